"""What `--fix` mends, what it leaves, and that it changes nothing else."""

import pytest

from tests.deckfile.examples import files_of, with_files
from trainer.deckfile.codes import CODES
from trainer.deckfile.explained.code import Code
from trainer.deckfile.fix import Fixed, fixed


def mend(text: str) -> str:
    """The text as `--fix` leaves it; a second time changes nothing."""
    outcome = fixed(text.encode())
    again = fixed(outcome.data)
    assert (again.data, dict(again.fixes)) == (outcome.data, {})
    assert bool(outcome.fixes) == (outcome.data != text.encode())
    return outcome.data.decode()


@pytest.mark.parametrize(
    "code", [code for code in with_files() if code.fixable], ids=lambda code: str(code.code)
)
def test_the_wrong_example_becomes_the_right_one(code: Code) -> None:
    before, after = files_of(code, code.wrong), files_of(code, code.right)
    outcome = fixed(before["example.yaml"].encode())
    assert outcome.fixes == {code.code: 1}
    assert {name: mend(text) for name, text in before.items()} == after


@pytest.mark.parametrize(
    "code", [code for code in with_files() if not code.fixable], ids=lambda code: str(code.code)
)
def test_what_only_the_author_can_mend_stays(code: Code) -> None:
    for text in files_of(code, code.wrong).values():
        assert mend(text) == text


BEFORE = """\
# yaml-language-server: $schema=deck.schema.json
# Our own deck; ask Ada before you change it.
title: 'Queues'···
deck: queues
format: 1

rapid_fire:

  # The one that everybody gets wrong.
  - ask: Which SQS queue keeps the order?   # asked twice a week
    # short
    answer:   FIFO
    # the id follows
    id: order
    accept: [ "first in, first out",   FIFO queue ]  # as the docs say

    why: |
      Standard queues only try to.···

      # no comment, this is text
  # between two cards
  - ask: 'What is "exactly once"?'
    answer: at least once: and then deduplicated
    why: Nothing else can be had.
# the end
""".replace("·", " ")

AFTER = """\
# yaml-language-server: $schema=deck.schema.json
# Our own deck; ask Ada before you change it.
format: 1
deck: queues
title: 'Queues'

rapid_fire:

  # The one that everybody gets wrong.
    # the id follows
  - id: order
    ask: Which SQS queue keeps the order?   # asked twice a week
    # short
    answer:   FIFO
    accept:  # as the docs say
      - "first in, first out"
      - FIFO queue

    why: |
      Standard queues only try to.···

      # no comment, this is text
  # between two cards
  - id: what-is-exactly-once
    ask: 'What is "exactly once"?'
    answer: "at least once: and then deduplicated"
    why: Nothing else can be had.
# the end
""".replace("·", " ")


def test_comments_and_layout_stay() -> None:
    assert mend(BEFORE) == AFTER


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_of_editors_stay(end: str, mark: bytes) -> None:
    before, after = (mark + text.replace("\n", end).encode() for text in (BEFORE, AFTER))
    assert fixed(before).data == after


def card(*lines: str) -> str:
    """A deck of one card."""
    return "deck: d\ntitle: D\nconcepts:\n  - " + "\n    ".join(lines) + "\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ask: What is this:", 'ask: "What is this:"'),
        ("ask: It's one: two", 'ask: "It\'s one: two"'),
        ('ask: What is "a: b"?', "ask: 'What is \"a: b\"?'"),
        ("ask: 'Once' is: what?", "ask: \"'Once' is: what?\""),
        ("ask: `yield` does what?", 'ask: "`yield` does what?"'),
        ("ask: % of what?", 'ask: "% of what?"'),
        ("ask: *args are what?", 'ask: "*args are what?"'),
        ("ask: {a} and {b}", 'ask: "{a} and {b}"'),
        ("ask: one: two  # a comment", 'ask: "one: two"  # a comment'),
        ("ask: What is `kill -9 #1`?", 'ask: "What is `kill -9 #1`?"'),
        ("ask: Is it (see #reason) so?", 'ask: "Is it (see #reason) so?"'),
        ("ask: Rule #1?  # a comment", 'ask: "Rule #1?"  # a comment'),
        ("ask: Which: is it #1?", 'ask: "Which: is it #1?"'),
        ("ask: #1 in what?", 'ask: "#1 in what?"'),
    ],
)
def test_text_that_yaml_takes_otherwise_is_quoted(wrong: str, right: str) -> None:
    assert mend(card("id: c", wrong, "answer: A")) == card("id: c", right, "answer: A")


@pytest.mark.parametrize(
    "lines",
    [
        ("ask: one: two", "  and more"),
        ("ask: What is this?", "answer: Good # or bad"),
        ("ask: What is this? #easy", "answer: A"),
        ("ask: # to be written", "answer: A"),
        ('ask: "never closed', "answer: A"),
        ('ask: "a\\tb" c', "answer: A"),
        ("ask: one: two # really", "answer: A"),
        ("ask: [one, two]", "answer: A"),
        ("ask: *args", "answer: A"),
        ("ask: |", "  one: two: three", "answer: A"),
        ("ask: >", "  @one", "answer: A"),
        ("ask: A", "answer: 'one", "  why: two: three'"),
        ("ask: A", "answer: A", "importance: 1: 2"),
        ("ask: A", "answer: A", "tags: [a, b c # d", "  ]"),
        ("ask: A", "answer: A", "points: [{id: p, say: a, wordings: [a, b]}]"),
    ],
)
def test_what_is_not_certain_stays(lines: tuple[str, ...]) -> None:
    text = card("id: c", *lines)
    assert mend(text) == text


