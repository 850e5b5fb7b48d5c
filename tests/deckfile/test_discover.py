"""Deck files are found, and what cannot be used is not passed over in silence."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from trainer.content.problems import Problem
from trainer.content.sources import Folder, SourceFile
from trainer.deckfile import discover as module
from trainer.deckfile.discover import discover
from trainer.deckfile.files import MAX_BYTES, fetch

ROOT = os.geteuid() == 0


def found(*paths: Path) -> list[SourceFile]:
    return discover([Folder(str(path), bundled=False) for path in paths])


def names(sources: Sequence[SourceFile], folder: Path) -> list[str]:
    return [str(Path(source.path).relative_to(folder)) for source in sources]


def refused(source: SourceFile) -> Problem:
    """The problem that the source has instead of bytes."""
    problem = fetch(source)
    assert isinstance(problem, Problem)
    assert problem.cure
    assert problem.path == source.path
    assert (problem.line, problem.column) == (0, 0)
    return problem


def write(path: Path, text: str = "deck: d\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_files_come_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "C.YAML", "sub/z.yaml", "sub/deeper/y.yaml", "notes.txt"):
        write(tmp_path / name)
    write(tmp_path / ".hidden.yaml")
    write(tmp_path / ".git" / "x.yaml")
    assert names(found(tmp_path), tmp_path) == [
        "C.YAML",
        "a.yml",
        "b.yaml",
        "sub/deeper/y.yaml",
        "sub/z.yaml",
    ]


def test_folders_come_in_the_order_given_and_keep_whether_they_are_bundled(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1" / "a.yaml"), write(tmp_path / "2" / "b.yaml")
    sources = discover([Folder(str(two.parent), bundled=True), Folder(str(one.parent), False)])
    assert [(Path(each.path).name, each.bundled) for each in sources] == [
        ("b.yaml", True),
        ("a.yaml", False),
    ]


def test_a_source_knows_time_and_size(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    os.utime(path, ns=(0, 1_700_000_000_123_456_789))
    (source,) = found(tmp_path)
    assert source == SourceFile(str(path), False, 1_700_000_000_123_456_789, 8)
    assert fetch(source) == b"deck: d\n"


def test_a_file_may_be_named_directly_whatever_its_ending(tmp_path: Path) -> None:
    path = write(tmp_path / "draft.txt")
    (source,) = found(path)
    assert fetch(source) == b"deck: d\n"


def test_a_file_is_found_once(tmp_path: Path) -> None:
    path = write(tmp_path / "decks" / "a.yaml")
    (tmp_path / "decks" / "b.yaml").symlink_to(path)
    (tmp_path / "other").symlink_to(tmp_path / "decks")
    assert len(found(tmp_path, tmp_path / "decks", path, tmp_path)) == 1


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    (source,) = found(tmp_path / "nowhere")
    assert refused(source).code == "missing"


def test_a_folder_with_the_name_of_a_deck_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "x.yaml" / "inner.yaml")
    (source,) = found(tmp_path)
    assert refused(source).code == "not-a-file"


def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "x.yaml")
    (source,) = found(tmp_path)
    assert refused(source).code == "symlink-loop"


def test_a_link_to_nowhere_is_reported(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "gone.yaml")
    (source,) = found(tmp_path)
    assert refused(source).code == "missing"


def test_a_link_to_nowhere_is_reported_once_if_its_folder_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (source,) = found(tmp_path / "a.yaml", tmp_path, tmp_path / "a.yaml")
    assert refused(source).code == "missing"


def test_a_link_to_a_folder_around_it_is_reported_and_the_rest_found(tmp_path: Path) -> None:
    write(tmp_path / "a" / "deck.yaml")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    sources = found(tmp_path)
    assert names(sources, tmp_path) == ["a/back", "a/deck.yaml"]
    assert refused(sources[0]).code == "symlink-loop"


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    (source,) = found(tmp_path)
    assert refused(source).code == "not-a-file"
    # The same if it took the place of a file after the search.
    assert refused(source._replace(size=8)).code == "not-a-file"


def test_a_device_is_refused() -> None:
    assert refused(SourceFile("/dev/zero", False, 0, 8)).code == "not-a-file"


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml").chmod(0)
    write(tmp_path / "closed" / "b.yaml").parent.chmod(0)
    try:
        sources = found(tmp_path)
        assert [refused(source).code for source in sources] == ["unreadable", "unreadable"]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_refusals_of_the_system_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = found(write(tmp_path / "a.yaml"))[0]

    def deny(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    def fail(*args: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", deny)
    assert "not permitted" in refused(source).message
    monkeypatch.setattr(os, "open", fail)
    assert "Input/output error" in refused(source).message
    monkeypatch.setattr(os, "scandir", deny)
    (closed,) = found(tmp_path)
    assert refused(closed).code == "unreadable"


def test_a_file_that_vanished_is_reported(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    (source,) = found(tmp_path)
    path.unlink()
    assert refused(source).code == "missing"


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    os.truncate(path, 50_000_000)
    (source,) = found(tmp_path)
    problem = refused(source)
    assert problem.code == "too-large"
    assert "50.0 MB" in problem.message
    assert "5 MB" in problem.cure
    # The same if it grew after the search.
    assert refused(source._replace(size=8)).code == "too-large"
    os.truncate(path, MAX_BYTES)
    assert fetch(source._replace(size=MAX_BYTES)) == b"deck: d\n" + b"\0" * (MAX_BYTES - 8)


def test_a_name_that_is_not_utf_8_is_reported(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xffd.yaml")).write_text("deck: d\n")
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/sub\xff")).mkdir()
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    sources = found(tmp_path)
    assert [Path(source.path).name for source in sources] == ["b\ufffdd.yaml", "sub\ufffd"]
    assert {refused(source).code for source in sources} == {"bad-name"}


def test_the_depth_is_bounded(tmp_path: Path) -> None:
    write(tmp_path.joinpath(*"abcdefghijkl") / "deep.yaml")
    write(tmp_path.joinpath(*"abcdefghijklm") / "deeper.yaml")
    deep, below = found(tmp_path)
    assert deep.path.endswith("deep.yaml")
    assert refused(below).code == "too-deep"


def test_the_number_of_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRIES", 3)
    for name in ("a/1.yaml", "a/2.yaml", "a/3.yaml", "b/4.yaml"):
        write(tmp_path / name)
    sources = found(tmp_path)
    assert [each.size for each in sources].count(module.TOO_MANY) == 1
    assert len(sources) <= 3
    assert {refused(each).code for each in sources if each.size < 0} == {"too-many-files"}


def test_searching_imports_nothing_heavy() -> None:
    script = "import sys, trainer.deckfile.discover; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    modules = set(done.stdout.split())
    assert not modules & {"yaml", "dataclasses", "pathlib", "inspect", "json", "datetime"}
