"""Wordings as diffs: applied by Git and `patch`, they change nothing else."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.content.points import Point
from trainer.content.scenarios import Label, Scenario
from trainer.content.text import reflow
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.patch import UnpatchableError, wording_patch
from trainer.deckfile.reader import parse
from trainer.deckfile.suggest import Contested, suggestions
from trainer.deckfile.wordings import with_wordings
from trainer.grading.assess import assess
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import prepare
from trainer.grading.states import State
from trainer.resources import bundled

SCENARIO = """\
format: 1
scenario: order-mails
title: Mails about orders   # a comment
ask: Should the order service call the mail service?
points:
  - id: queue-between
    tier: must
    say: |
      Put a queue between them, so that a failing mail service does not block orders.

    wordings:
      - the order service drops a message into a queue
      - decouple them with SQS,
        or with another queue  # a comment

    # another comment
    why: Mails are slow.
  - id: retries
    say: A mail that fails is sent again.
  - {id: braces, say: A map in braces.}
  - id: brackets
    say: 'A list in
      brackets.'
    wordings: [one way, another way]
follow_ups:
  - id: twice
    ask: What if a mail is sent twice?
    points:
      - id: keep-ids
        say: |-
          Keep the ids of what was sent.
"""

ODD = [
    "a: b",
    "so # this",
    "- dash",
    "> fold",
    "| block",
    '"quoted" words',
    "'single' words",
    "[bracket",
    "{brace",
    "&anchor",
    "*alias",
    "!tag",
    "%directive",
    "@at",
    "`tick",
    "? question",
    "--- line",
    "back\\slash",
    "two\nlines\r\nand\ttabs",
    "\x1b[31mred\x1b[0m and \x00 nul \u202e turned",
    "ends with a colon:",
    "no",
    "10:1",
    "größer — naïve 日本語",
    "it's [ok], {really}, x",
]


@cache
def lexicon() -> Lexicon:
    return read_lexicon(bundled("data") / "lexicon")


def read(data: bytes) -> Scenario:
    content = parse(data, "file").content
    assert isinstance(content, Scenario)
    return content


def git_apply(folder: Path, name: str, data: bytes, diff: str) -> bytes:
    """The file after `git apply`, which refuses whatever does not fit exactly."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    environment = {"GIT_CEILING_DIRECTORIES": str(folder.parent), "PATH": "/usr/bin:/bin"}
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    done = subprocess.run(
        command, cwd=folder, input=diff.encode(), capture_output=True, env=environment
    )
    assert done.returncode == 0, done.stderr.decode()
    return path.read_bytes()


def expected(scenario: Scenario, *wordings: tuple[str, str]) -> Scenario:
    return with_wordings(scenario, wordings)[0]


def test_a_wording_is_added_below_the_others(tmp_path: Path) -> None:
    diff = wording_patch(
        SCENARIO.encode(), "mails.yaml", "order-mails", [("queue-between", "SNS, too.")]
    )
    assert diff == (
        "--- a/mails.yaml\n"
        "+++ b/mails.yaml\n"
        "@@ -12,6 +12,7 @@\n"
        "       - the order service drops a message into a queue\n"
        "       - decouple them with SQS,\n"
        "         or with another queue  # a comment\n"
        "+      - SNS, too\n"
        " \n"
        "     # another comment\n"
        "     why: Mails are slow.\n"
    )
    after = read(git_apply(tmp_path, "mails.yaml", SCENARIO.encode(), diff))
    assert after == expected(read(SCENARIO.encode()), ("queue-between", "SNS, too"))


