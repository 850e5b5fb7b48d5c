"""A mock interview on the screen: sat, paused, cut off, gone on with, spoken."""

from dataclasses import replace

import pytest

from tests.practice.drills import IDEMPOTENT, QUEUE
from tests.practice.mocks import WITH_FACTS, MockDesk
from tests.tui.journey import Journey, journey
from tests.tui.mock_scenes import SPOKEN, TWENTY, say, screen
from tests.tui.practice import FakePractice
from trainer.content.points import Level
from trainer.errors import ExitCode
from trainer.events import MOCK_DRAFT, Kind
from trainer.grading.states import State
from trainer.practice.interview import Setup, Stage
from trainer.practice.mock import MockSession
from trainer.practice.report import Report
from trainer.practice.starts import MockStart
from trainer.practice.transcript import (
    AnswerStep,
    CardStep,
    ClarifyStep,
    PressedStep,
    Step,
    TickStep,
)
from trainer.practice.verdict import Verdict
from trainer.tui.home import HomeScreen
from trainer.tui.interrupted import InterruptedScreen
from trainer.tui.mock import MockScreen
from trainer.tui.mock_field import Talk, TalkEssay, TalkLine
from trainer.tui.mock_setup import SetupScreen
from trainer.tui.mock_ticking import TickScreen
from trainer.tui.report import ReportScreen


def practice() -> FakePractice:
    return FakePractice(MockDesk())


def session(walk: Journey) -> MockSession:
    return screen(walk).session


def step(walk: Journey) -> Step | None:
    return session(walk).step


def done(walk: Journey) -> list[str]:
    """What the journal says was done in interviews."""
    return [str(event.data["do"]) for event in walk.desk.events if event.kind == Kind.MOCK]


async def to_the_answer(walk: Journey) -> None:
    """Pass the warm-up and the questions."""
    while isinstance(step(walk), CardStep):
        await say(walk, "15 min")
    await walk.press("ctrl+j")
    assert isinstance(step(walk), AnswerStep)


async def test_twenty_minutes_with_a_pause_in_the_middle_end_in_a_report() -> None:
    stage = practice()
    async with journey(stage) as walk:
        await walk.press("m")
        assert walk.at(SetupScreen)
        await walk.press("left", "enter")
        assert session(walk).plan.setup == Setup(20, Level.SENIOR, (), 4701)
        for _ in range(2):
            assert isinstance(step(walk), CardStep)
            await say(walk, "15 min")
        assert isinstance(step(walk), ClarifyStep)
        await say(walk, "How many orders are there?")
        assert "Two a second." in walk.text
        await say(walk, "What is the colour of the logo?")
        assert "say what you assume" in walk.text
        assert [each.reveal is None for each in session(walk).asked] == [False, True]
        await walk.press("ctrl+j")
        await say(walk, "Two a second are nothing.")
        assert "Two a second." in walk.text, "facts stay in sight"
        field = screen(walk).query_one(TalkEssay)
        await walk.write("Put a queue")
        await walk.press("escape", "q")
        assert walk.at(HomeScreen)
        assert done(walk)[-1] == "pause"
        assert "interview paused, 15 min left: m goes on" in walk.text
        walk.practice.wait(3000)
        await walk.press("m")
        assert walk.at(InterruptedScreen)
        assert "in high-level, 5:00 of 20 minutes used" in walk.text.replace("\n  ", " ")
        assert "“Put a queue”" in walk.text
        await walk.press("enter")
        assert screen(walk).query_one(TalkEssay) is not field
        assert screen(walk).query_one(Talk).text == "Put a queue"
        assert session(walk).clock(walk.practice.now()).spent == 300
        await say(walk, QUEUE)
        assert isinstance(step(walk), AnswerStep)
        await say(walk, "We watch it.")
        asked = step(walk)
        assert isinstance(asked, PressedStep)
        assert asked.pressed.ask in " ".join(walk.text.split())
        while walk.at(MockScreen):
            assert "said ·" not in walk.text, "no feedback before the end"
            await say(walk, IDEMPOTENT)
        assert walk.at(ReportScreen)
        assert done(walk)[-1] == "finish"
        report = session_report(walk)
        assert report.verdict in (Verdict.LEAN_NO, Verdict.LEAN_HIRE)
        assert report.times.spent < 1200
        assert f"{str(report.verdict).capitalize()} at senior" in walk.text
        await walk.press("q")
        assert walk.at(HomeScreen)
        assert "interview paused" not in walk.text
        reviews = [event for event in walk.desk.events if event.kind == Kind.REVIEW]
        assert reviews[0].item == WITH_FACTS.id


