"""What a mock interview and its host have in common in lines: commands, the clock, leaving."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from trainer.events import Moment
from trainer.plain.lines import Lines
from trainer.plain.phases import heading, nudge, standing
from trainer.plain.trying import attempt
from trainer.plain.typed import Typed
from trainer.practice.sitting import Sitting

COMMANDS = """\
/question: the question again, with the facts you were given.
/time: where the clock stands.
/pause: stop the clock.
/quit: leave; the interview waits for the next `trainer mock`.
/abandon: end it without a report.
/help: this help."""

_COMMAND = re.compile(r"/[a-z]+")
"""What is meant as a command; a path or an address has more to it."""

_T = TypeVar("_T")


class Left(Exception):  # noqa: N818 - nothing went wrong
    """The conversation is over before the interview is, or it was abandoned."""


class Talk(ABC):
    """One conversation about one interview."""

    help: str
    """What can be typed."""

    def __init__(self, now: Callable[[], Moment], session: Sitting, lines: Lines) -> None:
        self.now = now
        self._sitting = session
        self._lines = lines
        self._typed = Typed(lines, session.typing, now)
        self._phase = -1
        """The phase whose heading was printed last."""
        self._nudged = -1
        """The phase whose time was said to be over."""

    def say(self, *lines: str) -> None:
        """Print lines."""
        self._lines.say_all(lines)

    @abstractmethod
    def run(self) -> None:
        """The whole conversation; `Left` if it ends before the interview does."""

    @abstractmethod
    def show_question(self) -> None:
        """Print what was asked, and all that is known about it."""

    def rescue(self) -> None:
        """Print what was typed and is not on disk, not even as a draft."""
        if self._typed.text.strip() and self._typed.text != self._sitting.draft:
            self.say("What you typed, so that you can keep it:", self._typed.text)

    def leave(self, why: str) -> None:
        """Stop the clock, and say that the interview waits."""
        self.write(lambda: self._sitting.pause(self.now()))
        self.say(f"{why}; saved: the interview is paused. `trainer mock` goes on with it.")

    def ask(self, prompt: str = "> ") -> str:
        """The next line that is no command; `Left` at the end of the input."""
        while True:
            line = self._lines.ask(prompt)
            if line is None:
                self.leave("The input ended")
                raise Left
            self._nudge()
            if not self._obeyed(line.rstrip()):
                return line

    def ask_answer(self, ends: tuple[str, ...]) -> str:
        """Lines up to one of `ends`, each on disk as a draft before the next is asked for."""
        self._show_kept("more lines are added to it")
        while (line := self.ask()).strip() not in ends:
            self.keep(f"{self._typed.text}\n{line}" if self._typed.text else line)
        return self._typed.text

    def ask_line(self) -> str:
        """One line; an empty one hands in what was kept."""
        self._show_kept("Enter hands it in, a line takes its place")
        line = self.ask().strip()
        self._typed.text = line or self._typed.text
        return " ".join(self._typed.text.split())

    def _show_kept(self, how: str) -> None:
        """Print the draft that an interruption left, and how to go on with it."""
        self._typed.text = self._sitting.draft
        if self._typed.text:
            self.say("Kept so far:", self._typed.text, f"({how}; /forget forgets it)")

    def keep(self, text: str) -> None:
        """Keep a half-typed answer; failing at that must not interrupt the typing."""
        self._typed.keep(text)

    def write(self, step: Callable[[], _T]) -> _T:
        """Do a step that writes; once more if the database refuses it."""
        return attempt(self._lines, step)

    def hand_in(self, step: Callable[[], _T]) -> _T:
        """Do a step that submits what was typed."""
        done = self.write(step)
        self._typed.text = ""
        return done

    def head(self, phase: int, part: str = "") -> bool:
        """Print the heading of a phase, once; whether it was printed now."""
        if phase == self._phase:
            return False
        self._phase = phase
        planned = self._sitting.plan.phases[phase]
        self.say("", heading(planned, self._sitting.clock(self.now())) + part)
        return True

    def _nudge(self) -> None:
        """Say once that the time of the phase is over; nothing is cut off."""
        clock = self._sitting.clock(self.now())
        if clock.phase_planned and clock.is_over and self._nudged != self._phase:
            self._nudged = self._phase
            self.say(nudge(clock))

    def _obeyed(self, line: str) -> bool:
        """Whether the line was a command, which is done then."""
        match line:
            case "/help" | "/?":
                self.say(self.help)
            case "/question":
                self.show_question()
            case "/time":
                self.say(*standing(self._sitting.strip(self.now())))
            case "/pause":
                self._pause()
            case "/quit":
                self.leave("Stopped here")
                raise Left
            case "/abandon":
                self._abandon()
            case "/forget":
                self.say("forgotten" if self._typed.text else "There is nothing to forget.")
                self.keep("")
            case _:
                unknown = _COMMAND.fullmatch(line) is not None and not self._typed.text
                if unknown:
                    said = "; /help lists the commands. Begin with a blank to answer with it."
                    self.say(f"There is no command {line}{said}")
                return unknown
        return True

    def _pause(self) -> None:
        self.write(lambda: self._sitting.pause(self.now()))
        self.say("saved: paused")
        line = self._lines.ask("Enter goes on, /quit leaves: ")
        if line is None or line.strip() == "/quit":
            self.leave("The input ended" if line is None else "Stopped here")
            raise Left
        self.write(lambda: self._sitting.go_on(self.now()))

    def _abandon(self) -> None:
        sure = self._lines.ask("It ends without a report. Type yes to abandon it: ")
        if (sure or "").strip().lower() != "yes":
            return self.say("It goes on.")
        self.hand_in(lambda: self._sitting.abandon(self.now()))
        self.say("saved: abandoned")
        raise Left
