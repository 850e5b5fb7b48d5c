"""Each fault is told with its place, its code and its cure."""

import pytest

from trainer.content.problems import Problem, Severity
from trainer.deckfile.nodes import MAX_NODES
from trainer.deckfile.notes import MAX_PROBLEMS
from trainer.deckfile.reader import parse

HERE = "¦"
"""Stands before the character that the fault is at."""

CONCEPT = "deck: d\ntitle: T\nconcepts:\n  - id: a\n    ask: Why?\n    answer: Because.\n"
NUMBER = "deck: d\ntitle: T\nnumbers:\n  - id: n\n    ask: How much?\n"
RAPID = "deck: d\ntitle: T\nrapid_fire:\n  - id: r\n    ask: What?\n    answer: That.\n"
SCENARIO = "scenario: s\ntitle: T\nask: Would you?\npoints:\n  - id: p\n    say: Yes.\n"


def check(marked: str, path: str = "d.yaml") -> tuple[tuple[Problem, ...], tuple[int, int]]:
    """The problems of a text, and where its mark stands."""
    before = marked[: marked.index(HERE)]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    return parse(marked.replace(HERE, "").encode(), path).problems, place


FAULTS = [
    # Which file this is
    ("empty-file", "deck: some-id", "¦"),
    ("empty-file", "scenario: some-id", "¦# only a comment\n"),
    ("no-deck", "deck: some-id", "¦just words\n"),
    ("no-deck", "scenario: some-id", "¦- a\n- b\n"),
    ("no-deck", "deck: some-id", "¦title: T\ntags: [a]\n"),
    ("deck-and-scenario", "a file of its own", "deck: d\ntitle: T\n¦scenario: s\n"),
    ("newer-format", "update the trainer", "format: ¦2\ndeck: d\nsounds: x\n"),
    ("bad-number", "write 1", f"format: ¦one\n{CONCEPT}"),
    ("several-documents", "one deck or scenario a file", f"{CONCEPT}¦---\n{CONCEPT}"),
    ("several-documents", "remove that line", f"{CONCEPT}...\n¦{CONCEPT}"),
    # Keys
    ("unknown-key", "did you mean `why`?", f"{CONCEPT}    ¦whi: x\n"),
    ("unknown-key", "may have `importance`, `level`", f"{CONCEPT}    ¦picture: x\n"),
    ("unknown-key", "did you mean `wordings`?", f"{SCENARIO}    ¦wording: x\n"),
    ("unknown-key", "did you mean `wordings`?", f"{SCENARIO}    ¦any: x\n"),
    ("unknown-key", "did you mean `wordings`?", f"{SCENARIO}    ¦keywords: x\n"),
    ("unknown-key", "did you mean `why`?", f"{CONCEPT}    ¦explanation: x\n"),
    ("unknown-key", "did you mean `ask`?", f"{RAPID}  - id: s\n    ¦Front: Q\n    answer: A\n"),
    ("unknown-key", "did you mean `answer`?", f"{RAPID}  - id: s\n    ask: Q\n    ¦back: A\n"),
    ("unknown-key", "did you mean `title`?", "format: 1\ndeck: d\n¦name: D\n"),
    ("unknown-key", "did you mean `value`?", f"{NUMBER}    ¦answer: 15 minutes\n"),
    ("unknown-key", "may have `importance`", f"{NUMBER}    value: 1 s\n    ¦answer: 1 s\n"),
    ("unknown-key", "did you mean `concepts`?", f"{RAPID}¦concept: x\n"),
    ("unknown-key", "did you mean `ask`?", f"{RAPID}  - id: s\n    answer: A\n    ¦aks: Q\n"),
    ("duplicate-key", "keep one", f"{CONCEPT}    ¦ask: Again?\n"),
    ("duplicate-key", "keep one", f"{RAPID}¦deck: d\n"),
    ("bad-key", "into quotes", f"{CONCEPT}    ¦[a]: b\n"),
    ("missing-field", "add `deck`", "¦title: T\nconcepts: []\n"),
    ("missing-field", "add `scenario`", "¦title: T\nask: Q\npoints:\n- id: p\n  say: x\n"),
    ("missing-field", "add `title`", "¦deck: d\n"),
    ("missing-field", "add `answer`", "deck: d\ntitle: T\nconcepts:\n  - ¦id: a\n    ask: Q\n"),
    ("missing-field", "add `id`", f"{RAPID}  - ¦ask: Q\n    answer: A\n"),
    ("missing-field", "add `value`", f"{CONCEPT}numbers:\n  - ¦id: n\n    ask: Q\n"),
    ("missing-field", "add `say`", f"{CONCEPT}    points:\n      - ¦id: p\n"),
    ("missing-field", "add `points`", "¦scenario: s\ntitle: T\nask: Q\n"),
    ("missing-field", "add `text`", f"{SCENARIO}answers:\n  - ¦label: ok\n"),
    # Types
    ("wrong-type", "holds `: ` goes into quotes", f"{CONCEPT}    why:\n      ¦this: that\n"),
    ("wrong-type", "write it as one text", f"{CONCEPT}    why:\n      ¦- this\n"),
    ("wrong-type", "begins with `[` or `{`", f"{CONCEPT}    why: ¦[x]\n"),
    ("wrong-type", "begins with `[` or `{`", f"{CONCEPT}    why: ¦{{x}}\n"),
    ("wrong-type", "goes into quotes", f"{RAPID}    accept:\n      - ¦one: two\n"),
    ("wrong-type", "after `- `", f"{RAPID}    accept: ¦one\n"),
    ("wrong-type", "`[one, two]`", f"{CONCEPT}    contrasts: ¦other\n"),
    ("wrong-type", "`- value: …`", f"{NUMBER}    value: 1\n    outdated: ¦2\n"),
    ("wrong-type", "after `- `", f"{CONCEPT}    points:\n      ¦id: p\n"),
    ("wrong-type", "`id`, `say`", f"{CONCEPT}    points:\n      - ¦p\n"),
    ("wrong-type", "`id`, `say`", f"{CONCEPT}    points:\n      -¦\n"),
    ("wrong-type", "`id`, `ask`, `answer`", f"{CONCEPT}  - ¦[a]\n"),
    # Values
    ("empty", "leave the key out", f"{CONCEPT}    ¦why:\n"),
    ("empty", "leave the key out", f"{CONCEPT}    why: ¦''\n"),
    ("empty", "write the question", f"{RAPID}  - id: s\n    answer: A\n    ¦ask:\n"),
    ("empty", "in quotes", "deck: d\ntitle: ¦# T\n"),
    ("empty", "deeper than the key", f"{CONCEPT}    why: ¦|\n    Because: so.\n"),
    ("empty", "remove the `-`", f"{RAPID}    accept:\n      - one\n      -¦\n"),
    ("empty", "leave the key out", f"{CONCEPT}    why: ¦|\n      \n"),
    ("empty", "leave the key out", f"{CONCEPT}    ¦tags:\n"),
    ("empty", "leave the key out", f'{CONCEPT}    why: ¦"\\e[2J"\n'),
    ("empty", "add one", "scenario: s\ntitle: T\nask: Q\npoints: ¦[]\n"),
    ("empty", "add one", f"{SCENARIO}reveals:\n- id: r\n  say: x\n  when: ¦[]\n"),
    ("bad-id", "`cold-starts`", "deck: ¦Cold Starts\ntitle: T\n"),
    ("bad-id", "single hyphens", f"{RAPID}  - id: ¦a--b\n    ask: Q\n    answer: A\n"),
    ("bad-id", "single hyphens", f"{RAPID}  - id: ¦../x\n    ask: Q\n    answer: A\n"),
    ("bad-id", "at most 64", f"deck: ¦{'a' * 65}\ntitle: T\n"),
    ("bad-number", "from 1 to 3", f"{CONCEPT}    importance: ¦4\n"),
    ("bad-number", "from 1 to 3", f"{CONCEPT}    importance: ¦high\n"),
    ("bad-number", "from 1 to 3", f"{SCENARIO}importance: ¦02\n"),
    ("bad-number", "from 1 to 600", f"{RAPID}    seconds: ¦10 s\n"),
    ("bad-number", "from 1 to 600", f"{RAPID}    seconds: ¦{'9' * 5000}\n"),
    ("bad-number", "from 1 to 180", f"{SCENARIO}minutes: ¦0\n"),
    ("bad-choice", "`mid`, `senior` or `staff`", f"{CONCEPT}    level: ¦junior\n"),
    ("bad-choice", "`must`, `good` or `bonus`", f"{SCENARIO}    tier: ¦Must\n"),
    ("bad-choice", "`navigate`, `design`", f"{SCENARIO}    area: ¦cost\n"),
    ("bad-choice", "`strong`, `ok`", f"{SCENARIO}answers:\n- label: ¦best\n  text: x\n"),
    ("bad-date", "`2026-11`", f"{CONCEPT}    as_of: ¦2026-13\n"),
    ("bad-date", "`2026-11`", f"{CONCEPT}    as_of: ¦November\n"),
    ("bad-date", "`2026-11`", f"{CONCEPT}    as_of: ¦2025-02-29\n"),
    ("bad-date", "`2026-11`", f"{NUMBER}    value: 1\n    outdated: [{{value: 2, until: ¦26}}]\n"),
    ("bad-quantity", "`1 MB`", f"{NUMBER}    value: ¦about fifteen\n"),
    ("bad-quantity", "`100-500 ms`", f"{NUMBER}    value: ¦MB 5\n"),
    ("bad-percentage", "such as `5%`", f"{NUMBER}    value: 1\n    tolerance: ¦5\n"),
    ("bad-percentage", "such as `5%`", f"{NUMBER}    value: 1\n    tolerance: ¦500%\n"),
    # Names
    ("duplicate-id", "an id of its own", f"{RAPID}  - id: ¦r\n    ask: Q\n    answer: A\n"),
    ("duplicate-id", "an id of its own", f"{CONCEPT}numbers:\n- id: ¦a\n  ask: Q\n  value: 1\n"),
    (
        "duplicate-id",
        "an id of its own",
        f"{CONCEPT}    points:\n    - id: p\n      say: x\n    - id: ¦p\n      say: y\n",
    ),
    ("duplicate-id", "an id of its own", f"{SCENARIO}red_flags:\n- id: ¦p\n  claim: x\n"),
    (
        "duplicate-id",
        "an id of its own",
        f"{SCENARIO}follow_ups:\n- id: f\n  ask: Q\n  points:\n  - id: ¦p\n    say: x\n",
    ),
    (
        "duplicate-id",
        "an id of its own",
        f"{SCENARIO}follow_ups:\n- id: f\n  ask: Q\n- id: ¦f\n  ask: Q\n",
    ),
    (
        "duplicate-id",
        "an id of its own",
        f"{SCENARIO}reveals:\n- {{id: r, when: [x], say: y}}\n- {{id: ¦r, when: [x], say: y}}\n",
    ),
    ("dangling-reference", "`deck-id/card-id`", f"{CONCEPT}    contrasts: [¦other]\n"),
    ("dangling-reference", "`deck-id/card-id`", f"{CONCEPT}    contrasts: [¦d/other]\n"),
    ("bad-reference", "`deck-id/card-id`", f"{CONCEPT}    contrasts: [x/y, ¦x/y/z]\n"),
    ("bad-reference", "`deck-id/card-id`", f"{CONCEPT}    formerly: [¦Old Card]\n"),
    ("self-reference", "confused with", f"{CONCEPT}    contrasts: [¦a]\n"),
    ("bad-id", "single hyphens", f"{SCENARIO}formerly: [¦a/b]\n"),
    # What YAML knows and decks do not
    ("anchor", "into quotes", f"{CONCEPT}    why: ¦&x y\n"),
    ("alias", "into quotes", f"{CONCEPT}    why: ¦*x\n"),
    ("tag", "into quotes", f"{CONCEPT}    why: ¦!important this\n"),
    ("tag", "into quotes", f"{CONCEPT}    why: ¦!!python/object:os.system x\n"),
    ("anchor", "into quotes", f"{CONCEPT}    tags: ¦&x [a]\n"),
    ("too-deep", "into quotes", f"{CONCEPT}    why: {'[' * 17}¦[{']' * 18}\n"),
    # Encodings
    ("not-text", "UTF-8", f"{CONCEPT}    why: né ¦\0\n"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "cure", "marked"), FAULTS)
