"""The report card and the list of past ones on the screen."""

from dataclasses import replace

import pytest

from tests.practice.desk import at
from tests.practice.interviews import sample
from tests.practice.mocks import MockDesk
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice
from trainer.content.points import Level
from trainer.content.scenarios import Label
from trainer.content.text import one_line
from trainer.events import Kind, NewEvent
from trainer.practice.report import Report
from trainer.printing import words
from trainer.tui.home import HomeScreen
from trainer.tui.report import ReportScreen
from trainer.tui.reports import ReportsScreen


def kept(*reports: Report) -> FakePractice:
    """A workspace whose journal holds these reports, the first one oldest."""
    desk = MockDesk()
    for day, report in enumerate(reports, start=1):
        data = {"mock": "x", "do": "finish", "report": report.as_json()}
        desk.record(NewEvent(Kind.MOCK, data=data), at(day))
    return FakePractice(desk)


async def all_of(walk: Journey) -> str:
    """The text of a report from its top to its end, its lines joined."""
    assert isinstance(walk.app.screen, ReportScreen)
    card = walk.app.screen.query_one("#card")
    seen = [walk.text]
    while card.scroll_y < card.max_scroll_y:
        await walk.press("pagedown")
        seen.append(walk.text)
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("size", [(120, 36), (76, 400)])
async def test_a_report_says_all_of_it(size: tuple[int, int]) -> None:
    report = sample(Label.OK)
    async with journey(kept(report), size) as walk:
        await walk.press("r", "enter")
        text = await all_of(walk)
        assert text.startswith(one_line(words.terms(report)))
        assert words.headline(report) in text
        assert words.PROXIES in text
        if size[1] < 400:
            return
        assert report.limiting_said in text
        for step in report.next_steps:
            assert step.lifts in text
        for area in report.areas:
            assert f"{area.area} {words.bar(area.coverage)} {words.portion(area)}" in text
        for point in report.points:
            sign, name = words.SIGNS[point.outcome], words.NAMES[point.outcome]
            assert f"{sign} {one_line(point.say)} {name}" in text
            for quotation in point.evidence:
                assert f"“{one_line(quotation)}”" in text
        for sentence in report.uncertainty:
            assert sentence in text
        for section in report.sections:
            for asked in section.questions:
                assert asked.question in text
        assert f"trainer report {report.id} --format html" in text


async def test_red_flags_stand_with_their_correction() -> None:
    report = sample(Label.WRONG)
    assert report.red_flags
    async with journey(kept(report), (76, 400)) as walk:
        await walk.press("r", "enter")
        for flag in report.red_flags:
            text = " ".join(walk.text.split())
            assert f"✗ wrong claim: {one_line(flag.claim)}" in text
            assert f"Right: {one_line(flag.correction)}" in text


async def test_answers_are_shown_only_when_asked_for() -> None:
    report = sample(Label.OK)
    typed = report.sections[0].answers[0].text or report.sections[0].answers[1].text
    start = " ".join(typed.split()[:4])
    async with journey(kept(report), (100, 400)) as walk:
        await walk.press("r", "enter")
        before = walk.text.count(start)
        await walk.press("a")
        assert walk.text.count(start) > before
        await walk.press("a")
        assert walk.text.count(start) == before


async def test_past_interviews_are_listed_newest_first_with_their_trend() -> None:
    weak, strong = sample(Label.WEAK), replace(sample(Label.STRONG), id="2026-01-09-080000")
    async with journey(kept(weak, strong)) as walk:
        await walk.press("r")
        assert walk.at(ReportsScreen)
        assert walk.text.index(str(strong.verdict)) < walk.text.index(str(weak.verdict))
        assert "score" in walk.text
        assert "up " in walk.text
        await walk.press("down", "enter")
        assert isinstance(walk.app.screen, ReportScreen)
        assert walk.app.screen.report == weak
        await walk.press("r")
        assert walk.at(ReportScreen), "the list lies below already"
        await walk.press("q", "up", "space")
        assert isinstance(walk.app.screen, ReportScreen)
        assert walk.app.screen.report == strong
        await walk.press("q", "q")
        assert walk.at(HomeScreen)


async def test_a_damaged_report_is_named_and_the_others_can_be_read() -> None:
    stage = kept(sample(Label.OK))
    data = {"mock": "y", "do": "finish", "report": {"version": 99}}
    stage.desk.record(NewEvent(Kind.MOCK, data=data), at(3))
    async with journey(stage) as walk:
        await walk.press("r")
        assert "later version" in walk.text
        await walk.press("enter")
        assert walk.at(ReportScreen)


async def test_without_any_report_home_says_so() -> None:
    async with journey(FakePractice(MockDesk())) as walk:
        await walk.press("r")
        assert walk.notes == ["There is no report yet: a mock interview makes one."]


async def test_a_report_without_a_verdict_says_why() -> None:
    report = replace(
        sample(Label.OK, Level.STAFF), verdicts=(), no_verdict="Nothing could be judged."
    )
    async with journey(kept(report)) as walk:
        await walk.press("r", "enter")
        assert "No verdict" in walk.text
        assert "Nothing could be judged." in walk.text


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_wider_than_the_screen(size: tuple[int, int]) -> None:
    async with journey(kept(sample(Label.OK)), size) as walk:
        await walk.press("r", "enter")
        for _ in range(12):
            assert max(map(len, walk.text.splitlines())) <= size[0]
            await walk.press("pagedown")
