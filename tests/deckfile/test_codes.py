"""The table of codes says what the source does, and the page what the table says."""

import ast
import errno
import importlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from docs import checks
from tests.deckfile.examples import files_of, problems_of, with_files
from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder
from trainer.deckfile import codes, discover, files
from trainer.deckfile.check import check
from trainer.deckfile.codes import CODES, GROUPS
from trainer.deckfile.explained.code import Code, Within
from trainer.deckfile.lexicons import lexicon_problems
from trainer.deckfile.reader import parse

PACKAGE = Path(codes.__file__).parent
SOURCES = [*PACKAGE.glob("*.py"), PACKAGE.parent / "store" / "catalogue.py"]

_PLACE_OF_CODE = {
    "error": 1, "warn": 1, "Fault": 1, "whole_file": 1, "_stop": 0, "_refuse": 0, "Problem": 3
}  # fmt: skip
"""Which argument of a call is a code, by the name of what is called."""


@pytest.mark.parametrize("code", with_files(), ids=lambda code: str(code.code))
def test_the_wrong_example_has_the_problem_and_the_right_one_none(
    code: Code, tmp_path: Path
) -> None:
    found = problems_of(tmp_path, files_of(code, code.wrong))
    assert [(each.code, each.severity) for each in found] == [(code.code, code.severity)]
    assert problems_of(tmp_path, files_of(code, code.right)) == ()


def test_the_page_says_which_errors_leave_a_file_in_use(tmp_path: Path) -> None:
    used = set()
    for code in with_files():
        folder = tmp_path / code.code
        folder.mkdir()
        found = problems_of(folder, files_of(code, code.wrong))
        paths = {Path(each.path) for each in found if each.severity is Severity.ERROR}
        if any(parse(path.read_bytes(), str(path)).content is not None for path in paths):
            used.add(code.code)
    introduction = " ".join(checks.page().partition("\n## ")[0].split())
    said = introduction.partition("Used all the same are ")[2].partition(". Columns")[0]
    assert set(re.findall("`([a-z-]+)`", said)) == {*used, "dangling-reference"}


def test_a_reference_to_nothing_in_another_file_leaves_its_file_in_use(tmp_path: Path) -> None:
    (code,) = (each for each in with_files() if each.code == "dangling-reference")
    files = files_of(code, code.wrong)
    text = "deck: a\ntitle: A\nconcepts:\n  - {id: b, ask: C?, answer: D., contrasts: [e/f]}\n"
    found = problems_of(tmp_path, {"a.yaml": text, **files})
    assert "dangling-reference" in {each.code for each in found if each.path.endswith("a.yaml")}
    assert parse(text.encode(), "a.yaml").content is not None


def test_each_code_stands_once() -> None:
    assert len(CODES) == sum(map(len, GROUPS.values()))


def test_the_source_uses_the_codes_of_the_table_and_all_of_them() -> None:
    assert set(_used()) == set(CODES)


def _used() -> Iterator[str]:
    """Every code that is written into a call which notes a problem."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = _PLACE_OF_CODE.get(called)
                if place is not None and place < len(node.args):
                    argument = node.args[place]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value
    for code, _, _ in files._REASONS.values():
        yield code


def test_the_page_is_the_table() -> None:
    assert checks.PAGE.read_text(encoding="utf-8") == checks.page(), "run python -m docs.checks"


def test_every_code_has_a_heading_on_the_page() -> None:
    headings = [line[4:] for line in checks.page().splitlines() if line.startswith("### ")]
    assert headings == list(CODES)


def _of_folder(path: Path) -> Sequence[Problem]:
    return check(discover.discover([Folder(str(path), bundled=False)])).problems


def _missing(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    return _of_folder(path / "deks")


def _unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[Problem]:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    (path / "a.yaml").write_text("deck: a\ntitle: A\n")
    monkeypatch.setattr(os, "open", refuse)
    return _of_folder(path)


def _not_a_file(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    (path / "queues.yaml").mkdir()
    return _of_folder(path)


def _loop(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    (path / "all").symlink_to(path)
    return _of_folder(path)


def _too_many_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[Problem]:
    monkeypatch.setattr(discover, "MAX_ENTRIES", 1)
    for name in ("a", "b"):
        (path / f"{name}.yaml").write_text(f"deck: {name}\ntitle: A\n")
    return _of_folder(path)


def _bad_name(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    try:
        (path / os.fsdecode(b"caf\xe9.yaml")).write_text("deck: a\ntitle: A\n")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    return _of_folder(path)


def _too_large(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    (path / "a.yaml").write_bytes(b"#" * (files.MAX_BYTES + 1))
    return _of_folder(path)


def _too_many_nodes(path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[Problem]:
    monkeypatch.setattr(importlib.import_module("trainer.deckfile.nodes"), "MAX_NODES", 3)
    (path / "a.yaml").write_text("deck: a\ntitle: A\n")
    return _of_folder(path)


def _not_text(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    (path / "a.yaml").write_text("deck: a\ntitle: A\n", encoding="utf-16")
    return _of_folder(path)


def _no_lexicon(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    (path / "words.yaml").write_text("- queue\n")
    return lexicon_problems(path)


def _too_many_problems(path: Path, _: pytest.MonkeyPatch) -> Sequence[Problem]:
    cards = "".join(f"  - id: c{number}\n    ask: Q\n" for number in range(300))
    (path / "a.yaml").write_text(f"deck: a\ntitle: A\nconcepts:\n{cards}")
    return [each for each in _of_folder(path) if each.code != "missing-field"]


_SITUATIONS: dict[str, Callable[[Path, pytest.MonkeyPatch], Sequence[Problem]]] = {
    "missing": _missing,
    "unreadable": _unreadable,
    "not-a-file": _not_a_file,
    "symlink-loop": _loop,
    "too-many-files": _too_many_files,
    "bad-name": _bad_name,
    "too-large": _too_large,
    "too-many-nodes": _too_many_nodes,
    "not-text": _not_text,
    "no-lexicon": _no_lexicon,
    "too-many-problems": _too_many_problems,
}


@pytest.mark.parametrize("name", _SITUATIONS)
def test_what_is_said_in_words_happens(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (problem,) = _SITUATIONS[name](tmp_path, monkeypatch)
    assert (problem.code, problem.severity) == (name, CODES[name].severity)


def test_all_that_is_said_in_words_is_tried() -> None:
    told = {code.code for code in CODES.values() if code.within is Within.FOLDER}
    assert told == set(_SITUATIONS)
