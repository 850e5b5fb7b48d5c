"""The composition root: settings, clock, decks and journal, put together once."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from trainer.content.cards import Card
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.deckfile.discover import discover
from trainer.deckfile.reading import DeckFiles
from trainer.desk import JournalDesk
from trainer.errors import TrainerError, UsageError, nearest
from trainer.events import Event, Moment
from trainer.grading.cards import CardGrader
from trainer.grading.drills import RubricGrader
from trainer.grading.lexicon import Lexicon
from trainer.insight.forecast import forecast
from trainer.insight.query import filter_being_typed, hints, parse
from trainer.insight.streak import Streak, streak
from trainer.insight.workload import minutes_for, pace
from trainer.interviews import Interviews
from trainer.practice.attempts import score_in
from trainer.practice.browse import Browser
from trainer.practice.drill import DrillSession
from trainer.practice.kept import KeptReport, choose, kept_reports
from trainer.practice.needed import Candidate, Drillable, most_needed, most_needed_first
from trainer.practice.question import Plan
from trainer.practice.report import Report
from trainer.practice.review import ReviewSession
from trainer.scheduling.countdown import Countdown
from trainer.scheduling.day import moment
from trainer.scheduling.fold import canonical
from trainer.scheduling.queue import EVERYTHING
from trainer.settings import Settings, folders, lexicon_folders, library_folders, user_folder
from trainer.store import backup, drills, statistics
from trainer.store.database import Database
from trainer.store.failures import explain_file
from trainer.store.queue import before_interview

if TYPE_CHECKING:
    from trainer.authoring.editing import Editing
    from trainer.authoring.places import Places
    from trainer.store.search import Found, Search

DAYS_AHEAD = 14
"""Days whose work is foreseen."""

PACED_ANSWERS = 200
"""The latest answers, whose pace is expected of today's: a few weeks of practice."""

MOST_REPORTS = 10_000
"""Report cards among which one is looked for by its name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the learner stands, for Home."""

    streak: Streak
    minutes: int
    """What today's queue will take, by the pace of earlier answers."""
    upcoming: tuple[tuple[date, int], ...]
    """The days after today and what falls due on each."""
    interview: float | None = None
    """Seconds left of an interview that was interrupted; None if there is none."""
    countdown: Countdown | None = None
    """What the days before the interview ask for; None if none is set."""


def present(settings: Settings) -> Moment:
    """The moment it is now by this machine's clock and time zone."""
    return moment(datetime.now().astimezone(), settings.rollover)


def _make_own_folder(path: Path) -> None:
    """Make the program's own data folder where the database lies in it.

    Another place has to be there already: it may be on a disk that is not connected.
    """
    if path.parent == Path(user_folder("data")):
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise explain_file(error, path) from error