def session_report(walk: Journey) -> Report:
    """The report on the screen."""
    assert isinstance(walk.app.screen, ReportScreen)
    return walk.app.screen.report


async def test_what_is_typed_survives_the_end_of_the_program() -> None:
    stage = practice()
    async with journey(stage, start=TWENTY) as walk:
        await to_the_answer(walk)
        await walk.write("half a thought")
        await walk.press("ctrl+q")
    assert stage.desk.draft_of(MOCK_DRAFT) is not None
    async with journey(stage, start=TWENTY) as walk:
        assert walk.at(InterruptedScreen), "what was begun comes first"
        await walk.press("enter")
        assert screen(walk).query_one(Talk).text == "half a thought"
        await walk.write("!")
        assert screen(walk).query_one(Talk).text == "half a thought!"
        await walk.press("escape", "q")
    assert walk.app.return_value == 0


async def test_what_is_typed_is_kept_when_the_time_has_come() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        await to_the_answer(walk)
        await walk.write("half")
        assert walk.desk.draft_of(MOCK_DRAFT) is None
        assert screen(walk)._draft._timer is not None
        screen(walk)._save_draft()  # what the timer calls
        draft = walk.desk.draft_of(MOCK_DRAFT)
        assert draft is not None
        assert draft.text == "half"
        await walk.press("ctrl+j")
        screen(walk)._save_draft()
        assert walk.desk.draft_of(MOCK_DRAFT) is None, "it was handed in"


async def test_the_clock_nudges_and_cuts_nothing_off() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        await to_the_answer(walk)
        await walk.write("first")
        walk.practice.wait(119)
        screen(walk).tick()
        await walk.pilot.pause()
        assert "are up" not in walk.text
        walk.practice.wait(60)
        screen(walk).tick()
        await walk.pilot.pause()
        assert "The 2 minutes for estimate are up." in walk.text
        assert "▸ estimate 2:59 of 2" in walk.text
        await walk.write(" second")
        await walk.press("ctrl+j")
        assert walk.desk.events[-1].answer == "first second"
        assert "are up" not in walk.text


async def test_passing_without_a_word_takes_the_key_twice() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        await walk.press("enter")
        assert "once more passes" in walk.text
        assert done(walk) == ["start"]
        await walk.press("enter")
        assert done(walk) == ["start", "answer"]
        await walk.press("enter")
        assert done(walk) == ["start", "answer"], "each question has to be passed by itself"


async def test_a_question_that_was_only_typed_is_not_lost_by_a_slip() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        while isinstance(step(walk), CardStep):
            await say(walk, "1")
        await walk.press("enter")
        assert "Type a question first." in walk.text
        await walk.write("how much")
        await walk.press("ctrl+j")
        assert isinstance(step(walk), ClarifyStep)
        assert "once more drops it" in walk.text
        await walk.press("ctrl+j")
        assert isinstance(step(walk), AnswerStep)
        assert screen(walk).query_one(Talk).text == ""


async def test_an_answer_that_cannot_be_saved_stays_in_its_field() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        await walk.write("my words")
        walk.desk.broken = True
        await walk.press("enter")
        assert "! Not saved. the disk is full" in walk.text
        assert screen(walk).query_one(TalkLine).value == "my words"
        walk.desk.broken = False
        await walk.press("enter")
        assert walk.desk.events[-1].answer == "my words"
        assert "Not saved" not in walk.text


