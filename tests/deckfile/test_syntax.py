"""What YAML complains of is told in the words of somebody who writes decks."""

import pytest
import yaml

from trainer.deckfile import nodes
from trainer.deckfile.reader import parse

HERE = "¦"
DECK = "deck: d\ntitle: T\nrapid_fire:\n  - id: r\n    answer: That.\n"

FAULTS = [
    ("yaml-colon", "quotes or into a `|` block", "    ask: One thing¦: this one\n"),
    ("yaml-colon", "quotes or into a `|` block", "    ask: 😀 what¦: this one\n"),
    ("yaml-colon", "quotes or into a `|` block", "    ask: What is this¦:\n"),
    ("yaml-indent", "give it the indentation", "    ask: What?\n      ¦why: x\n"),
    (
        "yaml-comment",
        "quotes or into a `|` block",
        "    ask: One\n      two ¦# three\n      four\n",
    ),
    ("comment-in-text", "quotes or a `|` block", "    ask: What is issue ¦#7 about?\n"),
    ("yaml-block", "quotes or into a `|` block", "    ask: ¦>90 % of what?\n"),
    ("yaml-block", "quotes or into a `|` block", "    ask: ¦|x| of what?\n"),
    ("yaml-quote", "quotes or a `|` block", '    ask: "Never" ¦means what?\n'),
    ("yaml-quote", "close it", '    ask: ¦"What?\n'),
    ("yaml-quote", "close it", "    ask: ¦'What?\n"),
    ("yaml-quote", "quotes or a `|` block", "    ask: [x] ¦means what?\n"),
    ("yaml-escape", "single quotes", '    ask: "C:¦\\dir"\n'),
    ("yaml-bracket", "quotes or into a `|` block", "    ask: ¦[x means what?\n"),
    ("yaml-bracket", "quotes or into a `|` block", "    ask: ¦{x means what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦`ls` does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦@x does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦%x does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦*x* does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦& does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦!a!b does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦- does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦? does what?\n"),
    ("yaml-start", "quotes or into a `|` block", "    ask: ¦} does what?\n"),
    ("yaml-tab", "spaces", "¦\task: What?\n"),
    ("yaml-tab", "spaces", "    ask: What?\n  ¦\t  why: x\n"),
    (
        "yaml-blank",
        "ordinary spaces",
        "    ask: What?\n¦\u00a0\u00a0\u00a0\u00a0level: mid\n    why: x\n",
    ),
    ("yaml-key", "`level: mid`", "    ask: What?\n    level:¦mid\n    why: x\n"),
    ("yaml-fence", "remove it", "    ask: What?\n¦```\n"),
    ("yaml-syntax", "`#`", "    ask: What?\n    ¦// a note\n    why: x\n"),
    ("yaml-syntax", "`#`", "    ask: What?\n    ¦// a note\n    level: mid\n    why: x\n"),
    ("yaml-conflict", "keep one", "    ask: What?\n¦<<<<<<< HEAD\n    why: x\n"),
    ("yaml-indent", "give it the indentation", "    ask: What?\n   ¦why: x\n"),
    ("yaml-indent", "after `|`", "    ask: What?\n    ¦or else\n    why: x\n"),
    ("yaml-indent", "after `|`", "    ask: |\n      What?\n¦or else\n"),
]


@pytest.fixture(params=["c", "python"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = yaml.CSafeLoader if request.param == "c" else yaml.SafeLoader
    monkeypatch.setattr(nodes, "_LOADER", loader)


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("code", "cure", "marked"), FAULTS)
def test_a_syntax_error_has_place_code_and_cure(code: str, cure: str, marked: str) -> None:
    text = DECK + marked
    before = text[: text.index(HERE)]
    place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    (problem,) = parse(text.replace(HERE, "").encode(), "d.yaml").problems
    assert (problem.line, problem.column, problem.code) == (*place, code)
    assert cure in problem.cure


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "text",
    [
        "%YAML 9\n---\na: b\n",
        "%TAG ! x\n%TAG ! x\n---\na: b\n",
        "%YAML 1.1\n%YAML 1.1\n---\na: b\n",
        f"%YAML 1.{'9' * 5000}\n---\na: b\n",
        'a: "\\UFFFFFFFF"\n',
        'a: "\\ud800"\n',
        "a: !<x\n",
        "? [\n",
        "[a, [b, {c: d}",
        "'",
        '"\\',
        "a: |99\n",
        "a: \\\n",
        "---\n...\n---\n",
    ],
)
def test_rare_errors_have_a_place_too(text: str) -> None:
    reading = parse(text.encode(), "d.yaml")
    assert reading.content is None
    assert reading.problems
    assert all(each.line >= 1 and each.column >= 1 and each.cure for each in reading.problems)


def test_a_colon_in_brackets_has_words_of_its_own() -> None:
    (problem,) = parse(b"deck: d\ntitle: T\ntags: [http://x:]\n", "d.yaml").problems
    assert (problem.line, problem.code) == (3, "yaml-colon")
    assert "quotes" in problem.cure


def test_faults_before_a_syntax_error_are_told_as_well() -> None:
    reading = parse(b"deck: &x d\ndeck: e\ntitle: a: b\n", "d.yaml")
    assert [each.code for each in reading.problems] == ["anchor", "duplicate-key", "yaml-colon"]


def test_two_spaces_before_a_comment_are_enough() -> None:
    assert parse(f"{DECK}    ask: What?  # really\n".encode(), "d.yaml").content is not None


def test_one_space_before_a_comment_is_enough_where_no_text_can_be_lost() -> None:
    text = f"{DECK}    ask: What?\n    importance: 3 # first\n    level: mid # or senior\n"
    assert parse(text.encode(), "d.yaml").content is not None


@pytest.mark.parametrize("blank", [" ", "\t", " \t"])
def test_a_comment_in_the_place_of_a_text_is_told(blank: str) -> None:
    (problem,) = parse(f"{DECK}    ask:{blank}# really\n".encode(), "d.yaml").problems
    place = (DECK.count("\n") + 1, len("    ask:") + len(blank) + 1)
    assert (problem.line, problem.column, problem.code) == (*place, "empty")
    assert "for a comment" in problem.message
