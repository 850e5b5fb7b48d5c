"""What decks and scenarios say: frozen values, no files, no formats."""
