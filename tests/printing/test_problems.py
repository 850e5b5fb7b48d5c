"""Problems as compilers, GitHub and code scanning show them."""

import re
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from tests.printing import sarif as schema
from trainer.content.problems import Problem, Severity
from trainer.deckfile.codes import CODES
from trainer.printing.problems import as_json, explained, github, human, sarif

PAGE = "file:///somewhere/checks.md"

TYPO = Problem("decks/a.yaml", 3, 5, "unknown-key", "no key `colour`", "did you mean `cost`?")
CARE = Problem("decks/a.yaml", 9, 1, "no-why", "it explains nothing", "", Severity.WARNING)
WHOLE = Problem("decks/b.yaml", 0, 0, "too-large", "the file has 9.0 MB", "split it")


def test_people_read_lines_and_a_summary() -> None:
    assert list(human([TYPO, CARE, WHOLE], 2)) == [
        "decks/a.yaml:3:5: error: no key `colour`; did you mean `cost`? [unknown-key]",
        "decks/a.yaml:9:1: warning: it explains nothing [no-why]",
        "decks/b.yaml: error: the file has 9.0 MB; split it [too-large]",
        "2 files checked: 2 errors, 1 warning",
    ]


def test_programs_read_the_fields() -> None:
    found = as_json([TYPO, CARE], 1, {"b.yaml": {"key-order": 2}})
    assert (found["files"], found["errors"], found["warnings"]) == (1, 1, 1)
    assert found["fixed"] == [{"path": "b.yaml", "codes": {"key-order": 2}}]
    assert found["problems"][1] == {
        "path": "decks/a.yaml",
        "line": 9,
        "column": 1,
        "code": "no-why",
        "message": "it explains nothing",
        "cure": "",
        "severity": "warning",
    }


def test_github_gets_a_command_for_each() -> None:
    typo, care, whole = github([TYPO, CARE, WHOLE], "/repo")
    assert typo == (
        "::error file=decks/a.yaml,line=3,col=5,title=An unknown key [unknown-key]"
        "::no key `colour`; did you mean `cost`?"
    )
    assert care.startswith("::warning file=decks/a.yaml,line=9,col=1,title=")
    assert whole.startswith("::error file=decks/b.yaml,title=")


def test_paths_for_github_are_relative_to_the_repository() -> None:
    inside = Problem("/repo/decks/a.yaml", 1, 1, "no-why", "m")
    beside = Problem("/repository/a.yaml", 1, 1, "no-why", "m")
    first, second = github([inside, beside], "/repo")
    assert "file=decks/a.yaml," in first
    assert "file=/repository/a.yaml," in second


HOSTILE = Problem(
    "decks/a,b:c%0A::.yaml", 1, 1, "bad-id", "100% wrong\n::error::x\r\n::stop-commands::y", "a:b,c"
)


def test_no_text_becomes_a_command_of_its_own() -> None:
    (line,) = github([HOSTILE], "/repo")
    assert "\n" not in line
    assert "\r" not in line
    head, _, message = line.removeprefix("::").partition("::")
    assert unquote(message) == "100% wrong\n::error::x\r\n::stop-commands::y; a:b,c"
    given = dict(each.split("=", 1) for each in head.partition(" ")[2].split(","))
    assert unquote(given["file"]) == HOSTILE.path
    assert set(given) == {"file", "line", "col", "title"}


def _log(*problems: Problem) -> dict[str, Any]:
    log = sarif(problems, "/repo", PAGE)
    jsonschema.validate(log, schema.SCHEMA)
    return log


def test_a_log_for_code_scanning() -> None:
    (run,) = _log(TYPO, CARE, WHOLE)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["no-why", "too-large", "unknown-key"]
    assert rules[0]["helpUri"] == f"{PAGE}#no-why"
    assert rules[0]["defaultConfiguration"] == {"level": "warning"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert places[0] == {
        "artifactLocation": {"uri": "decks/a.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert places[2] == {"artifactLocation": {"uri": "decks/b.yaml"}}


def test_an_empty_log_is_a_log() -> None:
    assert _log()["runs"][0]["results"] == []


@pytest.mark.parametrize("path", ["a b.yaml", "c:d.yaml", "ä/ö.yaml", "/else where/x#1.yaml"])
def test_any_path_is_a_uri(path: str) -> None:
    (run,) = _log(Problem(path, 1, 1, "no-why", "m"))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri.removeprefix("file://")) == path


def _fingerprints(*problems: Problem) -> list[str]:
    (run,) = _log(*problems)["runs"]
    return [each["partialFingerprints"]["problem/v1"] for each in run["results"]]


def test_a_problem_stays_the_same_one_when_lines_move() -> None:
    before = Problem("a.yaml", 5, 3, "duplicate-id", "the id `x` is taken in line 3")
    after = Problem("/repo/a.yaml", 7, 3, "duplicate-id", "the id `x` is taken in line 5")
    assert _fingerprints(before) == _fingerprints(after)


def test_problems_that_say_the_same_are_told_apart() -> None:
    same = [Problem("a.yaml", line, 3, "empty", "`ask` is empty") for line in (1, 2)]
    other = Problem("b.yaml", 1, 3, "empty", "`ask` is empty")
    assert len(set(_fingerprints(*same, other))) == 3


@pytest.mark.parametrize("code", CODES)
def test_an_entry_can_be_shown_in_a_terminal(code: str) -> None:
    text = explained(CODES[code])
    assert text.startswith(f"{code}: ")
    assert re.sub(r"\n", "", text).isprintable()
    assert "\nRight" in text
