"""The composition root: settings, clock, decks and journal, put together once."""
