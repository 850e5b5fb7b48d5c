"""Which words of answers to cards, counted by their learners, would help as wordings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from trainer.content.cards import Card, Concept, RapidFire
from trainer.content.parts import ScenarioPoint
from trainer.content.points import Point
from trainer.deckfile.suggest import Contested, Suggestion
from trainer.deckfile.wordings import LONGEST_WORDING, as_wording
from trainer.events import Event, Kind
from trainer.grading.assessment import Assessment
from trainer.grading.cards import CardGrader
from trainer.grading.lexicon import Lexicon
from trainer.grading.states import State

_SENTENCES = re.compile(r"(?<=[.;!?])\s+|\n+")


def claimed(events: Iterable[Event]) -> Iterator[Contested]:
    """The answers to one card in which a point was set to said, and left so.

    A correction names no words: which of the answer say the point is found out later.
    """
    last: dict[tuple[str, str], bool] = {}
    for event in events:
        point = event.data.get("point")
        if event.kind == Kind.OVERRULE and isinstance(point, str) and event.answer:
            last[point, event.answer] = event.data.get("state") == State.HIT
    for (point, answer), said in last.items():
        if said:
            yield Contested(point, "", answer)


def card_suggestions(
    card: Card, marked: Iterable[Contested], lexicon: Lexicon
) -> tuple[Suggestion, ...]:
    """What the answers are worth as wordings of their points, each once, in the order given.

    Of an answer the first sentence that makes the point is taken, else the whole. Left out
    are answers that make the point by now. For rapid fire the point is empty: it is one more
    answer to accept.
    """
    grader = CardGrader(lambda: lexicon)
    found: dict[tuple[str, str], Suggestion] = {}
    for each in marked:
        if _makes(grader, card, each.answer, each.point) is not False:
            continue  # the point is gone, or found by now
        name = "" if isinstance(card, RapidFire) else each.point
        whole = as_wording(each.answer)
        sentences = (as_wording(text) for text in _SENTENCES.split(each.answer))
        candidates = [whole] if isinstance(card, RapidFire) else [*filter(None, sentences), whole]
        suggestion = Suggestion(name, whole, _AGAINST)
        for words in candidates:
            more = _with(card, each.point, words)
            if more is None:
                suggestion = replace(suggestion, against=_NO_POINTS)
            elif len(words) > LONGEST_WORDING:
                suggestion = replace(suggestion, against=_TOO_LONG)
            elif _makes(grader, more, each.answer, each.point):
                suggestion, card = Suggestion(name, words, ""), more
                break
        found.setdefault((suggestion.point, suggestion.words.casefold()), suggestion)
    return tuple(found.values())


_AGAINST = "it would still not be found: too little in it belongs to this point alone"
_NO_POINTS = "the card has no points of its own that could take a wording"
_TOO_LONG = f"longer than the {LONGEST_WORDING} characters of a wording"


def _makes(grader: CardGrader, card: Card, answer: str, point: str) -> bool | None:
    """Whether the answer makes the point; None if the card has no such point."""
    found = grader.assess(card, answer)
    if not isinstance(found, Assessment):
        return None
    states = {each.id: each.state for each in found.points}
    return states[point] is State.HIT if point in states else None


def _with(card: Card, point: str, words: str) -> Card | None:
    """The card with one more wording; None if it can take none."""

    def extended(each: Point) -> Point:
        return replace(each, wordings=(*each.wordings, words)) if each.id == point else each

    match card:
        case Concept() if card.points:
            return replace(card, points=tuple(map(extended, card.points)))
        case RapidFire():
            return replace(card, accept=(*card.accept, words))
        case ScenarioPoint():
            return replace(card, point=extended(card.point))
        case _:
            return None
