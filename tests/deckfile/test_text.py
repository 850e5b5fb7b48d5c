"""What is stripped from deck text, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.cards import Deck
from trainer.deckfile.reader import parse
from trainer.deckfile.text import clean, decode, quoted


@pytest.mark.parametrize(
    "text",
    [
        "range [/] end",
        "arr[i]",
        "[@click=app.quit]x[/]",
        "{curly} $dollar %percent \\back",
        "שלום עולם",
        "مرحبا",
        "😀👩🏽\u200d💻 𝕏",
        "tab\there",
        "first\n\n  second",
        "\u200fmark",
    ],
)
def test_letters_and_marks_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("\x1b[2Jcleared", "cleared"),
        ("\x1b[38;5;9mred\x1b[0m", "red"),
        ("\x9b2Jcleared", "cleared"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;AAAA\x9ctext", "text"),
        ("\x1bPq#0\x1b\\text", "text"),
        ("\x1bcreset", "reset"),
        ("\x1b(Bcharset", "charset"),
        ("\x1b]unfinished", "unfinished"),
        ("end\x1b", "end"),
        ("a\x00b\x07c\x08d\x7fe\x84f", "abcdef"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("user\u202etxt.exe\u202c", "usertxt.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("\ufeffmark", "mark"),
    ],
)
def test_what_drives_a_terminal_is_stripped(text: str, rest: str) -> None:
    assert clean(text) == rest


@given(st.text())
def test_cleaning_is_done_after_one_pass(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\x1b" not in once


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_stand_ins_change_no_length_and_vanish_in_cleaning(text: str) -> None:
    stood_in = decode(text.encode())
    assert len(stood_in) == len(text)
    assert clean(stood_in) == clean(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"range [/] end"', "range [/] end"),
        ("arr[i]", "arr[i]"),
        ('"[@click=app.quit]x[/]"', "[@click=app.quit]x[/]"),
        ('"\\x1b[2Jhidden"', "hidden"),
        ("\x1b[2Jhidden", "hidden"),
        ("שלום 😀 \u202etxt", "שלום 😀 txt"),
    ],
)
def test_hostile_text_goes_through_a_deck(written: str, shown: str) -> None:
    data = (
        f"deck: d\ntitle: {written}\nconcepts:\n- id: a\n  ask: {written}\n  answer: {written}\n"
        f"  points:\n  - id: p\n    say: {written}\n    wordings:\n    - {written}\n"
    )
    deck = parse(data.encode(), "d.yaml").content
    assert isinstance(deck, Deck)
    assert deck.title == deck.cards[0].ask == deck.cards[0].solution == shown


def test_a_message_shows_little_of_a_long_text() -> None:
    assert quoted("a\nb" + "c" * 100) == f"`a b{'c' * 36}…`"