def test_a_fault_is_told_with_place_code_and_cure(code: str, cure: str, marked: str) -> None:
    (problem,), place = check(marked)
    assert (problem.line, problem.column) == place
    assert problem.code == code
    assert cure in problem.cure
    assert problem.severity is Severity.ERROR
    assert str(problem).startswith(f"d.yaml:{place[0]}:{place[1]}: error: ")


CONTRAST = f"{CONCEPT}    contrasts: [r]\n"
CARD = "  - id: r\n    ask: Q\n    answer: A\n"


@pytest.mark.parametrize(
    "marked",
    [
        f"{CONTRAST}¦rapid-fire:\n{CARD}",
        f"{CONTRAST}¦cards:\n{CARD}",
        f"{CONTRAST}¦concepts:\n{CARD}",
        f"{CONTRAST}rapid_fire:\n    ¦id: r\n",
        f"{CONTRAST}rapid_fire:\n  - id: ¦R\n    ask: Q\n    answer: A\n",
        f"{CONTRAST}rapid_fire:\n  - ¦ask: Q\n    answer: A\n",
        f"{CONTRAST}rapid_fire:\n  - ¦r\n",
    ],
)
def test_a_card_that_could_not_be_read_is_not_said_to_be_missing(marked: str) -> None:
    (problem,), place = check(marked)
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize(
    ("code", "cure", "marked"),
    [
        ("control-character", "remove", f"{CONCEPT}    why: ¦ring \x07 the bell\n"),
        ("flow-list", "own line", f"{RAPID}    accept: ¦[this, that]\n"),
    ],
)
def test_a_warning_keeps_the_deck(code: str, cure: str, marked: str) -> None:
    (problem,), place = check(marked)
    assert (problem.line, problem.column) == place
    assert problem.code == code
    assert cure in problem.cure
    assert problem.severity is Severity.WARNING
    assert parse(marked.replace(HERE, "").encode(), "d.yaml").content is not None


