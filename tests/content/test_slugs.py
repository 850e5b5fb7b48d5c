"""Ids made from prose, each only once."""

import pytest

from trainer.content.slugs import ID_LENGTH, slug, unique


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's a café?", "whats-a-cafe"),
        ("How fast are 5 ㎒?", "how-fast-are-5-mhz"),
        ("日本", "instead"),
    ],
)
def test_an_id_has_small_letters_alone(text: str, expected: str) -> None:
    assert slug(text, "instead") == expected


def test_a_number_fits_behind_the_longest_id_without_a_second_hyphen() -> None:
    name = "a" * 55 + "-" + "b" * 8
    assert len(name) == ID_LENGTH
    assert unique(name, ()) == name
    assert unique(name, {name}) == "a" * 55 + "-2"
    assert unique("a", {"a", "a-2"}) == "a-3"
