"""A few rounds of the killing; `python -m tests.torture.interview` does more."""

from pathlib import Path

from tests.torture.interview import torture


def test_no_acknowledged_step_of_an_interview_is_lost_to_a_kill(tmp_path: Path) -> None:
    report = torture(times=6, seed=7, home=tmp_path)
    assert not report.faults, str(report)
    assert report.kills == 6
