"""The plan of an interview: what a seed chooses, and how the time is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.points import Level
from trainer.practice.interview import (
    ANSWERED,
    LENGTHS,
    Candidate,
    InterviewPlan,
    Setup,
    Stage,
    plan_interview,
)

SCENARIOS = [Candidate(f"scenario-{n}", f"topic-{n % 3}") for n in range(12)]
CARDS = [f"deck/card-{n}" for n in range(20)]


@pytest.mark.parametrize("minutes", LENGTHS)
def test_the_phases_fill_the_time(minutes: int) -> None:
    plan = plan_interview(Setup(minutes), SCENARIOS, CARDS)
    assert sum(phase.seconds for phase in plan.phases) == minutes * 60
    assert plan.phases[0].stage is Stage.WARM_UP
    stages = [phase.stage for phase in plan.phases[1:6]]
    assert stages == [Stage.CLARIFY, *ANSWERED]


@given(st.integers(0, 9999), st.sampled_from(sorted(LENGTHS)), st.randoms())
def test_a_seed_chooses_the_same_whatever_the_order_of_what_there_is(
    seed: int, minutes: int, shuffler: object
) -> None:
    setup = Setup(minutes, seed=seed)
    mixed, cards = SCENARIOS[::-1], CARDS[::-1]
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert plan_interview(setup, mixed, cards) == plan_interview(setup, SCENARIOS, CARDS)


def test_new_content_moves_only_what_it_takes_the_place_of() -> None:
    for seed in range(40):
        before = plan_interview(Setup(30, seed=seed), SCENARIOS, CARDS)
        after = plan_interview(Setup(30, seed=seed), SCENARIOS, [*CARDS, "deck/later"])
        assert set(after.cards) - set(before.cards) <= {"deck/later"}


def test_seeds_differ() -> None:
    chosen = {plan_interview(Setup(20, seed=n), SCENARIOS, CARDS).scenarios for n in range(40)}
    assert len(chosen) > 6


def test_two_scenarios_come_from_two_topics_where_they_can() -> None:
    topics = {each.id: each.topic for each in SCENARIOS}
    for seed in range(30):
        first, second = plan_interview(Setup(45, seed=seed), SCENARIOS, CARDS).scenarios
        assert topics[first] != topics[second]
    only = [each for each in SCENARIOS if each.topic == "topic-1"]
    assert len(set(plan_interview(Setup(45), only, CARDS).scenarios)) == 2


def test_less_is_asked_where_there_is_less() -> None:
    plan = plan_interview(Setup(45), SCENARIOS[:1], [])
    assert (plan.cards, plan.scenarios) == ((), ("scenario-0",))
    assert Stage.WARM_UP not in [phase.stage for phase in plan.phases]


def test_a_plan_comes_back_from_its_json() -> None:
    setup = Setup(45, Level.STAFF, ("cost", "limits"), 12, spoken=True)
    plan = plan_interview(setup, SCENARIOS, CARDS)
    assert InterviewPlan.from_json(plan.as_json()) == plan


@pytest.mark.parametrize(
    "odd",
    [
        {"minutes": 7},
        {"minutes": "20"},
        {"minutes": [20]},
        {"level": "junior"},
        {"level": None},
        {"seed": "x"},
        {"seed": True},
        {"cards": "deck/card"},
        {"scenarios": None},
    ],
)
def test_odd_json_is_no_plan(odd: dict[str, object]) -> None:
    plan = plan_interview(Setup(20), SCENARIOS, CARDS).as_json()
    assert InterviewPlan.from_json({**plan, **odd}) is None
