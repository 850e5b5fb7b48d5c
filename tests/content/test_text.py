"""Foreign text, safe to show and ready to wrap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.text import clean, one_line, reflow, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo", "one two"),
        ("one\n\ntwo\nthree", "one\n\ntwo three"),
        ("list:\n- one\n  more\n- two", "list:\n- one\n  more\n- two"),
        ("steps\n1. first\n2) second", "steps\n1. first\n2) second"),
        ("code:\n    x = 1\n    y = 2\nafter", "code:\n    x = 1\n    y = 2\nafter"),
        ("| a | b |\n| c | d |", "| a | b |\n| c | d |"),
        ("\ttab", "    tab"),
        ("-5 degrees\n-not an item", "-5 degrees -not an item"),
        ("\x1b[2Jone\r\ntwo", "one two"),
        ("", ""),
        (" \r0", "0"),
        ("one\n \n", "one"),
        ("0\r0 ", "0 0"),
    ],
)
def test_paragraphs_come_on_one_line_and_all_else_stays(text: str, shown: str) -> None:
    assert reflow(text) == shown


@given(st.text())
def test_reflowing_twice_changes_nothing_and_loses_no_word(text: str) -> None:
    once = reflow(text)
    assert reflow(once) == once
    assert once.split() == clean(text).split()


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text)
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("12345678", "12345678"), ("123456789", "1234567…"), ("1\n2  3\x1b[2J", "1 2 3")],
)
def test_shortened_text_is_one_line_no_longer_than_asked(text: str, shown: str) -> None:
    assert shortened(text, 8) == shown
