"""Moments in which somebody waits for the next picture."""

import gc

from textual.message_pump import MessagePump


def undisturbed(pump: MessagePump) -> None:
    """Have no search for garbage before the next picture.

    With Textual and the decks loaded one takes as long as grading and drawing together.
    """
    gc.disable()
    pump.call_after_refresh(gc.enable)
