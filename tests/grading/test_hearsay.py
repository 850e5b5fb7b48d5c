"""Wrong claims that are only named: quoted, reported, asked or taken back."""

import pytest

from tests.grading.shop import assessed

WRONG = "SQS standard delivers every message exactly once"


@pytest.mark.parametrize(
    "answer",
    [
        f'"{WRONG}, guaranteed." That is what the slide said.',
        f"Some people say that {WRONG}.",
        f"I often hear that {WRONG}.",
        f"Contrary to what the slides tell, namely that {WRONG}.",
        f"{WRONG}; that's wrong.",
        f"{WRONG}, which is a myth.",
        f"{WRONG}. No, scratch that.",
        f"{WRONG}? I would look that up.",
    ],
)
def test_a_claim_that_is_only_named_raises_no_red_flag(answer: str) -> None:
    assert not assessed(answer).red_flags


@pytest.mark.parametrize(
    "answer",
    [
        f"{WRONG}.",
        f"I would suggest this: {WRONG}.",
        f"I think {WRONG}.",
        f'{WRONG}, it is a "standard" queue.',
        f"{WRONG}, so no worker has to check. No alarm is needed.",
        f"It is used to decouple: {WRONG}.",
    ],
)
def test_a_claim_of_ones_own_does(answer: str) -> None:
    assert [flag.id for flag in assessed(answer).red_flags] == ["exactly-once"]
