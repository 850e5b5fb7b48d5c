"""What earns nothing however well its words fit: lists, noise, the question said back."""

import re
from collections.abc import Sequence

from trainer.grading.clauses import Clause
from trainer.grading.rubric import Rubric
from trainer.grading.states import Unscored
from trainer.grading.words import Word

LISTED = 0.12
"""An answer with a smaller share of function words is a list of keywords; notes in telegram
style have twice as many."""

FEW = 12
"""Words up to which an answer may do without function words: "EventBridge cron -> Lambda"."""

LONGEST_ITEM = 4
"""Words of an item in a list; a longer one says something about what it names."""

LONGEST_LIST = 5
"""Bare items in a row that a sentence or a set of notes may have: more is a list."""

NOISE = 0.4
"""From this share of words that nobody could pronounce on, an answer is gibberish."""

_UNSPEAKABLE = re.compile(r"[^aeiouy]{4,}|(.)\1\1|^[^aeiouy]{3,}$")

Refusal = tuple[Unscored, str]

TOO_LONG: Refusal = (
    Unscored.TOO_LONG,
    "This answer is longer than 200,000 characters: shorten it to what you would say.",
)
_EMPTY = (Unscored.EMPTY, "There are no words in this answer, so there is no score.")
_NOISE = (Unscored.GIBBERISH, "These are not words, so there is no score.")
_COPY = (Unscored.QUESTION_COPY, "This only repeats the question, so there is no score.")
_LIST = (
    Unscored.KEYWORDS,
    "These are keywords, not claims: say what you would do with each, and why.",
)
OFF_TOPIC: Refusal = (
    Unscored.OFF_TOPIC,
    "Nothing of what the question is about was found in this answer.",
)


def refused(rubric: Rubric, words: Sequence[Word], parts: Sequence[Clause]) -> Refusal | None:
    """Why the words alone rule out a score; None if they do not."""
    spoken = [word for word in words if not word.is_mark]
    if not spoken:
        return _EMPTY
    function = [word for word in spoken if word.stem in rubric.lexicon.stopwords]
    content = [word for word in spoken if word.stem not in rubric.lexicon.stopwords]
    if not any(word.stem not in rubric.question for word in content):
        return _COPY if content else OFF_TOPIC
    unknown = [word.text for word in content if word.stem not in rubric.vocabulary]
    noise = sum(_UNSPEAKABLE.search(text) is not None for text in unknown)
    if noise >= NOISE * len(spoken):
        return _NOISE
    is_list = len(spoken) > FEW and len(function) < LISTED * len(spoken)
    if is_list or all(listed(parts, rubric)):
        return _LIST if len(unknown) < len(content) else OFF_TOPIC
    return None


def listed(parts: Sequence[Clause], rubric: Rubric) -> list[bool]:
    """For each clause whether it is an item of a list of keywords."""
    bare = [_is_bare(part, rubric) for part in parts]
    found = [False] * len(parts)
    begin = 0
    for at in range(len(parts) + 1):
        if at < len(parts) and bare[at]:
            continue
        if at - begin > LONGEST_LIST:
            found[begin:at] = [True] * (at - begin)
        begin = at + 1
    return found


def _is_bare(part: Clause, rubric: Rubric) -> bool:
    """Whether a clause names something and says nothing of it."""
    lexicon = rubric.lexicon
    return len(part.words) <= LONGEST_ITEM and not any(
        word.stem in lexicon.stopwords or word.stem in lexicon.negators for word in part.words
    )
