"""Files made to exhaust the reader end in a clear problem, in little memory.

Each runs in a process of its own: one that overflows the C stack takes only itself down.
"""

import subprocess
import sys
from pathlib import Path

import pytest

MEMORY = 512_000_000
"""Address space for Python and the reader together."""
GUARD = 120
"""Seconds; far more than any of these takes."""

SCRIPT = """
import datetime, resource, sys
from trainer.content.sources import Folder
from trainer.deckfile.check import Craft, check
from trainer.deckfile.discover import discover
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
sources = discover([Folder(sys.argv[1], bundled=False)])
for problem in check(sources, craft=Craft(datetime.date(2026, 11, 21), sources)).problems:
    print(problem.line, problem.column, problem.code, bool(problem.cure))
"""


def codes(path: Path) -> set[str]:
    """The codes of the problems in a file, read in a process with little memory."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(memory=MEMORY), str(path)],
        capture_output=True,
        text=True,
        timeout=GUARD,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = set()
    for line in done.stdout.splitlines():
        number, column, code, cure = line.split()
        assert (int(number) > 0) == (int(column) > 0)
        assert cure == "True"
        found.add(code)
    return found


LAUGHS = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BOMBS = {
    "open brackets": (b"[" * 100_000, "too-deep"),
    "closed brackets": (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
    "brackets on lines": (b"[\n" * 100_000, "too-deep"),
    "braces": (b"{a: " * 100_000, "too-deep"),
    "dashes": (b"- " * 100_000, "too-deep"),
    "question marks": (b"? " * 100_000, "too-deep"),
    "braces and brackets": (b"[{" * 100_000, "too-deep"),
    "nesting by indentation": (
        "".join(" " * depth + "a:\n" for depth in range(2_000)).encode(),
        "too-deep",
    ),
    "nesting in a field": (b"deck: d\ntitle: " + b"[" * 100_000, "too-deep"),
    "a billion laughs": (LAUGHS.encode(), "alias"),
    "many aliases": (b"deck: d\ntags:\n" + b"- *a\n" * 190_000, "alias"),
    "more aliases": (b"deck: d\ntags:\n" + b"- *a\n" * 500_000, "too-many-problems"),
    "many values": (b"deck: d\ntags:\n" + b"- a\n" * 1_000_000, "too-many-nodes"),
    "many values in brackets": (b"deck: d\ntags: [" + b"a," * 2_000_000, "too-many-nodes"),
    "many keys": (
        "".join(f"key-{number}: x\n" for number in range(90_000)).encode(),
        "no-deck",
    ),
    "many wrong keys": (
        b"deck: d\n" + b"".join(b"key-%d: x\n" % number for number in range(60_000)),
        "unknown-key",
    ),
    "one long text": (b"deck: " + b"a" * 4_900_000, "bad-id"),
    "one long key": (b"a" * 4_900_000 + b": b", "yaml-colon"),
    "one long quote": (b'deck: "' + b"a\n " * 1_600_000, "yaml-quote"),
    "many documents": (b"--- a\n" * 800_000, "several-documents"),
    "many comments": (b"# a\n" * 1_200_000, "empty-file"),
    "escape sequences": (b"deck: d\ntitle: '" + b"\x1b]" * 2_400_000 + b"'\n", "empty"),
    "NUL bytes": (b"\0" * 4_900_000, "not-text"),
    "random bytes": (bytes(range(255, 0, -1)) * 19_000, "not-text"),
    "UTF-16": ("deck: d\ntitle: T\n".encode("utf-16"), "not-text"),
}

CARD = "  - id: {}\n    ask: '{}'\n    answer: '{}'\n    why: W\n"


def cards(ask: str, answer: str) -> bytes:
    """A deck of two cards that differ in a word."""
    rows = [CARD.format(name, f"{ask} {name}", answer) for name in ("one", "two")]
    return ("deck: d\ntitle: T\nrapid_fire:\n" + "".join(rows)).encode()


BOMBS |= {
    "two long questions": (cards("word " * 450_000, "A"), "long-question"),
    "many joined questions": (cards("and how do we so " * 140_000 + "?", "A"), "long-question"),
    "many open quotes": (cards("„ « “ (" * 200_000, "A"), "long-question"),
    "a long list": (cards("Which?", "a, " * 400_000 + " " * 1_000_000 + "and b"), "long-answer"),
    "many questions alike": (
        (b"deck: d\ntitle: T\nrapid_fire:\n")
        + b"".join(
            CARD.format(f"c{number}", f"Which part of the whole is number{number:x}?", "A").encode()
            for number in range(15_000)
        ),
        "near-duplicate",
    ),
    "one word over and over": (
        ("scenario: s\ntitle: T\nask: " + "a1 " * 5_000 + "\npoints:\n  - id: p\n    say: S\n"
        "    wordings:\n" + f"      - {'a1 ' * 600}b\n" * 2_000).encode(),
        "shared-wording",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_clear_problem(name: str, tmp_path: Path) -> None:
    data, code = BOMBS[name]
    path = tmp_path / "bomb.yaml"
    path.write_bytes(data)
    assert code in codes(path)


def test_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert codes(path) == {"too-large"}
