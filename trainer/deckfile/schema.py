"""The formats as JSON Schema, for editors that complete, explain and check while one types.

It is made from the tables that the reader follows, so the two cannot drift apart. What the
reader takes, the schema takes; it refuses all that a schema can refuse. Draft 7 is the one
that editors know best.

An editor sees plain scalars as YAML 1.2 or 1.1 types them: `no` may be a word or false,
`404` is a number, `null` is nothing. The reader takes each for the text that was written,
so where it takes a text the schema takes those too.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from trainer.content.slugs import ID_LENGTH
from trainer.deckfile.formats import DECK, SCENARIO
from trainer.deckfile.records import Field, Record
from trainer.deckfile.shapes import (
    ID_PATTERN,
    Choice,
    Day,
    Id,
    Item,
    Many,
    Percentage,
    Quantity,
    Reference,
    Shape,
    Text,
    Whole,
)
from trainer.deckfile.syllabus import ENTRY, SYLLABUS

RECORDS: Mapping[str, Record] = MappingProxyType(
    {"deck": DECK, "scenario": SCENARIO, "syllabus": SYLLABUS}
)
"""What there is a schema of, by the name of its file."""

Json = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"

_WORDS = ["string", "number", "boolean", "null"]
"""What a plain word may be to an editor. An empty value is the same null as the word."""

_SHORT = f"[^/#]{{1,{ID_LENGTH}}}"
_CARD = f"^(?={_SHORT}(?:/{_SHORT})?$){ID_PATTERN}(?:/{ID_PATTERN})?$"
_ITEM = f"^(?={_SHORT}(?:[/#]{_SHORT})?$){ID_PATTERN}(?:[/#]{ID_PATTERN})?$"

# The reader joins blanks before it looks; here they are looked over.
_QUANTITY = r"^\s*(?:[<>]=?|[≤≥~≈=])?\s*[-−+]?[$€£¥]?\s*[-−]?(?:[0-9]|[.,][0-9])"
_PERCENTAGE = r"^\s*(?:100(?:\.0+)?|0?[0-9]{1,2}(?:\.[0-9]+)?)\s*%\s*$"

_YEAR = "[12][0-9]{3}"
_LEAP_YEAR = "(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:1[26]|2[048])00)"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = f"^(?:{_YEAR}(?:-(?:0[1-9]|1[0-2])|-{_MONTH_AND_DAY})?|{_LEAP_YEAR}-02-29)$"

_ID_CURE = (
    f"Use small letters, digits and single hyphens, at most {ID_LENGTH}, as in what-is-a-cold-start"
)


def schema(kind: str) -> Json:
    """The schema of a deck, a scenario or a syllabus."""
    root = RECORDS[kind]
    definitions = {_name(each): _record(each) for each in _within(root)}
    return {
        "$schema": _DRAFT,
        **_record(root),
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text(kind: str) -> str:
    """The same as the text of its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _within(record: Record) -> Iterator[Record]:
    """The records in lists of the record, and in theirs."""
    for field in record.fields:
        if isinstance(field.shape, Many) and isinstance(field.shape.each, Record):
            yield field.shape.each
            yield from _within(field.shape.each)


def _name(record: Record) -> str:
    """What a record is called in messages, without its article."""
    return record.name.partition(" ")[2]


def _record(record: Record) -> Json:
    made: Json = {
        "title": _name(record).capitalize(),
        "type": "object",
        "properties": {field.key: _property(field) for field in record.fields},
        "required": [field.key for field in record.fields if field.required],
        "additionalProperties": False,
    }
    if record is ENTRY:
        # The one rule on two keys that stands in no table: an entry is asked or left out.
        asked = {"asked_by": {"type": "array", "minItems": 1}}
        made["not"] = {"required": ["asked_by", "left_out"], "properties": asked}
    return made


def _property(field: Field) -> Json:
    return {"description": field.says[:1].upper() + field.says[1:] + ".", **_shape(field.shape)}


def _shape(shape: Shape) -> Json:
    """What a value may be, as an editor sees it."""
    match shape:
        case Record():
            return {"$ref": f"#/definitions/{_name(shape)}"}
        case Many():
            items = {"type": "array", "items": _shape(shape.each)}
            return items | ({"minItems": shape.least} if shape.least else {})
        case Choice():
            return {"enum": [option.value for option in shape.options]}
        case Whole():
            return _whole(shape)
    return _text(shape)


def _whole(shape: Whole) -> Json:
    """A number from 1 on, which may stand in quotes."""
    numbers: Json = {"type": "integer", "minimum": shape.least, "maximum": shape.most}
    if shape.most - shape.least < 10:
        numbers = {"enum": list(range(shape.least, shape.most + 1))}  # editors offer these
    words = "|".join(_up_to(shape.most))
    return {"anyOf": [numbers, {"type": "string", "pattern": f"^(?:{words})$"}]}


def _up_to(most: int) -> Iterator[str]:
    """Patterns of the whole numbers from 1 to `most`, as they are written."""
    digits = str(most)
    if len(digits) > 1:
        yield f"[1-9][0-9]{{0,{len(digits) - 2}}}"
    for place, digit in enumerate(digits):
        least = 0 if place else 1
        if int(digit) > least:
            rest = len(digits) - place - 1
            yield f"{digits[:place]}[{least}-{int(digit) - 1}]" + (f"[0-9]{{{rest}}}" * (rest > 0))
    yield digits


def _text(shape: Shape) -> Json:
    """A value written as one text."""
    match shape:
        case Text():
            return {"type": _WORDS, "pattern": r"\S"}
        case Id():
            return _words(f"^{ID_PATTERN}$", _ID_CURE, maxLength=ID_LENGTH, minimum=0)
        case Reference():
            return _words(_CARD, "Name a card of this deck, or deck-id/card-id", minimum=0)
        case Item():
            cure = "Name deck-id/card-id, scenario-id or scenario-id#point-id"
            return _words(_ITEM, cure, minimum=0)
        case Day():
            cure = "Write 2026, 2026-11 or 2026-11-20"
            numbers = {"minimum": 1000, "maximum": 2999}
            return {"type": ["string", "integer"], "pattern": _DAY, **_cure(cure), **numbers}
        case Quantity():
            cure = "Begin with the figure: 1 MB, $16.67, a range 100-500 ms or a bound <= 250 MB"
            return {"type": ["string", "number"], "pattern": _QUANTITY, **_cure(cure)}
        case Percentage():
            return {
                "type": "string",
                "pattern": _PERCENTAGE,
                **_cure("Write 0% to 100%, such as 5%"),
            }
    raise TypeError(f"no schema is known for {shape!r}")


def _words(pattern: str, cure: str, **more: int) -> Json:
    return {"type": _WORDS, "pattern": pattern, **_cure(cure), **more}


def _cure(cure: str) -> Json:
    """What would be right, where the editor knows how to show it."""
    return {"patternErrorMessage": cure}
