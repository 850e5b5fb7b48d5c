"""`trainer keys`: every key and what it does."""

from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_json
from trainer.cli.shared import settings_of
from trainer.errors import ExitCode
from trainer.keymap import Place, at
from trainer.keys import resolve, show


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "Every key of the screens and what it does, your own keys included. Give other keys\n"
        "in the table [keys] of the settings, by the names in the last column."
    )
    parser.examples("trainer keys", "trainer keys --json", "trainer config path")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print the keys, by the place where they work."""
    keymap = resolve(settings_of(args).keys)
    if args.json:
        rows = [
            {
                "place": place,
                "name": command.id,
                "keys": list(keymap.keys(command.id)),
                "help": command.help,
            }
            for place in Place
            for command in at(place)
        ]
        say_json({"keys": rows, "problems": list(keymap.problems)})
        return ExitCode.DONE
    for number, place in enumerate(Place):
        if number:
            say()
        say(f"{place}")
        say_table(
            ("key", "does", "name"),
            (
                (" ".join(map(show, keymap.keys(command.id))), command.help, command.id)
                for command in at(place)
            ),
        )
    if keymap.problems:
        say()
    for problem in keymap.problems:
        say(f"Settings: {problem}")
    return ExitCode.DONE
