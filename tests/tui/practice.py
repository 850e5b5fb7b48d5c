"""A workspace in memory, with cards worth looking at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from tests.practice.desk import GRADER, FakeDesk, at, concept, number, rapid
from tests.practice.drills import GRADER as RUBRICS
from tests.practice.drills import DrillDesk
from tests.tui.interviews import FakeInterviews
from trainer.authoring.editing import Editing
from trainer.content.cards import Card, Outdated
from trainer.content.points import Point
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.errors import StoreError, TrainerError, UsageError
from trainer.events import Draft, Event, Kind, Moment, NewEvent, root_of
from trainer.insight.query import Query, State, hints, parse, words_of
from trainer.insight.streak import Streak
from trainer.practice.attempts import score_in
from trainer.practice.browse import Browser
from trainer.practice.drill import DrillSession
from trainer.practice.kept import KeptReport, kept_reports
from trainer.practice.needed import Drillable
from trainer.practice.question import Plan
from trainer.practice.review import ReviewSession
from trainer.practice.starts import Start
from trainer.scheduling.countdown import Countdown
from trainer.scheduling.fold import fold, voided
from trainer.scheduling.queue import EVERYTHING
from trainer.scheduling.schedule import Recorded, Schedule
from trainer.settings import Settings
from trainer.store.search import Found, Hit
from trainer.store.today import MISSED_TITLE, DeckToday, Today
from trainer.tui.app import TrainerApp
from trainer.tui.ports import Glimpse

TODAY = at(26)
SETTINGS = Settings(db="trainer.db", config="config.toml")
TITLES = {
    "": MISSED_TITLE,
    "cold-starts": "Cold starts",
    "limits": "Limits",
    "what-is": "What is serverless",
}


@dataclass(frozen=True)
class FakeStanding:
    """As `workspace.Standing`."""

    streak: Streak
    minutes: int = 4
    upcoming: Sequence[tuple[date, int]] = ()
    interview: float | None = None
    countdown: Countdown | None = None


class FakePractice:
    """As `workspace.Workspace`, over a desk in memory."""

    def __init__(self, desk: FakeDesk) -> None:
        self.desk = desk
        self.moment = TODAY
        self.problems: tuple[Problem, ...] = ()
        self.closed = False
        self.streak = Streak(12, 11, 1, False)
        self.countdown: Countdown | None = None
        self.outdated = False
        """A deck file changed since the decks were compiled."""
        self.syncs = 0
        self.warmed = 0
        self.scenarios: dict[str, Scenario] = {}
        """By id."""

    def now(self) -> Moment:
        return self.moment

    def wait(self, seconds: int) -> None:
        """Let time pass."""
        self.moment = replace(self.moment, utc_ms=self.moment.utc_ms + seconds * 1000)

    def keep_draft(self, draft: Draft) -> None:
        self.desk.keep_draft(draft)

    def draft_of(self, key: str) -> Draft | None:
        return self.desk.draft_of(key)

    def forget_draft(self, key: str) -> None:
        self.desk.forget_draft(key)

    def sync(self) -> None:
        self.syncs += 1
        if self.desk.broken:
            raise StoreError("the disk is full; nothing was written")
        self.outdated = False

    def review(self, plan: Plan) -> ReviewSession:
        return ReviewSession(self.desk, GRADER, plan, self.now())

    def drill(self, scenario: str | None, now: Moment) -> DrillSession:
        if scenario is None:
            scenario = next(iter(self.scenarios), None)
        if scenario is None or scenario not in self.scenarios:
            raise UsageError(f"there is no scenario {scenario!r}")
        assert isinstance(self.desk, DrillDesk)
        return DrillSession(self.desk, RUBRICS, self.scenarios[scenario], now)

    def drills(self, now: Moment) -> list[Drillable]:
        return [self._drillable(scenario, now) for scenario in self.scenarios.values()]

    def _drillable(self, scenario: Scenario, now: Moment) -> Drillable:
        states = fold(self.desk.events)
        parts = [s for item, s in states.items() if item.startswith(f"{scenario.id}#")]
        open_ = [s.due for s in parts if s.due and not s.closed]
        last = next(iter(self.desk.answers(scenario.id, 1)), None)
        return Drillable(
            id=scenario.id,
            importance=scenario.importance,
            due=sum(due <= now.day for due in open_),
            drilled=last.day if last else None,
            title=scenario.title,
            topic=scenario.topic,
            minutes=scenario.minutes,
            missed=len(open_),
            score=score_in(last) if last else None,
        )

    def standing(self) -> FakeStanding:
        day = self.now().day
        ahead = tuple((day + timedelta(days=n), 21 - 4 * n) for n in range(1, 6))
        interrupted = self.interviews.unfinished(self.now())
        left = interrupted.seconds_left(self.now()) if interrupted else None
        return FakeStanding(self.streak, upcoming=ahead, interview=left, countdown=self.countdown)

    def place(self, item: str) -> str | None:
        return f"decks/{item.partition('/')[0]}.yaml"

    @cached_property
    def interviews(self) -> FakeInterviews:
        return FakeInterviews(self.desk)

    def scenario(self, name: str) -> Scenario:
        found = self.interviews.scenarios.get(name)
        if found is None:
            raise UsageError(f"there is no scenario {name!r}")
        return found

    def reports(self, limit: int) -> Sequence[KeptReport]:
        ends = [event for event in self.desk.events if event.data.get("do") == "finish"]
        return kept_reports(list(reversed(ends))[:limit])

    def edit(self, item: str) -> Editing:
        raise TrainerError(f"there is no editor for {item}")

    def find(self, line: str, first: int, limit: int) -> Found:
        """What the line finds, by looking at every card."""
        query = parse(line)
        every = [self._hit(card) for card in self.desk.cards.values()]
        every += [self._hit_of_scenario(each) for each in self.scenarios.values()]
        hits = [hit for hit in every if _is_found(hit, query, self.now().day)]
        return Found(
            hits=tuple(hits[first : first + limit]), total=len(hits), problems=query.problems
        )

    def _hit(self, card: Card) -> Hit:
        state = self.desk.schedule(card.item)
        return Hit(
            item=card.item,
            kind=card.kind,
            deck=card.deck,
            topic="",
            title=TITLES.get(card.deck, card.deck),
            ask=card.ask,
            due=state.due,
            reviews=state.reviews,
            failures=state.failures,
            suspended=state.suspended,
            flagged=state.flag is not None,
            stale=False,
        )

    def _hit_of_scenario(self, scenario: Scenario) -> Hit:
        state = self.desk.schedule(scenario.id)
        return Hit(
            item=scenario.id,
            kind="scenario",
            deck="",
            topic=scenario.topic,
            title=scenario.title,
            ask=scenario.ask,
            due=state.due,
            reviews=state.reviews,
            failures=state.failures,
            suspended=state.suspended,
            flagged=state.flag is not None,
            stale=False,
        )

    def completions(self, line: str, limit: int) -> list[str]:
        return hints(line, sorted({card.deck for card in self.desk.cards.values()}))[:limit]

    def prepare_search(self) -> None:
        """Nothing is to be read."""

    @property
    def browser(self) -> Browser:
        return Browser(_Books(self))

    def warm(self) -> None:
        self.warmed += 1

    def close(self) -> None:
        self.closed = True

    def glimpse(self) -> Glimpse:
        """What the catalogue's view would say."""
        if self.outdated:
            return Glimpse(self.now().day)
        queue = self.desk.queue(EVERYTHING, self.now().day)
        fresh = [entry for entry in queue if not entry.repeat]
        due = [entry.deck for entry in fresh if entry.due is not None]
        new = [entry.deck for entry in fresh if entry.due is None]
        decks = dict.fromkeys(entry.deck for entry in fresh)
        rows = [DeckToday(d, TITLES.get(d, d), due.count(d), new.count(d)) for d in decks]
        return Glimpse(self.now().day, Today(len(due), len(new), len(queue) - len(fresh)), rows)


