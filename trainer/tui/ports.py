"""What the screens need of the workspace; tests fake it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from trainer.settings import Settings
from trainer.store.today import DeckToday, Today

if TYPE_CHECKING:
    # Only types: the first frame is painted before any of these is loaded.
    from trainer.authoring.editing import Editing
    from trainer.content.points import Level
    from trainer.content.problems import Problem
    from trainer.content.scenarios import Scenario
    from trainer.events import Draft, Moment
    from trainer.insight.streak import Streak
    from trainer.practice.browse import Browser
    from trainer.practice.drill import DrillSession
    from trainer.practice.host import HostSession
    from trainer.practice.interview import Setup
    from trainer.practice.kept import KeptReport
    from trainer.practice.mock import MockSession
    from trainer.practice.needed import Drillable
    from trainer.practice.question import Plan
    from trainer.practice.review import ReviewSession
    from trainer.scheduling.countdown import Countdown
    from trainer.store.search import Found


class Glimpse(NamedTuple):
    """What can be known of today without opening the workspace."""

    day: date
    """The study day it is."""
    today: Today | None = None
    """How much it holds; None while the decks have to be read first."""
    decks: Sequence[DeckToday] = ()
    """What each deck adds to it."""


class Standing(Protocol):
    """Where the learner stands, for Home."""

    @property
    def streak(self) -> "Streak":
        """The days in a row."""

    @property
    def minutes(self) -> int:
        """What today's queue will take, estimated."""

    @property
    def upcoming(self) -> Sequence[tuple[date, int]]:
        """The next days and what is due on each."""

    @property
    def interview(self) -> float | None:
        """Seconds left of an interview that was interrupted; None if there is none."""

    @property
    def countdown(self) -> "Countdown | None":
        """What the days before the interview ask for; None if none is set."""


class Interviews(Protocol):
    """Mock interviews: new ones and those that were interrupted."""

    def topics(self) -> Sequence[str]:
        """The topics that have a scenario."""

    def draw_seed(self) -> int:
        """A seed for an interview that names none."""

    def begin(self, setup: "Setup", now: "Moment") -> "MockSession":
        """A new interview; TrainerError if there is nothing to ask."""

    def host(
        self, scenario: "Scenario", minutes: int, level: "Level", now: "Moment"
    ) -> "HostSession":
        """A new interview in which a person asks."""

    def unfinished(self, now: "Moment") -> "MockSession | HostSession | None":
        """The interview that was interrupted, where it stood."""


class Practice(Protocol):
    """An open workspace."""

    @property
    def problems(self) -> "Sequence[Problem]":
        """What is wrong with the deck files."""

    def sync(self) -> None:
        """Read the deck files that changed; StoreError if they cannot be compiled."""

    def now(self) -> "Moment":
        """The present moment."""

    def review(self, plan: "Plan") -> "ReviewSession":
        """A session by the plan, begun now."""

    def drill(self, scenario: str | None, now: "Moment") -> "DrillSession":
        """A drill, begun now; of the most needed scenario for None.

        UsageError if there is no such scenario, or none at all.
        """

    def drills(self, now: "Moment") -> "Sequence[Drillable]":
        """Every scenario that may be drilled, the most needed first."""

    @property
    def interviews(self) -> Interviews:
        """Mock interviews."""

    def scenario(self, name: str) -> "Scenario":
        """The scenario, by any of its ids; UsageError if there is none."""

    def reports(self, limit: int) -> "Sequence[KeptReport]":
        """The report cards of the latest interviews, newest first."""

    def standing(self) -> Standing:
        """Where the learner stands."""

    def place(self, item: str) -> str | None:
        """The deck file a card is in, as shown to the user."""

    def edit(self, item: str) -> "Editing":
        """The editing of an item in a file of the user's own; TrainerError if there is none.

        The decks are read again by `sync` afterwards.
        """

    def find(self, line: str, first: int, limit: int) -> "Found":
        """What a line of words and filters finds now, from the row `first` on."""

    def completions(self, line: str, limit: int) -> Sequence[str]:
        """How the last word of a line may go on, if it begins a filter or is one."""

    def prepare_search(self) -> None:
        """Read what the first mistyped word would wait for."""

    @property
    def browser(self) -> "Browser":
        """Looks at single items, and changes what becomes of them."""

    def keep_draft(self, draft: "Draft") -> None:
        """Keep what is being typed, beside all other drafts; StoreError if it cannot be kept."""

    def draft_of(self, key: str) -> "Draft | None":
        """The draft under this key; None if there is none."""

    def forget_draft(self, key: str) -> None:
        """Forget the draft under this key."""

    def warm(self) -> None:
        """Load what the first typed answer will need.

        Called beside the screens: it must not touch the journal.
        """

    def close(self) -> None:
        """Let go of the journal."""


Opener = Callable[[Settings], Practice]
"""Opens the workspace; TrainerError if it cannot."""
