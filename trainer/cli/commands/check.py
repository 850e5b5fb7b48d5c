"""`trainer decks check`: what is wrong with deck files, and what would be right."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from trainer.cli.output import say, say_json
from trainer.cli.parser import Args, Parser, add_action, add_json, did_you_mean
from trainer.cli.shared import settings_of
from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder
from trainer.errors import ExitCode, UsageError
from trainer.scheduling.day import moment
from trainer.settings import Settings, lexicon_folders, library_folders

FORMATS = ("human", "json", "github", "sarif")


def add_check(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Make the action and its options."""
    parser = add_action(
        actions,
        "check",
        run,
        "read decks, scenarios and syllabuses and say what is wrong, and what would be right",
        [
            "trainer decks check                    all that the trainer knows",
            "trainer decks check my-deck.yaml       one file; folders work too",
            "trainer decks check --strict decks/    warnings fail too, and rubrics are graded",
            "trainer decks check --explain no-why   what a code in brackets means",
            "trainer decks check --format sarif decks/ > decks.sarif",
        ],
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files and folders to check")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="let warnings fail the check too, and grade golden answers and rubrics' own wordings",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=None,
        help="how to print problems: for people, as JSON, as workflow commands of GitHub, or as "
        "SARIF for code scanning (default human)",
    )
    parser.add_argument(
        "--explain",
        metavar="CODE",
        help="say what a code means, with an example, and check nothing",
    )
    add_json(parser)


def run(args: Args) -> int:
    """Print every problem as file:line:column; exit code 3 if one is an error."""
    if args.explain is not None:
        return _explain(args)
    if args.json and args.format not in (None, "json"):
        raise UsageError(
            f"trainer decks check: --json and --format {args.format} exclude each other"
        )
    if not all(args.paths):
        raise UsageError("trainer decks check: a PATH is empty; name a file or a folder")
    problems, files = _found(args)
    _say(problems, files, "json" if args.json else args.format or "human")
    failing = (Severity.ERROR, Severity.WARNING) if args.strict else (Severity.ERROR,)
    failed = any(each.severity in failing for each in problems)
    return ExitCode.INVALID_DECK if failed else ExitCode.DONE


def _found(args: Args) -> tuple[list[Problem], int]:
    """The problems of the files to be checked, and how many files these are."""
    # Imported here: other actions read no deck unless one changed.
    from trainer.deckfile.check import Craft, Proof, check
    from trainer.deckfile.discover import discover
    from trainer.deckfile.files import shown_path
    from trainer.deckfile.lexicons import lexicon_problems, read_lexicon

    settings = settings_of(args)
    known = library_folders(settings)
    named = [Folder(path, bundled=False) for path in args.paths]
    # The other decks are read as well: the checked ones may refer to them.
    sources = discover([*named, *known])
    files = frozenset(discover(named or known))
    checked = {shown_path(source.path) for source in files}
    # Grading takes longer than reading, so what is not strict need not wait for it.
    words = [Path(folder) for folder in lexicon_folders()]
    proof = Proof(read_lexicon(*words), files) if args.strict else None
    craft = Craft(today(settings), files)
    problems = [
        each for each in check(sources, proof, craft).problems if not named or each.path in checked
    ]
    problems += [] if named else lexicon_problems(*words)
    return problems, len(checked)


def today(settings: Settings) -> date:
    """The study day by this machine's clock: figures grow old."""
    return moment(datetime.now().astimezone(), settings.rollover).day


def _say(problems: Sequence[Problem], files: int, form: str) -> None:
    """Print the problems."""
    from trainer.printing import problems as printing
    from trainer.resources import bundled

    here = str(Path.cwd())
    if form == "json":
        say_json(printing.as_json(problems, files))
    elif form == "sarif":
        page = (bundled("docs") / "checks.md").as_uri()
        say_json(printing.sarif(problems, here, page))
    else:
        lines = printing.human(problems, files)
        if form == "github":
            lines = chain(printing.github(problems, here), [printing.summary(problems, files)])
        for line in lines:
            say(line)


def _explain(args: Args) -> int:
    """Print the entry of one code."""
    from trainer.deckfile.codes import CODES
    from trainer.printing.problems import explained

    if args.paths:
        raise UsageError("trainer decks check: --explain checks nothing; leave the PATH out")
    code = CODES.get(args.explain)
    if code is None:
        close = did_you_mean(args.explain, CODES) or "docs/checks.md lists all codes"
        raise UsageError(f"there is no code {args.explain!r}; {close}")
    for line in explained(code).split("\n"):
        say(line)
    return ExitCode.DONE
