"""`trainer decks coverage` and `stale`, and `check` of syllabuses."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Cli

SYLLABUS = """\
syllabus: messaging
title: Messaging for our team
stages:
  - title: Foundations
    topics:
      - id: messaging
        title: Messaging
        entries:
          - id: why
            importance: 3
            kind: decision
            know: A queue lets a burst wait.
            asked_by: [queues/why-a-queue]
          - id: retention
            importance: 2
            kind: number
            know: SQS keeps a message for 14 days at most.
            asked_by: [queues/retention]
          - id: trivia
            importance: 1
            know: SQS was the first service of AWS.
            left_out: Nobody decides anything by it.
"""


@pytest.fixture
def own(home: Path) -> Path:
    """The user's folder of syllabuses, with one in it."""
    folder = home / ".local/share/interview-trainer/syllabus"
    folder.mkdir(parents=True)
    (folder / "messaging.yaml").write_text(SYLLABUS, encoding="utf-8")
    return folder


def mend(own: Path, was: str, becomes: str) -> None:
    file = own / "messaging.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes), encoding="utf-8")


def test_coverage_is_complete_when_what_matters_is_asked(cli: Cli, decks: Path, own: Path) -> None:
    result = cli("decks", "coverage")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:2] == [
        "Messaging for our team",
        "Asked: 1 of 1 of importance 3, 1 of 1 of 2, 0 of 1 of 1.",
    ]
    assert "messaging  1/1  1/1  0/1         1" in lines
    assert "messaging 1/0/0 1/0/0 1/0/0" in [" ".join(line.split()) for line in lines]
    assert "Cards and scenarios that serve no entry (1)" in lines
    assert "  queues/order" in lines
    assert "1  trivia  Nobody decides anything by it." in lines
    assert "Nothing asks" not in result.out


def test_coverage_fails_where_something_that_matters_is_not_asked(
    cli: Cli, decks: Path, own: Path
) -> None:
    mend(own, "            asked_by: [queues/retention]\n", "")
    result = cli("decks", "coverage", "messaging")
    assert result.code == 1
    assert "Not all of importance 3 and 2 is asked." in result.out
    assert "2  retention  SQS keeps a message for 14 days at most." in result.out


def test_an_item_that_does_not_exist_asks_nothing(cli: Cli, decks: Path, own: Path) -> None:
    mend(own, "queues/retention", "queues/retentoin")
    result = cli("decks", "coverage")
    assert result.code == 1
    assert "  queues/retentoin" in result.out.splitlines()
    assert "1 error in the files; `trainer decks check` lists them" in result.err


def test_coverage_as_json_is_whole(cli: Cli, decks: Path, own: Path) -> None:
    mend(own, "            asked_by: [queues/retention]\n", "")
    result = cli("decks", "coverage", "--json")
    assert result.code == 1
    found = result.json
    assert found["complete"] is False
    assert found["asked"] == {
        "3": {"asked": 1, "of": 1},
        "2": {"asked": 0, "of": 1},
        "1": {"asked": 0, "of": 1},
    }
    assert found["topics"][0]["asked"] == found["asked"]
    assert [each["id"] for each in found["unasked"]] == ["retention"]
    assert [each["id"] for each in found["without_scenario"]] == ["why"]
    assert found["serving_nothing"] == ["queues/retention", "queues/order"]
    assert found["left_out"][0]["reason"] == "Nobody decides anything by it."
    assert {"topic": "messaging", "kind": "number", "level": "mid", "cards": 1} in found["cards"]
    assert found["unknown"] == found["points_without_card"] == []


def test_long_lists_are_cut_and_all_shows_them(cli: Cli, decks: Path, own: Path) -> None:
    rows = "".join(f"          - id: e{n}\n            know: Fact {n}.\n" for n in range(41))
    (own / "messaging.yaml").write_text(SYLLABUS + rows, encoding="utf-8")
    cut, whole = cli("decks", "coverage").out, cli("decks", "coverage", "--all").out
    assert "Nothing asks (41)" in cut
    assert "Fact 9." in cut
    assert "Fact 10." not in cut
    assert "  … 31 more, --all shows them" in cut.splitlines()
    assert "Fact 40." in whole
    assert "more, --all" not in whole


def test_coverage_without_a_syllabus_says_where_one_belongs(cli: Cli, decks: Path) -> None:
    result = cli("decks", "coverage")
    assert (result.code, result.out) == (1, "")
    assert "there is no syllabus" in result.err
    assert "folder `syllabus`" in result.err


