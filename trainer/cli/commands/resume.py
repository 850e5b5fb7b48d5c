"""`trainer resume`: ask suspended cards again."""

from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_json, did_you_mean
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, UsageError
from trainer.events import Kind, NewEvent
from trainer.store import statistics
from trainer.workspace import Workspace


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = "Ask suspended cards again. Without a card, list what is suspended."
    parser.examples("trainer resume", "trainer resume cold-starts/what-is-a-cold-start")
    parser.add_argument(
        "items", metavar="ITEM", nargs="*", help="a suspended card: deck/card, or scenario#point"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Resume the named cards, or list the suspended ones."""
    with open_workspace(args) as workspace:
        suspended = statistics.suspended(workspace.database)
        if not args.items:
            return _list(workspace, suspended, args.json)
        for item in args.items:
            if item not in suspended:
                hint = did_you_mean(item, suspended) or "`trainer resume` lists what is"
                raise UsageError(f"{item} is not suspended; {hint}")
        for item in args.items:
            workspace.record(NewEvent(kind=Kind.RESUME, item=item), workspace.now())
    if args.json:
        say_json({"resumed": args.items})
    else:
        for item in args.items:
            say(f"{item} is asked again when it is due.")
    return ExitCode.DONE


def _list(workspace: Workspace, suspended: list[str], as_json: bool) -> int:
    cards = {item: workspace.card(item) for item in suspended}
    asks = {item: card.ask if card else "" for item, card in cards.items()}
    if as_json:
        say_json([{"item": item, "ask": ask} for item, ask in asks.items()])
    elif asks:
        say_table(("item", "question"), asks.items(), cut="question")
    else:
        say("No card is suspended.")
    return ExitCode.DONE
