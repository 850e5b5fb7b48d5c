"""An answer as grading reads it, before any claim is looked for in it.

Whoever assesses an answer and whoever explains an assessment read it in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trainer.grading import clauses, notes, refusals
from trainer.grading.clauses import Clause
from trainer.grading.literal import Spoken
from trainer.grading.notes import Notes
from trainer.grading.refusals import Refusal
from trainer.grading.rubric import Rubric
from trainer.grading.shown import own_words
from trainer.grading.windows import Text, sentences
from trainer.grading.words import Word, read_words
from trainer.grading.wrapping import unwrapped

LONGEST = 200_000
"""Characters that are read: more than a thousand times what a candidate says."""


@dataclass(frozen=True)
class Heard:
    """An answer cut into words and clauses."""

    rubric: Rubric
    whole: str
    """The answer as it was typed; this and `answer` are as long."""
    answer: str
    """Without what only repeats what was shown beside the question."""
    words: Sequence[Word]
    """With its marks; none of an answer that is refused unread."""
    said: Text
    refusal: Refusal | None
    """Why there is nothing to assess."""
    noted: Notes | None
    """The answer as phrases, if it is made of them and they are taken."""
    takes_notes: bool
    """Whether the question may be answered by a few phrases, as cards are."""

    @property
    def parts(self) -> Sequence[Clause]:
        """Its clauses."""
        return self.said.parts

    @cached_property
    def content(self) -> Sequence[Word]:
        """Its words with much meaning of their own, but for those that are merely listed."""
        lexicon = self.rubric.lexicon
        small = lexicon.stopwords | lexicon.light | lexicon.negators
        told = zip(self.said.parts, self.said.lists, strict=True)
        spoken = (part.words for part, is_listed in told if not is_listed)
        return [word for words in spoken for word in words if word.stem not in small]

    @cached_property
    def spoken(self) -> Spoken:
        """The answer, ready to be searched for whole wordings."""
        return Spoken(self.said, self.answer)


def hear(rubric: Rubric, answer: str, *, takes_notes: bool = False) -> Heard:
    """The answer, read for a rubric. Never raises; time grows with the answer's length."""
    if len(answer) > LONGEST:
        return _unread(rubric, answer, refusals.TOO_LONG, takes_notes)
    if refusals.is_dense(answer):
        return _unread(rubric, answer, refusals.NOISY, takes_notes)
    whole = unwrapped(answer)
    own = own_words(whole, rubric.shown)
    if own != whole and not any(map(str.isalnum, own)):
        return _unread(rubric, answer, refusals.COPY, takes_notes)
    words = read_words(own, rubric.lexicon, rubric.spellings)
    parts = clauses.split(words, rubric.lexicon)
    runs = list(sentences(words, parts))
    lists = refusals.listed(words, parts, runs, rubric.lexicon)
    refusal = refusals.refused(rubric, words, lists)
    noted = notes.read(rubric, words, parts) if takes_notes else None
    if noted is not None:
        if noted.labels or (refusal is not None and len(rubric.points) > 1):
            runs = list(noted.runs)
        lists = [False] * len(parts)
        refusal = refusals.refused(rubric, words, lists, takes_lists=True)
    said = Text(parts, runs, lists)
    return Heard(rubric, answer, own, words, said, refusal, noted, takes_notes)


def _unread(rubric: Rubric, answer: str, refusal: Refusal, takes_notes: bool) -> Heard:
    return Heard(rubric, answer, "", (), Text((), (), ()), refusal, None, takes_notes)
