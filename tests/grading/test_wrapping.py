"""Which line breaks end a sentence, and which only keep lines short."""

import pytest

from trainer.grading.wrapping import unwrapped

LONG = "I would put a queue between the checkout and the mailer, so"


def test_a_break_where_the_width_ends_is_a_blank() -> None:
    text = f"{LONG}\nthat nobody waits for the mail."

    assert unwrapped(text) == text.replace("\n", " ")


def test_every_character_keeps_its_place() -> None:
    text = f"{LONG} \r\n  that nobody waits"

    assert unwrapped(text) == f"{LONG}     that nobody waits"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n\nthat is all",
        f"{LONG}\n- idempotent worker",
        f"{LONG}\n2. idempotent worker",
        f"{LONG}.\nthe worker is idempotent",
        "a queue before the mailer\nidempotent worker",
        f"{LONG} nobody has to wait\nidempotent worker\nDLQ and alarm\nretries with back-off",
    ],
)
def test_notes_items_and_paragraphs_stay(text: str) -> None:
    assert unwrapped(text) == text
