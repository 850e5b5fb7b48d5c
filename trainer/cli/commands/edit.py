"""`trainer decks edit`: a card in the user's editor, and what is wrong with it afterwards."""

import argparse
import sys
from typing import TYPE_CHECKING

from trainer.cli.output import say, warn
from trainer.cli.parser import Args, Parser, add_action
from trainer.cli.shared import open_workspace
from trainer.content.problems import Problem, Severity
from trainer.errors import ExitCode, UsageError
from trainer.practice.wording import number_of
from trainer.settings import library_folders

if TYPE_CHECKING:
    from trainer.workspace import Workspace

_QUESTION = "e edits again, k keeps it so, u brings it back as it was [e]: "


def add_edit(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "edit",
        edit,
        "open a card in your editor ($VISUAL, $EDITOR), and check its file afterwards",
        [
            "trainer decks edit cold-starts/what-is-a-cold-start",
            "trainer decks edit checkout-saga#idempotent     a point of a scenario",
            "trainer decks edit cold-starts                  a deck, or a scenario",
            "trainer decks edit my-deck.yaml",
            "EDITOR='code --wait' trainer decks edit limits",
        ],
    )
    parser.add_argument(
        "name",
        metavar="ITEM|DECK|SCENARIO",
        help="what to edit; what came with the program is copied to your own folder first",
    )


def edit(args: Args) -> int:
    """Edit, check, and ask what to do about errors; exit code 3 if some are kept."""
    if not args.name.strip():
        raise UsageError("trainer decks edit: the name is empty; name a card, a deck or a scenario")
    with open_workspace(args) as workspace:
        editing = workspace.edit(args.name)
        path = editing.place.path
        if editing.place.copied:
            say(f"copied to {path}: what came with the program stays as it is")
        while True:
            edited = editing.visit()
            workspace.sync()
            if edited.code:
                warn(f"the editor ended with exit code {edited.code}")
            if not edited.changed:
                say("nothing was changed")
                return ExitCode.NOTHING if edited.code else ExitCode.DONE
            problems = _problems(workspace, path)
            errors = sum(each.severity is Severity.ERROR for each in problems)
            for problem in problems:
                say(str(problem))
            wrong = number_of(errors, "error")
            say(f"{path}: {wrong}, {number_of(len(problems) - errors, 'warning')}")
            if not errors:
                return ExitCode.DONE
            answer = _ask()
            if answer == "u":
                editing.undo()
                workspace.sync()
                say("brought back as it was")
                return ExitCode.DONE
            if answer == "k":
                until = "until it is mended, the cards are asked as they were last read"
                say(f"kept; {until if _is_broken(path) else 'its cards are asked as they are now'}")
                return ExitCode.INVALID_DECK


def _is_broken(path: str) -> bool:
    """Whether the file cannot be used; with some errors it can."""
    # Imported here, as reading YAML is.
    from trainer.content.sources import SourceFile
    from trainer.deckfile.files import fetch
    from trainer.deckfile.reader import parse

    data = fetch(SourceFile(path, False, 0, 0))
    return isinstance(data, Problem) or parse(data, path).content is None


def _ask() -> str:
    """What to do about errors: `e`, `k` or `u`; keep, where nobody can be asked."""
    while sys.stdin.isatty():
        sys.stdout.write(_QUESTION)
        sys.stdout.flush()
        line = sys.stdin.readline()
        word = line.strip().lower()[:1]
        if not line:
            break
        if word in ("", "e"):
            return "e"
        if word in ("k", "u"):
            return word
    return "k"


def _problems(workspace: "Workspace", path: str) -> list[Problem]:
    """What is wrong with the file or could be better, beside the other files that there are."""
    # Imported here: only what was changed needs checking.
    from trainer.cli.commands.check import today
    from trainer.content.sources import Folder
    from trainer.deckfile.check import Craft, check
    from trainer.deckfile.discover import discover
    from trainer.deckfile.files import shown_path

    sources = discover([*library_folders(workspace.settings), Folder(path, bundled=False)])
    own = frozenset(each for each in sources if shown_path(each.path) == shown_path(path))
    craft = Craft(today(workspace.settings), own)
    return [each for each in check(sources, craft=craft).problems if each.path == shown_path(path)]
