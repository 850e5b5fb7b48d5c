"""Problems as sentences."""

import pytest

from trainer.content.problems import sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [("add `why`", "add `why`."), ("did you mean `why`?", "did you mean `why`?"), ("So.", "So.")],
)
def test_a_sentence_ends_once(words: str, said: str) -> None:
    assert sentence(words) == said
