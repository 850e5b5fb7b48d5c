"""Anki's templates, rendered simply: which fields of a note stand on which side of a card.

A template is HTML with `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}` where the field
is filled, `{{^Field}}…{{/Field}}` where it is empty, and `{{FrontSide}}`.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from trainer.exchange.limits import LARGEST_FIELD, ImportFileError

_TOKEN = re.compile(r"\{\{([^{}]{1,500})\}\}")
_ANSWER_LINE = re.compile(
    r"<hr\b[^<>]{0,99}\bid\s{0,5}=\s{0,5}[\"']?answer\b[^<>]{0,99}>", re.IGNORECASE
)
"""What stands between the question and the answer on the back of nearly every card."""

Cloze = Callable[[str], str]
"""From the text of a field to what a side shows of it."""


def render(
    template: str, fields: Mapping[str, str], *, question: bool, cloze: Cloze | None = None
) -> str:
    """The HTML of one side; `cloze` renders fields with gaps.

    ImportFileError when a template makes a few fields into a book.
    """
    out: list[str] = []
    length = 0
    shown = [True]
    at = 0
    is_filled = cache(lambda name: _is_filled(fields.get(name, "")))
    for found in _TOKEN.finditer(template):
        pieces = [template[at : found.start()]]
        at = found.end()
        word = found[1].strip()
        mark, name = word[0] if word else "", word[1:].strip()
        if not all(shown):
            pieces = []
        if mark in ("#", "^"):
            filled = is_filled(name)
            shown.append(filled if mark == "#" else not filled)
        elif mark == "/":
            if len(shown) > 1:
                shown.pop()
        elif all(shown):
            pieces.append(_field(word, fields, question, cloze))
        out += pieces
        length += sum(map(len, pieces))
        if length > LARGEST_FIELD or len(shown) > _DEEPEST:
            raise ImportFileError(_TOO_LONG)
    if all(shown):
        out.append(template[at:])
    if length + len(template) - at > LARGEST_FIELD:
        raise ImportFileError(_TOO_LONG)
    return "".join(out)


def after_answer_line(template: str) -> str:
    """The part of the back that is the answer; all of it where no line sets it apart."""
    lines = list(_ANSWER_LINE.finditer(template))
    return template[lines[-1].end() :] if lines else template


def fields_of(template: str) -> tuple[str, ...]:
    """The names in the template that stand for a field, in order, filters left out."""
    words = (found[1].strip() for found in _TOKEN.finditer(template))
    return tuple(word.rpartition(":")[2].strip() for word in words if word[:1] not in "#^/")


_TOO_LONG = "its fields and template make a card longer than any card can be"

_DEEPEST = 100
"""Conditions in one another."""

_NOT_ASKED = ("type", "hint", "nc")
"""Filters whose field the front does not show: it is typed in, or shown on request."""


def _field(word: str, fields: Mapping[str, str], question: bool, cloze: Cloze | None) -> str:
    *filters, name = (part.strip() for part in word.split(":"))
    kinds = {each.split()[0] for each in filters if each}
    if kinds & {"tts", "tts-voices"}:
        return ""
    if question and kinds & set(_NOT_ASKED):
        return ""
    value = fields.get(name, "")
    if "cloze" in kinds:
        # Typed gaps repeat what the gaps themselves show.
        return "" if "type" in kinds or cloze is None else cloze(value)
    return value


def _is_filled(value: str) -> bool:
    bare = re.sub(r"<(?:br|div|/div|p|/p)\s{0,5}/?>|&nbsp;", "", value, flags=re.IGNORECASE)
    return bool(bare.strip())
