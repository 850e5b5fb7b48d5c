"""Reports that another program or another version wrote: refused in a sentence, or printed."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from tests.practice.interviews import sample
from trainer.content.scenarios import Label
from trainer.practice.report import DamagedReportError, Report
from trainer.practice.trends import trends
from trainer.printing.html import report_html
from trainer.printing.markdown import report_markdown
from trainer.printing.text import report_text
from trainer.printing.words import sparkline, trend_words

ODD: list[Any] = [
    None, True, -7, 10**30, -0.5, 1e14, "", "odd", "\x1b[2J\ud800\u202e", [], [None], {}, {"x": 1},
]  # fmt: skip

Path = tuple[str | int, ...]


@cache
def whole() -> Any:
    report = sample(Label.WRONG)
    return json.loads(json.dumps(report.as_json()))


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every value; of a list only the first, its others are alike."""
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from places(each, (*path, key))
    elif isinstance(value, list) and value:
        yield from places(value[0], (*path, 0))


def changed(path: Path, value: Any) -> Any:
    if not path:
        return value
    report = deepcopy(whole())
    inner = report
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return report


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_value_anywhere_is_told_or_printed(odd: Any) -> None:
    refused = 0
    for path in places(whole()):
        try:
            report = Report.from_json(changed(path, odd))
        except DamagedReportError as error:
            refused += 1
            said = str(error)
        else:
            said = "".join(
                form(report, answers=True) for form in (report_text, report_markdown, report_html)
            )
            for trend in trends([report, sample()]):
                said += sparkline(trend.values) + trend_words(trend)
        assert not [letter for letter in said if letter != "\n" and not letter.isprintable()]
    assert refused > 0


def test_there_is_something_at_every_kind_of_place() -> None:
    assert len(list(places(whole()))) > 100
