"""Words that speakers take back at once: "you should use SQS, no, sorry, SNS".

Only the plainest form is read so: a cue between marks of one sentence, and behind it a few
words without a verb, which stand in the place of as many before the cue.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from trainer.grading.tokens import words as words_in

MOST_WORDS = 3
"""Words that can stand for others; more make a claim of their own."""

_CUES = frozenset(
    tuple(cue.split())
    for cue in (
        "no sorry",
        "sorry",
        "sorry no",
        "wait",
        "no wait",
        "wait no",
        "i mean",
        "i meant",
        "no i mean",
        "sorry i mean",
        "sorry i meant",
        "scratch that",
        "no scratch that",
        "correction",
        "oops",
    )
)
"""What stands alone between marks, or opens what is meant, where words are taken back."""

_SIGNS = frozenset(words_in("sorry wait mean meant scratch correction oops"))
"""One of these stands in every cue: most answers have none."""

_MARKS = frozenset(",;(–—")
"""Before a cue; a full stop ends what was said."""

_ARTICLES = frozenset(words_in("a an the"))

_NO_NAMES = frozenset(
    words_in(
        "is are was were be been do does did can could will would should must may might have has "
        "had need needs use uses i we you they he she it that this there then so because and or "
        "but not no never if when what which who how why about well just like let"
    )
)
"""Words that make more of what follows than another name for what was said."""


class Word(Protocol):
    """A word or mark, as it is looked at here."""

    @property
    def text(self) -> str:
        """As written, in lower case."""

    @property
    def start(self) -> int:
        """Where it stands; the same for all words that one abbreviation stands for."""

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark."""

    @property
    def figure(self) -> object | None:
        """The figure that is named there."""


W = TypeVar("W", bound=Word)


def corrected(words: list[W]) -> list[W]:
    """The words without those that are taken back, and without the cues."""
    if not any(word.text in _SIGNS for word in words):
        return words
    kept: list[W] = []
    at = 0
    while at < len(words):
        begin = _behind_cue(words, at) if kept and words[at].text in _MARKS else 0
        stop = _name_at(words, begin) if begin else 0
        if stop and _take_back(kept, _count(words[begin:stop])):
            kept += words[begin:stop]
            at = stop
        else:
            kept.append(words[at])
            at += 1
    return kept


def _behind_cue(words: Sequence[Word], at: int) -> int:
    """The place behind the cue that follows a mark, and its own marks; 0 if there is none."""
    place, found = at, 0
    cue: tuple[str, ...] = ()
    while place < len(words) and len(cue) <= 3:
        word = words[place]
        if word.is_mark and word.text not in _MARKS:
            break
        place += 1
        if not word.is_mark:
            cue = (*cue, word.text)
        if cue in _CUES:
            found = place
    while 0 < found < len(words) and words[found].text in _MARKS:
        found += 1
    return found


def _name_at(words: Sequence[Word], begin: int) -> int:
    """The place behind the few words up to the next mark; 0 if they say more than a name.

    Figures know themselves which of them are taken back.
    """
    stop = begin
    while stop < len(words) and not words[stop].is_mark:
        word = words[stop]
        is_more = word.figure is not None or word.text in _NO_NAMES
        if is_more or stop - begin >= MOST_WORDS:
            return 0
        stop += 1
    return stop if stop > begin else 0


def _count(words: Sequence[Word]) -> int:
    return len({word.start for word in words if word.text not in _ARTICLES})


def _take_back(kept: list[W], count: int) -> bool:
    """Drop so many words at the end; whether there were more than these since the last mark."""
    at, starts = len(kept), set[int]()
    while at > 0 and not kept[at - 1].is_mark:
        word = kept[at - 1]
        if word.text not in _ARTICLES and word.start not in starts:
            if len(starts) == count:
                break
            starts.add(word.start)
        at -= 1
    if len(starts) < count or at == 0 or kept[at - 1].is_mark:
        return False
    del kept[at:]
    return True
