"""What a negator is said of: in "the team does not even notice" the noticing, no team.

A denied predicate is denied with its subject: "a queue does not help" rejects queues, for
helping is what anything would be used for. Where the predicate is about something else, a
denial of it rejects nothing: "the pods have no boss" leaves the pods as they are.
"""

from collections.abc import Iterable, Iterator, Sequence

from trainer.grading.lexicon import Lexicon
from trainer.grading.words import Word

Focus = tuple[Word, ...]
"""The words of content that a negator is said of; none where it may be about anything."""

OBJECTS = frozenset(["no", "nothing", "none"])
"""Negators that are said of what follows, with a verb before them."""

NOUNS = 3
"""Words behind "no" that name what there is not."""

_PREPOSITIONS = frozenset(
    ["of", "to", "for", "with", "from", "on", "in", "at", "by", "and", "or", "as", "when", "if"]
)
"""They end what "no" is said of."""

_ARTICLES = frozenset(["a", "an", "any", "the"])
"""Behind "not", they begin what the subject is said not to be: "is not a topic"."""

GENERAL = frozenset(
    [
        "use", "used", "using", "need", "needed", "want", "help", "helps", "work", "works",
        "make", "makes", "matter", "matters", "good", "right", "true", "worth", "necessary",
        "required", "possible", "sense", "idea", "way", "reason", "case", "problem", "issue",
        "issues", "problems", "worry", "advantage", "benefit", "point", "value", "choose",
        "take", "do", "done", "go", "put", "have", "get", "add", "build", "run", "set",
        "recommend", "bother", "happen", "happens", "apply", "count", "solve", "solves",
        "improve", "improves", "affect", "difference", "effect", "impact",
        "suit", "fit", "suitable", "appropriate", "enough", "guarantee", "support", "supports",
        "important", "relevant", "useful", "meant", "keep", "let", "allow", "allowed", "bring",
        "brings", "give", "gives", "exist", "exists", "there", "think",
    ]
)  # fmt: skip
"""Denied, these reject their subject, whatever it is."""


def foci(scope: Sequence[Word], places: Iterable[int], lexicon: Lexicon) -> Iterator[Focus]:
    """What each negator at these places of a predicate is said of."""
    for at in places:
        words = scope[at + 1 :]
        if at and scope[at].text in OBJECTS:
            words = [scope[at - 1], *_named(scope[at + 1 : at + 1 + NOUNS])]
        if at + 1 < len(scope) and scope[at + 1].text in _ARTICLES:
            words = []
        yield tuple(word for word in words if _has_content(word, lexicon))


def _named(words: Sequence[Word]) -> Sequence[Word]:
    end = next((n for n, word in enumerate(words) if word.text in _PREPOSITIONS), len(words))
    return words[:end]


def _has_content(word: Word, lexicon: Lexicon) -> bool:
    if word.text in GENERAL:
        return True
    return word.stem not in lexicon.stopwords and word.stem not in lexicon.negators
