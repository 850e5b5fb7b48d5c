"""Editing one deck file: from the card to the editor, and back with what became of it."""

from dataclasses import dataclass, replace

from trainer.authoring.editor import Editor
from trainer.authoring.places import Place, at_fault, read
from trainer.content.problems import Problem, Severity
from trainer.content.sources import SourceFile
from trainer.deckfile.files import fetch
from trainer.deckfile.reader import parse
from trainer.deckfile.saving import discard, save


@dataclass(frozen=True, slots=True)
class Edited:
    """What a visit to the editor came to."""

    changed: bool
    """Whether the file holds something else than before."""
    code: int
    """The editor's exit code; negative for the signal that ended it."""
    problems: tuple[Problem, ...]
    """What is wrong within the file now."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the file from being used; what was last read of it is used on."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


class Editing:
    """The editing of one file, which may take more than one visit to the editor."""

    def __init__(self, place: Place, editor: Editor) -> None:
        """`place` is in a file that the user may write, as `Places.own` gives it."""
        self.place = at_fault(place, read(place.path))
        """Where the editor opens: at the item, or at the first error of the file."""
        self._before = read(place.path)
        self._editor = editor

    def visit(self) -> Edited:
        """Open the editor, wait for it to end, and look at the file.

        A copy that was made for this and is as it was made is removed again. TrainerError if
        the editor cannot be started, or that copy cannot be removed.
        """
        place = self.place
        try:
            code = self._editor.open(place.path, place.line, place.column)
        except BaseException:
            self.leave()
            raise
        data = fetch(SourceFile(place.path, False, 0, 0))
        if isinstance(data, Problem):
            return Edited(changed=True, code=code, problems=(data,))
        if data == self._before:
            # A copy that is removed again tells nothing; a fault that was there still is.
            problems = () if place.copied else parse(data, place.path).problems
            self.leave()
            return Edited(changed=False, code=code, problems=problems)
        self.place = at_fault(place, data)
        return Edited(changed=True, code=code, problems=parse(data, place.path).problems)

    def undo(self) -> None:
        """Bring the file back as it was before the first visit.

        SavingError if it cannot be written, or something else writes it just now.
        """
        data = fetch(SourceFile(self.place.path, False, 0, 0))
        present = None if isinstance(data, Problem) else data
        if present is None and self.place.copied:
            return
        if present is None:
            save(self.place.path, self._before, None)
        elif self.place.copied:
            discard(self.place.path, present)
        else:
            save(self.place.path, self._before, present)

    def leave(self) -> None:
        """Remove a copy that was made for this and is as it was made.

        SavingError if that fails.
        """
        if self.place.copied:
            discard(self.place.path, self._before)
            self.place = replace(self.place, copied=False)
