"""The scenes of Browse that are kept as golden texts and drawn as pictures."""

from collections.abc import AsyncIterator

from tests.practice.desk import at
from tests.tui.journey import Journey
from tests.tui.practice import FakePractice, seen_desk
from trainer.events import Kind, NewEvent


def practice() -> FakePractice:
    """Cards of which some were answered, one was flagged and one suspended."""
    desk = seen_desk()
    item = "cold-starts/what-is-a-cold-start"
    desk.record(NewEvent(Kind.REVIEW, item, grade=1, answer="It is slow [/] at first."), at(23))
    desk.record(NewEvent(Kind.FLAG, item, data={"note": "the answer is too long"}), at(23))
    desk.record(NewEvent(Kind.SUSPEND, "limits/timeout"), at(23))
    return FakePractice(desk)


async def scenes(walk: Journey) -> AsyncIterator[str]:
    """Find something, look at it, and do something with it."""
    await walk.press("slash")
    await walk.settle()
    yield "browse"
    await walk.write("is:d")
    yield "browse-filter"
    await walk.press("escape", *"wha", "enter")
    yield "browse-found"
    await walk.press("enter")
    await walk.settle()
    yield "browse-item"
    await walk.press("pagedown")
    yield "browse-item-below"
    await walk.press("f")
    yield "browse-flag"
    await walk.press("escape", "escape", "slash", *"zzz")
    yield "browse-nothing"
