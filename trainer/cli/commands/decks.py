"""`trainer decks`: list and check decks, scenarios and syllabuses."""

from dataclasses import asdict

from trainer.cli.commands.check import add_check
from trainer.cli.commands.coverage import add_coverage
from trainer.cli.commands.deck_add import add_add
from trainer.cli.commands.deck_diff import add_diff
from trainer.cli.commands.deck_new import add_new
from trainer.cli.commands.deck_schema import add_schema
from trainer.cli.commands.edit import add_edit
from trainer.cli.commands.exporting import add_export
from trainer.cli.commands.find import add_find
from trainer.cli.commands.flagged import add_flagged
from trainer.cli.commands.hard import add_hard
from trainer.cli.commands.importing import add_import
from trainer.cli.commands.show import add_show
from trainer.cli.commands.stale import add_stale
from trainer.cli.commands.suggest import add_suggest
from trainer.cli.commands.watch import add_watch
from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode
from trainer.practice.wording import number_of


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.examples(
        "trainer decks list                         every deck, with what is due in it",
        "trainer decks new payments                 a deck of your own",
        "trainer decks add payments                 a card into it, asked for field by field",
        "trainer decks check payments               what is wrong with it",
        "trainer decks import notes.md --dry-run    what would become of notes",
        "trainer decks ACTION --help                more about an action",
    )
    actions = parser.actions()
    listed = add_action(
        actions,
        "list",
        list_decks,
        "list the decks with what is new and what is due in them",
        [
            "trainer decks list                  bundled decks, and yours",
            "trainer decks list --json           for programs",
            "trainer decks list --decks mine/    with those of one more folder",
        ],
    )
    add_json(listed)
    add_find(actions)
    add_check(actions)
    add_edit(actions)
    add_watch(actions)
    add_show(actions)
    add_flagged(actions)
    add_hard(actions)
    add_suggest(actions)
    add_diff(actions)
    add_import(actions)
    add_export(actions)
    add_coverage(actions)
    add_stale(actions)
    add_new(actions)
    add_add(actions)
    add_schema(actions)


def list_decks(args: Args) -> int:
    """Print the decks in order of topic and title."""
    with open_workspace(args) as workspace:
        decks = workspace.catalogue.decks(workspace.now().day)
        problems = workspace.problems
    if args.json:
        say_json([{**asdict(deck), "cards": dict(deck.cards)} for deck in decks])
        return ExitCode.DONE
    say_table(
        ("deck", "title", "topic", "cards", "new", "due", "from"),
        (
            (
                deck.id,
                deck.title,
                deck.topic,
                sum(deck.cards.values()),
                deck.new,
                deck.due,
                _origin(deck.bundled, deck.shadows),
            )
            for deck in decks
        ),
        right="cards new due",
        cut="title",
    )
    if problems:
        say()
        say(f"{number_of(len(problems), 'problem')}; `trainer decks check` lists them.")
    return ExitCode.DONE


def _origin(bundled: bool, shadows: bool) -> str:
    if bundled:
        return "bundled"
    return "yours instead" if shadows else "yours"
