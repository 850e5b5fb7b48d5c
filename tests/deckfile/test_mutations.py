"""Two thousand damaged deck files: never an exception, always a place."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.content.problems import Severity
from trainer.content.sources import SourceFile
from trainer.deckfile.check import check
from trainer.deckfile.reader import parse

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.yaml"))
MUTANTS = 2_000
INSERTED = [
    *(b"&a ", b"*a", b"!t ", b"!!python/object:os.system ", b"<<: *a"),
    *(b"%YAML 9\n", b"---\n", b"...\n", b": ", b" #", b"\t", b"\r", b"- ", b"? "),
    *(bytes([code]) for code in b"'\"\\[]{}|>,@`\0"),
    *(b"\x1b[2J", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80"),
]


def flip(data: bytes, dice: random.Random) -> bytes:
    """Change a few bytes."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def insert(data: bytes, dice: random.Random) -> bytes:
    """Put something that means much in YAML somewhere."""
    place = dice.randrange(len(data))
    return data[:place] + dice.choice(INSERTED) + data[place:]


def nest(data: bytes, dice: random.Random) -> bytes:
    """Put deep nesting in place of a value."""
    lines = data.split(b"\n")
    place = dice.randrange(len(lines))
    opening = dice.choice([b"[", b"{a: ", b"- ", b"? ", b"[{"])
    key = lines[place].partition(b":")[0]
    lines[place] = key + b": " + opening * dice.choice([3, 19, 20, 21, 500, 20_000])
    return b"\n".join(lines)


def cut(data: bytes, dice: random.Random) -> bytes:
    """Cut the file short, or lines out of it."""
    if dice.random() < 0.3:
        return data[: dice.randrange(len(data))]
    lines = data.split(b"\n")
    place = dice.randrange(len(lines))
    del lines[place : place + dice.randint(1, 6)]
    return b"\n".join(lines)


def repeat(data: bytes, dice: random.Random) -> bytes:
    """Let lines stand twice, there or elsewhere."""
    lines = data.split(b"\n")
    place = dice.randrange(len(lines))
    chosen = lines[place : place + dice.randint(1, 8)]
    target = dice.choice([place, dice.randrange(len(lines))])
    return b"\n".join([*lines[:target], *chosen, *lines[target:]])


def rename(data: bytes, dice: random.Random) -> bytes:
    """Change a letter of a key, or swap two keys."""
    lines = data.split(b"\n")
    keyed = [place for place, line in enumerate(lines) if b": " in line or line.endswith(b":")]
    if not keyed:
        return data
    place = dice.choice(keyed)
    key, colon, rest = lines[place].partition(b":")
    if dice.random() < 0.5:
        key += bytes([dice.choice(b"abcxyz-_ 1")])
    else:
        word = lines[dice.choice(keyed)].partition(b":")[0].strip(b" -")
        key = key[: len(key) - len(key.strip(b" -"))] + word
    lines[place] = key + colon + rest
    return b"\n".join(lines)


def indent(data: bytes, dice: random.Random) -> bytes:
    """Move a few lines to the left or to the right."""
    lines = data.split(b"\n")
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(lines))
        spaces = dice.choice([b" ", b"  ", b"\t", b"      "])
        lines[place] = spaces + lines[place] if dice.random() < 0.6 else lines[place][1:]
    return b"\n".join(lines)


def refer(data: bytes, dice: random.Random) -> bytes:
    """Give a value an anchor or a tag, or put an alias in its place."""
    lines = data.split(b"\n")
    place = dice.randrange(len(lines))
    key, colon, rest = lines[place].partition(b": ")
    if not colon:
        return data
    sign = dice.choice([b"&a ", b"&a [*a, ", b"!t ", b"!!int ", b"!!python/name:os.system "])
    lines[place] = key + colon + (b"*a" if dice.random() < 0.4 else sign + rest)
    return b"\n".join(lines)


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    flip, insert, nest, cut, repeat, rename, indent, refer,
]  # fmt: skip


def mutant(seed: int) -> bytes:
    """A fixture, damaged once to three times."""
    dice = random.Random(seed)
    data = dice.choice(FIXTURES).read_bytes()
    for _ in range(dice.randint(1, 3)):
        data = dice.choice(MUTATIONS)(data, dice) or b"\n"
    return data


@pytest.mark.parametrize("batch", range(4))
def test_a_damaged_file_is_read_or_refused_with_a_place(batch: int) -> None:
    refused = 0
    for seed in range(batch * MUTANTS // 4, (batch + 1) * MUTANTS // 4):
        data = mutant(seed)
        reading = parse(data, "mutant.yaml")
        lines = data.decode("utf-8", "replace").splitlines() or [""]
        errors = [each for each in reading.problems if each.severity is Severity.ERROR]
        assert bool(errors) == (reading.content is None), seed
        refused += bool(errors)
        for each in reading.problems:
            assert 1 <= each.line <= len(lines) + 1, seed
            assert each.column >= 1, seed
            assert each.cure, seed
            assert each.message.isprintable(), seed
    assert refused > MUTANTS // 8  # the damage is worth the name


def test_damaged_files_beside_each_other_are_checked(tmp_path: Path) -> None:
    sources = []
    for seed in range(200):
        path = tmp_path / f"{seed}.yaml"
        data = mutant(seed)
        path.write_bytes(data)
        sources.append(SourceFile(str(path), seed % 2 == 0, 0, len(data)))
    library = check(sources)
    assert library.problems == tuple(sorted(library.problems))
    assert all(each.line >= 1 and each.column >= 1 for each in library.problems)
