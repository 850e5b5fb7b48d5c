"""Tables of cards: CSV, TSV and their kin, with a line of headings or without one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from trainer.content.cards import CardKind
from trainer.content.imported import Imported
from trainer.content.text import shortened
from trainer.errors import UsageError, nearest
from trainer.exchange.choices import Choices, choice_columns
from trainer.exchange.columns import HEADINGS, PARTS, SEVERAL, unguarded
from trainer.exchange.gathering import Gathering
from trainer.exchange.html import html_text, looks_like_html
from trainer.exchange.limits import ImportFileError
from trainer.exchange.rows import rows, said_separator, sniffed

_WORDS: Mapping[str, tuple[str, ...]] = {
    "front": (
        *("front", "question", "ask", "prompt", "term", "q", "word", "problem", "concept"),
        *("frage", "vorderseite", "begriff", "pregunta", "pergunta", "domanda", "вопрос"),
    ),
    "back": (
        *("back", "answer", "a", "response", "definition", "solution", "meaning", "reply"),
        *("antwort", "rückseite", "respuesta", "réponse", "resposta", "risposta", "ответ"),
    ),
    "why": (
        *("why", "explanation", "explain", "notes", "note", "rationale", "extra", "details"),
        *("example", "examples", "erklärung", "explicación", "explication", "пояснение"),
    ),
    "tags": ("tags", "tag", "category", "categories", "labels", "topic", "subject"),
    "deck": ("deck", "deck name", "chapter", "section"),
    "key": ("id", "guid", "key", "uid"),
    "kind": ("kind", "type", "card type"),
    "accept": ("accept", "synonyms", "also accepted", "aliases"),
}
"""What headings call the parts of a card, in small letters."""

_LOOSE: Mapping[str, tuple[str, ...]] = {
    **_WORDS,
    "front": (
        *_WORDS["front"],
        *("name", "title", "heading", "item", "expression", "acronym", "topic", "subject"),
    ),
    "back": (
        *_WORDS["back"],
        *("description", "explanation", "content", "contents", "body", "text", "summary"),
        *("notes", "note", "details", "example", "examples", "translation"),
    ),
}
"""What they are called too, where every heading is such a word: one alone may be a text."""

_KNOWN = frozenset(word for words in _LOOSE.values() for word in words)

_NUMBERED = {"front": 0, "back": 1, "why": 2}
"""What the columns are where nobody says."""

_NUMBERED_ROWS = 20
"""Rows that show whether the first column only counts."""


def read_delimited(
    text: str, name: str, title: str, mapping: Mapping[str, str], separator: str = ""
) -> Imported:
    """The cards in the rows.

    `mapping` names for parts of a card (`front`, `back`, `why`, `tags` …) the heading of
    their column or its number, from 1; UsageError if there is none such. ImportFileError
    where the rows cannot be read.
    """
    said, text, above = said_separator(text)
    separator = separator or said or sniffed(text)
    if not separator and not mapping:
        raise ImportFileError(f"{name} is no table: its lines have no separator in common")
    separator = separator or ","
    table = rows(text, separator, name, above + 1)
    first = list(islice(table, _NUMBERED_ROWS))
    if not first:
        raise ImportFileError(f"{name} holds no rows")
    (line, head), *more = first
    plan = _Plan.of(head, mapping, counted=_counted([row for _, row in first]))
    gathering = Gathering()
    gathering.notices.append(plan.said())
    if not plan.headed:
        plan.take(head, line, gathering)
    for line, row in chain(more, table):
        plan.take(row, line, gathering)
    called = {"\t": "tab-separated values", ",": "CSV"}.get(separator, f"CSV with `{separator}`")
    return gathering.imported(title, called + (" with a header" if plan.headed else ""))


class _Plan:
    """Which column is what."""

    def __init__(
        self, head: Sequence[str], columns: Mapping[str, int], choices: Choices | None, headed: bool
    ) -> None:
        self.headed = headed
        self._head = head
        self._columns = columns
        self._choices = choices
        self._used = {*columns.values(), *_counters(head)}
        if choices is not None:
            self._used |= {*choices.options, choices.right}
        self._own = headed and tuple(head) == HEADINGS
        """Whether this program wrote the file: then texts stand in it as they are."""

    @classmethod
    def of(cls, head: Sequence[str], mapping: Mapping[str, str], *, counted: bool) -> "_Plan":
        """The plan for a table with this first row; its first column may only count rows."""
        titles = [_folded(cell) for cell in head]
        named = _named(titles)
        given = {part: _place(part, said, head, titles) for part, said in mapping.items()}
        by_heading = any(not said.isdecimal() for said in mapping.values())
        choices = choice_columns(titles)
        headed = by_heading or choices is not None or {"front", "back"} <= named.keys()
        if choices is not None and "back" not in given:
            named.pop("back", None)
        columns = {**(named if headed else _numbered(len(head), int(counted))), **given}
        if given:  # a column has one meaning: the one that was said
            columns = {
                part: place
                for part, place in columns.items()
                if part in given or place not in given.values()
            }
        if "front" not in columns or ("back" not in columns and choices is None):
            shown = ", ".join(f"`{shortened(cell, 30)}`" for cell in head[:10])
            raise ImportFileError(
                "it is not clear which columns are the question and the answer; say so by "
                f"--map front=1,back=2. The first row is {shown}"
            )
        return cls(head, columns, None if "back" in given else choices, headed)

    def said(self) -> str:
        """Which column was taken for what."""
        found = [
            f"{part} = {shortened(self._head[place], 30) if self.headed else place + 1}"
            for part, place in self._columns.items()
        ]
        if self._choices is not None:
            found.append(f"{len(self._choices.options)} options of which one is right")
        return f"columns: {', '.join(found)}"

    def take(self, row: Sequence[str], line: int, gathering: Gathering) -> None:
        """One row as a card."""
        where = f"row in line {line}"
        cells = {part: self._cell(row, place, gathering) for part, place in self._columns.items()}
        front, back, why = (cells.get(part, "") for part in ("front", "back", "why"))
        if self._choices is not None:
            texts = [self._cell(row, place, gathering) for place in range(len(row))]
            front, back, why = self._choices.card(front, texts, why)
        for place, cell in enumerate(row):
            if place not in self._used and cell.strip():
                gathering.losses.add("cells of other columns", f"{where}: {cell}")
        gathering.add(
            front,
            back,
            why=why,
            where=where,
            key=cells.get("key", ""),
            tags=self._several(cells.get("tags", ""), "[,;]"),
            deck=cells.get("deck", ""),
            kind=_kind(cells.get("kind", "")),
            accept=self._several(cells.get("accept", ""), "[|;]"),
        )

    def _cell(self, row: Sequence[str], place: int, gathering: Gathering) -> str:
        text = unguarded(row[place]) if place < len(row) else ""
        if not self._own and looks_like_html(text):
            return html_text(text, gathering.losses)
        return text

    def _several(self, text: str, separators: str) -> list[str]:
        """What is listed in a cell: a line each, else parted by one of the separators."""
        if self._own or "\n" in text:
            return text.split("\n") if "\n" in text else text.split(SEVERAL)
        if re.search(separators, text):
            return re.split(rf"\s*{separators}\s*", text)
        return text.split() if "," in separators else [text]


def _folded(cell: str) -> str:
    """A heading as it is compared: `Correct_Answer` and `CorrectAnswer` are `correct answer`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell.strip()[:100])
    return " ".join(re.split(r"[\s_:-]+", spaced.casefold())).strip()


