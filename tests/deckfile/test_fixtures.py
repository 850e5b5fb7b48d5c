"""Files that use every key of the formats are read completely."""

from pathlib import Path

import pytest

from trainer.content.cards import Concept, Deck, Number, Outdated, RapidFire
from trainer.content.points import Area, Level, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, GoldenAnswer, Label, Reveal, Scenario
from trainer.content.syllabus import Syllabus
from trainer.deckfile import formats
from trainer.deckfile.reader import parse
from trainer.deckfile.records import Record

FIXTURES = Path(__file__).parent / "fixtures"

QUEUES = Deck(
    id="queues",
    title="Queues between services",
    topic="messaging",
    tags=("serverless", "sqs"),
    cards=(
        Concept(
            deck="queues",
            id="why-a-queue",
            importance=3,
            level=Level.MID,
            ask="What does a queue between two services buy, and what does it cost?",
            answer="The caller no longer waits for the worker, and a burst becomes a backlog.\n\n"
            "In return the answer comes later, and somebody has to watch the backlog.",
            points=(
                Point(
                    id="decouples",
                    tier=Tier.MUST,
                    level=Level.MID,
                    area=Area.DESIGN,
                    say="The caller does not wait for the worker.",
                    wordings=(
                        "producer and consumer fail separately",
                        "decoupled: each side scales alone",
                    ),
                    reasons=("the worker may be down while messages arrive",),
                    costs=("nobody sees the result at once",),
                    why="Time and failure of one side stay its own.",
                    probe="The worker is down for an hour. What does the caller notice?",
                ),
                Point(id="absorbs-bursts", say="A burst becomes a backlog instead of errors."),
            ),
            why="A queue turns errors into latency; that is a trade, not a gift.",
            tags=("serverless", "sqs"),
            contrasts=("queues/stream-or-queue", "limits/poll-interval"),
            formerly=("messaging/queue-purpose",),
        ),
        Concept(
            deck="queues",
            id="stream-or-queue",
            ask="When is a stream the better queue?",
            answer="When several readers need the same messages in the same order.",
            why="A queue forgets what was read; a stream keeps it.",
            tags=("serverless", "sqs", "kinesis"),
            source="own notes",
            as_of="2026",
        ),
        Number(
            deck="queues",
            id="retention",
            importance=1,
            level=Level.SENIOR,
            ask="How long can a message wait in a standard queue at most?",
            value="14 days",
            tolerance="0%",
            outdated=(Outdated("4 days", "2009-10"),),
            why="The default of four days is shorter than many a holiday.",
            tags=("serverless", "sqs"),
            source="SQS quotas",
            as_of="2026-11-20",
        ),
        Number(
            deck="queues",
            id="ratio",
            ask="Readers to writers, as a ratio?",
            value="10:1",
            why="Texts stay as they were written.",
            tags=("serverless", "sqs"),
            source="own notes",
            as_of="2026-11",
        ),
        RapidFire(
            deck="queues",
            id="burst",
            ask="A burst of ten times the usual load. One component?",
            answer="A queue in front of the writers.",
            accept=("no", "010", "SQS with a maximum concurrency"),
            seconds=15,
            why="The cap is what protects the database.",
            tags=("serverless", "sqs"),
        ),
    ),
)

