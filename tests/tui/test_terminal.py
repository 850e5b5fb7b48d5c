"""The program in a real terminal: it starts, it is killed, it leaves no mess."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from trainer.errors import ExitCode

GUARD = 60.0
"""Seconds after which a test gives up."""


class Terminal:
    """A trainer under a pseudo-terminal."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._fd, end = pty.openpty()
        environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TRAINER_", "XDG_", "NO_COLOR"))
        }
        environ |= {"HOME": str(home), "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "trainer", *arguments],
            stdin=end,
            stdout=end,
            stderr=end,
            env=environ,
            start_new_session=True,
        )
        os.close(end)
        self.seen = b""

    def until(self, text: str) -> None:
        """Read until a text is on the screen."""
        self._read(lambda: text.encode() in self.seen)
        assert text.encode() in self.seen, self.seen[-3000:].decode(errors="replace")

    def ended(self) -> int:
        """Read to the end; the exit code."""
        self._read(lambda: False)
        return self.process.wait(GUARD)

    def send(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(GUARD)
        os.close(self._fd)

    def _read(self, done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + GUARD
        while not done() and time.monotonic() < deadline:
            ready, _, _ = select.select([self._fd], [], [], 0.2)
            if not ready:
                if self.process.poll() is not None:
                    return
                continue
            try:
                chunk = os.read(self._fd, 65536)
            except OSError:  # the other end was closed
                return
            if not chunk:
                return
            self.seen += chunk


@contextmanager
def terminal(home: Path, *arguments: str) -> Iterator[Terminal]:
    screen = Terminal(home, *arguments)
    try:
        yield screen
    finally:
        screen.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_killed_trainer_keeps_the_draft_and_restores_the_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with terminal(tmp_path, "review", "--deck", "cold-starts") as screen:
        screen.until("Ctrl+J")
        screen.send("half a thought")
        screen.until("thought")
        screen.process.send_signal(number)
        assert screen.ended() == ExitCode.INTERRUPTED
        assert b"\x1b[?1049l" in screen.seen
        assert b"Traceback" not in screen.seen
    with terminal(tmp_path, "review", "--deck", "cold-starts") as screen:
        screen.until("half a thought")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_killed_preview_restores_the_terminal(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "queues.yaml"
    file.write_text("deck: queues\ntitle: Queues\n", encoding="utf-8")
    with terminal(tmp_path, "decks", "watch", str(file)) as screen:
        screen.until("Quit")
        screen.process.send_signal(number)
        assert screen.ended() == ExitCode.INTERRUPTED
        assert b"\x1b[?1049l" in screen.seen
        assert b"Traceback" not in screen.seen


def test_a_closed_window_keeps_the_note_that_was_being_typed(tmp_path: Path) -> None:
    with terminal(tmp_path, "review", "--deck", "cold-starts") as screen:
        screen.until("Ctrl+J")
        screen.send("\x1b")
        screen.until("Bury")
        screen.send("f")
        screen.until("Flag it for later")
        screen.send("is this still so")
        screen.until("still so")
        screen.process.send_signal(signal.SIGHUP)
        assert screen.ended() == ExitCode.INTERRUPTED
    with terminal(tmp_path, "review", "--deck", "cold-starts") as screen:
        screen.until("Ctrl+J")
        screen.send("\x1b")
        screen.until("Bury")
        screen.send("f")
        screen.until("is this still so")


def test_an_editor_that_is_killed_leaves_a_terminal_to_type_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        f"#!{sys.executable}\nimport os, signal, sys, tty\n"
        "tty.setraw(0)\nsys.stdout.write('\\x1b[?1049h\\x1b[?25l')\nsys.stdout.flush()\n"
        "open(sys.argv[-1], 'a').write('\\n- : [')\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    with terminal(tmp_path, "decks", "edit", "cold-starts") as screen:
        screen.until("brings it back as it was [e]: ")
        _, _, said = screen.seen.partition(b"\x1b[?1049h")
        assert b"\x1b[?1049l" in said
        assert b"\x1b[?25h" in said
        screen.send("u\r")
        assert screen.ended() == ExitCode.DONE
        assert b"brought back as it was\r\n" in screen.seen


def test_ctrl_z_goes_to_the_shell_and_back(tmp_path: Path) -> None:
    with terminal(tmp_path) as screen:
        screen.until("All decks")
        screen.send("\x1a")
        _, status = os.waitpid(screen.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        assert screen.seen.count(b"\x1b[?1049h") == 1
        screen.process.send_signal(signal.SIGCONT)
        screen.send("?")
        screen.until("Close")
        assert screen.seen.count(b"\x1b[?1049h") == 2
        screen.send("qq")
        assert screen.ended() == ExitCode.DONE


def test_a_database_that_is_none_is_explained_after_the_screen_is_left(tmp_path: Path) -> None:
    database = tmp_path / "trainer.db"
    database.write_text("this is no database, but a text that someone put here\n" * 100)
    with terminal(tmp_path, "--db", str(database)) as screen:
        assert screen.ended() == ExitCode.STORE
        assert b"Traceback" not in screen.seen
        said = screen.seen.rpartition(b"\x1b[?1049l")[2]
        assert b"database" in said
