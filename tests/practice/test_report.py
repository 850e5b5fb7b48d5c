"""The report card as a value: made the same each time, kept and read back exactly."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.practice.interviews import (
    HINTED_WORDS,
    PAYMENTS,
    SHOP,
    golden,
    sample,
    section,
    ticked,
    times,
)
from trainer.content.points import Level
from trainer.content.scenarios import Label
from trainer.grading.states import State
from trainer.practice.making import make_report
from trainer.practice.record import Mode, PhaseAnswer, Section, Terms
from trainer.practice.report import DamagedReportError, Report
from trainer.practice.results import Credit, Outcome
from trainer.practice.verdict import Verdict

TERMS = Terms(level=Level.MID, minutes=20)
TIMED = {"id", "started", "finished", "times", "seconds"}
"""The keys under which two runs may differ."""


def untimed(value: Any) -> Any:
    """JSON without what depends on the time."""
    if isinstance(value, dict):
        timed = TIMED if "started" in value else TIMED - {"id"}
        return {key: untimed(each) for key, each in value.items() if key not in timed}
    return [untimed(each) for each in value] if isinstance(value, list) else value


def stored(report: Report) -> Any:
    """The report as it comes back from the journal."""
    return json.loads(json.dumps(report.as_json(), allow_nan=False))


@pytest.mark.parametrize("label", list(Label))
@pytest.mark.parametrize("level", list(Level))
def test_a_report_is_read_back_exactly(label: Label, level: Level) -> None:
    report = sample(label, level)
    assert Report.from_json(stored(report)) == report
    assert json.dumps(Report.from_json(stored(report)).as_json()) == json.dumps(report.as_json())


def test_a_report_is_named_by_its_local_start() -> None:
    assert sample().id == "2026-01-05-091530"
    assert sample().started == "2026-01-05T09:15:30+00:00"


def test_two_runs_differ_only_in_times() -> None:
    first = make_report(TERMS, times("a", 0.5), (section(PAYMENTS, golden(PAYMENTS, Label.OK)),))
    again = make_report(TERMS, times("a", 1.7), (section(PAYMENTS, golden(PAYMENTS, Label.OK)),))
    assert first != again
    assert json.dumps(untimed(first.as_json())) == json.dumps(untimed(again.as_json()))


def test_better_answers_get_better_verdicts() -> None:
    verdicts = [sample(label, Level.MID).verdict for label in (Label.WRONG, Label.OK, Label.STRONG)]
    order = [None, *Verdict]
    assert [order.index(each) for each in verdicts] == sorted(map(order.index, verdicts))
    assert sample(Label.STRONG, Level.MID).verdict in (Verdict.LEAN_HIRE, Verdict.STRONG_HIRE)


def test_the_headline_is_the_level_asked_for() -> None:
    report = sample(Label.OK, Level.STAFF)
    assert report.headline is report.verdicts[2]
    assert report.as_json()["verdict"] == report.verdicts[2].verdict


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "fine",
        "I would build it, it is fine.",
        "asdf qwer zxcv uiop hjkl",
        "idempotency key, queue, retry, SnapStart, RDS Proxy, webhook, token, saga, workflow",
    ],
)
def test_an_unscored_answer_gets_no_verdict_at_any_level(typed: str) -> None:
    report = make_report(TERMS, times(), (section(PAYMENTS, typed),))
    assert [each.verdict for each in report.verdicts] == [None, None, None]
    assert report.no_verdict == report.sections[0].unscored != ""
    assert report.score is None
    assert report.next_steps == ()
    assert {point.outcome for point in report.points} == {Outcome.UNSCORED}
    assert not any(point.evidence for point in report.points)


def test_an_interview_without_a_scenario_gets_no_verdict() -> None:
    report = make_report(TERMS, times(), ())
    assert report.verdict is None
    assert "No scenario was answered" in report.no_verdict


def test_an_unscored_part_is_told_and_keeps_from_the_best() -> None:
    strong = section(PAYMENTS, golden(PAYMENTS, Label.STRONG))
    report = make_report(TERMS, times(), (strong, section(SHOP, "fine")))
    assert report.verdict is Verdict.LEAN_HIRE
    assert "1 of 2 answers could not be judged." in report.uncertainty


def test_evidence_is_the_learners_own_words() -> None:
    report = sample(Label.STRONG)
    typed = " ".join(" ".join(answer.text for answer in report.sections[0].answers).split())
    hits = [point for point in report.points if point.outcome is Outcome.HIT]
    assert len(hits) > 3
    for point in hits:
        assert point.credit is Credit.GRADED
        assert point.evidence
        assert all(quoted.rstrip("…") in typed for quoted in point.evidence)


def test_a_hinted_point_is_never_a_hit() -> None:
    typed = golden(PAYMENTS, Label.OK)
    plain = section(PAYMENTS, typed)
    every = frozenset(point.id for point in PAYMENTS.points)
    report = make_report(TERMS, times(), (replace(plain, hinted=every),))
    assert plain.assessment
    for found, point in zip(plain.assessment.points, report.points, strict=True):
        assert point.outcome == ("hit" if found.state is State.HIT else "hinted")


def test_the_words_that_answered_a_probe_are_its_evidence() -> None:
    (point,) = [each for each in sample().points if each.outcome is Outcome.HINTED]
    assert point.evidence == (HINTED_WORDS,)


def test_ticks_are_credited_to_whoever_made_them() -> None:
    spoken = ticked({"buffer": State.HIT})
    assert [point.outcome for point in spoken.points][:2] == ["hit", "missed"]
    assert {point.credit for point in spoken.points} == {Credit.SELF}
    hosted = ticked({"buffer": State.HIT}, Mode.HOSTED, flagged=frozenset({"once"}))
    assert {point.credit for point in hosted.points} == {Credit.INTERVIEWER}
    assert [(f.id, f.credit) for f in hosted.red_flags] == [("once", Credit.INTERVIEWER)]
    assert hosted.verdict is Verdict.LEAN_NO


def test_without_a_single_tick_there_is_no_verdict() -> None:
    report = ticked({})
    assert report.verdict is None
    assert "No point was ticked" in report.no_verdict


def test_answers_are_left_out_of_what_is_shared() -> None:
    told = Section(scenario=SHOP, answers=(PhaseAnswer(phase="estimate", text="secret words"),))
    report = make_report(TERMS, times(), (told,))
    assert "secret words" in json.dumps(report.as_json())
    assert "secret words" not in json.dumps(report.without_answers().as_json())
    shared = sample().without_answers()
    assert "Then I would do it that way." not in json.dumps(shared.as_json())
    assert shared.sections[0].points == sample().sections[0].points


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 2}, "later version of the program"),
        ({"level": "guru"}, "level: expected one of mid, senior, staff"),
        ({"minutes": "20"}, "minutes: expected a whole number, found '20'"),
        ({"minutes": True}, "minutes: expected a whole number"),
        ({"score": 10**400}, "score: expected a number"),
        ({"score": float("nan")}, "score: expected a number"),
        ({"sections": [{"scenario": 5}]}, "sections[0].scenario: expected text, found 5"),
        ({"sections": {}}, "sections: expected a list, found dict"),
        ({"times": None}, "times: expected an object"),
    ],
)
def test_a_damaged_report_says_where(change: dict[str, Any], said: str) -> None:
    with pytest.raises(DamagedReportError) as error:
        Report.from_json({**stored(sample()), **change})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("data", [None, [], "report", 7, {}, {"version": "x"}, {"version": True}])
def test_what_is_no_report_is_refused(data: object) -> None:
    with pytest.raises(DamagedReportError):
        Report.from_json(data)


def test_every_missing_key_is_filled_in_or_told() -> None:
    whole = stored(sample())
    for key in whole:
        rest = {name: value for name, value in whole.items() if name != key}
        try:
            Report.from_json(rest)
        except DamagedReportError as error:
            assert f"{key} is missing" in str(error)  # noqa: PT017


def test_what_a_later_version_adds_is_ignored() -> None:
    whole = stored(sample())
    whole["mood"] = "good"
    whole["sections"][0]["points"][0]["stars"] = 5
    assert Report.from_json(whole) == sample()
