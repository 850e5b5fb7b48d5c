"""The review line by line: the same session as on the screen, for pipes and readers."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol, TextIO, TypeVar

from trainer.content.cards import CardKind
from trainer.errors import ExitCode, StoreError
from trainer.events import Event, Kind, Moment
from trainer.plain.card import (
    grade_lines,
    question_lines,
    revealed_lines,
    saved_line,
)
from trainer.plain.closing import summary_lines
from trainer.plain.editing import Editable, ask_note, edit, flagged_line
from trainer.plain.grades import GRADE_NAMES, NO_GRADE, choices, enter_takes
from trainer.plain.lines import Lines
from trainer.plain.points import corrected, point_lines
from trainer.plain.trying import attempt
from trainer.plain.typed import Typed
from trainer.practice.question import Phase, Plan, Question, Revealed
from trainer.practice.review import ReviewSession
from trainer.practice.wording import number_of
from trainer.scheduling.preview import Grade

HELP = """\
A single letter alone on the first line is a command; begin with a blank to answer with it.
u: take back the latest action.
U: do again what was taken back.
s: suspend the card, ask it no more until `trainer resume` names it.
b: bury the card, ask it no more today.
k: known already, ask again in a month.
e: edit the card in your editor.
f: flag the card for later, with a note.
d: forget a draft that was kept.
q: leave; what was saved stays.
?: this help.
x and a number, at the grade: correct what was found of that point.
At the grade: 1 again, 2 hard, 3 good, 4 easy; Enter takes the proposed grade."""

_T = TypeVar("_T")


class _Then(Enum):
    """What follows a line that was typed."""

    TAKE = auto()
    """It is no command: an answer, or a grade."""
    STAY = auto()
    """Nothing changed: the next line is asked for, and nothing is read out again."""
    SHOW = auto()
    """Another question may be present, or the same one at another step."""
    LEAVE = auto()


class Practice(Editable, Protocol):
    """What a review in lines needs of the workspace."""

    def now(self) -> Moment:
        """The present moment."""

    def review(self, plan: Plan) -> ReviewSession:
        """A session by the plan, begun now."""


def run_review(practice: Practice, plan: Plan, stdin: TextIO, stdout: TextIO) -> int:
    """Review by the plan until the queue, the input or the patience ends; an exit code.

    Every "saved" is printed after the answer is on disk. StoreError if the database fails
    twice at the same step; what was typed is printed first, so that it can be kept.
    """
    talk = _Review(practice, plan, Lines(stdin, stdout))
    try:
        return talk.run()
    except StoreError:
        talk.rescue()
        raise


class _Review:
    """One conversation about one session."""

    def __init__(self, practice: Practice, plan: Plan, lines: Lines) -> None:
        self._practice = practice
        self._lines = lines
        self._session = practice.review(plan)
        self._typed = Typed(lines, self._session.typing, practice.now)
        """The answer to the present question, until its grade is on disk."""
        self._asked = False
        """Whether any question was asked."""

    def run(self) -> int:
        """The whole conversation."""
        if self._session.remaining:
            waiting = number_of(self._session.remaining, "question")
            self._lines.say(f"Review: {waiting}. ? lists the commands, q leaves.")
        while self._step():
            pass
        return ExitCode.DONE if self._asked else ExitCode.NOTHING

    def _step(self) -> bool:
        """Do what the session stands at; whether to go on."""
        question, revealed = self._session.question, self._session.revealed
        if question is None:
            return self._close()
        self._asked = True
        return self._ask(question) if revealed is None else self._judge(question, revealed)

    def rescue(self) -> None:
        """Print what was typed and could not be saved."""
        if self._typed.text:
            self._lines.say("Your answer, so that you can keep it:", self._typed.text)

    def _ask(self, question: Question) -> bool:
        """Ask the question; whether to go on."""
        after = self._session.remaining - 1
        more = f"{after} more after it" if after else "the last one"
        self._lines.say("", f"Question {self._session.done + 1}, {more}.")
        self._lines.say_all(question_lines(question))
        self._lines.say(_invitation(question))
        kept = question.draft
        self._typed.text = kept
        if kept:
            self._lines.say("Kept from last time:", kept)
            self._lines.say("Enter submits it, more lines are added to it, d forgets it.")
        while True:
            line = self._lines.ask("> ")
            if line == "d" and kept:
                self._typed.keep("")
                kept = ""
                self._lines.say("forgotten")
                continue
            then = self._command(line)
            if then in (_Then.SHOW, _Then.LEAVE):
                return then is _Then.SHOW
            if then is _Then.TAKE and line is not None:
                return self._answer(question, line, kept)

    def _answer(self, question: Question, line: str, kept: str) -> bool:
        """Take an answer that begins with `line`, and reveal; whether to go on."""
        if not question.card.kind.is_essay:
            self._typed.text = line if line.strip() else kept
        else:
            said = [kept] if kept else []
            more: str | None = line
            while more is not None and more.strip() not in ("", "."):
                said.append(more)
                self._typed.keep("\n".join(said))
                more = self._lines.ask("> ")
            if more is None:
                return self._leave(end_of_input=True)
        self._attempt(lambda: self._session.answer(self._typed.text, self._practice.now()))
        return True

    def _judge(self, question: Question, revealed: Revealed) -> bool:
        """Show the solution and take a grade; whether to go on."""
        self._typed.text = revealed.typed
        self._lines.say("")
        self._lines.say_all(revealed_lines(question, revealed))
        self._lines.say_all(grade_lines(question, revealed.outcomes, self._session.cram))
        while True:
            grades = choices(revealed.proposed)
            line = self._lines.ask(f"grade [1-4{enter_takes(grades)}]: ")
            then = self._command(line)
            if then in (_Then.SHOW, _Then.LEAVE):
                return then is _Then.SHOW
            if then is _Then.STAY:
                revealed = self._session.revealed or revealed  # its points may have moved
                continue
            grade = grades.get((line or "").strip().lower())
            if grade is not None:
                self._save(grade, question)
                return True
            point = corrected(line or "", revealed)
            if point is None:
                self._lines.say(NO_GRADE)
            else:
                revealed = self._correct(point, question)

    def _correct(self, point: str, question: Question) -> Revealed:
        """Turn round what was found of a point; the answer as it is judged then."""
        revealed = self._attempt(lambda: self._session.overrule(point, self._practice.now()))
        self._lines.say_all(point_lines(question.card, revealed))
        return revealed

    def _close(self) -> bool:
        """Say what the session came to; whether to go on, as an undo does."""
        if not self._asked:
            self._lines.say("Nothing is due.")
        else:
            left = self._session.remaining
            later = f"Time is up; {number_of(left, 'question')} left for later."
            self._lines.say("", later if left else "That was the last one.")
            self._say_summary()
        while True:
            line = self._lines.ask("u takes the latest action back, Enter leaves: ")
            if line not in ("u", "U"):
                return False
            self._command(line)
            if self._session.phase is not Phase.FINISHED:
                return True

    def _command(self, line: str | None) -> _Then:
        """Do what a command says, if the line is one."""
        match line:
            case None | "q":
                self._leave(end_of_input=line is None)
                return _Then.LEAVE
            case "?":
                self._lines.say(HELP)
                return _Then.STAY
            case "u":
                return self._undo()
            case "U":
                return self._redo()
            case "s":
                self._put_away(self._session.suspend, "saved: suspended, not asked any more")
            case "b":
                self._put_away(self._session.bury, "saved: buried until tomorrow")
            case "e":
                return self._edit()
            case "f":
                return self._flag()
            case "k":
                self._put_away(self._session.known, "saved: known already, back in a month")
            case _:
                return _Then.TAKE
        return _Then.SHOW

    def _save(self, grade: Grade, question: Question) -> None:
        recorded = self._attempt(lambda: self._session.grade(grade, self._practice.now()))
        self._typed.text = ""
        after = recorded.schedules.get(question.card.item, question.schedule)
        days = (after.due - recorded.event.day).days if after.due else None
        if self._session.cram:
            days = None
        self._lines.say(saved_line(grade, question, after, days))

    def _put_away(self, step: Callable[[Moment], object], said: str) -> None:
        self._attempt(lambda: step(self._practice.now()))
        self._lines.say(f"{said}; u takes it back")

    def _edit(self) -> _Then:
        """Edit the present card, and read it out anew if that changed anything."""
        question = self._session.question
        if question is None:
            return _Then.STAY
        left = self._practice.now()
        if not edit(self._lines, self._practice, question.card.item):
            return _Then.STAY
        stays = self._attempt(lambda: self._session.reread(left, self._practice.now()))
        if not stays:
            self._lines.say("The card is gone from its deck.")
        return _Then.SHOW

    def _flag(self) -> _Then:
        """Flag the present card, or take its flag back."""
        question = self._session.question
        if question is None:
            return _Then.STAY
        note = ask_note(self._lines, question.schedule.flag)
        if note is not None:
            flagged = self._attempt(lambda: self._session.flag(note, self._practice.now()))
            self._lines.say(flagged_line(flagged))
        return _Then.STAY

    def _undo(self) -> _Then:
        before = self._present
        event = self._attempt(lambda: self._session.undo(self._practice.now()))
        self._lines.say(f"taken back: {_named(event)}" if event else "There is nothing to undo.")
        return self._after(before) if event else _Then.STAY

    def _redo(self) -> _Then:
        before = self._present
        event = self._attempt(lambda: self._session.redo(self._practice.now()))
        said = f"done again: {event.item}" if event else "There is nothing to do again."
        self._lines.say(said)
        return self._after(before) if event else _Then.STAY

    @property
    def _present(self) -> Question | None:
        """The question that stands revealed."""
        return self._session.question if self._session.revealed else None

    def _after(self, before: Question | None) -> _Then:
        """What follows an undo or redo: only the points, if they are all that moved."""
        revealed = self._session.revealed
        if before is None or revealed is None or self._session.question is not before:
            return _Then.SHOW
        self._lines.say_all(point_lines(before.card, revealed))
        return _Then.STAY

    def _leave(self, *, end_of_input: bool) -> bool:
        why = "The input ended; what was saved is saved." if end_of_input else "Stopped here."
        self._lines.say("", why)
        self._say_summary()
        return False

    def _say_summary(self) -> None:
        today = self._practice.now().day
        self._lines.say_all(summary_lines(self._session.summary(), today))

    def _attempt(self, step: Callable[[], _T]) -> _T:
        return attempt(self._lines, step)


def _invitation(question: Question) -> str:
    match question.card.kind:
        case CardKind.CONCEPT | CardKind.POINT:
            return "Answer in your own words, then an empty line or a single dot; Enter reveals."
        case CardKind.NUMBER:
            return "Type the figure with its unit; Enter reveals."
        case CardKind.RAPID_FIRE:
            return "Say it aloud, or type it; Enter reveals."
        case CardKind.RED_FLAG:
            return "Say which and why, then an empty line or a single dot; Enter reveals."


def _named(event: Event) -> str:
    """An action in a few words; imports know kinds and grades without a name."""
    put_away: dict[str, str] = {
        Kind.SUSPEND: "suspended",
        Kind.BURY: "buried",
        Kind.SET: "known already",
        Kind.OVERRULE: "a correction",
        Kind.FLAG: "a flag",
    }
    done = put_away.get(event.kind) or GRADE_NAMES.get(event.grade or 0, event.kind)
    return f"{done}, {event.item}"
