"""Reading many files, and what only shows between them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from trainer.content.cards import Deck
from trainer.content.library import Library, Place
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.content.sources import SourceFile
from trainer.deckfile.asked import Items, Owner, check_asked_by
from trainer.deckfile.care import check_care
from trainer.deckfile.craft import check_cards, check_scenario
from trainer.deckfile.craft_rubrics import check_rubrics
from trainer.deckfile.files import shown_path
from trainer.deckfile.links import Link, note_dangling
from trainer.deckfile.nodes import Mapping
from trainer.deckfile.notes import Notes, Word
from trainer.deckfile.opened import Kept, opened_file
from trainer.deckfile.placed import cards_of, questions_in, questions_of
from trainer.deckfile.reader import Parsed
from trainer.deckfile.repeats import Prompt, check_repeats
from trainer.deckfile.shapes import NAME_A_CARD
from trainer.deckfile.sound import sound_part
from trainer.deckfile.syllabus import SyllabusFile, in_use
from trainer.deckfile.text import quoted
from trainer.errors import nearest
from trainer.grading.lexicon import Lexicon

_T = TypeVar("_T")

Tell = Callable[[str, int, int], None]
"""Takes what is done, which file it is done to, counted from 1, and of how many."""

_Key = tuple[bool, str]
"""Whether it is a deck, and its id: a deck and a scenario may share a name."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was understood as far as its id."""

    source: SourceFile
    parsed: Parsed
    name: Word
    notes: Notes

    @property
    def key(self) -> _Key:
        return (self.parsed.is_deck, self.name.text)

    @property
    def cards(self) -> dict[str, Word]:
        return self.parsed.cards or {}

    def readable(self) -> tuple[Deck | Scenario, Mapping] | None:
        """What can be looked at, with its tree: of a faulty deck the faultless cards."""
        content, root = self.parsed.content, self.parsed.root
        if root is None:
            return None
        if content is not None:
            return content, root
        return sound_part(root) if self.parsed.is_deck else None


@dataclass(slots=True)
class _Shelf:
    """The files in use, once shadowed and repeated ones are put aside."""

    files: list[_File]
    complete: bool
    """Whether every file was understood as far as its id; if not, a name that is nowhere
    to be found may stand in a file that could not be read."""
    by_key: dict[_Key, _File] = field(init=False)

    def __post_init__(self) -> None:
        self.by_key = {file.key: file for file in self.files}

    def has(self, item: str) -> bool:
        """Whether the item, a card or a scenario, exists."""
        deck, slash, card = item.partition("/")
        file = self.by_key.get((bool(slash), deck))
        return file is not None and (not slash or card in file.cards)


@dataclass(frozen=True, slots=True)
class Proof:
    """What it takes to prove rubrics by their golden answers."""

    lexicon: Lexicon
    sources: Collection[SourceFile]
    """The files whose scenarios are proved: grading takes time."""


@dataclass(frozen=True, slots=True)
class Craft:
    """What it takes to say what could be better about cards and rubrics."""

    today: date
    """Figures grow old."""
    sources: Collection[SourceFile]
    """The files whose craft is looked at; the others are read for what these repeat."""


