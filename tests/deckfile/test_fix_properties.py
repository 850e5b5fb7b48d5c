"""`--fix` over bundled files that were put out of order: what is read stays what it was."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.content.cards import Deck
from trainer.content.scenarios import Scenario
from trainer.deckfile import formats, nodes
from trainer.deckfile.fix import fixed
from trainer.deckfile.fixes.change import Value, tree_of, value_of
from trainer.deckfile.layout import mappings, misplaced, trailing
from trainer.deckfile.notes import Notes
from trainer.deckfile.reader import parse
from trainer.deckfile.records import Record
from trainer.deckfile.writing import deck_text, scenario_text
from trainer.resources import bundled


@cache
def texts() -> list[tuple[Record, str]]:
    """The smaller bundled files, so that each example takes milliseconds."""
    found = []
    for folder, record in (("decks", formats.DECK), ("scenarios", formats.SCENARIO)):
        paths: list[Path] = sorted(bundled(folder).glob("*.yaml"), key=lambda p: p.stat().st_size)
        found += [(record, path.read_text(encoding="utf-8")) for path in paths[:8]]
    return found


def read(text: str) -> tuple[nodes.Node | None, Value]:
    root, _ = tree_of(text)
    return root, value_of(root)


def comments(text: str) -> list[str]:
    return sorted(line for line in text.splitlines() if line.lstrip().startswith("#"))


def shuffle_keys(text: str, record: Record, random: Random) -> str:
    """Move a key of a record to another place in it."""
    root, _ = tree_of(text)
    lines = text.splitlines(keepends=True)
    assert root is not None
    found = [each for _, _, each in mappings(root, record) if len(each.entries) > 2]
    mapping = random.choice(found)
    starts = [key.line for key, _ in mapping.entries]
    at = random.randrange(1, len(starts) - 1)
    first, second, third = starts[at - 1], starts[at], starts[at + 1]
    indent = mapping.column - 1
    one, two = lines[first - 1 : second - 1], lines[second - 1 : third - 1]
    starts_of_lines = lines[second - 1][:indent], lines[first - 1][:indent]
    one[0], two[0] = (
        start + each[0][indent:] for start, each in zip(starts_of_lines, (one, two), strict=True)
    )
    lines[first - 1 : third - 1] = two + one
    return "".join(lines)


def into_brackets(text: str, record: Record, random: Random) -> str:
    """Put a list of phrases into brackets, where no phrase falls apart."""
    found = list(
        re.finditer(
            r"^( *)(wordings|accept|costs):\n((?:\1  - \w[\w' -]*\n)+)(?!\1  - )",
            text,
            re.MULTILINE,
        )
    )
    if not found:
        return text
    each = random.choice(found)
    phrases = [line.strip()[2:] for line in each[3].splitlines()]
    return text[: each.start(3) - 1] + f" [{', '.join(phrases)}]\n" + text[each.end() :]


def blanks_at_ends(text: str, record: Record, random: Random) -> str:
    """Put blanks at the ends of lines, and perhaps lose the last line break."""
    lines = text.split("\n")
    for _ in range(10):
        lines[random.randrange(len(lines))] += " " * random.randrange(1, 4)
    return "\n".join(lines) if random.random() < 0.5 else "\n".join(lines).rstrip("\n")


MUTATIONS: list[Callable[[str, Record, Random], str]] = [
    shuffle_keys,
    into_brackets,
    blanks_at_ends,
]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0), st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=4))
def test_layout_is_mended_and_all_that_is_read_stays(
    seed: int, mutations: list[Callable[[str, Record, Random], str]]
) -> None:
    random = Random(seed)
    record, text = random.choice(texts())
    for mutation in mutations:
        text = mutation(text, record, random)
    _, before = read(text)
    assert before is not None
    outcome = fixed(text.encode())
    after = outcome.data.decode()
    root, value = read(after)
    assert value == before
    assert comments(after) == comments(text)
    assert isinstance(root, nodes.Mapping)
    assert not trailing(after, root)
    assert after.endswith("\n")
    assert not any(misplaced(each, mapping) for _, each, mapping in mappings(root, record))
    assert not [each for each in parse(outcome.data, "x").problems if each.code == "flow-list"]
    again = fixed(outcome.data)
    assert (again.data, dict(again.fixes)) == (outcome.data, {})


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0))
def test_quotes_that_were_lost_come_back_or_nothing_happens(seed: int) -> None:
    random = Random(seed)
    _, text = random.choice([each for each in texts() if ': "' in each[1] or ": '" in each[1]])
    quoted = list(re.finditer(r"""(?m)(: |- )(["'])((?:(?!\2)[^\\\n])+)\2$""", text))
    if not quoted:
        return
    each = random.choice(quoted)
    broken = text[: each.start(2)] + each[3] + text[each.end() :]
    outcome = fixed(broken.encode())
    if outcome.fixes:
        assert read(outcome.data.decode())[1] == read(text)[1]
    else:
        assert outcome.data == broken.encode()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0))
def test_any_damage_is_mended_in_one_go_or_left(seed: int) -> None:
    random = Random(seed)
    _, text = random.choice(texts())
    lines = text.split("\n")[:120]
    for _ in range(random.randrange(1, 6)):
        number = random.randrange(len(lines))
        line = lines[number]
        place = random.randrange(len(line) + 1)
        added = random.choice(
            [*": #'\"[]{}-|>&*!@%`\t\x1b\x07,", "", "- ", ": ", " #", " #1", "id"]
        )
        lines[number] = line[:place] + added + line[place + random.randrange(2) :]
    broken = "\n".join(lines)
    outcome = fixed(broken.encode())
    again = fixed(outcome.data)
    assert (again.data, dict(again.fixes)) == (outcome.data, {})
    assert bool(outcome.fixes) == (outcome.data != broken.encode())
    assert _errors(outcome.data.decode()) <= _errors(broken) or _stopped(broken)


def _errors(text: str) -> int:
    """Those that do not wait for others: references are looked up once all cards have ids."""
    problems = parse(text.encode(), "x").problems
    return sum(each.severity == "error" and "reference" not in each.code for each in problems)


def _stopped(text: str) -> bool:
    """Whether reading broke off, so that what follows was not looked at."""
    notes = Notes("x")
    return nodes.load(text, notes) is None


def test_what_the_program_writes_needs_no_mending() -> None:
    for record, text in texts():
        content = parse(text.encode(), "x").content
        if isinstance(content, Deck):
            assert record is formats.DECK
            written = deck_text(content)
        else:
            assert isinstance(content, Scenario)
            written = scenario_text(content)
        assert fixed(written.encode()).fixes == {}


def test_bundled_files_need_no_mending() -> None:
    for folder in ("decks", "scenarios", "data/syllabus"):
        for path in bundled(folder).glob("*.yaml"):
            assert fixed(path.read_bytes()).fixes == {}, path.name
