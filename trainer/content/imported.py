"""What came out of somebody else's file of cards, before it becomes a deck."""

import re
from dataclasses import dataclass
from datetime import date

from trainer.content.cards import Card, CardKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedState:
    """Where the other program's schedule of a card stood."""

    interval: int
    """Days between the last review and the next."""
    easiness: int
    """Hundredths: 250 is the usual 2.5."""
    due: date | None
    """The study day of the next review; None if the card is new."""
    repetitions: int
    """Passes in a row."""
    lapses: int
    suspended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedReview:
    """One answer in the other program's log."""

    at: int
    """Milliseconds since 1970, UTC."""
    grade: int
    """0 to 5, as in SM-2."""
    seconds: float
    """Time that the answer took."""
    interval: int
    """Days until the next review, as the other program gave them."""
    easiness: int
    """Hundredths; 0 where it was not kept."""
    kind: str
    """What the other program calls it: `learn`, `review`, `relearn`, `filtered` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCard:
    """One question with its answer, as clean text."""

    key: str
    """Its name in the source, the same whenever that is read again; one line."""
    front: str
    back: str
    why: str = ""
    tags: tuple[str, ...] = ()
    deck: str = ""
    """The name of its deck in the source; empty where the source knows none."""
    kind: CardKind | None = None
    """None where the source does not say: what it becomes shows in its answer."""
    accept: tuple[str, ...] = ()
    """Other wordings of the right answer."""
    where: str = ""
    """Its place in the source, for messages: `row 12`, `line 40`."""
    state: ImportedState | None = None
    """Its schedule; None where the source has none."""
    log: tuple[ImportedReview, ...] = ()
    """Earliest first."""
    card: Card | None = None
    """The whole card, where the source is an export of this program."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What of the source has no place here."""

    what: str
    """In the plural: `pictures`, `sounds`, `scripts`, `cards without an answer`."""
    number: int
    example: str
    """One of them, by its name or place; may be empty."""
    others: tuple[str, ...] = ()
    """Others by name, where each may be missed; not necessarily all."""

    def __str__(self) -> str:
        """`1 picture`, `2 pictures`, `1 card without an answer`."""
        if self.number != 1:
            return f"{self.number} {self.what}"
        # The first word in the plural is what was counted.
        one = _PLURAL.sub(lambda found: found[1], self.what, count=1)
        return f"1 {one}"


_PLURAL = re.compile(r"\b(\w+?)(?:(?<=ss)es|s)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file of cards, read."""

    title: str
    """What the source calls itself, or its file name without the ending."""
    cards: tuple[ImportedCard, ...]
    """In the order of the source."""
    lost: tuple[Lost, ...] = ()
    format: str
    """What the file was taken for: `Anki package`, `CSV with a header`."""
    notices: tuple[str, ...] = ()
    """Sentences about how it was read: the encoding, the columns."""
