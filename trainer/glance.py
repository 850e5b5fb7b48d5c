"""Today at a glance: what `trainer due` prints and Home shows first.

This runs at every shell prompt, so it reads one SQL view with the standard library's
sqlite3 and loads nothing that takes a millisecond; no deck is opened.
"""

from datetime import date, datetime

from trainer.deckfile.discover import discover
from trainer.scheduling.day import instant, study_day
from trainer.settings import Settings, library_folders
from trainer.store import today

TYPE_CHECKING = False  # as in `store.today`
if TYPE_CHECKING:
    from trainer.scheduling.countdown import Countdown
    from trainer.scheduling.queue import Entry


def glance(settings: Settings) -> today.Today | None:
    """How much today holds, limits applied.

    None when there is no database yet or a deck file changed: then a workspace has to be
    opened first. StoreError when the database cannot be read.
    """
    return glance_compiled(settings) if decks_are_compiled(settings) else None


def glance_compiled(settings: Settings) -> today.Today | None:
    """The same by the decks as they were last compiled; None when they never were."""
    return today.read_today(*_asked(settings))


def glance_decks(settings: Settings) -> list[today.DeckToday]:
    """What each deck adds to today, most first; nothing where `glance_compiled` says None."""
    return today.read_decks(*_asked(settings)) or []


def glance_entries(settings: Settings) -> "list[Entry]":
    """Today's queue in the order it is asked; nothing where `glance_compiled` says None."""
    return today.read_entries(*_asked(settings)) or []


def glance_countdown(settings: Settings) -> "Countdown | None":
    """What the days before the interview ask for; None if none is set or no deck compiled."""
    if settings.interview_date is None:
        return None
    # Imported here: only those with an interview ahead need it.
    from trainer.store.countdown import read_countdown

    day = present_day(settings).isoformat()
    return read_countdown(settings.db, day, settings.new_per_day, settings.interview_date)


def decks_are_compiled(settings: Settings) -> bool:
    """Whether the catalogue holds decks, scenarios and syllabuses as they are on disk now."""
    compiled = today.stamps(settings.db)
    return compiled is not None and sorted(compiled) == sorted(discover(library_folders(settings)))


def present_day(settings: Settings) -> date:
    """The study day it is now."""
    utc_ms, offset = instant(datetime.now().astimezone())
    return study_day(utc_ms, offset, settings.rollover)


def _asked(settings: Settings) -> tuple[str, str, int, int, date | None]:
    """The database, the day and its limits, as `store.today` wants them."""
    day, interview = present_day(settings).isoformat(), settings.interview_date
    return settings.db, day, settings.new_per_day, settings.reviews_per_day, interview
