"""A drill on the screen, from its question to what comes back of it."""

from dataclasses import replace

import pytest
from textual.content import Content

from tests.practice.drills import BACKLOG, IDEMPOTENT, QUEUE, SCENARIO, DrillDesk
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice, cards
from trainer.content.scenarios import Scenario
from trainer.errors import ExitCode
from trainer.events import Draft, Kind
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.starts import DrillStart
from trainer.tui.clock import Clock
from trainer.tui.drill import DrillScreen
from trainer.tui.drill_assessed import Assessed
from trainer.tui.drill_probing import ProbeField
from trainer.tui.drills import DrillsScreen
from trainer.tui.essay import DraftField
from trainer.tui.evidence import CHOSEN, MARKED
from trainer.tui.home import HomeScreen
from trainer.tui.marking import Markable

START = DrillStart(None)
KEYWORDS = "queue, idempotency key, dead letter queue, alarm, backlog, FIFO"
ANSWER = f"{QUEUE} The queue delivers every message exactly once, so duplicates cannot happen."
OTHERS = replace(SCENARIO, id="payments", title="Payments", topic="money", ask="Lambda?")


def practice(*scenarios: Scenario) -> FakePractice:
    made = FakePractice(DrillDesk(cards()))
    made.scenarios = {each.id: each for each in scenarios or (SCENARIO,)}
    return made


async def put(walk: Journey, text: str) -> None:
    """Put a text into the field, as pasting does."""
    walk.drill.query_one(DraftField).text = text
    await walk.pilot.pause()


async def submit(walk: Journey, text: str = ANSWER) -> None:
    await put(walk, text)
    await walk.press("ctrl+j")
    await walk.settle()


def phase(walk: Journey) -> DrillPhase:
    return walk.drill.session.phase


def own(walk: Journey) -> Content:
    """One's own text as it is shown."""
    shown = walk.drill.query_one(Markable).render()
    assert isinstance(shown, Content)
    return shown


def chosen_words(walk: Journey) -> str:
    content = own(walk)
    found = [
        content.plain[s.start : s.end]
        for s in content.spans
        if str(s.style).endswith((CHOSEN, MARKED))
    ]
    return " ".join(found)


async def test_a_drill_from_home_to_its_close_out() -> None:
    async with journey(practice(OTHERS, SCENARIO), (120, 40)) as walk:
        await walk.press("d")
        assert walk.at(DrillsScreen)
        await walk.write("slow")
        await walk.press("enter")
        await walk.settle()
        assert walk.drill.session.scenario is SCENARIO
        assert "A checkout sends an order mail" in walk.text
        assert "0 of 8 min" in walk.text
        await submit(walk)
        assert phase(walk) is DrillPhase.ASSESSED
        assert "waits for the mail³." in own(walk).plain, "evidence reads without colour"
        assert "1 of 5 points said, 1 red flag" in walk.text
        assert "red flag: a wrong claim" in walk.text
        assert "Right: Delivery is at least once." in walk.text
        assert "▸ 1 Again" in walk.text

        await walk.press("down", "c")
        assert "Mark the words" in walk.text
        await walk.press("enter")
        assert list(walk.drill.session.contested) == ["dead-letters"]
        (contest,) = [e for e in walk.desk.events if e.kind == Kind.OVERRULE]
        assert contest.data["words"] == "Put a queue between the checkout and the mailer,"
        assert "said · credited by you" in walk.text

        await walk.press("3")
        assert phase(walk) is DrillPhase.PROBING
        (review,) = [e for e in walk.desk.events if e.kind == Kind.REVIEW]
        assert review.grade == 4
        assert review.assessment is not None
        assert review.assessment["overruled"] == ["dead-letters"]

        assert "question 1 of 4" in walk.text
        await walk.press("ctrl+t")
        assert "Hint 1  It is about the depth" in walk.text
        await walk.press(*"ok", "escape", "h", "tab")
        assert "Hint 2  The answer has 11 words." in walk.text
        probing = walk.drill.session.probe
        assert probing is not None
        assert len(probing.hints) == 2
        field = walk.app.focused
        assert field is not None
        field.text = IDEMPOTENT  # type: ignore[attr-defined]
        await walk.press("enter")
        assert "✓ Said  counts as hinted" in walk.text
        assert "✓ Make the worker idempotent" in walk.text
        await walk.press("enter", "enter")
        assert "– Left out" in walk.text
        await walk.press("enter", "escape", "q")

        assert phase(walk) is DrillPhase.CLOSED
        assert "graded good" in walk.text
        assert "2 of 5 points said   1 more when asked" in walk.text
        assert "tomorrow" in walk.text
        assert "trainer decks suggest order-mail" in walk.text
        await walk.press("enter")
        assert walk.at(HomeScreen)


