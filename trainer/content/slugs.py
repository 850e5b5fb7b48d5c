"""Ids made from prose: small letters, digits and single hyphens."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 48
"""Characters: an id is read in lists and typed in commands."""


def slug(text: str, instead: str) -> str:
    """The first words of the text as an id; `instead` if it has no letter of the alphabet.

    Accents are dropped, and words are kept whole where they fit.
    """
    joined = text.casefold().replace("'", "").replace("’", "")
    plain = unicodedata.normalize("NFKD", joined)
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall("[a-z0-9]+", letters)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        made = longer
    return made or instead


def unique_slug(text: str, instead: str, taken: Container[str]) -> str:
    """The same, with a number behind it where the id is taken already."""
    made = slug(text, instead)
    number, unique = 1, made
    while unique in taken:
        number += 1
        unique = f"{made}-{number}"
    return unique
