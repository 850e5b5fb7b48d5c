"""Scenarios and decks with further wordings, as values."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from trainer.content.cards import Card, Concept, Deck, RapidFire
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.content.text import one_line
from trainer.deckfile.text import clean

LONGEST_WORDING = 300
"""Characters: whoever marks more has marked a speech, which no other answer will repeat."""


def as_wording(words: str) -> str:
    """Words of an answer as one line of a rubric: cleaned, without marks at their ends."""
    return one_line(clean(words)).strip(" .,;:")


def with_more(
    content: Scenario | Deck, wordings: Iterable[tuple[str, str]]
) -> tuple[Scenario | Deck, dict[str, list[str]]]:
    """The scenario or deck with further wordings, and what was added to what.

    Words that are there already are left out, and so are those for what there is not.
    """
    if isinstance(content, Scenario):
        return with_wordings(content, wordings)
    adding = _Adding(wordings)
    return replace(content, cards=tuple(map(adding.to_card, content.cards))), adding.added


def with_wordings(
    scenario: Scenario, wordings: Iterable[tuple[str, str]]
) -> tuple[Scenario, dict[str, list[str]]]:
    """The scenario with further wordings, and what was added to which point.

    Words that a point has already are left out, and so are points that it does not have.
    """
    adding = _Adding(wordings)
    more = replace(
        scenario,
        points=adding.to_points(scenario.points),
        follow_ups=tuple(
            replace(each, points=adding.to_points(each.points)) for each in scenario.follow_ups
        ),
    )
    return more, adding.added


class _Adding:
    """Wordings on their way to where they belong."""

    def __init__(self, wordings: Iterable[tuple[str, str]]) -> None:
        self._given = list(wordings)
        self.added: dict[str, list[str]] = {}

    def to_card(self, card: Card) -> Card:
        """The card with those that are meant for it or its points."""
        match card:
            case Concept():
                return replace(card, points=self.to_points(card.points, f"{card.id}#"))
            case RapidFire():
                return replace(card, accept=self._more(card.id, card.answer, card.accept))
            case _:
                return card

    def to_points(self, points: Iterable[Point], before: str = "") -> tuple[Point, ...]:
        """The points with those that are meant for them; `before` begins their names."""
        return tuple(
            replace(each, wordings=self._more(before + each.id, each.say, each.wordings))
            for each in points
        )

    def _more(self, name: str, said: str, there: Sequence[str]) -> tuple[str, ...]:
        known = {_folded(text) for text in (said, *there)}
        for wanted, words in self._given:
            line = as_wording(words)
            if wanted == name and line and _folded(line) not in known:
                known.add(_folded(line))
                self.added.setdefault(name, []).append(line)
        return (*there, *self.added.get(name, ()))


def in_order(content: Scenario | Deck) -> Scenario | Deck:
    """The scenario or deck without the order of its wordings."""
    if isinstance(content, Scenario):
        return replace(
            content,
            points=_sorted(content.points),
            follow_ups=tuple(
                replace(each, points=_sorted(each.points)) for each in content.follow_ups
            ),
        )
    return replace(content, cards=tuple(map(_sorted_card, content.cards)))


def _sorted_card(card: Card) -> Card:
    match card:
        case Concept():
            return replace(card, points=_sorted(card.points))
        case RapidFire():
            return replace(card, accept=tuple(sorted(card.accept)))
        case _:
            return card


def _sorted(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(replace(each, wordings=tuple(sorted(each.wordings))) for each in points)


def _folded(text: str) -> str:
    return as_wording(text).casefold()