def test_phrases_are_quoted_and_keys_of_records_are_not() -> None:
    before = card(
        "id: c",
        "ask: A",
        "answer: A",
        "points:",
        "  - id: p",
        "    say: S",
        "    wordings:",
        "    - one: two",
        "    - one: two: three",
        "    - ends with:",
        "    - @once",
        "    - fine",
    )
    after = before.replace("- one: two\n", '- "one: two"\n')
    after = after.replace("- one: two: three", '- "one: two: three"')
    after = after.replace("- ends with:", '- "ends with:"').replace("- @once", '- "@once"')
    assert mend(before) == after


def test_many_broken_lines_are_mended_at_once_and_what_follows_a_fault_is_not() -> None:
    good = card("id: c", "ask: one: two", "answer: three: four")
    assert fixed(good.encode()).fixes == {"yaml-colon": 2}
    fault = "  - id: d\n    ask: 'never closed\n"
    text = good + fault + "    answer: five: six\n"
    assert mend(text) == mend(good) + fault + "    answer: five: six\n"


def test_made_ids_are_unique_and_never_those_of_old() -> None:
    before = (
        "deck: d\ntitle: D\nconcepts:\n"
        "  - ask: What is it?\n    answer: A\n"
        "  - ask: What is it?\n    answer: B\n"
        "  - id: what-is-it-3\n    ask: Q\n    answer: A\n    formerly: [d/what-is-it]\n"
        "  - ask: 什么？\n    answer: A\n"
        "  - {ask: Über Größe?, answer: A}\n"
        "  - id:\n    ask: Empty?\n    answer: A\n"
    )
    after = (
        "deck: d\ntitle: D\nconcepts:\n"
        "  - id: what-is-it-2\n    ask: What is it?\n    answer: A\n"
        "  - id: what-is-it-4\n    ask: What is it?\n    answer: B\n"
        "  - id: what-is-it-3\n    ask: Q\n    answer: A\n    formerly: [d/what-is-it]\n"
        "  - id: concept\n    ask: 什么？\n    answer: A\n"
        "  - {id: uber-grosse, ask: Über Größe?, answer: A}\n"
        "  - id: empty\n    ask: Empty?\n    answer: A\n"
    )
    assert mend(before) == after


def test_an_id_under_a_mistyped_key_is_not_made_anew() -> None:
    text = card("ids: c", "ask: A", "answer: A")
    assert mend(text) == text


def test_every_part_of_a_scenario_gets_an_id() -> None:
    before = (
        "scenario: s\ntitle: T\nask: Q?\nreveals:\n  - when: [load]\n    say: Little.\n"
        "points:\n  - say: It's idempotent.\n"
        "red_flags:\n  - claim: Never.\n"
        "follow_ups:\n  - ask: And then?\n    points:\n      - say: It's idempotent.\n"
    )
    made = [line.split("id: ")[1] for line in mend(before).splitlines() if "id: " in line]
    assert made == ["little", "its-idempotent", "never", "and-then", "its-idempotent-2"]


def test_records_within_records_are_put_in_order() -> None:
    before = (
        "scenario: s\ntitle: T\nask: Q?\nfollow_ups:\n"
        "  - ask: And then?\n    points:\n      - say: A\n        id: a\n    id: then\n"
        "points:\n  - say: B\n    id: b\n"
    )
    after = (
        "scenario: s\ntitle: T\nask: Q?\npoints:\n  - id: b\n    say: B\n"
        "follow_ups:\n"
        "  - id: then\n    ask: And then?\n    points:\n      - id: a\n        say: A\n"
    )
    assert mend(before) == after


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"a\0b",
        b"- a \n- b \n",
        b"version: 2 \nservices: {} \n",
        b"deck: a \rtitle: b \r",
        b"deck: a \nscenario: b \n",
        "deck: a \ntitle: \U0010fe05 \n".encode(),
    ],
)
def test_what_is_no_deck_is_left_alone(data: bytes) -> None:
    assert fixed(data) == Fixed(data, {})


def test_slips_of_the_hand_are_mended_together() -> None:
    before = "```yaml\n" + card("id: c", "ask:A", "answer: B: C", "importance:2") + "```\n"
    outcome = fixed(before.encode())
    assert mend(before) == card("id: c", "importance: 2", "ask: A", 'answer: "B: C"')
    assert outcome.fixes == {"key-order": 1, "yaml-colon": 1, "yaml-fence": 2, "yaml-key": 2}


def test_markdown_amid_a_deck_stays() -> None:
    text = card("id: c", "ask: A", "answer: B") + "```\n  - id: d\n    ask: A\n    answer: B\n"
    assert mend(text) == text


def test_control_characters_leave_texts_and_stay_in_comments() -> None:
    before = card("id: c", "ask: A\x1b[31m\x07B  # C\x07", "answer: |", "  one\x08", "  two\x7f")
    after = card("id: c", "ask: AB  # C\x07", "answer: |", "  one", "  two")
    assert mend(before) == after


def test_fixable_codes_are_those_that_are_fixed() -> None:
    assert {code.code for code in CODES.values() if code.fixable} == {
        "comment-in-text", "control-character", "flow-list", "key-order", "missing-field",
        "trailing-space", "wrong-type", "yaml-blank", "yaml-block", "yaml-bracket", "yaml-colon",
        "yaml-fence", "yaml-key", "yaml-quote", "yaml-start",
    }  # fmt: skip
