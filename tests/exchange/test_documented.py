"""The examples of docs/importing.md are read as the page says."""

import re
from pathlib import Path

import pytest

from tests.exchange.test_reading import pairs
from trainer.content.imported import Imported
from trainer.exchange.reading import FORMATS, Options, read

PAGE = (Path(__file__).parents[2] / "docs/importing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```([a-z-]+)\n(.*?)```", PAGE, re.DOTALL)
ENDINGS = {"markdown": "md", "org": "org"}


def example(kind: str, folder: Path, place: int = 0) -> Imported:
    text = [text for name, text in EXAMPLES if name == kind][place]
    path = folder / f"example.{ENDINGS.get(kind, 'txt')}"
    path.write_text(text, encoding="utf-8")
    return read(str(path), Options())


def test_a_table(tmp_path: Path) -> None:
    found = example("csv", tmp_path)
    assert found.format == "CSV with a header"
    assert pairs(found) == [
        ("What does SQS do with a message nobody deletes?", "It makes it visible again"),
        ("How large may an SQS message be?", "1 MB"),
    ]
    assert found.cards[0].why == "The visibility timeout ran out"
    assert found.cards[0].tags == ("sqs", "queues")


def test_multiple_choice(tmp_path: Path) -> None:
    (card,) = example("csv", tmp_path, 1).cards
    assert card.front == "Which queue keeps the order?\n\n- A: Standard\n- B: FIFO"
    assert (card.back, card.why) == ("B: FIFO", "Standard queues only try to")


def test_anki_notes(tmp_path: Path) -> None:
    found = example("anki-text", tmp_path)
    assert found.format == "Anki notes in plain text"
    assert pairs(found) == [
        ("What does **DNS** translate?", "Names to addresses"),
        ("A TTL tells […] an answer may be kept", "how long"),
    ]
    assert [card.key for card in found.cards] == ["J5x:0", "K7y:0"]
    assert {card.deck for card in found.cards} == {"Networks"}
    assert found.cards[0].tags == ("net", "basics")
    assert [(each.what, each.number, each.example) for each in found.lost] == [
        ("pictures", 1, "dns.png")
    ]


def test_markdown(tmp_path: Path) -> None:
    assert pairs(example("markdown", tmp_path)) == [
        (
            "What is a cold start?",
            "The wait while a new environment is made. It includes\n"
            "- fetching the code\n- starting the runtime",
        ),
        ("Why is init code billed?", "It runs on the same machine as the handler."),
        ("What keeps environments warm?", "Provisioned concurrency"),
    ]


def test_questions_and_answers(tmp_path: Path) -> None:
    found = example("qa", tmp_path)
    assert pairs(found) == [
        ("What is idempotency?", "Doing it twice is doing it once."),
        ("A saga undoes a step by a […].", "compensation"),
    ]
    assert found.cards[1].why == "A saga undoes a step by a compensation."


def test_org(tmp_path: Path) -> None:
    (card,) = example("org", tmp_path).cards
    assert (card.front, card.back) == (
        "What is backpressure?",
        "A slow reader makes the **writer** wait.",
    )
    assert card.tags == ("queues",)


@pytest.mark.parametrize("kind", [each for each in FORMATS if each != "anki"])
def test_every_format_of_text_has_an_example(kind: str) -> None:
    assert kind in dict(EXAMPLES)
