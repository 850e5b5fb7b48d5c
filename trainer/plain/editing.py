"""What lines say about editing and flagging what is practised."""

from typing import TYPE_CHECKING, Protocol

from trainer.errors import TrainerError
from trainer.plain.lines import Lines
from trainer.practice.wording import number_of

if TYPE_CHECKING:
    # Loaded when something is edited: it reads YAML.
    from trainer.authoring.editing import Editing


class Editable(Protocol):
    """What editing needs of the workspace."""

    def edit(self, item: str) -> "Editing":
        """The editing of an item in a file of the user's own; TrainerError if there is none."""

    def sync(self) -> None:
        """Read the deck files that changed; StoreError if they cannot be compiled."""


def edit(lines: Lines, practice: Editable, item: str) -> bool:
    """Open the editor at an item and say what came of it; whether the file changed."""
    try:
        editing = practice.edit(item)
        copied = editing.place.copied
        edited = editing.visit()
    except TrainerError as error:
        lines.say(f"Not edited: {error}")
        return False
    if edited.code:
        lines.say(f"The editor ended with code {edited.code}.")
    if not edited.changed:
        lines.say("Nothing was changed.")
        return False
    where = f"edited: {editing.place.path}{', a copy of your own' if copied else ''}"
    try:
        practice.sync()
    except TrainerError as error:
        lines.say(f"{where}, but not read yet: {error}")
        return False
    lines.say(where)
    if edited.errors:
        lines.say(str(edited.errors[0]))
        errors = number_of(len(edited.errors), "error")
        mended = "it is" if len(edited.errors) == 1 else "they are"
        lines.say(f"{errors}; until {mended} mended, what was last read stays in use.")
    return True


def ask_note(lines: Lines, flag: str | None) -> str | None:
    """A note for a flag, given the present one; None to leave it as it is."""
    if flag is None:
        line = lines.ask("A note for later (Enter alone flags without one, a dot gives up): ")
    else:
        lines.say(f"Flagged: {flag}" if flag else "Flagged.")
        line = lines.ask("Another note (Enter alone takes the flag back, a dot leaves it): ")
    return None if line is None or line.strip() == "." else line


def flagged_line(flagged: bool | None) -> str:
    """What became of a flag."""
    if flagged is None:
        return "nothing changed"
    return "saved: flagged for later" if flagged else "saved: the flag is taken back"
