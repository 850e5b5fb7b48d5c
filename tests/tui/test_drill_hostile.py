"""Scenarios and answers that mean harm, in every phase of a drill and at every size."""

import pytest

from tests.practice.drills import DrillDesk
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice
from tests.tui.test_hostile import EVERYTHING, VISIBLE, harmless
from trainer.content.points import Area, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, Scenario
from trainer.practice.drill_phase import DrillPhase
from trainer.tui.drill_assessed import Assessed
from trainer.tui.essay import DraftField

SAID = "Keep the state [bold]outside\x1b[2J of the [@click=app.quit]function[/]."
WRONG = "The queue delivers every message exactly once, so duplicates cannot happen."
UNSAID = "[bold]Leader election[/] needs a quorum\x1b[2J [@click=app.quit]anywhere[/]"

SCENARIO = Scenario(
    id="hostile",
    title=EVERYTHING,
    topic=EVERYTHING,
    ask=EVERYTHING,
    context=EVERYTHING,
    model=EVERYTHING,
    points=(
        Point(
            id="p",
            tier=Tier.GOOD,
            say=EVERYTHING,
            wordings=("keep the state outside the function",),
            why=EVERYTHING,
            probe=EVERYTHING,
        ),
        *(
            Point(
                id=f"q{n}",
                tier=Tier.BONUS,
                area=Area.DEPTH,
                say=UNSAID,
                wordings=("nobody says this",),
                probe=EVERYTHING,
                why=EVERYTHING,
            )
            for n in range(12)
        ),
    ),
    red_flags=(RedFlag(id="r", claim=EVERYTHING, wordings=(WRONG,), correction=EVERYTHING),),
    follow_ups=(FollowUp(id="f", ask=EVERYTHING, points=(Point(id="g", say=EVERYTHING),)),),
)


def phase(walk: Journey) -> DrillPhase:
    """The phase, read anew: type checkers take a property for a constant."""
    return walk.drill.session.phase


async def look(walk: Journey, seen: list[str], *keys: str, pages: int = 2) -> None:
    """Press keys, and look at all that can be scrolled to."""
    await walk.press(*keys)
    await walk.settle()
    for _ in range(pages):
        seen.append(walk.text)
        await walk.press("pagedown")


@pytest.mark.parametrize("size", SIZES)
async def test_every_phase_shows_hostile_text_as_text(size: tuple[int, int]) -> None:
    practice = FakePractice(DrillDesk())
    practice.scenarios = {SCENARIO.id: SCENARIO}
    seen: list[str] = []
    async with journey(practice, size) as walk:
        await look(walk, seen, "d", pages=1)
        await look(walk, seen, "enter", "escape")
        walk.drill.query_one(DraftField).text = f"{SAID} {WRONG} {EVERYTHING}"
        await walk.pilot.pause()
        await look(walk, seen, "tab", "ctrl+j")
        assert phase(walk) is DrillPhase.ASSESSED
        assert walk.drill.session.proposed is not None
        await look(walk, seen, "w")
        for _ in range(14):
            await look(walk, seen, "down", "w", pages=1)
        await look(walk, seen, "up", "c", "down", "down", "L", "J", pages=1)
        assert walk.drill.query_one(Assessed).is_marking
        await look(walk, seen, "enter")
        assert list(walk.drill.session.contested) == ["q11"]
        await look(walk, seen, "m")
        await look(walk, seen, "1", "ctrl+t", "ctrl+t", "ctrl+t")
        for _ in range(4):
            await look(walk, seen, "escape", "tab", *"[b]x", "enter")
            await look(walk, seen, "enter")
        assert phase(walk) is DrillPhase.CLOSED
        await look(walk, seen, pages=6)
        whole = "\n".join(seen)
        assert all(text in whole for text in VISIBLE)
        assert all(harmless(text) for text in seen)
        assert all(len(text.splitlines()) == size[1] for text in seen)
        await walk.press("enter")
        await look(walk, seen, "d", pages=1)
        assert walk.app.is_running