ORDERS = Scenario(
    id="orders-by-queue",
    title="Orders through a queue",
    topic="messaging",
    tags=("serverless", "orders"),
    importance=3,
    ask="Would you take orders through a queue?",
    context="A shop with a database that takes 200 writes a second.",
    reveals=(
        Reveal(
            id="traffic",
            when=("traffic", "load", "rps"),
            say="About 40 orders a second at noon, 2 at night.",
        ),
    ),
    minutes=8,
    model="Yes for taking them in, with one id an order so that a repeat changes nothing.\n\n"
    'The customer sees "received", not "paid".',
    points=(
        Point(
            id="idempotent-orders",
            tier=Tier.MUST,
            level=Level.MID,
            area=Area.DEPTH,
            say="Every order carries an id: a repeat is taken once.",
            wordings=(
                "the same order sent twice is stored once",
                "give every order an id and write each id only once",
            ),
            reasons=("the queue delivers at least once",),
            costs=("one conditional write an order",),
            why="A queue delivers twice some day, and a customer pays twice.",
            probe="The worker dies after the write and before the acknowledgement. What happens?",
        ),
        Point(
            id="status-page",
            tier=Tier.BONUS,
            say="The customer is told later, by a page or a mail.",
        ),
    ),
    red_flags=(
        RedFlag(
            id="never-lost",
            claim="A queue never delivers a message twice.",
            wordings=("exactly once is guaranteed",),
            correction="At least once is what is promised.",
        ),
    ),
    follow_ups=(
        FollowUp(
            id="ten-times",
            ask="What changes at ten times the orders?",
            points=(
                Point(id="shards", level=Level.SENIOR, say="The database is split by customer."),
            ),
        ),
    ),
    answers=(
        GoldenAnswer(
            label=Label.STRONG,
            text="I would take the order in, give it an id, and write it only if that id is new.",
        ),
        GoldenAnswer(label=Label.WRONG, text="Just send it; nothing arrives twice."),
    ),
    formerly=("orders-queue",),
)


def read(name: str) -> Deck | Scenario | Syllabus | None:
    reading = parse((FIXTURES / name).read_bytes(), name)
    assert reading.problems == ()
    return reading.content


def test_a_deck_is_read_completely() -> None:
    assert read("queues.yaml") == QUEUES


def test_a_scenario_is_read_completely() -> None:
    assert read("orders-by-queue.yaml") == ORDERS


def test_optional_keys_may_be_left_out() -> None:
    deck = read("limits.yaml")
    assert isinstance(deck, Deck)
    assert deck.cards[0].importance == 2
    assert deck.cards[0].level is Level.MID


@pytest.mark.parametrize(("before", "after"), [("\n", "\r\n"), ("format: 1", "\ufeffformat: 1")])
def test_line_ends_and_byte_order_marks_of_other_systems(before: str, after: str) -> None:
    text = (FIXTURES / "orders-by-queue.yaml").read_text("utf-8").replace(before, after)
    reading = parse(text.encode(), "orders.yaml")
    assert reading.problems == ()
    assert reading.content == ORDERS


@pytest.mark.parametrize(
    "written",
    [
        "10:1",
        "1:30",
        "no",
        "off",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        ".5",
        "null",
        "~",
        "2026-11-20",
        "<<",
    ],
)
def test_a_text_stays_what_was_written(written: str) -> None:
    data = f"deck: d\ntitle: {written}\nrapid_fire:\n- {{id: a, ask: b, answer: {written}}}\n"
    deck = parse(data.encode(), "d.yaml").content
    assert isinstance(deck, Deck)
    assert (deck.title, deck.cards[0].solution) == (written, written)


@pytest.mark.parametrize(
    "value",
    [
        "1 MB", "3", "3 AZs", "$16.67", "99.9 %", "1,000", '"<= 250 MB"', "100-500 ms", "<= 5 s",
        "~5 ms", "-5 °C", "−5 %", ".5 s", "€ 5", "≤ 15 min", "2^64", "$0.20 per million requests",
    ],
)  # fmt: skip
def test_figures_that_people_write(value: str) -> None:
    data = f"deck: d\ntitle: t\nnumbers:\n- id: a\n  ask: b\n  value: {value}\n"
    deck = parse(data.encode(), "d.yaml").content
    assert isinstance(deck, Deck)
    assert deck.cards[0].solution == value.strip('"')


def records(record: Record) -> set[str]:
    """Every key of the record and of those within it."""
    found = {f"{record.name}.{each.key}" for each in record.fields}
    for each in record.fields:
        inner = getattr(each.shape, "each", None)
        if isinstance(inner, Record):
            found |= records(inner)
    return found


def test_the_table_of_formats_says_what_every_key_is_for() -> None:
    assert len(records(formats.DECK) | records(formats.SCENARIO)) > 70
    for record in (formats.DECK, formats.SCENARIO, formats.POINT, formats.NUMBER):
        assert all(each.says for each in record.fields)
