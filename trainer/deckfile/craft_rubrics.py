"""Warnings of wordings that earn a point by luck, or stand twice."""

from collections.abc import Iterable, Sequence

from trainer.deckfile import prompts
from trainer.deckfile.nodes import Node
from trainer.deckfile.notes import Notes
from trainer.deckfile.placed import Claim, Question
from trainer.deckfile.text import quoted


def check_rubrics(questions: Iterable[Question], notes: Notes) -> None:
    """Note wordings that say too little, in the rubrics of the questions."""
    for question in questions:
        asked = prompts.content_words(question.ask[: prompts.LONGEST])
        # Nearly all wordings hold a word that the question has not.
        known = prompts.SMALL.union(asked, (f"{word}s" for word in asked))
        seen: dict[tuple[str, ...], tuple[Claim, Node]] = {}
        for claim in (*question.points, *question.red_flags):
            text, place = claim.text
            said = prompts.words(text)
            if known.issuperset(said):
                _check_asked(text, said, place, asked, notes)
            _check_shared(claim, text, said, place, seen, notes)
            for text, place in claim.wordings:
                said = prompts.words(text)
                if text.isalpha() and text.islower():
                    message = f"{quoted(text)} is a single word, which many answers hold by chance"
                    cure = "write what a candidate says with it, a phrase of three words or more"
                    notes.warn(place, "common-wording", message, cure)
                elif known.issuperset(said):
                    _check_asked(text, said, place, asked, notes)
                _check_shared(claim, text, said, place, seen, notes)


def _check_asked(
    text: str, words: Sequence[str], place: Node, asked: Sequence[str], notes: Notes
) -> None:
    said = prompts.content_of(words)
    # A single word amid small ones may lean on them: "functions for that", "DO for the seats".
    if (len(said) > 1 or len(said) == len(text.split()) == 1) and prompts.holds(asked, said):
        message = f"{quoted(text)} stands in the question, so repeating that would earn it"
        cure = "write what an answer adds to the question"
        notes.warn(place, "asked-wording", message, cure)


def _check_shared(
    claim: Claim,
    text: str,
    words: Sequence[str],
    place: Node,
    seen: dict[tuple[str, ...], tuple[Claim, Node]],
    notes: Notes,
) -> None:
    other, first = seen.setdefault(tuple(words), (claim, place)) if words else (claim, place)
    if other is not claim:
        message = (
            f"{quoted(text)} is a wording of {quoted(other.value.id)} too, in line {first.line}"
        )
        cure = "leave it to the one that it says more clearly"
        notes.warn(place, "shared-wording", message, cure)
    elif first is not place:
        message = f"{quoted(text)} stands in line {first.line} already"
        notes.warn(place, "shared-wording", message, "leave one of the two out")
