"""Checking that a deck, topic, tag or scenario named on the command line exists; its files."""

import os
from pathlib import Path

from trainer.cli.parser import Args, did_you_mean
from trainer.cli.shared import open_workspace, settings_of
from trainer.errors import UsageError
from trainer.scheduling.queue import Scope
from trainer.store.names import Names, read_names


def check_scope(args: Args, scope: Scope) -> None:
    """UsageError if the scope names what no deck has, with the nearest name."""
    if not (scope.deck or scope.topic or scope.tag):
        return
    path = settings_of(args).db
    names = read_names(path)
    if names is None or _unknown(scope, names):
        # The decks may have changed since they were last read: opening reads them.
        with open_workspace(args):
            names = read_names(path)
    complaint = names and _unknown(scope, names)
    if complaint:
        raise UsageError(complaint)


def check_scenario(args: Args, name: str | None) -> None:
    """UsageError if there is no such scenario, with the nearest name.

    For None, a TrainerError if there is none at all.
    """
    names = read_names(settings_of(args).db)
    if names is None or (name not in names.scenarios if name is not None else not names.scenarios):
        # It may be a former name, or newer than what was last read: opening tells.
        with open_workspace(args) as workspace:
            if name is None:
                workspace.most_needed(workspace.now())
            else:
                workspace.scenario(name)


def files_named(args: Args, name: str) -> list[str]:
    """The path itself; for a mere name that lies not here, the user's own files of that name."""
    # Imported here: most commands that check names read no files.
    from trainer.deckfile.discover import discover
    from trainer.settings import library_folders

    if Path(name).name != name or os.path.lexists(name):
        return [name]
    folders = [each for each in library_folders(settings_of(args)) if not each.bundled]
    stem = name.removesuffix(".yaml")
    own = [each.path for each in discover(folders) if Path(each.path).stem == stem]
    return own or [name]


def _unknown(scope: Scope, names: Names) -> str:
    """What is wrong with the scope; empty if all it names is known."""
    wanted = (
        ("deck", scope.deck, names.decks),
        ("topic", scope.topic, names.topics),
        ("tag", scope.tag, names.tags),
    )
    for what, name, known in wanted:
        if name is not None and name not in known:
            nearest = did_you_mean(name, known) or "`trainer decks list` shows what there is"
            return f"there is no {what} {name!r}; {nearest}"
    return ""
