"""What an import would make: decided without writing anything, then written or not."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.authoring.cards import as_card
from trainer.authoring.naming import is_id, slug
from trainer.authoring.shelf import Known, Shelf
from trainer.content.cards import Card, Deck
from trainer.content.imported import Imported, ImportedCard, Lost
from trainer.content.slugs import unique
from trainer.content.text import one_line
from trainer.deckfile.adding import remark
from trainer.deckfile.edits import with_cards
from trainer.deckfile.files import MAX_BYTES, shown_path
from trainer.deckfile.near import Alike, near
from trainer.deckfile.reader import parse
from trainer.deckfile.writing import deck_text
from trainer.errors import TrainerError

CARDS_A_FILE = 4000
"""Cards of one deck; what comes after them goes into a second one."""

BYTES_A_FILE = MAX_BYTES * 8 // 10
"""The same in bytes, with room for keys and quotes."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An imported card and what it is here."""

    source: ImportedCard
    card: Card
    """As it would be made; where it is there already, as it is there."""
    new: bool
    changed: bool = False
    """Whether its text in the source is no more what was imported once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPlan:
    """One deck that would be made or added to."""

    deck: Deck
    """With all its cards, the new ones last in their sections."""
    path: str
    read: bytes | None
    """What its file holds now; None where it is made."""
    data: bytes
    """What it will hold; as `read` if nothing is new."""
    cards: tuple[Taken, ...]
    refused: str = ""
    """Why its file may not be written, and what would be right; empty if it may."""

    @property
    def new(self) -> tuple[Taken, ...]:
        """The cards that would be made."""
        return tuple(each for each in self.cards if each.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one import would make."""

    source: Imported
    decks: tuple[DeckPlan, ...]
    near: tuple[Alike, ...]
    """New cards that nearly repeat others, here or among the new ones."""
    lost: tuple[Lost, ...]

    @property
    def cards(self) -> tuple[Taken, ...]:
        """All cards, in the order of the decks."""
        return tuple(card for deck in self.decks for card in deck.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the cards go."""

    folder: str
    """For new decks."""
    title: str = ""
    """Of one deck for all cards; empty to name decks as the source does."""
    into: str = ""
    """The id of an own deck that all cards are added to; empty for new decks."""


def plan_import(source: Imported, shelf: Shelf, target: Target) -> Plan:
    """What would be made of the cards; nothing is written.

    UsageError if the deck to add to is none of the user's own; TrainerError if its file is
    laid out so that nothing can be added.
    """
    cards, repeated = _unrepeated(source.cards)
    plans = []
    taken_ids = set(shelf.decks)
    for title, group in _groups(cards, source.title, target).items():
        made = list(_deck_plans(title, group, shelf, target, taken_ids))
        taken_ids |= {each.deck.id for each in made}
        plans += made
    new = [(each.card.item, each.card.ask) for plan in plans for each in plan.new]
    lost = (*source.lost, *([Lost("repeated cards", *repeated)] if repeated else []))
    return Plan(source=source, decks=tuple(plans), near=near(new, shelf.prompts()), lost=lost)


def after(plan: Plan, shelf: Shelf) -> Shelf:
    """The shelf as it is once the plan is written: for the plan of the next file."""
    return shelf.with_(
        Known(
            deck=each.deck,
            path=each.path,
            bundled=False,
            data=each.data,
            sources={taken.source.key: taken.card.id for taken in each.cards},
        )
        for each in plan.decks
    )


def _unrepeated(
    cards: Sequence[ImportedCard],
) -> tuple[list[ImportedCard], tuple[int, str] | None]:
    """Each card once; how many were the same as an earlier one, and one of them."""
    seen: set[tuple[str, str]] = set()
    kept = []
    example = ""
    for card in cards:
        words = (one_line(card.front).casefold(), one_line(card.back).casefold())
        if words in seen:
            example = example or f"{card.where}: {one_line(card.front)[:40]}"
        else:
            seen.add(words)
            kept.append(card)
    count = len(cards) - len(kept)
    return kept, (count, example) if count else None


def _groups(
    cards: Sequence[ImportedCard], title: str, target: Target
) -> dict[str, list[ImportedCard]]:
    """The cards by the title of the deck they go into."""
    if target.into or target.title:
        return {target.title or target.into: list(cards)}
    groups: dict[str, list[ImportedCard]] = {}
    for card in cards:
        name = ": ".join(part for part in one_line(card.deck).split("::") if part.strip())
        groups.setdefault(name or one_line(title) or "Imported", []).append(card)
    return groups


def _deck_plans(
    title: str, cards: Sequence[ImportedCard], shelf: Shelf, target: Target, taken: set[str]
) -> Iterable[DeckPlan]:
    """The plans for one group of cards: first the decks that are there, then new ones."""
    if target.into:
        yield _added(shelf.own(target.into), cards, allowed=True)
        return
    own = "" if target.title else _own_name(cards)
    base = own or slug(one_line(title), title)
    keys = {card.key for card in cards}
    rest = list(cards)
    # An earlier import of the same may have filled several files.
    family = [
        known for known in _family(base, shelf, target.folder) if not keys.isdisjoint(known.sources)
    ]
    for known in family:
        # What is new belongs to the last of them.
        here = [card for card in rest if card.key in known.sources or known is family[-1]]
        rest = [card for card in rest if card.key not in known.sources]
        yield _added(known, here, allowed=False)
    if family:
        return
    used = set(taken)
    for number, part in enumerate(_parts(rest), 1):
        name = unique(base, used)
        used.add(name)
        called = title if number == 1 else f"{title} {number}"
        yield _made(name, called, part, target.folder)


def _family(base: str, shelf: Shelf, folder: str) -> list[Known]:
    """The user's decks of that name and the numbered ones."""
    found = []
    for name, known in shelf.decks.items():
        rest = name.removeprefix(base)
        numbered = name.startswith(base) and (not rest or rest.lstrip("-").isdecimal())
        if numbered and not known.bundled and known.sources:
            found.append(known)
    # Those in the folder named come first.
    return sorted(found, key=lambda known: (Path(known.path).parent != Path(folder), known.path))


def _own_name(cards: Sequence[ImportedCard]) -> str:
    """The id of the deck that this program exported the cards from; empty if it did not."""
    names = {"" if each.card is None else each.card.deck for each in cards}
    name = names.pop() if len(names) == 1 else ""
    return name if is_id(name) else ""


def _parts(cards: Sequence[ImportedCard]) -> Iterable[list[ImportedCard]]:
    """The cards in the parts that fit into a file each."""
    part: list[ImportedCard] = []
    size = 0
    for card in cards:
        # Letters take up to four bytes, and every line is indented.
        needed = 300 + sum(len(text.encode()) * 2 for text in (card.front, card.back, card.why))
        if part and (len(part) >= CARDS_A_FILE or size + needed > BYTES_A_FILE):
            yield part
            part, size = [], 0
        part.append(card)
        size += needed
    if part:
        yield part


def _made(name: str, title: str, cards: Sequence[ImportedCard], folder: str) -> DeckPlan:
    """The plan of a new deck."""
    empty = Deck(id=name, title=one_line(title)[:200])
    taken = _taken(cards, empty, {})
    order = sorted(taken, key=lambda each: _SECTIONS.index(type(each.card).kind.value))
    deck = replace(empty, cards=tuple(each.card for each in order))
    path = str(Path(folder) / f"{name}.yaml")
    data = deck_text(deck, _remarks(taken)).encode()
    reading = parse(data, path)
    if not isinstance(reading.content, Deck):
        raise TrainerError(f"no deck can be made of these cards: {reading.problems[0]}")
    return DeckPlan(
        deck=reading.content,
        path=path,
        read=None,
        data=data,
        cards=tuple(taken),
        refused=_taken_path(path),
    )


_SECTIONS = ("concept", "number", "rapid_fire")


def _added(known: Known, cards: Sequence[ImportedCard], *, allowed: bool) -> DeckPlan:
    """The plan of a deck that is there."""
    taken = _taken(cards, known.deck, known.sources)
    new = [each.card for each in taken if each.new]
    data, deck, refused = known.data, known.deck, ""
    if new:
        shown = shown_path(known.path)
        refused = "" if allowed else _unnamed(shown, deck.id, len(new))
        data = with_cards(data, shown, new, _remarks(taken))
        content = parse(data, shown).content
        deck = content if isinstance(content, Deck) else deck  # `with_cards` has looked
    return DeckPlan(
        deck=deck, path=known.path, read=known.data, data=data, cards=tuple(taken), refused=refused
    )


def _unnamed(path: str, name: str, count: int) -> str:
    """Why cards are not added to a deck by itself."""
    cards = "1 card is" if count == 1 else f"{count} cards are"
    return (
        f"{path} exists already, and {cards} not in it; "
        f"add what is new by --into {name}, or make another deck by --title"
    )


def _taken_path(path: str) -> str:
    """Why no new deck can be made there; empty if nothing stands there."""
    if not os.path.lexists(path):
        return ""
    return (
        f"{shown_path(path)} exists already, and holds no deck of that name or one with errors; "
        "mend it, or make another deck by --title or in another folder by --to"
    )


def _remarks(taken: Iterable[Taken]) -> dict[str, str]:
    return {each.card.id: remark(each.source.key) for each in taken if each.new}


def _taken(cards: Sequence[ImportedCard], deck: Deck, sources: Mapping[str, str]) -> list[Taken]:
    """The cards as they are or would be in the deck."""
    by_id = {card.id: card for card in deck.cards}
    by_ask = {one_line(card.ask).casefold(): card for card in deck.cards}
    by_key = {key: by_id[name] for key, name in sources.items() if name in by_id}
    ids = set(by_id)
    found = []
    for each in cards:
        there = by_key.get(each.key) or by_ask.get(one_line(each.front).casefold())
        if there is not None:
            wanted = as_card(each, deck.id, there.id)
            changed = (wanted.ask, wanted.solution) != (there.ask, there.solution)
            found.append(Taken(each, there, new=False, changed=changed))
            continue
        own = each.key if each.card is None else each.card.id
        named = own if is_id(own) else slug(each.front, each.key)
        name = unique(named, ids)
        ids.add(name)
        card = as_card(each, deck.id, name)
        # The deck's own tags are those of each of its cards.
        tags = tuple(dict.fromkeys((*deck.tags, *card.tags)))
        found.append(Taken(each, replace(card, tags=tags), new=True))
    # What a card is confused with may have another name here, or may not be here at all.
    items = {each.card.item for each in found}
    return [replace(each, card=_linked(each.card, items)) if each.new else each for each in found]


def _linked(card: Card, items: Collection[str]) -> Card:
    return replace(card, contrasts=tuple(each for each in card.contrasts if each in items))
