"""The user's editor: which it is, and how it opens a file at a place."""

import os
import re
import shlex
import signal
import subprocess
import termios
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from trainer.errors import TrainerError

VARIABLES = ("VISUAL", "EDITOR")
"""Where users name their editor, the one that counts first."""

_USUAL = ("nano", "vi", "vim", "nvim", "emacs", "hx", "micro", "code")
"""Editors that may be there where none is named."""

_LINE = ("+{line}", "{file}")
_PLUS = ("+{line}:{column}", "{file}")
_SUFFIX = ("{file}:{line}:{column}",)

_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "view", "ex", "nvi", "elvis", "joe", "jed", "jmacs", "mg", "gedit"),
        _LINE,
    ),
    **dict.fromkeys(("gvim", "mvim"), ("-f", *_LINE)),
    **dict.fromkeys(("nano", "pico"), ("+{line},{column}", "{file}")),
    **dict.fromkeys(("emacs", "emacsclient", "kak", "micro", "amp"), _PLUS),
    **dict.fromkeys(("hx", "helix"), _SUFFIX),
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"),
        ("--wait", "-g", *_SUFFIX),
    ),
    **dict.fromkeys(("subl", "zed", "zeditor"), ("--wait", *_SUFFIX)),
    "mate": ("--wait", "--line", "{line}:{column}", "{file}"),
    "kate": ("--block", "--line", "{line}", "--column", "{column}", "{file}"),
}
"""How an editor is told the place, by its name. Those with windows have to be told to wait."""


_SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program."""

_LEAVE = b"\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[0m"
"""The screen below the editor's, a cursor, and neither marked pastes nor a mouse nor colours."""


class EditorError(TrainerError):
    """There is no editor, or it could not be started."""


_MARK = re.compile(r"\{(?:file|line|column)\}")


@dataclass(frozen=True, slots=True)
class Editor:
    """An editor and how to call it."""

    words: tuple[str, ...]
    """The command as the variable says it."""
    variable: str
    """Which variable that is."""

    def command(self, path: str, line: int, column: int) -> list[str]:
        """The words of the command that opens a file at a place, both numbers 1-based.

        `{file}`, `{line}` and `{column}` in the variable are filled in; an editor that is
        not known otherwise gets the path alone.
        """
        given = {"{file}": path, "{line}": str(line), "{column}": str(column)}
        if any(mark in word for word in self.words[1:] for mark in given):
            return [self.words[0], *(_filled(word, given) for word in self.words[1:])]
        name = Path(self.words[0]).name.removesuffix(".exe")
        usual = _ARGUMENTS.get(name, ("{file}",))
        more = (word for word in usual if word not in self.words[1:])
        return [*self.words, *(_filled(word, given) for word in more)]

    def open(self, path: str, line: int, column: int) -> int:
        """Open a file at a place and wait for the editor to end; its exit code.

        EditorError if it cannot be started. Ctrl+C is the editor's own meanwhile, and the
        terminal is as it was before, however the editor ended.
        """
        command = self.command(path, line, column)
        try:
            with _deaf(), _input() as stdin, _lent() as leave:
                code = subprocess.run(command, stdin=stdin, check=False).returncode  # noqa: S603 - the user's own
                if code < 0 or code > _SIGNALLED:
                    leave()
                return code
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise EditorError(
                f"{self.variable} names the editor {self.words[0]!r}, and it cannot be started: "
                f"{reason}. Set {self.variable} to a command that can."
            ) from error


def chosen(environ: Mapping[str, str]) -> Editor:
    """The editor that the environment names; EditorError says how to name one."""
    for variable in VARIABLES:
        text = environ.get(variable, "").strip()
        if not text:
            continue
        try:
            words = tuple(shlex.split(text))
        except ValueError as error:
            raise EditorError(
                f"{variable} is {text!r}, and that is no command: {str(error).lower()}. "
                f"Mend it, such as by `export {variable}=vi`."
            ) from error
        if not words or which(words[0], path=environ.get("PATH")) is None:
            raise EditorError(
                f"{variable} names the editor {words[0] if words else text!r}, and there is no "
                f"such program. Set {variable} to one that is there{_found(environ)}."
            )
        return Editor(words, variable)
    raise EditorError(
        "no editor is set. Name yours in the variable EDITOR (or VISUAL)"
        f"{_found(environ) or ', such as by `export EDITOR=nano`'}."
    )


def _found(environ: Mapping[str, str]) -> str:
    """An editor to propose."""
    there = next((name for name in _USUAL if which(name, path=environ.get("PATH"))), None)
    return f", such as by `export EDITOR={there}`" if there else ""


def _filled(word: str, given: Mapping[str, str]) -> str:
    # In one go: the path may hold what looks like another mark.
    return _MARK.sub(lambda found: given[found[0]], word)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let Ctrl+C go to the editor alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A handler rather than SIG_IGN, which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _lent() -> Iterator[Callable[[], None]]:
    """Set the terminal again as it is; what it yields takes down an editor's screen.

    Who is killed leaves a terminal that ends no lines at Enter.
    """
    try:
        descriptor = os.dup(0) if os.isatty(0) else os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        yield lambda: None
        return
    try:
        before = termios.tcgetattr(descriptor)
        try:
            yield lambda: _write(descriptor, _LEAVE)
        finally:
            with suppress(termios.error):  # the window was closed
                termios.tcsetattr(descriptor, termios.TCSANOW, before)
    finally:
        os.close(descriptor)


def _write(descriptor: int, data: bytes) -> None:
    with suppress(OSError):
        os.write(descriptor, data)


@contextmanager
def _input() -> Iterator[int | None]:
    """What the editor reads keys from: the terminal, even if our own input is a pipe."""
    if os.isatty(0):
        yield None
        return
    try:
        descriptor = os.open("/dev/tty", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:  # there is no terminal, and perhaps the editor needs none
        yield subprocess.DEVNULL
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)
