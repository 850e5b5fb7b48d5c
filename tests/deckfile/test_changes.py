"""What differs in meaning between two decks, and whom it touches."""

import pytest

from tests.cli.conftest import DECK
from tests.cli.test_grade import SCENARIO
from trainer.content.cards import Deck
from trainer.content.library import Library
from trainer.content.scenarios import Scenario
from trainer.deckfile.changes import Changes, Detail, Touched, changes, touched
from trainer.deckfile.facets import What
from trainer.deckfile.reader import parse


def library(*texts: str) -> Library:
    contents = []
    for text in texts:
        reading = parse(text.encode(), "some.yaml")
        assert reading.content is not None, reading.problems
        contents.append(reading.content)
    return Library(
        decks=tuple(each for each in contents if isinstance(each, Deck)),
        scenarios=tuple(each for each in contents if isinstance(each, Scenario)),
    )


def between(before: str, after: str) -> Changes:
    return changes(library(before), library(after))


def edited(old: str, new: str, text: str = DECK) -> Changes:
    assert text.count(old) == 1
    return between(text, text.replace(old, new))


def only(found: Changes) -> tuple[str, tuple[Detail, ...], bool]:
    """The one item that differs."""
    assert not found.added
    assert not found.removed
    (item,) = found.changed
    return item.name, item.details, item.answer


def test_layout_comments_quotes_and_order_are_nothing() -> None:
    reordered = DECK.replace(
        "A burst waits instead of failing.", "|\n      A burst waits\n      instead of failing."
    )
    quoted = reordered.replace("FIFO", '"FIFO"   # first in').replace(
        "deck: queues", "# decks\ndeck: queues"
    )
    assert not between(DECK, quoted)


CASES = [
    ("Why put a queue between", "What is the use of a queue between", What.QUESTION, False),
    ("A burst waits instead of failing.", "It decouples.", What.ANSWER, True),
    ("value: 14 days", "value: 4 days", What.FIGURE, True),
    ("Longer outages", "Long outages", What.EXPLANATION, False),
    ("importance: 3", "importance: 2", What.IMPORTANCE, False),
    ("id: order\n", "id: order\n    level: senior\n", What.LEVEL, False),
    ("id: order\n", "id: order\n    tags: [fifo]\n", What.TAGS, False),
    ("id: order\n", "id: order\n    seconds: 5\n", What.SECONDS, False),
    ("id: order\n", "id: order\n    accept: [the FIFO one]\n", What.ACCEPTED, False),
    ("as_of: 2026-11", "as_of: 2026-12", What.AS_OF, False),
    ("Amazon SQS quotas", "the manual", What.SOURCE, False),
    ("value: 14 days", "value: 14 days\n    tolerance: 5%", What.TOLERANCE, True),
]


@pytest.mark.parametrize(("old", "new", "what", "answer"), CASES)
def test_each_difference_has_its_name(old: str, new: str, what: What, answer: bool) -> None:
    name, (detail,), other = only(edited(old, new))
    assert name.startswith("queues/")
    assert (detail.what, other) == (what, answer)


def test_a_tag_of_the_deck_is_told_once() -> None:
    name, details, answer = only(edited("tags: [async]", "tags: [sqs]"))
    assert (name, answer) == ("queues", False)
    assert [(each.before, each.after) for each in details] == [("async", ""), ("", "sqs")]


def test_another_kind_is_told_with_the_answer() -> None:
    before = (
        "deck: d\ntitle: D\nnumbers:\n  - id: a\n    ask: How long?\n    value: 3 s\n    why: So.\n"
    )
    after = before.replace("numbers", "rapid_fire").replace("value", "answer")
    _, details, answer = only(between(before, after))
    assert details[0] == Detail(What.KIND, "", "number", "rapid fire")
    assert answer


SPLIT = DECK.split("rapid_fire:")[0]
MOVED = """\
deck: order
title: Order
rapid_fire:
  - id: fifo
    ask: Which SQS queue keeps the order?
    answer: FIFO
    importance: 1
    tags: [async]
    why: Standard queues only try to.
"""


def test_a_card_that_moved_keeps_its_history_and_one_without_formerly_does_not() -> None:
    kept = MOVED.replace("id: fifo", "id: fifo\n    formerly: [queues/order]")
    found = changes(library(DECK), library(SPLIT, kept))
    (item,) = found.changed
    assert (item.name, item.was, item.details, item.answer) == (
        "order/fifo", "queues/order", (), False,
    )  # fmt: skip
    assert touched(found, ["queues/order"]) == Touched(("queues/order",), (), ())
    lost = changes(library(DECK), library(SPLIT, MOVED))
    assert [(each.name, each.twin) for each in lost.removed] == [("queues/order", "order/fifo")]
    assert [each.name for each in lost.added] == ["order/fifo"]
    assert touched(lost, ["queues/order", "x/y"]).lost == ("queues/order",)


def test_touched_are_only_items_with_a_schedule() -> None:
    found = edited("value: 14 days", "value: 4 days")
    assert touched(found, ["queues/order"]) == Touched((), (), ())
    mine = touched(found, ["queues/retention", "queues/order"])
    assert mine == Touched(("queues/retention",), ("queues/retention",), ())


def test_of_a_rubric_wordings_are_added_removed_and_reworded() -> None:
    old = "retry with exponential backoff\n"
    _, (detail,), answer = only(edited(old, "retry with an exponential backoff\n", SCENARIO))
    assert (detail.what, detail.part) == (What.WORDINGS, "retries")
    assert detail.before.startswith("retry with exp")
    assert detail.after.startswith("retry with an exp")
    assert not answer
    _, (detail,), _ = only(edited(old, f"{old}      - later once more\n", SCENARIO))
    assert (detail.before, detail.after) == ("", "later once more")


def test_a_part_that_is_renamed_loses_its_history() -> None:
    found = edited("id: retries", "id: backoff", SCENARIO)
    _, details, _ = only(found)
    assert [(each.part, each.what) for each in details] == [
        ("backoff", What.POINT), ("retries", What.POINT),
    ]  # fmt: skip
    mine = touched(found, ["order-mails", "order-mails#retries"])
    assert mine.lost == ("order-mails#retries",)
    assert mine.items == ("order-mails", "order-mails#retries")


def test_a_removed_scenario_takes_its_parts_along() -> None:
    found = changes(library(DECK, SCENARIO), library(DECK))
    assert [each.name for each in found.removed] == ["order-mails"]
    assert touched(found, ["order-mails#retries"]).lost == ("order-mails#retries",)


def test_long_lists_of_phrases_are_compared_in_bounded_time() -> None:
    def deck(word: str) -> str:
        rows = "".join(f"      - {word} number {n}\n" for n in range(2000))
        return DECK.replace("answer: FIFO\n", f"answer: FIFO\n    accept:\n{rows}")

    _, details, _ = only(between(deck("one"), deck("other")))
    assert len(details) == 4000
