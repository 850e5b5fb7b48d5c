"""What is pasted, before any field gets it."""

from textual import events

from trainer.content.text import clean


def cleaned(event: events.Event) -> events.Event:
    """The event, and if it is a paste nothing in it that would act on the terminal.

    Fields show what stands in them as it is; who copies from a log or a web page may bring
    escape sequences and direction overrides along.
    """
    if isinstance(event, events.Paste):
        event.text = clean(event.text)
    return event