async def test_a_question_that_cannot_be_saved_stays_too() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        while isinstance(step(walk), CardStep):
            await say(walk, "1")
        await walk.write("how many orders")
        walk.desk.broken = True
        await walk.press("enter")
        assert screen(walk).query_one(TalkLine).value == "how many orders"
        await walk.press("escape", "q")
        assert walk.at(MockScreen), "a pause that cannot be kept says so"
        assert "! Not saved." in walk.text


async def test_an_interrupted_interview_can_be_given_up_for_another() -> None:
    stage = practice()
    async with journey(stage, start=TWENTY) as walk:
        await walk.press("escape", "q")
    async with journey(stage) as walk:
        await walk.press("m", "x")
        assert done(walk)[-1] == "abandon"
        assert walk.at(SetupScreen)
        await walk.press("escape")
        assert walk.at(HomeScreen)
        assert "interview paused" not in walk.text


async def test_an_interrupted_interview_can_wait() -> None:
    stage = practice()
    async with journey(stage, start=TWENTY) as walk:
        await walk.press("escape", "q")
    async with journey(stage) as walk:
        await walk.press("m", "escape")
        assert walk.at(HomeScreen)
        assert done(walk)[-1] == "pause"
        assert "interview paused, 20 min left" in walk.text


async def test_a_spoken_interview_is_ticked_by_the_one_who_spoke() -> None:
    async with journey(practice(), start=SPOKEN) as walk:
        await walk.press("enter")
        assert done(walk) == ["start"], "a key held down ends nothing"
        while walk.at(MockScreen):
            walk.practice.wait(60)
            if isinstance(step(walk), ClarifyStep):
                await say(walk, "How many orders?", 1)
                await walk.press("escape", "e")
                continue
            assert screen(walk).query_one(Talk).field is None
            await walk.press("enter")
        assert walk.at(TickScreen)
        assert isinstance(walk.app.screen, TickScreen)
        mock = walk.app.screen.session
        assert isinstance(mock.step, TickStep)
        await walk.press("space", "down", "space", "space", "down", "space", "space", "space")
        ticks = mock.transcript.ticks[WITH_FACTS.id]
        assert list(ticks.values()) == [State.HIT, State.PARTIAL, State.MISSED]
        await walk.press("down", "down", "down", "space")
        assert mock.transcript.flags[WITH_FACTS.id] == {"exactly-once"}
        assert "✗ claimed" in walk.text
        await walk.press("space", "down", "space")
        assert mock.transcript.flags[WITH_FACTS.id] == set()
        card = mock.plan.cards[0]
        assert mock.transcript.ticks[card][""] is State.HIT
        await walk.press("enter")
        assert str(session_report(walk).mode) == "spoken"


async def test_ticks_are_kept_when_one_leaves_in_between() -> None:
    stage = practice()
    async with journey(stage, start=SPOKEN) as walk:
        while walk.at(MockScreen):
            walk.practice.wait(10)
            clarifying = isinstance(step(walk), ClarifyStep)
            await walk.press(*(("escape", "e") if clarifying else ("enter",)))
        await walk.press("space", "q")
    async with journey(stage) as walk:
        assert walk.at(HomeScreen)
        await walk.press("m")
        assert "only ticking" in walk.text
        await walk.press("enter")
        assert walk.at(TickScreen)
        assert "✓ said" in walk.text


async def test_the_set_up_changes_by_its_keys() -> None:
    async with journey(practice()) as walk:
        await walk.press("m")
        assert isinstance(walk.app.screen, SetupScreen)
        options = walk.app.screen.options
        assert options.setup == Setup(30, Level.SENIOR, (), 4701)
        await walk.press("right", "right", "down", "right", "down", "space", "down", "4", "2")
        assert options.setup == Setup(45, Level.STAFF, (), 42, True)
        assert "You answer aloud" in walk.text
        await walk.press("backspace", "r")
        assert options.setup.seed != 4
        await walk.press("h", "k", "left")
        assert not options.setup.spoken


async def test_topics_can_be_picked() -> None:
    others = [replace(WITH_FACTS, id=f"s-{n}", topic=f"topic-{n}") for n in range(3)]
    async with journey(FakePractice(MockDesk(others))) as walk:
        await walk.press("m", *["down"] * 5, "space", "down", "space", "up", "space")
        assert isinstance(walk.app.screen, SetupScreen)
        assert walk.app.screen.options.setup.topics == ("topic-2",)
        assert "1 topic" in walk.text


