"""Whether a deck file is still there, and what reading one leaves as it was."""

import gc
import os
from pathlib import Path

import pytest

from trainer.deckfile.reading import DeckFiles


def test_a_file_is_there_until_it_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text("deck: q\n")
    assert DeckFiles().exists(str(path))
    path.unlink()
    assert not DeckFiles().exists(str(path))


@pytest.mark.parametrize("name", ["none/q.yaml", "file.yaml/q.yaml", "nowhere.yaml", "a\0b.yaml"])
def test_what_cannot_be_a_file_any_more_is_gone(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.yaml").touch()
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone")
    assert not DeckFiles().exists(str(tmp_path / name))


def test_what_cannot_be_told_counts_as_there(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert DeckFiles().exists(str(tmp_path / "loop.yaml"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look everywhere")
def test_a_file_in_a_closed_folder_is_not_gone(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    try:
        assert DeckFiles().exists(str(folder / "q.yaml"))
    finally:
        folder.chmod(0o700)


def test_the_garbage_collector_is_as_before_a_file_was_read() -> None:
    files = DeckFiles()
    assert gc.isenabled()
    files.parse(b"deck: [", "broken.yaml")
    assert gc.isenabled()
    gc.disable()
    try:
        files.parse(b"deck: a", "a.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()
