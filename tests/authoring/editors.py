"""Editors that need nobody to type."""

from pathlib import Path

import pytest


def fake_editor(
    folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, name: str = "fake-editor"
) -> Path:
    """Make a shell script the editor; `$f` in it is the file. The file that logs its arguments."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.log"
    program = folder / name
    program.write_text(
        f'#!/bin/sh\nfor f in "$@"; do :; done\nprintf "%s\\n" "$*" >> "{log}"\n{script}\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(program))
    return log