class Workspace(JournalDesk):
    """Everything a front end needs: the decks, the journal, and the engines on them.

    It is also the desk that these work at. Use it from one thread at a time, and close it in
    the end; `with` does that.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        super().__init__(settings, database)
        self.problems: tuple[Problem, ...] = ()

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the journal, back it up once a day, and read the decks that changed.

        Raises StoreError when the database cannot be used; problems of decks are kept in
        `problems`, and the rest of the decks can be practised.
        """
        now = present(settings)
        path = Path(settings.db)
        _make_own_folder(path)
        database = Database.open(path, now)
        try:
            workspace = cls(settings, database)
            backup.daily(database, now)
            workspace.sync()
        except BaseException:
            database.close()
            raise
        return workspace

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def now(self) -> Moment:
        """The present moment."""
        return present(self.settings)

    def sync(self) -> None:
        """Read the deck files that changed since they were last compiled."""
        sources = discover(library_folders(self.settings))
        if self.catalogue.is_current(sources):
            self.problems = self.catalogue.problems()
        else:
            self.problems = self.catalogue.sync(sources, DeckFiles(), self._refold).problems

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that grading knows, the user's own among them."""
        # Imported here: a start reads no YAML, and only typed answers need the words.
        from trainer.deckfile.lexicons import read_lexicon

        return read_lexicon(*map(Path, lexicon_folders()))

    def warm(self) -> None:
        """Load what the first typed answer will need."""
        self.lexicon  # noqa: B018 - reading it keeps it

    @cached_property
    def rubrics(self) -> RubricGrader:
        """The grader of open questions; it remembers the rubrics used last."""
        return RubricGrader(lambda: self.lexicon)

    @cached_property
    def search(self) -> "Search":
        """Finds items by words and filters."""
        # Imported here: practice searches for nothing.
        from trainer.store.search import Search

        return Search(self.database)

    def find(self, line: str, first: int, limit: int) -> "Found":
        """What a line of words and filters finds now, from the row `first` on."""
        return self.search.find(parse(line), self.now().day, first, limit)

    def completions(self, line: str, limit: int) -> list[str]:
        """How the last word of a line may go on, if it begins a filter or is one."""
        begun = filter_being_typed(line)
        names = () if begun is None else self.search.names(*begun, limit=limit)
        return hints(line, names)[:limit]

    def prepare_search(self) -> None:
        """Read what the first mistyped word would wait for."""
        self.search.prepare()

    @property
    def browser(self) -> Browser:
        """Looks at single items, and changes what becomes of them."""
        return Browser(self)

    @cached_property
    def interviews(self) -> Interviews:
        """Mock interviews: new ones and those that were interrupted."""
        return Interviews(self, self.catalogue, self.journal, lambda: self.lexicon)

    def review(self, plan: Plan) -> ReviewSession:
        """A review by the plan, its first card asked now."""
        return ReviewSession(self, CardGrader(lambda: self.lexicon), plan, self.now())

    def drill(self, scenario: str | None, now: Moment) -> DrillSession:
        """A drill of the scenario, by any of its ids; of the most needed one for None.

        UsageError if there is no such scenario, another TrainerError if there is none at all.
        """
        name = self.most_needed(now) if scenario is None else scenario
        return DrillSession(self, self.rubrics, self.scenario(name), now)

    def most_needed(self, now: Moment) -> str:
        """The id of the scenario to drill when none is named; TrainerError if there is none."""
        rows = drills.scenarios(self.database, now.day)
        name = most_needed(Candidate(*row) for row in rows)
        if name is None:
            raise TrainerError(
                "there is no scenario among your decks; add a folder with one by --decks"
            )
        return name

    def drills(self, now: Moment) -> list[Drillable]:
        """Every scenario that may be drilled, the most needed first."""
        known = {row.id: row for row in self.catalogue.scenarios()}
        missed = drills.still_open(self.database)
        return most_needed_first(
            Drillable(
                id=id_,
                importance=importance,
                due=due,
                drilled=drilled,
                title=known[id_].title,
                topic=known[id_].topic,
                minutes=known[id_].minutes,
                missed=missed.get(id_, 0),
                score=None if drilled is None else self._last_score(id_),
            )
            for id_, importance, due, drilled in drills.scenarios(self.database, now.day)
            if id_ in known
        )

    def _last_score(self, scenario: str) -> float | None:
        """Of the latest answer to the scenario; None if it holds none that can be read."""
        for event in self.journal.answers(scenario, 1):
            return score_in(event)
        return None

    def scenario(self, name: str) -> Scenario:
        """The scenario, by any of its ids; UsageError if there is none."""
        found = self.catalogue.scenario(canonical(name, self.catalogue.aliases()))
        if found is not None:
            return found
        known = [row[0] for row in drills.scenarios(self.database, self.now().day)]
        close = nearest(name, known)
        listed = f"there are {', '.join(known)}" if known else "your decks hold none"
        raise UsageError(
            f"there is no scenario {name!r}; {f'did you mean {close}?' if close else listed}"
        )

    def contested(self, name: str | None) -> list[tuple[Scenario, list[Event]]]:
        """The contested points of a scenario, or of all: those that were not taken back.

        Scenarios in order of their ids, the events of each oldest first.
        """
        aliases = self.catalogue.aliases()
        events: dict[str, list[Event]] = {}
        for event in self.journal.overrules():
            if event.item is not None:
                events.setdefault(canonical(event.item, aliases), []).append(event)
        names = sorted(events) if name is None else [self.scenario(name).id]
        found = ((self.catalogue.scenario(each), events.get(each, [])) for each in names)
        return [(scenario, own) for scenario, own in found if scenario is not None]

    def corrected(self, name: str | None) -> list[tuple[Card, list[Event]]]:
        """The cards with points that the learner set, and the events; oldest first.

        Of all, or of one card, of a deck or of a scenario, whose points are cards of reviews.
        """
        aliases = self.catalogue.aliases()
        events: dict[str, list[Event]] = {}
        for event in self.journal.overrules():
            item = canonical(event.item or "", aliases)
            root = item.replace("#", "/").partition("/")[0]
            if item != root and name in (None, item, root):
                events.setdefault(item, []).append(event)
        found = ((self.card(item), events[item]) for item in sorted(events))
        return [(card, own) for card, own in found if card is not None]

    def reports(self, limit: int) -> Sequence[KeptReport]:
        """The report cards of the latest interviews, newest first."""
        return kept_reports(self.journal.mocks(limit))

    def report(self, name: str | None) -> Report:
        """The report card of that name, or the latest; a TrainerError says what is wrong."""
        return choose(self.reports(1 if name is None else MOST_REPORTS), name)

    def standing(self) -> Standing:
        """Where the learner stands now."""
        today = self.now().day
        tomorrow, last = today + timedelta(days=1), today + timedelta(days=DAYS_AHEAD)
        due = statistics.due_by_day(self.database, today, last)
        coming = {day: count for day, count in due.items() if day > today}
        waiting = len(self.queue(EVERYTHING, today))
        seconds = statistics.recent_seconds(self.database, PACED_ANSWERS)
        interrupted = self.interviews.unfinished(self.now())
        return Standing(
            streak=streak(statistics.practised_days(self.database), today),
            minutes=minutes_for(waiting, pace(seconds)),
            upcoming=tuple(
                (ahead.day, ahead.due) for ahead in forecast(coming, tomorrow, DAYS_AHEAD)
            ),
            interview=None if interrupted is None else interrupted.seconds_left(self.now()),
            countdown=self.countdown(),
        )

    def countdown(self) -> Countdown | None:
        """What the days before the interview ask for; None if none is set."""
        return before_interview(self.database, self.now().day, self.limits)

    @cached_property
    def places(self) -> "Places":
        """Where items stand in their files."""
        # Imported here: practice reads no YAML unless a deck changed.
        from trainer.authoring.places import Places

        return Places(self.catalogue, lambda: folders(self.settings))

    def edit(self, item: str) -> "Editing":
        """The editing of an item, or of a whole deck, in a file of the user's own.

        TrainerError if there is no editor or no such item. Call `sync` after each visit.
        """
        # Imported here: few sessions edit anything.
        from trainer.authoring.editing import Editing
        from trainer.authoring.editor import chosen

        editor = chosen(os.environ)
        return Editing(self.places.own(item), editor)

    def place(self, item: str) -> str | None:
        """The file that holds the card, as the user would name it; None if none does."""
        return self.catalogue.place(item)

    def _refold(self, items: Collection[str]) -> None:
        self.journal.refold(items)
