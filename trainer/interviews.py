"""Mock interviews put together: what is chosen from the decks, and what the journal holds."""

from collections.abc import Callable, Sequence
from secrets import randbelow

from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.errors import UsageError, nearest
from trainer.events import Event, Moment
from trainer.grading.examiner import RubricExaminer
from trainer.grading.lexicon import Lexicon
from trainer.practice.host import HostSession
from trainer.practice.interview import Candidate, Setup, plan_interview
from trainer.practice.mock import MockSession
from trainer.practice.ports import MockDesk
from trainer.store.catalogue import Catalogue
from trainer.store.journal import Journal

SEEDS = 10_000
"""Seeds that are drawn are smaller: short enough to tell a colleague."""


class Interviews:
    """Begins interviews and brings interrupted ones back."""

    def __init__(
        self,
        desk: MockDesk,
        catalogue: Catalogue,
        journal: Journal,
        lexicon: Callable[[], Lexicon],
    ) -> None:
        self._desk = desk
        self._catalogue = catalogue
        self._journal = journal
        self._examiner = RubricExaminer(lexicon)

    def topics(self) -> list[str]:
        """The topics that have a scenario, in order of their names."""
        return sorted({row.topic for row in self._catalogue.scenarios() if row.topic})

    def check_topics(self, topics: Sequence[str]) -> None:
        """UsageError if one of the topics has no scenario, with the nearest name."""
        known = self.topics()
        for topic in topics:
            if topic not in known:
                close = nearest(topic, known)
                hint = f"did you mean {close}?" if close else f"there are {', '.join(known)}"
                raise UsageError(f"no scenario has the topic {topic!r}; {hint}")

    def draw_seed(self) -> int:
        """A seed for an interview that names none."""
        return randbelow(SEEDS)

    def begin(self, setup: Setup, now: Moment) -> MockSession:
        """A new interview; one that was not finished is abandoned.

        UsageError if there is no such topic, or no scenario at all.
        """
        self.check_topics(setup.topics)
        rows = self._catalogue.scenarios(setup.topics)
        if not rows:
            raise UsageError("there is no scenario among your decks; add a folder with one")
        cards = self._catalogue.warm_up(setup.topics, setup.level)
        plan = plan_interview(setup, [Candidate(row.id, row.topic) for row in rows], cards)
        self._abandon_unfinished(now)
        return MockSession.start(self._desk, self._examiner, plan, now)

    def host(self, scenario: Scenario, minutes: int, level: Level, now: Moment) -> HostSession:
        """A new interview in which a person asks; one that was not finished is abandoned."""
        self._abandon_unfinished(now)
        return HostSession.start(self._desk, scenario, minutes, level, now)

    def unfinished(self, now: Moment) -> MockSession | HostSession | None:
        """The interview that was interrupted, where it stood; None if there is none.

        One that only lacked its report has got it now.
        """
        start = self._journal.unfinished_mock()
        return None if start is None else self._bring_back(start, now)

    def _bring_back(self, start: Event, now: Moment) -> MockSession | HostSession | None:
        events = self._journal.mock_events(start.id)
        if start.data.get("host") is True:
            return HostSession.resume(self._desk, events, now)
        return MockSession.resume(self._desk, self._examiner, events, now)

    def _abandon_unfinished(self, now: Moment) -> None:
        """Only one interview is on at a time: its draft has one place."""
        unfinished = self.unfinished(now)
        if unfinished is not None:
            unfinished.abandon(now)
