"""The same answer gets the same assessment in every process."""

import os
import subprocess
import sys

PROGRAM = """
from tests.grading.shop import STRONG, assessed
print(repr(assessed(STRONG)))
"""


def assessed(seed: str) -> str:
    """What an own process, with its own order of sets, says of the answer."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_order_of_sets_moves_no_score() -> None:
    assert assessed("1") == assessed("2") == assessed("3")
