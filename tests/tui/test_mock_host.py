"""Being the interviewer on the screen."""

from dataclasses import replace

import pytest

from tests.practice.mocks import WITH_FACTS, MockDesk
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice
from tests.tui.test_hostile import VISIBLE, harmless
from tests.tui.test_mock_hostile import hostile
from trainer.content.points import Level
from trainer.events import MOCK_DRAFT, Kind
from trainer.grading.states import State
from trainer.practice.host import HostSession
from trainer.practice.interview import Setup
from trainer.practice.record import Mode
from trainer.practice.starts import MockStart
from trainer.tui.home import HomeScreen
from trainer.tui.interrupted import InterruptedScreen
from trainer.tui.mock_host import HostScreen
from trainer.tui.report import ReportScreen

HOST = MockStart(Setup(20, Level.MID), host=WITH_FACTS.id)


def session(walk: Journey) -> HostSession:
    assert isinstance(walk.app.screen, HostScreen)
    return walk.app.screen.session


async def test_a_host_gives_facts_ticks_asks_and_gets_the_report() -> None:
    stage = FakePractice(MockDesk())
    async with journey(stage, start=HOST) as walk:
        assert WITH_FACTS.ask in " ".join(walk.text.split())
        await walk.press("space")
        assert session(walk).given == ("traffic",)
        assert "→ given" in walk.text
        await walk.press("down", "down", "down", "p")
        assert session(walk).probed == (), "this point has no probe"
        await walk.press("down", "p")
        assert session(walk).probed == ("queue",)
        await walk.press("space")
        assert session(walk).states["queue"] is State.HIT
        assert session(walk).hinted == {"queue"}
        assert "✓ hinted" in walk.text
        await walk.press("down", "space", "space")
        assert session(walk).states["idempotent"] is State.PARTIAL
        await walk.press("down", "down", "x")
        assert session(walk).flags == {"exactly-once"}
        await walk.press("n", *"calm", "enter")
        assert session(walk).notes == ("calm",)
        walk.practice.wait(130)
        await walk.press("enter")
        for _ in range(3):
            assert walk.footer.startswith("Enter Next phase")
            await walk.press("enter")
        assert walk.footer.startswith("Enter Report")
        await walk.press("enter")
        assert isinstance(walk.app.screen, ReportScreen)
        report = walk.app.screen.report
        assert report.mode is Mode.HOSTED
        assert report.times.phases[0].spent == 130
        await walk.press("q")
    assert not [event for event in stage.desk.events if event.kind == Kind.REVIEW]


async def test_a_held_interview_is_paused_and_gone_on_with() -> None:
    stage = FakePractice(MockDesk())
    async with journey(stage, start=HOST) as walk:
        await walk.press("down", "down", "space", "n", *"half a", "ctrl+q")
    assert stage.desk.draft_of(MOCK_DRAFT) is not None
    async with journey(stage) as walk:
        assert "interview paused, 20 min left" in walk.text or walk.at(HomeScreen)
        await walk.press("m")
        assert walk.at(InterruptedScreen)
        await walk.press("enter")
        assert list(session(walk).states.values()) == [State.HIT]
        assert "half a" in walk.text
        await walk.press("q")
        assert walk.at(HomeScreen)


async def test_a_tick_that_cannot_be_saved_says_so() -> None:
    async with journey(FakePractice(MockDesk()), start=HOST) as walk:
        walk.desk.broken = True
        await walk.press("space")
        assert "! Not saved. the disk is full" in walk.text
        walk.desk.broken = False
        await walk.press("space")
        assert session(walk).given == ("traffic",)
        assert "Not saved" not in walk.text


async def test_an_unknown_scenario_ends_the_program_with_its_reason() -> None:
    start = replace(HOST, host="nothing")
    async with journey(FakePractice(MockDesk()), start=start) as walk:
        pass
    assert "no scenario 'nothing'" in str(walk.app.error)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_rubrics_are_shown_as_text(size: tuple[int, int]) -> None:
    seen: list[str] = []
    async with journey(hostile(), size, start=HOST) as walk:
        for _ in range(10):
            await walk.press("space", "p")
            seen.append(walk.text)
            await walk.press("down")
        await walk.press("n", *VISIBLE[0].replace(" ", "_"), "enter")
        seen.append(walk.text)
        whole = "\n".join(seen)
        assert all(text in whole for text in VISIBLE)
        assert all(harmless(text) for text in seen)