def check(
    sources: Sequence[SourceFile],
    proof: Proof | None = None,
    craft: Craft | None = None,
    kept: Kept | None = None,
    tell: Tell | None = None,
) -> Library:
    """The library in the files, with every problem of each file and between them.

    A file with an error is left out; the others are used. A reference that points
    nowhere is an error, and its deck can be used nevertheless. So is a golden answer that
    scores otherwise than its label promises, and a point that nothing earns is a warning; they
    are graded only if there is a `proof`. The craft of cards is looked at only if asked for.
    Who checks often has what was read `kept`: a file is read once as long as it stays as it is.
    Who waits may `tell` how far it is.
    """
    problems: list[Problem] = []
    files: list[_File] = []
    plans: list[SyllabusFile] = []
    opened = opened_file if kept is None else kept.opened
    for source in _told("reading", sources, tell):
        each = opened(source)
        problems += each.problems
        if each.plan is not None:
            plans.append(each.plan)
        if each.parsed is not None and each.parsed.name is not None:
            # A copy: what is wrong between files is noted there, and differs each time.
            files.append(_File(source, each.parsed, each.parsed.name, each.notes.copy()))
        else:
            problems += each.notes.problems()
    shelf = _Shelf(_in_use(files), complete=len(files) + len(plans) == len(sources))
    _check_contrasts(shelf)
    _check_formerly(shelf)
    _check_contents(shelf, craft)
    if proof is not None:
        proved = [file for file in files if file.source in proof.sources]
        for file in _told("grading", proved, tell):
            _prove(file, proof.lexicon)
    for file in files:
        problems += file.notes.problems()
    used, clashes = in_use(plans)
    problems += clashes
    problems += _syllabus_problems(plans, used, shelf)
    contents = [file.parsed.content for file in shelf.files]
    syllabuses = (plan.parsed.content for plan in used)
    return Library(
        decks=tuple(each for each in contents if isinstance(each, Deck)),
        scenarios=tuple(each for each in contents if isinstance(each, Scenario)),
        syllabuses=tuple(each for each in syllabuses if each is not None),
        places=dict(_places(shelf.files)),
        problems=tuple(sorted(problems)),
    )


def _told(what: str, each: Sequence[_T], tell: Tell | None) -> Iterator[_T]:
    """Each in turn, and told so."""
    for number, one in enumerate(each, 1):
        if tell is not None:
            tell(what, number, len(each))
        yield one


def _in_use(files: Iterable[_File]) -> list[_File]:
    """One file for each id, in the order given; a second one is noted.

    A user's file stands before a bundled one, unless it cannot be used.
    """
    by_key: dict[tuple[_Key, bool], _File] = {}
    for file in files:
        first = by_key.setdefault((file.key, file.source.bundled), file)
        if first is not file:
            what = "deck" if file.parsed.is_deck else "scenario"
            where = f"{shown_path(first.source.path)}:{first.name.line}"
            message = f"the {what} {quoted(file.name.text)} is also in {where}"
            cure = "keep one of the two files, or give one an id of its own"
            file.notes.error(file.name, "duplicate-file", message, cure)
    used = []
    for (key, bundled), file in by_key.items():
        other = by_key.get((key, not bundled))
        if other is None or _chosen(file, other) is file:
            used.append(file)
    return used


def _chosen(one: _File, other: _File) -> _File:
    """Which of a bundled file and a user's with the same id is used."""
    users, bundled = (other, one) if one.source.bundled else (one, other)
    broken = users.parsed.content is None and bundled.parsed.content is not None
    return bundled if broken else users


def _check_contrasts(shelf: _Shelf) -> None:
    for file in shelf.files:
        for link in file.parsed.contrasts:
            deck = link.target.partition("/")[0]
            if deck == file.name.text or shelf.has(link.target):
                continue  # within a deck the reader has looked already
            other = shelf.by_key.get((True, deck))
            if other is not None and (_replaced(file, other) or not other.parsed.complete):
                continue
            if other is not None:
                note_dangling(link.place, [f"{deck}/{card}" for card in other.cards], file.notes)
            elif shelf.complete:
                message = f"there is no deck {quoted(deck)}"
                close = _meant(link.target, shelf)
                cure = f"did you mean {quoted(close)}?" if close else NAME_A_CARD
                file.notes.error(link.place, "dangling-reference", message, cure)


def _meant(item: str, shelf: _Shelf) -> str | None:
    """The card that was meant, where the deck has the wrong name."""
    deck, _, card = item.partition("/")
    close = nearest(deck, (name for is_deck, name in shelf.by_key if is_deck))
    if close is None:
        return None
    return nearest(
        f"{close}/{card}", (f"{close}/{each}" for each in shelf.by_key[True, close].cards)
    )


def _replaced(file: _File, other: _File) -> bool:
    """Whether a bundled file disagrees with a user's, who took the bundled one's place."""
    return file.source.bundled and not other.source.bundled


