"""A card asked for field by field."""

from collections.abc import Sequence
from dataclasses import fields

from trainer.content.cards import CardKind, RapidFire
from trainer.deckfile.drafts import RECORDS, complaint
from trainer.deckfile.records import Field, Record
from trainer.deckfile.shapes import Choice, Many, Text
from trainer.plain.lines import Lines

Values = dict[str, str | Sequence[str]]

_ELSEWHERE = {"outdated", "contrasts", "formerly"}
"""What the file is the better place for."""
_LAST = ("importance", "level", "tags")
_DEFAULTS = {
    each.name: each.default
    for each in fields(RapidFire)
    if each.name in ("importance", "level", "seconds")
}
"""What those fields are that are left out; cards of each kind agree on what they share."""
_KINDS = {"c": CardKind.CONCEPT, "n": CardKind.NUMBER, "r": CardKind.RAPID_FIRE}


def ask_kind(lines: Lines) -> CardKind | None:
    """The kind of a card; None where the input ends."""
    lines.say(
        "c  a concept: answered in a sentence or two",
        "n  a number: a figure with its unit",
        "r  rapid fire: said in one breath",
    )
    while (said := lines.ask("Kind [c]: ")) is not None:
        kind = _KINDS.get(said.strip().lower()[:1] or "c")
        if kind is not None:
            return kind
        lines.say("Type c, n or r.")
    return None


def fields_of(kind: CardKind) -> dict[str, Field]:
    """What can be asked for: what must be there first, what is mostly left as it is last."""
    found = [each for each in RECORDS[kind].fields if each.key not in _ELSEWHERE]
    found.sort(key=lambda each: (not each.required, each.key in _LAST))
    return {each.key: each for each in found}


def ask_fields(lines: Lines, kind: CardKind) -> Values | None:
    """The fields of a card; None where the input ends."""
    lines.say("An empty line leaves a field out. Longer text and lists end with an empty line.")
    values: Values = {}
    for key, field in fields_of(kind).items():
        if key == "id":
            continue  # made from the question
        given = ask_field(lines, field)
        if given is None:
            return None
        if given:
            values[key] = given
    return values


def ask_field(lines: Lines, field: Field) -> str | Sequence[str] | None:
    """One field, asked until it is right; empty to leave it out, None where the input ends."""
    lines.say("", f"{field.key}: {_says(field)}")
    while True:
        given = _read(lines, field)
        if given is None:
            return None
        if not given and field.required:
            lines.say("A card needs this.")
        elif given and (wrong := complaint(field, given)):
            lines.say(wrong)
        else:
            return given


def _says(field: Field) -> str:
    """What the field is for, what may be chosen, and what it is if nothing is typed."""
    shape = field.shape
    notes = [", ".join(shape.options)] if isinstance(shape, Choice) else []
    if isinstance(shape, Many) and isinstance(shape.each, Record):
        notes.append("one a line; without any, each sentence of it")
    if field.key in _DEFAULTS:
        notes.append(f"default {_DEFAULTS[field.key]}")
    return f"{field.says} ({'; '.join(notes)})" if notes else field.says


def _read(lines: Lines, field: Field) -> str | Sequence[str] | None:
    """What is typed for the field."""
    shape = field.shape
    if isinstance(shape, Many) and shape.brackets:
        said = lines.ask("  (commas between) > ")
        return None if said is None else [each for each in map(str.strip, said.split(",")) if each]
    if isinstance(shape, Many):
        return _rows(lines, "  - ")
    if isinstance(shape, Text) and shape.prose:
        rows = _rows(lines, "  > ")
        return None if rows is None else "\n".join(rows)
    said = lines.ask("  > ")
    return None if said is None else said.strip()


def _rows(lines: Lines, prompt: str) -> list[str] | None:
    """Lines up to an empty one."""
    rows: list[str] = []
    while (said := lines.ask(f"  (Enter ends it){prompt[1:]}" if rows else prompt)) is not None:
        if not said.strip():
            return rows
        rows.append(said.rstrip())
    return None
