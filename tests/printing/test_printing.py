"""Reports as text, Markdown and a page: everything in them, and nothing but text."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.practice.interviews import SHOP, sample, ticked, times
from tests.printing.hostile import hostile
from trainer.content.points import Level
from trainer.content.scenarios import Label
from trainer.content.text import one_line
from trainer.grading.states import State
from trainer.practice.making import make_report
from trainer.practice.record import Mode, Section, Terms
from trainer.practice.report import Report
from trainer.practice.results import Outcome
from trainer.printing import words
from trainer.printing.html import report_html
from trainer.printing.markdown import escaped, report_markdown
from trainer.printing.text import report_text

FORMS = pytest.mark.parametrize("form", [report_text, report_markdown, report_html])
Form = Callable[..., str]

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "ol", "li",
    "table", "thead", "tr", "th", "td", "bdi", "b", "i", "q", "section", "div", "span", "pre",
}  # fmt: skip
"""Every element that a page may have: none that loads, runs or leads anywhere."""

ALLOWED_ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "scope", "aria-hidden", "dir",
    "data-item",
}  # fmt: skip


class Page(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.items: list[str] = []
        self.text = ""
        self.depth: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.items += [value or "" for name, value in attrs if name == "data-item"]
        if tag != "meta":
            self.depth.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.depth.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_data(self, data: str) -> None:
        if "style" not in self.depth:
            self.text += data


def words_of(text: str) -> str:
    """The text without layout and Markdown's escapes, so that wrapped lines compare."""
    return " ".join(re.sub(r"\\(?=\W)", "", text).split())


@FORMS
@pytest.mark.parametrize("label", list(Label))
def test_every_point_is_there_with_its_state_and_evidence(form: Form, label: Label) -> None:
    report = sample(label)
    shown = form(report)
    read = words_of(Page(shown).text if form is report_html else shown)
    for point in report.points:
        assert one_line(point.say) in read
        assert words.NAMES[point.outcome] in read
        assert all(quotation in read for quotation in point.evidence)
    for flag in report.red_flags:
        assert one_line(flag.claim) in read
        assert one_line(flag.correction) in read
    for sentence in (*report.uncertainty, *(step.lifts for step in report.next_steps)):
        assert sentence in read
    assert words.headline(report).lower() in read.lower()


@FORMS
def test_every_verdict_and_proxy_and_phase_is_there(form: Form) -> None:
    report = sample()
    shown = form(report)
    read = words_of(Page(shown).text if form is report_html else shown)
    for sentence in (
        *(level.said.partition(": ")[2] for level in report.verdicts),
        *(proxy.said for proxy in report.communication),
        report.times.said,
        report.limiting_said,
    ):
        assert sentence in read
    for phase in report.times.phases:
        assert phase.phase in read


def test_levels_of_which_the_same_is_said_share_a_line() -> None:
    lines = list(words.level_lines(sample(Label.WEAK)))
    assert [line.partition(":")[0] for line in lines] == ["Mid", "Senior and staff"]
    unscored = make_report(Terms(level=Level.MID, minutes=20), times(), ())
    assert len(list(words.level_lines(unscored))) == 3


@FORMS
def test_answers_are_shown_only_when_asked_for(form: Form) -> None:
    report = sample()
    typed = report.sections[0].answers[0].text.split()[:6]
    assert "Then I would do it that way." not in form(report)
    assert "Then I would do it that way." in words_of(form(report, answers=True))
    assert len(form(report, answers=True)) > len(form(report))
    assert all(word.strip(".,") in form(report, answers=True) for word in typed)


@FORMS
def test_no_verdict_says_why_and_shows_no_other(form: Form) -> None:
    report = make_report(Terms(level=Level.MID, minutes=20), times(), (Section(scenario=SHOP),))
    shown = words_of(form(report))
    assert "No point was ticked" in shown
    assert "no verdict" in shown.lower()
    assert not any(verdict in shown.lower() for verdict in ("hire", "strong no", "lean no"))


@FORMS
def test_who_credited_a_point_is_said(form: Form) -> None:
    assert "self-credited" in words_of(form(ticked({"buffer": State.HIT})))
    hosted = form(ticked({"buffer": State.HIT}, Mode.HOSTED))
    assert "ticked by the interviewer" in words_of(hosted)


def test_states_have_signs_and_names_of_their_own() -> None:
    assert len(set(words.SIGNS.values())) == len(set(words.NAMES.values())) == len(Outcome)


@FORMS
@pytest.mark.parametrize("answers", [False, True])
def test_hostile_text_stays_text(form: Form, answers: bool) -> None:
    shown = form(hostile(), answers=answers)
    assert all(letter.isprintable() or letter == "\n" for letter in shown.replace("\u200f", ""))
    shown.encode()


@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("made", [sample, hostile])
def test_a_page_holds_nothing_that_loads_or_runs(made: Callable[[], Report], answers: bool) -> None:
    shown = report_html(made(), answers)
    page = Page(shown)
    assert set(page.tags) <= ALLOWED
    assert page.attributes <= ALLOWED_ATTRIBUTES
    assert page.depth == []
    assert shown.count("</style>") == 1
    assert "default-src &#x27;none&#x27;" in shown
    assert shown.index("Content-Security-Policy") < shown.index("<style>")


def test_a_page_names_every_point_and_flag() -> None:
    report = sample(Label.WRONG)
    found = [f"{point.scenario}#{point.id}" for point in report.points]
    found += [f"{flag.scenario}#{flag.id}" for flag in report.red_flags]
    assert report.red_flags
    assert sorted(Page(report_html(report)).items) == sorted(found)


def test_style_of_the_page_is_the_one_that_its_policy_allows() -> None:
    import base64
    import hashlib

    shown = report_html(sample())
    style = shown.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" in shown
    assert "url(" not in style
    assert "@import" not in style


def test_markdown_keeps_one_line_a_point_and_no_markup_of_others() -> None:
    shown = report_markdown(hostile())
    for sign in ("<script", "<img", "![i](", "](javascript", "**bold**", "<!--", "\n> quote"):
        assert sign not in shown.replace("\\<", "").replace("\\!", "").replace("\\[", "")
    table = [line for line in shown.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {4, 5}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("1) item", "1\\) item"),
        ("2.5 seconds", "2.5 seconds"),
        ("# head", "\\# head"),
        ("a_b <c> & `d`", "a\\_b \\<c\\> \\& \\`d\\`"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_fence_is_longer_than_any_in_the_answer() -> None:
    report = sample()
    answer = replace(report.sections[0].answers[0], text="````\n# no heading\n````")
    section = replace(report.sections[0], answers=(answer,))
    shown = report_markdown(replace(report, sections=(section,)), answers=True)
    assert "`````text\n````\n# no heading\n````\n`````" in shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_text_fits_its_width(width: int) -> None:
    assert max(map(len, report_text(sample(), width=width).splitlines())) <= width


def test_the_same_report_is_printed_the_same() -> None:
    for form in (report_text, report_markdown, report_html):
        assert form(sample()) == form(Report.from_json(sample().as_json()))
