"""The first frame of Home, and the due count on it, against a bare Textual hello-world."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import home
from benchmarks.measure import Result, side_by_side
from benchmarks.terminal import seen_after

ROUNDS = 15
HELLO = [sys.executable, str(Path(__file__).with_name("hello.py"))]

FRAME = "interview trainer"
"""A text of Home's first frame."""
COUNT = "new"
"""A text that stands beside the count of what is due."""


def run() -> list[Result]:
    """Both ratios, and all three in milliseconds."""
    command = [home.trainer()]
    with tempfile.TemporaryDirectory() as folder:
        here = dict(os.environ)
        environ = home.make(Path(folder), 0)
        os.environ.clear()
        os.environ.update(here)
        medians = side_by_side(
            {
                "hello": lambda: seen_after(HELLO, "Hello, world").ms,
                "frame": lambda: seen_after(command, FRAME, environ).ms,
                "count": lambda: seen_after(command, COUNT, environ).ms,
            },
            ROUNDS,
        )
    hello = medians["hello"]
    return [
        Result("Textual hello-world", hello, "ms"),
        Result("Home, first paint", medians["frame"], "ms"),
        Result("Home, due count on screen", medians["count"], "ms"),
        Result("first paint / hello-world", medians["frame"] / hello, "x", 1.3),
        Result("due count on screen / hello-world", medians["count"] / hello, "x", 1.5),
    ]
