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
        field = _FIELDS.get(action.dest)
        if field is not None:
            action.completer = _completer(field)  # type: ignore[attr-defined]


def _completer(field: str) -> Completer:
    def names(prefix: str, parsed_args: Args, **_: object) -> list[str]:
        try:
            found: Names | None = read_names(settings_of(parsed_args).db)
        except TrainerError:
            return []  # nobody wants an error in the middle of typing
        known = (name for part in field.split() for name in getattr(found, part, ()))
        return [name for name in known if name.startswith(prefix)]

    return names


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
}
"""The names of the catalogue that complete a value; where none do, no file does either."""