@pytest.mark.parametrize("point", ["queue-between", "retries", "braces", "brackets", "keep-ids"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_layout_can_be_added_to(
    tmp_path: Path, point: str, ends: str, tail: str, mark: bytes
) -> None:
    data = mark + (SCENARIO.rstrip("\n") + tail).replace("\n", ends).encode()
    given = [(point, "first way: quoted"), (point, "second way")]
    diff = wording_patch(data, "mails.yaml", "order-mails", given)
    patched = git_apply(tmp_path, "mails.yaml", data, diff)
    wordings = {p.id: p.wordings for p in all_points(read(patched))}
    before = {p.id: p.wordings for p in all_points(read(data))}
    assert set(wordings.pop(point)) == {*before.pop(point), "first way: quoted", "second way"}
    assert wordings == before
    assert patched.count(b"\r\n") == (0 if ends == "\n" else patched.count(b"\n"))
    # What is there already is not added again.
    assert wording_patch(patched, "mails.yaml", "order-mails", given) == ""


def all_points(scenario: Scenario) -> Iterator[Point]:
    yield from scenario.points
    for follow_up in scenario.follow_ups:
        yield from follow_up.points


def test_several_points_make_one_diff(tmp_path: Path) -> None:
    names = ["queue-between", "retries", "braces", "brackets", "keep-ids"]
    given = [(name, f"another way for {name}") for name in names]
    diff = wording_patch(SCENARIO.encode(), "a folder/mails.yaml", "order-mails", given)
    patched = git_apply(tmp_path, "a folder/mails.yaml", SCENARIO.encode(), diff)
    found = {p.id: p.wordings for p in all_points(read(patched))}
    assert all(f"another way for {name}" in found[name] for name in names)


def test_patch_applies_it_too(tmp_path: Path) -> None:
    program = shutil.which("patch")
    if program is None:
        pytest.skip("there is no `patch` on this machine")
    for name, data in (("unix", SCENARIO), ("windows", SCENARIO.replace("\n", "\r\n"))):
        path = tmp_path / f"{name}.yaml"
        path.write_bytes(data.encode())
        diff = wording_patch(data.encode(), path.name, "order-mails", [("retries", "once more")])
        command = [program, "--binary", "-p1"]
        subprocess.run(command, cwd=tmp_path, input=diff.encode(), check=True, capture_output=True)
        assert "once more" in read(path.read_bytes()).points[1].wordings


@pytest.mark.parametrize(
    "name", ["plain.yaml", "with blank.yaml", 'quo"te.yaml', "tab\t.yaml", "é.yaml"]
)
def test_any_file_name_can_be_in_a_diff(tmp_path: Path, name: str) -> None:
    diff = wording_patch(SCENARIO.encode(), name, "order-mails", [("retries", "once more")])
    patched = git_apply(tmp_path, name, SCENARIO.encode(), diff)
    assert read(patched).points[1].wordings == ("once more",)


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("point", ["queue-between", "retries", "braces", "brackets"])
def test_words_that_yaml_would_misread_arrive_as_they_are(
    tmp_path: Path, words: str, point: str
) -> None:
    diff = wording_patch(SCENARIO.encode(), "mails.yaml", "order-mails", [(point, words)])
    patched = git_apply(tmp_path, "mails.yaml", SCENARIO.encode(), diff)
    before = read(SCENARIO.encode())
    found = next(p for p in read(patched).points if p.id == point)
    told = next(p for p in expected(before, (point, words)).points if p.id == point)
    assert set(found.wordings) == set(told.wordings)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", diff)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["queue-between", "retries", "brackets"]))
def test_no_words_break_the_file(words: str, point: str) -> None:
    diff = wording_patch(SCENARIO.encode(), "mails.yaml", "order-mails", [(point, words)])
    changed = [line for line in diff.splitlines() if line[:1] in "+-"][2:]
    assert len(changed) <= 2  # the line of a key that was missing is the second


def test_words_that_are_there_are_left_out() -> None:
    known = [
        ("retries", "a mail that fails is  sent AGAIN"),
        ("queue-between", "the order service drops a message into a queue."),
        ("retries", " ,. "),
        ("nobody", "some words"),
    ]
    assert wording_patch(SCENARIO.encode(), "mails.yaml", "order-mails", known) == ""


@pytest.mark.parametrize(
    "data",
    [b"", b"deck: d\n", b"\xff", SCENARIO.replace("order-mails", "other").encode(), b"{"],
)
def test_a_file_without_the_scenario_is_refused(data: bytes) -> None:
    with pytest.raises(UnpatchableError, match="does not hold"):
        wording_patch(data, "mails.yaml", "order-mails", [("retries", "once more")])


def test_line_breaks_of_another_age_are_refused() -> None:
    data = SCENARIO.replace("\n", "\r").encode()
    with pytest.raises(UnpatchableError, match="line breaks"):
        wording_patch(data, "mails.yaml", "order-mails", [("retries", "once more")])


def bundled_scenarios() -> list[Path]:
    return sorted(Path(bundled("scenarios")).glob("*.yaml"))


@pytest.mark.parametrize("path", bundled_scenarios(), ids=lambda path: path.stem)
def test_contested_words_make_the_same_answer_score(tmp_path: Path, path: Path) -> None:
    data = path.read_bytes()
    scenario = read(data)
    helped = 0
    for golden in scenario.answers:
        if golden.label not in (Label.WEAK, Label.OK):
            continue
        answer = reflow(golden.text)
        rubric = prepare(scenario.ask, scenario.points, scenario.red_flags, lexicon())
        sentences = re.findall(r"[^.!?\n]+[.!?]", answer)
        missed = [p.id for p in assess(rubric, answer).points if p.state is State.MISSED]
        marked = [
            Contested(point, sentence, answer)
            for point, sentence in zip(missed, sentences[::2], strict=False)
        ]
        weighed = suggestions(scenario, marked, lexicon())
        wordings = [(each.point, each.words) for each in weighed if not each.against]
        if not wordings:
            continue
        helped += len(wordings)
        diff = wording_patch(data, f"scenarios/{path.name}", scenario.id, wordings)
        patched = read(git_apply(tmp_path, f"scenarios/{path.name}", data, diff))
        assert patched == expected(scenario, *wordings)
        again = prepare(patched.ask, patched.points, patched.red_flags, lexicon())
        states = {point.id: point.state for point in assess(again, answer).points}
        assert {states[point] for point, _ in wordings} == {State.HIT}
    assert helped


LAYOUTS = {
    "dashes under their key": """\
scenario: s
title: T
ask: Q?
points:
- id: p
  wordings:
  - one
  say: It is said.
- id: q
  say: >-
    Something
    else.

  # a remark
  tier: must
""",
    "a block as the last wording": """\
scenario: s
title: T
ask: Q?
points:
    - id: p
      say: |
        # no comment, text

        It is said.
      wordings:
        - one
        - |
          two
          lines


    # a remark
    - say: "Something \\
        else."
      id: q
      wordings:
        -
          three
""",
    "keys quoted, wide steps": """\
"scenario": "s"
title: T
ask: Q?
points:
      -   'id': 'p'
          "say": It is said,
            on two lines
      -   id: "q"
          say: 'else'
          wordings:
                - '''quoted'''
                - one   # remark
                # another
answers:
  - label: weak
    text: well
""",
    "all in braces": "{scenario: s, title: T, ask: Q, points: [{id: p, say: x}, {id: q, say: y}]}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_other_authors_can_be_added_to(tmp_path: Path, layout: str) -> None:
    data = LAYOUTS[layout].encode()
    given = [("p", "new: way"), ("q", "other way"), ("p", "newest way")]
    diff = wording_patch(data, "s.yaml", "s", given)
    before, after = read(data), read(git_apply(tmp_path, "s.yaml", data, diff))
    told = {p.id: sorted(p.wordings) for p in all_points(expected(before, *given))}
    assert {p.id: sorted(p.wordings) for p in all_points(after)} == told
    assert len(told["p"]) >= 2