def _check_formerly(shelf: _Shelf) -> None:
    claims: dict[str, tuple[_File, Link]] = {}
    for file in shelf.files:
        for link in file.parsed.formerly:
            if shelf.has(link.target):
                if _replaced(file, shelf.by_key[(True, link.target.partition("/")[0])]):
                    continue
                message = f"{quoted(link.target)} still exists, so its history is its own"
                cure = "remove this line, or the old card"
                file.notes.error(link.place, "formerly-exists", message, cure)
                continue
            owner, first = claims.setdefault(link.target, (file, link))
            if first is not link:
                where = f"{shown_path(owner.source.path)}:{first.place.line}"
                message = f"the history of {quoted(link.target)} is claimed in {where} already"
                file.notes.error(link.place, "formerly-claimed", message, "keep one of the two")


def _syllabus_problems(
    plans: Iterable[SyllabusFile], used: Collection[SyllabusFile], shelf: _Shelf
) -> Iterator[Problem]:
    """What is wrong with the syllabuses: in each file, and with the items that used ones name."""
    items = _items(shelf)
    for plan in plans:
        yield from plan.parsed.problems
        if plan in used:
            notes = Notes(plan.source.path)
            check_asked_by(plan.parsed.asked_by, items, plan.source.bundled, notes)
            yield from notes.problems()


def _items(shelf: _Shelf) -> Items:
    """Everything on the shelf that can be asked."""
    decks: dict[str, Owner] = {}
    scenarios: dict[str, Owner] = {}
    for file in shelf.files:
        name = file.name.text
        if file.parsed.is_deck:
            cards = frozenset(f"{name}/{card}" for card in file.cards)
            decks[name] = Owner(cards, file.parsed.complete, file.source.bundled)
        else:
            parts = frozenset((name, *(f"{name}#{part}" for part in file.parsed.parts)))
            whole = file.parsed.content is not None
            scenarios[name] = Owner(parts, whole, file.source.bundled)
    links = (link for file in shelf.files for link in file.parsed.formerly)
    return Items(decks, scenarios, {link.target: link.item for link in links}, shelf.complete)


def _prove(file: _File, lexicon: Lexicon) -> None:
    """Note what grading shows: answers judged otherwise than promised, points nothing earns."""
    # Imported here: what grades is a third of all that a check loads.
    from trainer.deckfile.golden import misjudged, rubric_of
    from trainer.deckfile.reach import check_reach

    content, root = file.parsed.content, file.parsed.root
    own = None
    if isinstance(content, Scenario):
        own = rubric_of(content, lexicon)
        for finding in misjudged(content, lexicon, own):
            place = file.parsed.answers[finding.place]
            file.notes.error(place, "golden-answer", finding.message, finding.cure)
    if content is not None and root is not None:
        check_reach(content, root, lexicon, file.notes, own)


def _check_contents(shelf: _Shelf, craft: Craft | None) -> None:
    """Warn of what the files in use lack, and of what could be better if that is asked for."""
    asked: list[Prompt] = []
    others: list[Prompt] = []
    # Of two cards that are alike, the user's own is the one to be changed.
    for file in sorted(shelf.files, key=lambda each: not each.source.bundled):
        checked = craft is not None and file.source in craft.sources
        found = file.readable() if checked or file.parsed.content else None
        if found is None:
            continue
        content, root = found
        cards = list(cards_of(content, root)) if isinstance(content, Deck) else []
        check_care(cards, file.cards, file.notes)
        if craft is None:
            continue
        path = shown_path(file.source.path)
        prompts = asked if checked else others
        prompts += [Prompt(*each, path, file.notes) for each in cards]
        if checked:
            check_rubrics(questions_in(cards) if cards else questions_of(content, root), file.notes)
            check_cards(cards, craft.today, file.notes)
        if checked and isinstance(content, Scenario):
            check_scenario(content, root, file.notes)
    check_repeats(asked, others)


def _places(files: Iterable[_File]) -> Iterator[tuple[str, Place]]:
    """Every card of the files with its place."""
    for file in files:
        path = shown_path(file.source.path)
        for card, word in file.cards.items():
            yield f"{file.name.text}/{card}", Place(path, word.line, word.column)
