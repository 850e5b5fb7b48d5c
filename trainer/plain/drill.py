"""The drill line by line: the same session as on the screen, for pipes and readers."""

import re
from typing import Protocol, TextIO

from trainer.content.scenarios import Scenario
from trainer.errors import ExitCode, StoreError, UsageError
from trainer.events import Moment
from trainer.grading.states import State
from trainer.plain.asking_on import PROBE_LEAD, AskingOn
from trainer.plain.debrief import closing_lines
from trainer.plain.editing import Editable, ask_note, edit, flagged_line
from trainer.plain.evidence import places_of
from trainer.plain.grades import GRADE_NAMES, NO_GRADE, choices, enter_takes
from trainer.plain.lines import Lines
from trainer.plain.scenario import (
    assessed_lines,
    model_lines,
    scenario_lines,
    score_lines,
    why_lines,
)
from trainer.plain.text import duration
from trainer.plain.trying import attempt
from trainer.plain.typed import Typed
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.wording import number_of
from trainer.scheduling.preview import Grade

ANSWER_HELP = """\
Write as much as you like; empty lines part paragraphs. A line with a single dot ends the answer.
A letter alone on the first line is a command; begin with a blank to answer with it.
d: forget a draft that was kept.
o: open the scenario in your editor.
f: flag the scenario for later, with a note.
q: leave; what you wrote is kept for the next time.
?: this help."""

GRADE_HELP = """\
1 again, 2 hard, 3 good, 4 easy; Enter takes the proposed grade.
x2 words of yours: you did say point 2, in these words; it counts, and can become a wording of it.
x2: point 2 does not count by your words any more.
w2: what point 2 says, and why it matters. It will be asked for: perhaps answer that first.
m: the model answer.
e: edit your answer.
o: open the scenario in your editor.
f: flag the scenario for later, with a note.
q: leave without a grade; your answer is kept for the next time.
?: this help."""

_POINT = re.compile(r"\s*([xcw])\s*(\d{1,3})(?:\s+(.*?))?\s*", re.IGNORECASE | re.DOTALL)
"""A command on a point: its letter (`c` does what `x` does), the number, and words."""


class Practice(Editable, Protocol):
    """What a drill in lines needs of the workspace."""

    def now(self) -> Moment:
        """The present moment."""

    def drill(self, scenario: str | None, now: Moment) -> DrillSession:
        """A drill of the scenario, or of the most needed one."""

    def scenario(self, name: str) -> Scenario:
        """The scenario, by any of its ids; UsageError if there is none."""


def run_drill(practice: Practice, scenario: str | None, stdin: TextIO, stdout: TextIO) -> int:
    """Drill one scenario until it is closed or the input ends; an exit code.

    Every "saved" is printed after it is on disk. StoreError if the database fails twice at
    the same step; what was typed is printed first, so that it can be kept.
    """
    session = practice.drill(scenario, practice.now())
    talk = _Drill(practice, session, Lines(stdin, stdout))
    try:
        talk.run()
    except (StoreError, KeyboardInterrupt):
        talk.rescue()
        raise
    return ExitCode.DONE


