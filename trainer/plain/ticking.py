"""The end of a spoken interview: the candidate ticks what was said, line by line."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.content.text import one_line, reflow
from trainer.grading.states import State
from trainer.plain.sitting import Talk
from trainer.practice.mock import MockSession
from trainer.practice.transcript import TickStep
from trainer.practice.wording import number_of

LEAD = """\
Now tick what you said; your word counts, and the report says so.
y: said, h: half said, n or Enter: not said, back: the one before."""

NO_TICK = "That is no tick: type y, h or n; back goes to the one before."

_STATES = {"y": State.HIT, "h": State.PARTIAL, "n": State.MISSED, "": State.MISSED}
_NAMES = {"yes": "y", "half": "h", "no": "n"}


@dataclass(frozen=True, slots=True)
class _Row:
    """Something to tick."""

    ask: str
    tick: Callable[[State], None]
    halves: bool = True
    """Whether it can be half said."""


def tick_all(talk: Talk, session: MockSession, step: TickStep) -> None:
    """Have everything ticked that is not ticked yet, then end the ticking."""
    rows = _rows(talk, session, step)
    at = _ticked(session, step)
    talk.say("", f"{number_of(len(rows), 'line')} to tick.", LEAD)
    while at < len(rows):
        row = rows[at]
        talk.say("", f"{at + 1} of {len(rows)}. {row.ask}")
        word = talk.ask("[y, h, n] " if row.halves else "[y, n] ").strip().lower()
        word = _NAMES.get(word, word)
        if word == "back":
            at = max(0, at - 1)
        elif word not in _STATES or (word == "h" and not row.halves):
            talk.say(NO_TICK)
        else:
            state = _STATES[word]
            talk.write(lambda: row.tick(state))  # noqa: B023 - done before the next row
            talk.say("saved")
            at += 1
    talk.write(lambda: session.next(talk.now()))


def _rows(talk: Talk, session: MockSession, step: TickStep) -> list[_Row]:
    rows: list[_Row] = []
    for card in step.cards:
        asked = f"{one_line(card.ask)} Right is: {one_line(card.solution)}"
        rows.append(_Row(asked, _ticker(talk, session, card.item, ""), halves=False))
    for scenario in step.scenarios:
        for point in scenario.points:
            say = reflow(point.say).strip()
            rows.append(_Row(f"Did you say: {say}", _ticker(talk, session, scenario.id, point.id)))
        for flag in scenario.red_flags:
            asked = f"Did you claim, which is wrong: {one_line(flag.claim)}"
            rows.append(_Row(asked, _flagger(talk, session, scenario.id, flag.id), halves=False))
    return rows


def _ticker(talk: Talk, session: MockSession, item: str, name: str) -> Callable[[State], None]:
    return lambda state: session.tick(item, name, state, talk.now())


def _flagger(talk: Talk, session: MockSession, scenario: str, flag: str) -> Callable[[State], None]:
    return lambda state: session.tick_flag(
        scenario, flag, talk.now(), raised=state is not State.MISSED
    )


def _ticked(session: MockSession, step: TickStep) -> int:
    """The first row that was not ticked before an interruption.

    Of a wrong claim nobody can tell whether it was passed or is still to come, so these
    are asked again.
    """
    ticks = session.transcript.ticks
    done = [card.item in ticks for card in step.cards]
    for scenario in step.scenarios:
        done += [point.id in ticks.get(scenario.id, {}) for point in scenario.points]
        later = any(
            each.id in ticks for each in step.scenarios[step.scenarios.index(scenario) + 1 :]
        )
        done += [later] * len(scenario.red_flags)
    return done.index(False) if False in done else len(done)
