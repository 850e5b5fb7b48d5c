"""Files as authors break them: what is said of each, and what `--fix` makes of it.

In `broken/` stand the files; beside each one `.expected`: a row for each problem, with line,
column, severity, code and a part of its cure, and below a row `--fix` those that are left by
it. Where it mends something, `.fixed` is the file afterwards; `.beside` is another one that is
checked along.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.deckfile.examples import TODAY
from trainer.content.problems import Problem
from trainer.content.sources import Folder
from trainer.deckfile.check import Craft, Proof, check
from trainer.deckfile.discover import discover
from trainer.deckfile.fix import fixed
from trainer.deckfile.lexicons import read_lexicon
from trainer.printing.problems import as_json, github, human, sarif
from trainer.resources import bundled

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
LEXICON = read_lexicon(bundled("data"))

each_file = pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)


class Row(NamedTuple):
    """A problem as its author expects it."""

    line: int
    column: int
    severity: str
    code: str
    cure: str


def expected(path: Path) -> tuple[list[Row], list[Row]]:
    """The problems of a file, and those that are left by `--fix`."""
    before, mark, after = path.with_suffix(".expected").read_text("utf-8").partition("--fix\n")
    return rows(before), rows(after if mark else before)


def rows(text: str) -> list[Row]:
    found = re.findall(r"^(\d+):(\d+) (\S+) (\S+) (.+)$", text, re.MULTILINE)
    assert len(found) == len(text.splitlines())
    return [Row(int(line), int(column), *words) for line, column, *words in found]


def problems_of(folder: Path, path: Path, data: bytes) -> tuple[Problem, ...]:
    """Everything wrong with the data, and with nothing beside it."""
    (folder / path.name).write_bytes(data)
    if (beside := path.with_suffix(".beside")).exists():
        (folder / "0-beside.yaml").write_bytes(beside.read_bytes())
    sources = discover([Folder(str(folder), bundled=False)])
    problems = check(sources, Proof(LEXICON, sources), Craft(TODAY, sources)).problems
    assert {Path(each.path).name for each in problems} <= {path.name}
    return problems


def compare(problems: tuple[Problem, ...], wanted: list[Row]) -> None:
    told = [Row(each.line, each.column, each.severity, each.code, each.cure) for each in problems]
    # Of the cure only a part was written down: where it is in the whole, the whole is compared.
    if len(told) == len(wanted):
        pairs = zip(wanted, told, strict=True)
        wanted = [a._replace(cure=b.cure) if a.cure in b.cure else a for a, b in pairs]
    assert told == wanted


def test_there_are_sixty_and_none_is_left_over() -> None:
    assert len(BROKEN) >= 60
    stems = {path.stem for path in BROKEN}
    assert {path.stem for path in BROKEN[0].parent.iterdir()} == stems


@each_file
def test_every_problem_is_told_once_in_its_place_with_its_cure(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    before, after = expected(path)
    compare(problems_of(tmp_path, path, data), before)
    outcome = fixed(data)
    mended = path.with_suffix(".fixed")
    assert outcome.data == (mended.read_bytes() if mended.exists() else data)
    assert bool(outcome.fixes) == mended.exists()
    assert fixed(outcome.data).data == outcome.data
    compare(problems_of(tmp_path, path, outcome.data), after)


@each_file
def test_all_formats_agree(path: Path, tmp_path: Path) -> None:
    problems = problems_of(tmp_path, path, path.read_bytes())
    wanted = [(row.line, row.column, row.code) for row in expected(path)[0]]
    assert len(problems) == len(wanted)
    lines = list(human(problems, 1))[:-1]
    told = [re.fullmatch(r".*\.yaml:(\d+):(\d+): .* \[(\S+)\]", line) for line in lines]
    assert [(int(each[1]), int(each[2]), each[3]) for each in told if each] == wanted
    # As they leave the program: through JSON, where that is what it writes.
    found = json.loads(json.dumps(as_json(problems, 1, {})))["problems"]
    assert [(each["line"], each["column"], each["code"]) for each in found] == wanted
    commands = [
        re.match(r"::\w+ file=.*,line=(\d+),col=(\d+),title=.* \[(\S+)\]::", line)
        for line in github(problems, str(tmp_path))
    ]
    assert [(int(each[1]), int(each[2]), each[3]) for each in commands if each] == wanted
    results = json.loads(json.dumps(sarif(problems, str(tmp_path), "https://example.org")))
    regions = []
    for result in results["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        regions.append((region["startLine"], region["startColumn"], result["ruleId"]))
    assert regions == wanted
