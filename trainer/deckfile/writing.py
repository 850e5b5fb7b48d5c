"""A deck or scenario as the text of its file; reading that gives the same value again.

Keys stand in the order of the formats, what is as usual is left out, and a text is written
the plainest way that YAML allows.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

from trainer.content.cards import Card, Concept, Deck, Number, RapidFire
from trainer.content.scenarios import Scenario
from trainer.deckfile import formats
from trainer.deckfile.records import Record
from trainer.deckfile.shapes import Many, Text
from trainer.deckfile.text import clean

SECTIONS: tuple[tuple[str, type[Card], Record], ...] = (
    ("concepts", Concept, formats.CONCEPT),
    ("numbers", Number, formats.NUMBER),
    ("rapid_fire", RapidFire, formats.RAPID_FIRE),
)
"""The sections of a deck in their order, with what they hold."""

_PLAIN = re.compile(r"[^\W_](?:[^:#\s]|:(?!\s|$)| (?![# ]|$)|(?<! )#)*")
"""What YAML takes for text just as it stands."""
_WORD = re.compile(r"[^\W_](?:[\w./-]|\+)*")
"""What it takes for text in brackets too."""


def deck_text(deck: Deck, remarks: Mapping[str, str] | None = None) -> str:
    """The file of the deck; `remarks` stand as comments beside the ids of cards."""
    head: dict[str, Any] = {"deck": deck.id, "title": deck.title}
    head |= {"topic": deck.topic, "tags": deck.tags}
    lines = list(_record(head, formats.DECK, 0))
    for key, kind, _ in SECTIONS:
        cards = [card for card in deck.cards if type(card) is kind]
        if cards:
            lines.append(f"{key}:")
        for card in cards:
            lines += card_lines(card, deck, remark=(remarks or {}).get(card.id, ""))
    return "\n".join(lines) + "\n"


def card_lines(card: Card, deck: Deck, indent: int = 2, remark: str = "") -> list[str]:
    """The lines of one card in its section, its dash `indent` blanks from the left."""
    record = next(record for _, kind, record in SECTIONS if type(card) is kind)
    values = _values(card)
    del values["deck"]
    # What the deck says for all its cards need not be said again.
    values["tags"] = tuple(tag for tag in card.tags if tag not in deck.tags)
    for key in ("contrasts", "formerly"):
        values[key] = tuple(each.removeprefix(f"{card.deck}/") for each in values.get(key, ()))
    return _item(values, record, indent, remark)


def scenario_text(scenario: Scenario) -> str:
    """The file of the scenario."""
    values = _values(scenario)
    values["scenario"] = values.pop("id")
    return "\n".join(_record(values, formats.SCENARIO, 0)) + "\n"


def _values(value: Any) -> dict[str, Any]:
    """The fields of a value that are not as usual."""
    given = {each.name: getattr(value, each.name) for each in fields(value)}
    usual = {each.name: each.default for each in fields(value) if each.default is not MISSING}
    return {key: each for key, each in given.items() if key not in usual or each != usual[key]}


def _item(values: Mapping[str, Any], record: Record, indent: int, remark: str = "") -> list[str]:
    """A record in a list; the remark stands behind its first line."""
    lines = list(_record(values, record, indent + 2))
    lines[0] = f"{' ' * indent}- {lines[0][indent + 2 :]}"
    if remark:
        lines[0] += f"  # {remark}"
    return lines


def _record(values: Mapping[str, Any], record: Record, indent: int) -> Iterator[str]:
    """The lines of a record: its keys in order, empty ones left out."""
    blanks = " " * indent
    for field in record.fields:
        value = values.get(field.key)
        if value is None or value in ("", ()):
            continue
        shape = field.shape
        if isinstance(shape, Many):
            if isinstance(shape.each, Record):
                yield f"{blanks}{field.key}:"
                for each in value:
                    yield from _item(_values(each), shape.each, indent + 2)
            else:
                yield from _list(field.key, value, shape, indent)
        elif isinstance(value, str) and not isinstance(value, StrEnum):
            prose = isinstance(shape, Text) and shape.prose
            lines = _scalar(value, indent + 2, prose=prose)
            yield f"{blanks}{field.key}: {lines[0]}"
            yield from lines[1:]
        else:
            yield f"{blanks}{field.key}: {value}"


def _list(key: str, values: Sequence[str], shape: Many, indent: int) -> Iterator[str]:
    """A list of texts: in brackets where that is good style and safe, else one a line."""
    blanks = " " * indent
    if shape.brackets and all(map(_WORD.fullmatch, values)):
        yield f"{blanks}{key}: [{', '.join(values)}]"
        return
    yield f"{blanks}{key}:"
    for value in values:
        yield f"{blanks}  - {_scalar(value, indent + 4, prose=False)[0]}"


def _scalar(text: str, indent: int, *, prose: bool) -> list[str]:
    """A text in YAML: what goes behind the key, and the lines below it."""
    text = clean(text)
    if not prose:
        text = " ".join(text.split())
    if "\n" not in text:
        if _PLAIN.fullmatch(text):
            return [text]
        if '"' in text and "'" not in text and "\t" not in text:
            return [f"'{text}'"]
        return [json.dumps(text, ensure_ascii=False)]
    if not _fits_block(text.split("\n")):
        return [json.dumps(text, ensure_ascii=False)]
    return ["|", *_indented(text.split("\n"), indent)]


def _fits_block(lines: Sequence[str]) -> bool:
    """Whether the lines mean the same below a `|`: the first one says how far they are indented."""
    return (
        bool(lines[0])
        and not lines[0][0].isspace()
        and all(line == line.rstrip() for line in lines)
    )


def _indented(lines: Iterable[str], indent: int) -> Iterator[str]:
    return (f"{' ' * indent}{line}" if line else "" for line in lines)
