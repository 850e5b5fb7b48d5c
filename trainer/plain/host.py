"""Being the interviewer, line by line: short commands, for there is somebody to listen to."""

import re
from collections.abc import Callable, Iterator

from trainer.content.text import one_line
from trainer.events import Moment
from trainer.grading.states import State
from trainer.plain.lines import Lines
from trainer.plain.mock import scenario_lines
from trainer.plain.points import STATE_NAMES
from trainer.plain.sitting import COMMANDS, Talk
from trainer.practice.host import HostSession
from trainer.practice.interview import TASKS

HELP = f"""\
3+ said, 3~ half said, 3- not said, 3! said the opposite: what became of point 3.
f1: the wrong claim 1 was made; once more takes that back.
r2: fact 2 was asked for; it is printed to be read out.
p3: the probe of point 3 is printed; what is said after it counts as hinted.
n and text: a note.
next: the next phase; after the last one the report is made.
Several ticks fit on one line: 1+ 4~ f2.
{COMMANDS}"""

_STATES = {"+": State.HIT, "~": State.PARTIAL, "-": State.MISSED, "!": State.CONTRADICTED}

_MARK = re.compile(r"(?:([frp])(\d{1,3})|(\d{1,3})([+~!-]))", re.IGNORECASE)
"""A command on something numbered."""


class HostTalk(Talk):
    """One conversation between the interviewer and the program."""

    help = HELP

    def __init__(self, now: Callable[[], Moment], session: HostSession, lines: Lines) -> None:
        super().__init__(now, session, lines)
        self._session = session

    def run(self) -> None:
        """The whole conversation; `Left` if it ends before the interview does."""
        self.show_question()
        while not self._session.is_over:
            number = sum(view.is_done for view in self._session.strip(self.now()))
            if self.head(number):
                self.say(TASKS[self._session.plan.phases[number].stage])
                if number + 1 == len(self._session.plan.phases):
                    self.say("This is the last phase: next makes the report.")
            self._obey(self.ask().strip())

    def show_question(self) -> None:
        """Print the question, the facts, the rubric and what was ticked of it."""
        scenario, session = self._session.scenario, self._session
        self.say("", "Read out:", *scenario_lines(scenario))
        if scenario.reveals:
            self.say("Facts, when asked:")
        for number, reveal in enumerate(scenario.reveals, start=1):
            given = " (given)" if reveal.id in session.given else ""
            self.say(f"r{number}. {one_line(reveal.say)}{given}")
        self.say("Points:")
        for number, point in enumerate(scenario.points, start=1):
            state = session.states.get(point.id)
            hinted = ", hinted" if point.id in session.hinted else ""
            ticked = f" [{STATE_NAMES[state]}{hinted}]" if state is not None else ""
            about = f"{point.tier}, {point.level}"
            self.say(f"{number}. ({about}) {one_line(point.say)}{ticked}")
        if scenario.red_flags:
            self.say("Wrong claims:")
        for number, flag in enumerate(scenario.red_flags, start=1):
            made = " [made]" if flag.id in session.flags else ""
            self.say(f"f{number}. {one_line(flag.claim)}{made}")

    def _obey(self, line: str) -> None:
        if not line:
            return
        marks = [_MARK.fullmatch(word) for word in line.split()]
        if line.lower() == "next":
            self.write(lambda: self._session.next(self.now()))
        elif line[:2].lower() == "n " and line[2:].strip():
            self._typed.text = line[2:]
            self.hand_in(lambda: self._session.note(line[2:], self.now()))
            self.say("saved")
        elif all(marks):
            for mark in marks:
                if mark is not None:
                    self.say(*self._mark(mark))
        else:
            self.say(f"There is no command {one_line(line)!r}; /help lists them.")

    def _mark(self, mark: re.Match[str]) -> Iterator[str]:
        """Do one command on something numbered, and tell of it."""
        session, scenario = self._session, self._session.scenario
        letter, number = (mark[1] or "").lower(), int(mark[2] or mark[3])
        ids = {
            "f": [flag.id for flag in scenario.red_flags],
            "r": [reveal.id for reveal in scenario.reveals],
        }.get(letter, [point.id for point in scenario.points])
        if not 0 < number <= len(ids):
            what = {"f": "wrong claim", "r": "fact"}.get(letter, "point")
            yield f"There is no {what} {number}; there are {len(ids)}."
            return
        id_ = ids[number - 1]
        if letter == "f":
            raised = id_ not in session.flags
            self.write(lambda: session.tick_flag(id_, self.now(), raised=raised))
            yield f"saved: wrong claim {number} {'made' if raised else 'not made'}"
        elif letter == "r":
            self.write(lambda: session.give(id_, self.now()))
            yield f"saved: {one_line(scenario.reveals[number - 1].say)}"
        elif letter == "p":
            self.write(lambda: session.probe(id_, self.now()))
            ask = scenario.points[number - 1].probe
            yield f"saved: {one_line(ask) or 'no probe is written; ask in your own words'}"
        else:
            state = _STATES[mark[4]]
            self.write(lambda: session.tick(id_, state, self.now()))
            hinted = ", hinted" if id_ in session.hinted else ""
            yield f"saved: point {number} {STATE_NAMES[state]}{hinted}"
