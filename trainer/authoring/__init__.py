"""Writing, importing and exporting decks: files, other formats and the journal put together."""
