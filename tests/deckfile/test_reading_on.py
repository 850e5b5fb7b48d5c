"""What is said of a file behind the first thing that YAML refuses."""

import pytest

from trainer.deckfile import reading_on
from trainer.deckfile.reader import parse_names

HEAD = "deck: queues\ntitle: Queues\nrapid_fire:\n"
CARD = "  - id: {}\n    ask: {}\n    answer: {}\n    why: The producer need not wait.\n"


def told(text: str) -> list[tuple[int, int, str]]:
    problems = parse_names(text.encode(), "queues.yaml").problems
    return [(each.line, each.column, each.code) for each in problems]


def card(name: str, ask: str = "Which queue keeps the order?", answer: str = "FIFO") -> str:
    return CARD.format(name, ask, answer)


def test_every_text_that_breaks_by_itself_is_told_and_what_is_wrong_behind_it() -> None:
    text = HEAD + card("one", "@Async does what?") + card("two", answer='"At least" once')
    text += card("three", answer="> 250 MB") + card("four", "Queue: why?")
    text += card("five", answer='"C:\\queues"') + card("one") + "    anwser: FIFO\n"
    assert told(text) == [
        (5, 10, "yaml-start"),
        (10, 24, "yaml-quote"),
        (14, 13, "yaml-block"),
        (17, 15, "yaml-colon"),
        (22, 16, "yaml-escape"),
        (24, 9, "duplicate-id"),
        (28, 5, "unknown-key"),
    ]


def test_nothing_is_said_of_the_stand_in() -> None:
    text = HEAD + card("one") + "    seconds: @ten\n" + card("two") + "    tags: [fifo, order\n"
    # The list goes on to the end of the file for all the parser knows.
    assert told(text) == [(8, 14, "yaml-start"), (13, 11, "yaml-bracket")]


def test_what_goes_on_below_the_text_belongs_to_it() -> None:
    text = HEAD + card("one", "@Async does what:\n      this: or that?") + card("two", "%20 is?")
    assert told(text) == [(5, 10, "yaml-start"), (10, 10, "yaml-start")]


@pytest.mark.parametrize("mark", ["'", '"'])
def test_an_open_quote_is_told_where_it_opens_although_another_closes_it(mark: str) -> None:
    text = HEAD + card("one", f"{mark}Open to the end?") + card("two", "%20 is?")
    text += card("three", f"{mark}Which queue?{mark}") + card("four", answer=f"{mark}FIFO{mark}")
    assert told(text) == [(5, 10, "yaml-quote"), (9, 10, "yaml-start")]


def test_a_comment_of_another_language_hides_nothing() -> None:
    text = "// cards\n" + HEAD + card("one", "%20 is?") + "    // a note\n" + card("two", "@a?")
    assert told(text) == [
        (1, 1, "yaml-syntax"),
        (6, 10, "yaml-start"),
        (9, 5, "yaml-syntax"),
        (11, 10, "yaml-start"),
    ]


def test_slashes_in_a_text_are_no_comment() -> None:
    text = HEAD + card("one", "|\n      // wait\n      What does it wait for?", "@x")
    assert told(text) == [(8, 13, "yaml-start")]
    text = HEAD + card("one", answer="|\n      // wait").replace("why: ", "why: @")
    assert told(text) == [(8, 10, "yaml-start")]


def test_an_open_quote_hides_nothing() -> None:
    text = HEAD + card("one", 'The "exact" one: why?', '"open') + card("two", 'A "b": c?', 'x"')
    assert told(text) == [(5, 25, "yaml-colon"), (6, 13, "yaml-quote"), (9, 15, "yaml-colon")]


def test_a_text_in_quotes_may_take_several_lines() -> None:
    text = HEAD + card("one", '"At least once,\n      they say" is what?')
    assert told(text) == [(6, 17, "yaml-quote")]


def test_a_blank_put_in_moves_nothing() -> None:
    text = HEAD + card("one").replace("id: ", "id:") + card("two").replace("- id: two", "-id: one")
    text = text.replace("answer: FIFO", "answer: FIFO\n    tag: x")
    assert told(text)[:2] == [(4, 8, "yaml-key"), (7, 5, "unknown-key")]
    assert (9, 4, "yaml-key") in told(text)
    assert (9, 8, "duplicate-id") in told(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = HEAD + card("one", "@Async does what?") + "<<<<<<< HEAD\n" + card("two")
    text += "||||||| 0000000\n=======\n" + card("two", "%20 is?") + ">>>>>>> theirs\n"
    text += card("three", answer="of both: FIFO")
    assert told(text.replace("\n", end)) == [
        (5, 10, "yaml-start"),
        (8, 1, "yaml-conflict"),
        (22, 20, "yaml-colon"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "<<<<<<< HEAD\n" + card("one") + card("two", "%20 is?"),
        HEAD + "=======\n" + card("one") + ">>>>>>> theirs\n" + card("two", "%20 is?"),
        HEAD + card("@one") + card("two", "%20 is?"),
        HEAD + card("one") + "```python\nprint()\n```\n" + card("two", "%20 is?"),
        HEAD + card("one") + "\tlevel: mid\n" + card("two", "%20 is?"),
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert len(told(text)) <= 2
    assert {code.partition("-")[0] for _, _, code in told(text)} == {"yaml"}


def test_a_reference_to_what_was_passed_over_may_be_right() -> None:
    text = HEAD + "<<<<<<< HEAD\n" + card("one") + "=======\n" + card("two") + ">>>>>>> theirs\n"
    text += card("three") + "    contrasts: [two]\n"
    assert told(text) == [(4, 1, "yaml-conflict")]


def test_the_file_is_not_used() -> None:
    parsed = parse_names((HEAD + card("one", "%20 is?")).encode(), "queues.yaml")
    assert parsed.content is None
    assert parsed.name is not None
    assert parsed.name.text == "queues"
    assert not parsed.complete


def test_there_is_an_end_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "".join(card(f"card-{number}", "%20 is?") for number in range(200))
    assert len(told(text)) == reading_on.MOST + 1
    monkeypatch.setattr(reading_on, "MOST_READ", 2 * len(text))
    assert len(told(text)) == 3


def test_the_last_of_too_many_says_that_the_rest_was_not_read() -> None:
    text = HEAD + "".join(card(f"card-{number}", "%20 is?") for number in range(200))
    problems = parse_names(text.encode(), "queues.yaml").problems
    unread = "; this and those above come first, what is below was not read"
    assert problems[-1].line == problems[-2].line + 4
    assert problems[-1].cure == problems[-2].cure + unread
    assert "not read" not in problems[-2].cure


def test_nothing_is_said_to_be_unread_where_all_was_read() -> None:
    few = HEAD + "".join(card(f"card-{number}", "%20 is?") for number in range(reading_on.MOST))
    assert not any("not read" in each.cure for each in parse_names(few.encode(), "a.yaml").problems)
