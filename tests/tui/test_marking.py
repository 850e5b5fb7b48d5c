"""Marking words by keys, and text with its marks."""

import pytest

from trainer.tui.evidence import CHOSEN, Mark, underlined
from trainer.tui.marking import Marker

TEXT = "A queue goes in between, so nobody waits.\nThe worker is idempotent"


def words(marker: Marker, text: str = TEXT) -> str:
    return text[slice(*marker.span)]


@pytest.mark.parametrize(
    ("at", "marked"),
    [
        (0, "A queue goes in between,"),
        (TEXT.index("waits"), "so nobody waits."),
        (TEXT.index("\n"), "The worker is idempotent"),
        (10_000, "A queue goes in between,"),
    ],
)
def test_marking_begins_with_a_clause(at: int, marked: str) -> None:
    assert words(Marker(TEXT, at)) == marked


def test_clauses_end_with_punctuation_and_lines() -> None:
    marker = Marker(TEXT)
    marker.clause(1)
    assert words(marker) == "so nobody waits."
    marker.clause(1)
    marker.clause(1)
    assert words(marker) == "The worker is idempotent"
    marker.clause(-1)
    marker.clause(-1)
    marker.clause(-1)
    assert words(marker) == "A queue goes in between,"


def test_a_mark_grows_and_shrinks_by_clauses() -> None:
    marker = Marker(TEXT)
    marker.clause(1, extend=True)
    assert words(marker) == "A queue goes in between, so nobody waits."
    marker.clause(1, extend=True)
    marker.clause(1, extend=True)
    assert words(marker) == TEXT
    marker.clause(-1, extend=True)
    marker.clause(-1, extend=True)
    marker.clause(-1, extend=True)
    assert words(marker) == "A", "a word is always marked"


def test_a_mark_grows_and_shrinks_by_words() -> None:
    marker = Marker(TEXT)
    marker.word(-1, extend=True)
    assert words(marker) == "A queue goes in"
    marker.word(1, extend=True)
    marker.word(1, extend=True)
    assert words(marker) == "A queue goes in between, so"


def test_single_words_are_marked_from_the_first_on() -> None:
    marker = Marker(TEXT)
    marker.word(1)
    assert words(marker) == "queue"
    marker.word(1, extend=True)
    assert words(marker) == "queue goes"
    for _ in range(30):
        marker.word(-1)
    assert words(marker) == "A"
    for _ in range(30):
        marker.word(1)
    assert words(marker) == "idempotent"


def test_marks_are_underlined_and_named_without_colour() -> None:
    text = "queue it, then charge twice"
    marks = [Mark((0, 8), "1"), Mark((15, 27), "12", "✗", "$text-error", CHOSEN)]
    shown = underlined(text, marks)
    assert shown.plain == "queue it¹, then charge twice✗¹²"
    styles = {shown.plain[s.start : s.end]: str(s.style) for s in shown.spans}
    assert styles["queue it"] == "underline"
    assert styles["charge twice"] == f"underline $text-error {CHOSEN}"


def test_marks_may_overlap() -> None:
    shown = underlined("one two three", [Mark((0, 7), "1"), Mark((4, 13), "2")])
    assert shown.plain == "one two¹ three²"


def test_nothing_in_a_marked_text_is_markup_or_moves_the_cursor() -> None:
    text = "arr[i] \x1b[2Jerase\t[@click=app.quit]x[/] \u202eend"
    shown = underlined(text, [Mark((8, 20), "1"), Mark((22, 30), "a")])
    assert not any(c in shown.plain for c in "\x1b\t\u202e")
    assert "arr[i]" in shown.plain
