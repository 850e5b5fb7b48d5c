"""What differs in meaning between two states of decks: never layout, order or comments."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from trainer.content.library import Library
from trainer.deckfile.facets import Facets, Key, What, folded, of_card, of_deck, of_scenario

ALIKE = 0.6
"""From this similarity on, a phrase that went and one that came are one that was reworded."""

MOST_COMPARED = 50
"""Phrases of one list that are compared with each other; more would take too long."""

_WHOLE = (What.POINT, What.RED_FLAG, What.FOLLOW_UP)
"""Where one of these comes or goes, the rest of it does too and is not told."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One difference within an item."""

    what: What
    part: str
    """The point, follow-up or red flag; empty for the whole."""
    before: str
    """Empty if it was not there."""
    after: str
    """Empty if it is gone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that came or went."""

    name: str
    ask: str
    twin: str = ""
    """For one that went: what came with the same question, and does not name it `formerly`."""


@dataclass(frozen=True, slots=True)
class Changed:
    """An item, or what a deck says of its cards, that differs."""

    name: str
    was: str
    """Its name before; the same one unless it moved."""
    kind: str
    """`deck`, `card` or `scenario`."""
    details: tuple[Detail, ...]
    answer: bool
    """Whether the right answer is another one."""

    @property
    def moved(self) -> bool:
        """Whether it has another name than before."""
        return self.name != self.was


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs in meaning."""

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    changed: tuple[Changed, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Each item that was moved or differs, parts included, by its new name with its old one."""
    answers: frozenset[str] = frozenset()
    """Those of them, by their new names, whose right answer is another one."""
    gone: frozenset[str] = frozenset()
    """Every item whose id went and is named `formerly` nowhere, parts included."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Touched:
    """What changes do to one learner's schedules; the items under the names they have there."""

    items: tuple[str, ...]
    """All that are touched."""
    answers: tuple[str, ...]
    """Those whose right answer is another one."""
    lost: tuple[str, ...]
    """Those that lose their history."""


def changes(before: Library, after: Library) -> Changes:
    """What differs in meaning from `before` to `after`, in the order of the new files."""
    olds, news = _items(before), _items(after)
    decks = {deck.id: of_deck(deck) for deck in before.decks}
    pairs = {name: _former(new, olds, news) for name, new in news.items()}
    kept = set(pairs.values())
    found: list[Changed] = []
    tags: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for deck in after.decks:
        if old := decks.get(deck.id):
            new = of_deck(deck)
            tags[deck.id] = (_tags(old), _tags(new))
            if details := tuple(_details(old, new)):
                found.append(Changed(deck.id, deck.id, "deck", details, answer=False))
    names: dict[str, str] = {}
    answers: set[str] = set()
    gone = {name for name in olds if name not in kept}
    gone |= {f"{name}#{part}" for name in gone for part in olds[name].parts}
    for name, new in news.items():
        old = olds.get(pairs[name] or "")
        if old is None:
            continue
        by_deck = tags.get(name.partition("/")[0]) if old.name == name and "/" in name else None
        details = tuple(_without_tags(_details(old, new), by_deck))
        if details or old.name != name:
            answer = old.answer != new.answer
            kind = "card" if "/" in name else "scenario"
            found.append(Changed(name, old.name, kind, details, answer))
            names[name] = old.name
            answers |= {name} if answer else set()
        for part, digest in old.parts.items():
            if part not in new.parts:
                gone.add(f"{old.name}#{part}")
            elif old.name != name or any(each.part == part for each in details):
                names[f"{name}#{part}"] = f"{old.name}#{part}"
                answers |= {f"{name}#{part}"} if new.parts[part] != digest else set()
    came = {name: new for name, new in news.items() if pairs[name] is None}
    twins = {folded(new.ask).casefold(): name for name, new in came.items()}
    return Changes(
        added=tuple(Entry(name, new.ask) for name, new in came.items()),
        removed=tuple(
            Entry(name, old.ask, twins.get(folded(old.ask).casefold(), ""))
            for name, old in olds.items()
            if name not in kept
        ),
        changed=tuple(found),
        names=names,
        answers=frozenset(answers),
        gone=frozenset(gone),
    )


