"""Rows of separated values, within bounds; and which separator a file has."""

import csv
import io
from collections.abc import Iterator, Sequence

from trainer.exchange.limits import LARGEST_FIELD, MOST_CARDS, MOST_COLUMNS, ImportFileError

_SAMPLE_ROWS = 40
_SAMPLE = 200_000
"""Characters in which the separator is looked for."""

SEPARATORS = "\t,;|"


def rows(text: str, separator: str, name: str, first: int = 1) -> Iterator[tuple[int, list[str]]]:
    """Every row with the line it begins in; empty rows are passed over.

    `first` is the line that the text begins in. ImportFileError where a quote is not closed,
    or a field or a row is too large.
    """
    csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line, number = first, 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                number += 1
                _check(row, number, f"{name}:{line}")
                yield line, row
            line = first + reader.line_num
    except csv.Error as error:
        raise ImportFileError(f"{name}:{line}: {_said(str(error), separator)}") from None


def sniffed(text: str) -> str:
    """The separator that gives the same number of columns in most rows; empty if none does."""
    sample = text[:_SAMPLE]
    best, most = "", 0.0
    for separator in SEPARATORS:
        if separator in sample and (score := _score(sample, separator)) > most:
            best, most = separator, score
    return best


def _score(sample: str, separator: str) -> float:
    """How well the separator fits: the share of rows that have as many columns as the first."""
    csv.field_size_limit(LARGEST_FIELD)
    found: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if row:
                found.append(len(row))
            if len(found) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    if not found or found[0] < 2:
        return 0.0
    # A tab is hardly ever part of a text, a comma often.
    return found.count(found[0]) / len(found) + 0.01 * (
        len(SEPARATORS) - SEPARATORS.index(separator)
    )


def _check(row: Sequence[str], number: int, place: str) -> None:
    if len(row) > MOST_COLUMNS:
        raise ImportFileError(f"{place}: the row has {len(row):,} columns, at most {MOST_COLUMNS}")
    if number > MOST_CARDS + 1:
        raise ImportFileError(f"{place}: the file has more than {MOST_CARDS:,} rows; split it")


def _said(error: str, separator: str) -> str:
    if "unexpected end" in error:
        return 'a quote `"` that opens in this row is not closed'
    if "field larger" in error:
        return f'a field has more than {LARGEST_FIELD:,} characters; is a quote `"` not closed?'
    if "expected after" in error:
        shown = "a tab" if separator == "\t" else f"`{separator}`"
        return (
            f'text follows a closing quote; write `""` for a quote in quotes, or {shown} after it'
        )
    return error
