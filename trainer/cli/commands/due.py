"""`trainer due`: how much waits today.

A shell prompt runs this before every command: without `--json` or the list, nothing is
loaded but the standard library's sqlite3, and no deck is opened unless one changed.
"""

import re
import sys

from trainer.cli.interview import countdown_as_json, countdown_line
from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_json
from trainer.cli.shared import open_workspace, settings_of
from trainer.errors import ExitCode, StoreError, UsageError
from trainer.glance import (
    glance,
    glance_compiled,
    glance_countdown,
    glance_decks,
    glance_entries,
    present_day,
)
from trainer.plain.text import on_day
from trainer.practice.wording import number_of
from trainer.settings import Settings
from trainer.store.today import Today

PLACEHOLDERS = ("due", "new", "repeat", "total")


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "How much waits today, the daily limits applied. The exit code is 1 when nothing does."
    )
    parser.examples(
        "trainer due                            today's queue",
        "trainer due --count                    one number",
        "trainer due --format '{due}+{new}'     for a prompt; also {repeat} and {total}",
        "trainer due --json                     for programs",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--count", action="store_true", help="print how many questions wait")
    what.add_argument("--format", metavar="F", help="print F, the names in braces filled in")
    add_json(what)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print what waits, in the form asked for."""
    settings = settings_of(args)
    today = _today(args, settings)
    if args.count:
        say(str(today.total))
    elif args.format is not None:
        # As it is: the form is the user's own, and prompts have colours.
        sys.stdout.write(_filled(args.format, today) + "\n")
    elif args.json:
        say_json(_as_json(settings, today))
    else:
        _list(settings, today)
    return ExitCode.DONE if today.total else ExitCode.NOTHING


def _today(args: Args, settings: Settings) -> Today:
    found = glance(settings)
    if found is None:
        # The first time, or a deck changed: only opening the workspace reads decks.
        open_workspace(args).close()
        found = glance_compiled(settings)
    if found is None:
        raise StoreError(f"{settings.db} holds no compiled decks; `trainer journal check` says why")
    return found


def _filled(form: str, today: Today) -> str:
    """The form with its placeholders filled in; other braces stay as they are."""

    def value(match: "re.Match[str]") -> str:
        if match[1] not in PLACEHOLDERS:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise UsageError(f"--format knows no {match[0]}; there are {known}")
        return str(getattr(today, match[1]))

    return re.sub(r"\{(\w+)\}", value, form)


def _list(settings: Settings, today: Today) -> None:
    if not today.total:
        say("Nothing is due.")
        _say_interview(settings)
        return
    say(f"{today.due} due, {today.new} new, {today.repeat} to repeat")
    _say_interview(settings)
    say()
    day = present_day(settings)
    rows = (
        (
            entry.item,
            entry.importance,
            "repeat" if entry.repeat else on_day(entry.due, day) if entry.due else "new",
        )
        for entry in glance_entries(settings)
    )
    say_table(("item", "importance", "due"), rows, right="importance")
    say()
    say(f"{number_of(today.total, 'question')}; `trainer review` asks them.")


def _say_interview(settings: Settings) -> None:
    countdown = glance_countdown(settings)
    if countdown is not None:
        say(countdown_line(countdown))


def _as_json(settings: Settings, today: Today) -> dict[str, object]:
    return {
        "day": present_day(settings).isoformat(),
        **{name: getattr(today, name) for name in PLACEHOLDERS},
        "interview": countdown_as_json(glance_countdown(settings)),
        "decks": [
            {"deck": deck.deck or None, "title": deck.title, "due": deck.due, "new": deck.new}
            for deck in glance_decks(settings)
        ],
        "queue": [
            {
                "item": entry.item,
                "deck": entry.deck or None,
                "importance": entry.importance,
                "due": entry.due.isoformat() if entry.due else None,
                "repeat": entry.repeat,
            }
            for entry in glance_entries(settings)
        ],
    }
