"""The scenes that are kept as golden texts and drawn as pictures."""

from collections.abc import AsyncIterator
from datetime import date

from tests.tui.journey import Journey
from tests.tui.practice import TODAY, FakePractice, seen_desk
from trainer.scheduling.countdown import countdown
from trainer.tui.review import ReviewScreen

SAID = (
    "The first call waits: Lambda has to make a new environment before my code can run. "
    "Then the runtime is started."
)
"""One point said, one half said, one left out."""

INTERVIEW = countdown(
    date(2026, 2, 18),
    TODAY.day,
    new=312,
    introduced=0,
    scenarios=31,
    new_per_day=15,
)


def practice() -> FakePractice:
    """The workspace of all scenes."""
    return FakePractice(seen_desk())


async def scenes(walk: Journey) -> AsyncIterator[str]:
    """Walk from Home to the Summary; the name of each scene when it is on the screen."""
    yield "home"
    walk.practice.countdown = INTERVIEW
    await walk.come_back()
    yield "home-interview"
    await walk.press("enter")
    yield "rapid-fire"
    await walk.press("space", "3")
    yield "asked"
    await walk.press("escape", "f")
    await walk.write("is p99 right?")
    yield "flagging"
    await walk.press("enter")
    yield "flagged"
    await walk.press("f", "ctrl+u", "enter", "i")
    await walk.fill(SAID)
    await walk.press("ctrl+j")
    yield "revealed"
    await walk.press("3")
    await walk.fill("256 KB")
    await walk.press("enter")
    yield "figure"
    await walk.press("enter")
    keys = iter("3423333")
    while walk.at(ReviewScreen):
        if walk.footer.startswith(("Ctrl", "Enter Submit")):
            await walk.press("escape")
        walk.practice.wait(21)
        await walk.press("space", next(keys))
    yield "summary"
    await walk.press("?")
    yield "help"
