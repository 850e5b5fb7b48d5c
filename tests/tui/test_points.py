"""A typed concept: what was found of each point, and how the learner corrects it."""

import pytest

from tests.practice.desk import FakeDesk, concept, rapid
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice, cards
from tests.tui.scenes import SAID
from trainer.content.points import Point
from trainer.events import Kind
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.states import State
from trainer.practice.question import Phase, Plan, Revealed
from trainer.tui.points import LONGEST_QUOTE, PointList, point_rows
from trainer.tui.review import CardScroll, ReviewScreen

CONCEPT, NUMBER, RAPID = cards()[:3]
TALL = (80, 50)


def practice() -> FakePractice:
    """A workspace with the concept, and one more card behind it."""
    return FakePractice(FakeDesk([CONCEPT, rapid("last", importance=1)]))


async def say(walk: Journey, text: str = SAID) -> None:
    """Submit an answer."""
    await walk.fill(text)
    await walk.press("ctrl+j")


def points(walk: Journey) -> str:
    return str(walk.review.query_one(PointList).render())


def corrections(walk: Journey) -> list[dict[str, object]]:
    return [dict(event.data) for event in walk.desk.events if event.kind == Kind.OVERRULE]


async def test_each_point_has_a_number_a_sign_a_word_and_the_words_that_decided() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        assert points(walk).splitlines() == [
            "1 ✓ A fresh environment has to be created first.",
            "    said: “Lambda has to make a new environment before my code can run”",
            "2 ≈ The runtime starts and everything outside the handler runs.",
            "    half said: “Then the runtime is started”",
            "3 · Later calls find the environment warm and skip all of it.",
            "    not said",
        ]
        assert "50%  1 of 3 points said, 1 half said" in walk.text
        assert "▸ 2 Hard" in walk.text


async def test_a_denied_point_says_so() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk, "Lambda does not have to create a fresh execution environment.")
        assert "1 ✗ A fresh environment" in points(walk)
        assert "denied: “Lambda does not" in points(walk)


def test_only_the_beginning_of_a_long_quote_is_shown() -> None:
    typed = "and so on " * 60
    found = PointAssessment("a", State.HIT, ((0, len(typed)),), "said")
    assessment = Assessment((found,), (), 1.0, None, "")
    point = Point(id="a", say="An idea.")
    revealed = Revealed(typed, (point,), assessment, {}, 5, (), (), None)
    quote = point_rows(revealed, assessment)[1][1].plain
    assert quote.endswith("and so on…”")
    assert len(quote) < LONGEST_QUOTE + 20


def test_a_reason_and_a_cost_are_named_beside_the_state_of_a_point_that_was_said() -> None:
    some = ((0, 1),)
    typed = "because it is"
    found = (
        PointAssessment("a", State.HIT, some, "said", reasons=some, costs=some),
        PointAssessment("b", State.MISSED, (), "not said", reasons=some, costs=some),
        PointAssessment("c", State.HIT, (), "you said so", costs=some),
    )
    assessment = Assessment(found, (), 1.0, None, "")
    points = tuple(Point(id=name, say="An idea.") for name in "abc")
    revealed = Revealed(typed, points, assessment, {"c": State.MISSED}, 5, (), (), None)
    said = [row[1].plain for row in point_rows(revealed, assessment)[1::2]]
    assert said == [
        "said · reason given · cost named: “b”",
        "not said",
        "said · cost named: corrected by you",
    ]
    assert all(len(line) <= 56 for line in said), "beside the number at 60 columns"


async def test_points_are_only_listed_where_nothing_was_typed() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await walk.press("enter")
        assert "• A fresh environment has to be created first." in points(walk)
        assert "Correct" not in walk.footer
        await walk.press("x", "2")
        assert corrections(walk) == []
        assert walk.desk.events[-1].grade == 3, "2 is a grade again"


async def test_x_and_a_number_correct_a_point_and_the_proposal() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        await walk.press("x", "3")
        assert corrections(walk) == [
            {"point": "c", "state": "hit", "was": "missed", "during": "review"}
        ]
        assert "3 ✓ Later calls" in points(walk)
        assert "said: corrected by you" in points(walk)
        assert "Point 3 counts as said now." in walk.text
        assert "2 of 3 points said" in walk.text
        assert "▸ 3 Good" in walk.text
        await walk.press("x", "3")
        assert "3 · Later calls" in points(walk)
        assert "Point 3 counts as not said now." in walk.text
        assert "▸ 2 Hard" in walk.text
        await walk.press("3")
        assert walk.desk.events[-1].grade == 4


