"""`trainer decks add`: one card into a deck, from options, from YAML or asked for."""

import argparse
import sys
from typing import TYPE_CHECKING

from trainer.cli.output import say, warn
from trainer.cli.parser import Args, Parser, add_action
from trainer.cli.shared import open_workspace
from trainer.content.cards import CardKind
from trainer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from trainer.authoring.adding import Adding, Addition

_KINDS = [CardKind.CONCEPT.value, CardKind.NUMBER.value, CardKind.RAPID_FIRE.value]
_FIELDS = (
    ("ask", "TEXT", "the question"),
    ("answer", "TEXT", "the answer of a concept or a rapid-fire card"),
    ("value", "FIGURE", "the figure of a number, with its unit: '1 MB', '100-500 ms'"),
    ("tolerance", "PERCENT", "how far off a typed figure may be and still count: 5%%"),
    ("why", "TEXT", "the explanation shown with the answer"),
    ("source", "TEXT", "where the facts are from"),
    ("as-of", "DATE", "when these facts were checked: 2026-11"),
    ("importance", "1-3", "3 is asked first, 1 is a detail (default 2)"),
    ("level", "LEVEL", "mid, senior or staff (default mid)"),
    ("seconds", "N", "the time that a fluent answer to a rapid-fire card takes"),
    ("id", "ID", "the name of the card, instead of one made from the question"),
)


def add_add(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "add",
        run,
        "add one card to a deck; without options it is asked for field by field",
        [
            "trainer decks add payments",
            "trainer decks add payments --ask 'What makes a retry safe?' --answer 'An idempotency "
            "key.'",
            "trainer decks add payments --ask 'How large may an event be?' --value '1 MB' "
            "--as-of 2026-11",
            "trainer decks add payments - < card.yaml",
        ],
    )
    parser.add_argument(
        "deck",
        metavar="DECK",
        help="its id or its file; one that came with the program is copied to your folder first",
    )
    parser.instead = "the question goes behind --ask, the answer behind --answer"
    # An option, for a positional one could not stand behind others.
    parser.add_argument(
        "-", dest="input", action="store_true", help="read the card as YAML from standard input"
    )
    parser.add_argument(
        "--kind",
        choices=_KINDS,
        help="concept, number or rapid_fire (a value makes a number, --accept rapid fire)",
    )
    for name, metavar, says in _FIELDS:
        parser.add_argument(f"--{name}", metavar=metavar, help=says)
    parser.add_argument(
        "--point",
        action="append",
        metavar="TEXT",
        help="an idea that an answer to a concept must contain; may be repeated",
    )
    parser.add_argument("--tag", action="append", metavar="TAG", help="a tag; may be repeated")
    parser.add_argument(
        "--accept",
        action="append",
        metavar="TEXT",
        help="another wording of a rapid-fire answer; may be repeated",
    )


def run(args: Args) -> int:
    """Add the card; exit code 3 if it has errors."""
    # Imported here: other actions add nothing.
    from trainer.authoring.adding import Adding
    from trainer.deckfile.drafts import DraftError
    from trainer.settings import library_folders

    fields = _fields(args)
    if args.input and fields:
        raise UsageError("trainer decks add: a card comes from options or from `-`, not from both")
    asked = not args.input and not fields
    if asked and not sys.stdin.isatty():
        raise UsageError("trainer decks add: give --ask and --answer or --value, or a card by `-`")
    with open_workspace(args) as workspace:
        folders = library_folders(workspace.settings)
        adding = Adding(workspace.places.base(args.deck), folders, workspace.now().day)
        try:
            if asked:
                # Imported here: a card that is given is asked for by nobody.
                from trainer.cli.asking import asked_card, kept

                with kept(workspace, adding.deck.id) as typed:
                    addition = asked_card(adding, args.kind, typed)
                    if addition is not None:
                        addition = adding.write(addition)
                        typed.drop()
            else:
                addition = _given(adding, fields, args)
                if addition.is_right:
                    addition = adding.write(addition)
            if addition is None or not addition.is_right:
                warn("nothing was written")
                return ExitCode.NOTHING if addition is None else ExitCode.INVALID_DECK
        except DraftError as error:
            for line in str(error).split("\n"):
                warn(line)
            return error.exit_code
        workspace.sync()
    say(f"added {addition.card.item} to {addition.place}")
    return ExitCode.DONE


def _fields(args: Args) -> dict[str, str | list[str]]:
    """The fields that options gave."""
    given: dict[str, str | list[str]] = {}
    for name, _, _ in _FIELDS:
        key = name.replace("-", "_")
        if (value := getattr(args, key)) is not None:
            given[key] = value
    if args.point:
        given["points"] = args.point
    if args.tag:
        given["tags"] = args.tag
    if args.accept:
        given["accept"] = args.accept
    return given


def _given(adding: "Adding", fields: dict[str, str | list[str]], args: Args) -> "Addition":
    """The card of the options or of the input, with what checking says printed."""
    from trainer.deckfile.drafts import card_in, card_of
    from trainer.deckfile.files import MAX_BYTES

    kind = CardKind(args.kind) if args.kind else None
    if args.input:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UsageError("trainer decks add: standard input holds more than a card")
        card = card_in(data, "standard input", kind, adding.deck)
    else:
        card = card_of(fields, kind, adding.deck)
    addition = adding.with_card(card)
    for problem in addition.problems:
        say(str(problem))
    return addition
