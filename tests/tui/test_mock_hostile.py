"""Text that means harm, in every step of an interview and in its report."""

from dataclasses import replace

import pytest

from tests.practice.desk import at, number, rapid
from tests.practice.drills import SCENARIO
from tests.practice.mocks import MockDesk
from tests.printing.hostile import hostile as hostile_report
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.mock_scenes import say, screen
from tests.tui.practice import FakePractice
from tests.tui.test_hostile import EVERYTHING, VISIBLE, harmless
from trainer.content.scenarios import Reveal
from trainer.events import Kind, NewEvent
from trainer.practice.interview import Setup
from trainer.practice.starts import MockStart
from trainer.practice.transcript import CardStep, ClarifyStep
from trainer.tui.home import HomeScreen
from trainer.tui.mock import MockScreen
from trainer.tui.mock_ticking import TickScreen
from trainer.tui.report import ReportScreen


def hostile() -> FakePractice:
    """Hostile in everything a scenario and a card can say."""
    points = tuple(
        replace(p, say=f"{p.say} {EVERYTHING}", why=EVERYTHING, probe=EVERYTHING)
        for p in SCENARIO.points
    )
    flags = tuple(
        replace(f, claim=f"{f.claim} {EVERYTHING}", correction=EVERYTHING)
        for f in SCENARIO.red_flags
    )
    scenario = replace(
        SCENARIO,
        title=EVERYTHING,
        ask=EVERYTHING,
        context=EVERYTHING,
        topic="[/] x",
        points=points,
        red_flags=flags,
        reveals=(Reveal(id="traffic", when=("traffic",), say=EVERYTHING),),
        follow_ups=(),
    )
    desk = MockDesk((scenario,))
    texts = {"why": EVERYTHING, "ask": EVERYTHING}
    cards = (rapid("a", answer=EVERYTHING, **texts), number("b", "1 MB", **texts))
    desk.cards = {card.item: card for card in cards}
    return FakePractice(desk)


async def look(walk: Journey, seen: list[str]) -> None:
    """Keep what is on the screen, from its top to its end."""
    for _ in range(15):
        seen.append(walk.text)
        await walk.press("pagedown")


@pytest.mark.parametrize("size", SIZES)
async def test_a_typed_interview_shows_hostile_text_as_text(size: tuple[int, int]) -> None:
    seen: list[str] = []
    async with journey(hostile(), size) as walk:
        await walk.press("m")
        seen.append(walk.text)
        await walk.press("enter")
        while walk.at(MockScreen):
            await look(walk, seen)
            if isinstance(screen(walk).session.step, ClarifyStep):
                await say(walk, f"How much traffic? {VISIBLE[2]}")
                await look(walk, seen)
                await walk.press("ctrl+j")
            else:
                await say(walk, f"A queue [bold]between[/] them. {EVERYTHING}")
        assert walk.at(ReportScreen)
        await walk.press("a")
        await look(walk, seen)
        await walk.press("q", "r")
        seen.append(walk.text)
        whole = "\n".join(seen)
        assert all(text in whole for text in VISIBLE)
        assert all(harmless(text) for text in seen)
        assert walk.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_a_spoken_interview_shows_hostile_text_as_text(size: tuple[int, int]) -> None:
    seen: list[str] = []
    spoken = MockStart(Setup(20, spoken=True))
    async with journey(hostile(), size, start=spoken) as walk:
        while walk.at(MockScreen):
            walk.practice.wait(5)
            clarifying = isinstance(screen(walk).session.step, ClarifyStep)
            await walk.press(*(("escape", "e") if clarifying else ("enter",)))
            seen.append(walk.text)
        assert walk.at(TickScreen)
        for _ in range(10):
            await walk.press("space")
            seen.append(walk.text)
            await walk.press("down")
        await walk.press("enter")
        assert walk.at(ReportScreen)
        await look(walk, seen)
        whole = "\n".join(seen)
        assert all(text in whole for text in VISIBLE)
        assert all(harmless(text) for text in seen)


async def test_a_hostile_report_is_shown_as_text() -> None:
    stage, seen = FakePractice(MockDesk()), list[str]()
    data = {"mock": "x", "do": "finish", "report": hostile_report().as_json()}
    stage.desk.record(NewEvent(Kind.MOCK, data=data), at(3))
    async with journey(stage, (60, 20)) as walk:
        await walk.press("r")
        seen.append(walk.text)
        await walk.press("enter", "a")
        for _ in range(60):
            seen.append(walk.text)
            await walk.press("pagedown")
        assert "<script>" in "".join(seen)
        assert all(harmless(text) for text in seen)


async def test_a_hostile_draft_is_told_of_as_text() -> None:
    stage = hostile()
    async with journey(stage, start=MockStart(Setup(20))) as walk:
        assert isinstance(screen(walk).session.step, CardStep)
        await walk.write("[bold]x[/] [@click=app.quit]")
        await walk.press("escape", "q")
    async with journey(stage) as walk:
        assert walk.at(HomeScreen)
        await walk.press("m")
        assert "“[bold]x[/] [@click=app.quit]”" in walk.text