def _named(titles: Sequence[str]) -> dict[str, int]:
    """The columns whose headings say what they are."""
    found = _called(titles, _WORDS)
    known = all(title in _KNOWN or _NUMBERS.fullmatch(title) for title in titles)
    return found if {"front", "back"} <= found.keys() or not known else _called(titles, _LOOSE)


def _called(titles: Sequence[str], called: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The columns with one of the headings; of several for one part the foremost counts."""
    found: dict[str, int] = {}
    for part, words in called.items():
        for word in words:
            if part not in found and word in titles and titles.index(word) not in found.values():
                found[part] = titles.index(word)
    return found


def _numbered(columns: int, first: int) -> dict[str, int]:
    places = {part: place + first for part, place in _NUMBERED.items()}
    return {part: place for part, place in places.items() if place < columns}


def _counters(head: Sequence[str]) -> set[int]:
    """The columns that only number the rows, or may: nothing is lost with them."""
    return {place for place, cell in enumerate(head) if _COUNTER.fullmatch(cell.strip()[:20])}


_NUMBERS = re.compile(r"#|(?:s(?:l|r)?[. ]*)?n(?:o|r|um(?:ber)?)[. ]*", re.IGNORECASE)
_COUNTER = re.compile(rf"{_NUMBERS.pattern}|\d{{1,6}}[.)]?", re.IGNORECASE)


def _counted(table: Sequence[Sequence[str]]) -> bool:
    """Whether the first column only numbers the rows, and two more come behind it."""
    numbers = [row[0].strip().rstrip(".)") for row in table]
    first = int(numbers[0]) if re.fullmatch(r"\d{1,6}", numbers[0]) else -1
    counts = [str(first + place) for place in range(len(table))]
    return len(table) > 1 and numbers == counts and all(len(row) > 2 for row in table)


def _place(part: str, said: str, head: Sequence[str], titles: Sequence[str]) -> int:
    """The column that a mapping means."""
    if part not in PARTS:
        close = nearest(part, PARTS)
        cure = f"did you mean {close}?" if close else f"there are {', '.join(PARTS)}"
        raise UsageError(f"--map: a card has no part {part!r}; {cure}")
    if said.isdecimal() and len(said) < 5:
        if 1 <= int(said) <= len(head):
            return int(said) - 1
        columns = "1 column" if len(head) == 1 else f"{len(head)} columns"
        raise UsageError(f"--map {part}={said}: the table has {columns}, from 1 on")
    if _folded(said) in titles:
        return titles.index(_folded(said))
    close = nearest(said, head)
    shown: Iterable[str] = (shortened(cell, 30) for cell in head)
    cure = f"did you mean {shortened(close, 30)}?" if close else f"there are {', '.join(shown)}"
    raise UsageError(f"--map {part}={said}: no column has this heading; {cure}")


def _kind(text: str) -> CardKind | None:
    word = "_".join(text.strip().lower().split())[:20]
    return CardKind(word) if word in ("concept", "number", "rapid_fire") else None
