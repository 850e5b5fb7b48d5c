"""Cards with what the journal knows of them, on their way to Anki."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from trainer.content.cards import Deck
from trainer.events import Event, Kind, Moment
from trainer.exchange.anki_schedule import KINDS
from trainer.exchange.anki_write import EARLY, LEARN, RELEARN, REVIEW, Answer, Exported, package
from trainer.scheduling.fold import apply, canonical, voided
from trainer.scheduling.schedule import NEW
from trainer.scheduling.sm2 import PASS
from trainer.store.journal import Journal


def anki_package(
    decks: Sequence[Deck],
    journal: Journal,
    now: Moment,
    *,
    schedule: bool = False,
    log: bool = False,
    rollover: int = 4,
) -> bytes:
    """The decks as an `.apkg`; with the schedules and the answers of the journal if wanted.

    `rollover` is the hour at which a study day begins.
    """
    items = [card.item for deck in decks for card in deck.cards]
    told = _events(items, journal) if schedule or log else {}
    cards = []
    for deck in decks:
        for card in deck.cards:
            answers, lapses = _answers(told.get(card.item, ()))
            cards.append(
                Exported(
                    card=card,
                    deck=deck.title,
                    schedule=journal.schedule(card.item) if schedule else NEW,
                    lapses=lapses if schedule else 0,
                    log=answers if log else (),
                )
            )
    return package(cards, now, rollover)


def _events(items: Iterable[str], journal: Journal) -> dict[str, list[Event]]:
    """What happened to each of the items and was not taken back, oldest first."""
    aliases = journal.aliases()
    told: dict[str, list[Event]] = {item: [] for item in items}
    voids = []
    for event in journal.events():
        if event.kind == Kind.VOID:
            voids.append(event)
        elif event.item is not None:
            told.get(canonical(event.item, aliases), []).append(event)
    gone = voided([*voids, *(event for events in told.values() for event in events)])
    return {
        item: [event for event in events if event.id not in gone] for item, events in told.items()
    }


def _answers(events: Iterable[Event]) -> tuple[tuple[Answer, ...], int]:
    """The log of one item, that of other programs included, and how often it was forgotten."""
    imported: dict[int, Answer] = {}
    own: dict[int, Answer] = {}
    state = NEW
    lapses = 0
    lapsed = False
    for event in events:
        before, state = state, apply(state, event)
        if event.kind == Kind.IMPORTED:
            imported.update((answer.at, answer) for answer in _imported(event.data.get("log")))
        elif event.kind == Kind.SET:
            found = event.data.get("lapses")
            lapses = max(found, lapses) if isinstance(found, int) else lapses
        elif event.kind == Kind.REVIEW and event.grade is not None and 0 <= event.grade <= 5:
            early = before.due is not None and event.day < before.due
            known = before.repetitions > 0
            failed = event.grade < PASS
            kind = EARLY if early else REVIEW if known else RELEARN if lapsed else LEARN
            own[event.wall] = Answer(
                at=event.wall,
                grade=event.grade,
                seconds=event.seconds or 0.0,
                interval=state.interval,
                last_interval=before.interval,
                easiness=state.easiness,
                kind=kind,
            )
            lapsed = lapsed or (known and failed)
            lapses += known and failed
    # A package of ours that came back brings answers that the journal holds itself.
    merged = {**imported, **own}
    return tuple(merged[at] for at in sorted(merged)), lapses


def _imported(log: Any) -> Iterator[Answer]:
    """The answers in the data of an event; what is damaged is left out."""
    last = 0
    for row in log if isinstance(log, list) else ():
        match row:
            case [
                int(at),
                int(grade),
                int() | float() as seconds,
                int(interval),
                int(easiness),
                str(kind),
            ] if 0 <= grade <= 5 and kind in KINDS and min(at, interval, easiness) >= 0:
                yield Answer(at, grade, seconds, interval, last, easiness, KINDS.index(kind))
                last = interval
