"""The command line's grammar: commands made when they are used, and helpful refusals."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from trainer.errors import UsageError, nearest

Args = argparse.Namespace
Run = Callable[[Args], int]


class Parser(argparse.ArgumentParser):
    """A parser of one command; its options are made when it first parses.

    Making them all would cost `trainer due` more than counting does.
    """

    def __init__(self, *, fill: "Callable[[Parser], None] | None" = None, **given: Any) -> None:
        super().__init__(**given, allow_abbrev=False, formatter_class=_Layout)
        self._fill = fill
        self.instead = ""
        """What to do instead of giving one word too many, if that can be told."""

    def prepare(self) -> None:
        """Make the options, if that was not done yet."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)

    def examples(self, *lines: str) -> None:
        """Show these command lines at the end of the help."""
        self.epilog = "\n".join(("examples:", *(f"  {line}" for line in lines)))

    def actions(self) -> "argparse._SubParsersAction[Parser]":
        """A place for the actions of this command; one of them must be named."""
        return self.add_subparsers(title="actions", metavar="ACTION", required=True, dest="action")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Args | None = None
    ) -> tuple[Args, list[str]]:
        """As the library has it, but what this parser does not know is refused here."""
        self.prepare()
        found, extra = super().parse_known_args(args, namespace)
        if extra:
            self._refuse(extra[0])
        return found, extra

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise UsageError(f"{message}; see `{self.prog} --help`")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a word that is none of the choices, and name the nearest one."""
        choices = action.choices
        if choices is None or value in choices:
            return
        names = [str(choice) for choice in choices]
        what = str(action.metavar or action.dest).lower()
        nearest = did_you_mean(str(value), names) or f"there are {', '.join(names)}"
        raise UsageError(f"there is no {what} {value!r}; {nearest}")

    def _refuse(self, word: str) -> NoReturn:
        name = word.partition("=")[0]
        if not word.startswith("-"):
            instead = f": {self.instead}" if self.instead else ""
            self.error(f"{word!r} is one word too many{instead}")
        options = [each for each in self._option_string_actions if each.startswith("--")]
        nearest = did_you_mean(name, options) or f"see `{self.prog} --help`"
        raise UsageError(f"{self.prog} knows no option {name}; {nearest}")


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Descriptions and examples as they are written; one line for each command."""

    def __init__(self, prog: str, **given: Any) -> None:
        super().__init__(prog, **{"max_help_position": 28, **given})

    def add_argument(self, action: argparse.Action) -> None:
        """As the library has it, but the indentation of commands counts in their width."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            longest = max(map(len, action.choices), default=0)
            self._action_max_length = max(self._action_max_length, longest + 4)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean X?` for the nearest of the known words, or nothing."""
    close = nearest(word, known)
    return f"did you mean {close}?" if close else ""


def add_action(
    actions: "argparse._SubParsersAction[Parser]",
    name: str,
    run: Run,
    summary: str,
    examples: Sequence[str],
) -> Parser:
    """Add an action of a command, such as `check` of `journal`."""
    parser = actions.add_parser(name, help=summary, description=sentence(summary))
    parser.examples(*examples)
    parser.set_defaults(run=run)
    add_places(parser, 2)
    return parser


def add_places(parser: argparse.ArgumentParser, depth: int) -> None:
    """Add the options that work everywhere.

    They may stand before and after the command: each depth keeps its own values, for
    otherwise the inner parser would overwrite the outer one's; `placed` joins them.
    """
    group = parser.add_argument_group("options that work everywhere")
    group.add_argument(
        "--db",
        dest=f"db_{depth}",
        metavar="FILE",
        help="the database to use, instead of TRAINER_DB or the one in your data folder",
    )
    group.add_argument(
        "--decks",
        dest=f"decks_{depth}",
        action="append",
        default=[],
        metavar="DIR",
        help="a further folder with decks and scenarios; may be given several times",
    )


def placed(args: Args) -> tuple[str | None, list[str]]:
    """What `--db` and `--decks` said, wherever they stood: the innermost database, all folders."""
    depths = range(3)
    databases = [getattr(args, f"db_{depth}", None) for depth in depths]
    database = next((each for each in reversed(databases) if each is not None), None)
    return database, [each for depth in depths for each in getattr(args, f"decks_{depth}", [])]


def add_json(parser: argparse._ActionsContainer) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def whole(least: int, most: int = 1_000_000) -> Callable[[str], int]:
    """A reader of whole numbers within bounds, for an option's `type`."""

    def read(text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) < 10 else -1
        if not least <= number <= most:
            wanted = f"expected a whole number from {least} to {most}"
            raise argparse.ArgumentTypeError(f"{wanted}, found {text!r}")
        return number

    return read


def sentence(summary: str) -> str:
    """A summary as a sentence of its own."""
    return f"{summary[:1].upper()}{summary[1:]}."