def test_bytes_that_are_not_utf_8_have_a_place() -> None:
    (problem,) = parse("deck: d\ntitle: né ".encode() + b"\xff\n", "d.yaml").problems
    assert (problem.line, problem.column, problem.code) == (2, 11, "not-text")
    assert "0xff" in problem.message
    assert "UTF-8" in problem.cure


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = (
        "deck: D\n"
        "concepts:\n"
        "  - id: a\n"
        "    ask: Why?\n"
        "    importance: 9\n"
        "    importance: 2\n"
        "    why: *alias\n"
        "    contrasts: [nowhere]\n"
        "numbers:\n"
        "  - id: a\n"
        "    ask: How much?\n"
        "    value: lots\n"
        "colour: red\n"
    )
    reading = parse(text.encode(), "d.yaml")
    assert reading.content is None
    assert [(each.line, each.column, each.code) for each in reading.problems] == [
        (1, 1, "missing-field"),
        (1, 7, "bad-id"),
        (3, 5, "missing-field"),
        (5, 17, "bad-number"),
        (6, 5, "duplicate-key"),
        (7, 10, "alias"),
        (8, 17, "dangling-reference"),
        (10, 9, "duplicate-id"),
        (12, 12, "bad-quantity"),
        (13, 1, "unknown-key"),
    ]


