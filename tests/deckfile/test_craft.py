"""Warnings of cards and rubrics: at their place, and none for what is right."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder
from trainer.deckfile.check import Craft, Proof, check
from trainer.deckfile.discover import discover
from trainer.deckfile.lexicons import read_lexicon
from trainer.resources import bundled

HERE = "¦"
"""Stands before the character that the warning is at."""

TODAY = date(2026, 11, 21)

LONG = " ".join(["word"] * 14)

CONCEPT = "deck: d\ntitle: T\nconcepts:\n  - id: a\n    ask: {ask}\n    answer: {answer}\n"
CONCEPT += "{points}    why: W\n"
NUMBER = "deck: d\ntitle: T\nnumbers:\n  - id: n\n    ask: {ask}\n    value: {value}\n    why: W\n"
NUMBER += "    source: S\n    as_of: {as_of}\n"
RAPID = (
    "deck: d\ntitle: T\nrapid_fire:\n  - id: r\n    ask: {ask}\n    answer: {answer}\n    why: W\n"
)
SCENARIO = "scenario: s\ntitle: T\nask: {ask}\npoints:\n  - id: p\n    say: {say}\n"

Checked = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    """What is said of files, named in order; only of the last one if `last` says so."""

    def run(*texts: str, last: bool = False, strict: bool = False) -> tuple[Problem, ...]:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        sources = discover([Folder(str(tmp_path), bundled=False)])
        proof = Proof(read_lexicon(bundled("data")), sources) if strict else None
        return check(sources, proof, Craft(TODAY, sources[-1:] if last else sources)).problems

    return run


def concept(ask: str = "Why a queue?", answer: str = "A burst waits.", points: str = "") -> str:
    return CONCEPT.format(ask=ask, answer=answer, points=points)


def number(ask: str = "How long?", value: str = "14 days", as_of: str = "2026-11") -> str:
    return NUMBER.format(ask=ask, value=value, as_of=as_of)


def rapid(ask: str = "Which queue?", answer: str = "FIFO") -> str:
    return RAPID.format(ask=ask, answer=answer)


def scenario(ask: str = "Why a queue?", say: str = "A burst waits in it.") -> str:
    return SCENARIO.format(ask=ask, say=say)


def points(*says: str) -> str:
    rows = [f"      - id: p{n}\n        say: {say}\n" for n, say in enumerate(says)]
    return "    points:\n" + "".join(rows)


WRONG = [
    ("long-question", "50 are enough", concept(ask=f"¦{LONG} {LONG} {LONG} {LONG}?")),
    ("long-question", "35 are enough", rapid(ask=f"¦|\n      {LONG}\n      {LONG} {LONG}?")),
    ("long-question", "50 are enough", scenario(ask=f"¦{LONG} {LONG} {LONG} {LONG}?")),
    (
        "long-question",
        "50 are enough",
        f"{scenario()}follow_ups:\n  - id: f\n    ask: ¦{LONG} {LONG} {LONG} {LONG}?\n",
    ),
    ("long-answer", "in 40 at most", concept(answer=f"¦{LONG} {LONG} {LONG}")),
    ("long-answer", "in 15 at most", rapid(answer=f"¦{LONG} and more")),
    ("two-questions", "one sentence", concept(ask="¦What is a pod? What is a node for?")),
    ("two-questions", "`points`", concept(ask="¦What is a pod, and how do you start it?")),
    (
        "two-questions",
        "`points`",
        concept(ask="¦What is a pod, and how do you start it?", points=points("It is on disk.")),
    ),
    ("two-questions", "a card of each", rapid(ask="¦What is a pod, and how do you start it?")),
    ("two-questions", "a card of each", number(ask="¦How long is it, and who sets its end?")),
    ("yes-no", "by guessing", concept(ask="¦Is a queue durable?")),
    ("yes-no", "by guessing", concept(ask="¦Is a queue durable?", points=points("It is on disk."))),
    ("unclear-pronoun", "in any order", concept(ask="¦They are frozen. Why?")),
    ("leaked-answer", "left to the learner", rapid(ask="¦Which of the SQS queues is FIFO?")),
    ("leaked-answer", "left to the learner", number(ask="¦14 days are kept. How long?")),
    ("leaked-answer", "left to the learner", number(ask="¦It is kept for 14d. How long?")),
    ("leaked-answer", "left to the learner", number("¦Of 8 kB. How much?", "8 kilobytes")),
    (
        "leaked-answer",
        "left to the learner",
        concept(ask="¦A burst waits in a queue. Why is it there?", answer="The burst waits."),
    ),
    ("long-list", "for 4 at most", rapid(ask="¦Name five queues.")),
    ("long-list", "a card of each", rapid(answer="¦SQS, SNS, Kinesis, Kafka and RabbitMQ")),
    ("long-list", "a card of each", concept(answer="¦|\n" + "      - a\n" * 5)),
    ("stale-date", "the new month", number(as_of="¦2025-10")),
    ("stale-date", "the new month", concept() + "    as_of: ¦2024\n"),
    ("common-wording", "three words", scenario() + "    wordings:\n      - ¦buffer\n"),
    (
        "common-wording",
        "three words",
        concept(points=points("A burst waits.") + "        wordings:\n          - ¦buffer\n"),
    ),
    (
        "asked-wording",
        "adds to the question",
        scenario(ask="How do you keep a burst?") + "    wordings:\n      - ¦keep the burst\n",
    ),
    ("asked-wording", "adds", scenario(ask="Why a queue of orders?", say="¦A queue of orders.")),
    ("shared-wording", "says more clearly", concept(points=points("It waits.", "¦it waits"))),
    (
        "shared-wording",
        "says more clearly",
        f"{scenario()}    wordings:\n      - a cap\nred_flags:\n  - id: f\n    claim: ¦A cap.\n",
    ),
    (
        "shared-wording",
        "leave one of the two out",
        rapid().replace("    why", "    accept:\n      - first in\n      - ¦fifo.\n    why"),
    ),
    (
        "shared-wording",
        "leave one of the two out",
        f"{scenario()}    wordings:\n      - a cap\n      - ¦A cap\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "cure", "marked"), WRONG)
def test_a_warning_is_told_with_place_code_and_cure(
    code: str, cure: str, marked: str, checked: Checked
) -> None:
    before = marked[: marked.index(HERE)]
    (problem,) = checked(marked.replace(HERE, ""))
    assert (problem.line, problem.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )
    assert problem.code == code
    assert cure in problem.cure
    assert problem.severity is Severity.WARNING


RIGHT = [
    concept(ask=f"{LONG} {LONG} {LONG}?"),
    rapid(ask=f"{LONG} {LONG}?"),
    concept(answer=f"{LONG} {LONG}"),
    rapid(answer=LONG),
    concept(ask="A cache in memory. When is that fine, and when would it be a bug?"),
    concept(ask="What is a pod, and how do you start it?", points=points("Copies.", "It runs.")),
    concept(ask="Is a queue durable?", points=points("It is on disk.", "It is copied.")),
    rapid(ask="Is it a queue or a stream that keeps records?", answer="A stream"),
    rapid(ask="Put Java and Go in order, quickest first.", answer="Go, Java"),
    rapid(ask="Which of the two is quicker, Java or Go?", answer="Go"),
    number(ask="Somebody reads after 14 hours, 14 to 20 messages at a time. How long is it kept?"),
    rapid(answer="A, B").replace("    why", "    accept:\n      - A < B\n    why"),
    rapid(ask="A function reads S3 through NAT. What helps?", answer="A gateway endpoint for S3"),
    number(ask="30 days of work save 100. From which chance does it pay?", value="30%"),
    number(ask="A cache holds 200 rates. How many fetches a minute?", value="200"),
    number(ask="How long is a message kept, in seconds?", value="30"),
    number(ask="What percentage of the traffic does a canary get at first?", value="5"),
    number(ask="How many minutes may a function run?", value="15"),
    number(ask="How many megabytes may a message have?", value="1"),
    number(ask="How often is a message tried again before its timeout?", value="3"),
    number(ask="By which factor is the larger memory quicker?", value="2"),
    number(ask="A read costs $2. How many times less does a cached one cost?", value="10"),
    number(ask="How large do you make the connection pool?", value="1"),
    number(ask="The quota is 1,000. How much of it may be reserved?", value="900"),
    number(ask="Which latency percentile do you alarm on?", value="99"),
    number(ask="Which maxReceiveCount keeps the timeout of one message harmless?", value="5"),
    number(ask="What is the default batch size?", value="10"),
    number(ask="How long may a queue's name be, in characters?", value="80"),
    number(ask="How large may a batch become?", value="10 messages"),
    number(ask="What does a call within the free tier cost?", value="0"),
    number(ask="What share of the nodes is a third of them?", value="1/3"),
    number(ask="How much faster is a warm start?", value="3 times"),
    number(ask="How high is the default concurrency of an account?", value="1,000"),
    number(ask="Wie lange bleibt eine Nachricht liegen?", value="14"),
    number(as_of="2025-11"),
    number(as_of="2025"),
    rapid(answer="SQS, SNS, Kinesis or Kafka"),
    concept(answer="It waits, it stays, it is copied, and it is read. Then it goes, and for all."),
    scenario() + "    wordings:\n      - SQS\n      - DynamoDB\n      - it buffers\n",
    scenario(ask="Why a queue?") + "    wordings:\n      - a queue as a buffer\n",
    concept(
        ask="A site calls DO for the seats. Which store?",
        points=points("Use an object.") + "        wordings:\n          - DO for these seats\n",
    ),
    concept(points=points("A burst waits.", "A burst never waits.")),
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_warned_of(text: str, checked: Checked) -> None:
    assert [str(problem) for problem in checked(text)] == []


def test_figures_grow_old_by_the_clock_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text(number(as_of="2026-11-20"))
    sources = discover([Folder(str(tmp_path), bundled=False)])
    codes = [
        [problem.code for problem in check(sources, craft=Craft(day, sources)).problems]
        for day in (date(2027, 11, 20), date(2027, 11, 21))
    ]
    assert codes == [[], ["stale-date"]]


@pytest.mark.parametrize(
    ("ask", "value", "example", "severity"),
    [
        ("How large may a message be?", "250", "`250 MB`", Severity.ERROR),
        ("How much memory does a function get by default?", "128", "`128 MB`", Severity.ERROR),
        ("What is the maximum payload of a call?", "6", "`6 MB`", Severity.ERROR),
        ("How long does a queue keep a message?", "14", "`14 s`", Severity.ERROR),
        ("Which visibility timeout is the default?", "30", "`30 s`", Severity.ERROR),
        ("What is the p99 latency of a read?", "10-20", "`10-20 ms`", Severity.ERROR),
        ("What does a million of calls cost?", "0.20", "`$0.20`", Severity.ERROR),
        ("How much do you pay for a call?", "0.20", "`$0.20`", Severity.ERROR),
        ("Which share of the traffic goes to a canary?", "5", "`5%`", Severity.ERROR),
        ("How large is a shard?", "250", "`250 MB`", Severity.WARNING),
        ("How large may a message of a group be?", "10", "`10 MB`", Severity.WARNING),
        ("How long may a queue's name be?", "80", "`80 characters`", Severity.WARNING),
        ("How much faster is a warm start?", "3", "`3%`", Severity.WARNING),
        ("Which throughput does a shard take?", "250", "`250 requests/s`", Severity.WARNING),
        ("Which concurrency cuts latency by half?", "20", "`20 ms`", Severity.WARNING),
        ("Which interval do you poll at?", "250" + "0" * 20, "`MB` or `ms`", Severity.WARNING),
    ],
)
def test_a_figure_without_a_unit_is_told_with_one(
    ask: str, value: str, example: str, severity: Severity, checked: Checked
) -> None:
    (problem,) = checked(number(ask=ask, value=value))
    assert (problem.code, problem.severity) == ("no-unit", severity)
    assert (problem.line, problem.column) == (6, 12)
    assert example in problem.cure
    assert "“how many …”" in problem.cure


def test_an_older_figure_is_measured_as_the_value_is(checked: Checked) -> None:
    old = "    outdated:\n      - value: 256 KB\n      - value: 64\n    why"
    text = number(ask="How large may a message be?", value="1 MB").replace("    why", old)
    (problem,) = checked(text)
    assert (problem.code, problem.line, problem.column) == ("no-unit", 9, 16)
    assert problem.severity is Severity.ERROR
    assert "`64 MB`" in problem.cure
    text = number(ask="Above what is it refused?", value="$20").replace("    why", old)
    (problem,) = checked(text)
    assert problem.severity is Severity.WARNING
    assert "`$64`" in problem.cure


def test_a_deck_whose_figure_lacks_its_unit_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text(number(ask="How large may a message be?", value="250"))
    sources = discover([Folder(str(tmp_path), bundled=False)])
    assert check(sources).problems == ()
    library = check(sources, craft=Craft(TODAY, sources))
    assert [problem.code for problem in library.problems] == ["no-unit"]
    assert [card.item for deck in library.decks for card in deck.cards] == ["d/n"]


ORDER = "Which kind of SQS queue keeps the order of messages?"


def test_a_repeated_question_names_the_other_place(checked: Checked) -> None:
    other = rapid(ask=ORDER.replace("kind", "sort")).replace("deck: d", "deck: e")
    (problem,) = checked(rapid(ask=ORDER), other)
    assert (problem.code, problem.line, problem.column) == ("near-duplicate", 5, 10)
    assert problem.path.endswith("1.yaml")
    assert "`d/r`" in problem.message
    assert "0.yaml:5:10" in problem.message
    assert "`contrasts`" in problem.cure


def test_contrasted_cards_may_be_alike_but_not_the_same(checked: Checked) -> None:
    first = rapid(ask=ORDER)
    other = rapid(ask=ORDER.replace("keeps", "lost")).replace("deck: d", "deck: e")
    assert checked(first, f"{other}    contrasts: [d/r]\n") == ()
    assert checked(f"{first}    contrasts: [e/r]\n", other) == ()
    same = f"{first}    contrasts: [d/r]\n".replace("deck: d", "deck: e")
    (problem,) = checked(first, same)
    assert problem.code == "near-duplicate"
    assert "`contrasts`" not in problem.cure


def test_a_question_in_another_order_is_told_as_such(checked: Checked) -> None:
    first = rapid(ask="Why use a dead-letter queue with SQS?")
    other = rapid(ask="With SQS, why use a dead-letter queue?").replace("deck: d", "deck: e")
    (problem,) = checked(first, other)
    assert problem.code == "near-duplicate"
    assert "this asks what `d/r` asks, with the words in another order, in " in problem.message
    assert checked(first, f"{other}    contrasts: [d/r]\n") == ()


def test_only_the_checked_files_are_warned_of(checked: Checked) -> None:
    yes_no = rapid(ask="Is a queue durable?").replace("deck: d", "deck: e")
    repeated = rapid(ask="Which is it, if the queue is durable?").replace("deck: d", "deck: f")
    assert [problem.code for problem in checked(yes_no, repeated)] == ["yes-no"]
    assert checked(yes_no, repeated, last=True) == ()
    again = yes_no.replace("deck: e", "deck: g")
    (one, two) = checked(yes_no, repeated, again, last=True)
    assert {one.code, two.code} == {"yes-no", "near-duplicate"}
    assert one.path == two.path
    assert one.path.endswith("2.yaml")


def test_without_the_wish_for_it_nothing_is_said_of_craft(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text(rapid(ask="Is it a queue?"))
    assert check(discover([Folder(str(tmp_path), bundled=False)])).problems == ()


def test_a_user_is_told_of_the_own_card_not_of_the_bundled_one(tmp_path: Path) -> None:
    folders = []
    for name, is_bundled in (("mine", False), ("theirs", True)):
        (tmp_path / name).mkdir()
        text = rapid(ask=ORDER).replace("deck: d", f"deck: {name}")
        (tmp_path / name / "d.yaml").write_text(text)
        folders.append(Folder(str(tmp_path / name), bundled=is_bundled))
    sources = discover(folders)
    (problem,) = check(sources, craft=Craft(TODAY, sources)).problems
    assert "mine" in problem.path


@pytest.mark.parametrize(
    "text",
    [
        "deck: d\ntitle: T\nrapid_fire:\n- id: r\n  ask: Is a queue durable?  # allow: yes-no\n",
        "deck: d\ntitle: T\nrapid_fire:\n- id: r\n  # allow: yes-no\n  ask: Is a queue durable?\n",
        "deck: d\ntitle: T\nrapid_fire:\n- id: r\n"
        "  #allow: long-answer , yes-no \n  # It is asked so.\n  ask: |\n    Is a queue durable?\n",
        "deck: d\ntitle: T\nrapid_fire:\n- id: r\n"
        "  ask: |  # allow: yes-no\n    Is a queue durable?\n",
    ],
)
def test_a_warning_can_be_allowed(text: str, checked: Checked) -> None:
    rest = "  answer: Its copies are.\n  why: W\n"
    assert checked(text + rest) == ()
    (other,) = checked(text.replace("yes-no", "two-questions") + rest)
    assert other.code == "yes-no"


def test_only_warnings_can_be_allowed_and_only_in_that_line(checked: Checked) -> None:
    text = rapid(ask="Is a queue durable?")
    assert [each.code for each in checked(f"# allow: yes-no\n{text}")] == ["yes-no"]
    wrong = f"{text}    # allow: unknown-key\n    colour: red\n"
    assert [each.code for each in checked(wrong)] == ["unknown-key"]


def test_the_sound_cards_of_a_faulty_deck_are_looked_at(checked: Checked) -> None:
    text = f"colour: red\n{rapid(ask='Is a queue durable?')}  - id: s\n    ask: Is it?\n"
    text += "  - id: r\n    ask: Is it?\n    answer: No.\n"
    text += "  - id: t\n    ask: Why a queue?\n    answer: A burst waits.\n"
    found = [(each.line, each.code) for each in checked(text)]
    assert found == [
        (1, "unknown-key"),
        (6, "yes-no"),
        (9, "missing-field"),
        (11, "duplicate-id"),
        (14, "no-why"),
    ]


def test_a_faulty_deck_without_a_title_or_a_good_card_is_looked_at_too(checked: Checked) -> None:
    text = rapid(ask="Is a queue durable?").replace("title: T\n", "")
    assert [each.code for each in checked(text)] == ["missing-field", "yes-no"]
    assert [each.code for each in checked("deck: d\ntitle: T\ncards: []\n")] == ["unknown-key"]


def test_a_faulty_scenario_is_not_looked_at(checked: Checked) -> None:
    ask = " ".join([LONG] * 4)
    assert [each.code for each in checked(f"colour: red\n{scenario(ask=ask)}")] == ["unknown-key"]


def test_a_point_that_nothing_earns_is_found_by_grading(checked: Checked) -> None:
    ask = "How do you keep a burst of orders from failing?"
    text = scenario(ask=ask, say="You keep orders.")
    assert checked(text) == ()
    (problem,) = checked(text, strict=True)
    assert (problem.code, problem.line, problem.column) == ("unreachable-point", 6, 10)
    assert problem.severity is Severity.WARNING
    reached = f"{text}    wordings:\n      - a queue holds them until there is time\n"
    assert checked(reached, strict=True) == ()


def test_so_is_a_red_flag(checked: Checked) -> None:
    text = scenario(ask="How do you keep a burst of orders from failing?")
    flag = f"{text}red_flags:\n  - id: f\n    claim: You keep orders.\n"
    (problem,) = checked(flag, strict=True)
    assert (problem.code, problem.line, problem.column) == ("unreachable-point", 9, 12)
    right = flag.replace("You keep orders.", "Orders that fail are simply lost in the network.")
    assert checked(right, strict=True) == ()


SAYS = ("A queue holds the burst until there is time.", "An alarm tells when the workers lag.")
ASKED = "How do you keep a burst of orders from failing?"


@pytest.mark.parametrize(
    ("answer", "missed"),
    [
        ("A queue holds the burst until the workers have time.", "`p1`"),
        (
            "|\n      A queue of failed orders is looked at by\n      a person on Monday.",
            "`p0`, `p1`",
        ),
        ("Queue.", "no score: so few words make no claim"),
    ],
)
def test_an_answer_that_is_no_good_one_by_its_points_is_found(
    checked: Checked, answer: str, missed: str
) -> None:
    text = concept(ask=ASKED, answer=answer, points=points(*SAYS))
    assert checked(text) == ()
    (problem,) = checked(text, strict=True)
    assert (problem.code, problem.line, problem.column) == ("own-answer", 6, 13)
    assert problem.severity is Severity.WARNING
    assert missed in problem.message


def test_an_answer_may_put_its_points_in_other_words(checked: Checked) -> None:
    answer = "A queue holds the burst until there is time, and alarms that it grows old."
    text = concept(ask=ASKED, answer=answer, points=points(*SAYS))
    worded = text.replace("    why", "        wordings: [alarms that it grows old]\n    why")
    assert [each.code for each in checked(text, strict=True)] == ["own-answer"]
    assert [each.code for each in checked(worded, strict=True)] == ["flow-list"]
    assert checked(concept(ask=ASKED, answer="Queue."), strict=True) == (), "there are no points"
