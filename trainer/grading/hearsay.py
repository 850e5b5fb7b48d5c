"""Claims that an answer names without making them: quoted, reported, asked or taken back.

A candidate who knows the usual mistakes says them aloud to refute them. Words alone show
no difference, so these claims are told by how the answer leads up to them and goes on.
"""

import re
from collections.abc import Sequence

from trainer.grading.windows import Text, Window
from trainer.grading.words import Word

LEAST_QUOTED = 3
"""Words that make a quotation; fewer in quotation marks are a name or an odd expression."""

BEFORE = 40
"""Words up to the end of a claim among which somebody else is named as its source."""

AFTER = 2
"""Clauses behind a claim in which it can be taken back."""

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]+)[\"”“»]")

_REPORTED = re.compile(
    r"\b(?:people|some|somebody|someone|anybody|anyone|many|others|everybody|everyone|they)"
    r"(?: \w+){0,3}? (?:say|says|said|claim|claims|claimed|propose|proposes|proposed|suggest|"
    r"suggests|argue|argues|think|thinks|believe|believes)\b"
    r"|\bi (?:\w+ )?(?:hear|heard|read|believed|thought|assumed)\b"
    r"|\b(?:contrary to|misconception|fallacy|misunderstanding|tempting|untrue)\b"
    r"|\b(?:about to say|not true)\b"
    r"|\b(?:a|the) myth\b|\b(?:advise|argue|warn|decide) against\b"
    r"|\bwould be (?:bad|wrong)\b|\b(?:i|we|it|people) used to\b"
)
"""What comes before the claim of somebody else, or an earlier one of the speaker."""

_TAKEN_BACK = re.compile(
    r"^(?:well |oh |hm |wait |please |and |but |which |though )*"
    r"(?:(?:no|wrong|nope|nonsense|scratch that|strike that|not (?:true|so|any more|anymore))$"
    r"|(?:no|not) (?:wait|scratch|that)\b|scratch that|please not"
    r"|(?:we|it|they) (?:are|is|do|does) not$"
    r"|(?:(?:that|this|it|which)(?: is| was)?|is|was|are) (?:simply |just |plain |also |all )?"
    r"(?:not (?:true|right|correct|so)|wrong|false|a myth|outdated|out of date|nonsense)\b"
    r"(?! that\b)"  # speaks of what follows
    r"|(?:it|that) used to\b)"
)
"""How a clause begins that takes back what was said before it."""


def quotations(answer: str) -> list[tuple[int, int]]:
    """Where the answer repeats words of somebody else."""
    return [
        match.span(1) for match in _QUOTED.finditer(answer) if len(match[1].split()) >= LEAST_QUOTED
    ]


def is_quoted(span: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether these words stand in a quotation."""
    return any(start <= span[0] and span[1] <= end for start, end in quoted)


def is_hearsay(window: Window, said: Text, quoted: Sequence[tuple[int, int]], answer: str) -> bool:
    """Whether the answer only names what stands in a window and does not claim it."""
    if is_quoted(window.span, quoted):
        return True
    run = next(run for run in said.runs if window.first in run)
    if _sentence_mark(said, run, answer) == "?":
        return True
    spoken = [word for part in said.parts[run.start : window.last + 1] for word in part.words]
    before = _text(spoken[-BEFORE:])
    if _REPORTED.search(before):
        return True
    following = range(window.last + 1, min(window.last + 1 + AFTER, len(said.parts)))
    return any(_TAKEN_BACK.search(_text(said.parts[number].words[:BEFORE])) for number in following)


def _sentence_mark(said: Text, run: range, answer: str) -> str:
    """The character that ends the sentence of these clauses."""
    end = said.parts[run.stop - 1].words[-1].end
    return answer[end : end + 1]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
