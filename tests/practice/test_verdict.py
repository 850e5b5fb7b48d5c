"""The rule of the verdict, case by case."""

from typing import Any

import pytest

from tests.practice.interviews import flag, point
from trainer.content.points import Level, Tier
from trainer.practice.results import Outcome, PointResult
from trainer.practice.verdict import Cause, Verdict, judge, verdict_for

MISSED, HINTED, PARTIAL = Outcome.MISSED, Outcome.HINTED, Outcome.PARTIAL


def points(hits: int, misses: int, **given: Any) -> list[PointResult]:
    made = [point(f"hit-{n}", **given) for n in range(hits)]
    return made + [point(f"missed-{n}", MISSED, **given) for n in range(misses)]


@pytest.mark.parametrize(
    ("hits", "of", "verdict"),
    [
        (10, 10, Verdict.STRONG_HIRE),
        (8, 10, Verdict.STRONG_HIRE),
        (7, 10, Verdict.LEAN_HIRE),
        (6, 10, Verdict.LEAN_HIRE),
        (5, 10, Verdict.LEAN_NO),
        (4, 10, Verdict.LEAN_NO),
        (3, 10, Verdict.STRONG_NO),
        (0, 10, Verdict.STRONG_NO),
    ],
)
def test_coverage_decides(hits: int, of: int, verdict: Verdict) -> None:
    found = judge(Level.MID, points(hits, of - hits))
    assert found.verdict is verdict
    assert found.coverage == hits / of
    assert found.caps == ()


def test_thresholds_hold_at_the_edge() -> None:
    assert verdict_for(0.8) is Verdict.STRONG_HIRE
    assert verdict_for(0.7999) is Verdict.LEAN_HIRE
    assert judge(Level.MID, points(3, 2)).verdict is Verdict.LEAN_HIRE


def test_half_and_hinted_points_count_half() -> None:
    found = judge(Level.MID, [point("a"), point("b", PARTIAL), point("c", HINTED), point("d")])
    assert (found.made, found.of) == (3.0, 4)


def test_a_denied_point_counts_nothing() -> None:
    assert judge(Level.MID, [point("a", Outcome.CONTRADICTED)]).made == 0


def test_a_hit_bonus_adds_and_a_missed_one_costs_nothing() -> None:
    bonus: Any = {"tier": Tier.BONUS}
    with_bonus = judge(Level.MID, [*points(3, 1), point("extra", **bonus)])
    assert (with_bonus.made, with_bonus.bonus, with_bonus.of) == (3.0, 1, 4)
    assert with_bonus.coverage == 1.0
    assert "3 of 4 points made and 1 bonus (100%)" in with_bonus.said
    assert judge(Level.MID, [*points(3, 1), point("extra", MISSED, **bonus)]).coverage == 0.75
    assert judge(Level.MID, [*points(4, 0), point("extra", **bonus)]).coverage == 1.0


def test_a_half_made_bonus_adds_nothing() -> None:
    assert judge(Level.MID, [*points(3, 1), point("x", PARTIAL, tier=Tier.BONUS)]).coverage == 0.75


def test_only_points_of_the_level_and_below_count() -> None:
    asked = [point("a"), *points(0, 3, level=Level.SENIOR)]
    assert judge(Level.MID, asked).verdict is Verdict.STRONG_HIRE
    assert judge(Level.SENIOR, asked).verdict is Verdict.STRONG_NO
    assert judge(Level.STAFF, asked).of == 4


@pytest.mark.parametrize("outcome", [MISSED, Outcome.CONTRADICTED])
def test_a_failed_must_caps_at_lean_no(outcome: Outcome) -> None:
    found = judge(Level.MID, [*points(9, 0), point("key", outcome, tier=Tier.MUST)])
    assert found.by_coverage is Verdict.STRONG_HIRE
    assert found.verdict is Verdict.LEAN_NO
    assert [(cap.cause, cap.ids, cap.binds) for cap in found.caps] == [
        (Cause.MUST_MISSED, ("shop#key",), True)
    ]
    assert "capped at lean no" in found.said
    assert "“Say key”" in found.said


def test_a_must_of_a_higher_level_caps_only_there() -> None:
    asked = [*points(9, 0), point("key", MISSED, tier=Tier.MUST, level=Level.SENIOR)]
    assert judge(Level.MID, asked).verdict is Verdict.STRONG_HIRE
    assert judge(Level.SENIOR, asked).verdict is Verdict.LEAN_NO


def test_a_red_flag_caps_at_lean_no() -> None:
    found = judge(Level.MID, points(5, 0), [flag()])
    assert found.verdict is Verdict.LEAN_NO
    assert found.said == (
        "Mid: lean no. 5 of 5 points made (100%) would be a strong hire; "
        "capped at lean no: claimed “It never fails”."
    )


def test_a_hinted_must_caps_at_lean_hire() -> None:
    found = judge(Level.MID, [*points(9, 0), point("key", HINTED, tier=Tier.MUST)])
    assert found.verdict is Verdict.LEAN_HIRE
    assert "only after a hint came “Say key”" in found.said


def test_a_half_made_must_caps_nothing() -> None:
    found = judge(Level.MID, [*points(9, 0), point("key", PARTIAL, tier=Tier.MUST)])
    assert found.verdict is Verdict.STRONG_HIRE


def test_a_cap_never_lifts() -> None:
    found = judge(Level.MID, [*points(1, 8), point("key", MISSED, tier=Tier.MUST)], [flag()])
    assert found.verdict is Verdict.STRONG_NO
    assert [cap.binds for cap in found.caps] == [False, False]
    assert "; also: no word of “Say key”; claimed “It never fails”." in found.said


def test_many_missed_musts_are_counted() -> None:
    found = judge(Level.MID, points(0, 5, tier=Tier.MUST))
    assert "“Say missed-0”, “Say missed-1”, “Say missed-2” and 2 more" in found.said
    assert len(found.caps[0].ids) == 5


def test_an_unscored_part_keeps_from_a_strong_hire() -> None:
    unscored = [point("x", Outcome.UNSCORED)]
    found = judge(Level.MID, [*points(5, 0), *unscored], (), ["other"])
    assert (found.verdict, found.of) == (Verdict.LEAN_HIRE, 5)


def test_without_a_judged_point_there_is_no_verdict() -> None:
    found = judge(Level.MID, [point("x", Outcome.UNSCORED)], [flag()], ["shop"])
    assert (found.verdict, found.coverage) == (None, None)
    assert found.said == "No verdict at mid: no answer could be judged."


def test_a_level_at_which_nothing_is_expected_has_no_verdict() -> None:
    found = judge(Level.MID, points(3, 0, level=Level.SENIOR))
    assert found.said == "No verdict at mid: nothing that was asked is expected at this level."


def test_more_is_never_worse() -> None:
    """Gaining a point, or losing a red flag, never lowers the verdict."""
    order = [None, *Verdict]
    for hits in range(7):
        for flags in ([], [flag()]):
            fewer = judge(Level.MID, points(hits, 7 - hits, tier=Tier.MUST), flags)
            more = judge(Level.MID, points(hits + 1, 6 - hits, tier=Tier.MUST), [])
            assert order.index(more.verdict) >= order.index(fewer.verdict)
