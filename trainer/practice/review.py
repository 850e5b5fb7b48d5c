"""The review: today's cards, one after the other.

The session is a plain object. A front end shows `question` and, once it is there,
`revealed`, forwards what the learner does, and reads `summary` at the end. It decides
nothing itself, and neither does it keep anything: every answer is on disk when the
method that gave it returns.
"""

from collections import deque
from contextlib import suppress

from trainer.content.cards import Card, Number
from trainer.content.digest import card_digest
from trainer.errors import StoreError
from trainer.events import ANSWERS, Draft, Event, Kind, Moment, NewEvent
from trainer.grading.numbers import assess_number
from trainer.grading.policy import propose_grade
from trainer.practice.ports import Desk
from trainer.practice.question import Phase, Plan, Question, Revealed
from trainer.practice.summary import Answered, Summary, summarise
from trainer.scheduling.day import add_days
from trainer.scheduling.fold import REPEAT_BELOW
from trainer.scheduling.preview import outcomes
from trainer.scheduling.queue import Entry
from trainer.scheduling.schedule import Recorded, Schedule

REPEAT_GAP = 6
"""Cards between a failure and its repeat: enough that the answer has left the eye."""

MOST_SECONDS = 600.0
"""Of an answer: whoever takes longer has left the desk, and the figure would say nothing."""

EARLIER = 5
"""Earlier answers shown with a card that keeps failing."""

KNOWN = {"repetitions": 3, "interval": 30, "easiness": 250}
"""Where "I know this already" puts a card: back once in a month, to prove it."""


class WrongPhaseError(RuntimeError):
    """A front end asked for a step that the session cannot take now."""


