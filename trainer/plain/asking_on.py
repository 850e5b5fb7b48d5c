"""What is asked after the answer of a drill, line by line."""

from collections.abc import Callable

from trainer.events import Moment
from trainer.plain.lines import Lines
from trainer.plain.scenario import probe_lines, probed_lines, wanted_lines
from trainer.plain.trying import attempt
from trainer.plain.typed import Typed
from trainer.practice.drill import DrillSession
from trainer.practice.probes import Probe

PROBE_LEAD = """\
Answer in a line or two, then an empty line or a single dot. Enter alone leaves the question out."""

PROBE_HELP = f"""\
{PROBE_LEAD}
h: a hint; there are three, each saying more.
d: forget a draft that was kept.
q: leave out this question and all after it; the grade is saved.
?: this help."""


class AskingOn:
    """The part of a drill's conversation that comes after the grade."""

    def __init__(
        self, session: DrillSession, lines: Lines, typed: Typed, now: Callable[[], Moment]
    ) -> None:
        self._session = session
        self._lines = lines
        self._typed = typed
        self._now = now

    def run(self) -> None:
        """Ask until nothing is asked any more."""
        while (probe := self._session.probe) is not None:
            self._ask(probe)

    def _ask(self, probe: Probe) -> None:
        """Ask on, and take an answer of a few lines; an end of the input ends it too."""
        self._lines.say_all(probe_lines(probe))
        said = self._typed.take_up(self._session.draft)
        first = True
        while True:
            line = self._lines.ask("> ")
            if first and line in ("h", "?"):
                self._lines.say(self._hint() if line == "h" else PROBE_HELP)
                continue
            if first and line == "d" and said:
                said = []
                self._typed.keep("")
                self._lines.say("forgotten")
                continue
            if (first and line == "q") or (line is None and not said):
                return self._skip_all("The input ended" if line is None else "Stopped here")
            if line is None or line.strip() in ("", "."):
                break
            first = False
            said.append(line)
            self._typed.keep("\n".join(said))
        if said:
            text = "\n".join(said)
            result = attempt(self._lines, lambda: self._session.answer_probe(text, self._now()))
            self._typed.text = ""
            return self._lines.say_all(probed_lines(result))
        attempt(self._lines, lambda: self._session.skip_probe(self._now()))
        return self._lines.say_all(("left out", *wanted_lines(probe)))

    def _hint(self) -> str:
        probe = self._session.probe
        if probe is not None and probe.more_hints:
            return self._session.hint()
        return "There is no further hint."

    def _skip_all(self, why: str) -> None:
        """Leave out what would still be asked: the grade is saved, the end can be told."""
        self._lines.say(f"{why}; what was saved is saved.")
        while self._session.probe is not None:
            attempt(self._lines, lambda: self._session.skip_probe(self._now()))
