"""Areas, next steps, proxies, times and doubts of a report."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.practice.interviews import SHOP, flag, point, sample, ticked, times
from trainer.content.points import Area, Level, Tier
from trainer.content.scenarios import Label
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.states import State
from trainer.practice.areas import areas, limiting
from trainer.practice.making import make_report
from trainer.practice.next_steps import next_steps
from trainer.practice.record import Asked, Mode, PhaseAnswer, PhaseTime, Section, Terms, Times
from trainer.practice.report import Proxy, Report
from trainer.practice.results import Credit, Outcome, PointResult
from trainer.practice.uncertainty import uncertainty
from trainer.practice.verdict import judge

MISSED = Outcome.MISSED
TYPED = "A queue takes the orders, and they are confirmed later."


def of_area(area: Area, hits: int, misses: int) -> list[PointResult]:
    made = [point(f"{area}-hit-{n}", area=area) for n in range(hits)]
    return made + [point(f"{area}-missed-{n}", MISSED, area=area) for n in range(misses)]


def test_the_limiting_area_is_the_lowest_with_four_points() -> None:
    asked = [
        *of_area(Area.NAVIGATE, 0, 3),
        *of_area(Area.DESIGN, 3, 2),
        *of_area(Area.DEPTH, 2, 2),
    ]
    found = areas(asked, Level.MID)
    shares = [("navigate", 0.0), ("design", 0.6), ("depth", 0.5), ("operate", None)]
    assert [(each.area, each.coverage) for each in found] == shares
    assert limiting(found) == (Area.DEPTH, "Limiting area: depth, 2 of 4 points (50%).")


def test_no_area_is_named_from_too_few_points() -> None:
    area, said = limiting(areas(of_area(Area.DEPTH, 0, 3), Level.MID))
    assert area is None
    assert "too few" in said


def test_no_area_limits_when_the_lowest_is_good() -> None:
    area, said = limiting(areas(of_area(Area.DEPTH, 4, 1), Level.MID))
    assert (area, said) == (
        None,
        "No area held you back: the lowest is depth with 4 of 5 points (80%).",
    )


def test_areas_take_only_points_of_the_level() -> None:
    asked = [point("a", area=Area.DEPTH), point("b", MISSED, area=Area.DEPTH, level=Level.STAFF)]
    assert areas(asked, Level.MID)[2].coverage == 1.0
    assert areas(asked, Level.STAFF)[2].coverage == 0.5


def steps(level: Level, points: Sequence[PointResult], *flags: Any) -> list[str]:
    return [step.item for step in next_steps(level, points, flags)]


def test_what_lifts_the_verdict_most_comes_first() -> None:
    made = [point(f"hit-{n}") for n in range(8)]
    asked = [point("small", MISSED), *made, point("key", MISSED, tier=Tier.MUST)]
    found = next_steps(Level.MID, asked, ())
    assert [step.item for step in found] == ["shop#key", "shop#small"]
    assert found[0].lifts == "Lifts the verdict at mid from lean no to strong hire."
    assert found[1].lifts == "Raises the coverage at mid from 90% to 100%."


def test_a_red_flag_is_something_to_lose() -> None:
    found = next_steps(Level.MID, [*(point(f"hit-{n}") for n in range(9)), point("x", MISSED)],
                       [flag()])  # fmt: skip
    assert [step.item for step in found] == ["shop#wrong", "shop#x"]
    assert found[0].say == "It does."


def test_two_caps_are_taken_away_one_after_the_other() -> None:
    musts = [point(each, MISSED, tier=Tier.MUST) for each in ("one", "two")]
    found = next_steps(Level.MID, [*(point(f"hit-{n}") for n in range(8)), *musts], ())
    assert found[0].lifts == "One thing fewer that caps the verdict at mid."
    assert found[1].lifts == "Lifts the verdict at mid from lean no to strong hire."


def test_with_all_made_the_next_level_is_next() -> None:
    asked = [point("a"), point("b", MISSED, level=Level.STAFF)]
    found = next_steps(Level.MID, asked, ())
    assert [step.item for step in found] == ["shop#b"]
    assert "at staff" in found[0].lifts


def test_nothing_is_next_when_all_is_made_or_nothing_was_judged() -> None:
    assert steps(Level.MID, [point("a")]) == []
    assert steps(Level.MID, [point("a", Outcome.UNSCORED)]) == []


def test_at_most_two_steps() -> None:
    assert len(steps(Level.MID, [point(f"p-{n}", MISSED) for n in range(9)])) == 2


def told(**given: Any) -> Report:
    found = tuple(
        PointAssessment(each.id, State.HIT, ((0, 10),), "said") for each in SHOP.points[:2]
    )
    answers = (PhaseAnswer(phase="high-level", text=TYPED), PhaseAnswer(phase="wrap-up", text=" "))
    section = Section(
        scenario=SHOP, answers=answers, assessment=Assessment(found, (), 0.9, None, ""), **given
    )
    return make_report(Terms(level=Level.MID, minutes=20), times("orders"), (section,))


def proxy(report: Report, name: str) -> Proxy:
    return next(each for each in report.communication if each.name == name)


def test_communication_is_counted() -> None:
    asked = (Asked(question="What load?", reveal="load"), Asked(question="Why?"))
    report = told(costs_named=frozenset({"buffer"}), reasons_given=frozenset(), asked=asked)
    shown = {each.name: (each.count, each.of) for each in report.communication}
    # Only one of the two points made has costs and reasons in the rubric.
    assert shown == {
        "questions": (2, None), "structure": (1, 2), "reasons": (0, 1), "costs": (1, 1),
    }  # fmt: skip
    assert proxy(report, "questions").said == (
        "2 clarifying questions asked, 1 of them met a fact (1 to be had)."
    )
    assert report.sections[0].questions[0].fact == "Two hundred orders a second."


def test_what_nobody_looked_for_is_not_counted() -> None:
    report = told()
    assert (proxy(report, "costs").count, proxy(report, "reasons").count) == (None, None)
    spoken = ticked({"buffer": State.HIT})
    assert proxy(spoken, "structure").count is None


def test_time_is_held_against_the_plan() -> None:
    phases = (
        PhaseTime(phase="a", planned=60, spent=66),
        PhaseTime(phase="b", planned=60, spent=67),
        PhaseTime(phase="c", planned=60, spent=0),
    )
    given = Times(started=times().started, finished=times().finished, phases=phases, paused=5.55)
    found = make_report(Terms(level=Level.MID, minutes=20), given, ()).times
    assert (found.kept, found.spent, found.planned, found.paused) == (2, 133, 180, 5.5)
    assert found.said == "2 of 3 phases within their time; 2:13 of 3:00 minutes used."


def test_few_points_and_a_narrow_verdict_are_said() -> None:
    said = " ".join(sample(Label.OK).uncertainty)
    assert "Only 6 points counted at senior: one more or less moves the coverage by 17%." in said
    assert "Half a point more or less would make it lean hire by coverage." in said


@pytest.mark.parametrize("count", [8, 12])
def test_enough_points_are_not_doubted(count: int) -> None:
    found = judge(Level.MID, [point(f"p-{n}") for n in range(count)])
    assert not any("Only" in each for each in uncertainty(found, (), Mode.TYPED))


def test_points_that_nobody_checked_are_said() -> None:
    assert "candidate's own judgement" in " ".join(ticked({"buffer": State.HIT}).uncertainty)
    hosted = ticked({"buffer": State.HIT}, Mode.HOSTED)
    assert "one interviewer" in " ".join(hosted.uncertainty)
    report = told(ticks={"repeats": State.HIT})
    assert "1 point self-credited, not found by grading." in report.uncertainty
    assert [each.credit for each in report.points[:2]] == [Credit.GRADED, Credit.SELF]


def test_without_a_verdict_there_is_nothing_to_doubt() -> None:
    assert ticked({}).uncertainty == ()
