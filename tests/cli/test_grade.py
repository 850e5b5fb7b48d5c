"""`trainer grade`: one answer for a person, many for a program."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, Result
from trainer.cli.commands import grade

SCENARIO = """\
scenario: order-mails
title: Mails about orders
topic: messaging
ask: Should the order service call the mail service?
points:
  - id: queue-between
    tier: must
    say: Put a queue between them, so that a failing mail service does not block orders.
    wordings:
      - the order service drops a message into a queue and carries on
      - decouple them with SQS
  - id: retries
    say: A mail that fails is sent again, with growing pauses.
    wordings:
      - retry with exponential backoff
red_flags:
  - id: ignore-failures
    claim: Lost mails do not matter to anyone.
    wordings:
      - it is fine to lose mails
"""

GOOD = "I would put a queue between them, so a failing mail service does not block orders."

REFERENCE = {"question": "How are arrays passed?", "reference_answers": ["They pass by reference"]}


@pytest.fixture
def shelf(home: Path, tmp_path: Path) -> str:
    """A folder with one scenario."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "order-mails.yaml").write_text(SCENARIO, encoding="utf-8")
    return str(folder)


def lines(result: Result) -> list[dict[str, Any]]:
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def as_line(**given: Any) -> str:
    return json.dumps(given) + "\n"


def test_one_answer_as_json_has_states_and_evidence(cli: Cli, shelf: str) -> None:
    found = cli("grade", "--decks", shelf, "--scenario", "order-mails", "--json", typed=GOOD).json
    assert found["id"] == "order-mails"
    assert found["points"] == {"queue-between": "hit", "retries": "missed"}
    assert found["red_flags"] == []
    assert 0.4 < found["score"] < 0.8
    [[start, end]] = found["evidence"]["queue-between"]
    assert "queue between them" in GOOD[start:end]
    assert "unscored" not in found


def test_one_answer_for_people(cli: Cli, shelf: str) -> None:
    result = cli("grade", "--decks", shelf, "--scenario", "order-mails", typed=GOOD)
    assert result.code == 0
    assert result.out.startswith("Score: 0.")
    assert "hit  queue-between: said" in result.out
    assert "“I would put a queue between them" in result.out


def test_an_empty_answer_is_unscored(cli: Cli, shelf: str) -> None:
    asked = ("grade", "--decks", shelf, "--scenario", "order-mails")
    found = cli(*asked, "--json", typed="\n").json
    assert (found["score"], found["unscored"]) == (0, "empty")
    assert "no score" in cli(*asked, typed="\n").out


def test_explain_prints_every_step(cli: Cli, shelf: str) -> None:
    answer = f"{GOOD} I would never retry with exponential backoff. Cold starts are fine."
    answer += " It is tried 5 times."
    asked = ("grade", "--decks", shelf, "--scenario", "order-mails", "--explain")
    out = cli(*asked, typed=answer).out
    assert "cold starts → coldstart" in out, "abbreviations unfolded"
    assert "[-retry]" in out, "what is denied"
    assert '5: "5 times", compared as 5' in out, "figures"
    assert "Point queue-between (must): hit" in out
    assert "recognised by" in out
    assert "of a usual wording in" in out
    assert "refused: the answer denies it" in out
    assert "too little: a hint needs" in out
    assert "Red flag ignore-failures: not raised" in out
    assert "queue-between: 3 of 3 (must, hit)" in out
    assert "together 0." in out
    assert "Unscored (empty)" in cli(*asked, typed="").out


def test_explain_lets_no_escape_sequence_through(cli: Cli, shelf: str) -> None:
    answer = f"{GOOD} \x1b[31mA queue\x07 between\x1b]0;x\x07 them."
    for options in ((), ("--explain",), ("--json",)):
        asked = ("grade", "--scenario", "order-mails", "--decks", shelf, *options)
        out = cli(*asked, typed=answer).out
        assert "queue-between" in out
        assert "\x1b" not in out
        assert "\x07" not in out


def test_every_line_in_gives_one_line_out(cli: Cli, shelf: str) -> None:
    typed = "".join(
        (
            as_line(id="a", scenario="order-mails", answer=GOOD, unknown=[1]),
            as_line(id=2, answer="They pass by reference", **REFERENCE),
            as_line(id="c", answer="by reference", rubric=None, points_for_full=None, **REFERENCE),
            as_line(id="empty", scenario="order-mails", answer="?"),
        )
    )
    first, second, third, last = lines(cli("grade", "--jsonl", "--decks", shelf, typed=typed))
    assert first["points"]["queue-between"] == "hit"
    fields = {"id", "score", "points", "evidence", "reasons", "costs", "red_flags"}
    assert set(first) == fields
    assert second == {"id": 2, "score": 1}
    assert third["id"] == "c"
    assert (last["score"], last["unscored"]) == (0, "empty")


