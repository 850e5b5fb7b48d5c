"""Text with numbered gaps, as Anki writes it: `{{c1::hidden}}` and `{{c2::hidden::hint}}`."""

import re
from typing import NamedTuple

_MARK = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3}){0,20})::|\}\}|::")
_DEEPEST = 8
"""Gaps in one another, as far as Anki itself goes; further ones are read as text."""

GAP = "[…]"


class Gapped(NamedTuple):
    """A text with one of its gaps open."""

    question: str
    """With `[…]` or `[hint]` in place of what is asked, all other gaps filled."""
    answers: tuple[str, ...]
    """What is hidden; empty where the text has no gap of that number."""
    whole: str
    """With all gaps filled."""


class _Frame:
    """A gap that is being read, or the text around all gaps."""

    def __init__(self, mark: str, numbers: tuple[int, ...]) -> None:
        self.mark = mark
        self.numbers = numbers
        self.question: list[str] = []
        self.whole: list[str] = []
        self.hint: list[str] | None = None

    def add(self, question: str, whole: str) -> None:
        if self.hint is None:
            self.question.append(question)
            self.whole.append(whole)
        else:
            self.hint.append(whole)


def gapped(text: str, number: int) -> Gapped:
    """The text with the gaps of that number open."""
    frames = [_Frame("", ())]
    answers: list[str] = []
    at = 0
    for found in _MARK.finditer(text):
        before = text[at : found.start()]
        frames[-1].add(before, before)
        at = found.end()
        mark = found[0]
        if found[1] and len(frames) <= _DEEPEST:
            frames.append(_Frame(mark, tuple(map(int, found[1].split(",")))))
        elif mark == "}}" and len(frames) > 1:
            _close(frames, number, answers)
        elif mark == "::" and len(frames) > 1 and frames[-1].hint is None:
            frames[-1].hint = []
        else:
            frames[-1].add(mark, mark)
    frames[-1].add(text[at:], text[at:])
    while len(frames) > 1:  # a gap without an end is text
        frame = frames.pop()
        hint = "" if frame.hint is None else f"::{''.join(frame.hint)}"
        frames[-1].add(
            f"{frame.mark}{''.join(frame.question)}{hint}",
            f"{frame.mark}{''.join(frame.whole)}{hint}",
        )
    return Gapped("".join(frames[0].question), tuple(answers), "".join(frames[0].whole))


def _close(frames: list[_Frame], number: int, answers: list[str]) -> None:
    frame = frames.pop()
    whole = "".join(frame.whole)
    if number not in frame.numbers:
        frames[-1].add("".join(frame.question), whole)
        return
    hint = "".join(frame.hint or ())
    # A gap in a gap of the same number is asked for with it.
    if not any(number in outer.numbers for outer in frames):
        answers.append(whole.strip())
    frames[-1].add(f"[{hint}]" if hint.strip() else GAP, whole)
