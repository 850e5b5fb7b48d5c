"""`trainer decks hard`: what keeps failing, with what was answered."""

from datetime import date, timedelta
from pathlib import Path

from tests.cli.conftest import Cli
from trainer.events import Kind, Moment, NewEvent
from trainer.insight.query import HARD_LAPSES
from trainer.scheduling.schedule import LEECH_FAILURES
from trainer.settings import load_settings
from trainer.workspace import Workspace

FIRST = date(2026, 1, 1)
DAY_MS = 86_400_000


def answer(item: str, grade: int, times: int, typed: str | None = None) -> None:
    with Workspace.open(load_settings(None, [])) as workspace:
        for number in range(times):
            now = Moment(1_767_225_600_000 + number * DAY_MS, 0, FIRST + timedelta(number))
            text = f"{typed} {number}" if typed else None
            event = NewEvent(kind=Kind.REVIEW, item=item, grade=grade, answer=text)
            workspace.record(event, now)


def test_the_worst_comes_first_with_what_was_answered(cli: Cli, decks: Path) -> None:
    answer("queues/order", 1, LEECH_FAILURES, "\x1b[31mstandard")
    answer("queues/retention", 1, HARD_LAPSES)
    answer("queues/why-a-queue", 1, 1)
    result = cli("decks", "hard")
    assert result.code == 0
    lines = result.out.splitlines()
    times = LEECH_FAILURES
    assert lines[0].startswith(f"queues/order: failed {times} times of {times}, easiness 1.30")
    assert "a leech: rewrite it" in lines[0]
    assert lines[1:4] == [
        "  asks     Which SQS queue keeps the order?",
        "  answer   FIFO",
        "  2026-01-08  grade 1  standard 7",
    ]
    assert lines[6:8] == [f"  {decks / 'queues.yaml'}:19:5", "  trainer decks edit queues/order"]
    assert lines[9].startswith(f"queues/retention: failed {HARD_LAPSES} times of")
    assert "leech" not in lines[9]
    assert "(not typed)" in lines[12]
    assert "why-a-queue" not in result.out
    assert "\x1b" not in result.out


def test_hard_is_what_a_search_calls_hard(cli: Cli, decks: Path) -> None:
    answer("queues/order", 3, 8)  # passed, but never easily
    answer("queues/retention", 1, HARD_LAPSES)
    found = cli("decks", "hard", "--json").json
    listed = cli("decks", "find", "is:hard", "--json").json["items"]
    assert {each["item"] for each in found} == {each["item"] for each in listed} != set()


def test_json_and_limit(cli: Cli, decks: Path) -> None:
    answer("queues/order", 1, LEECH_FAILURES, "standard")
    answer("queues/retention", 1, HARD_LAPSES)
    (row,) = cli("decks", "hard", "--limit", "1", "--json").json
    assert (row["item"], row["leech"], row["suspended"], row["line"], row["column"]) == (
        "queues/order", True, False, 19, 5,
    )  # fmt: skip
    assert [each["answer"] for each in row["answers"]] == ["standard 7", "standard 6", "standard 5"]


def test_nothing_hard_is_said(cli: Cli, decks: Path) -> None:
    assert cli("decks", "hard").out == "No card is hard for you.\n"
    assert cli("decks", "hard", "--json").json == []
