"""A desk in memory for drills, and a small scenario to drill."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from tests.practice.desk import FakeDesk, at
from trainer.content.cards import Card
from trainer.content.points import Area, Level, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, Scenario
from trainer.deckfile.lexicons import read_lexicon
from trainer.errors import StoreError
from trainer.events import Event, Kind, Moment, NewEvent, root_of
from trainer.grading.drills import RubricGrader
from trainer.grading.lexicon import Lexicon
from trainer.grading.states import State
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.resources import bundled
from trainer.scheduling.fold import fold
from trainer.scheduling.schedule import Recorded


@cache
def lexicon() -> Lexicon:
    """The words that come with the program."""
    return read_lexicon(bundled("data") / "lexicon")


GRADER = RubricGrader(lexicon)

SCENARIO = Scenario(
    id="order-mail",
    title="The slow checkout",
    ask="A checkout sends an order mail before it answers. How would you make it faster?",
    model="Put a queue between them.",
    points=(
        Point(
            id="later-failure",
            tier=Tier.BONUS,
            say="The customer does not see a failed mail at once.",
            wordings=("errors of the mail provider become invisible to the buyer",),
        ),
        Point(
            id="dead-letters",
            tier=Tier.GOOD,
            level=Level.SENIOR,
            area=Area.OPERATE,
            say="Messages that keep failing go to a dead letter queue with an alarm.",
            wordings=("an alarm fires when the dead letter queue is not empty",),
        ),
        Point(
            id="queue",
            tier=Tier.MUST,
            area=Area.DESIGN,
            say="Put a queue between the checkout and the mailer, so nobody waits for the mail.",
            wordings=("the checkout drops a message on SQS and returns at once",),
            probe="The mail provider takes eight seconds today. Who waits?",
        ),
        Point(
            id="idempotent",
            tier=Tier.MUST,
            area=Area.DEPTH,
            say="Make the worker idempotent, because a message can be delivered twice.",
            wordings=("the consumer checks an idempotency key before it sends",),
        ),
        Point(
            id="backlog",
            tier=Tier.GOOD,
            say="Watch the age of the oldest message to see a backlog building up.",
            wordings=("alert on the backlog when the oldest message gets older",),
        ),
    ),
    red_flags=(
        RedFlag(
            id="exactly-once",
            claim="The queue delivers every message exactly once, so duplicates cannot happen.",
            correction="Delivery is at least once.",
        ),
    ),
    follow_ups=(
        FollowUp(
            id="order",
            ask="Now two mails must arrive in order. What changes?",
            points=(
                Point(id="fifo", say="Use a FIFO queue with the order id as message group."),
                Point(id="throughput", say="Throughput of one message group is limited."),
            ),
        ),
        FollowUp(
            id="region",
            ask="The region is gone for an hour. What happens to the mails?",
            points=(Point(id="replay", say="Replay the orders from the outbox table later."),),
        ),
    ),
)

QUEUE = "Put a queue between the checkout and the mailer, so nobody waits for the mail."
IDEMPOTENT = "The worker is idempotent, because a message can be delivered twice."
BACKLOG = "I would watch the age of the oldest message, so that a backlog building up is seen."
DEAD_LETTERS = "Messages that keep failing go to a dead letter queue with an alarm."


class DrillDesk(FakeDesk):
    """A desk in memory that writes several events at once, and tells all that moved."""

    def __init__(self, cards: Sequence[Card] = ()) -> None:
        super().__init__(cards)
        self.broken_together = False
        """Whether writing several events at once fails."""

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        event = super().record(new, now).event
        root = root_of(event.item or "")
        moved = {item: each for item, each in fold(self.events).items() if root_of(item) == root}
        return Recorded(event, moved)

    def record_all(self, news: Sequence[NewEvent], now: Moment) -> Sequence[Recorded]:
        if self.broken_together:
            raise StoreError("The disk is full.")
        return [self.record(new, now) for new in news]

    def since(self, item: str, after: Event | None) -> Sequence[Event]:
        later = [e for e in self._working() if after is None or e.order > after.order]
        return [e for e in later if e.kind != Kind.VOID and root_of(e.item or "") == item]

    def of_kind(self, kind: str) -> list[Event]:
        """The events of one kind, oldest first."""
        return [event for event in self.events if event.kind == kind]


def drill(desk: DrillDesk, now: Moment | None = None, **more: Any) -> DrillSession:
    """A drill of the small scenario."""
    return DrillSession(desk, GRADER, more.get("scenario", SCENARIO), now or at(1))


def phase(session: DrillSession) -> DrillPhase:
    """The phase, read anew: type checkers take a property for a constant."""
    return session.phase


def span_of(session: DrillSession, words: str) -> tuple[int, int]:
    """Where the words stand in the answer."""
    start = session.typed.index(words)
    return start, start + len(words)


def states(session: DrillSession) -> dict[str, State]:
    """How each point of the answer was found."""
    assert session.assessment is not None
    return {point.id: point.state for point in session.assessment.points}
