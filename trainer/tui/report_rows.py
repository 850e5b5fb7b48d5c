"""A report card as rows for the screen: what stands in front, and the text."""

from collections.abc import Iterator

from textual.content import Content

from trainer.practice.report import Report, SectionResult
from trainer.practice.results import FlagResult, Outcome, PointResult
from trainer.printing import words as said
from trainer.tui import words
from trainer.tui.hanging import Row

COLOURS = {
    Outcome.HIT: "$text-success",
    Outcome.PARTIAL: "$text-warning",
    Outcome.HINTED: "$text-warning",
    Outcome.MISSED: "$quiet",
    Outcome.CONTRADICTED: "$text-error",
    Outcome.UNSCORED: "$quiet",
}


def levels(report: Report) -> list[Row]:
    """What is said of each level."""
    rows: list[Row] = []
    for line in said.level_lines(report):
        name, _, rest = line.partition(": ")
        lead = Content.styled(f"{name}  ", "bold") if rest else Content()
        rows.append((lead, words.line(rest or name)))
    return rows


def next_steps(report: Report) -> list[Row]:
    """What would lift the verdict most."""
    rows: list[Row] = []
    for number, step in enumerate(report.next_steps, start=1):
        rows.append((Content.styled(f"{number} ", "bold $primary"), words.line(step.say)))
        rows.append((Content(), words.line(step.lifts, "$quiet")))
    return rows


def areas(report: Report) -> list[Row]:
    """A bar for each area; the limiting one is marked."""
    rows: list[Row] = []
    for area in report.areas:
        limits = area.area is report.limiting
        mark = Content.styled("▸ " if limits else "  ", "bold $text-warning")
        name = Content.styled(f"{area.area:<10}", "bold" if limits else "")
        drawn = Content.styled(f"{said.bar(area.coverage)}  ", "$primary")
        rows.append((mark + name + drawn, Content.styled(said.portion(area), "$quiet")))
    return rows


def proxies(report: Report) -> list[Row]:
    """What can be counted of communication."""
    return [
        (Content.styled(f"{words.line(name).plain}  ", "$quiet"), words.line(text))
        for name, text in said.communication(report)
    ]


def times(report: Report) -> list[Row]:
    """Each phase with the time planned, spent and run over."""
    return [
        (
            words.line(name) + Content("  "),
            Content.assemble(f"{spent:>6}", (f" of {planned:>5}  ", "$quiet"), (over, "bold")),
        )
        for name, planned, spent, over in said.phase_rows(report)
    ]


def section(part: SectionResult) -> Iterator[Row]:
    """Every point of a scenario with its evidence, and all else that was said of it."""
    for point in part.points:
        yield from _point(point)
    for flag in part.red_flags:
        yield from _flag(flag)
    for asked in part.questions:
        yield (Content.styled("? ", "bold"), Content("you asked: ") + words.line(asked.question))
        yield (Content(), words.line(asked.reply, "$quiet"))
    for probe in part.probes:
        outcome = said.PROBE_NAMES[probe.outcome]
        yield (Content.styled("> ", "bold"), Content(f"probe, {outcome}: ") + words.line(probe.ask))
        if probe.text:
            yield (Content(), words.typed(probe.text).stylize("$quiet"))


def answers(part: SectionResult) -> Iterator[tuple[str, Content]]:
    """What was typed, by phase."""
    for answer in part.answers:
        if answer.text.strip():
            yield answer.phase, words.typed(answer.text)


def warm_up(report: Report) -> list[Row]:
    """The short questions with their solutions."""
    rows: list[Row] = []
    for each in report.warm_up:
        sign, _, word = said.right(each.right).rpartition(" ")
        colour = "$text-success" if each.right else "$quiet"
        rows.append((Content.styled(f"{sign or '–'} ", f"bold {colour}"), words.line(each.ask)))
        typed = f" (you: “{words.line(each.typed).plain}”)" if each.typed else ""
        name = word if sign else said.right(each.right)
        rows.append((Content(), words.line(f"{name}: {each.solution}{typed}", "$quiet")))
    return rows


def _point(point: PointResult) -> Iterator[Row]:
    sign, name = said.SIGNS[point.outcome], said.NAMES[point.outcome]
    yield (Content.styled(f"{sign} ", f"bold {COLOURS[point.outcome]}"), words.line(point.say))
    about = f"{name} · {said.kind_of(point)}{said.joined(list(said.remarks(point)))}"
    yield (Content(), words.line(about, "$quiet"))
    for quotation in point.evidence:
        yield (Content(), Content("“") + words.line(quotation, "italic") + "”")
    if point.why and said.is_open(point):
        yield (Content(), Content.styled("Why: ", "bold") + words.line(point.why))


def _flag(flag: FlagResult) -> Iterator[Row]:
    text = Content("wrong claim: ") + words.line(flag.claim)
    yield (Content.styled("✗ ", "bold $text-error"), text)
    for quotation in flag.evidence:
        yield (Content(), Content("“") + words.line(quotation, "italic") + "”")
    if flag.correction:
        yield (Content(), Content.styled("Right: ", "bold") + words.line(flag.correction))