class _Drill:
    """One conversation about one scenario."""

    def __init__(self, practice: Practice, session: DrillSession, lines: Lines) -> None:
        self._practice = practice
        self._session = session
        self._lines = lines
        self._typed = Typed(lines, session.typing, practice.now)
        self._resumed = bool(session.draft)
        """Whether the answer was begun earlier, and nobody knows how long that took."""

    def run(self) -> None:
        """The whole conversation."""
        self._lines.say_all(scenario_lines(self._session.scenario))
        self._session.warm()  # while the question is read
        if self._session.probe is not None:
            self._lines.say("You answered this, and were being asked on.")
        else:
            while self._answer() and not self._judge():
                pass
        AskingOn(self._session, self._lines, self._typed, self._practice.now).run()
        if self._session.phase is DrillPhase.CLOSED:
            closing, today = self._session.closing(), self._practice.now().day
            self._lines.say_all(closing_lines(self._session.scenario, closing, today))

    def rescue(self) -> None:
        """Print what was typed and is not on disk, not even as a draft."""
        if self._typed.text.strip() and self._typed.text.strip() != self._session.draft.strip():
            self._lines.say("Your answer, so that you can keep it:", self._typed.text)

    def _answer(self) -> bool:
        """Take the answer and have it assessed; whether there is one."""
        said = self._typed.take_up(self._session.draft)
        end = "A line with a single dot ends it"
        self._lines.say(
            f"{end} and submits it." if said else f"Write your answer, in paragraphs. {end}."
        )
        first = True
        while True:
            line = self._lines.ask("> ")
            if line is None and (first or not "\n".join(said).strip()):
                return self._leave("The input ended")
            if line is None or line.strip() == ".":
                break
            if first and line == "q":
                return self._leave("Stopped here")
            if first and line == "?":
                self._lines.say(ANSWER_HELP)
            elif first and line == "f":
                self._flag()
            elif first and line == "o":
                if self._open():
                    self._lines.say_all(scenario_lines(self._session.scenario))
            elif first and line == "d" and said:
                said = []
                self._typed.keep("")
                self._lines.say("forgotten")
            else:
                first = False
                said.append(line)
                self._typed.keep("\n".join(said))
        text = "\n".join(said)
        attempt(self._lines, lambda: self._session.submit(text, self._practice.now()))
        return True

    def _judge(self) -> bool:
        """Show what was found and take a grade; whether it is over, False to edit."""
        assessment = self._session.assessment
        if assessment is None:
            return True
        spent = duration(self._session.seconds(self._practice.now()))
        self._lines.say_all(
            assessed_lines(self._session, assessment, "" if self._resumed else spent)
        )
        return self._go_back() if assessment.score is None else self._take_grade()

    def _go_back(self) -> bool:
        """Offer to write again what has no score; whether it is over."""
        while True:
            line = self._lines.ask("e edits your answer, m shows the model answer, q leaves: ")
            match line if line is None else line.strip():
                case None:
                    return not self._leave("The input ended")
                case "q":
                    return not self._leave("Stopped here")
                case "e" | "":
                    return self._edit()
                case "m":
                    self._lines.say_all(model_lines(self._session.scenario))
                case _:
                    self._lines.say("There is no score, so there is no grade.")

    def _take_grade(self) -> bool:
        """Take a grade, or what else may be done first; whether it is over, False to edit."""
        while True:
            grades = choices(self._session.proposed)
            line = self._lines.ask(f"grade [1-4{enter_takes(grades)}; x, w, m, e, ?, q]: ")
            word = line if line is None else line.strip().lower()
            if word is None or word == "q":
                return not self._leave("The input ended" if word is None else "Stopped here")
            if word == "e":
                return self._edit()
            if word == "o" and self._open():
                return self._judge()
            if word == "f":
                self._flag()
            if word in ("f", "o"):
                continue
            if word in grades:
                self._save(grades[word])
                return True
            self._lookup(line or "")

    def _lookup(self, line: str) -> None:
        """Do what a command at the grade says."""
        command = _POINT.fullmatch(line)
        points = self._session.scenario.points
        if line.strip() == "m":
            self._lines.say_all(model_lines(self._session.scenario))
        elif line.strip() == "?":
            self._lines.say(GRADE_HELP)
        elif command is None:
            self._lines.say(NO_GRADE)
        elif not 0 < int(command[2]) <= len(points):
            self._lines.say(f"There is no point {command[2]}; there are 1 to {len(points)}.")
        elif command[1].lower() == "w":
            self._lines.say_all(why_lines(self._session, int(command[2])))
        else:
            self._contest(command[1].lower(), int(command[2]), command[3] or "")

    def _contest(self, letter: str, number: int, words: str) -> None:
        """Credit a point to words of the answer, or take that back if there are none."""
        session = self._session
        point = session.scenario.points[number - 1].id
        contested = point in session.contested
        found = session.assessment.points if session.assessment is not None else ()
        made = any(each.id == point and each.state is State.HIT for each in found)
        if not words and contested:
            after = attempt(self._lines, lambda: session.withdraw(point, self._practice.now()))
            self._lines.say(f"saved: point {number} does not count by your words any more")
            return self._lines.say_all(score_lines(session, after))
        if made and not contested:
            return self._lines.say(f"Point {number} counts already.")
        if not words:
            said = f"{letter}{number} needs your words that say it, as they stand in your answer."
            return self._lines.say(said)
        places = places_of(words, session.typed)
        if not places:
            return self._lines.say("These words are not in your answer: type them as you wrote.")
        if len(places) > 1:
            times = f"These words are in your answer {len(places)} times"
            return self._lines.say(f"{times}: add the words before or after.")
        now = self._practice.now
        after = attempt(self._lines, lambda: session.contest(point, places[0], now()))
        self._lines.say(f"saved: point {number} counts by your words")
        return self._lines.say_all(score_lines(session, after))

    def _edit(self) -> bool:
        """Back to the answer; False, because it is not over."""
        self._session.revise(self._practice.now())
        self._lines.say("")
        return False

    def _open(self) -> bool:
        """Edit the scenario; whether the drill goes on with another text of it."""
        session, left = self._session, self._practice.now()
        if not edit(self._lines, self._practice, session.scenario.id):
            return False
        try:
            scenario = self._practice.scenario(session.scenario.id)
        except UsageError:
            self._lines.say("It is gone from its file; this drill goes on with what it was.")
            return False
        now = self._practice.now
        return attempt(self._lines, lambda: session.reread(scenario, left, now()))

    def _flag(self) -> None:
        """Flag the scenario, or take its flag back."""
        note = ask_note(self._lines, self._session.flag)
        if note is not None:
            now = self._practice.now
            flagged = attempt(self._lines, lambda: self._session.set_flag(note, now()))
            self._lines.say(flagged_line(flagged))

    def _save(self, grade: Grade) -> None:
        attempt(self._lines, lambda: self._session.grade(grade, self._practice.now()))
        self._typed.text = ""
        self._lines.say(f"saved: {GRADE_NAMES[grade]}")
        if self._session.probe is not None:
            questions = number_of(self._session.probe.of, "more question")
            self._lines.say("", f"{questions}. {PROBE_LEAD} h gives a hint.")

    def _leave(self, why: str) -> bool:
        """Say what becomes of the answer that has no grade; always False."""
        kept = self._session.draft.strip()
        again = f"your answer is kept for the next `trainer drill {self._session.scenario.id}`"
        self._lines.say(f"{why}; {again if kept else 'nothing was graded'}.")
        return False
