"""Warnings of wordings that earn a point by luck, and of points that nothing earns."""

from collections.abc import Sequence

from trainer.content.cards import Deck
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Scenario
from trainer.content.text import reflow
from trainer.deckfile import prompts
from trainer.deckfile.nodes import Node
from trainer.deckfile.notes import Notes
from trainer.deckfile.placed import Claim, Question, questions_of
from trainer.deckfile.text import quoted
from trainer.grading.assess import assess
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.states import State


def check_rubrics(content: Deck | Scenario, root: Node, notes: Notes) -> None:
    """Note wordings that say too little; `root` is the tree of a file without errors."""
    for question in questions_of(content, root):
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


def check_reach(
    content: Deck | Scenario,
    root: Node,
    lexicon: Lexicon,
    notes: Notes,
    own: Rubric | None = None,
) -> None:
    """Note the points and red flags that none of their own wordings earns, by grading them.

    `own` is the rubric of a scenario's own question, which comes first, if it is there already.
    """
    for question in questions_of(content, root):
        rubric, own = own or _rubric(question, lexicon), None
        for point in question.points:
            if not any(_earns(rubric, point.value.id, text) for text in _texts(point)):
                message = f"no wording of {quoted(point.value.id)} earns it, its own `say` included"
                cure = "say it in other words than the question and the other points"
                notes.warn(point.text[1], "unreachable-point", message, cure)
        for flag in question.red_flags:
            if not any(_raises(rubric, flag.value.id, text) for text in _texts(flag)):
                message = f"no wording of {quoted(flag.value.id)} raises it, nor its own `claim`"
                cure = "claim it in a whole sentence that no point of the rubric agrees with"
                notes.warn(flag.text[1], "unreachable-point", message, cure)


def _rubric(question: Question, lexicon: Lexicon) -> Rubric:
    points = [each.value for each in question.points if isinstance(each.value, Point)]
    flags = [each.value for each in question.red_flags if isinstance(each.value, RedFlag)]
    return prepare(question.ask, points, flags, lexicon, question.shown)


def _texts(claim: Claim) -> tuple[str, ...]:
    # An author breaks lines where no candidate ends a sentence.
    return (reflow(claim.text[0]), *claim.value.wordings)


def _earns(rubric: Rubric, point: str, text: str) -> bool:
    found = assess(rubric, text).points
    return any(each.id == point and each.state is State.HIT for each in found)


def _raises(rubric: Rubric, flag: str, text: str) -> bool:
    return any(each.id == flag for each in assess(rubric, text).red_flags)
