"""What a session came to: learned, failed, and what comes back when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trainer.content.cards import Card
from trainer.events import Event, Kind
from trainer.scheduling.preview import Grade
from trainer.scheduling.schedule import Schedule
from trainer.scheduling.sm2 import PASS


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the session, and what it did."""

    event: Event
    card: Card
    before: Schedule
    after: Schedule


@dataclass(frozen=True, slots=True)
class Coming:
    """What this session sent to one day."""

    day: date
    cards: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A session in figures; answers taken back are not in it."""

    answers: int
    """All of them, repeats included."""
    cards: int
    """Different cards."""
    learned: tuple[Card, ...]
    """Cards met for the first time and answered well in the end."""
    passed: int
    """First answers that were right: grade 3 or better."""
    reviewed: int
    """First answers, which is what `passed` is a share of."""
    seconds: float
    """Time spent answering."""
    grades: tuple[tuple[Grade, int], ...]
    """First answers by grade, in order of the keys."""
    hard: tuple[Card, ...]
    """Cards that were failed, in the order they were first failed."""
    coming: tuple[Coming, ...]
    """When these cards come back, soonest first."""


class Answers:
    """The answers of a session; those taken back may be brought back."""

    def __init__(self) -> None:
        self._given: list[Answered] = []
        self._taken_back: dict[str, Answered] = {}
        """By event."""

    def __len__(self) -> int:
        """How many were given and not taken back."""
        return len(self._given)

    def add(self, answered: Answered) -> None:
        """Keep one more."""
        self._given.append(answered)

    def take_back(self, event: str) -> None:
        """Leave out the answer of an event, if it is one of this session."""
        for answered in self._given:
            if answered.event.id == event:
                self._taken_back[event] = answered
        self._given = [answered for answered in self._given if answered.event.id != event]

    def bring_back(self, event: str) -> None:
        """Have the answer of an event again, if it was taken back in this session."""
        answered = self._taken_back.pop(event, None)
        if answered is not None:
            self._given.append(answered)

    def summary(self) -> Summary:
        """What they come to."""
        return _summarise(self._given)


def _summarise(answered: Sequence[Answered]) -> Summary:
    """The summary of a session from its answers, in the order they were given."""
    firsts = [done for done in answered if done.event.kind != Kind.REPEAT]
    last = {done.card.item: done for done in answered}
    met = {done.card.item: done.card for done in firsts if done.before.due is None}
    grades = Counter(_key(done.event.grade) for done in firsts)
    failed = {done.card.item: done.card for done in answered if (done.event.grade or 0) < PASS}
    returns = Counter(done.after.due for done in last.values() if done.after.due is not None)
    return Summary(
        answers=len(answered),
        cards=len(last),
        learned=tuple(card for item, card in met.items() if (last[item].event.grade or 0) >= PASS),
        passed=sum((done.event.grade or 0) >= PASS for done in firsts),
        reviewed=len(firsts),
        seconds=sum(done.event.seconds or 0 for done in answered),
        grades=tuple((grade, grades[grade]) for grade in Grade),
        hard=tuple(failed.values()),
        coming=tuple(Coming(day, returns[day]) for day in sorted(returns)),
    )


def _key(grade: int | None) -> Grade:
    """The key that stands for a grade; imports know grades that no key gives."""
    return max((key for key in Grade if key <= (grade or 0)), default=Grade.AGAIN)