async def test_the_text_follows_the_points_and_the_points_tell_why() -> None:
    why = replace(SCENARIO.points[2], why="The buyer should not wait for a mail.")
    scenario = replace(SCENARIO, points=(why, *SCENARIO.points[3:]))
    async with journey(practice(scenario), start=START) as walk:
        await submit(walk, f"{BACKLOG}\n\n{'More words follow here. ' * 60}\n\n{QUEUE}")
        assert chosen_words(walk).startswith("Put a queue"), "the first point is looked at"
        assert "Put a queue" in walk.text, "and scrolled to"
        assert "I would watch" not in walk.text
        await walk.press("w")
        assert "Why: The buyer should not wait" in walk.text
        assert "Asked on: The mail provider takes eight seconds" in walk.text
        await walk.press("space")
        assert "Why:" not in walk.text
        await walk.press("j", "down", "down", "down")
        assert chosen_words(walk).startswith("I would watch")
        assert "I would watch" in walk.text
        await walk.press("k", "up")
        assert chosen_words(walk).startswith("Put a queue")


async def test_a_point_that_is_asked_on_is_named_and_told_on_request() -> None:
    missed = SCENARIO.points[3]
    async with journey(practice(), (120, 36), start=START) as walk:
        await submit(walk)
        assert "idempotent (must, depth)" in walk.text
        assert missed.say[:30] not in walk.text
        for key in ("w", "space"):
            await walk.press("down", "down", "down", key)
            assert f"Says: {missed.say[:30]}" in walk.text
            await walk.press("up", "down")
            assert missed.say[:30] not in walk.text, "another point is not told unasked"
            await walk.press("up", "up", "up")
        await walk.press("enter", "escape", "escape")
        assert phase(walk) is DrillPhase.CLOSED
        assert missed.say[:30] in walk.text, "the close-out tells all"


async def test_words_are_marked_by_keys_and_a_contest_is_taken_back() -> None:
    async with journey(practice(), start=START) as walk:
        await submit(walk, f"{QUEUE} We repeat nothing, ever.")
        before = walk.drill.session.proposed
        await walk.press("c")
        assert "1 Again" not in walk.text
        await walk.press("down", "down", "shift+down", "L", "shift+left", "left", "right", "J")
        assert chosen_words(walk) == "We repeat nothing,"
        await walk.press("1", "m", "w")
        assert phase(walk) is DrillPhase.ASSESSED, "nothing else works meanwhile"
        await walk.press("escape")
        assert walk.desk.events == []
        assert "1 Again" in walk.text
        await walk.press("c", "down", "down", "enter")
        assert "We repeat nothing,¹ ever." in own(walk).plain
        assert "Take back" in walk.footer
        await walk.press("c")
        assert walk.desk.events[-1].kind == Kind.VOID
        assert not walk.drill.session.contested
        assert walk.drill.session.proposed == before
        await walk.press("down", "down", "c")
        assert not walk.drill.query_one(Assessed).is_marking, "this point was said"


@pytest.mark.parametrize("key", ["x", "c"])
async def test_a_point_is_contested_by_the_key_of_reviews_and_by_its_old_one(key: str) -> None:
    async with journey(practice(), start=START) as walk:
        await submit(walk, f"{QUEUE} We repeat nothing, ever.")
        assert "x I said it" in walk.footer
        await walk.press(key)
        assert walk.drill.query_one(Assessed).is_marking


async def test_the_model_answer_takes_the_place_of_ones_own() -> None:
    async with journey(practice(), start=START) as walk:
        await submit(walk)
        await walk.press("m")
        assert "Put a queue between them." in walk.text
        assert "A strong answer" in walk.text
        await walk.press("m")
        assert "Your answer" in walk.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["", "fine", "xcvb qwrt plmk", KEYWORDS, SCENARIO.ask])