def touched(found: Changes, scheduled: Collection[str]) -> Touched:
    """What the changes do to the items that have a schedule, by their old or new names."""
    known = frozenset(scheduled)
    mine = {
        new: next(name for name in (new, old) if name in known)
        for new, old in found.names.items()
        if new in known or old in known
    }
    lost = found.gone & known
    return Touched(
        items=tuple(sorted({*mine.values(), *lost})),
        answers=tuple(sorted(mine[name] for name in found.answers if name in mine)),
        lost=tuple(sorted(lost)),
    )


def _items(library: Library) -> dict[str, Facets]:
    cards = (of_card(card) for deck in library.decks for card in deck.cards)
    items = {each.name: each for each in cards}
    return items | {each.id: of_scenario(each) for each in library.scenarios}


def _former(new: Facets, olds: Mapping[str, Facets], news: Mapping[str, Facets]) -> str | None:
    """The name before of an item; None if it is a new one."""
    if new.name in olds:
        return new.name
    return next((name for name in new.formerly if name in olds and name not in news), None)


def _details(old: Facets, new: Facets) -> Iterator[Detail]:
    """What differs, the whole first, then part by part as the new file has them."""
    keys = dict.fromkeys((*new.texts, *new.lists, *old.texts, *old.lists))
    parts = {part: place for place, part in enumerate(dict.fromkeys(part for part, _ in keys))}
    order = {what: place for place, what in enumerate(What)}
    for key in sorted(keys, key=lambda key: (parts[key[0]], order[key[1]])):
        part, what = key
        if what not in _WHOLE and _came_or_went(part, old, new):
            continue
        if key in old.lists or key in new.lists:
            yield from _phrases(key, old.lists.get(key, ()), new.lists.get(key, ()))
        elif folded(old.texts.get(key, "")) != folded(new.texts.get(key, "")):
            yield Detail(what, part, old.texts.get(key, ""), new.texts.get(key, ""))


def _came_or_went(part: str, old: Facets, new: Facets) -> bool:
    """Whether a part is only on one side, or is something else on the other."""
    return part != "" and any(
        ((part, what) in old.texts) != ((part, what) in new.texts) for what in _WHOLE
    )


def _phrases(key: Key, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Detail]:
    """The phrases that went, came and were reworded: case and order say nothing."""
    part, what = key
    olds = {folded(text).casefold(): text for text in before}
    news = {folded(text).casefold(): text for text in after}
    went = {text: shown for text, shown in olds.items() if text not in news}
    came = {text: shown for text, shown in news.items() if text not in olds}
    if max(len(went), len(came)) <= MOST_COMPARED and what not in (What.TAGS, What.CONTRASTS):
        for text in list(went):
            close = max(came, key=lambda other: _likeness(text, other), default="")
            if close and _likeness(text, close) >= ALIKE:
                yield Detail(what, part, went.pop(text), came.pop(close))
    yield from (Detail(what, part, shown, "") for shown in went.values())
    yield from (Detail(what, part, "", shown) for shown in came.values())


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, of their words."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _tags(facets: Facets) -> frozenset[str]:
    return frozenset(facets.lists.get(("", What.TAGS), ()))


def _without_tags(
    details: Iterator[Detail], by_deck: tuple[frozenset[str], frozenset[str]] | None
) -> Iterator[Detail]:
    """The details without the tags that the whole deck got or lost: those are told once."""
    before, after = by_deck or (frozenset(), frozenset())
    for each in details:
        told = each.before in before - after or each.after in after - before
        if each.what is not What.TAGS or not told:
            yield each
