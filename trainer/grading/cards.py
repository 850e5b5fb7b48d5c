"""Typed answers to flashcards: each kind by what fits it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.parts import ScenarioPoint, WrongClaim
from trainer.content.points import Point
from trainer.grading.assess import judge
from trainer.grading.assessment import Assessment, PointAssessment, Span
from trainer.grading.heard import Heard, hear
from trainer.grading.lexicon import Lexicon
from trainer.grading.numbers import NumberAssessment, assess_number
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.scoring import score_of
from trainer.grading.states import State

_ANSWER = "answer"
"""The one point of a rapid-fire card."""

_ENDS = ".,;:!?\"'`()“”‘’"
"""What may stand around a word and says nothing."""

CardAssessment = NumberAssessment | Assessment

OVERRULED = "you said so"
"""The reason of a point whose state the learner set."""

_DASH = (" - ", " – ")
"""A hyphen between spaces, and the mark that is meant; both are as long."""

_IDEAS = re.compile(r"(?<=[.;!?])\s+")
"""Between two ideas of an answer that has no points of its own."""

_AGREES = re.compile(
    r"\W*((?:(?:it|that|this) is )?(?:true|yes|right|correct)|(?:i )?agreed?)\b"
    r"(?!\W+(?:or|but|only|until|before|if|once|as long)\b)",
    re.IGNORECASE,
)
"""How an answer begins that takes a wrong claim for true, and for more than half of the truth."""

AGREED = "you said that it is true"
"""The reason of a point that was not made because the wrong claim was."""


def points_of(card: Card) -> tuple[Point, ...]:
    """The ideas that a typed answer to the card must contain; none for a figure.

    A concept without points is split into the sentences of its answer; the answer of a
    rapid-fire card is one idea, with everything it accepts. Of a wrong claim the answer must
    say what is right instead, any sentence of it.
    """
    match card:
        case Concept() if card.points:
            return card.points
        case Concept():
            ideas = enumerate(_ideas(card.answer), start=1)
            return tuple(Point(id=f"idea-{n}", say=idea) for n, idea in ideas)
        case RapidFire():
            return (Point(id=_ANSWER, say=card.answer, wordings=card.accept),)
        case ScenarioPoint():
            return (card.point,)
        case WrongClaim() if card.flag.correction:
            correction = card.flag.correction
            return (Point(id=card.flag.id, say=correction, wordings=_ideas(correction)),)
        case _:
            return ()


def _ideas(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(filter(None, (idea.strip() for idea in _IDEAS.split(text))))


class CardGrader:
    """Assesses typed answers to cards; pure but for remembering the latest rubric."""

    def __init__(self, lexicon: Callable[[], Lexicon]) -> None:
        """`lexicon` is asked once a typed answer needs words compared, and not before."""
        self._lexicon = lexicon
        self._prepared: tuple[Card, Rubric] | None = None

    def assess(self, card: Card, typed: str) -> CardAssessment:
        """The assessment of what was typed."""
        if isinstance(card, Number):
            return assess_number(typed, card)
        if isinstance(card, RapidFire) and _is_answer(card, typed):
            point = PointAssessment(_ANSWER, State.HIT, ((0, len(typed)),), "said", strength=1.0)
            return Assessment((point,), (), 1.0, None, "")
        found = judge(self.hear(card, typed))
        agrees = _AGREES.match(typed) if isinstance(card, WrongClaim) else None
        return found if agrees is None else _agreed(found, agrees.span(1))

    def hear(self, card: Card, typed: str) -> Heard:
        """What was typed, as it is read to be compared with the points of a card."""
        # "True or false" asks for a sentence that says why, not for phrases.
        takes_notes = not isinstance(card, WrongClaim)
        return hear(self._rubric(card), typed.replace(*_DASH), takes_notes=takes_notes)

    def _rubric(self, card: Card) -> Rubric:
        if self._prepared is None or self._prepared[0] != card:
            # "True or false" asks for the reason: alone, neither word is an answer.
            asked = card.flag.claim if isinstance(card, WrongClaim) else card.ask
            self._prepared = (card, prepare(asked, points_of(card), (), self._lexicon()))
        return self._prepared[1]


def _is_answer(card: RapidFire, typed: str) -> bool:
    """Whether the very words of the answer, or of one that is accepted, were typed.

    They may be those of the question, in an order that matters: "Put A and B in order".
    """
    return _plain(typed) in [_plain(text) for text in (card.answer, *card.accept)]


def _plain(text: str) -> list[str]:
    """The words of a text without case and punctuation."""
    words = (word.strip(_ENDS) for word in text.casefold().split())
    return [word for word in words if word]


def _agreed(assessment: Assessment, words: Span) -> Assessment:
    """The assessment of an answer that takes a wrong claim for true, by these words."""
    points = tuple(
        replace(point, state=State.CONTRADICTED, evidence=(words,), reason=AGREED)
        for point in assessment.points
    )
    return replace(assessment, points=points, score=0.0, unscored=None, reason="")


def overruled(assessment: Assessment, card: Card, states: Mapping[str, State]) -> Assessment:
    """The assessment with some points, by id, in the state that the learner gave them.

    It is scored even if grading itself found nothing to score.
    """
    points = tuple(
        replace(point, state=states[point.id], reason=OVERRULED) if point.id in states else point
        for point in assessment.points
    )
    score = score_of(points_of(card), points, len(assessment.red_flags))
    return replace(assessment, points=points, score=score, unscored=None, reason="")