async def test_while_a_number_is_awaited_nothing_else_is_offered_or_done() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        await walk.press("x")
        assert "Which point was judged wrongly? 1–3 turns it round." in walk.text
        assert "1 Again" not in walk.text
        assert "Keep all" in walk.footer
        assert not any(word in walk.footer for word in ("Take", "Correct", "Undo"))
        await walk.press("enter", "u", "s", "b", "k", "x")
        assert walk.asked == CONCEPT.item
        assert walk.desk.events == []
        await walk.press("escape")
        assert "Which point" not in walk.text
        assert "▸ 2 Hard" in walk.text
        assert corrections(walk) == []
        await walk.press("1")
        assert walk.desk.events[-1].grade == 1


@pytest.mark.parametrize("key", ["4", "9"])
async def test_a_number_without_a_point_says_so_and_grades_nothing(key: str) -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        await walk.press("x", key)
        assert f"There is no point {key}." in walk.text
        assert walk.desk.events == []
        assert walk.review.session.phase is Phase.REVEALED
        assert "▸ 2 Hard" in walk.text


async def test_numbers_name_points_whatever_keys_the_grades_have() -> None:
    keys = {"again": "a", "hard": "h"}
    async with journey(practice(), TALL, start=Plan(), keys=keys) as walk:
        await say(walk)
        await walk.press("x", "a", "2")
        assert [each["point"] for each in corrections(walk)] == ["b"]


async def test_a_card_with_many_points_is_corrected_too() -> None:
    many = tuple(Point(id=f"p{n}", say=f"Idea number {n}.") for n in range(1, 13))
    walk_through = FakePractice(FakeDesk([concept("many", points=many)]))
    async with journey(walk_through, (80, 60), start=Plan()) as walk:
        await say(walk, "Something else altogether.")
        await walk.press("x")
        assert "1–9 turns it round" in walk.text
        await walk.press("7")
        assert [each["point"] for each in corrections(walk)] == ["p7"]
        assert "12 · Idea number 12." in points(walk)


async def test_a_correction_that_cannot_be_saved_keeps_everything_and_is_tried_again() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        before = points(walk)
        walk.desk.broken = True
        await walk.press("x", "3")
        assert "! Not saved." in walk.text
        assert points(walk) == before
        assert SAID[:40] in walk.text
        walk.desk.broken = False
        await walk.press("3")
        assert [each["point"] for each in corrections(walk)] == ["c"]
        assert "Not saved" not in walk.text
        assert "▸ 3 Good" in walk.text


async def click_on(walk: Journey, words: str) -> None:
    lines = walk.text.splitlines()
    row = next(y for y, line in enumerate(lines) if words in line)
    await walk.pilot.click(offset=(lines[row].index(words) + 1, row))
    await walk.pilot.pause()


@pytest.mark.parametrize("words", ["Later calls find", "not said"])
async def test_a_point_is_corrected_by_a_click_on_it(words: str) -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        await click_on(walk, words)
        assert [each["point"] for each in corrections(walk)] == ["c"]
        assert "▸ 3 Good" in walk.text


async def test_a_click_on_a_wrapped_point_means_that_point() -> None:
    async with journey(practice(), (60, 40), start=Plan()) as walk:
        await say(walk)
        await click_on(walk, "runs.")
        assert [each["point"] for each in corrections(walk)] == ["b"]


async def test_a_click_on_a_point_that_was_not_assessed_does_nothing() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await walk.press("enter")
        await click_on(walk, "Later calls")
        assert walk.desk.events == []


async def test_marking_words_with_the_mouse_corrects_nothing() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        row = next(y for y, line in enumerate(walk.text.splitlines()) if "Later calls" in line)
        await walk.pilot.mouse_down(offset=(8, row))
        await walk.pilot.hover(offset=(20, row))
        await walk.pilot.mouse_up(offset=(20, row))
        await walk.pilot.pause()
        assert corrections(walk) == []


