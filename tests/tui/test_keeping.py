"""Review when something goes wrong: a full disk, a half-typed answer, a sudden end."""

from tests.practice.desk import FakeDesk, rapid
from tests.tui.journey import Journey, journey
from tests.tui.practice import TODAY, FakePractice, cards
from trainer.content.cards import Card
from trainer.events import Draft
from trainer.practice.question import Phase, Plan
from trainer.tui.answer import Essay, Line

CONCEPT, NUMBER, RAPID = cards()[:3]


def one(card: Card) -> FakePractice:
    """A workspace with one new card, and one more behind it."""
    return FakePractice(FakeDesk([card, rapid("last", importance=1)]))


def kept(walk: Journey) -> str | None:
    """The draft that would survive a crash now."""
    return walk.desk.kept.text if walk.desk.kept else None


async def test_a_grade_that_cannot_be_saved_stays_on_screen_and_is_tried_again() -> None:
    async with journey(one(NUMBER), start=Plan()) as walk:
        await walk.write("1 MB")
        await walk.press("enter")
        walk.desk.broken = True
        await walk.press("4")
        assert "! Not saved." in walk.text
        assert "the disk is full; nothing was written" in walk.text
        assert "✓ Right" in walk.text, "the card stays"
        assert walk.desk.events == []
        walk.desk.broken = False
        await walk.press("4")
        assert walk.desk.events[-1].answer == "1 MB"
        assert walk.asked == "quick/last"
        assert "Not saved" not in walk.text


async def test_an_answer_that_cannot_be_kept_stays_in_its_field() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        walk.desk.broken = True
        await walk.write("my words")
        await walk.press("ctrl+j")
        assert "! Not saved." in walk.text
        assert walk.review.query_one(Essay).text == "my words"
        walk.desk.broken = False
        await walk.press("ctrl+j")
        assert walk.review.session.phase is Phase.REVEALED
        assert "my words" in walk.text


async def test_what_is_typed_is_kept_when_the_field_is_left() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.write("half a")
        assert kept(walk) is None
        await walk.press("escape")
        assert kept(walk) == "half a"


async def test_what_is_typed_is_kept_when_the_time_has_come() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.write("half")
        walk.review._save_draft()  # what the timer calls
        assert kept(walk) == "half"
        await walk.write(" way")
        assert kept(walk) == "half"
        assert walk.review._draft._timer is not None


async def test_what_is_typed_is_kept_when_the_program_is_quit() -> None:
    practice = one(CONCEPT)
    async with journey(practice, start=Plan()) as walk:
        await walk.write("half a")
        await walk.press("ctrl+q")
    assert practice.desk.kept is not None
    assert practice.desk.kept.text == "half a"


async def test_a_draft_that_cannot_be_kept_at_the_end_is_no_crash() -> None:
    practice = one(CONCEPT)
    async with journey(practice, start=Plan()) as walk:
        await walk.write("half a")
        practice.desk.broken = True
        await walk.press("ctrl+q")
    assert practice.desk.kept is None


async def test_a_half_typed_answer_is_there_again_after_a_restart() -> None:
    practice = one(CONCEPT)
    practice.desk.kept = Draft(CONCEPT.item, "half a thought", TODAY.utc_ms)
    async with journey(practice, start=Plan()) as walk:
        field = walk.review.query_one(Essay)
        assert field.text == "half a thought"
        await walk.write("!")
        assert field.text == "half a thought!"


async def test_a_figure_is_there_again_too() -> None:
    practice = one(NUMBER)
    practice.desk.kept = Draft(NUMBER.item, "1 M", TODAY.utc_ms)
    async with journey(practice, start=Plan()) as walk:
        await walk.write("B")
        assert walk.review.query_one(Line).value == "1 MB"


async def test_a_half_typed_answer_to_rapid_fire_is_there_again_too() -> None:
    practice = one(RAPID)
    async with journey(practice, start=Plan()) as walk:
        await walk.press("i", *"noth", "escape", "escape")
        assert kept(walk) == "noth"
    async with journey(practice, start=Plan()) as walk:
        assert isinstance(walk.app.focused, Line)
        assert walk.app.focused.value == "noth"
        await walk.press(*"ing", "enter")
        revealed = walk.review.session.revealed
        assert revealed is not None
        assert revealed.typed == "nothing"
