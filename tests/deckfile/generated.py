"""Generated deck, scenario and syllabus files, made from the table of the formats.

What a schema cannot express never comes up: ids differ, references lead to other decks,
and no plain word is spelled in a way that an editor types alike and the reader does not
(`True`, `0x2` or nothing at all where a text is expected).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from trainer.deckfile.records import Record
from trainer.deckfile.schema import RECORDS
from trainer.deckfile.shapes import (
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

GOOD: dict[type[Shape], list[str]] = {
    Text: [
        *("no", "on", "null", "~", "true", "404", "-1.5", "10:1", "2026-11", "2026-11-20", "1e3"),
        *("A cold start", "'a: b'", '"a # b"', "'[x]'", "C#", "…", "|\n    Two\n    lines", "0x1F"),
    ],
    Reference: ["other/card", "other/404", "2026/11", f"{'d' * 64}/{'c' * 64}"],
    Item: ["other/card", "scenario", "scenario#point", "404", "no", "a/b"],
    Day: ["2026", "'2026'", "2026-11", "2026-11-20", "'2024-02-29'", "2000-02-29", "1999-12-31"],
    Quantity: [
        *("15", "1.5", "-3", "1 MB", "'<= 250 MB'", "10:1", "100-500 ms", "$16.67", "≥ 3", "'7'"),
        *("2026-11", "1e3", "+5", ".5", "'  1   MB'", "|\n    1\n    MB", "0x1F", "~5 ms", "1_000"),
    ],
    Percentage: ["5%", "0%", "100%", "12.5 %", "'100.0%'", "007%", "|\n    5 %"],
}
"""What each shape takes."""

BAD: dict[type[Shape], list[str]] = {
    Text: ['""', "' '", '"\\n\\t"'],
    Id: [
        *("Big", "a_b", "-a", "a-", "a--b", "'a b'", "ä", "'a\n\n    '", '""', "a" * 65, "a/b"),
        *("-5", "|\n    block", "' a'", "a.b", "²"),
    ],
    Reference: ["a/b/c", "a/", "/b", "A/b", "a#b", "' '", f"{'d' * 65}/c", f"a/{'c' * 65}", "-1"],
    Item: ["a/b/c", "a#b#c", "a#", "'#b'", "A", "a/b#c", f"a#{'c' * 65}", "' '"],
    Day: [
        *("11/2026", "2026-13", "2026-00", "2026-1", "2026-11-31", "2025-02-29", "1900-02-29"),
        *("'2026 '", "20261120", "2026-11-20T10:00", "no", "true", "null", '""', "26", "0026"),
        *("|\n    2026", "2026.5", "Nov 2026", "２０２６"),
    ],
    Quantity: ["about a day", "MB 1", "no", "true", "null", '""', "'$'", "'- '", "~", ".inf s"],
    Percentage: [
        "5",
        "101%",
        "100.5%",
        "5",
        "five %",
        "-1%",
        "5%%",
        "1000%",
        "true",
        "null",
        ".5%",
    ],
    Whole: ["-1", "1.5", "'01'", "many", "no", "true", "null", '""', "'1 '", "999", "1000000000"],
    Choice: ["junior", "MID", "no", "1", "true", "null", "' mid'", '""'],
}
"""What each refuses, with what a schema can say of it."""


@dataclass(frozen=True)
class Leaf:
    """A scalar as it is written; lines below the first are indented already."""

    source: str


Tree: TypeAlias = "Leaf | list[Tree] | dict[str, Tree]"


class Maker:
    """Makes files of one kind."""

    def __init__(self, kind: str, dice: random.Random) -> None:
        self.root = RECORDS[kind]
        self.dice = dice
        self._ids = 0

    def good(self) -> dict[str, Tree]:
        """A file in which all is right."""
        return self._record(self.root)

    def _record(self, record: Record) -> dict[str, Tree]:
        keys = [each for each in record.fields if each.required or self.dice.random() < 0.5]
        if {"asked_by", "left_out"} <= {each.key for each in keys}:
            spare = self.dice.choice(["asked_by", "left_out"])
            keys = [each for each in keys if each.key != spare]
        return {each.key: self._value(each.shape) for each in keys}

    def _value(self, shape: Shape) -> Tree:
        match shape:
            case Record():
                return self._record(shape)
            case Many():
                number = self.dice.randint(shape.least, 2)
                return [self._value(shape.each) for _ in range(number)]
            case Id():
                self._ids += 1
                number = self._ids
                return Leaf(
                    self.dice.choice([f"id-{number}", f"'{number}'", f"{number}", f"{number}-b"])
                )
            case Choice():
                return Leaf(self.dice.choice(list(shape.options)).value)
            case Whole():
                number = self.dice.choice([shape.least, shape.most])
                return Leaf(self.dice.choice([f"{number}", f"'{number}'"]))
        return Leaf(self.dice.choice(GOOD[type(shape)]))

    def bad(self) -> tuple[dict[str, Tree], str]:
        """A file in which one thing is wrong, and what."""
        while True:
            tree = self.good()
            records = list(_records(tree, self.root))
            damage = self.dice.choice(
                [self._drop, self._add, self._misspell, self._replace, self._replace]
            )
            if (said := damage(*self.dice.choice(records))) is not None:
                return tree, said

    def _drop(self, tree: dict[str, Tree], record: Record) -> str | None:
        required = [each.key for each in record.fields if each.required]
        if not required or len(tree) == 1:
            return None
        key = self.dice.choice(required)
        del tree[key]
        return f"{record.name} without {key}"

    def _add(self, tree: dict[str, Tree], record: Record) -> str:
        key = self.dice.choice(["notes", "Ask", "x-author", "no", "404", "hint"])
        values: list[Tree] = [Leaf("text"), [Leaf("text")], {"a": Leaf("b")}]
        tree[key] = self.dice.choice(values)
        return f"{record.name} with {key}"

    def _misspell(self, tree: dict[str, Tree], record: Record) -> str:
        key = self.dice.choice(list(tree))
        tree[f"{key}s" if f"{key}s" not in record.by_key else f"{key}x"] = tree.pop(key)
        return f"{record.name} with {key} misspelled"

    def _replace(self, tree: dict[str, Tree], record: Record) -> str:
        key = self.dice.choice(list(tree))
        shape = record.by_key[key].shape
        value = tree[key]
        if (
            isinstance(shape, Many)
            and isinstance(value, list)
            and value
            and self.dice.random() < 0.6
        ):
            place = self.dice.randrange(len(value))
            value[place] = self._wrong(shape.each)
        else:
            tree[key] = self._wrong(shape)
        return f"{record.name} with a wrong {key}"

    def _wrong(self, shape: Shape) -> Tree:
        word = Leaf("word")
        wrong: list[Tree] = [{"a": Leaf("b")}]
        match shape:
            case Record():
                wrong += [word, Leaf("null"), Leaf(""), [word]]
            case Many():
                wrong += [word, Leaf("null"), Leaf(""), Leaf("3")]
                wrong += [[]] if shape.least else []
            case _:
                wrong += [[word], *map(Leaf, BAD[type(shape)] * 2)]
        return self.dice.choice(wrong)


def _records(tree: Tree, shape: Shape) -> Iterator[tuple[dict[str, Tree], Record]]:
    """The records of a good tree, each with what it is."""
    match tree, shape:
        case dict(), Record():
            yield tree, shape
            for key, value in tree.items():
                yield from _records(value, shape.by_key[key].shape)
        case list(), Many():
            for value in tree:
                yield from _records(value, shape.each)


def written(tree: Tree, indent: int = 0) -> str:
    """The tree as YAML."""
    blanks = " " * indent
    match tree:
        case dict():
            return "".join(f"{blanks}{key}:{_below(value, indent)}" for key, value in tree.items())
        case list():
            return "".join(f"{blanks}-{_below(value, indent)}" for value in tree)
    raise TypeError(tree)


def _below(tree: Tree, indent: int) -> str:
    match tree:
        case Leaf(source):
            return f" {source}\n".replace("\n    ", "\n" + " " * (indent + 4))
        case []:
            return " []\n"
    return "\n" + written(tree, indent + 2)
