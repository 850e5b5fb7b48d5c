"""Journeys through the plain drill, typed from a script."""

from io import StringIO

from tests.practice.desk import at
from tests.practice.drills import (
    BACKLOG,
    GRADER,
    QUEUE,
    SCENARIO,
    DrillDesk,
)
from trainer.content.scenarios import Scenario
from trainer.events import Kind, Moment
from trainer.plain.drill import run_drill
from trainer.practice.drill import DrillSession

ITEM = SCENARIO.item
FIRST = (QUEUE, "", BACKLOG, ".")
"""An answer of two paragraphs; it makes a must and a good point."""


class FakePractice:
    """A workspace in memory whose clock goes on by a second at every look."""

    def __init__(self, scenario: Scenario = SCENARIO) -> None:
        self.desk = DrillDesk()
        self.day = 1
        self._scenario = scenario
        self._looks = 0

    def now(self) -> Moment:
        self._looks += 1
        return at(self.day, 9, 0, self._looks)

    def drill(self, scenario: str | None, now: Moment) -> DrillSession:
        assert scenario in (None, self._scenario.id)
        return DrillSession(self.desk, GRADER, self._scenario, now)

    def talk(self, *lines: str) -> str:
        """Everything printed when these lines are typed."""
        said = StringIO()
        typed = StringIO("".join(f"{line}\n" for line in lines))
        assert run_drill(self, None, typed, said) == 0
        return said.getvalue()

    @property
    def kept(self) -> str | None:
        """The draft of the drill."""
        draft = self.desk.draft_of(ITEM)
        return draft.text if draft else None


def test_a_drill_from_the_question_to_what_comes_back() -> None:
    practice = FakePractice()
    said = practice.talk(*FIRST, "", "The worker is idempotent.", "", "", "q")
    assert "Drill: The slow checkout, a good answer takes about 8 minutes." in said
    assert SCENARIO.ask in said
    assert f"[3: {QUEUE.rstrip('.')}]" in said
    assert "1. not said (bonus): later failure\n" in said
    assert "3. said (must): Put a queue between the checkout and the mailer" in said
    assert f'   Your words: "{QUEUE.rstrip(".")}"' in said
    assert "Score: 50% of what a good answer says; proposed: hard." in said
    assert "grade [1-4, Enter = hard; c, w, m, e, ?, q]: " in said
    assert "saved: hard" in said
    assert "The interviewer asks on, 1 of 4: " in said
    assert "Done: score 50%, graded hard." in said
    assert "Gained: queue, backlog." in said
    assert (
        "Coming back:\n- tomorrow: later failure, dead letters, idempotent, the whole drill\n"
        in said
    )
    review, *_ = practice.desk.of_kind(Kind.REVIEW)
    assert (review.item, review.grade, review.answer) == (ITEM, 3, f"{QUEUE}\n\n{BACKLOG}")
    assert len(practice.desk.of_kind(Kind.PROBE)) == 1
    assert practice.kept is None
