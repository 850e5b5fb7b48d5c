"""The examples of the codes as files that can be checked."""

import re
from datetime import date
from pathlib import Path

from trainer.content.problems import Problem
from trainer.content.sources import Folder
from trainer.deckfile import formats
from trainer.deckfile.check import Craft, Proof, check
from trainer.deckfile.codes import CODES
from trainer.deckfile.discover import discover
from trainer.deckfile.explained.code import Code, Within
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.syllabus import ENTRY as SYLLABUS_ENTRY
from trainer.resources import bundled

TODAY = date(2026, 11, 21)
_LEXICON = read_lexicon(bundled("data"))

_OTHERS = """
  - id: stream-or-queue
    ask: When is a stream the better queue?
    answer: When several readers need the same messages in the same order.
    why: A queue forgets what was read.
"""

_DECK = """\
deck: queues
title: Queues
"""

_NEEDED = {
    Within.CONCEPT: {
        "id": "why-a-queue",
        "ask": "Why put a queue between two services?",
        "answer": "A burst waits instead of failing.",
        "why": "The producer need not wait for the consumer.",
    },
    Within.NUMBER: {
        "id": "retention",
        "ask": "How long does SQS keep a message at most?",
        "value": "14 days",
        "why": "Longer outages need another store.",
        "source": "Amazon SQS quotas",
        "as_of": "2026-11",
    },
    Within.RAPID_FIRE: {
        "id": "order",
        "ask": "Which SQS queue keeps the order?",
        "answer": "FIFO",
        "why": "Standard queues only try to.",
    },
    Within.POINT: {"id": "buffer", "say": "A queue holds the burst until the workers have time."},
    Within.ENTRY: {"id": "purpose", "know": "A queue holds bursts."},
}
"""What a record needs, and an example may leave out."""

_RECORDS = {
    Within.CONCEPT: formats.CONCEPT,
    Within.NUMBER: formats.NUMBER,
    Within.RAPID_FIRE: formats.RAPID_FIRE,
    Within.POINT: formats.POINT,
    Within.ENTRY: SYLLABUS_ENTRY,
}

FRAMES = {
    Within.CONCEPT: _DECK + "concepts:\n  - {}" + _OTHERS,
    Within.NUMBER: _DECK + "numbers:\n  - {}\n",
    Within.RAPID_FIRE: _DECK + "rapid_fire:\n  - {}\n",
    Within.POINT: "scenario: orders\ntitle: Orders\nask: Why a queue?\npoints:\n  - {}\n",
    Within.ENTRY: "syllabus: messaging\ntitle: Messaging\nstages:\n  - title: One\n    topics:\n"
    "      - id: queues\n        title: Queues\n        entries:\n          - {}\n",
}
"""A file around the lines of an example."""

_WITH = {
    Within.ENTRY: _DECK
    + """\
concepts:
  - id: why-a-queue
    ask: Why put a queue between two services?
    answer: A burst waits instead of failing.
    why: The producer need not wait for the consumer.
    formerly: [purpose-of-a-queue]
"""
}
"""A second file that the first one needs."""


def files_of(code: Code, example: str) -> dict[str, str]:
    """The files, by name, that an example of the code stands for."""
    if code.within is Within.FILE:
        parts = re.split(r"^# (\S+\.yaml)\n", example + "\n", flags=re.MULTILINE)
        if len(parts) == 1:
            return {"example.yaml": parts[0]}
        return dict(zip(parts[1::2], parts[2::2], strict=True))
    frame = FRAMES[code.within]
    column = len(frame.partition("{}")[0].rpartition("\n")[2])
    lines = _whole(code.within, example)
    files = {"example.yaml": frame.replace("{}", f"\n{' ' * column}".join(lines))}
    if code.within in _WITH:
        files["other.yaml"] = _WITH[code.within]
    return files


def _whole(within: Within, example: str) -> list[str]:
    """The lines of the example among those that its record needs and it leaves out."""
    record = _RECORDS[within]
    given = re.findall(r"^\[?([a-z_]+)\]?:", example, re.MULTILINE)
    first = record.rank.get(given[0] if given else "", 1)
    needed = [(key, f"{key}: {value}") for key, value in _NEEDED[within].items()]
    above = [line for key, line in needed if key not in given and record.rank[key] < first]
    below = [line for key, line in needed if key not in given and record.rank[key] >= first]
    return [*above, *example.split("\n"), *below]


def problems_of(folder: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    """Everything wrong with the files, written into the folder; golden answers are graded."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    sources = discover([Folder(str(folder), bundled=False)])
    return check(sources, Proof(_LEXICON, sources), Craft(TODAY, sources)).problems


def with_files() -> list[Code]:
    """The codes whose examples are lines of files."""
    return [code for code in CODES.values() if code.within is not Within.FOLDER]
