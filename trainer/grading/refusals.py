"""What earns nothing however well its words fit: lists, noise, the question said back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from trainer.grading.clauses import Clause
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric
from trainer.grading.states import Unscored
from trainer.grading.words import Word

LONGEST_ITEM = 4
"""Words of an item in a list; a longer one says something about what it names."""

LONGEST_LIST = 5
"""Bare items that a sentence may have: if it has more and little else, it is a list."""

LITTLE_ELSE = 0.75
"""The share of bare clauses from which there is little else; notes have up to two thirds."""

MOST_ALONE = 8
"""Bare items that notes may have on lines of their own: more is a list."""

LONGEST_BLOCK = 4
"""And of these so many one below the other: headings have something said between them."""

PROSE = 0.3
"""The share of function words from which what is not bare is prose, below which it is notes."""

PASTED = 5
"""Short items in a line that make an answer a list if it consists of nothing longer; on lines
of their own notes may have `MOST_ALONE`."""

UNBROKEN = 12
"""Words from which on a clause with hardly a function word is a list without commas."""

LISTED = 0.12
"""The share of function words below which it is; notes in telegram style have twice as many."""

NOISE = 0.4
"""From this share of words that nobody could pronounce on, an answer is gibberish."""

DENSE = 5
"""Characters for each mark below which a long text is noise: prose has 30, tables have 10."""

LONG = 10_000
"""Characters from which on marks are counted before anything is read."""

_COUNTED = "=,;()|!?-–—→•"
"""Marks that end a clause, or may: each costs as much to read as a word."""

RELATIONS = frozenset(["->", "=>", "→", "="])
"""Marks by which notes say something of something: "pod dies -> restarted"."""

LONGEST_CHAIN = 4
"""Items that such marks join to a claim; more in a row are a list with arrows for commas."""

FEW = 4
"""Words with a meaning of their own that cannot claim what several points ask for: what makes
none of them then is no wrong answer, but none ("Fine, looks good to me.")."""

COPIED = 2
"""Words of the question that make a copy of it, unless it has only one."""

_BETWEEN = frozenset(",;/|.")
"""Marks that only part the items of a list; all others say something of them."""

_BULLETS = frozenset("\n-*•")
"""Marks of lists with a line for each item."""

_UNSPEAKABLE = re.compile(r"[^aeiouy]{4,}|(.)\1\1|^[^aeiouy]{3,}$")

Refusal = tuple[Unscored, str]

TOO_LONG: Refusal = (
    Unscored.TOO_LONG,
    "This answer is longer than 200,000 characters: shorten it to what you would say.",
)
_EMPTY = (Unscored.EMPTY, "There are no words in this answer, so there is no score.")
NOISY: Refusal = (Unscored.GIBBERISH, "These are not words, so there is no score.")
COPY: Refusal = (Unscored.QUESTION_COPY, "This only repeats the question, so there is no score.")
_LIST = (
    Unscored.KEYWORDS,
    "These are keywords, not claims: say what you would do with each, and why.",
)
OFF_TOPIC: Refusal = (
    Unscored.OFF_TOPIC,
    "Nothing of what the question is about was found in this answer.",
)
SINGLE: Refusal = (
    Unscored.KEYWORDS,
    "So few words make no claim: say what you would do, and why.",
)


def refused(
    rubric: Rubric, words: Sequence[Word], lists: Sequence[bool], *, takes_lists: bool = False
) -> Refusal | None:
    """Why the words alone rule out a score; None if they do not.

    `lists` tells for each clause whether it is an item of a list; with `takes_lists`, an answer
    may be nothing but short items.
    """
    spoken = [word for word in words if not word.is_mark]
    if not spoken:
        return _EMPTY
    content = [word for word in spoken if word.stem not in rubric.lexicon.stopwords]
    if not content:
        return OFF_TOPIC
    stems = {word.stem for word in content}
    asked = rubric.question - rubric.lexicon.stopwords
    if stems <= asked and len(stems) >= min(COPIED, len(asked)):
        return COPY
    unknown = [word.text for word in content if word.stem not in rubric.vocabulary]
    noise = sum(_UNSPEAKABLE.search(text) is not None for text in unknown)
    if noise >= NOISE * len(spoken):
        return NOISY
    if all(lists) or (not takes_lists and _is_pasted(words, rubric.lexicon)):
        return _LIST if len(unknown) < len(content) else OFF_TOPIC
    return None


def is_dense(answer: str) -> bool:
    """Whether a long text is made of marks: it would be cut into tens of thousands of clauses."""
    return len(answer) > LONG and DENSE * sum(map(answer.count, _COUNTED)) > len(answer)


def is_single(rubric: Rubric, words: Sequence[Word]) -> bool:
    """Whether an answer has too few words for what several points ask, as in "fine"."""
    empty = rubric.lexicon.stopwords | rubric.lexicon.negators
    content = {word.start for word in words if not word.is_mark and word.stem not in empty}
    return len(rubric.points) > 1 and 0 < len(content) <= FEW


def _is_pasted(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether an answer is nothing but short items, parted by commas or line ends."""
    marks = {word.text for word in words if word.is_mark}
    if not marks <= _BETWEEN | _BULLETS:
        return False
    items: list[list[Word]] = [[]]
    in_line = most_in_line = 0
    for word in words:
        if not word.is_mark:
            in_line += not items[-1]
            items[-1].append(word)
        elif items[-1]:
            items.append([])
        if word.text == "\n":
            in_line = 0
        most_in_line = max(most_in_line, in_line)
    items = [item for item in items if item]
    # An abbreviation is several words, and one place.
    if any(len({word.start for word in item}) > LONGEST_ITEM for item in items):
        return False
    bare = sum(all(word.stem not in lexicon.negators for word in item) for item in items)
    enough = most_in_line >= PASTED or len(items) > MOST_ALONE
    return enough and bare >= LITTLE_ELSE * len(items)


