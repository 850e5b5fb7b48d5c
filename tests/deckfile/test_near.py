"""Prompts that nearly repeat others, found without comparing each with each."""

import random
import re
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from trainer.content.cards import Deck
from trainer.deckfile.near import ALIKE, MOST_ALIKE, Alike, near
from trainer.deckfile.reader import parse
from trainer.deckfile.reordered import content_code, initial_code

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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # "of", "in" and a possessive put behind a name what may stand before it.
        (
            "What is the default timeout of a Lambda function?",
            "What's the default Lambda function timeout?",
        ),
        ("What is Lambda's default memory size?", "What is the default memory size of Lambda?"),
        ("Where are the logs of a container kept?", "Where are container logs kept?"),
        ("Which kind of queue keeps the order?", "Which queue kind keeps the order?"),
        (
            "Name the three states of a circuit breaker.",
            "Name a circuit breaker's three states.",
        ),
        (
            "How are the keys of a table spread across partitions?",
            "How are table keys spread across partitions?",
        ),
        # What tells where, with what or when stands first or last.
        ("Why use a dead-letter queue with SQS?", "With SQS, why use a dead-letter queue?"),
        ("How do you scale reads in PostgreSQL?", "In PostgreSQL, how do you scale reads?"),
        ("With SQS why use a dead-letter queue?", "Why use a dead-letter queue with SQS?"),
        ("How does data get from S3 to Lambda?", "How does data get to Lambda from S3?"),
        ("What happens when a queue is full?", "When a queue is full, what happens?"),
        (
            "What happens to uncommitted writes if the leader dies?",
            "If the leader dies, what happens to uncommitted writes?",
        ),
        (
            "To limit retries, which setting of a queue do you change?",
            "Which queue setting do you change to limit retries?",
        ),
        # Active and passive.
        (
            "Which services guarantee the order of messages?",
            "Message order is guaranteed by which services?",
        ),
        ("What is protected by a circuit breaker?", "What does a circuit breaker protect?"),
        ("Why is Lambda retried by SQS?", "Why does SQS retry Lambda?"),
        (
            "How many copies of an object are kept by S3?",
            "How many object copies does S3 keep?",
        ),
        (
            "Why doesn't a standard queue keep the order of messages?",
            "Why is message order not kept by a standard queue?",
        ),
        (
            "Which isolation level prevents phantom reads?",
            "Phantom reads are prevented by which isolation level?",
        ),
        # What is asked for stands first or where the answer would.
        ("What does a circuit breaker protect?", "A circuit breaker protects what?"),
        ("How many messages does a batch hold?", "A batch holds how many messages?"),
        ("Which queues does a Lambda function read?", "A Lambda function reads which queues?"),
        (
            "How large is the default visibility timeout?",
            "The default visibility timeout is how large?",
        ),
        # What is joined has no order.
        (
            "What is the difference between a queue and a stream?",
            "Difference between a stream and a queue?",
        ),
        (
            "When do you choose a relational database or a key-value store?",
            "When do you choose a key-value store or a relational database?",
        ),
        (
            "How do a relational database and SQS differ?",
            "How do SQS and a relational database differ?",
        ),
        ("Compare 9 rules: REST versus gRPC.", "Compare 9 rules: gRPC versus REST."),
    ],
)
def test_the_same_question_with_the_words_in_another_order_is_found(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        (found,) = near([("a/one", first), ("a/two", second)])
        assert (found.item, found.other) == ("a/two", "a/one")
        assert found.is_reordered
        assert ALIKE <= found.percent < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Who does it to whom.
        ("Why does SQS retry Lambda?", "Why does Lambda retry SQS?"),
        ("Why is Lambda retried by SQS?", "Why does Lambda retry SQS?"),
        ("Why is Lambda retried by SQS?", "Why is SQS retried by Lambda?"),
        ("What triggers a Lambda function?", "What does a Lambda function trigger?"),
        ("What does a circuit breaker protect?", "What protects a circuit breaker?"),
        ("Which users does a role of AWS trust?", "Which role of AWS does a user trust?"),
        ("How does a client authenticate a server?", "How does a server authenticate a client?"),
        (
            "Which services guarantee the order of messages?",
            "Service order is guaranteed by which messages?",
        ),
        (
            "Which account trusts the role of a user?",
            "Which role is trusted by the account of a user?",
        ),
        ("Which service runs code in a container?", "Which container runs service code?"),
        (
            "What happens to the parent if the child dies?",
            "If the parent dies, what happens to the child?",
        ),
        # Whence, whither, in what, without what, before what.
        (
            "How do you move all data from S3 to Redshift?",
            "From Redshift, how do you move all data to S3?",
        ),
        ("How do you migrate MySQL to Aurora?", "How do you migrate Aurora to MySQL?"),
        ("Why prefer availability over consistency?", "Why prefer consistency over availability?"),
        ("In front of SNS, why put SQS?", "Why put SNS in front of SQS?"),
        ("With SQS, why use Lambda?", "Why use SQS with Lambda?"),
        ("Is a queue faster than a stream?", "Is a stream faster than a queue?"),
        (
            "Why is the cache filled without the database?",
            "Why is the database filled without the cache?",
        ),
        ("What does a queue store in a database?", "What does a database store in a queue?"),
        # What is whose.
        (
            "What is the average of the maximum latency?",
            "What is the maximum of the average latency?",
        ),
        ("What is the key of a partition table?", "What is the partition key of a table?"),
        (
            "When does the client trust the server's certificate?",
            "When does the server trust the client's certificate?",
        ),
        # What is and what does.
        ("What is a Lambda function call?", "What does a Lambda function call?"),
        ("What are the limits of a function call?", "What function limits a call?"),
        # Joined sentences, and figures.
        (
            "What happens when a consumer fails and a queue is full?",
            "What happens when a queue fails and a consumer is full?",
        ),
        ("Why do 3 of 5 replicas answer?", "Why do 5 of 3 replicas answer?"),
        ("Sum up 30 and 45 minutes of a call.", "Of a call, sum up 45 and 30 minutes."),
        # Too little to tell.
        ("What does Lambda retry?", "Lambda retries what?"),
        ("Why retry?", "Retry, why?"),
    ],
)
def test_words_that_changed_roles_make_another_question(one: str, other: str) -> None:
    assert near([("a/one", one), ("a/two", other)]) == ()
    assert near([("a/one", other), ("a/two", one)]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Why choose SQS over SNS?", "Why choose SNS over SQS?"),
        ("What is protected by a circuit breaker?", "What protects a circuit breaker?"),
        ("Why use SQS instead of SNS?", "Why use SNS instead of SQS?"),
    ],
)
def test_what_is_alike_by_letters_is_not_said_to_be_reordered(one: str, other: str) -> None:
    (found,) = near([("a/one", one), ("a/two", other)])
    assert not found.is_reordered


