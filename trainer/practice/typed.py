"""What was typed into a review and not yet graded."""

from trainer.events import Draft, Moment
from trainer.practice.ports import Desk


class Typed:
    """Texts by item, the latest of them on disk too, in case practice is interrupted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts: dict[str, str] = {}

    def text_of(self, item: str) -> str:
        """What was typed for the item; empty if nothing was."""
        return self._texts.get(item, "")

    def keep(self, item: str, text: str, now: Moment) -> None:
        """Keep what has been typed so far; StoreError if it cannot be."""
        if self.text_of(item) == text:
            return
        if text.strip():
            self._desk.save_draft(Draft(item, text, now.utc_ms))
        else:
            self._desk.clear_draft()
        self._texts[item] = text

    def resume(self, draft: Draft) -> None:
        """Take up what is on disk already."""
        self._texts[draft.item] = draft.text

    def rename(self, before: str, item: str) -> None:
        """Keep under another name what was typed for an item."""
        self._texts[item] = self._texts.pop(before, "")

    def forget(self, item: str) -> None:
        """Let go of a text that was graded, or will not be."""
        self._texts.pop(item, None)
