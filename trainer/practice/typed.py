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

    def resume(self, now: Moment) -> str:
        """Take up what is on disk already; the item that it is for, by its name of today.

        Empty if there is no draft, or no such card any more.
        """
        draft = self._desk.draft()
        card = None if draft is None else self._desk.card(draft.item)
        if draft is None or card is None:
            return ""
        self._texts[draft.item] = draft.text
        self.rename(draft.item, card.item, now)
        return card.item

    def rename(self, before: str, item: str, now: Moment) -> None:
        """Keep under another name what was typed for an item; StoreError if it cannot be."""
        if item != before:
            self.keep(item, self.text_of(before), now)
            self._texts.pop(before, None)

    def forget(self, item: str) -> None:
        """Let go of a text that was graded, or will not be."""
        self._texts.pop(item, None)
