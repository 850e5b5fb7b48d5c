"""Which fact a clarifying question asks for."""

from collections.abc import Sequence

from trainer.content.scenarios import Reveal
from trainer.grading.lexicon import Lexicon
from trainer.grading.stems import stems
from trainer.grading.words import read_words


def reveal_for(question: str, reveals: Sequence[Reveal], lexicon: Lexicon) -> Reveal | None:
    """The fact that most of the question's words call for; None if none does.

    A phrase of `when` calls for its fact if all its words stand in the question, and
    counts as many as it has. The first of equals wins.
    """
    words = [word for word in read_words(question, lexicon) if not word.is_mark]
    # A phrase that has an abbreviation reads as one word; its own words are asked for too.
    asked = {word.stem for word in words} | {each for word in words for each in stems(word.text)}
    best, most = None, 0
    for reveal in reveals:
        held = sum(_held(phrase, asked, lexicon) for phrase in reveal.when)
        if held > most:
            best, most = reveal, held
    return best


def _held(phrase: str, asked: set[str], lexicon: Lexicon) -> int:
    """How many words of a phrase call for its fact: all, or none if one is not asked."""
    stems = {word.stem for word in read_words(phrase, lexicon) if not word.is_mark}
    return len(stems) if stems <= asked else 0
