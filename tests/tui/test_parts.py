"""What drills missed, on the screens."""

from tests.content.drill import PAYMENTS
from tests.practice.desk import FakeDesk, at
from tests.tui.journey import journey
from tests.tui.practice import FakePractice, cards
from trainer.content.parts import parts_of
from trainer.events import Kind, NewEvent
from trainer.practice.question import Plan
from trainer.scheduling.queue import Scope
from trainer.tui.answer import Essay

MISSED = Plan(Scope(missed=True))


def practice() -> FakePractice:
    """Two parts that are due, and the usual cards."""
    desk = FakeDesk([*parts_of(PAYMENTS), *cards()])
    states = {"points": {"retry": "missed"}, "red_flags": ["never"]}
    desk.record(NewEvent(Kind.REVIEW, "payments", 1, assessment=states), at(20))
    return FakePractice(desk)


async def test_home_has_a_row_for_them_and_starts_a_review_of_just_them() -> None:
    async with journey(practice()) as walk:
        assert "Missed in drills" in walk.text
        await walk.press("down", "enter")
        assert walk.asked == "payments#retry"
        assert walk.review.session.remaining == 2


async def test_a_part_stands_below_the_question_of_its_scenario() -> None:
    async with journey(practice(), (80, 40), start=MISSED) as walk:
        assert isinstance(walk.app.focused, Essay)
        assert "Payments · missed point · essential" in walk.text
        scene = walk.text.index("Would you build payments in Lambda?")
        assert scene < walk.text.index("The client sends it again. What happens?")
        await walk.fill("each charge carries an idempotency key")
        await walk.press("ctrl+j")
        assert "✓ Every charge is idempotent." in walk.text
        assert "A repeat would charge twice." in walk.text


async def test_a_wrong_claim_does_not_say_beforehand_that_it_is_one() -> None:
    async with journey(practice(), start=MISSED) as walk:
        await walk.press("ctrl+j", "3")
        assert walk.asked == "payments#never"
        assert "Payments · true or false · essential" in walk.text
        assert "flag" not in walk.text
        await walk.fill("True, it cannot.")
        await walk.press("ctrl+j")
        assert "False. It can, behind a queue." in walk.text
        assert "denied: “True”" in walk.text
