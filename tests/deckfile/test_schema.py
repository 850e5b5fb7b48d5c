"""The schema and the reader: what one takes, the other takes."""

import json
import random
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.deckfile.editor import Yaml11, Yaml12, accepts, complaint
from tests.deckfile.generated import BAD, GOOD, Maker, written
from trainer.content.problems import Severity
from trainer.content.text import clean
from trainer.deckfile.reading import DeckFiles
from trainer.deckfile.records import Record
from trainer.deckfile.schema import RECORDS, schema, schema_text
from trainer.deckfile.shapes import Many
from trainer.resources import bundled

FILES = 1_000
"""Good ones, and as many bad ones, of decks, scenarios and syllabuses together."""


def errors(text: str) -> list[str]:
    """What the reader finds wrong."""
    problems = DeckFiles().parse(text.encode(), "file.yaml").problems
    return [str(each) for each in problems if each.severity is Severity.ERROR]


def makers(seed: int) -> Iterator[tuple[str, Maker]]:
    for number in range(FILES):
        kind = list(RECORDS)[number % len(RECORDS)]
        yield kind, Maker(kind, random.Random(seed + number))


@pytest.mark.parametrize("kind", RECORDS)
def test_the_bundled_schema_is_made_from_the_formats(kind: str) -> None:
    path = bundled("data") / "schema" / f"{kind}.json"
    assert path.read_text(encoding="utf-8") == schema_text(kind), "run `make schema`"


@pytest.mark.parametrize("kind", RECORDS)
def test_it_is_a_schema_that_explains_every_key(kind: str) -> None:
    made = schema(kind)
    Draft7Validator.check_schema(made)
    for record in (made, *made["definitions"].values()):
        assert record["title"]
        assert all(each["description"] for each in record["properties"].values())


def test_no_two_records_share_a_definition() -> None:
    for kind, root in RECORDS.items():
        records = set(within(root))
        assert len(schema(kind)["definitions"]) == len(records)


def within(record: Record) -> Iterator[Record]:
    for field in record.fields:
        if isinstance(field.shape, Many) and isinstance(field.shape.each, Record):
            yield field.shape.each
            yield from within(field.shape.each)


def test_good_files_are_taken_by_both() -> None:
    for kind, maker in makers(0):
        text = written(maker.good())
        assert not errors(text), text
        assert not complaint(kind, text), text
        assert not complaint(kind, text, Yaml11), text


def test_bad_files_are_refused_by_both() -> None:
    for kind, maker in makers(FILES):
        tree, damage = maker.bad()
        text = written(tree)
        assert errors(text), f"{damage}\n{text}"
        assert not accepts(kind, text), f"{damage}\n{text}"


@pytest.mark.parametrize("shape", BAD, ids=lambda shape: shape.__name__)
def test_every_bad_value_is_tried(shape: type) -> None:
    """The generator chooses by dice; here each value of its lists has its turn."""
    for source in BAD[shape]:
        text = one(shape.__name__, source)
        kind = kind_of(text)
        assert errors(text), text
        assert not accepts(kind, text), text
    for source in GOOD.get(shape, []):
        text = one(shape.__name__, source)
        assert not errors(text), text
        assert not complaint(kind_of(text), text), text


def one(shape: str, source: str) -> str:
    """A small file with a value of the shape."""
    card = "id: a\n    ask: b\n    answer: c"
    number = "deck: d\ntitle: t\nnumbers:\n  - id: a\n    ask: b\n    value: 1"
    source = source.replace("\n    ", "\n      ")
    return {
        "Text": f"deck: d\ntitle: {source}\n",
        "Id": f"deck: {source}\ntitle: t\n",
        "Reference": f"deck: d\ntitle: t\nconcepts:\n  - {card}\n    formerly:\n    - {source}\n",
        "Item": "syllabus: s\ntitle: t\nstages:\n- title: t\n  topics:\n  - id: a\n    title: t\n"
        f"    entries:\n    - id: b\n      know: c\n      asked_by:\n      - {source}\n",
        "Day": f"{number}\n    as_of: {source}\n",
        "Quantity": f"{number.removesuffix('1')}{source}\n",
        "Percentage": f"{number}\n    tolerance: {source}\n",
        "Whole": f"deck: d\ntitle: t\nconcepts:\n  - {card}\n    importance: {source}\n",
        "Choice": f"deck: d\ntitle: t\nconcepts:\n  - {card}\n    level: {source}\n",
    }[shape]


def kind_of(text: str) -> str:
    return text.partition(":")[0]


TEXTS = st.one_of(
    st.text("0123456789-./%#<=≥$ aZ", max_size=12),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])),
    st.from_regex(r"[12]\d{3}-\d\d-\d\d", fullmatch=True),
).filter(lambda text: text.isprintable() and clean(text) == text)


@given(TEXTS)
def test_texts_in_quotes_are_taken_alike(text: str) -> None:
    for shape in BAD:
        file = one(shape.__name__, json.dumps(text, ensure_ascii=False))
        assert accepts(kind_of(file), file) == (not errors(file)), file


WORDS = st.one_of(
    st.sampled_from(["no", "On", "TRUE", "~", "null", "NULL", "False", "y", "0o17", "0x1f", "012"]),
    st.from_regex(r"[-+]?[0-9_]{0,4}\.?[0-9]{0,3}(e[-+]?[0-9]{1,2})?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-:][0-9]{1,2}([-:][0-9]{1,2})?", fullmatch=True),
)


@given(WORDS)
def test_no_plain_word_that_the_reader_takes_is_marked_as_wrong(word: str) -> None:
    for shape in BAD:
        text = one(shape.__name__, word)
        if not errors(text):
            for loader in (Yaml12, Yaml11):
                assert not complaint(kind_of(text), text, loader), text


@pytest.mark.parametrize("year", ["1900", "2000", "2023", "2024"])
def test_the_days_of_a_year_are_those_of_the_calendar(year: str) -> None:
    real = {date.fromordinal(date(int(year), 1, 1).toordinal() + day) for day in range(366)}
    for month in range(14):
        for day in range(33):
            text = f"{year}-{month:02}-{day:02}"
            file = one("Day", text)
            known = any(text == str(each) for each in real)
            assert accepts("deck", file) == known, text


def test_the_bundled_files_have_nothing_wrong_in_an_editor() -> None:
    folders = {"decks": "deck", "scenarios": "scenario", "data/syllabus": "syllabus"}
    for folder, kind in folders.items():
        files = sorted(bundled(folder).rglob("*.yaml"))
        assert files
        for path in files:
            for loader in (Yaml12, Yaml11):
                found = complaint(kind, path.read_text(encoding="utf-8"), loader)
                assert not found, f"{path.name}: {found}"


def test_an_entry_is_asked_or_left_out() -> None:
    text = one("Item", "other/card") + "      left_out: no\n"
    assert errors(text)
    assert not accepts("syllabus", text)
    assert accepts("syllabus", text.replace("asked_by:\n      - other/card", "asked_by: []"))
