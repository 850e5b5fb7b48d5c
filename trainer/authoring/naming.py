"""Ids for what comes from elsewhere: readable, and each only once."""

import re
import unicodedata
from collections.abc import Collection
from hashlib import sha256

ID_LENGTH = 64
_LONGEST_SLUG = 56
"""Characters, so that a number fits behind them."""

_APOSTROPHE = re.compile("(?<=[a-z])['’](?=[a-z])")
_ID = re.compile(r"(?=[a-z0-9-]{0,63}[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str, spare: str) -> str:
    """The text as an id of whole words; a name made of `spare` where it has no Latin letters."""
    folded = unicodedata.normalize("NFKD", text[:1000]).casefold()
    letters = "".join(each for each in folded if not unicodedata.combining(each))
    words = re.findall("[a-z0-9]+", _APOSTROPHE.sub("", letters))
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST_SLUG]
        if len(longer) > _LONGEST_SLUG:
            break
        name = longer
    return name or f"card-{sha256((spare or text).encode()).hexdigest()[:8]}"


def is_id(text: str) -> bool:
    """Whether the text is an id already, and more than a number."""
    return len(text) <= ID_LENGTH and _ID.fullmatch(text) is not None


def free(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it if it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name[: ID_LENGTH - 8]}-{number}"
    return found
