"""Tables of questions and answers in Markdown."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_QUESTIONS = frozenset(("question", "questions", "q", "they ask", "ask", "front", "prompt"))
_ASKS = _QUESTIONS | {"term", "concept", "word"}
_ANSWERS = frozenset(
    ("answer", "answers", "a", "you answer", "back", "response", "definition", "meaning")
)
_EXPLAINS = frozenset(
    ("why", "explanation", "example", "examples", "note", "notes", "details", "comment", "use case")
)
_COUNTS = re.compile(r"(?:#|(?:s(?:l|r)?\.? ?)?(?:no|nr|num|number)\.?|id)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{0,6}[.)]?")
_ENTRY = re.compile(r"\]\(#")
"""A link to a heading of the page, as tables of contents have them."""


class TableCards(NamedTuple):
    """What the rows of a table ask and answer."""

    marked: bool
    """Whether its headings say that these are questions or terms, and what answers them."""
    questions: bool
    """Whether they say questions."""
    cards: list[tuple[str, list[str]]]
    """For each row, its question and the lines of its answer."""


def cards_of(rows: Sequence[Sequence[str]]) -> TableCards | None:
    """The cards in a table whose first row are headings; None where it holds none.

    A column that numbers the rows is passed over, and one that explains comes behind the
    answer. A table of contents is none of questions.
    """
    head, *body = rows
    if not body or sum(any(map(_ENTRY.search, row)) for row in body) * 2 > len(body):
        return None
    titles = [cell.strip(" *_").casefold() for cell in head]
    counting = [
        place
        for place, title in enumerate(titles)
        if (_COUNTS.fullmatch(title) or not title)
        and all(_NUMBER.fullmatch(row[place].strip(" *")) for row in body if place < len(row))
    ]
    places = [place for place in range(len(titles)) if place not in counting]
    front = next((place for place in places if titles[place] in _ASKS), None)
    back = next((place for place in places if titles[place] in _ANSWERS), None)
    marked = front is not None and back is not None
    if front is None or back is None:
        if len(places) != 2:
            return None
        front, back = places
    why = next((place for place in places if titles[place] in _EXPLAINS), None)
    asked = marked and titles[front] in _QUESTIONS
    return TableCards(marked, asked, [(_at(row, front), _lines(row, back, why)) for row in body])


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _lines(row: Sequence[str], back: int, why: int | None) -> list[str]:
    explained = "" if why is None else _at(row, why).strip()
    return [_at(row, back), *(["", f"**Why:** {explained}"] if explained else [])]