def test_references_are_combined_as_asked(cli: Cli, home: Path) -> None:
    both = {"question": "", "reference_answers": ["A proxy retries it", "Health checks drop it"]}
    answer = "a proxy retries it"
    typed = "".join(
        as_line(id=n, answer=answer, combine=how, points_for_full=full, **both)
        for n, (how, full) in enumerate([("any", None), ("cover", None), ("cover", 1), (None, 2)])
    )
    scores = [line["score"] for line in lines(cli("grade", "--jsonl", typed=typed))]
    assert scores == [1, 0.5, 1, 1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "not a line of JSON"),
        ("{", "not a line of JSON"),
        ("[" * 100_000, "not a line of JSON"),
        ('{"id": NaN}', "not a line of JSON"),
        ("9" * 5000, "not a line of JSON"),
        ("[1]", "expected a JSON object"),
        ('{"answer": "x", "scenario": "order-mails", "id": []}', "id: expected"),
        ('{"answer": "x", "scenario": "order-mails", "id": 1e999}', "id: expected"),
        ('{"scenario": "order-mails"}', "answer: expected a text"),
        ('{"answer": 1, "scenario": "order-mails"}', "answer: expected a text"),
        ('{"answer": "x", "scenario": 1}', "scenario: expected a text"),
        ('{"answer": "x", "scenario": "no-such"}', "there is no scenario 'no-such'"),
        ('{"answer": "x"}', "reference_answers"),
        ('{"answer": "x", "reference_answers": []}', "reference_answers"),
        ('{"answer": "x", "reference_answers": [1]}', "reference_answers"),
        ('{"answer": "x", "reference_answers": ["y"], "question": 1}', "question: expected"),
        ('{"answer": "x", "reference_answers": ["y"], "combine": "all"}', "combine: expected"),
        ('{"answer": "x", "reference_answers": ["y"], "points_for_full": 0}', "points_for_full"),
        ('{"answer": "x", "reference_answers": ["y"], "points_for_full": true}', "points_for_full"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_the_rest_goes_on(
    cli: Cli, shelf: str, line: str, message: str
) -> None:
    good = as_line(id="good", scenario="order-mails", answer=GOOD)
    bad, after = lines(cli("grade", "--jsonl", "--decks", shelf, typed=f"{line}\n{good}"))
    assert (bad["id"], bad["score"]) == (None, 0)
    assert message in bad["error"]
    assert after["id"] == "good"
    assert "error" not in after


def test_what_is_too_long_is_refused(cli: Cli, shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grade, "LONGEST_LINE", 3_000_000)
    typed = "".join(
        (
            as_line(id="a", scenario="order-mails", answer="word " * 100_000),
            as_line(id="b", answer="x", question="y", reference_answers=["word " * 100_000]),
            as_line(id="c", scenario="order-mails", answer="word " * 2_000_000),
            as_line(id="d", scenario="order-mails", answer=GOOD),
        )
    )
    found = lines(cli("grade", "--jsonl", "--decks", shelf, typed=typed))
    assert [line["id"] for line in found] == ["a", "b", None, "d"]
    assert [line["score"] for line in found[:3]] == [0, 0, 0]
    assert "answer: longer than the 200,000 characters" in found[0]["error"]
    assert "reference answers: longer" in found[1]["error"]
    assert "longer than the 2 MB that a line may have" in found[2]["error"]
    assert found[3]["points"]["queue-between"] == "hit"
    one = cli("grade", "--decks", shelf, "--scenario", "order-mails", typed="word " * 100_000)
    assert (one.code, one.out) == (2, "")
    assert "longer than the 200,000 characters" in one.err


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ((), "--scenario"),
        (("--jsonl", "--scenario", "order-mails"), "not allowed with"),
        (("--jsonl", "--explain"), "--explain is for people"),
        (("--scenario", "no-such"), "there is no scenario 'no-such'"),
    ],
)
def test_wrong_use_is_refused(cli: Cli, shelf: str, argv: tuple[str, ...], message: str) -> None:
    result = cli("grade", "--decks", shelf, *argv, typed=GOOD)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_an_id_comes_out_as_it_went_in(cli: Cli, home: Path) -> None:
    for name in ("\ud800", "ü\x1b[31m", "", 0, -1.5, None):
        typed = json.dumps({"id": name, "answer": "x", **REFERENCE})
        [line] = lines(cli("grade", "--jsonl", typed=typed))
        assert line["id"] == name
