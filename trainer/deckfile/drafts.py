"""A card that is in no file yet: read from what somebody typed, as strictly as a file."""

from collections.abc import Container, Mapping, Sequence

from trainer.content.cards import Card, CardKind, Deck
from trainer.content.problems import Problem
from trainer.content.slugs import unique_slug
from trainer.deckfile import formats
from trainer.deckfile.decks import SECTIONS, build_card
from trainer.deckfile.links import Link, check_contrast, in_deck, unique
from trainer.deckfile.nodes import Mapping as Tree
from trainer.deckfile.nodes import Node, Scalar, load
from trainer.deckfile.nodes import Sequence as List
from trainer.deckfile.notes import Notes
from trainer.deckfile.records import Field, Record
from trainer.deckfile.text import BinaryError, clean, decode
from trainer.errors import ExitCode, TrainerError

RECORDS: Mapping[CardKind, Record] = {
    CardKind.CONCEPT: formats.CONCEPT,
    CardKind.NUMBER: formats.NUMBER,
    CardKind.RAPID_FIRE: formats.RAPID_FIRE,
}
"""What a card of each kind is made of."""

_TYPES = {kind.kind: kind for _, kind in SECTIONS}
_SIGNS = {"value": CardKind.NUMBER, "accept": CardKind.RAPID_FIRE, "seconds": CardKind.RAPID_FIRE}
"""Keys that only one kind has, and that nobody writes by mistake."""


class DraftError(TrainerError):
    """The card has errors; `problems` are all of them."""

    exit_code = ExitCode.INVALID_DECK

    def __init__(self, problems: Sequence[Problem], placed: bool) -> None:
        """`placed` says whether lines and columns mean anything to who wrote it."""
        self.problems = tuple(problems)
        said = [str(each) if placed else f"{each.message}; {each.cure}" for each in problems]
        super().__init__("\n".join(said))


def card_of(fields: Mapping[str, str | Sequence[str]], kind: CardKind | None, deck: Deck) -> Card:
    """The card with these texts and lists of texts by key; DraftError if it has errors.

    Without a kind the keys tell it; without an id the question gives it. A point is what a
    strong candidate says, and that gives its id.
    """
    return _card(_node(fields), "", kind, deck)


def card_in(data: bytes, where: str, kind: CardKind | None, deck: Deck) -> Card:
    """The card in YAML as it would stand in a file; `where` is how errors name its place."""
    notes = Notes(where)
    try:
        node = load(decode(data), notes)
    except BinaryError as error:
        raise TrainerError(f"{where}: {error}; send text in UTF-8") from None
    if notes.failed:
        raise DraftError(notes.problems(), placed=True)
    if isinstance(node, List) and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, Tree):
        raise TrainerError(f"{where} holds no card; write its keys, one a line: `ask: …`")
    return _card(node, where, kind, deck)


def complaint(field: Field, given: str | Sequence[str]) -> str:
    """What is wrong with one value of a card, and what would be right; empty if nothing is."""
    notes = Notes("")
    (_, node), *_ = _named_points(_node({field.key: given})).entries
    field.shape.read(node, field.key, notes)
    return next((f"{each.message}; {each.cure}" for each in notes.problems()), "")


def _node(fields: Mapping[str, str | Sequence[str]]) -> Tree:
    """The texts as they would be read from a file."""
    entries: list[tuple[Scalar, Node]] = []
    for key, given in fields.items():
        if isinstance(given, str):
            entries.append((_scalar(key), _scalar(given)))
            continue
        of = _point if key == "points" else _scalar
        entries.append((_scalar(key), List(1, 1, tuple(map(of, given)), flow=False)))
    return Tree(1, 1, tuple(entries), flow=False)


def _point(text: str) -> Tree:
    return Tree(1, 1, ((_scalar("say"), _scalar(text)),), flow=False)


def _scalar(text: str) -> Scalar:
    return Scalar(1, 1, clean(text))


def _card(node: Tree, where: str, kind: CardKind | None, deck: Deck) -> Card:
    keys = {key.text: value for key, value in node.entries}
    kind = kind or next((_SIGNS[key] for key in keys if key in _SIGNS), CardKind.CONCEPT)
    notes = Notes(where)
    known = {card.id for card in deck.cards}
    entry = RECORDS[kind].read_mapping(_named(_named_points(node), "ask", "card", known), notes)
    unique(entry.entries("points"), "point", notes)
    for word in entry.words("contrasts"):
        source = f"{deck.id}/{entry.id.text if entry.id else ''}"
        check_contrast(Link(source, in_deck(word, deck.id), word), deck.id, known, notes)
    if notes.failed:
        raise DraftError(notes.problems(), placed=bool(where))
    card = build_card(_TYPES[kind], entry, deck.id, deck.tags)
    if card.id in known:
        raise TrainerError(f"the deck {deck.id} has a card {card.id} already; choose another id")
    return card


def _named(node: Tree, key: str, instead: str, taken: Container[str]) -> Tree:
    """The card or point with an id made of its text under the key, if it has none."""
    text = _value(node, key)
    if _value(node, "id") is not None or not isinstance(text, Scalar):
        return node
    made = unique_slug(clean(text.text), instead, taken)
    name = Scalar(node.line, node.column, "id")
    return node._replace(entries=((name, Scalar(node.line, node.column, made)), *node.entries))


def _named_points(card: Tree) -> Tree:
    """The card with an id for each of its points."""
    points = _value(card, "points")
    if not isinstance(points, List):
        return card
    given = (_value(each, "id") for each in points.items if isinstance(each, Tree))
    taken = {own.text for own in given if isinstance(own, Scalar)}
    named: list[Node] = []
    for each in points.items:
        point = _named(each, "say", "point", taken) if isinstance(each, Tree) else each
        named.append(point)
        if isinstance(point, Tree) and isinstance(own := _value(point, "id"), Scalar):
            taken.add(own.text)
    new = points._replace(items=tuple(named))
    return card._replace(
        entries=tuple((key, new if value is points else value) for key, value in card.entries)
    )


def _value(node: Tree, key: str) -> Node | None:
    return next((value for name, value in node.entries if name.text == key), None)
