"""The end of a session, in lines of text."""

from collections.abc import Iterator
from datetime import date

from trainer.content.text import one_line
from trainer.plain.grades import GRADE_NAMES
from trainer.plain.text import duration, on_day
from trainer.practice.summary import Summary
from trainer.practice.wording import number_of

MOST_DAYS = 7
"""Days listed with what comes back on them; the rest is added up."""


def summary_lines(summary: Summary, today: date) -> Iterator[str]:
    """What the session came to."""
    if not summary.answers:
        yield "No answer was graded."
        return
    yield (
        f"Done: {number_of(summary.answers, 'answer')} on {number_of(summary.cards, 'card')}"
        f" in {duration(summary.seconds)}."
    )
    if summary.reviewed:
        share = round(100 * summary.passed / summary.reviewed)
        yield f"Right at first: {summary.passed} of {summary.reviewed} ({share} %)."
        grades = (f"{GRADE_NAMES[grade]} {count}" for grade, count in summary.grades)
        yield f"Grades: {', '.join(grades)}."
    if summary.learned:
        yield f"Learned: {number_of(len(summary.learned), 'new card')}."
    if summary.hard:
        yield "Worth another look:"
        yield from (f"- {one_line(card.ask)}" for card in summary.hard)
    if summary.coming:
        near, far = summary.coming[:MOST_DAYS], summary.coming[MOST_DAYS:]
        days = [f"{on_day(coming.day, today)} {coming.cards}" for coming in near]
        if far:
            days.append(f"later {sum(coming.cards for coming in far)}")
        yield f"Coming back: {', '.join(days)}."