def test_columns_count_characters_whatever_their_width() -> None:
    problems, place = check("deck: d\r\ntitle: '😀 é שלום'\r\ntags: [😀😀, ¦[x]]\r\n")
    assert [(each.line, each.column) for each in problems] == [place]


def test_line_separators_that_editors_do_not_show_move_no_line() -> None:
    problems, place = check("deck: d\ntitle: one\u2028two\x85three\u2029four\n¦colour: red\n")
    assert [(each.line, each.column) for each in problems if each.code == "unknown-key"] == [place]


def test_a_key_in_a_message_is_harmless() -> None:
    (problem,) = parse(f'{CONCEPT}    "\\e]0;x\\a{"k" * 900}": x\n'.encode(), "d.yaml").problems
    assert "\x1b" not in str(problem)
    assert len(problem.message) < 100


def test_a_path_in_a_message_is_harmless() -> None:
    (problem,) = parse(b"", "a\x1b[2J\nb.yaml").problems
    assert problem.path == "a b.yaml"


def test_a_broken_file_does_not_flood_the_screen() -> None:
    text = CONCEPT + "".join(f"    key-{number}: x\n" for number in range(5000))
    problems = parse(text.encode(), "d.yaml").problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert "4800 more" in problems[-1].message


def test_errors_are_not_lost_behind_warnings() -> None:
    text = "".join(
        f"  - id: r{number}\n    ask: Q\n    answer: A\n    accept: [x, y]\n"
        for number in range(300)
    )
    problems = parse(f"{RAPID}{text}colour: red\n".encode(), "d.yaml").problems
    assert "unknown-key" in {each.code for each in problems}


def test_the_number_of_values_is_bounded() -> None:
    text = "deck: d\ntitle: T\ntags:\n" + "- a\n" * MAX_NODES
    (problem,) = parse(text.encode(), "d.yaml").problems
    assert problem.code == "too-many-nodes"
    assert problem.cure == "split it"
    assert problem.line > MAX_NODES - 10
