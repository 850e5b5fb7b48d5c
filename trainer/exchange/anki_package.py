"""Reading Anki packages (`.apkg`, `.colpkg`): the oldest format, the old and the newest."""

import json
from pathlib import Path
from typing import NamedTuple

from trainer.content.imported import Imported, ImportedCard
from trainer.content.text import one_line, shortened
from trainer.exchange import anki_archive, anki_note, anki_wire
from trainer.exchange.anki_archive import Archive
from trainer.exchange.anki_database import read_collection
from trainer.exchange.anki_rows import CardRow, Collection, Note, NoteType
from trainer.exchange.anki_schedule import is_answer, log_of, state_of
from trainer.exchange.anki_template import after_answer_line, fields_of, render
from trainer.exchange.cloze import gapped
from trainer.exchange.gathering import tidy_tags
from trainer.exchange.html import html_text
from trainer.exchange.limits import LONGEST_SIDE, ImportFileError
from trainer.exchange.losses import Losses
from trainer.exchange.unpacking import unpacking

FORMATS = {
    "collection.anki21b": "Anki package, newest format",
    "collection.anki21": "Anki package, old format",
    "collection.anki2": "Anki package, oldest format",
}

_OCCLUSION = "image-occlusion:"
"""How a gap begins that hides a part of a picture."""

_LONGEST_GUID = 100
_LONGEST_DECK = 200

MOST_RENDERED = 200_000_000
"""Characters of all sides of all cards, before they are made plain."""


class _Sides(NamedTuple):
    """A card as HTML."""

    front: str
    back: str
    why: str = ""


def read_package(path: str) -> Imported:
    """The cards in the package at `path`; ImportFileError if it cannot be read.

    Nothing in it is run, and nothing is unpacked but its database, to a folder that is
    removed at once.
    """
    losses = Losses()
    with anki_archive.opened(path) as archive, unpacking(archive.name) as folder:
        name = archive.collection
        database = folder / "collection"
        archive.unpack(name, database)
        collection = read_collection(database, archive.name)
        _count_media(archive, losses)
    reader = _Reader(collection, losses, archive.name)
    cards = reader.cards()
    reader.count_log()
    return Imported(
        title=_title(cards) or one_line(Path(path).stem),
        cards=cards,
        lost=losses.found(),
        format=FORMATS[name],
    )


