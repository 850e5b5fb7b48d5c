"""`trainer decks`: list and check decks, scenarios and syllabuses."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.cli.commands.coverage import add_coverage
from trainer.cli.commands.stale import add_stale
from trainer.cli.commands.suggest import suggest
from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace, settings_of
from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder
from trainer.errors import ExitCode, UsageError
from trainer.plain.text import number_of
from trainer.settings import lexicon_folders, library_folders


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.examples(
        "trainer decks list", "trainer decks check my-deck.yaml", "trainer decks coverage"
    )
    actions = parser.actions()
    listed = add_action(
        actions,
        "list",
        list_decks,
        "list the decks with what is new and what is due in them",
        ["trainer decks list", "trainer decks list --json"],
    )
    add_json(listed)
    checked = add_action(
        actions,
        "check",
        check_decks,
        "read decks, scenarios and syllabuses and say what is wrong, and what would be right",
        [
            "trainer decks check                    all that the trainer knows",
            "trainer decks check my-deck.yaml       one file; folders work too",
            "trainer decks check --strict decks/    warnings fail too, golden answers are graded",
        ],
    )
    checked.add_argument("paths", metavar="PATH", nargs="*", help="files and folders to check")
    checked.add_argument(
        "--strict",
        action="store_true",
        help="let warnings fail the check too, and grade the golden answers of scenarios",
    )
    add_json(checked)
    suggested = add_action(
        actions,
        "suggest",
        suggest,
        "print contested words as wordings for the scenarios, as a diff to be applied",
        [
            "trainer decks suggest > wordings.diff       of every scenario",
            "trainer decks suggest checkout-saga | git apply",
        ],
    )
    suggested.add_argument("scenario", metavar="SCENARIO", nargs="?", help="of this one alone")
    add_json(suggested)
    add_coverage(actions)
    add_stale(actions)


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


def check_decks(args: Args) -> int:
    """Print every problem as file:line:column; exit code 3 if one is an error."""
    # Imported here: `decks list` reads no deck unless one changed.
    from trainer.deckfile.check import Proof, check
    from trainer.deckfile.discover import discover
    from trainer.deckfile.files import shown_path
    from trainer.deckfile.lexicons import lexicon_problems, read_lexicon

    if not all(args.paths):
        raise UsageError("trainer decks check: a PATH is empty; name a file or a folder")
    known = library_folders(settings_of(args))
    named = [Folder(path, bundled=False) for path in args.paths]
    # The other decks are read as well: the checked ones may refer to them.
    sources = discover([*named, *known])
    files = discover(named or known)
    checked = {shown_path(source.path) for source in files}
    # Grading takes longer than reading, so what is not strict need not wait for it.
    words = [Path(folder) for folder in lexicon_folders()]
    proof = Proof(read_lexicon(*words), files) if args.strict else None
    problems = [
        each for each in check(sources, proof).problems if not named or each.path in checked
    ]
    problems += [] if named else lexicon_problems(*words)
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    if args.json:
        found = {"files": len(checked), "errors": errors, "warnings": warnings}
        say_json({**found, "problems": [_as_json(each) for each in problems]})
    else:
        for problem in problems:
            say(str(problem))
        read, wrong = number_of(len(checked), "file"), number_of(errors, "error")
        say(f"{read} checked: {wrong}, {number_of(warnings, 'warning')}")
    failed = errors or (args.strict and warnings)
    return ExitCode.INVALID_DECK if failed else ExitCode.DONE


def _origin(bundled: bool, shadows: bool) -> str:
    if bundled:
        return "bundled"
    return "yours instead" if shadows else "yours"


def _as_json(problem: Problem) -> dict[str, Any]:
    return {**asdict(problem), "severity": problem.severity.value}
