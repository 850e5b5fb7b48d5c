"""Reading one deck or scenario file: from bytes to values, or to everything wrong with them."""

from dataclasses import dataclass, replace

from trainer.content.cards import Deck
from trainer.content.library import Reading
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.deckfile import formats
from trainer.deckfile.decks import build_deck, deck_names
from trainer.deckfile.links import Link
from trainer.deckfile.nodes import Mapping, Node, Scalar, Sequence
from trainer.deckfile.notes import Notes, Spot, Word
from trainer.deckfile.reading_on import load_on
from trainer.deckfile.records import Record
from trainer.deckfile.scenarios import build_scenario, scenario_names
from trainer.deckfile.text import BinaryError, decode

_START = Spot(1, 1)
_WHICH = "a file begins with `deck: some-id`, `scenario: some-id` or `syllabus: some-id`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One file, read, with the names that other files may disagree with."""

    content: Deck | Scenario | None
    """None when an error kept the file from being used."""
    problems: tuple[Problem, ...]
    name: Word | None = None
    """The id of the deck or scenario; None when the file was not understood that far."""
    is_deck: bool = False
    cards: dict[str, Word] | None = None
    """The cards of a deck by id, faulty ones included."""
    complete: bool = True
    """Whether these are all its cards."""
    contrasts: tuple[Link, ...] = ()
    formerly: tuple[Link, ...] = ()
    parts: frozenset[str] = frozenset()
    """The points, follow-up points and red flags of a scenario by id."""
    answers: tuple[Spot, ...] = ()
    """Where the golden answers of a scenario begin."""
    root: Mapping | None = None
    """The tree of the file; None when it has none that could be used."""

    @property
    def record(self) -> Record:
        """What the tree was read as."""
        return formats.DECK if self.is_deck else formats.SCENARIO


def parse(data: bytes, path: str) -> Reading:
    """The deck or scenario in the bytes of a file; `path` is how its problems name it.

    Every problem within the file is in the result; none is raised.
    """
    parsed = parse_names(data, path)
    return Reading(content=parsed.content, problems=parsed.problems)


def parse_names(data: bytes, path: str) -> Parsed:
    """Like `parse`, and the names that stand in the file with their places."""
    notes = Notes(path)
    try:
        text = decode(data)
    except BinaryError as error:
        notes.error(Spot(error.line, error.column), "not-text", str(error), error.cure)
        return Parsed(content=None, problems=notes.problems())
    root, notes, passed = load_on(text, notes)
    parsed = _parsed(_known(root, notes), notes)
    if not passed.faults:
        return parsed
    # What was read over its faults names things, and is good for nothing else.
    problems = passed.told(parsed.problems)
    return replace(parsed, content=None, problems=problems, complete=False, root=None)


def _parsed(root: Node | None, notes: Notes) -> Parsed:
    kind = _kind(root, notes) if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or kind is None:
        return Parsed(content=None, problems=notes.problems())
    return _deck(root, notes) if kind is formats.DECK else _scenario(root, notes)


def _known(root: Node | None, notes: Notes) -> Node | None:
    """The tree of the file, after a note if there is nothing to go on with."""
    if root is None and not notes.failed:
        notes.error(_START, "empty-file", "the file holds nothing", _WHICH)
    elif isinstance(root, Scalar | Sequence):
        notes.error(root, "no-deck", "this is neither a deck nor a scenario", _WHICH)
    return root


def _kind(root: Mapping, notes: Notes) -> Record | None:
    """Which record the file is meant to be; None after a note if that cannot be said."""
    keys = {key.text: key for key, _ in root.entries}
    if formats.is_newer(root, notes):
        return None
    if "deck" in keys and "scenario" in keys:
        place = max(keys["deck"], keys["scenario"], key=lambda key: (key.line, key.column))
        message = "the file is a deck and a scenario at once"
        notes.error(place, "deck-and-scenario", message, "move one of them to a file of its own")
        return None
    if "deck" in keys:
        return formats.DECK
    if "scenario" in keys:
        return formats.SCENARIO
    # The line that says so may be lost; other keys tell as well.
    for record, other in ((formats.DECK, formats.SCENARIO), (formats.SCENARIO, formats.DECK)):
        if any(key in record.by_key and key not in other.by_key for key in keys):
            return record
    notes.error(root, "no-deck", "this is neither a deck nor a scenario", _WHICH)
    return None


def _deck(root: Mapping, notes: Notes) -> Parsed:
    entry = formats.DECK.read_mapping(root, notes)
    name: Word | None = entry.values.get("deck")
    names = deck_names(entry, root, name.text if name else "", notes)
    return Parsed(
        content=None if notes.failed else build_deck(entry),
        problems=notes.problems(),
        name=name,
        is_deck=True,
        cards=names.cards,
        complete=names.complete,
        contrasts=names.contrasts,
        formerly=names.formerly,
        root=root,
    )


def _scenario(root: Mapping, notes: Notes) -> Parsed:
    entry = formats.SCENARIO.read_mapping(root, notes)
    name: Word | None = entry.values.get("scenario")
    names = scenario_names(entry, name.text if name else "", notes)
    return Parsed(
        content=None if notes.failed else build_scenario(entry),
        problems=notes.problems(),
        name=name,
        formerly=names.formerly,
        parts=frozenset(names.parts),
        answers=names.answers,
        root=root,
    )