class _Reader:
    """Makes cards of the rows of one collection."""

    def __init__(self, collection: Collection, losses: Losses, name: str) -> None:
        self._name = name
        self._collection = collection
        self._losses = losses
        self._rendered = 0
        self._places: dict[str, int] = {}
        """Of the cards that this program exported, by key."""

    def cards(self) -> tuple[ImportedCard, ...]:
        """All that can be asked, in the order in which their notes were made, or exported."""
        read = []
        for row in self._collection.cards:
            try:
                card = self._card(row)
            except ImportFileError as error:
                raise ImportFileError(f"{self._name}, note {row.note}: {error}") from None
            if card is not None:
                read.append(card)
        # Stable: what was not exported from here stays where it is.
        return tuple(sorted(read, key=lambda card: self._places.get(card.key, 0)))

    def _card(self, row: CardRow) -> ImportedCard | None:
        """The card of a row; None, and a loss counted, where nothing can be asked of it."""
        note = self._collection.notes.get(row.note)
        kind = None if note is None else self._collection.types.get(note.type)
        if note is None or kind is None:
            self._losses.add("cards without a note", f"card {row.id}")
            return None
        named = dict(zip(kind.fields, note.fields, strict=False))
        own = anki_note.card_of(named, note.tags) if kind.fields == anki_note.FIELDS else None
        sides = _Sides("", "") if own is not None else self._sides(row, note, kind, named)
        if sides is None:
            self._losses.add("cards without a template", _first_field(note))
            return None
        front, back, why = (html_text(side, self._losses) for side in sides)
        front = _unheaded(front)
        if own is not None:
            front, back, why = own.card.ask, own.card.solution, own.card.why
        elif not front:
            self._losses.add("cards without a question in words", _first_field(note))
            return None
        elif not back:
            self._losses.add("cards without an answer in words", front)
            return None
        if max(len(front), len(back), len(why)) > LONGEST_SIDE:
            self._losses.add(f"cards longer than {LONGEST_SIDE:,} characters", front)
            return None
        key = f"{one_line(note.guid)[:_LONGEST_GUID]}:{row.ord}"
        if own is not None:
            self._places[key] = own.place
        return ImportedCard(
            key=key,
            front=front,
            back=back,
            why=why,
            tags=tidy_tags(note.tags),
            deck=self._deck(row)[:_LONGEST_DECK],
            where=f"note {row.note}",
            state=state_of(row, self._collection),
            log=log_of(row, self._collection),
            card=None if own is None else own.card,
        )

    def count_log(self) -> None:
        """Count what of the log is no answer, or belongs to no card."""
        known = {card.id for card in self._collection.cards}
        for id_, rows in self._collection.log.items():
            if id_ not in known:
                self._losses.add("answers to cards that are gone", number=len(rows))
            elif moved := sum(not is_answer(row) for row in rows):
                self._losses.add("cards moved without an answer", number=moved)

    def _deck(self, row: CardRow) -> str:
        home = row.original_deck or row.deck
        return one_line(self._collection.decks.get(home, ""))

    def _sides(
        self, row: CardRow, note: Note, kind: NoteType, named: dict[str, str]
    ) -> _Sides | None:
        template_at = 0 if kind.cloze else row.ord
        if not 0 <= template_at < len(kind.templates):
            return None
        template = kind.templates[template_at]
        fields = {
            **named,
            "Tags": " ".join(note.tags),
            "Deck": self._deck(row),
            "Type": kind.name,
            "Card": template.name,
            "FrontSide": "",
        }
        if kind.cloze:
            sides = _cloze(template.front, template.back, fields, row.ord + 1)
        else:
            front = render(template.front, fields, question=True)
            back = render(after_answer_line(template.back), fields, question=False)
            # Some set no line, and some put the answer above it.
            back = back if back.strip() else render(template.back, fields, question=False)
            sides = _Sides(front, back.removeprefix(front))
        self._rendered += sum(map(len, (*sides, template.front, template.back)))
        if self._rendered > MOST_RENDERED:
            raise ImportFileError(
                f"the templates make more than {MOST_RENDERED:,} characters of the cards"
            )
        return sides


def _cloze(front: str, back: str, fields: dict[str, str], number: int) -> _Sides:
    """The sides of the card that asks for the gaps of that number."""
    fields = {**fields, f"c{number}": "1"}
    answers: list[str] = []

    def ask(text: str) -> str:
        found = gapped(text, number)
        answers.extend(found.answers)
        return found.question

    question = render(front, fields, question=True, cloze=ask)
    if any(_OCCLUSION in answer for answer in answers):
        return _Sides("", "")
    # The sentence itself is still to be seen; what is new on the back explains it.
    asked = set(fields_of(front))
    rest = {name: "" if name in asked else text for name, text in fields.items()}
    why = render(back, rest, question=False, cloze=lambda text: gapped(text, number).whole)
    return _Sides(question, "; ".join(dict.fromkeys(answers)), why)


def _count_media(archive: Archive, losses: Losses) -> None:
    """Name the pictures and sounds in the package, which are left out."""
    if archive.holds("media"):
        losses.name("media files", _media_names(archive.read("media")))


def _media_names(data: bytes) -> list[str]:
    """The names in a list of media: JSON, or a protocol buffer; none where it is damaged."""
    try:
        listed = json.loads(data)
    except (ValueError, RecursionError):
        try:
            entries = (entry for _, entry in anki_wire.fields(data) if isinstance(entry, bytes))
            return [anki_wire.text(entry, 1) for entry in entries]
        except anki_wire.WireError:
            return []
    return [str(name) for name in listed.values()] if isinstance(listed, dict) else []


def _unheaded(front: str) -> str:
    """The question without the bold that makes it the heading of its card."""
    bare = front.removeprefix("**").removesuffix("**")
    whole = len(front) - len(bare) == 4 and "**" not in bare and "\n" not in bare
    return bare if whole else front


def _first_field(note: Note) -> str:
    return html_text(note.fields[0][:2000], Losses()) or "an empty one"


def _title(cards: tuple[ImportedCard, ...]) -> str:
    """The deck that all others lie in; empty if there is none."""
    roots = {card.deck.split("::")[0] for card in cards}
    return shortened(roots.pop(), 100) if len(roots) == 1 else ""
