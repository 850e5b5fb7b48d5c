"""`trainer decks check`: what is wrong with deck files, and what would be right."""

import argparse
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.names import files_named
from trainer.cli.output import say, say_diff, say_json, warn
from trainer.cli.parser import Args, Parser, add_action, add_json, did_you_mean
from trainer.cli.progress import Tell, progress
from trainer.cli.shared import settings_of
from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder
from trainer.errors import ExitCode, UsageError
from trainer.scheduling.day import moment
from trainer.settings import Settings, lexicon_folders, library_folders

if TYPE_CHECKING:
    from trainer.deckfile.fix import Fixed

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""Lines as diffs know them, and no others."""

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
            "trainer decks check my-deck.yaml       one file; folders and names work too",
            "trainer decks check --strict decks/    warnings fail too, and rubrics are graded",
            "trainer decks check --fix my-deck.yaml mends ids, order and quotes; --diff shows it",
            "trainer decks check --diff             what --fix would change",
            "trainer decks check --apart decks/     as a team sees it, without decks of yours",
            "trainer decks check --explain no-why   what a code in brackets means",
            "trainer decks check --format sarif decks/ > decks.sarif",
        ],
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files and folders to check, or the name of a deck of yours",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="let warnings fail the check too, and grade the sample answers of scenarios and the "
        "wordings of every point",
    )
    parser.add_argument(
        "--apart",
        action="store_true",
        help="read nothing of yours but each PATH and what stands beside it: others will see the "
        "same, for a team's hook",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=None,
        help="how to print problems: for people, as JSON, as workflow commands of GitHub, or as "
        "SARIF for code scanning (default human)",
    )
    mending = parser.add_mutually_exclusive_group()
    mending.add_argument(
        "--fix",
        action="store_true",
        help="mend what can be mended safely, then check; files that came with the trainer stay",
    )
    mending.add_argument(
        "--diff",
        action="store_true",
        help="print what --fix would change, and change nothing; exit code 3 if there is anything",
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
    args.paths = [path for name in args.paths for path in files_named(args, name)]
    if args.apart and not args.paths:
        raise UsageError("trainer decks check: --apart needs a PATH, the files to check")
    if args.diff:
        return _diff(args)
    mended, refused = _fix(args) if args.fix else ({}, [])
    form = "json" if args.json else args.format or "human"
    # Imported here: to explain a code no deck is read.
    from trainer.deckfile.reading import no_collection

    with no_collection(), progress(wanted=form == "human") as tell:
        problems, files = _found(args, tell)
    _say(problems, files, form, mended)
    for message in refused:
        warn(message)
    if not args.fix and form == "human":
        _hint(problems)
    failing = (Severity.ERROR, Severity.WARNING) if args.strict else (Severity.ERROR,)
    if any(each.severity in failing for each in problems):
        return ExitCode.INVALID_DECK
    return ExitCode.NOTHING if refused else ExitCode.DONE


def _fix(args: Args) -> tuple[dict[str, Mapping[str, int]], list[str]]:
    """Mend the files: what was mended, by path, and what is to be said of files that stayed."""
    from trainer.deckfile.saving import SavingError, save

    mended: dict[str, Mapping[str, int]] = {}
    refused = [f"{path} came with the trainer and stays as it is" for path in _bundled(args)]
    for path, data, outcome in _fixes(args):
        try:
            save(path, outcome.data, data)
        except SavingError as error:
            refused.append(str(error))
        else:
            mended[path] = outcome.fixes
    return mended, refused


def _bundled(args: Args) -> list[str]:
    """The named paths that lie in folders which came with the trainer."""
    kept = [
        os.path.realpath(each.path) for each in library_folders(settings_of(args)) if each.bundled
    ]
    real = [(path, Path(os.path.realpath(path))) for path in args.paths]
    return [path for path, whole in real if any(whole.is_relative_to(each) for each in kept)]


def _hint(problems: Sequence[Problem]) -> None:
    """Say that some of the problems need not be mended by hand."""
    from trainer.printing.problems import fixable

    if number := fixable(problems):
        say(f"up to {number} of these are mended by --fix; --diff shows how")


def _diff(args: Args) -> int:
    """Print what `--fix` would change."""
    from trainer.deckfile.diff import unified

    if args.json or args.format not in (None, "human"):
        raise UsageError("trainer decks check: --diff prints a diff and takes no format")
    here = Path.cwd()
    diffs = []
    for path, data, outcome in _fixes(args):
        whole = Path(path).absolute()
        name = whole.relative_to(here) if whole.is_relative_to(here) else whole
        before, after = (_LINES.findall(each.decode()) for each in (data, outcome.data))
        diffs.append(unified(name.as_posix().lstrip("/"), before, after))
    say_diff("".join(diffs))
    return ExitCode.INVALID_DECK if diffs else ExitCode.DONE


def _fixes(args: Args) -> "Iterator[tuple[str, bytes, Fixed]]":
    """What `--fix` would make of the files to be checked."""
    # Imported here: other actions read no deck unless one changed.
    from trainer.deckfile.discover import discover
    from trainer.deckfile.fix import fixes

    known = library_folders(settings_of(args))
    named = [Folder(path, bundled=False) for path in args.paths]
    bundled = [folder.path for folder in known if folder.bundled]
    return fixes(discover(named or known), bundled)


def _found(args: Args, tell: Tell | None) -> tuple[list[Problem], int]:
    """The problems of the files to be checked, and how many files these are."""
    # Imported here: other actions read no deck unless one changed.
    from trainer.deckfile.beside import beside
    from trainer.deckfile.check import Craft, Proof, check
    from trainer.deckfile.discover import discover
    from trainer.deckfile.files import shown_path
    from trainer.deckfile.lexicons import lexicon_problems, read_lexicon

    settings = settings_of(args)
    known = library_folders(settings)
    words = [Path(folder) for folder in lexicon_folders()]
    if args.apart:
        known = [folder for folder in known if folder.bundled]
        words = words[:1]
    named = [Folder(path, bundled=False) for path in args.paths]
    # The other decks are read as well: the checked ones may refer to them.
    sources = discover([*named, *known])
    files = frozenset(discover(named or known))
    there = {os.path.realpath(source.path) for source in sources}
    neighbours = (each for each in beside(args.paths) if os.path.realpath(each.path) not in there)
    sources += neighbours
    checked = {shown_path(source.path) for source in files}
    # Grading takes longer than reading, so what is not strict need not wait for it.
    proof = Proof(read_lexicon(*words), files) if args.strict else None
    craft = Craft(today(settings), files)
    problems = [
        each
        for each in check(sources, proof, craft, tell=tell).problems
        if not named or each.path in checked
    ]
    problems += [] if named else lexicon_problems(*words)
    return problems, len(checked)


def today(settings: Settings) -> date:
    """The study day by this machine's clock: figures grow old."""
    return moment(datetime.now().astimezone(), settings.rollover).day


def _say(
    problems: Sequence[Problem], files: int, form: str, mended: Mapping[str, Mapping[str, int]]
) -> None:
    """Print what was mended, by path, and the problems that are left."""
    from trainer.printing import problems as printing
    from trainer.resources import bundled

    here = str(Path.cwd())
    if form == "json":
        say_json(printing.as_json(problems, files, mended))
    elif form == "sarif":
        page = (bundled("docs") / "checks.md").as_uri()
        say_json(printing.sarif(problems, here, page))
    else:
        lines = chain(printing.mended(mended), printing.human(problems, files))
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
