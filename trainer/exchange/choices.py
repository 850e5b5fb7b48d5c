"""Multiple choice: a question, its options in columns, and which of them is right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.content.text import one_line

_OPTION = re.compile(r"(?:option|choice|answer|opt)? ?([a-h]|[1-8])")
_RIGHT = re.compile(
    r"(?:correct|right)(?: (?:answer|option|choice|key))?s?|answer key|answer|solution|key"
)
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Choices:
    """Where the options stand and where the right one is named."""

    options: tuple[int, ...]
    right: int

    def card(self, front: str, cells: Sequence[str], why: str) -> tuple[str, str, str]:
        """Question with options, the right one, and why; an empty answer if none is right."""
        texts = [one_line(cells[place]) if place < len(cells) else "" for place in self.options]
        said = cells[self.right] if self.right < len(cells) else ""
        right = _right(said, texts)
        offered = [f"- {_LETTERS[i].upper()}: {text}" for i, text in enumerate(texts) if text]
        question = "\n".join((one_line(front), "", *offered)) if front.strip() else ""
        answer = "\n".join(f"{_LETTERS[i].upper()}: {texts[i]}" for i in right)
        if one_line(why) in [texts[i] for i in right]:
            why = ""
        return question, answer, why


def choice_columns(titles: Sequence[str]) -> Choices | None:
    """The options in a table with these headings, in small letters; None if it has none."""
    options: list[int] = []
    for place, title in enumerate(titles):
        found = _OPTION.fullmatch(title)
        # Their letters or numbers follow each other; else the column is something else.
        if found and found[1] in (_LETTERS[len(options) : len(options) + 1], str(len(options) + 1)):
            options.append(place)
    right = [place for place, title in enumerate(titles) if _RIGHT.fullmatch(title)]
    right = [place for place in right if place not in options]
    return Choices(tuple(options), right[0]) if len(options) > 1 and right else None


def _right(said: str, texts: Sequence[str]) -> list[int]:
    """Which options are right: by letter, by number, or by their text."""
    line = one_line(said).casefold()
    by_text = [place for place, text in enumerate(texts) if text and text.casefold() == line]
    if by_text:
        return by_text
    words = re.split(r"[\s,;/&+]+|and", re.sub(r"^(?:option|answer|choice)s? ?", "", line))
    places = []
    for word in filter(None, words):
        letter = word.strip("().:")
        if len(letter) != 1 or letter not in _LETTERS + "12345678":
            return []
        place = _LETTERS.find(letter) if letter in _LETTERS else int(letter) - 1
        if place < len(texts) and texts[place]:
            places.append(place)
    return places
