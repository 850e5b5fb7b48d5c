"""The scenes of a drill, kept as golden texts and drawn as pictures."""

from collections.abc import AsyncIterator

from tests.practice.desk import at
from tests.practice.drills import BACKLOG, QUEUE, SCENARIO, DrillDesk
from tests.tui.journey import Journey
from tests.tui.practice import FakePractice
from trainer.events import Kind, NewEvent
from trainer.tui.clock import Clock
from trainer.tui.essay import DraftField

ANSWER = (
    f"{QUEUE} The price is a second system to look after.\n\n"
    "The queue delivers every message exactly once, so duplicates cannot happen. "
    "Should the mailer be down for an hour, nothing is lost: the messages wait, and an alarm "
    f"tells us. {BACKLOG}"
)
"""Points said, one denied by a wrong claim, and words that a learner may point at."""


def practice() -> FakePractice:
    """A workspace whose scenario was drilled once before."""
    desk = DrillDesk()
    states = {"queue": "hit", "idempotent": "hit", "backlog": "missed"}
    states |= {"dead-letters": "missed", "later-failure": "missed"}
    kept = {"score": 0.6, "points": states, "red_flags": []}
    desk.record(NewEvent(Kind.REVIEW, SCENARIO.id, grade=3, assessment=kept), at(12))
    made = FakePractice(desk)
    made.scenarios = {SCENARIO.id: SCENARIO}
    return made


async def scenes(walk: Journey) -> AsyncIterator[str]:
    """Walk from the list of drills to the closing; the name of each scene when it is there."""
    await walk.press("d")
    yield "drills"
    await walk.press("enter")
    await walk.settle()
    walk.drill.query_one(DraftField).text = ANSWER
    walk.practice.wait(200)
    walk.drill.query_one(Clock).look()
    await walk.pilot.pause()
    yield "drill-answer"
    await walk.press("ctrl+j")
    await walk.settle()
    await walk.press("down", "down")
    yield "drill-assessed"
    await walk.press("up", "c", "down", "down", "down", "down", "down", "down", "shift+down")
    yield "drill-contest"
    await walk.press("enter", "enter")
    await walk.press("ctrl+t", "ctrl+t", "ctrl+t")
    yield "drill-probe"
    await walk.write("The worker is idempotent because a message can be delivered twice")
    await walk.press("enter")
    yield "drill-probed"
    await walk.press("enter", "escape", "q")
    yield "drill-closing"
