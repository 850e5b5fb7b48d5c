"""Ids for what comes from elsewhere."""

from hashlib import sha256

from trainer.content import slugs
from trainer.deckfile import shapes

_LONGEST = 56
"""Characters; whole questions become ids here, and more of them stay apart."""

_MOST_READ = 1000
"""Characters of a question that its id may be made of."""


def slug(text: str, spare: str) -> str:
    """The text as an id of whole words; a name made of `spare` where it has no Latin letters."""
    instead = f"card-{sha256((spare or text).encode()).hexdigest()[:8]}"
    return slugs.slug(text[:_MOST_READ], instead, _LONGEST)


def is_id(text: str) -> bool:
    """Whether the text is an id already, and more than a number."""
    return shapes.is_id(text) and any(map(str.isalpha, text))
