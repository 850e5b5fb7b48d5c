"""Tests of writing, importing and exporting decks."""
