"""Decks and schedules of any size, always the same ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from trainer.content.cards import Card, Concept, Deck, Number, RapidFire
from trainer.content.points import Level
from trainer.scheduling.schedule import Schedule

DECK_SIZE = 100
"""Cards in a deck: a thousand files hold 100,000 cards."""


def decks(cards: int) -> Iterator[Deck]:
    """Decks with that many cards in all."""
    for number, start in enumerate(range(0, cards, DECK_SIZE)):
        name = f"deck-{number:04}"
        yield Deck(
            id=name,
            title=f"Deck {number}",
            topic=f"topic-{number % 20:02}",
            tags=(f"tag-{number % 7}",),
            cards=tuple(_card(name, n, number % 7) for n in range(min(DECK_SIZE, cards - start))),
        )


def _card(deck: str, number: int, tag: int) -> Card:
    name = f"card-{number:02}"
    if number < 0.6 * DECK_SIZE:
        card: Card = Concept(
            deck=deck,
            id=name,
            ask="",
            answer="A new execution environment is made before the handler runs; " * 3,
            contrasts=(f"{deck}/card-{number ^ 1:02}",) if number % 10 < 2 else (),
        )
    elif number < 0.8 * DECK_SIZE:
        card = Number(deck=deck, id=name, ask="", value=f"{number} MB")
    else:
        card = RapidFire(deck=deck, id=name, ask="", answer=f"answer {number}")
    return replace(
        card,
        ask=f"What does part {number} of {deck} do, and when is it worth its price?",
        why="It is made so that each card has about as much text as a real one. " * 3,
        importance=1 + number % 3,
        level=Level.SENIOR if number % 4 == 0 else Level.MID,
        tags=(f"tag-{tag}",),
    )


def as_yaml(deck: Deck) -> str:
    """The deck as its author would have written it."""
    lines = [f"deck: {deck.id}", f"title: {deck.title}", f"topic: {deck.topic}"]
    lines.append(f"tags: [{', '.join(deck.tags)}]")
    section = ""
    for card in deck.cards:
        name = "rapid_fire" if isinstance(card, RapidFire) else f"{card.kind}s"
        if name != section:
            section = name
            lines.append(f"{section}:")
        key = "value" if isinstance(card, Number) else "answer"
        lines += [
            f"  - id: {card.id}",
            f"    importance: {card.importance}",
            f"    level: {card.level}",
            f"    ask: {card.ask}",
            f"    {key}: {card.solution.strip()}",
            f"    why: {card.why.strip()}",
        ]
        if card.contrasts:
            lines.append(f"    contrasts: [{', '.join(card.contrasts)}]")
    return "\n".join(lines) + "\n"


def write_decks(folder: Path, cards: int) -> None:
    """Files of decks with that many cards in all."""
    folder.mkdir(parents=True, exist_ok=True)
    for deck in decks(cards):
        (folder / f"{deck.id}.yaml").write_text(as_yaml(deck), encoding="utf-8")


def schedules(cards: int, first_due: date, days: int) -> Iterator[tuple[str, Schedule]]:
    """A studied schedule of each card, due on `days` days from `first_due` on, evenly."""
    items = (card.item for deck in decks(cards) for card in deck.cards)
    for number, item in enumerate(items):
        due = first_due + timedelta(days=number % days)
        interval = 6 + number % 30
        last = due - timedelta(days=interval)
        yield (
            item,
            Schedule(
                repetitions=3,
                interval=interval,
                easiness=200 + number % 60,
                due=due,
                last_day=last,
                introduced=last - timedelta(days=7),
                reviews=3 + number % 9,
                failures=number % 9,
            ),
        )
