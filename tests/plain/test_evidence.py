"""Marks in an answer, and words looked for in it."""

import pytest

from trainer.plain.evidence import Mark, marked, places_of, quoted

TEXT = "Put a queue between them.\nThe queue's age tells."


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], TEXT),
        ([Mark((4, 11), "1")], TEXT.replace("a queue", "[1: a queue]")),
        ([Mark((0, 11), "1"), Mark((4, 24), "2")], "[1: Put] [1, 2: a queue] [2: between them]."),
        ([Mark((4, 11), "1"), Mark((4, 11), "b wrong")], "Put [1, b wrong: a queue] between them."),
        ([Mark((3, 12), "1")], "Put [1: a queue] between them."),
        ([Mark((24, 26), "1")], TEXT),  # nothing but a full stop and a line break
    ],
)
def test_marks_stand_around_the_words(marks: list[Mark], shown: str) -> None:
    assert marked(TEXT, marks).startswith(shown)


def test_a_stretch_may_go_over_lines() -> None:
    assert marked(TEXT, [Mark((12, 35), "3")]).endswith(
        "[3: between them.\nThe queue]'s age tells."
    )


def test_quotes_are_on_one_line() -> None:
    assert quoted(TEXT, [(20, 29), (4, 11)]) == '"them. The ... a queue"'


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a QUEUE", ["a queue"]),
        ("  them.   the ", ["them.\nThe"]),
        ("“between them”", ["between them"]),
        ("queue", ["queue", "queue"]),
        ("queue’s", ["queue's"]),
        ("ue", []),
        ("between", ["between"]),
        ("a.queue", []),
        ("", []),
        ('""', []),
        ("tells. And more", []),
    ],
)
def test_places_of_words(words: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in places_of(words, TEXT)] == found
