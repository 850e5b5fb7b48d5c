"""What is wrong with deck files, for people and for the programs that show it to them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from trainer import __version__
from trainer.content.problems import Problem, Severity
from trainer.deckfile.codes import CODES
from trainer.deckfile.explained.code import Code, Within

_LINE_NUMBER = re.compile(r"\bline \d+|:\d+")
"""What changes in a message when lines are added above."""

_FIELDS = tuple(each.name for each in fields(Problem))

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def human(problems: Iterable[Problem], files: int) -> Iterator[str]:
    """A line for each problem, as compilers print them, and a summary."""
    problems = tuple(problems)
    yield from map(str, problems)
    yield summary(problems, files)


def fixable(problems: Iterable[Problem]) -> int:
    """How many of the problems `--fix` may mend: for certain only it can say."""
    return sum(bool(each.code in CODES and CODES[each.code].fixable) for each in problems)


def mended(fixes: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """A line for each file in which something was mended: how often which code, by path."""
    for path, codes in fixes.items():
        what = ", ".join(f"{number} {code}" for code, number in codes.items())
        yield f"{path}: fixed {what}"


def summary(problems: Iterable[Problem], files: int) -> str:
    """How many files were checked, and how many problems were found."""
    found = Counter(problem.severity for problem in problems)
    errors, warnings = found[Severity.ERROR], found[Severity.WARNING]
    read, wrong = _count(files, "file"), _count(errors, "error")
    return f"{read} checked: {wrong}, {_count(warnings, 'warning')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def as_json(
    problems: Iterable[Problem], files: int, fixes: Mapping[str, Mapping[str, int]]
) -> dict[str, Any]:
    """The problems for programs; how many there are of each severity, and what was mended."""
    problems = tuple(problems)
    found = Counter(problem.severity for problem in problems)
    return {
        "files": files,
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "problems": [{name: getattr(each, name) for name in _FIELDS} for each in problems],
        "fixed": [{"path": path, "codes": dict(codes)} for path, codes in fixes.items()],
    }


def github(problems: Iterable[Problem], base: str) -> Iterator[str]:
    """A workflow command for each problem, which GitHub shows beside its line.

    `base` is the folder that paths in it are shown relative to: the root of the repository.
    """
    for each in problems:
        where = {"file": _relative(each.path, base).as_posix()}
        if each.line:
            where |= {"line": str(each.line), "col": str(each.column)}
        where["title"] = f"{_title(each.code)} [{each.code}]"
        given = ",".join(f"{key}={_property(value)}" for key, value in where.items())
        yield f"::{_LEVELS[each.severity]} {given}::{_data(_sentence(each))}"


def sarif(problems: Sequence[Problem], base: str, page: str) -> dict[str, Any]:
    """The problems as a log of SARIF 2.1.0, which code scanning takes.

    `base` is the folder that paths in it are relative to, `page` the URI of the page that
    explains the codes.
    """
    codes = sorted({each.code for each in problems})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "trainer decks check",
                        "semanticVersion": __version__,
                        "informationUri": page,
                        "rules": [_rule(code, page) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": list(_results(problems, codes, base)),
            }
        ],
    }


def explained(code: Code) -> str:
    """An entry of the page as plain text."""
    lines = [f"{code.code}: {code.title.lower()} ({code.severity})", "", code.why]
    inside = "" if code.within in (Within.FILE, Within.FOLDER) else f", in {code.within}"
    lines += ["", f"Wrong{inside}:", "", *_indented(code.wrong)]
    lines += ["", f"Right{inside}:", "", *_indented(code.right)]
    if code.fixable:
        lines += ["", f"With --fix: {code.fixable}"]
    return "\n".join(lines)


def explained_markdown(code: Code) -> str:
    """An entry of the page as Markdown, its heading left out."""
    language = "" if code.within is Within.FOLDER else "yaml"
    inside = "" if code.within in (Within.FILE, Within.FOLDER) else f", in {code.within}"
    lines = [f"{code.title} ({code.severity}). {code.why}", ""]
    for word, example in (("Wrong", code.wrong), ("Right", code.right)):
        fence = "````" if "```" in example else "```"
        lines += [f"{word}{inside}:", "", fence + language, *_visible(example), fence, ""]
    if code.fixable:
        lines += [f"`--fix`: {code.fixable}", ""]
    return "\n".join(lines)


def _indented(example: str) -> Iterator[str]:
    return (f"    {line}" for line in _visible(example))


def _visible(example: str) -> list[str]:
    """The lines of an example, with what cannot be seen spelled out."""
    return [
        "".join(
            char if char.isprintable() and char != "\xa0" else f"<U+{ord(char):04X}>"
            for char in line.replace("\t", "<tab>")
        )
        for line in example.split("\n")
    ]


def _sentence(problem: Problem) -> str:
    return f"{problem.message}; {problem.cure}" if problem.cure else problem.message


def _title(code: str) -> str:
    return CODES[code].title if code in CODES else code


def _data(text: str) -> str:
    """The text as the message of a workflow command: on one line, whatever it holds."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The text as a value before the message, where `:` and `,` mean something too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _relative(path: str, base: str) -> PurePath:
    """The path relative to the folder, if it lies in it."""
    whole = PurePath(path)
    return whole.relative_to(base) if whole.is_relative_to(base) else whole


def _rule(name: str, page: str) -> dict[str, Any]:
    code = CODES[name]
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": explained(code), "markdown": explained_markdown(code)},
        "helpUri": f"{page}#{name}",
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _results(
    problems: Iterable[Problem], codes: Sequence[str], base: str
) -> Iterator[Mapping[str, Any]]:
    seen: Counter[str] = Counter()
    for each in problems:
        path = _relative(each.path, base)
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
        if each.line:
            place["region"] = {"startLine": each.line, "startColumn": each.column}
        same = "\n".join((path.as_posix(), each.code, _LINE_NUMBER.sub("", each.message)))
        seen[same] += 1
        yield {
            "ruleId": each.code,
            "ruleIndex": codes.index(each.code),
            "level": _LEVELS[each.severity],
            "message": {"text": _sentence(each)},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"problem/v1": _fingerprint(same, seen[same])},
        }


def _uri(path: PurePath) -> str:
    """The path as a URI: relative to the repository, or whole where it lies outside of it."""
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(same: str, occurrence: int) -> str:
    """What tells a problem from others, and stays when lines above it come and go."""
    text = f"{same}\n{occurrence}".encode("utf-8", "replace")
    return hashlib.sha256(text).hexdigest()[:32]
