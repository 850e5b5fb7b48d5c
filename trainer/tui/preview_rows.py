"""What a preview says of an answer that is tried: the points, and why one was not made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual.content import Content

from trainer.authoring.trying import Golden, Tried
from trainer.content.points import Point
from trainer.content.problems import Problem, Severity, sentence
from trainer.content.scenarios import Scenario
from trainer.content.text import shortened
from trainer.grading.assessment import Assessment, Span
from trainer.grading.nearness import Nearness, Reason
from trainer.grading.states import State
from trainer.practice.probes import standing_of
from trainer.tui import words
from trainer.tui.findings import FLAG_COLOUR, FLAG_SIGN, Finding
from trainer.tui.hanging import Row
from trainer.tui.points import SIGNS, STATE_NAMES

LONGEST_QUOTE = 160
"""Characters of the answer beside a point: all of it stands above."""

MOST_PROBLEMS = 6
"""Problems that are shown at once; the others wait until these are mended."""

MOST_OF_MADE = 3
"""Wordings that are shown of a point that is made."""


def problem_rows(problems: Sequence[Problem], *, broken: bool) -> list[Row]:
    """Line and column, what is wrong and what would be right, each in a row."""
    rows: list[Row] = []
    if broken:
        rows.append((Content("✗ "), Content("The file has errors; below is its last good state.")))
    for each in problems[:MOST_PROBLEMS]:
        where = f"{each.line}:{each.column}  " if each.line else ""
        cure = f" Cure: {sentence(each.cure)}" if each.cure else ""
        lead = Content.styled("! " if each.severity is Severity.ERROR else "△ ", "bold")
        text = words.line(f"{each.message}.{cure} [{each.code}]")
        rows.append((lead, Content.styled(where, "bold") + text))
    if len(problems) > MOST_PROBLEMS:
        more = len(problems) - MOST_PROBLEMS
        rows.append((Content("  "), Content(f"{more} more: trainer decks check")))
    return rows


def tried_findings(
    points: Sequence[Point], thing: object, assessment: Assessment, text: str
) -> list[Finding]:
    """Each point with the words that decided, then the red flags that were raised."""
    found = []
    for number, (point, each) in enumerate(zip(points, assessment.points, strict=True), 1):
        sign, colour = SIGNS[each.state]
        said = [STATE_NAMES[each.state], *each.beside]
        if each.state is State.CONTRADICTED:
            said.append(each.reason)
        found.append(
            Finding(
                label=str(number),
                sign=sign,
                colour=colour,
                text=f"{point.say} ({standing_of(point)})",
                said=" · ".join(said) + _quoted(text, each.evidence),
                evidence=each.evidence,
                point=point.id,
                is_open=each.state is not State.HIT,
            )
        )
    flags = {flag.id: flag for flag in thing.red_flags} if isinstance(thing, Scenario) else {}
    for number, raised in enumerate(assessment.red_flags):
        flag = flags[raised.id]
        found.append(
            Finding(
                label=chr(ord("a") + number % 8),
                sign=FLAG_SIGN,
                colour=FLAG_COLOUR,
                text=flag.claim,
                said="red flag" + _quoted(text, raised.evidence),
                evidence=raised.evidence,
                right=flag.correction,
            )
        )
    return found


def explained(found: Finding, tried: Tried) -> Finding:
    """The finding with why it stands where it stands, unless that is said already."""
    if tried.reason is None:
        return found
    summary, *others = reason_rows(tried.reason, tried.text)
    why = tried.reason.summary
    is_of_all = isinstance(tried.assessment, Assessment) and why == tried.assessment.reason
    is_told = is_of_all or why.rstrip(".").lower() in found.said.lower()
    return replace(found, below=others if is_told else [summary, *others])


def reason_rows(reason: Reason, text: str) -> list[Row]:
    """Why a point stands where it stands, then its wordings, nearest first.

    Of a point that is made only some: which words of the others are not there is no matter.
    """
    # Of a point that is not missed, the finding quotes the words that decided.
    near = (reason.span,) if reason.span and reason.state is State.MISSED else ()
    rows: list[Row] = [(Content(), words.line(reason.summary + _quoted(text, near)))]
    is_made = reason.state is State.HIT
    for each in reason.wordings[: MOST_OF_MADE if is_made else None]:
        share = Content.styled(f"{int(100 * each.share):3}% ", "bold")
        rows.append((share, words.line(each.wording)))
        said = "; ".join(_made(each) if is_made else _lacking(each, reason.state))
        if said:
            rows.append((Content(), words.line(said, "$quiet")))
    return rows


def golden_row(number: int, count: int, golden: Golden) -> Row:
    """Whether a golden answer scores as its label promises."""
    sign, colour = ("✓", "$text-success") if golden.fits else ("✗", "$text-error")
    verdict = "as it should" if golden.fits else f"wanted {golden.wanted}"
    text = f"golden answer {number} of {count}, {golden.label}: {golden.score:.2f}, {verdict}"
    return Content.styled(f"{sign} ", f"bold {colour}"), Content(text)


def _made(near: Nearness) -> Iterator[str]:
    """The words of a wording of a point that is made."""
    yield from _listed("found", near.found)
    yield from _listed("by other words", near.alike)
    yield from _listed("not needed", (*near.elsewhere, *near.unheard, *near.missing))


def _lacking(near: Nearness, state: State) -> Iterator[str]:
    """The words of a wording, and what it lacks to make its point."""
    if near.against and state is not State.PARTIAL:  # that one is made in part, by other words
        yield f"refused: {near.against}" + (f" ({', '.join(near.denied)})" if near.denied else "")
    if near.is_slight:
        yield "too short to make the point by itself"
    yield from _listed("found", near.found)
    yield from _listed("by other words", near.alike)
    yield from _listed("too far away", near.elsewhere)
    yield from _listed("only where nothing is claimed", near.unheard)
    if near.missing and (near.share or near.elsewhere or near.unheard or near.alike):
        yield f"missing: {', '.join(near.missing)}"  # where all is, the share says so


def _listed(name: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{name}: {', '.join(texts)}"


def _quoted(text: str, spans: Sequence[Span]) -> str:
    quoted = " … ".join(text[start:end] for start, end in spans)
    return f" “{shortened(quoted, LONGEST_QUOTE)}”" if quoted else ""
