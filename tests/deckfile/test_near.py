"""Prompts that nearly repeat others, found without comparing each with each."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from trainer.content.cards import Deck
from trainer.deckfile.near import Alike, near
from trainer.deckfile.reader import parse

DECKS = Path(__file__).parents[2] / "decks"

PAYLOAD = "How large may the payload of an asynchronous invocation be?"


def pairs(found: tuple[Alike, ...]) -> set[tuple[str, str]]:
    return {(each.item, each.other) for each in found}


@pytest.fixture(scope="module")
def bundled() -> list[tuple[str, str]]:
    decks = [parse(path.read_bytes(), path.name).content for path in sorted(DECKS.glob("*.yaml"))]
    return [
        (card.item, card.ask) for deck in decks if isinstance(deck, Deck) for card in deck.cards
    ]


@pytest.mark.parametrize(
    "other",
    [
        PAYLOAD,
        "how LARGE may the payload, of an asynchronous invocation, be",
        "How large may the paylaod of an asynchronous invocation be?",
        "How large may the payload of an asynchronous invocation be today?",
        "How large may the payload of asynchronous invocations be?",
        "How big may the payload of an asynchronous invocation be?",
    ],
)
def test_a_repeated_prompt_is_found(other: str) -> None:
    (found,) = near([("a/one", PAYLOAD), ("a/two", other)])
    assert (found.item, found.other) == ("a/two", "a/one")
    assert 85 <= found.percent <= 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is SQS?", "What is SNS?"),
        ("What is the capital of Spain?", "What is the capital of Italy?"),
        (
            "What do 10 million calls of 200 ms at 512 MB cost a month?",
            "What do 20 million calls of 200 ms at 512 MB cost a month?",
        ),
        (
            "How long may a function of version 3.9 run?",
            "How long may a function of version 3.12 run?",
        ),
        (PAYLOAD, "How large may the image of a function be?"),
    ],
)
def test_another_question_in_like_words_is_none(one: str, other: str) -> None:
    assert near([("a/one", one), ("a/two", other)]) == ()


def test_a_series_in_which_one_word_changes_is_meant() -> None:
    fillers = ["lambda", "fargate", "cloudfront", "dynamodb", "kinesis", "athena"]
    prompts = [
        (name, f"In which year could the customers of {name} first use it in all regions?")
        for name in fillers
    ]
    assert near(prompts) == ()
    twice = ("again", prompts[0][1].replace("first", "firts"))
    assert pairs(near([*prompts, twice])) == {("again", "lambda")}
    assert len(near(prompts[:2])) == 1


def test_of_what_is_there_already_nothing_is_compared_with_itself() -> None:
    there = [("old/one", PAYLOAD), ("old/two", PAYLOAD + " Please.")]
    assert near([], there) == ()
    assert near([("new/one", "What is a queue for?")], there) == ()
    found = near([("new/one", PAYLOAD)], there)
    assert pairs(found) == {("new/one", "old/one")}
    assert found[0].percent == 100


def test_prompts_without_words_are_alike_to_none() -> None:
    assert near([("a/one", ""), ("a/two", "?!"), ("a/three", "")]) == ()


def _typo(words: list[str], chance: random.Random) -> None:
    place = max(range(len(words)), key=lambda n: len(words[n]))
    word = words[place]
    at = chance.randrange(len(word) - 1)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _without(words: list[str], chance: random.Random) -> None:
    del words[chance.randrange(len(words))]


def _with(words: list[str], chance: random.Random) -> None:
    words.insert(
        chance.randrange(len(words)), chance.choice(["today", "really", "exactly", "then"])
    )


def _turned(words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(words) - 1)
    words[at : at + 2] = words[at + 1], words[at]


def _replaced(words: list[str], chance: random.Random) -> None:
    words[chance.randrange(len(words))] = chance.choice(["thing", "function", "queue", "what"])


CHANGES: list[Callable[[list[str], random.Random], None]] = [
    _typo,
    _without,
    _with,
    _turned,
    _replaced,
]


def mutated(prompts: list[tuple[str, str]], number: int) -> Iterator[tuple[str, str]]:
    """That many of the prompts, each with one to three changes."""
    chance = random.Random(20261121)
    for place, (item, text) in enumerate(chance.sample(prompts, number)):
        words = text.split()
        for change in chance.choices(CHANGES, k=1 + place % 3):
            change(words, chance)
        yield (f"{item}-changed", " ".join(words))


def test_blocking_finds_what_comparing_all_finds(bundled: list[tuple[str, str]]) -> None:
    prompts = [*bundled, *mutated(bundled, 500)]
    all_pairs = {
        (item, other)
        for place, (item, text) in enumerate(prompts)
        for other, earlier in prompts[:place]
        # Of two prompts every word is rare, so nothing keeps these from being compared.
        if fuzz.ratio(text.casefold(), earlier.casefold(), score_cutoff=75)
        and near([("one", earlier), ("other", text)])
    }
    assert len(all_pairs) > 400
    assert pairs(near(prompts)) == all_pairs


def test_the_bundled_decks_ask_nothing_twice(bundled: list[tuple[str, str]]) -> None:
    assert near(bundled) == ()