class _Books:
    """What a browser looks things up in."""

    def __init__(self, practice: FakePractice) -> None:
        self._practice = practice

    def card(self, item: str) -> Card | None:
        return self._practice.desk.card(item)

    def find_scenario(self, id_: str) -> Scenario | None:
        return self._practice.scenarios.get(id_)

    def schedule(self, item: str) -> Schedule:
        return self._practice.desk.schedule(item)

    def since(self, item: str, after: Event | None) -> Sequence[Event]:
        gone = voided(self._practice.desk.events)
        events = [event for event in self._practice.desk.events if event.id not in gone]
        return [event for event in events if event.item is not None and root_of(event.item) == item]

    def place(self, item: str) -> str | None:
        return self._practice.place(item)

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        return self._practice.desk.record(new, now)


def _is_found(hit: Hit, query: Query, day: date) -> bool:
    words = words_of(f"{hit.ask} {hit.item}")
    states = {
        State.NEW: hit.due is None and not hit.suspended,
        State.DUE: hit.due is not None and hit.due <= day and not hit.suspended,
        State.SUSPENDED: hit.suspended,
        State.FLAGGED: hit.flagged,
    }
    return (
        all(any(each.startswith(word) for each in words) for word in query.words)
        and all(value in (hit.deck, str(hit.kind)) for _, value in query.facets)
        and all(states.get(state, False) for state in query.states)
    )


