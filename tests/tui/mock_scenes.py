"""The scenes of interviews that are kept as golden texts and drawn as pictures."""

from collections.abc import AsyncIterator
from functools import cache

from tests.practice.mocks import CARDS, MockDesk
from tests.tui.journey import Journey
from tests.tui.practice import FakePractice, cards
from trainer.content.scenarios import Label, Scenario
from trainer.deckfile.reader import parse
from trainer.practice.interview import Setup
from trainer.practice.starts import MockStart
from trainer.resources import bundled
from trainer.tui.mock import MockScreen
from trainer.tui.mock_field import Talk, TalkEssay

TWENTY = MockStart(Setup(20, seed=7))
HOST = MockStart(Setup(20), host="payment-service-in-lambda")
SPOKEN = MockStart(Setup(20, seed=7, spoken=True))


@cache
def payments() -> Scenario:
    """A scenario as it comes with the program."""
    path = bundled("scenarios") / "payment-service-in-lambda.yaml"
    scenario = parse(path.read_bytes(), path.name).content
    assert isinstance(scenario, Scenario)
    return scenario


def practice() -> FakePractice:
    """A workspace with one scenario and two short cards."""
    desk = MockDesk((payments(),))
    desk.cards = {card.item: card for card in (*cards()[1:3], *CARDS[:1])}
    return FakePractice(desk)


def screen(walk: Journey) -> MockScreen:
    """The interview that is on the screen."""
    assert isinstance(walk.app.screen, MockScreen)
    return walk.app.screen


async def say(walk: Journey, text: str, seconds: int = 60) -> None:
    """Type an answer at once, let time pass, and hand it in."""
    field = screen(walk).query_one(Talk).field
    assert field is not None
    if isinstance(field, TalkEssay):
        field.text = text
    else:
        field.value = text
    await walk.pilot.pause()
    walk.practice.wait(seconds)
    await walk.press("ctrl+j" if isinstance(field, TalkEssay) else "enter")


async def scenes(walk: Journey) -> AsyncIterator[str]:
    """Walk from Home through an interview to its report and the list of reports."""
    await walk.press("m")
    await walk.press("left", "down", "down", "down")
    yield "mock-setup"
    await walk.press("7", "enter")
    yield "mock-warm-up"
    for said in ("256 KB", "nothing", "a queue for failures"):
        await say(walk, said, 30)
    await say(walk, "How much traffic is there?", 20)
    await say(walk, "Which colour is the logo?", 20)
    yield "mock-clarify"
    await walk.press("ctrl+j")
    await say(walk, "About 40 a second at noon, so 40 executions at a second each.", 90)
    walk.practice.wait(310)
    screen(walk).tick()
    strong = next(a.text for a in payments().answers if a.label is Label.OK)
    field = screen(walk).query_one(TalkEssay)
    field.text = strong
    screen(walk).tick()
    await walk.pilot.pause()
    yield "mock-answer"
    await walk.press("ctrl+j")
    await say(walk, "I would watch the dead letter queue.", 200)
    yield "mock-probe"
    await walk.press("escape", "q")
    yield "mock-paused"
    await walk.press("m")
    yield "mock-interrupted"
    await walk.press("enter")
    while walk.at(MockScreen):
        await say(walk, "The conditional write on the idempotency key refuses it.", 80)
    yield "mock-report"
    await walk.press("space")
    yield "mock-report-2"
    await walk.press("space")
    yield "mock-report-3"
    await walk.press("r")
    yield "mock-reports"
    await walk.press("q", "q")
    await walk.press("m", "left", "down", "down", "right", "enter")
    async for name in _spoken(walk):
        yield name
    await walk.press("enter")
    yield "spoken-report"
    await walk.press("q")
    walk.app._mock(HOST)  # what `trainer mock --host` begins with
    await walk.pilot.pause()
    async for name in _hosted(walk):
        yield name


async def _spoken(walk: Journey) -> AsyncIterator[str]:
    """An interview whose answers are spoken; it has begun."""
    walk.practice.wait(75)
    screen(walk).tick()
    await walk.pilot.pause()
    yield "spoken-clock"
    for _ in range(3):
        walk.practice.wait(20)
        await walk.press("enter")
    await walk.press("escape", "e")
    walk.practice.wait(130)
    screen(walk).tick()
    await walk.pilot.pause()
    yield "spoken-stage"
    while walk.at(MockScreen):
        walk.practice.wait(100)
        await walk.press("enter")
    await walk.press("space", "down", "space", "space")
    yield "spoken-ticks"


async def _hosted(walk: Journey) -> AsyncIterator[str]:
    """An interview of a colleague; it has begun."""
    walk.practice.wait(130)
    await walk.press("space", *["down"] * 7, "space", "down", "space", "space", "down", "p")
    yield "host-rubric"
    await walk.press("n", *"calm", "enter", *["down"] * 9)
    yield "host-end"