def test_coverage_of_one_of_several_has_to_be_named(cli: Cli, decks: Path, own: Path) -> None:
    other = SYLLABUS.replace("syllabus: messaging", "syllabus: storage")
    (own / "storage.yaml").write_text(other, encoding="utf-8")
    assert cli("decks", "coverage", "storage").code == 0
    unnamed, wrong = cli("decks", "coverage"), cli("decks", "coverage", "mesaging")
    assert (unnamed.code, wrong.code) == (2, 2)
    assert "there are messaging, storage" in unnamed.err
    assert "did you mean messaging?" in wrong.err


def test_a_syllabus_may_lie_among_a_teams_decks(cli: Cli, decks: Path, tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    (team / "messaging.yaml").write_text(SYLLABUS, encoding="utf-8")
    assert cli("decks", "coverage", "--decks", str(team)).code == 0
    assert cli("decks", "list", "--decks", str(team)).code == 0
    assert "problem" not in cli("decks", "list", "--decks", str(team)).out


def test_check_reads_syllabuses(cli: Cli, decks: Path, own: Path) -> None:
    assert cli("decks", "check").code == 0
    mend(own, "queues/retention", "queues/retentoin")
    result = cli("decks", "check")
    assert result.code == 3
    assert "messaging.yaml:18:24: error: there is no item `queues/retentoin`" in result.out
    assert "did you mean `queues/retention`?" in result.out
    assert result.out == cli("decks", "check", str(own)).out.replace("1 file", "2 files")


def test_check_takes_the_path_of_a_syllabus(cli: Cli, decks: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SYLLABUS.replace("importance: 3", "importnace: 3"), encoding="utf-8")
    result = cli("decks", "check", str(file))
    assert result.code == 3
    assert "mine.yaml:10:13: error: an entry has no key `importnace`" in result.out
    assert "did you mean `importance`?" in result.out


def days_ago(days: int) -> str:
    return f"{datetime.now().astimezone() - timedelta(days=days):%Y-%m-%d}"


def date_card(decks: Path, as_of: str) -> None:
    text = DECK.replace("as_of: 2026-11", f"as_of: {as_of}")
    (decks / "queues.yaml").write_text(text, encoding="utf-8")


def test_nothing_is_stale_that_was_checked_lately(cli: Cli, decks: Path) -> None:
    date_card(decks, days_ago(100))
    result = cli("decks", "stale")
    assert result.code == 0
    assert result.out.splitlines() == [
        "3 cards looked at: 0 cards checked more than 180 days ago,",
        "0 numbers without source or date.",
    ]


def test_a_stale_card_is_shown_with_its_place_value_and_source(cli: Cli, decks: Path) -> None:
    checked = days_ago(100)
    date_card(decks, checked)
    result = cli("decks", "stale", "--older-than", "90d")
    assert result.code == 1
    assert result.out.splitlines()[3:] == [
        f"{checked}  queues/retention: 14 days",
        f"            {decks / 'queues.yaml'}:12:9",
        "            Amazon SQS quotas",
    ]


def test_stale_as_json(cli: Cli, decks: Path) -> None:
    date_card(decks, days_ago(500))
    result = cli("decks", "stale", "--older-than", "1y", "--json")
    assert result.code == 1
    ((found,), unproved) = (result.json["stale"], result.json["unproved"])
    assert unproved == []
    assert found.pop("days") in (499, 500)  # before four in the morning it is still yesterday
    assert found == {
        "item": "queues/retention",
        "kind": "number",
        "value": "14 days",
        "source": "Amazon SQS quotas",
        "as_of": days_ago(500),
        "path": str(decks / "queues.yaml"),
        "line": 12,
        "column": 9,
    }


def test_a_figure_without_date_is_listed_too(cli: Cli, decks: Path) -> None:
    (decks / "queues.yaml").write_text(DECK.replace("    as_of: 2026-11\n", ""), encoding="utf-8")
    result = cli("decks", "stale", "--older-than", "99y")
    assert result.code == 1
    assert "1 number without source or date." in result.out
    assert "no date     queues/retention: 14 days" in result.out


def test_the_file_is_named_as_seen_from_here(
    cli: Cli, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(decks.parent)
    date_card(decks, "2020")
    assert "            decks/queues.yaml:12:9" in cli("decks", "stale").out.splitlines()


def test_a_span_that_is_none_is_refused(cli: Cli, decks: Path) -> None:
    result = cli("decks", "stale", "--older-than", "long")
    assert result.code == 2
    assert "such as 180d" in result.err