def make_app(
    practice: FakePractice,
    settings: Settings = SETTINGS,
    start: Plan | Start | None = None,
) -> TrainerApp:
    """The app over a fake workspace; nothing moves by itself."""
    app = TrainerApp(settings, lambda _: practice, practice.glimpse, start)
    app.animation_level = "none"
    return app


def cards() -> list[Card]:
    """One card of each kind and a few more, as a good deck has them."""
    return [
        concept(
            "what-is-a-cold-start",
            deck="cold-starts",
            importance=3,
            ask="What is a cold start, and what happens during it?",
            answer=(
                "A new execution environment is made before the handler runs: the code is "
                "fetched, the runtime started, and the init code run. Then the handler."
            ),
            points=(
                Point(
                    id="a",
                    say="A fresh environment has to be created first.",
                    wordings=(
                        "a new environment is made before the code can run",
                        "Lambda has to create a fresh execution environment",
                        "no environment is there yet, so one is set up",
                    ),
                ),
                Point(
                    id="b",
                    say="The runtime starts and everything outside the handler runs.",
                    wordings=(
                        "the runtime boots and the init code runs",
                        "imports and clients outside the handler are initialised",
                        "the runtime is started and the module is loaded",
                    ),
                ),
                Point(
                    id="c",
                    say="Later calls find the environment warm and skip all of it.",
                    wordings=(
                        "the next requests reuse the warm environment",
                        "a warm environment is reused and pays nothing",
                        "after that the environment stays warm",
                    ),
                ),
            ),
            why=(
                "Only the first call of each environment pays, so it shows at the tail: in "
                "p99 after a deployment, a burst or a quiet night, hardly in the average."
            ),
            source="AWS Lambda developer guide",
            as_of="2025-12",
        ),
        number(
            "async-payload",
            "1 MB",
            deck="limits",
            importance=3,
            ask="How large may the payload of an asynchronous Lambda invocation be?",
            outdated=(Outdated("256 KB", "2025-10"),),
            why="Beyond it, put the data into S3 and send the key: the claim-check pattern.",
            source="AWS Lambda quotas",
            as_of="2025-12",
        ),
        rapid(
            "pay-per-use",
            deck="what-is",
            ask="What do you pay for when nobody calls?",
            answer="Nothing, as long as nothing is provisioned.",
            accept=("only storage",),
            why="Scale to zero is the half of the definition that people forget.",
        ),
        concept(
            "statelessness",
            deck="what-is",
            ask="Why must a function keep no state between two calls?",
            answer="The next call may meet another environment, and this one may be gone.",
        ),
        concept(
            "init-once",
            deck="cold-starts",
            ask="What belongs outside the handler?",
            answer="Whatever can be reused: clients, connections, parsed configuration.",
        ),
        number(
            "timeout",
            "15 min",
            deck="limits",
            ask="How long may a Lambda function run at most?",
        ),
        rapid(
            "event",
            deck="what-is",
            importance=1,
            ask="What starts a function?",
            answer="An event: a request, a message, a file, a point in time.",
        ),
    ]


def seen_desk() -> FakeDesk:
    """A desk on which three cards were learned some days ago."""
    desk = FakeDesk(cards())
    for item, days, grade in (
        ("cold-starts/what-is-a-cold-start", (1, 2, 8), 4),
        ("limits/async-payload", (1, 2, 8), 5),
        ("what-is/pay-per-use", (10,), 4),
    ):
        for day in days:
            desk.record(NewEvent(Kind.REVIEW, item, grade=grade), at(day))
    return desk