def test_a_reordered_prompt_is_found_among_what_is_there_and_only_once() -> None:
    there = [
        ("old/one", "Why use a dead-letter queue with SQS?"),
        ("old/two", "With SQS, why use a dead-letter queue?"),
    ]
    found = near([("new/one", "With SQS: why use the dead-letter queues?")], there)
    assert [(each.other, each.is_reordered) for each in found] == [
        ("old/one", True),
        ("old/two", False),
    ]
    assert near([], there) == ()


def test_a_play_with_the_same_words_ends() -> None:
    words = ["queue", "stream", "topic", "shard", "batch", "offset"]
    prompts = [
        (f"a/{number}", f"{' of the '.join(order)} and a log in a table for a job on a host")
        for number, order in enumerate(permutations(words))
    ]
    prompts.append(("a/last", "of in on for " * 140 + "one two three"))
    prompts.append(("a/later", "three two one" + " of in on for" * 140))
    assert len(near(prompts)) < MOST_ALIKE * len(prompts)


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


def test_words_of_the_same_content_are_not_told_apart_by_their_letters(
    bundled: list[tuple[str, str]],
) -> None:
    forms = ["kept keep keeps", "dying dies die", "t not", "bound binds", "skies sky", "of the"]
    words = {word for _, text in bundled for word in re.findall(r"[^\W_]+", text.casefold())}
    words |= {word for row in forms for word in row.split()}
    initials: dict[int, set[int]] = {}
    for word in words:
        initials.setdefault(content_code(word), set()).add(initial_code(word))
    assert all(len(found) == 1 for found in initials.values())
    assert len({content_code(word) for row in forms for word in row.split()}) == len(forms)


def test_the_bundled_decks_ask_nothing_twice(bundled: list[tuple[str, str]]) -> None:
    assert near(bundled) == ()
