"""What drills missed, line by line."""

from tests.content.drill import PAYMENTS
from tests.plain.conversation import FakePractice
from tests.practice.desk import at
from trainer.content.parts import parts_of
from trainer.events import Kind, NewEvent
from trainer.practice.question import Plan
from trainer.scheduling.queue import Scope


def test_parts_are_asked_with_their_scenario_and_typed_in_lines() -> None:
    practice = FakePractice(list(parts_of(PAYMENTS)), day=2)
    states = {"points": {"retry": "missed"}, "red_flags": ["never"]}
    practice.desk.record(NewEvent(Kind.REVIEW, "payments", 1, assessment=states), at(1))
    typed = ("each charge carries", "an idempotency key", "", "", "True", ".", "1", "q")
    code, said = practice.talk(*typed, plan=Plan(Scope(missed=True)))
    assert code == 0
    assert "Scenario Payments: missed point, importance 3, senior." in said
    scene = "The interview was about: Would you build payments in Lambda?"
    assert scene in said
    assert said.index(scene) < said.index("The client sends it again. What happens?")
    assert "1. said: Every charge is idempotent." in said
    assert "Why: A repeat would charge twice." in said
    assert "Scenario Payments: true or false, importance 3, mid." in said
    assert "Say which and why" in said
    assert "Answer: False. It can, behind a queue." in said
    assert "(you said that it is true)" in said
    answers = [event.answer for event in practice.desk.events[1:]]
    assert answers == ["each charge carries\nan idempotency key", "True"]
