"""A pseudo-terminal that notes when a text first appears on it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ESCAPES = re.compile(rb"\x1b\][^\x07]*\x07|\x1b[P_][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b.")
QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")

DEADLINE = 20.0
"""Seconds after which a text is taken never to appear."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When a text appeared, and what the program had cost by then."""

    ms: float
    """Milliseconds from its start."""
    peak_mb: float
    """The most memory it ever held, megabytes; 0 where /proc has no answer."""


def seen_after(
    command: list[str],
    text: str,
    environ: Mapping[str, str] | None = None,
    columns: int = 80,
    rows: int = 24,
) -> Seen:
    """Start `command` on a terminal and wait until it writes `text`.

    RuntimeError when it ends, or twenty seconds pass, without the text.
    """
    size = struct.pack("HHHH", rows, columns, 0, 0)
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environ or {})}
        os.execvpe(command[0], command, {**os.environ, **settings})
    try:
        seen = _wait_for(terminal, text.encode(), started)
        return Seen((seen - started) * 1000, _peak_mb(pid))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def _peak_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines())
    return next((int(line[1]) / 1024 for line in lines if line[0] == "VmHWM:"), 0.0)


def _wait_for(terminal: int, text: bytes, started: float) -> float:
    written = b""
    while time.perf_counter() - started < DEADLINE:
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        written += chunk
        # A program that asks what the terminal can do would otherwise wait for an answer.
        for mode in QUERY.findall(chunk):
            os.write(terminal, b"\x1b[?" + mode + b";0$y")
        if text in ESCAPES.sub(b"", written):
            return time.perf_counter()
    tail = ESCAPES.sub(b"", written)[-400:].decode(errors="replace")
    raise RuntimeError(f"{text.decode()!r} never appeared; the terminal ended with: {tail}")
