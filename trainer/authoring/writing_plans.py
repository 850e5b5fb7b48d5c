"""What an import would make, put into its files; and why that would be refused."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from trainer.authoring.importing import DeckPlan, Plan
from trainer.deckfile.files import shown_path
from trainer.deckfile.saving import SavingError, save
from trainer.errors import TrainerError


def refused(*plans: Plan) -> str:
    """Why `write` would write none of the decks; empty if it would, as far as one can tell."""
    return next((reason for each in _wanted(plans) if (reason := _reason(each))), "")


def write(*plans: Plan) -> list[str]:
    """Write the decks that have something new; their files come back.

    TrainerError if one may not be written: then none is. Where writing one fails, what was
    written before it stays, and is named.
    """
    if reason := refused(*plans):
        raise TrainerError(reason)
    written: list[str] = []
    for each in _wanted(plans):
        try:
            if each.read is None:
                _make_folder(Path(each.path).parent)
            save(each.path, each.data, each.read)
        except TrainerError as error:
            if not written:
                raise
            raise SavingError(f"{error} Written before it: {', '.join(written)}.") from error
        written.append(shown_path(each.path))
    return list(dict.fromkeys(written))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        shown = shown_path(str(folder))
        raise SavingError(f"the folder {shown} cannot be made: {reason}.") from error


def _wanted(plans: tuple[Plan, ...]) -> Iterator[DeckPlan]:
    """The decks that have something new."""
    return (each for plan in plans for each in plan.decks if each.new)


def _reason(plan: DeckPlan) -> str:
    """Why this deck may not be written."""
    if plan.refused:
        return plan.refused
    folder = Path(os.path.realpath(plan.path)).parent
    shown = shown_path(str(folder))
    try:
        present = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
        is_folder = present.is_dir()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return f"the folder {shown} cannot be made: {reason}."
    if not is_folder:
        return f"the folder {shown} cannot be made: {os.strerror(errno.ENOTDIR)}."
    if not os.access(present, os.W_OK | os.X_OK):
        where = shown_path(str(present))
        return f"{where} may not be written; give yourself the right to, or name another by --to."
    if plan.read is not None and not os.access(plan.path, os.W_OK):
        return f"{shown_path(plan.path)} is read-only; allow writing to it first."
    return ""
