"""The plan to an interview, as the commands keep to it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from tests.cli.conftest import Cli

TODAY = date(2026, 11, 21)
CARDS = 40
"""Of importance 2; as many of importance 1."""

SCENARIO = """\
scenario: {id}
title: {id}
topic: messaging
importance: {importance}
ask: How would you build it?
points:
  - id: queue
    tier: must
    level: mid
    say: A queue takes the bursts.
"""


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Sets the clock to noon of a day; it stands at `TODAY` first."""

    def turn(day: date) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Self:
                return cls(day.year, day.month, day.day, 12, tzinfo=UTC)

        for module in ("trainer.glance", "trainer.workspace"):
            monkeypatch.setattr(f"{module}.datetime", Clock)

    turn(TODAY)
    return turn


@pytest.fixture
def interview(home: Path, tmp_path: Path, on: Callable[[date], None]) -> Callable[[date], None]:
    """Sets the day of the interview; three cards a day are usual."""
    decks = tmp_path / "decks"
    decks.mkdir()
    lines = ["deck: plain", "title: Plain", "topic: plain", "rapid_fire:"]
    for importance in (1, 2):
        for number in range(CARDS):
            name = f"i{importance}-{number:02}"
            lines += [f"  - id: {name}", f"    importance: {importance}"]
            lines += [f"    ask: What is {name}?", f"    answer: It is {name}.", "    why: So."]
    (decks / "plain.yaml").write_text("\n".join(lines), encoding="utf-8")
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    for id_, importance in (("one", 3), ("two", 2), ("three", 1)):
        text = SCENARIO.format(id=id_, importance=importance)
        (scenarios / f"{id_}.yaml").write_text(text, encoding="utf-8")
    config = home / ".config/interview-trainer/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("new_per_day = 3\n", encoding="utf-8")

    def put(day: date) -> None:
        text = f"new_per_day = 3\ninterview_date = {day.isoformat()}\n"
        config.write_text(text, encoding="utf-8")

    return put


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_without_a_date_nothing_is_planned(cli: Cli, interview: Callable[[date], None]) -> None:
    assert cli("due", "--count").out == "3\n"
    assert "Interview" not in cli("due").out + cli("stats").out
    assert cli("due", "--json").json["interview"] is None
    assert cli("stats", "--json").json["interview"] is None


def test_every_command_brings_what_the_plan_asks(
    cli: Cli, interview: Callable[[date], None]
) -> None:
    interview(days(7))  # 40 cards on five days, two left for repeating
    assert cli("due", "--count").out == "8\n"
    assert cli("due", "--format", "{new}").out == "8\n"
    found = cli("due", "--json").json
    assert found["new"] == len(found["queue"]) == found["decks"][0]["new"] == 8
    assert found["interview"] == {
        "date": "2026-11-28",
        "days": 7,
        "new": CARDS,
        "per_day": 8,
        "today": 8,
        "free_days": 2,
        "unseen": 0,
        "scenarios": 2,
        "scenarios_per_week": 2,
    }
    assert cli("stats", "--json").json["interview"] == found["interview"]
    assert "Review: 8 questions." in cli("review", "--plain").out
    line = (
        "Interview: Sat 28 Nov, in 7 days; 40 new: 8 a day; 2 scenarios: 2 a week; "
        "the last 2 days are left for repeating"
    )
    assert line in cli("due").out.splitlines()
    assert line in cli("stats").out.splitlines()


def test_what_was_done_today_is_not_asked_for_again(
    cli: Cli, interview: Callable[[date], None]
) -> None:
    interview(days(7))
    cli("review", "--plain", typed="\n3\n" * 6)
    assert cli("due", "--count").out == "2\n"
    assert cli("due", "--json").json["interview"]["today"] == 2
    assert cli("due", "--json").json["interview"]["per_day"] == 8


def test_a_day_never_brings_fewer_than_usual(cli: Cli, interview: Callable[[date], None]) -> None:
    interview(days(300))
    assert cli("due", "--json").json["interview"]["per_day"] == 1
    assert cli("due", "--count").out == "3\n"


def test_who_keeps_to_the_plan_has_seen_everything_in_time(
    cli: Cli, interview: Callable[[date], None], on: Callable[[date], None]
) -> None:
    interview(days(4))
    first_seen = []
    for past in range(4):
        on(days(past))
        plan = cli("due", "--json").json["interview"]
        first_seen.append(plan["today"])
        cli("review", "--plain", typed="\n3\n" * 99)
        assert cli("due", "--json").json["interview"]["today"] == 0
    assert first_seen == [20, 20, 0, 0]
    # Details come on the free days only as on any other day.
    assert cli("stats", "--json").json["cards"]["new"] == CARDS - 2 * 3


def test_a_missed_day_is_made_up_for(
    cli: Cli, interview: Callable[[date], None], on: Callable[[date], None]
) -> None:
    interview(days(7))
    on(days(3))
    assert cli("due", "--count").out == "20\n"
    on(days(6))
    assert cli("due", "--count").out == "40\n", "the day before, whatever is left"


def test_it_is_said_when_the_days_do_not_suffice(
    cli: Cli, interview: Callable[[date], None], tmp_path: Path
) -> None:
    text = (tmp_path / "decks/plain.yaml").read_text(encoding="utf-8")
    (tmp_path / "decks/more.yaml").write_text(text.replace("plain", "more"), encoding="utf-8")
    interview(days(1))
    assert cli("due", "--count").out == "60\n"
    line = (
        "Interview: Sun 22 Nov, tomorrow; 80 new: 60 a day; "
        "the days do not suffice: 20 cards will stay unseen; the most important come first; "
        "2 scenarios: 2 a day"
    )
    assert line in cli("due").out.splitlines()


def test_a_drilled_scenario_is_not_counted(cli: Cli, interview: Callable[[date], None]) -> None:
    interview(days(7))
    typed = "A queue takes the bursts, so that no message is lost on the way.\n.\n3\n"
    assert "saved" in cli("drill", "one", "--plain", typed=typed).out
    assert cli("due", "--json").json["interview"]["scenarios"] == 1


def test_on_the_day_and_after_it_there_is_no_plan(
    cli: Cli, interview: Callable[[date], None]
) -> None:
    interview(TODAY)
    assert cli("due", "--count").out == "3\n"
    assert "Interview: today; nothing more to plan, good luck" in cli("due").out
    interview(days(-1))
    assert cli("due", "--count").out == "3\n"
    said = "Interview: was on Fri 20 Nov 2026; config.toml takes the date of the next one"
    assert said in cli("stats").out.splitlines()


def test_a_review_of_missed_points_brings_nothing_new(
    cli: Cli, interview: Callable[[date], None]
) -> None:
    interview(days(7))
    assert "Nothing is due." in cli("review", "--plain", "--missed").out