async def test_what_is_no_answer_gets_a_sentence_and_nothing_else(
    text: str, size: tuple[int, int]
) -> None:
    async with journey(practice(), size, start=START) as walk:
        await submit(walk, text)
        assert phase(walk) is DrillPhase.ASSESSED
        assert "? Not judged" in walk.text
        assert not any(word in walk.text for word in ("Again", "%", "point", "✓", "Model"))
        await walk.press("3", "c", "m", "w", "down")
        assert walk.desk.events == []
        await walk.press("enter")
        assert phase(walk) is DrillPhase.ANSWERING
        assert walk.drill.query_one(DraftField).text == text
        assert isinstance(walk.app.focused, DraftField)


async def test_the_clock_is_quiet_and_nudges_when_time_is_over() -> None:
    async with journey(practice(), start=START) as walk:
        walk.practice.wait(179)
        walk.drill.query_one(Clock).look()
        await walk.pilot.pause()
        assert "2 of 8 min" in walk.text
        walk.practice.wait(400)
        walk.drill.query_one(Clock).look()
        await walk.pilot.pause()
        assert "9 of 8 min · time to round it off" in walk.text
        await submit(walk)
        assert "answered in 10 min" in walk.text


async def test_a_draft_is_kept_while_one_types_and_when_one_leaves() -> None:
    made = practice()
    async with journey(made, start=None) as walk:
        await walk.press("d", "enter")
        await walk.settle()
        await walk.write("half a")
        assert made.desk.drafts == {}
        walk.drill.query_one(DraftField).ask_to_keep()  # what the timer calls
        await walk.pilot.pause()
        assert made.desk.drafts["order-mail"].text == "half a"
        await walk.press("space", *"way", "escape")
        assert made.desk.drafts["order-mail"].text == "half a way"
        await walk.press("q")
        assert walk.at(HomeScreen)
        await walk.press("d", "enter")
        await walk.settle()
        assert "Your draft is back" in walk.text
        await walk.write("!")
        assert walk.drill.query_one(DraftField).text == "half a way!"
        await walk.press("ctrl+q")
    assert made.desk.drafts["order-mail"].text == "half a way!"


async def test_a_half_typed_answer_to_a_probe_is_there_again() -> None:
    made = practice()
    async with journey(made, start=START) as walk:
        await submit(walk)
        await walk.press("enter")
        assert phase(walk) is DrillPhase.PROBING
        await walk.write("a key")
        assert made.desk.drafts == {}
        walk.drill.query_one(ProbeField).ask_to_keep()  # what the timer calls
        await walk.pilot.pause()
        (draft,) = made.desk.drafts.values()
        assert draft.text == "a key"
        await walk.write("s")
    (draft,) = made.desk.drafts.values()
    assert draft.text == "a keys", "ending the program keeps the rest"
    async with journey(made, start=START) as walk:
        assert phase(walk) is DrillPhase.PROBING
        assert "Your draft is back" in walk.text
        assert "a keys" in walk.text
        await walk.press("!", "enter")
        assert made.desk.drafts == {}
        assert "a keys!" in walk.text
        await walk.press("enter")
        assert walk.drill.query_one(ProbeField).text == ""
        await walk.write("x")
        await walk.press("escape", "escape")
        assert phase(walk) is DrillPhase.CLOSED
        assert made.desk.drafts == {}, "left out on purpose"


async def test_a_contest_is_there_again_with_its_draft() -> None:
    made = practice()
    async with journey(made, start=START) as walk:
        await submit(walk)
        await walk.press("down", "c", "enter")
        assert list(walk.drill.session.contested) == ["dead-letters"]
        await walk.press("q")
    async with journey(made, start=START) as walk:
        await walk.press("ctrl+j")
        await walk.settle()
        assert list(walk.drill.session.contested) == ["dead-letters"]
        assert "credited by you" in walk.text or "✓" in walk.text


async def test_an_assessed_answer_without_a_grade_is_there_again() -> None:
    made = practice()
    async with journey(made) as walk:
        await walk.press("d", "enter")
        await submit(walk)
        await walk.press("q")
        assert made.desk.drafts["order-mail"].text == ANSWER
        await walk.press("d", "enter")
        await walk.settle()
        assert walk.drill.query_one(DraftField).text == ANSWER


async def test_the_text_can_be_revised_before_the_grade() -> None:
    async with journey(practice(), start=START) as walk:
        await submit(walk)
        await walk.press("tab")
        assert phase(walk) is DrillPhase.ANSWERING
        await submit(walk, f"{QUEUE} {IDEMPOTENT}")
        assert "2 of 5 points said" in walk.text


