"""`trainer decks schema`: the formats as JSON Schema, for editors."""

import argparse

from trainer.cli.output import say
from trainer.cli.parser import Args, Parser, add_action
from trainer.errors import ExitCode, TrainerError
from trainer.resources import bundled

KINDS = ("deck", "scenario", "syllabus")


def add_schema(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Make the action and its options."""
    parser = add_action(
        actions,
        "schema",
        run,
        "print the path of the JSON Schema that lets an editor complete and check your files",
        [
            "trainer decks schema                   of decks",
            "trainer decks schema scenario          of scenarios",
            "trainer decks schema deck --print > deck.json",
        ],
    )
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        choices=KINDS,
        default="deck",
        help="deck, scenario or syllabus (default deck)",
    )
    parser.add_argument("--print", action="store_true", help="print the schema itself")


def run(args: Args) -> int:
    """Print the path of a schema, or all of it."""
    if not args.print:
        path = bundled("data") / "schema" / f"{args.kind}.json"
        if not path.is_file():
            raise TrainerError(f"{path} is missing; install the trainer again, or add --print")
        say(str(path))
        return ExitCode.DONE
    # Imported here: the path alone needs no table of the formats, and so no YAML.
    from trainer.deckfile.schema import schema_text

    for line in schema_text(args.kind).splitlines():
        print(line)
    return ExitCode.DONE