def listed(
    words: Sequence[Word], parts: Sequence[Clause], runs: Iterable[range], lexicon: Lexicon
) -> list[bool]:
    """For each clause whether it is an item of a list of keywords.

    `words` are those of the answer, with its marks, and `runs` the clauses of each sentence.
    Where a sentence stands does not matter.
    """
    bare = [_is_bare(part, lexicon) for part in parts]
    for number in _related(words, parts):
        bare[number] = False
    found = [_is_unbroken(part, lexicon) for part in parts]
    alone: list[int] = []
    for run in (*runs, range(len(parts))):
        items = [number for number in run if bare[number]]
        if len(items) > LONGEST_LIST and len(items) >= LITTLE_ELSE * len(run):
            for number in run:
                found[number] = True
        if len(items) == len(run) < len(parts):
            alone += run
    if len(alone) > MOST_ALONE:
        for number in alone:
            found[number] = True
    elif _is_prose(
        [part for part, is_bare in zip(parts, bare, strict=True) if not is_bare], lexicon
    ):
        for block in _neighbours(alone):
            if len(block) > LONGEST_BLOCK:
                for number in block:
                    found[number] = True
    return found


def _is_prose(parts: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether these are sentences and not notes, which may well have bare items."""
    spoken = sum(_function_words(part, lexicon) for part in parts)
    return spoken > PROSE * sum(len(part.words) for part in parts)


def _neighbours(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """The numbers, those that follow each other together."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield numbers[start:at]
            start = at


def _related(words: Sequence[Word], parts: Sequence[Clause]) -> Iterator[int]:
    """The clauses of which a mark between them says something."""
    before = {one.end for one, two in pairwise(words) if two.text in RELATIONS}
    chain: list[int] = []
    for number, part in enumerate(parts):
        chain.append(number)
        if part.words[-1].end not in before or number + 1 == len(parts):
            if 1 < len(chain) <= LONGEST_CHAIN:
                yield from chain
            chain = []


def _is_bare(part: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause names something and says nothing of it."""
    return len(part.words) <= LONGEST_ITEM and not _function_words(part, lexicon)


def _is_unbroken(part: Clause, lexicon: Lexicon) -> bool:
    return len(part.words) > UNBROKEN and _function_words(part, lexicon) < LISTED * len(part.words)


def _function_words(part: Clause, lexicon: Lexicon) -> int:
    return sum(w.stem in lexicon.stopwords or w.stem in lexicon.negators for w in part.words)
