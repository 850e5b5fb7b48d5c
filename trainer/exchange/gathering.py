"""Cards as they are gathered from a file: cleaned, named, counted, within bounds."""

import re
from collections.abc import Iterable
from hashlib import sha256

from trainer.content.cards import CardKind
from trainer.content.imported import Imported, ImportedCard
from trainer.content.text import clean, one_line
from trainer.exchange.limits import LONGEST_SIDE, MOST_CARDS, ImportFileError
from trainer.exchange.losses import Losses

_SOLE_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_MOST_TAGS = 30
"""People have five; what goes beyond is no tag."""
_LONGEST_TAG = 60


class Gathering:
    """The cards so far, and what of the file is lost."""

    def __init__(self) -> None:
        self.losses = Losses()
        self.notices: list[str] = []
        self._cards: list[ImportedCard] = []
        self._keys: set[tuple[str, str]] = set()
        self._numbers: dict[tuple[str, str], int] = {}
        """The last number that was put behind a key, so that none is tried twice."""

    def add(
        self,
        front: str,
        back: str,
        *,
        where: str,
        key: str = "",
        why: str = "",
        tags: Iterable[str] = (),
        deck: str = "",
        kind: CardKind | None = None,
        accept: Iterable[str] = (),
    ) -> None:
        """Take in a card; one without a question or an answer is lost.

        Its key is made of the question where the source names none.
        """
        front, back, why = _question(front), _tidy(back), _tidy(why)
        if not front or not back:
            what = "an answer" if front else "a question"
            self.losses.add(f"cards without {what}", f"{where}: {front or back}".strip(": "))
            return
        if max(len(front), len(back), len(why)) > LONGEST_SIDE:
            self.losses.add(f"cards longer than {LONGEST_SIDE:,} characters", f"{where}: {front}")
            return
        if len(self._cards) >= MOST_CARDS:
            raise ImportFileError(f"the file has more than {MOST_CARDS:,} cards; split it")
        card = ImportedCard(
            key=self._unique(one_line(key)[:200] or _fingerprint(front), deck),
            front=front,
            back=back,
            why=why,
            tags=tidy_tags(tags),
            deck=one_line(deck)[:200],
            kind=kind,
            accept=tuple(dict.fromkeys(filter(None, map(one_line, accept)))),
            where=where,
        )
        self._cards.append(card)

    def imported(self, title: str, called: str) -> Imported:
        """All of it; `called` is what the file was taken for."""
        return Imported(
            title=title,
            cards=tuple(self._cards),
            lost=self.losses.found(),
            format=called,
            notices=tuple(self.notices),
        )

    def _unique(self, key: str, deck: str) -> str:
        found, number = key, self._numbers.get((deck, key), 1)
        while (deck, found) in self._keys:
            number += 1
            found = f"{key}+{number}"
        self._numbers[deck, key] = number
        self._keys.add((deck, found))
        return found


def _fingerprint(front: str) -> str:
    """A name for a card whose source gives it none, made of its question."""
    return f"#{sha256(one_line(front).casefold().encode()).hexdigest()[:12]}"


def _question(text: str) -> str:
    """The text as a question: not all of it bold."""
    text = _tidy(text)
    if found := _SOLE_BOLD.fullmatch(text):
        text = found[1].strip()
    return text


def _tidy(text: str) -> str:
    """The text, cleaned, without blanks at the ends of lines and empty lines around it."""
    lines = (line.rstrip() for line in clean(text).split("\n"))
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return kept.strip() if "\n" not in kept else kept


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags, cleaned, each once, as many and as long as a tag may sensibly be."""
    found = dict.fromkeys(one_line(tag)[:_LONGEST_TAG] for tag in tags)
    return tuple(tag for tag in found if tag)[:_MOST_TAGS]
