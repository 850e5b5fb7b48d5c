"""The benchmark of the grader: its answers, its figures, and that they do not get worse."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.grading import run
from benchmarks.grading.answers import (
    Answer,
    AnswersError,
    check_labels,
    read_answers,
    read_scenarios,
)
from benchmarks.grading.depth import Depth, measure_depth, read_depths
from benchmarks.grading.figures import Verdict, measure, mistakes, worse
from trainer.content.scenarios import Scenario
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.rubric import Rubric
from trainer.grading.scoring import score_of
from trainer.grading.states import State

LABELLED = 15
"""Scenarios with labelled answers; the others are held to their golden answers alone."""

KINDS = {"strong", "terse", "medium", "weak", "contradicting", "stuffed"}
SCENARIOS = run.PROJECT / "scenarios"


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    return read_answers(run.ANSWERS)


@pytest.fixture(scope="module")
def scenarios(answers: list[Answer]) -> dict[str, Scenario]:
    return read_scenarios(SCENARIOS, (answer.scenario for answer in answers))


def answer(label: str, hits: str = "", misses: str = "", flags: str = "") -> Answer:
    return Answer(
        scenario="one",
        label=label,
        text="",
        hits=frozenset(hits.split()),
        partial=frozenset(),
        misses=frozenset(misses.split()),
        red_flags=frozenset(flags.split()),
    )


def verdict(score: float, flags: str = "", **points: State) -> Verdict:
    return Verdict(score=score, points=points, red_flags=frozenset(flags.split()))


def test_labelled_scenarios_are_bundled_and_have_answers_of_all_kinds(
    answers: list[Answer],
) -> None:
    kinds = defaultdict(set)
    for each in answers:
        kinds[each.scenario].add(each.label)

    assert set(kinds) <= {path.stem for path in SCENARIOS.glob("*.yaml")}
    assert len(kinds) >= LABELLED
    assert all(found >= KINDS for found in kinds.values())
    assert min(Counter(each.scenario for each in answers).values()) >= 8
    assert len(answers) >= 120


def test_the_labels_are_complete(answers: list[Answer], scenarios: Mapping[str, Scenario]) -> None:
    check_labels(answers, scenarios)


def test_a_grader_that_agrees_with_every_label_has_perfect_figures(
    answers: list[Answer], scenarios: Mapping[str, Scenario]
) -> None:
    graded = [(each, _as_labelled(each, scenarios[each.scenario])) for each in answers]

    assert measure(graded) == {
        "point F1": 1.0,
        "point precision": 1.0,
        "point recall": 1.0,
        "contradicted points credited": 0.0,
        "stuffed credit": 0.0,
        "strong > medium > weak": 1.0,
        "contradicting and stuffed below medium": 1.0,
        "red flags caught": 1.0,
        "red flags false": 0.0,
    }
    assert mistakes(graded) == []


def test_the_figures_of_a_grader_that_errs() -> None:
    graded = [
        (answer("strong", hits="a b"), verdict(0.5, a=State.HIT, b=State.PARTIAL)),
        (answer("medium", hits="a", misses="b"), verdict(0.5, a=State.HIT, b=State.MISSED)),
        (answer("weak", misses="a b"), verdict(0.1, "f", a=State.MISSED, b=State.MISSED)),
        (
            answer("contradicting", misses="a b", flags="f g"),
            verdict(0.6, "f", a=State.PARTIAL, b=State.CONTRADICTED),
        ),
        (answer("stuffed", misses="a b"), verdict(0.0, a=State.MISSED, b=State.PARTIAL)),
    ]

    assert measure(graded) == {
        "point F1": pytest.approx(4 / 7),
        "point precision": 0.5,
        "point recall": pytest.approx(2 / 3),
        "contradicted points credited": 0.5,
        "stuffed credit": 0.25,
        "strong > medium > weak": 0.0,
        "contradicting and stuffed below medium": 0.0,
        "red flags caught": 0.5,
        "red flags false": 0.2,
    }
    assert mistakes(graded) == [
        "one/strong: b was said, graded partial",
        "one/weak: the red flag f was raised wrongly",
        "one/contradicting: a was not said, graded partial",
        "one/contradicting: the red flag g was overlooked",
        "one/stuffed: b was not said, graded partial",
    ]


def test_figures_that_the_answers_cannot_show_are_left_out() -> None:
    graded = [(answer("typos", hits="a"), verdict(1.0, a=State.HIT))]

    assert set(measure(graded)) == {
        "point F1",
        "point precision",
        "point recall",
        "red flags false",
    }


@pytest.mark.parametrize(
    ("name", "before", "now", "fails"),
    [
        ("point F1", 0.85, 0.80, True),
        ("point F1", 0.85, 0.83, False),
        ("point F1", 0.85, 0.95, False),
        ("stuffed credit", 0.05, 0.10, True),
        ("stuffed credit", 0.05, 0.07, False),
        ("stuffed credit", 0.05, 0.00, False),
        ("point F1", 0.85, None, True),
    ],
)
def test_a_figure_may_be_worse_by_the_tolerance_only(
    name: str, before: float, now: float | None, fails: bool
) -> None:
    lines = worse({} if now is None else {name: now}, {name: before})

    assert bool(lines) is fails
    assert all(name in line for line in lines)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "holds no answers"),
        ("{", "not JSON"),
        ("[]", "one JSON object"),
        ('{"scenario": "one", "label": 1}', "'label' must be text"),
        ('{"scenario": "one", "label": "x", "answer": "", "hits": "a"}', "'hits' must be a list"),
        (
            '{"scenario": "one", "label": "x", "answer": "", "hits": ["a", "a"]}',
            "'hits' names an id twice",
        ),
    ],
)
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(AnswersError, match=message):
        read_answers(path)


@pytest.mark.parametrize("name", ["no-such", "../scenarios/nightly-report", "/etc/passwd"])
def test_a_scenario_is_only_looked_for_in_its_folder(name: str) -> None:
    with pytest.raises(AnswersError, match="There is no scenario"):
        read_scenarios(SCENARIOS, [name])


def test_the_check_names_the_figure_that_became_worse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "answers.jsonl"
    data.write_text(run.ANSWERS.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    options = ["--data", str(data)]
    monkeypatch.setattr(run, "assess", Says(State.HIT))
    assert run.main([*options, "--record"]) == 0
    assert run.main([*options, "--check"]) == 0
    capsys.readouterr()

    monkeypatch.setattr(run, "assess", Says(State.MISSED))
    assert run.main([*options, "--check"]) == 1
    assert "point recall: 0.000, recorded 1.000" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (None, "holds no recorded figures"),
        ("{", "holds no recorded figures"),
        ('{"point F1": "high"}', "a number for each figure"),
    ],
)
def test_without_recorded_figures_there_is_nothing_to_check(
    written: str | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded = tmp_path / "recorded.json"
    if written is not None:
        recorded.write_text(written, encoding="utf-8")

    assert run.main(["--recorded", str(recorded), "--check"]) == 2
    assert message in capsys.readouterr().err


def test_labels_that_do_not_fit_the_scenario_are_named(
    answers: list[Answer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.jsonl"
    row = {"scenario": answers[0].scenario, "label": "x", "answer": "words", "partial": []}
    row |= {"hits": ["no-such-point"], "misses": [], "red_flags": []}
    path.write_text(json.dumps(row), encoding="utf-8")

    assert run.main(["--data", str(path)]) == 2
    assert "no-such-point" in capsys.readouterr().err


@pytest.mark.skipif(not run.RECORDED.exists(), reason="no figures are recorded yet")
def test_no_figure_is_worse_than_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--check"]) == 0, capsys.readouterr().err


def _as_labelled(each: Answer, scenario: Scenario) -> Verdict:
    states = dict.fromkeys(each.hits, State.HIT)
    states |= dict.fromkeys(each.partial, State.PARTIAL)
    states |= dict.fromkeys(each.misses, State.MISSED)
    said = [PointAssessment(name, state, (), "") for name, state in states.items()]
    score = score_of(scenario.points, said, len(each.red_flags))
    return Verdict(score=score, points=states, red_flags=each.red_flags)


class Says:
    """A grader that finds all points of any answer in the same state."""

    def __init__(self, state: State) -> None:
        self.state = state

    def __call__(self, rubric: Rubric, answer: str) -> Assessment:
        points = tuple(PointAssessment(claim.id, self.state, (), "") for claim in rubric.points)
        return Assessment(points, (), 1.0, None, "")


def test_the_labels_of_reasons_and_costs_are_of_answers_and_points_that_exist(
    answers: list[Answer], scenarios: Mapping[str, Scenario]
) -> None:
    depths = read_depths(run.ANSWERS.with_name(run.DEPTH), scenarios)

    assert depths.keys() <= {each.name for each in answers}
    assert len(depths) >= 25


def test_reasons_and_costs_are_measured_over_all_points_of_labelled_answers() -> None:
    some = ((0, 1),)
    points = (
        PointAssessment("a", State.HIT, some, "", reasons=some),
        PointAssessment("b", State.HIT, some, "", reasons=some, costs=some),
        PointAssessment("c", State.MISSED, (), ""),
    )
    found = Assessment(points, (), 1.0, None, "")
    depths = {"one/strong": Depth(reasons=frozenset("ac"), costs=frozenset("b"))}
    said = [(answer("strong", hits="a b"), found), (answer("weak"), found)]

    assert measure_depth(said, depths) == {
        "reason given, precision": 0.5,
        "reason given, recall": 0.5,
        "cost named, precision": 1.0,
        "cost named, recall": 1.0,
    }
    assert measure_depth(said, {}) == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "cannot be read"),
        ('{"scenario": "checkout-saga", "label": "x"}', "cannot be read"),
        (
            '{"scenario": "checkout-saga", "label": "x", "reasons": ["nowhere"], "costs": []}',
            "no point 'nowhere'",
        ),
    ],
)
def test_labels_of_reasons_that_do_not_fit_are_named(
    line: str, message: str, scenarios: Mapping[str, Scenario], tmp_path: Path
) -> None:
    path = tmp_path / "depth.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(AnswersError, match=message):
        read_depths(path, scenarios)
