"""A card in lines of text: first the question, then everything about its answer."""

from collections.abc import Iterator, Sequence

from trainer.content.cards import Card, Number, RapidFire
from trainer.content.parts import Part
from trainer.content.text import clean, one_line, reflow
from trainer.events import Event
from trainer.grading.numbers import NumberAssessment
from trainer.plain.grades import GRADE_KEYS, GRADE_NAMES
from trainer.plain.points import point_lines
from trainer.plain.text import in_days
from trainer.practice.question import Question, Revealed
from trainer.practice.wording import number_of
from trainer.scheduling.preview import Grade, Outcome
from trainer.scheduling.schedule import Schedule


def question_lines(question: Question) -> Iterator[str]:
    """The card as it is asked."""
    card = question.card
    about = [card.kind.words, f"importance {card.importance}", card.level]
    if question.repeat:
        about.append("once more, because it did not go well")
    elif question.schedule.due is None:
        about.append("new")
    where = f"Scenario {card.title}" if isinstance(card, Part) else f"Deck {card.deck}"
    yield f"{one_line(where)}: {', '.join(about)}."
    if question.changed:
        yield "Its answer was changed since you last saw it."
    if question.schedule.flag is not None:
        note = one_line(question.schedule.flag)
        yield f"Flagged: {note}" if note else "Flagged."
    if question.schedule.is_leech:
        failures = number_of(question.schedule.failures, "time")
        yield f"A leech: failed {failures}. Perhaps it wants to be worded better."
    yield ""
    if isinstance(card, Part):
        yield from _block("The interview was about", reflow(card.scene))
    yield reflow(card.ask).strip()


def revealed_lines(question: Question, revealed: Revealed) -> Iterator[str]:
    """What stands on the back of the card, and beside it."""
    card = question.card
    if revealed.typed:
        yield from _block("You said", clean(revealed.typed))
    if isinstance(revealed.assessment, NumberAssessment):
        yield f"Judged: {one_line(revealed.assessment.reason)}"
    yield from _block("Answer", reflow(card.solution))
    yield from point_lines(card, revealed)
    yield from _kind_lines(card)
    if card.why:
        yield from _block("Why", reflow(card.why))
    if card.source or card.as_of:
        checked = f"checked {one_line(card.as_of)}" if card.as_of else ""
        yield f"Source: {', '.join(filter(None, (one_line(card.source), checked)))}."
    if revealed.earlier:
        yield from _earlier_lines(revealed.earlier)


def grade_lines(question: Question, outcomes: Sequence[Outcome], cram: bool) -> Iterator[str]:
    """The four grades, with where each leads."""
    if outcomes:
        ways = (
            f"{key} {GRADE_NAMES[outcome.grade]}, {in_days(outcome.days)}"
            for key, outcome in enumerate(outcomes, start=1)
        )
    else:
        ways = (f"{key} {GRADE_NAMES[grade]}" for key, grade in GRADE_KEYS.items())
    yield f"Grades: {'; '.join(ways)}."
    if question.repeat:
        yield "A repeat: below good it is asked again; its day does not move."
    elif cram:
        yield "Cramming: no day moves."


def saved_line(grade: Grade, before: Question, after: Schedule, days: int | None) -> str:
    """What was written, once it is on disk."""
    parts = [f"saved: {GRADE_NAMES[grade]}"]
    if days is not None:
        parts.append(f"back {in_days(days)}")
    if after.repeat_day is not None:
        parts.append("asked once more today")
    if after.is_leech and not before.schedule.is_leech:
        parts.append(f"a leech now: failed {number_of(after.failures, 'time')}")
    return ", ".join(parts)


def _kind_lines(card: Card) -> Iterator[str]:
    match card:
        case Number():
            if card.tolerance:
                within = one_line(card.tolerance)
                exact = not within.strip("0.%")
                yield "Only the exact figure is right." if exact else f"Right within {within}."
            for old in card.outdated:
                until = f" until {one_line(old.until)}" if old.until else ""
                yield f"Outdated: it was {one_line(old.value)}{until}."
        case RapidFire() if card.accept:
            yield f"Also right: {'; '.join(map(one_line, card.accept))}."


def _earlier_lines(earlier: Sequence[Event]) -> Iterator[str]:
    yield "What you answered before, latest first:"
    for event in earlier:
        said = one_line(event.answer) if event.answer else "nothing typed"
        yield f"- {event.day.isoformat()}, grade {event.grade}: {said}"


def _block(label: str, text: str) -> Iterator[str]:
    """A labelled text; one of several lines begins on a line of its own."""
    text = text.strip()
    if "\n" in text:
        yield f"{label}:"
        yield text
    else:
        yield f"{label}: {text}"