@pytest.mark.parametrize("size", SIZES)
async def test_x_brings_the_points_into_view_and_a_correction_stays_there(
    size: tuple[int, int],
) -> None:
    async with journey(practice(), size, start=Plan()) as walk:
        await say(walk)
        card = walk.review.query_one(CardScroll)
        await walk.press("x")
        assert "1 ✓ A fresh" in walk.text
        there = card.scroll_y
        await walk.press("1")
        assert card.scroll_y == there
        assert "1 · A fresh" in walk.text
        await walk.press("x", "escape")
        assert card.scroll_y == there


async def test_a_card_answered_by_a_figure_or_by_thought_has_nothing_to_correct() -> None:
    desk = FakeDesk([NUMBER, RAPID])
    async with journey(FakePractice(desk), TALL, start=Plan()) as walk:
        await walk.fill("256 KB")
        await walk.press("enter")
        assert "Correct" not in walk.footer
        await walk.press("x", "2")
        assert desk.events[-1].grade == 3
        await walk.press("space", "x", "4")
        assert [event.grade for event in desk.events] == [3, 5]


async def test_an_answer_taken_back_can_be_corrected() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        await walk.press("2", "u")
        assert walk.at(ReviewScreen)
        await walk.press("x", "2")
        assert [each["point"] for each in corrections(walk)] == ["b"]


async def test_the_words_of_grading_are_loaded_once_the_workspace_is_open() -> None:
    workspace = practice()
    async with journey(workspace):
        assert workspace.warmed == 1


async def test_undo_takes_back_a_correction_and_redo_makes_it_again() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk)
        await walk.press("x", "3", "u")
        assert "The correction is taken back." in walk.text
        assert "3 · Later calls" in points(walk)
        assert "corrected by you" not in points(walk)
        assert "▸ 2 Hard" in walk.text
        await walk.press("U")
        assert "Corrected again." in walk.text
        assert "3 ✓ Later calls" in points(walk)
        assert "▸ 3 Good" in walk.text
        await walk.press("3")
        assert walk.asked != CONCEPT.item
        await walk.press("u", "u")
        assert walk.asked == CONCEPT.item
        assert "3 · Later calls" in points(walk)
        await walk.press("u")
        assert "There is nothing to take back." in walk.text


async def test_taking_a_correction_back_leaves_the_points_in_sight() -> None:
    async with journey(practice(), SIZES[0], start=Plan()) as walk:
        await say(walk)
        await walk.press("x", "2")
        scrolled = walk.review.query_one(CardScroll).scroll_y
        assert scrolled > 0
        await walk.press("u")
        assert walk.review.query_one(CardScroll).scroll_y == scrolled


async def test_a_correction_is_taken_back_from_home_after_a_restart() -> None:
    workspace = practice()
    async with journey(workspace, TALL, start=Plan()) as walk:
        await say(walk)
        await walk.press("x", "3", "q")
    async with journey(workspace, TALL) as walk:
        await walk.press("u")
        assert walk.asked == CONCEPT.item
        assert "3 · Later calls" in points(walk)
        assert "▸ 2 Hard" in walk.text


async def test_an_answer_that_is_not_judged_says_so_once_and_proposes_nothing() -> None:
    async with journey(practice(), TALL, start=Plan()) as walk:
        await say(walk, "fine")
        assert walk.text.count("Not judged") == 1
        assert "not said" not in walk.text
        assert "▸" not in walk.text
        await walk.pilot.click(PointList, offset=(6, 2))
        assert [each["point"] for each in corrections(walk)] == ["c"]
        assert "3 ✓ Later calls" in points(walk)
        assert "said: corrected by you" in points(walk)
        await walk.press("u")
        assert "Not judged" in walk.text


def test_what_is_said_wrongly_tells_in_which_way() -> None:
    typed = "within 10 ms"
    found = PointAssessment("a", State.CONTRADICTED, ((0, 12),), "the answer names another figure")
    point = Point(id="a", say="Within 100 ms.")
    assessment = Assessment((found,), (), 0.0, None, "")
    revealed = Revealed(typed, (point,), assessment, {}, 1, (), (), None)
    assert point_rows(revealed, assessment)[1][1].plain == (
        "denied: “within 10 ms” (the answer names another figure)"
    )
