"""A report as one page of HTML that needs nothing else and runs nothing.

All that decks and people wrote is escaped and set apart from its surroundings (`bdi`),
so that right-to-left text turns nothing but itself around. The page's own policy forbids
every request, and every style but the one it carries.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from trainer.content.text import clean, one_line
from trainer.practice.report import Report, SectionResult
from trainer.practice.results import PointResult
from trainer.printing import words
from trainer.printing.style import STYLE

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"


def report_html(report: Report, answers: bool = False) -> str:
    """The report as a page; whole answers only with `answers`."""
    shown = report if answers else report.without_answers()
    return "".join(f"{line}\n" for line in _page(shown))


def _page(report: Report) -> Iterator[str]:
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    policy = escape(POLICY.format(digest=digest))
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(one_line(words.title(report)))}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield '<body class="long">' if len(report.sections) > 1 else "<body>"
    yield from _top(report)
    yield '<div class="pair">'
    yield from ("<section>", *_areas(report), "</section>")
    yield from ("<section>", *_time(report), "</section>")
    yield "</div>"
    yield from _communication(report)
    for section in report.sections:
        yield from _section(section)
    yield from _warm_up(report)
    if report.uncertainty:
        yield from _list("How sure this is", map(_own, report.uncertainty))
    yield "</body>"
    yield "</html>"


def _top(report: Report) -> Iterator[str]:
    yield f"<h1>{_own(words.title(report))}</h1>"
    yield f'<p class="soft">{_own(words.terms(report))}</p>'
    yield f'<p class="verdict">{_own(words.headline(report))}</p>'
    if report.no_verdict:
        yield f"<p>{_own(report.no_verdict)}</p>"
    else:
        yield "<ul>"
        yield from (f"<li>{_own(line)}</li>" for line in words.level_lines(report))
        yield "</ul>"
        yield f"<p>{_own(report.limiting_said)}</p>"
    if report.next_steps:
        yield "<h2>Next</h2>"
        yield "<ol>"
        for step in report.next_steps:
            yield f'<li>{_own(step.say)} <span class="soft">{_own(step.lifts)}</span></li>'
        yield "</ol>"


def _areas(report: Report) -> Iterator[str]:
    yield "<h2>Areas</h2>"
    yield "<table>"
    for area in report.areas:
        squares = f'<td class="bar" aria-hidden="true">{words.bar(area.coverage)}</td>'
        yield f'<tr><th scope="row">{area.area}</th>{squares}<td>{words.portion(area)}</td></tr>'
    yield "</table>"


def _time(report: Report) -> Iterator[str]:
    if not report.times.phases:
        return
    yield "<h2>Time</h2>"
    yield "<table>"
    figures = "".join(f'<th class="figure">{name}</th>' for name in ("planned", "spent", "over"))
    yield f"<thead><tr><th>phase</th>{figures}</tr></thead>"
    for name, *times in words.phase_rows(report):
        cells = "".join(f'<td class="figure">{time}</td>' for time in times)
        yield f'<tr><th scope="row">{_own(name)}</th>{cells}</tr>'
    yield "</table>"


def _communication(report: Report) -> Iterator[str]:
    yield "<h2>Communication</h2>"
    yield f'<p class="soft">{_own(words.PROXIES)}</p>'
    yield "<table>"
    for name, said in words.communication(report):
        yield f'<tr><th scope="row">{_own(name)}</th><td>{_own(said)}</td></tr>'
    yield "</table>"


def _section(section: SectionResult) -> Iterator[str]:
    score = words.score_of(section.score)
    yield f"<h2>{_own(section.title)}{': ' if score else ''}{score}</h2>"
    yield f'<p class="soft">{_own(section.ask)}</p>'
    if section.unscored:
        yield f"<p>Not judged: {_own(section.unscored)}</p>"
    yield '<ul class="points">'
    yield from map(_point, section.points)
    for flag in section.red_flags:
        right = f"<p>Right: {_own(flag.correction)}</p>" if flag.correction else ""
        text = f"{_own(flag.claim)}{_quotations(flag.evidence)}{right}"
        yield _row("!", "wrong claim", text, f"{flag.scenario}#{flag.id}")
    for asked in section.questions:
        yield _row(
            "?", "asked", f'{_own(asked.question)} <span class="soft">{_own(asked.reply)}</span>'
        )
    for probe in section.probes:
        said = f"<p>Answer: {_own(probe.text)}</p>" if probe.text else ""
        outcome = words.PROBE_NAMES[probe.outcome]
        text = f'{_own(probe.ask)} <span class="soft">{outcome}</span>{said}'
        yield _row("&gt;", "probe", text)
    yield "</ul>"
    for answer in section.answers:
        yield f"<h3>{_own(answer.phase)}</h3>"
        yield f'<pre dir="auto">{escape(clean(answer.text))}</pre>'


def _point(point: PointResult) -> str:
    about = words.kind_of(point) + words.joined(list(words.remarks(point)))
    why = f'<p class="why">Why: {_own(point.why)}</p>' if point.why and words.is_open(point) else ""
    text = (
        f'{_own(point.say)} <span class="soft">{_own(about)}</span>'
        f"{_quotations(point.evidence)}{why}"
    )
    sign, name = words.SIGNS[point.outcome], words.NAMES[point.outcome]
    return _row(sign, name, text, f"{point.scenario}#{point.id}")


def _row(sign: str, name: str, text: str, item: str = "") -> str:
    """A line of what was found: its state as a sign and a word, then what it is about."""
    mark = f' data-item="{escape(one_line(item))}"' if item else ""
    state = f'<span class="state"><i aria-hidden="true">{sign}</i>{name}</span>'
    return f"<li{mark}>{state} {text}</li>"


def _warm_up(report: Report) -> Iterator[str]:
    if report.warm_up:
        rows = (
            f"{words.right(each.right)}: {_own(each.ask)} <b>{_own(each.solution)}</b>"
            + (f" Answer: {_own(each.typed)}" if each.typed else "")
            for each in report.warm_up
        )
        yield from _list("Warm-up", rows)


def _list(heading: str, rows: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{heading}</h2>"
    yield "<ul>"
    yield from (f"<li>{row}</li>" for row in rows)
    yield "</ul>"


def _quotations(evidence: tuple[str, ...]) -> str:
    return "".join(f' <q class="evidence">{_own(quotation)}</q>' for quotation in evidence)


def _own(text: str) -> str:
    """Text of others on one line: escaped, and with a writing direction of its own."""
    return f"<bdi>{escape(one_line(text))}</bdi>"
