"""Lending the terminal to the editor, and what to say afterwards."""

from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App, SuspendNotSupported

from trainer.content.problems import sentence
from trainer.errors import TrainerError
from trainer.tui.ports import Practice

if TYPE_CHECKING:
    from trainer.authoring.editing import Edited, Editing


class Visit(NamedTuple):
    """What came of it."""

    edited: "Edited | None"
    """None if there was no editor, or the decks could not be read afterwards."""
    said: str
    """What to tell the learner, if anything; what follows from the edit is not in it."""

    @property
    def is_changed(self) -> bool:
        """Whether the file holds something else than before."""
        return self.edited is not None and self.edited.changed

    @property
    def is_wrong(self) -> bool:
        """Whether what is said is that something went wrong."""
        return self.edited is None or bool(self.edited.errors)


def lend(app: App[Any], editing: "Editing") -> "Edited":
    """Lend the terminal to the editor, and look at the file when it ends.

    TrainerError as of `Editing.visit`; SuspendNotSupported if this terminal cannot be lent,
    and then no copy is left behind.
    """
    edited: Edited | None = None
    failure: TrainerError | None = None
    try:
        with app.suspend():
            # Caught in here: an error that leaves the block would leave the screen suspended.
            try:
                edited = editing.visit()
            except TrainerError as error:
                failure = error
    except SuspendNotSupported:
        editing.leave()
        raise
    if failure is not None:
        raise failure
    assert edited is not None  # noqa: S101 - else there was a failure
    return edited


def complaint(visit: Visit, what: str, key: str) -> str:
    """What to say when something went wrong: `what` is shown, and `key` opens the editor."""
    if visit.edited is None:
        return visit.said
    return f"{visit.said} Until then {what} stays as it was; {key} edits again."


def visit_editor(app: App[Any], practice: Practice, item: str) -> Visit:
    """Edit an item in the user's editor, and read the decks that changed."""
    try:
        editing = practice.edit(item)
        copied = editing.place.copied
        try:
            edited = lend(app, editing)
        except SuspendNotSupported:
            said = f"No editor fits in here; `trainer decks edit {item}` opens one."
            return Visit(None, said)
        practice.sync()
    except TrainerError as error:
        return Visit(None, str(error))
    if edited.errors:
        return Visit(edited, _complaint(edited))
    if not edited.changed:
        return Visit(edited, unchanged(edited))
    return Visit(edited, f"Your own copy is {editing.place.path} now." if copied else "")


def unchanged(edited: "Edited") -> str:
    """What to say of an editor that changed nothing; nothing if it ended well."""
    return f"Nothing changed; the editor ended with code {edited.code}." if edited.code else ""


def _complaint(edited: "Edited") -> str:
    """The first error with its line and its cure."""
    first, *more = edited.errors
    line = f"Line {first.line}: " if first.line else ""
    others = f" {len(more)} more." if more else ""
    return f"{line}{first.message}. Cure: {sentence(first.cure)}{others}"
