"""What several commands do alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.cli.parser import Args, placed
from trainer.errors import TrainerError
from trainer.settings import Settings, load_settings

if TYPE_CHECKING:
    from trainer.workspace import Workspace


def settings_of(args: Args) -> Settings:
    """The settings in force for this command line; UsageError for wrong ones."""
    database, decks = placed(args)
    return load_settings(database, decks)


def open_workspace(args: Args) -> Workspace:
    """The workspace for this command line, to be closed by `with`."""
    # Imported here: the store and its libraries take ten times as long as `trainer due`.
    from trainer.workspace import Workspace

    return Workspace.open(settings_of(args))


def where(workspace: Workspace, item: str) -> dict[str, Any]:
    """The path, line and column of an item for programs; None each if it is in no deck now."""
    try:
        place = workspace.places.locate(item)
    except TrainerError:  # it left the decks, or its file cannot be read
        return dict.fromkeys(("path", "line", "column"))
    return {"path": place.path, "line": place.line, "column": place.column}
