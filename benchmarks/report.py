"""The report card of an interview: from its answers to the page, and from the journal to it."""

import json
import time
from collections.abc import Callable

from benchmarks.measure import Result, side_by_side
from tests.practice.interviews import PAYMENTS_STRONG, lexicon, sample, section, times
from trainer.content.points import Level
from trainer.practice.making import make_report
from trainer.practice.record import Terms
from trainer.practice.report import Report
from trainer.printing.html import report_html
from trainer.printing.text import report_text

ROUNDS = 20

AIM = 300
"""Milliseconds that nobody feels as waiting, at the end of an interview."""


def run() -> list[Result]:
    """Milliseconds for making a report and for showing one that is kept."""
    lexicon()  # read before the interview begins
    kept = json.dumps(sample().as_json())
    terms = Terms(level=Level.SENIOR, minutes=45)

    def made() -> str:
        asked, typed = PAYMENTS_STRONG
        answered = section(asked, typed)
        return report_text(make_report(terms, times(asked.id), (answered, answered)))

    def shown() -> str:
        return report_html(Report.from_json(json.loads(kept)))

    medians = side_by_side({"made": _timed(made), "shown": _timed(shown)}, ROUNDS)
    return [
        Result("an answer graded, its report made and shown", medians["made"], "ms", AIM),
        Result("a kept report as a page", medians["shown"], "ms", AIM),
    ]


def _timed(work: Callable[[], str]) -> Callable[[], float]:
    def measure() -> float:
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000

    return measure
