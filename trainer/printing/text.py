"""A report as plain text: for terminals, pipes and screen readers."""

from collections.abc import Iterator
from textwrap import wrap

from trainer.content.text import clean, one_line, shortened
from trainer.practice.report import Report, SectionResult
from trainer.practice.results import PointResult
from trainer.printing import words

WIDTH = 80

_TIME = 9
"""Columns of a time."""

_RULE = "-" * 12
"""Under a heading: a screen reader would count a longer one."""


def report_text(report: Report, answers: bool = False, width: int = WIDTH) -> str:
    """The report in lines of at most `width` columns; whole answers only with `answers`."""
    shown = report if answers else report.without_answers()
    return "".join(f"{line}\n" for line in _lines(shown, max(width, 40)))


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from _wrapped(words.title(report), width)
    yield from _wrapped(words.terms(report), width)
    yield ""
    yield words.headline(report).upper()
    if report.no_verdict:
        yield from _wrapped(report.no_verdict, width)
    else:
        for line in words.level_lines(report):
            yield from _wrapped(line, width, "- ")
        yield from _wrapped(report.limiting_said, width)
    if report.next_steps:
        yield from _heading("Next")
        for number, step in enumerate(report.next_steps, start=1):
            yield from _wrapped(step.say, width, f"{number}. ")
            yield from _wrapped(step.lifts, width, "   ")
    yield from _heading("Areas")
    for area in report.areas:
        yield f"{area.area:<10}{words.bar(area.coverage)}  {words.portion(area)}"
    yield from _heading("Communication")
    yield from _wrapped(words.PROXIES, width)
    for name, said in words.communication(report):
        yield from _wrapped(said, width, f"{one_line(name) + ':':<12}")
    for section in report.sections:
        yield from _section(section, width)
    yield from _warm_up(report, width)
    if report.times.phases:
        yield from _heading("Time")
        rows = [("phase", "planned", "spent", "over"), *words.phase_rows(report)]
        wide = min(width - 3 * _TIME, max(len(one_line(row[0])) for row in rows))
        for name, *times in rows:
            figures = "".join(f"{time:>{_TIME}}" for time in times)
            yield f"{shortened(name, wide):<{wide}}{figures}".rstrip()
    if report.uncertainty:
        yield from _heading("How sure this is")
        for sentence in report.uncertainty:
            yield from _wrapped(sentence, width, "- ")


def _section(section: SectionResult, width: int) -> Iterator[str]:
    score = words.score_of(section.score)
    yield ""
    yield from _wrapped(section.title + (f": {score}" if score else ""), width)
    yield _RULE
    yield from _wrapped(section.ask, width)
    if section.unscored:
        yield from _wrapped(f"Not judged: {section.unscored}", width)
    yield ""
    for point in section.points:
        yield from _point(point, width)
    for flag in section.red_flags:
        yield from _wrapped(f"wrong claim: {flag.claim}", width, "! ")
        yield from _quotations(flag.evidence, width)
        if flag.correction:
            yield from _wrapped(f"Right: {flag.correction}", width, "  ")
    for asked in section.questions:
        yield from _wrapped(f"asked: {asked.question}", width, "? ")
        yield from _wrapped(asked.reply, width, "  ")
    for probe in section.probes:
        outcome = words.PROBE_NAMES[probe.outcome]
        yield from _wrapped(f"probe, {outcome}: {probe.ask}", width, "> ")
        if probe.text:
            yield from _wrapped(f"Answer: {probe.text}", width, "  ")
    for answer in section.answers:
        yield ""
        yield f"{one_line(answer.phase)}:"
        for line in clean(answer.text).split("\n"):
            yield from _wrapped(line, width, "  ") if line.strip() else [""]


def _point(point: PointResult, width: int) -> Iterator[str]:
    sign, name = words.SIGNS[point.outcome], words.NAMES[point.outcome]
    yield from _wrapped(f"{name}: {point.say}", width, f"{sign} ")
    yield from _wrapped(
        words.kind_of(point) + words.joined(list(words.remarks(point))), width, "  "
    )
    yield from _quotations(point.evidence, width)
    if point.why and words.is_open(point):
        yield from _wrapped(f"Why: {point.why}", width, "  ")


def _warm_up(report: Report, width: int) -> Iterator[str]:
    if not report.warm_up:
        return
    yield from _heading("Warm-up")
    for each in report.warm_up:
        yield from _wrapped(f"{words.right(each.right)}: {each.ask} {each.solution}", width, "- ")
        if each.typed:
            yield from _wrapped(f"Answer: {each.typed}", width, "  ")


def _quotations(evidence: tuple[str, ...], width: int) -> Iterator[str]:
    for quotation in evidence:
        yield from _wrapped(f"“{one_line(quotation)}”", width, "  ")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield _RULE


def _wrapped(text: str, width: int, start: str = "") -> list[str]:
    """The text in lines; what comes after the first one stands under it."""
    return wrap(
        one_line(text),
        width,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_on_hyphens=False,
    ) or [start.rstrip()]
