"""Which scenario to drill when none is named."""

from datetime import date

from trainer.practice.needed import Candidate, most_needed


def chosen(*candidates: Candidate) -> str | None:
    """The choice, which no order of the candidates may change."""
    assert most_needed(candidates) == most_needed(candidates[::-1])
    return most_needed(candidates)


def day(number: int) -> date:
    return date(2026, 1, number)


def test_without_scenarios_there_is_no_choice() -> None:
    assert most_needed([]) is None


def test_most_missed_points_due_come_first() -> None:
    assert chosen(Candidate("new", 3, 0, None), Candidate("weak", 1, 1, day(9))) == "weak"
    assert chosen(Candidate("a", 3, 1, day(1)), Candidate("b", 1, 2, day(9))) == "b"


def test_then_those_never_drilled_by_importance() -> None:
    assert chosen(Candidate("old", 3, 0, day(1)), Candidate("new", 1, 0, None)) == "new"
    assert chosen(Candidate("a", 2, 0, None), Candidate("b", 3, 0, None)) == "b"


def test_then_the_one_drilled_longest_ago() -> None:
    assert chosen(Candidate("a", 3, 0, day(8)), Candidate("b", 1, 0, day(2))) == "b"
    assert chosen(Candidate("b", 2, 0, day(2)), Candidate("a", 2, 0, day(2))) == "a"
