"""Ids made from prose: small letters, digits and single hyphens."""

import re
import unicodedata
from collections.abc import Container

ID_LENGTH = 64
"""Characters of an id at most."""

LONGEST = 48
"""Characters that are made: an id is read in lists and typed in commands."""

_NUMBERED = ID_LENGTH - 8
"""Characters that leave room for a hyphen and a number behind them."""


def slug(text: str, instead: str, longest: int = LONGEST) -> str:
    """The first words of the text as an id; `instead` if it has no letter of the alphabet.

    Accents are dropped, and words are kept whole where they fit.
    """
    joined = text.replace("'", "").replace("’", "")
    # Decomposed first: a sign such as `㎒` has capitals within.
    plain = unicodedata.normalize("NFKD", joined).casefold()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall("[a-z0-9]+", letters)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:longest]
        if len(longer) > longest:
            break
        made = longer
    return made or instead


def unique(name: str, taken: Container[str]) -> str:
    """The id, with a number behind it where it is taken already."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name[:_NUMBERED].rstrip('-')}-{number}"
    return found


def unique_slug(text: str, instead: str, taken: Container[str]) -> str:
    """What `slug` makes, with a number behind it where the id is taken already."""
    return unique(slug(text, instead), taken)
