"""What is being typed, on disk as a draft as far as that goes."""

from collections.abc import Callable

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.plain.lines import Lines


class Typed:
    """A text that is not handed in yet."""

    def __init__(
        self, lines: Lines, typing: Callable[[str, Moment], None], now: Callable[[], Moment]
    ) -> None:
        """`typing` writes the draft."""
        self._lines = lines
        self._typing = typing
        self._now = now
        self._failed = False
        """Whether it was said already that the disk refuses drafts."""
        self.text = ""

    def keep(self, text: str) -> None:
        """Keep a half-typed answer; failing at that must not interrupt the typing."""
        self.text = text
        try:
            self._typing(text, self._now())
        except StoreError as error:
            if not self._failed:
                self._lines.say(f"The draft is not on disk yet: {error}")
            self._failed = True

    def take_up(self, draft: str) -> list[str]:
        """The lines of a draft to go on with; what was kept is read out."""
        self.text = draft = draft.strip("\n")
        if not draft:
            return []
        self._lines.say("Kept so far:", draft, "More lines are added to it; d forgets it.")
        return draft.split("\n")
