"""A few rounds of the killing; `python -m tests.torture.authoring` does more."""

from pathlib import Path

from tests.torture.authoring import torture


def test_no_deck_is_torn_and_nothing_confirmed_or_typed_is_lost_to_a_kill(tmp_path: Path) -> None:
    report = torture(times=10, seed=7, home=tmp_path)
    assert not report.faults, str(report)
    assert report.kills > 0
