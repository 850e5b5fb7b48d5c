"""`trainer decks suggest`: the wordings that learners missed, as a diff of scenarios and decks."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.output import say_diff, say_json, warn
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, TrainerError
from trainer.settings import folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.deckfile.suggest import Suggestion
    from trainer.workspace import Workspace


def add_suggest(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "suggest",
        suggest,
        "turn words that you marked as right yourself into wordings of decks and scenarios",
        [
            "trainer decks suggest                       print them as a diff",
            "trainer decks suggest > wordings.diff       keep it in a file",
            "trainer decks suggest checkout-saga | git apply",
            "trainer decks suggest --apply               writes them, into copies of your own",
        ],
    )
    parser.add_argument(
        "name", metavar="NAME", nargs="?", help="only for this scenario, deck or card"
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="print the diff, then write it; what came with the program is copied to your own "
        "folder first",
    )
    add_json(parser)


def suggest(args: Args) -> int:
    """Print the diff, and write it if wanted; exit code 1 if a file is not fit for it."""
    diffs: list[str] = []
    unfit = False
    found: list[dict[str, Any]] = []
    changed: dict[str, list[tuple[str, str]]] = {}
    with open_workspace(args) as workspace:
        for key, item, each in _suggestions(workspace, args.name):
            root, mark, _ = item.replace("#", "/").partition("/")
            found.append({key: item, **asdict(each)})
            if each.against:
                warn(f"{_named(item, each.point)}, “{each.words}”: {each.against}")
            else:
                card = item[len(root) + len(mark) :] if "/" in item else ""
                target = "#".join(filter(None, (card, each.point)))
                changed.setdefault(root, []).append((target, each.words))
        for root, wordings in changed.items():
            diff = _diff(workspace, root, wordings, apply=args.apply)
            if diff is None:
                unfit = True
                continue
            diffs.append(diff)
            if args.apply and diff:
                if not args.json:
                    say_diff(diff)
                _apply(workspace, root, wordings)
    diff = "".join(diffs)
    if args.json:
        say_json({"suggestions": found, "diff": diff})
    elif diff and not args.apply:
        say_diff(diff)
    if not changed:
        warn("there is nothing to suggest: no contested words would help to find their point")
    return ExitCode.NOTHING if unfit else ExitCode.DONE


def _suggestions(
    workspace: "Workspace", name: str | None
) -> "Iterator[tuple[str, str, Suggestion]]":
    """Each suggestion with what it is of: the scenario, or the card."""
    # Imported here: reading YAML and comparing words take longer than most commands run.
    from trainer.deckfile.suggest import contested, suggestions
    from trainer.deckfile.suggest_cards import card_suggestions, claimed

    cards = workspace.corrected(name)
    is_deck = name is not None and workspace.catalogue.origin(name) is not None
    if not is_deck or workspace.find_scenario(name or "") is not None:
        # A name that there is not is refused there.
        asked = None if name is None else name.partition("#")[0]
        for scenario, events in workspace.contested(asked):
            for each in suggestions(scenario, contested(events), workspace.lexicon):
                yield "scenario", scenario.id, each
    for card, events in cards:
        for each in card_suggestions(card, claimed(events), workspace.lexicon):
            yield "card", card.item, each


def _named(item: str, point: str) -> str:
    """A point as it is called; a missed point of a scenario is named by its item."""
    return item if "#" in item or not point else f"{item}#{point}"


def _diff(
    workspace: "Workspace", root: str, wordings: list[tuple[str, str]], *, apply: bool
) -> str | None:
    """The diff of one file; empty, and what to do told, for one that came with the program.

    None, and the reason told, where there can be none.
    """
    from trainer.authoring.places import read
    from trainer.deckfile.patch import wording_patch

    origin = workspace.catalogue.origin(root)
    if origin is None:
        return ""
    path, bundled = origin
    folder, name = _relative(path, [folder.path for folder in folders(workspace.settings)])
    try:
        diff = wording_patch(read(path), name, root, wordings)
    except TrainerError as error:
        warn(str(error))
        return None
    if apply:
        return diff
    if bundled and diff:
        said = "; ".join(f"{target}: “{words}”" for target, words in wordings)
        warn(
            f"{root} came with the program, so there is no diff of it; `trainer decks suggest "
            f"{root} --apply` copies it to your own folder and adds these words there: {said}"
        )
        return ""
    if folder is not None and diff:
        warn(f"apply the diff of {name} in {folder}")
    return diff


def _apply(workspace: "Workspace", root: str, wordings: list[tuple[str, str]]) -> None:
    """Write the wordings into the user's own file."""
    from trainer.deckfile.patch import with_added
    from trainer.deckfile.saving import save

    base = workspace.places.base(root)
    path = base.place.path
    save(path, with_added(base.data, path, root, wordings), base.read)
    if base.read is None:
        warn(f"copied to {path}: what came with the program stays as it is")
    warn(f"written to {path}")


def _relative(path: str, known: list[str]) -> tuple[str | None, str]:
    """The name of a file in a diff, and the folder to apply it in where that is another one.

    Relative to the present folder if the file lies in it, else to the deck folder.
    """
    file = Path(path).absolute()
    here = Path.cwd()
    if file.is_relative_to(here):
        return None, file.relative_to(here).as_posix()
    for folder in (Path(each).absolute() for each in known):
        if file.is_relative_to(folder) and file != folder:
            return str(folder), file.relative_to(folder).as_posix()
    return str(file.parent), file.name
