"""The way to the full-screen front end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from trainer.cli.parser import Args
from trainer.cli.shared import settings_of
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.practice.question import Plan
    from trainer.practice.starts import Start


def open_screen(args: Args, start: Plan | Start | None) -> int:
    """Open the home screen, or go straight to what it is to start with; the exit code comes back.

    UsageError where no screen can be drawn, with what to use instead.
    """
    plain = f"trainer {args.command or 'review'} --plain"
    if not _is_terminal():
        raise UsageError(
            "the screen needs a terminal, and this is none; "
            f"use `{plain}` to practise line by line, or `trainer due`"
        )
    if os.environ.get("TERM") == "dumb":
        raise UsageError(f"a dumb terminal cannot draw the screen; use `{plain}` instead")
    settings = settings_of(args)
    # Imported here: only the screen needs Textual, and it takes long to load.
    from trainer.tui.app import run_app

    return run_app(settings, start)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