async def test_what_cannot_be_saved_stays_and_is_tried_again() -> None:
    async with journey(practice(), start=START) as walk:
        await put(walk, ANSWER)
        walk.desk.broken = True
        await walk.press("ctrl+j")
        assert "! Not saved." in walk.text
        assert walk.drill.query_one(DraftField).text == ANSWER
        walk.desk.broken = False
        await walk.press("ctrl+j")
        walk.desk.broken = True
        await walk.press("3")
        assert "! Not saved." in walk.text
        assert phase(walk) is DrillPhase.ASSESSED
        await walk.press("c", "enter")
        assert "! Not saved." in walk.text
        assert walk.drill.query_one(Assessed).is_marking
        walk.desk.broken = False
        await walk.press("enter", "3")
        assert phase(walk) is DrillPhase.PROBING
        walk.desk.broken = True
        await walk.write("my words")
        await walk.press("enter")
        assert "! Not saved." in walk.text
        assert "my words" in walk.text


async def test_a_second_attempt_is_compared_with_the_first() -> None:
    async with journey(practice(), (80, 50)) as walk:
        for answer in (QUEUE, f"{IDEMPOTENT} {BACKLOG}"):
            await walk.press("d", "enter")
            await submit(walk, answer)
            await walk.press("enter", "escape", "q")
            text = walk.text
            await walk.press("q")
        assert "Your attempts" in text
        assert "now" in text
        assert "+ new   Make the worker idempotent" in text
        assert "− lost  Put a queue between" in text
        await walk.press("d")
        assert "38%" in walk.text or "%" in walk.text


async def test_started_with_a_drill_the_program_ends_with_it() -> None:
    async with journey(practice(), start=DrillStart("order-mail")) as walk:
        assert walk.at(DrillScreen)
        await walk.press("escape", "q")
        await walk.pilot.pause()
        assert walk.app.return_value == ExitCode.DONE


async def test_a_drill_that_is_not_there_ends_the_program_with_its_reason() -> None:
    async with journey(practice(), start=DrillStart("no-such")) as walk:
        await walk.pilot.pause()
        assert walk.app.return_value == ExitCode.USAGE
        assert "no-such" in str(walk.app.error)


@pytest.mark.parametrize("start", [START, None])
async def test_the_last_key_of_a_drill_says_where_it_leads(start: DrillStart | None) -> None:
    async with journey(practice(SCENARIO), start=start) as walk:
        if start is None:
            await walk.press("d", "enter")
            await walk.settle()
        await submit(walk)
        await walk.press("2", *["escape"] * 2)
        assert phase(walk) is DrillPhase.CLOSED
        assert walk.footer.startswith("Enter Home" if start is None else "Enter Quit")
        await walk.press("enter")
        await walk.pilot.pause()
        assert walk.app.return_value == (None if start is None else ExitCode.DONE)


async def test_the_list_of_drills_is_searched_and_left() -> None:
    made = practice(SCENARIO, OTHERS)
    made.desk.drafts["x"] = Draft("x", "y", 0)
    async with journey(made) as walk:
        await walk.press("d")
        assert "2 scenarios" in walk.text
        assert "▸ The slow checkout" in walk.text
        await walk.press("down", "down")
        assert "▸ Payments" in walk.text
        await walk.press("up")
        await walk.write("money")
        assert "The slow checkout" not in walk.text
        await walk.write("less")
        assert "No scenario has these words." in walk.text
        await walk.press("enter")
        assert walk.at(DrillsScreen)
        await walk.press("escape")
        assert "▸ The slow checkout" in walk.text
        await walk.press("escape")
        assert walk.at(HomeScreen)


async def test_without_scenarios_home_says_so() -> None:
    made = practice()
    made.scenarios = {}
    async with journey(made) as walk:
        await walk.press("d")
        await walk.pilot.pause()
        assert walk.at(HomeScreen)
        assert any("no scenario" in note for note in walk.notes)


async def test_help_over_the_points_does_not_bring_one_back_into_the_answer() -> None:
    async with journey(practice(SCENARIO)) as walk:
        await walk.press("d", "enter")
        await submit(walk)
        await walk.press("f1", "escape")
        assert walk.app.screen.focused is None
        await walk.press("down", "c")
        assert "Mark the words" in walk.text
