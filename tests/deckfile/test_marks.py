"""Where an item begins in its file, as the file was written."""

import pytest

from trainer.deckfile.marks import mark
from trainer.deckfile.notes import Spot

DECK = b"""\
# A comment with id: a in it
deck: d
concepts:
  - ask: Why?
    id: a
    answer: "id: b"
    points:
      - id: b
        say: x
numbers:
-   id: 'b'
    value: 1 s
rapid_fire: [{id: c, ask: x, answer: y}]
"""

SCENARIO = b"""\
scenario: s
points:
  - id: p
    say: x
red_flags:
  - id: r
    claim: y
follow_ups:
  - id: f
    ask: Why?
    points:
      - id: q
        say: z
"""


@pytest.mark.parametrize(
    ("item", "spot"),
    [
        ("d", Spot(2, 1)),
        ("d/a", Spot(4, 5)),
        ("d/b", Spot(11, 5)),
        ("d/c", Spot(13, 14)),
        ("d/x", None),
    ],
)
def test_cards_are_found_by_the_first_of_their_keys(item: str, spot: Spot | None) -> None:
    assert mark(DECK, item) == spot


@pytest.mark.parametrize(
    ("item", "spot"),
    [
        ("s", Spot(1, 1)),
        ("s#p", Spot(3, 5)),
        ("s#r", Spot(6, 5)),
        ("s#f", Spot(9, 5)),
        ("s#q", Spot(12, 9)),
        ("s#x", None),
    ],
)
def test_parts_of_a_scenario_are_found(item: str, spot: Spot | None) -> None:
    assert mark(SCENARIO, item) == spot


def test_a_file_that_is_no_yaml_is_searched_line_by_line() -> None:
    broken = b"deck: d\nconcepts:\n\t- id: x\n  - id: a\n    ask: What: is it?\n"
    assert mark(broken, "d/a") == Spot(4, 5)
    assert mark(broken, "d") == Spot(1, 1)
    assert mark(broken, "d/zz") is None


def test_what_is_no_text_has_no_place() -> None:
    assert mark(b"\xff\xfe", "d/a") is None
    assert mark(b"- 1", "d/a") is None
