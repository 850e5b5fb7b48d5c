"""Warnings of points that nothing earns, and answers that miss what they are judged by.

Grading shows what reading alone does not.
"""

from trainer.content.cards import Deck
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Scenario
from trainer.content.text import reflow
from trainer.deckfile.nodes import Node
from trainer.deckfile.notes import Notes
from trainer.deckfile.placed import Claim, Question, questions_of
from trainer.deckfile.text import quoted
from trainer.grading.assess import assess, judge
from trainer.grading.heard import hear
from trainer.grading.lexicon import Lexicon
from trainer.grading.policy import GOOD, propose_grade
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.states import State


def check_reach(
    content: Deck | Scenario,
    root: Node,
    lexicon: Lexicon,
    notes: Notes,
    own: Rubric | None = None,
) -> None:
    """Note the points and red flags that none of their own wordings earns, by grading them.

    And the answers of cards that their points would not call good.

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
        if question.answer is not None:
            _check_answer(rubric, *question.answer, notes)


def _check_answer(rubric: Rubric, answer: str, place: Node, notes: Notes) -> None:
    """Note an answer shown as right that is no good one, typed word for word."""
    # As a review hears what is typed: notes will do.
    found = judge(hear(rubric, reflow(answer), takes_notes=True))
    grade = propose_grade(found.score)
    if grade is not None and grade >= GOOD:
        return
    if grade is None:
        reason = found.reason[:1].lower() + found.reason[1:].rstrip(".")
        message = f"whoever types this answer word for word gets no score: {reason}"
        cure = "answer in a sentence that says what the points ask for"
    else:
        missed = [quoted(each.id) for each in found.points if each.state is not State.HIT]
        message = f"whoever types this answer word for word misses {', '.join(missed)}"
        cure = "say it in the answer too, or add a wording as the answer puts it"
    notes.warn(place, "own-answer", message, cure)


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
