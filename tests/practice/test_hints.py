"""The hint ladder: each rung says more, none says it all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.points import Area, Level, Point, Tier
from trainer.content.scenarios import Scenario
from trainer.deckfile.reader import parse
from trainer.practice.hints import area, cloze, ladder
from trainer.resources import bundled

LEAST_HIDDEN = 10
"""Letters: fewer gaps than these leave nothing to guess."""


def test_the_rungs_are_area_length_and_gaps() -> None:
    point = Point(id="p", say="Put a queue between them.", area=Area.DESIGN)
    assert ladder(point) == (
        "It is about the design: the parts, and how they work together.",
        "The answer has 5 words.",
        "P__ a q____ between them.",
    )
    assert ladder(Point(id="p", say="Retry."))[1] == "The answer has 1 word."


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("level", list(Level))
def test_a_point_without_area_says_how_much_it_matters(tier: Tier, level: Level) -> None:
    hint = area(Point(id="p", say="s", tier=tier, level=level))
    others = {
        area(Point(id="p", say="s", tier=t, level=lv))
        for t in Tier
        for lv in Level
        if (t, lv) != (tier, level)
    }
    assert hint not in others


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("Keep it under 250 MB.", "K___ it under ___ MB."),
        ("It takes 100-500 ms, not 1.5s.", "It t____ ___-___ ms, not _._s."),
        ("A 256KB limit, 99.9 % of the time.", "A ___KB l____, __._ % of the t___."),
        ("10 requests a second", "__ r_______ a s_____"),
        ("Don’t use at-least-once delivery.", "Don’t u__ at-l____-once d_______."),
        ("S3 and p99", "S_ and p__"),
        ("set max_connections", "s__ m___c__________"),
        ("", ""),
        ("…, -- !", "…, -- !"),
    ],
)
def test_small_words_and_units_stay_readable(text: str, gaps: str) -> None:
    assert cloze(text) == gaps


@given(st.text())
def test_gaps_are_as_long_as_what_they_hide(text: str) -> None:
    hidden = cloze(text)
    assert len(hidden) == len(text)
    assert all(shown in (there, "_") for there, shown in zip(text, hidden, strict=True))
    assert cloze(hidden).count("_") >= hidden.count("_")


@pytest.mark.parametrize(
    "path", sorted(Path(bundled("scenarios")).glob("*.yaml")), ids=lambda path: path.stem
)
def test_no_hint_gives_a_bundled_point_away(path: Path) -> None:
    scenario = parse(path.read_bytes(), path.name).content
    assert isinstance(scenario, Scenario)
    for point in scenario.points:
        about, length, gaps = ladder(point)
        assert gaps.count("_") >= LEAST_HIDDEN
        assert point.say not in about + length
