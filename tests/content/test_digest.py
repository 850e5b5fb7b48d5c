"""The digest moves with the right answer and with nothing else."""

from dataclasses import replace

import pytest

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.digest import card_digest, scenario_digest
from trainer.content.points import Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, Scenario

FRESH = Point(id="fresh", say="A fresh environment is made first.")
INIT = Point(id="init", say="Init code runs before the handler.")
CONCEPT = Concept(
    deck="d", id="c", ask="What is it?", answer="A new environment is made.", points=(FRESH, INIT)
)
NUMBER = Number(deck="d", id="n", ask="How much?", value="1 MB", tolerance="5%")
RAPID = RapidFire(deck="d", id="r", ask="First?", answer="A queue.", accept=("SQS",))
SCENARIO = Scenario(
    id="s",
    title="S",
    ask="Would you?",
    points=(FRESH,),
    red_flags=(RedFlag(id="never", claim="It cannot be done."),),
    follow_ups=(FollowUp(id="more", ask="And at ten times?", points=(INIT,)),),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CONCEPT, replace(CONCEPT, answer="an environment is reused.")),
        (CONCEPT, replace(CONCEPT, points=(FRESH,))),
        (CONCEPT, replace(CONCEPT, points=(FRESH, replace(INIT, say="Nothing runs.")))),
        (NUMBER, replace(NUMBER, value="2 MB")),
        (NUMBER, replace(NUMBER, tolerance="")),
        (RAPID, replace(RAPID, answer="A cache.")),
    ],
)
def test_a_changed_answer_changes_the_digest(before: Card, after: Card) -> None:
    assert card_digest(before) != card_digest(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CONCEPT, replace(CONCEPT, answer="  A new\nenvironment IS made. ")),
        (CONCEPT, replace(CONCEPT, why="Because.", ask="What's that?", importance=3)),
        (CONCEPT, replace(CONCEPT, points=(INIT, replace(FRESH, wordings=("no warm one",))))),
        (NUMBER, replace(NUMBER, source="quotas", as_of="2026-11")),
        (RAPID, replace(RAPID, accept=(), seconds=20)),
    ],
)
def test_mending_the_text_changes_nothing(before: Card, after: Card) -> None:
    assert card_digest(before) == card_digest(after)


def test_composed_and_decomposed_accents_are_one_text() -> None:
    assert card_digest(replace(RAPID, answer="caf\u00e9")) == card_digest(
        replace(RAPID, answer="cafe\u0301")
    )


def test_parts_do_not_run_into_each_other() -> None:
    assert card_digest(replace(NUMBER, value="1 M", tolerance="B")) != card_digest(
        replace(NUMBER, value="1 MB", tolerance="")
    )


def test_a_digest_is_the_same_on_every_machine() -> None:
    assert card_digest(NUMBER) == "498c36368e8c524d"
    assert len(scenario_digest(SCENARIO)) == 16


@pytest.mark.parametrize(
    "after",
    [
        replace(SCENARIO, points=()),
        replace(SCENARIO, red_flags=()),
        replace(SCENARIO, follow_ups=()),
        replace(SCENARIO, red_flags=(RedFlag(id="never", claim="It is easy."),)),
    ],
)
def test_a_changed_rubric_changes_the_digest(after: Scenario) -> None:
    assert scenario_digest(after) != scenario_digest(SCENARIO)


def test_the_rest_of_a_scenario_does_not_count() -> None:
    after = replace(
        SCENARIO,
        title="T",
        model="Yes, because …",
        points=(replace(FRESH, tier=Tier.MUST, probe="And then?"),),
    )
    assert scenario_digest(after) == scenario_digest(SCENARIO)
