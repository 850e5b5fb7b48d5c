"""Decks and scenarios as YAML files: finding, reading and checking them."""
