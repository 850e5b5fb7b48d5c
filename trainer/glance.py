"""Today at a glance: what `trainer due` prints and Home shows first.

This runs at every shell prompt, so it reads one SQL view with the standard library's
sqlite3 and loads nothing that takes a millisecond; no deck is opened.
"""

from datetime import datetime

from trainer.deckfile.discover import discover
from trainer.scheduling.day import instant, study_day
from trainer.settings import Settings, folders
from trainer.store import today

TYPE_CHECKING = False  # as in `store.today`
if TYPE_CHECKING:
    from trainer.scheduling.queue import Entry


def glance(settings: Settings) -> today.Today | None:
    """How much today holds, limits applied.

    None when there is no database yet or a deck file changed: then a workspace has to be
    opened first. StoreError when the database cannot be read.
    """
    if not decks_are_compiled(settings):
        return None
    return today.read_today(
        settings.db, present_day(settings), settings.new_per_day, settings.reviews_per_day
    )


def glance_decks(settings: Settings) -> list[today.DeckToday]:
    """What each deck adds to today, most first; nothing where `glance` says None."""
    rows = today.read_decks(
        settings.db, present_day(settings), settings.new_per_day, settings.reviews_per_day
    )
    return rows or []


def glance_entries(settings: Settings) -> "list[Entry]":
    """Today's queue in the order it is asked; nothing where `glance` says None."""
    entries = today.read_entries(
        settings.db, present_day(settings), settings.new_per_day, settings.reviews_per_day
    )
    return entries or []


def decks_are_compiled(settings: Settings) -> bool:
    """Whether the catalogue holds the deck files as they are on disk now."""
    compiled = today.stamps(settings.db)
    return compiled is not None and sorted(compiled) == sorted(discover(folders(settings)))


def present_day(settings: Settings) -> str:
    """The study day it is now, as ISO text."""
    utc_ms, offset = instant(datetime.now().astimezone())
    return study_day(utc_ms, offset, settings.rollover).isoformat()
