"""A report as Markdown, for notes and pull requests; no text in it becomes markup."""

import re
from collections.abc import Iterator

from trainer.content.text import clean, one_line
from trainer.practice.report import Report, SectionResult
from trainer.practice.results import PointResult
from trainer.printing import words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#!|~$&^=@])")
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
"""How a line begins that would become an item of a numbered list."""


def report_markdown(report: Report, answers: bool = False) -> str:
    """The report in GitHub's Markdown; whole answers only with `answers`."""
    shown = report if answers else report.without_answers()
    return "\n".join(_lines(shown)).rstrip() + "\n"


def escaped(text: str) -> str:
    """The text on one line, with all that Markdown would read as markup made harmless."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    if line.startswith(("-", "+")):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", line)


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escaped(words.title(report))}"
    yield ""
    yield escaped(words.terms(report))
    yield ""
    yield from _verdict(report)
    yield from _figures(report)
    for section in report.sections:
        yield from _section(section)
    if report.warm_up:
        yield from _heading("Warm-up")
        for each in report.warm_up:
            said = f"; answered: {escaped(each.typed)}" if each.typed else ""
            asked = f"{words.right(each.right)}: {escaped(each.ask)}"
            yield f"- {asked} **{escaped(each.solution)}**{said}"
    if report.uncertainty:
        yield from _heading("How sure this is")
        yield from (f"- {escaped(sentence)}" for sentence in report.uncertainty)


def _verdict(report: Report) -> Iterator[str]:
    yield f"**{escaped(words.headline(report))}**"
    yield ""
    if report.no_verdict:
        yield escaped(report.no_verdict)
    else:
        yield from (f"- {escaped(line)}" for line in words.level_lines(report))
        yield ""
        yield escaped(report.limiting_said)
    if report.next_steps:
        yield from _heading("Next")
        for number, step in enumerate(report.next_steps, start=1):
            yield f"{number}. {escaped(step.say)} *{escaped(step.lifts)}*"


def _figures(report: Report) -> Iterator[str]:
    """Areas, communication and time."""
    yield from _heading("Areas")
    yield from _header("area", "", "made")
    for area in report.areas:
        yield f"| {area.area} | {words.bar(area.coverage)} | {escaped(words.portion(area))} |"
    yield from _heading("Communication")
    yield escaped(words.PROXIES)
    yield ""
    for name, said in words.communication(report):
        yield f"- {escaped(name)}: {escaped(said)}"
    if report.times.phases:
        yield from _heading("Time")
        yield from _header("phase", "planned", "spent", "over")
        yield from (f"| {' | '.join(map(escaped, row))} |" for row in words.phase_rows(report))


def _section(section: SectionResult) -> Iterator[str]:
    score = words.score_of(section.score)
    yield from _heading(section.title + (f": {score}" if score else ""))
    yield f"> {escaped(section.ask)}"
    yield ""
    if section.unscored:
        yield f"Not judged: {escaped(section.unscored)}"
        yield ""
    for point in section.points:
        yield _point(point)
    for flag in section.red_flags:
        right = f" Right: {escaped(flag.correction)}" if flag.correction else ""
        yield f"- ! **wrong claim**: {escaped(flag.claim)}{_quotations(flag.evidence)}{right}"
    for asked in section.questions:
        yield f"- **asked**: {escaped(asked.question)} {escaped(asked.reply)}"
    for probe in section.probes:
        said = f" Answer: {escaped(probe.text)}" if probe.text else ""
        outcome = words.PROBE_NAMES[probe.outcome]
        yield f"- **probe, {outcome}**: {escaped(probe.ask)}{said}"
    for answer in section.answers:
        text = clean(answer.text)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        yield from _heading(answer.phase, 3)
        yield from (f"{fence}text", text, fence)


def _point(point: PointResult) -> str:
    sign, name = words.SIGNS[point.outcome], words.NAMES[point.outcome]
    about = words.kind_of(point) + words.joined(list(words.remarks(point)))
    why = f" Why: {escaped(point.why)}" if point.why and words.is_open(point) else ""
    return (
        f"- {sign} **{name}**: {escaped(point.say)} *{escaped(about)}*"
        f"{_quotations(point.evidence)}{why}"
    )


def _quotations(evidence: tuple[str, ...]) -> str:
    return "".join(f" “{escaped(quotation)}”" for quotation in evidence)


def _heading(text: str, depth: int = 2) -> Iterator[str]:
    yield ""
    yield f"{'#' * depth} {escaped(text)}"
    yield ""


def _header(*names: str) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