class ReviewSession:
    """Today's questions, from the first to the summary.

    Every method that writes may raise `StoreError`: nothing was written then, the
    session stands where it stood, and the same call may be made again.
    """

    def __init__(self, desk: Desk, plan: Plan, now: Moment) -> None:
        self._desk = desk
        self._plan = plan
        self._started = now
        self._asked_at = now
        self._answered: list[Answered] = []
        self._question: Question | None = None
        self._revealed: Revealed | None = None
        if plan.cram:
            entries = list(desk.cram(plan.scope, plan.limit or 50))
        else:
            entries = list(desk.queue(plan.scope, now.day))
        if plan.limit is not None:
            entries = entries[: plan.limit]
        self._queue = deque(entries)
        self._texts: dict[str, str] = {}
        self._undone: dict[str, Answered] = {}
        self._returned: dict[str, Kind] = {}
        """What the answers taken back were, by item: they come back as the same."""
        self._resume_draft()
        self._advance(now)

    @property
    def phase(self) -> Phase:
        """Where the session stands."""
        if self._question is None:
            return Phase.FINISHED
        return Phase.ASKED if self._revealed is None else Phase.REVEALED

    @property
    def question(self) -> Question | None:
        """The card being asked; None once the session is finished."""
        return self._question

    @property
    def revealed(self) -> Revealed | None:
        """What stands beside the solution; None while the card is only asked."""
        return self._revealed

    @property
    def done(self) -> int:
        """Answers given in this session and not taken back."""
        return len(self._answered)

    @property
    def remaining(self) -> int:
        """Cards still to be asked, the present one included."""
        return len(self._queue) + (self._question is not None)

    @property
    def cram(self) -> bool:
        """Whether the session moves no schedule."""
        return self._plan.cram

    def typing(self, text: str, now: Moment) -> None:
        """Keep what has been typed so far, in case practice is interrupted."""
        if self.phase is Phase.ASKED:
            self._keep_draft(text, now)

    def answer(self, text: str, now: Moment) -> Revealed:
        """Submit a typed answer and reveal the solution; an empty text only reveals."""
        if self.phase is not Phase.ASKED:
            raise WrongPhaseError("an answer needs a question")
        if text.strip():
            self._keep_draft(text, now)
        return self._reveal(text.strip(), now, self._seconds(now))

    def reveal(self, now: Moment) -> Revealed:
        """Reveal the solution to an answer that was only thought."""
        return self.answer("", now)

    def grade(self, grade: int, now: Moment) -> Recorded:
        """Grade the revealed card (SM-2 quality 0–5) and go on to the next."""
        if self._question is None or self._revealed is None:
            raise WrongPhaseError("a grade needs a revealed card")
        question, revealed = self._question, self._revealed
        recorded = self._desk.record(
            NewEvent(
                kind=question.kind,
                item=question.card.item,
                grade=grade,
                seconds=self._seconds(now),
                answer=revealed.typed or None,
                assessment=revealed.assessment.as_json() if revealed.assessment else None,
                digest=card_digest(question.card),
            ),
            now,
        )
        self._texts.pop(question.card.item, None)
        self._returned.pop(question.card.item, None)
        after = recorded.schedules.get(question.card.item, question.schedule)
        self._answered.append(Answered(recorded.event, question.card, question.schedule, after))
        if grade < REPEAT_BELOW and not self.cram:
            place = min(REPEAT_GAP, len(self._queue))
            self._queue.insert(place, _entry(question.card, after, repeat=True))
        with _on_disk():
            self._advance(now)
        return recorded

    def suspend(self, now: Moment) -> Recorded:
        """Ask the card no more until it is resumed; go on to the next."""
        return self._put_away(NewEvent(kind=Kind.SUSPEND, item=self._item), now)

    def bury(self, now: Moment) -> Recorded:
        """Ask the card no more today; go on to the next."""
        return self._put_away(NewEvent(kind=Kind.BURY, item=self._item), now)

    def known(self, now: Moment) -> Recorded:
        """Take the card as known already: back in a month; go on to the next."""
        due = add_days(now.day, KNOWN["interval"])
        data = {**KNOWN, "due": due.isoformat()}
        return self._put_away(NewEvent(kind=Kind.SET, item=self._item, data=data), now)

    def undo(self, now: Moment) -> Event | None:
        """Take back the latest action of this device; None when there is none left.

        An answer comes back as it was, revealed, to be graded again; a card that was
        put away is asked again.
        """
        event = self._desk.undoable()
        if event is None:
            return None
        self._desk.record(NewEvent(kind=Kind.VOID, item=event.item, data={"event": event.id}), now)
        self._undone |= {
            done.event.id: done for done in self._answered if done.event.id == event.id
        }
        self._answered = [done for done in self._answered if done.event.id != event.id]
        with _on_disk():
            self._return_to(event, now)
        return event

    def redo(self, now: Moment) -> Event | None:
        """Take back the latest undo; None when there is nothing to redo."""
        void = self._desk.redoable()
        if void is None:
            return None
        self._desk.record(NewEvent(kind=Kind.VOID, item=void.item, data={"event": void.id}), now)
        again = self._undone.pop(void.data.get("event", ""), None)
        if again is not None:
            self._answered.append(again)
        if void.item is not None:
            with _on_disk():
                self._settle(void.item, now)
        return void

    def summary(self) -> Summary:
        """What the session came to so far."""
        return summarise(self._answered)

    def _settle(self, item: str, now: Moment) -> None:
        """Bring the queue in line with what the journal now says of an item."""
        card = self._desk.card(item)
        if card is not None:
            item = card.item  # it may have been renamed since
        self._forget(item)
        schedule = self._desk.schedule(item)
        if card is not None and schedule.repeat_day == now.day and not self.cram:
            place = min(REPEAT_GAP, len(self._queue))
            self._queue.insert(place, _entry(card, schedule, repeat=True))
        if self._question is None or self._question.card.item == item:
            self._advance(now)

    def _advance(self, now: Moment) -> None:
        """Ask the next card that still wants asking, or finish."""
        self._question, self._revealed = None, None
        while self._queue and not self._time_is_up(now):
            entry = self._queue[0]
            card = self._desk.card(entry.item)
            schedule = self._desk.schedule(entry.item)
            self._queue.popleft()
            if card is not None and (self.cram or _wanted(entry, schedule, now)):
                self._ask(card, schedule, now)
                return

    def _ask(self, card: Card, schedule: Schedule, now: Moment) -> None:
        changed = schedule.digest is not None and schedule.digest != card_digest(card)
        text = self._texts.get(card.item, "")
        kind = self._kind(card.item, schedule, now)
        self._question = Question(card, schedule, kind, changed, text)
        self._revealed = None
        self._asked_at = now

    def _kind(self, item: str, schedule: Schedule, now: Moment) -> Kind:
        """What an answer to the item counts as now."""
        usual = Kind.CRAM if self.cram else Kind.REVIEW
        if self._returned.get(item, usual) is Kind.CRAM:
            return Kind.CRAM
        # Once the card is due again, the night has passed, say, its repeat is a review.
        waits = schedule.repeat_day is not None and not _is_due(schedule, now)
        return Kind.REPEAT if waits else Kind.REVIEW

    def _reveal(self, typed: str, now: Moment, seconds: float | None) -> Revealed:
        assert self._question is not None  # noqa: S101 - the callers checked the phase
        card, schedule = self._question.card, self._question.schedule
        assessment = assess_number(typed, card) if typed and isinstance(card, Number) else None
        moves = self._question.kind is Kind.REVIEW
        self._revealed = Revealed(
            typed=typed,
            assessment=assessment,
            proposed=propose_grade(assessment.score) if assessment else None,
            outcomes=outcomes(schedule, now.day) if moves else (),
            earlier=tuple(self._desk.answers(card.item, EARLIER)) if schedule.is_leech else (),
            seconds=seconds,
        )
        return self._revealed

    def _put_away(self, new: NewEvent, now: Moment) -> Recorded:
        if self._question is None:
            raise WrongPhaseError("there is no card to put away")
        recorded = self._desk.record(new, now)
        self._forget(self._question.card.item)
        with _on_disk():
            self._advance(now)
        return recorded

    def _return_to(self, event: Event, now: Moment) -> None:
        """Bring back the card of an action that was taken back."""
        card = self._desk.card(event.item) if event.item else None
        if card is None:
            return
        self._forget(card.item)
        present = self._question
        if present is not None and present.card.item != card.item:
            self._queue.appendleft(_entry(present.card, present.schedule, present.repeat))
        if event.kind in ANSWERS:
            self._returned[card.item] = Kind(event.kind)
        self._ask(card, self._desk.schedule(card.item), now)
        if event.kind in ANSWERS:
            self._reveal(event.answer or "", now, None)

    def _forget(self, item: str) -> None:
        """Take every entry of an item out of the queue, and its draft with them."""
        self._queue = deque(entry for entry in self._queue if entry.item != item)
        self._texts.pop(item, None)
        self._returned.pop(item, None)

    def _keep_draft(self, text: str, now: Moment) -> None:
        item = self._item
        if item is None or self._texts.get(item, "") == text:
            return
        if text.strip():
            self._desk.save_draft(Draft(item, text, now.utc_ms))
        else:
            self._desk.clear_draft()
        self._texts[item] = text

    def _resume_draft(self) -> None:
        """Ask first what was being answered when practice stopped."""
        draft = self._desk.draft()
        if draft is None:
            return
        for entry in self._queue:
            if entry.item == draft.item:
                self._queue.remove(entry)
                self._queue.appendleft(entry)
                self._texts[draft.item] = draft.text
                return

    def _time_is_up(self, now: Moment) -> bool:
        minutes = self._plan.minutes
        return minutes is not None and now.utc_ms - self._started.utc_ms >= minutes * 60_000

    def _seconds(self, now: Moment) -> float:
        """Time since the card was asked; a clock set back reads as none."""
        return min(max(0.0, (now.utc_ms - self._asked_at.utc_ms) / 1000), MOST_SECONDS)

    @property
    def _item(self) -> str | None:
        return self._question.card.item if self._question else None


def _on_disk() -> suppress:
    """For what follows a step that is on disk already.

    When the next card cannot be read then, the session ends; an error would say that the
    step was not taken. The next start explains what is wrong.
    """
    return suppress(StoreError)


def _entry(card: Card, schedule: Schedule, repeat: bool) -> Entry:
    return Entry(
        item=card.item,
        deck=card.deck,
        importance=card.importance,
        due=schedule.due,
        contrasts=card.contrasts,
        repeat=repeat,
    )


def _wanted(entry: Entry, schedule: Schedule, now: Moment) -> bool:
    """Whether an entry still wants asking: another trainer may have asked it meanwhile."""
    if schedule.suspended or schedule.closed:
        return False
    if schedule.buried_day is not None and schedule.buried_day >= now.day:
        return False
    if entry.repeat:
        return schedule.repeat_day is not None
    return _is_due(schedule, now)


def _is_due(schedule: Schedule, now: Moment) -> bool:
    return schedule.due is None or schedule.due <= now.day