async def test_without_a_scenario_home_says_so() -> None:
    async with journey(FakePractice(MockDesk(()))) as walk:
        await walk.press("m", "enter")
        assert walk.at(HomeScreen)
        assert walk.notes == ["there is no scenario among your decks; add a folder with one"]


async def test_a_start_that_cannot_begin_ends_the_program_with_its_reason() -> None:
    async with journey(FakePractice(MockDesk(())), start=TWENTY) as walk:
        pass
    assert walk.app.error is not None
    assert walk.app.return_value == walk.app.error.exit_code


async def test_the_question_can_be_read_again_while_typing() -> None:
    async with journey(practice(), (60, 20), start=TWENTY) as walk:
        await to_the_answer(walk)
        assert walk.app.focused is screen(walk).query_one(TalkEssay)
        card = screen(walk).query_one("#card")
        await walk.press("pagedown", "pagedown")
        assert card.scroll_y == card.max_scroll_y
        await walk.press("pageup", "pageup")
        assert card.scroll_y == 0
        assert screen(walk).query_one(Talk).text == ""


@pytest.mark.parametrize("start", [MockStart(), None])
async def test_the_way_out_of_the_set_up_says_where_it_leads(start: MockStart | None) -> None:
    stage = practice()
    for waits in (False, True):
        async with journey(stage, start=start) as walk:
            if start is None:
                await walk.press("m")
            assert walk.at(InterruptedScreen if waits else SetupScreen)
            assert walk.footer.partition("Esc ")[2].startswith("Quit" if start else "Home")
            await walk.press("escape")
            assert walk.app.return_value == (ExitCode.DONE if start else None)
        async with journey(stage, start=TWENTY) as walk:
            await walk.press("escape", "q")


async def test_a_stage_that_is_named() -> None:
    async with journey(practice(), start=MockStart(Setup(45, seed=3))) as walk:
        await to_the_answer(walk)
        now = step(walk)
        assert isinstance(now, AnswerStep)
        assert now.stage is Stage.ESTIMATE
        assert "▸ estimate" in walk.text


async def test_in_the_shell_the_clock_stands_still() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        await to_the_answer(walk)
        await walk.write("half")
        walk.app.app_suspend_signal.publish(walk.app)
        assert done(walk)[-1] == "pause"
        draft = walk.desk.draft_of(MOCK_DRAFT)
        assert draft is not None
        assert draft.text == "half"
        before = session(walk).clock(walk.practice.now()).spent
        walk.practice.wait(500)
        walk.app.app_resume_signal.publish(walk.app)
        await walk.pilot.pause()
        assert done(walk)[-1] == "resume"
        assert session(walk).clock(walk.practice.now()).spent == before
        assert screen(walk).query_one(Talk).text == "half"
        await walk.write("!")
        assert screen(walk).query_one(Talk).text == "half!"


async def test_one_may_begin_anew_without_a_question() -> None:
    stage = practice()
    async with journey(stage, start=TWENTY) as walk:
        await walk.press("escape", "q")
    anew = MockStart(Setup(30, seed=0), seeded=False, new=True)
    async with journey(stage, start=anew) as walk:
        assert done(walk)[-2:] == ["abandon", "start"]
        assert session(walk).plan.setup == Setup(30, seed=4701)


async def test_back_from_the_shell_there_is_still_one_report() -> None:
    async with journey(practice(), start=TWENTY) as walk:
        while walk.at(MockScreen):
            if isinstance(step(walk), ClarifyStep):
                await walk.press("ctrl+j")
            else:
                await say(walk, QUEUE)
        assert walk.at(ReportScreen)
        before = len(walk.app.screen_stack)
        walk.app.app_suspend_signal.publish(walk.app)
        walk.app.app_resume_signal.publish(walk.app)
        await walk.settle()
        assert len(walk.app.screen_stack) == before
        assert done(walk)[-1] == "finish"
