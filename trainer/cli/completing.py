"""Answering the shell when the Tab key is pressed."""

import argparse
from collections.abc import Callable

import argcomplete

from trainer.cli.parser import Args, Parser
from trainer.cli.shared import settings_of
from trainer.errors import TrainerError
from trainer.store.names import Names, read_names

Completer = Callable[..., list[str]]


def complete(parser: Parser) -> None:
    """Print the completions that the shell asks for and leave; no shell asking, do nothing."""
    _prepare(parser)
    argcomplete.autocomplete(parser, always_complete_options="long")


def _prepare(parser: Parser) -> None:
    """Make the options of every command, and say how their values are completed."""
    parser.prepare()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                _prepare(each)
        if action.dest in _FIELDS:
            action.completer = _completer(_FIELDS[action.dest])  # type: ignore[attr-defined]
        elif action.dest == "explain":
            action.completer = _codes  # type: ignore[attr-defined]


def _completer(field: str) -> Completer:
    def names(prefix: str, parsed_args: Args, **_: object) -> list[str]:
        try:
            found: Names | None = read_names(settings_of(parsed_args).db)
        except TrainerError:
            return []  # nobody wants an error in the middle of typing
        known = (name for part in field.split() for name in getattr(found, part, ()))
        return [name for name in known if name.startswith(prefix)]

    return names


def _codes(prefix: str, **_: object) -> list[str]:
    """The codes of problems that begin so."""
    # Imported here: no other value needs the table.
    from trainer.deckfile.codes import CODES

    return [code for code in CODES if code.startswith(prefix)]


_FIELDS = {
    "deck": "decks",
    "into": "decks",
    "topic": "topics",
    "tag": "tags",
    "scenario": "scenarios",
    "syllabus": "syllabuses",
    "item": "",
    "items": "",
    "report": "",
    "new_id": "",
    "name": "decks scenarios",
    **dict.fromkeys(("title", "map", "separator", "older_than", "limit", "words"), ""),
    **dict.fromkeys(("id", "ask", "answer", "value", "tolerance", "why", "source"), ""),
    **dict.fromkeys(("as_of", "importance", "seconds", "accept"), ""),
}
"""The names of the catalogue that complete a value; where none do, no file does either."""
