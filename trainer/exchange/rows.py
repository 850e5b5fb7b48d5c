"""Rows of separated values, within bounds; and which separator a file has."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from trainer.exchange.limits import LARGEST_FIELD, MOST_CARDS, MOST_COLUMNS, ImportFileError

_SAMPLE_ROWS = 40
_SAMPLE = 200_000
"""Characters in which the separator is looked for."""

_END = "\x1cend of rows\x1c"
"""No text has this."""

SEPARATORS = "\t,;|"

_SAID = re.compile(r"sep=([^\n])\n")
"""The first line that tells spreadsheets the separator."""


def said_separator(text: str) -> tuple[str, str, int]:
    """The separator that a first line `sep=;` names, the text below it, and its lines: 0 or 1."""
    found = _SAID.match(text)
    return (found[1], text[found.end() :], 1) if found else ("", text, 0)


def rows(text: str, separator: str, name: str, first: int = 1) -> Iterator[tuple[int, list[str]]]:
    """Every row with the line it begins in; empty rows are passed over.

    `first` is the line that the text begins in. Text that follows a closing quote is taken as
    it stands. ImportFileError where a quote is not closed, or a field or a row is too large.
    """
    csv.field_size_limit(LARGEST_FIELD)
    # A row of its own at the end shows whether the quotes before it are closed.
    lines = io.StringIO(f"{_plain_quotes(text, separator)}\n{_END}", newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=_spaced(text, separator))
    line, number = first, 0
    row: list[str] = []
    try:
        for row in reader:
            if row == [_END]:
                return
            if row and _END in row[-1]:
                break
            if any(cell.strip() for cell in row):
                number += 1
                _check(row, number, f"{name}:{line}")
                yield line, row
            line = first + reader.line_num
    except csv.Error as error:
        raise ImportFileError(f"{name}:{line}: {_said(str(error))}") from None
    raise ImportFileError(f'{name}:{line}: a quote `"` that opens in this row is not closed')


def _plain_quotes(text: str, separator: str) -> str:
    """The text with quotes doubled that have a backslash, if its rows have then equal lengths."""
    if '\\"' not in text:
        return text
    doubled = text.replace('\\"', '""')
    return max((text, doubled), key=lambda each: _score(each, separator, most=MOST_CARDS))


def _spaced(text: str, separator: str) -> bool:
    """Whether quotes stand around cells behind a blank, as in `"a", "b"`."""
    mark = re.escape(separator)
    quoted = re.compile(rf'{mark} +"[^"\n]*"(?:{mark}|$)', re.MULTILINE)
    return quoted.search(text[:_SAMPLE]) is not None


def sniffed(text: str) -> str:
    """The separator that gives the same number of columns in most rows; empty if none does."""
    sample = text[:_SAMPLE]
    best, most = "", 0.0
    for separator in SEPARATORS:
        if separator in sample and (score := _score(sample, separator)) > most:
            best, most = separator, score
    return best


def _score(sample: str, separator: str, most: int = _SAMPLE_ROWS) -> float:
    """How well the separator fits: the share of rows that have as many columns as the first."""
    csv.field_size_limit(LARGEST_FIELD)
    found: list[int] = []
    try:
        for row in csv.reader(
            io.StringIO(sample, newline=""),
            delimiter=separator,
            skipinitialspace=_spaced(sample, separator),
        ):
            if row:
                found.append(len(row))
            if len(found) == most:
                break
    except csv.Error:
        return 0.0
    if not found or found[0] < 2:
        return 0.0
    # A tab is hardly ever part of a text, a comma often.
    return found.count(found[0]) / len(found) + 0.01 * (
        len(SEPARATORS) - SEPARATORS.find(separator)
    )


def _check(row: Sequence[str], number: int, place: str) -> None:
    if len(row) > MOST_COLUMNS:
        raise ImportFileError(f"{place}: the row has {len(row):,} columns, at most {MOST_COLUMNS}")
    if number > MOST_CARDS + 1:
        raise ImportFileError(f"{place}: the file has more than {MOST_CARDS:,} rows; split it")


def _said(error: str) -> str:
    if "field larger" in error:
        return f'a field has more than {LARGEST_FIELD:,} characters; is a quote `"` not closed?'
    return error
