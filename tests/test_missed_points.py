"""From a drill to the reviews of the days after it, on a real store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.content.drill import PAYMENTS
from tests.practice.desk import GRADER
from tests.store.shelf import DAY, Shelf, days, numbered, on
from trainer.events import Kind
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.question import Phase, Plan
from trainer.practice.review import ReviewSession
from trainer.scheduling.queue import Scope
from trainer.settings import Settings
from trainer.store.database import Database
from trainer.workspace import Workspace

RETRY, NEVER, SHARDS = "payments#retry", "payments#never", "payments#shards"
GOOD = "Each charge carries an idempotency key. Init code runs first, before the handler."
POOR = "Lambda cannot do payments. Init code runs first, before the handler."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    settings = Settings(db=str(tmp_path / "t.db"), config="")
    with Workspace(settings, Database.open(Path(settings.db), on(DAY))) as workspace:
        shelf = Shelf()
        shelf.put("payments.yaml", PAYMENTS)
        shelf.put("a.yaml", numbered("a", 1))
        workspace.catalogue.sync(shelf.sources(), shelf, workspace.journal.refold)
        yield workspace


def drill(desk: Workspace, answer: str, day: date, follow_up: str = "") -> None:
    """A drill graded as proposed; probes on what was missed are left out."""
    session = desk.drill("payments", on(day))
    session.submit(answer, on(day))
    assert session.proposed is not None
    session.grade(session.proposed, on(day))
    while session.phase is DrillPhase.PROBING:
        asked = session.probe
        if asked is not None and asked.follow_up is not None and follow_up:
            session.answer_probe(follow_up, on(day))
        else:
            session.skip_probe(on(day))


def review(desk: Workspace, day: date, missed: bool = True) -> ReviewSession:
    return ReviewSession(desk, GRADER, Plan(Scope(missed=missed)), on(day))


def asked(desk: Workspace, day: date) -> list[str]:
    return [entry.item for entry in desk.queue(Scope(missed=True), day)]


def test_a_missed_point_comes_back_until_a_drill_makes_it(desk: Workspace) -> None:
    drill(desk, POOR, DAY)
    assert asked(desk, DAY) == []
    assert asked(desk, days(1)) == [RETRY, NEVER]

    session = review(desk, days(1))
    session.answer("each charge carries an idempotency key", on(days(1)))
    session.grade(4, on(days(1)))
    assert session.question is not None
    assert session.question.card.ask == "True or false, and why? “Lambda cannot do payments.”"
    session.answer("True.", on(days(1)))
    session.grade(1, on(days(1)))
    assert session.question.card.item == NEVER, "it failed, so it is asked once more"
    assert session.question.repeat
    session.answer("False: behind a queue it can.", on(days(1)))
    session.grade(4, on(days(1)))
    assert session.phase is Phase.FINISHED
    assert asked(desk, days(1)) == []
    assert asked(desk, days(2)) == [RETRY, NEVER]

    drill(desk, GOOD, days(2))
    assert asked(desk, days(2)) == asked(desk, days(60)) == []
    drill(desk, POOR, days(61))
    assert asked(desk, days(61)) == []
    assert asked(desk, days(62)) == [RETRY, NEVER]


def test_what_is_due_and_missed_again_is_not_asked_on_that_day(desk: Workspace) -> None:
    drill(desk, POOR, DAY)
    drill(desk, POOR, days(1))
    assert asked(desk, days(1)) == []
    assert asked(desk, days(2)) == [RETRY, NEVER]


def test_undoing_the_drill_removes_all_that_it_brought(desk: Workspace) -> None:
    drill(desk, POOR, DAY)
    undone = review(desk, DAY, missed=False).undo(on(DAY))
    assert undone is not None
    assert (undone.item, undone.kind) == ("payments", Kind.REVIEW)
    assert asked(desk, days(1)) == []
    assert review(desk, DAY).redo(on(DAY)) is not None
    assert asked(desk, days(1)) == [RETRY, NEVER]


def test_a_missed_point_of_a_follow_up_comes_back_too(desk: Workspace) -> None:
    drill(desk, GOOD, DAY, follow_up="I would buy a larger table at ten times the load.")
    assert asked(desk, days(1)) == [SHARDS]
    session = review(desk, days(1))
    session.answer("The table is split by customer.", on(days(1)))
    assert session.revealed is not None
    assert session.revealed.proposed == 5
    session.grade(5, on(days(1)))
    assert asked(desk, days(1)) == []


def test_what_is_not_asked_while_it_is_gone_keeps_its_history(desk: Workspace) -> None:
    drill(desk, POOR, DAY)
    empty = Shelf()
    desk.catalogue.sync([], empty, desk.journal.refold)
    assert asked(desk, days(1)) == []
    assert review(desk, days(1)).phase is Phase.FINISHED
    assert desk.schedule(RETRY).due == days(1)
    assert [past.event.item for past in desk.journal.history(5, RETRY)] == ["payments"]


def test_the_scenarios_as_one_chooses_them(desk: Workspace) -> None:
    (row,) = desk.drills(on(DAY))
    assert (row.id, row.title, row.topic) == ("payments", "Payments", "when-to-use")
    assert (row.drilled, row.score, row.missed, row.due) == (None, None, 0, 0)
    drill(desk, POOR, DAY)
    (row,) = desk.drills(on(DAY))
    assert (row.drilled, row.missed, row.due) == (DAY, 2, 0)
    assert row.score is not None
    assert row.score < 0.5
    (row,) = desk.drills(on(days(1)))
    assert row.due == 2
