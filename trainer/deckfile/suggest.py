"""Which of the words that learners marked would help as a wording of their scenario."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.content.scenarios import Scenario
from trainer.deckfile.golden import rubric_of
from trainer.deckfile.wordings import LONGEST_WORDING, as_wording, with_wordings
from trainer.events import Event, Kind
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric
from trainer.grading.states import State


@dataclass(frozen=True, slots=True)
class Contested:
    """Words of an answer that the learner marked as saying a point."""

    point: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Such words as a wording of the point."""

    point: str
    words: str
    """As they would stand in the file."""
    against: str
    """Why they would not help; empty if with them the same answer makes the point."""


def contested(events: Iterable[Event]) -> Iterator[Contested]:
    """The marked words among events; what makes no sense is passed over."""
    for event in events:
        point, words = event.data.get("point"), event.data.get("words")
        hit = event.kind == Kind.OVERRULE and event.data.get("state") == State.HIT
        if hit and isinstance(point, str) and isinstance(words, str) and event.answer:
            yield Contested(point, words, event.answer)


def suggestions(
    scenario: Scenario, marked: Iterable[Contested], lexicon: Lexicon
) -> tuple[Suggestion, ...]:
    """What the words are worth, each once, in the order given.

    Left out are words that the point has already and those of answers that make the point
    by now.
    """
    found: dict[tuple[str, str], Suggestion] = {}
    rubric = rubric_of(scenario, lexicon)
    for each in marked:
        words = as_wording(each.words)
        more, added = with_wordings(scenario, [(each.point, words)])
        key = (each.point, words.casefold())
        if not added or key in found or _state(rubric, each) is State.HIT:
            continue
        extended = rubric_of(more, lexicon)
        against = _against(assess(extended, each.answer), each.point, words)
        found[key] = Suggestion(each.point, words, against)
        if not against:
            scenario, rubric = more, extended
    return tuple(found.values())


def _state(rubric: Rubric, marked: Contested) -> State | None:
    point = _of(assess(rubric, marked.answer), marked.point)
    return point.state if point is not None else None


def _of(assessment: Assessment, point: str) -> PointAssessment | None:
    return next((each for each in assessment.points if each.id == point), None)


def _against(assessment: Assessment, point: str, words: str) -> str:
    """Why words would not help, by the assessment of their answer with them added."""
    if len(words) > LONGEST_WORDING:
        return f"longer than the {LONGEST_WORDING} characters of a wording; mark one sentence"
    found = _of(assessment, point)
    if found is None:
        return "it is a point of a follow-up"
    if assessment.score is None:
        return f"the answer has no score: {assessment.reason}"
    match found.state:
        case State.HIT:
            return ""
        case State.CONTRADICTED:
            return f"it would still be read as a denial: {found.reason}"
        case _:
            return "it would still not be found: too little in it belongs to this point alone"
