"""The review: today's cards, one after the other.

The session is a plain object. A front end shows `question` and, once it is there,
`revealed`, forwards what the learner does, and reads `summary` at the end. It decides
nothing itself, and neither does it keep anything: every answer is on disk when the
method that gave it returns.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from trainer.content.cards import Card
from trainer.content.digest import card_digest
from trainer.content.parts import Part
from trainer.errors import StoreError
from trainer.events import ANSWERS, Draft, Event, Kind, Moment, NewEvent
from trainer.grading.assessment import Assessment
from trainer.grading.cards import points_of
from trainer.grading.policy import propose_grade
from trainer.grading.states import State
from trainer.practice import flags
from trainer.practice.corrections import as_json, corrected, corrections, given_as
from trainer.practice.ports import Desk, Grader
from trainer.practice.question import Phase, Plan, Question, Revealed
from trainer.practice.queue import SessionQueue, Waiting
from trainer.practice.summary import Answered, Summary, summarise
from trainer.scheduling.day import add_days
from trainer.scheduling.fold import REPEAT_BELOW
from trainer.scheduling.preview import outcomes
from trainer.scheduling.schedule import Recorded, Schedule

MOST_SECONDS = 600.0
"""Of an answer: whoever takes longer has left the desk, and the figure would say nothing."""

MOST_CRAMMED = 50
"""Cards of a cram that names no limit: an hour's work."""

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

    def __init__(self, desk: Desk, grader: Grader, plan: Plan, now: Moment) -> None:
        self._desk = desk
        self._grader = grader
        self._plan = plan
        self._started = now
        self._asked_at = now
        self._answered: list[Answered] = []
        self._question: Question | None = None
        self._revealed: Revealed | None = None
        if plan.cram:
            entries = list(desk.cram(plan.scope, plan.limit or MOST_CRAMMED))
        else:
            entries = list(desk.queue(plan.scope, now.day))
        self._queue = SessionQueue(entries[: plan.limit])
        self._texts: dict[str, str] = {}
        """What was typed and not yet graded, by item, as the draft on disk has it."""
        self._undone: dict[str, Answered] = {}
        """The answers taken back, by event: redo brings them into the summary again."""
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
        if self._question is not None and self._revealed is None:
            self._keep_draft(self._question, text, now)

    def answer(self, text: str, now: Moment) -> Revealed:
        """Submit a typed answer and reveal the solution; an empty text only reveals."""
        if self._question is None or self._revealed is not None:
            raise WrongPhaseError("an answer needs a question")
        if text.strip():
            self._keep_draft(self._question, text, now)
        return self._reveal(self._question, text.strip(), now, self._seconds(now))

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
                assessment=as_json(revealed),
                digest=card_digest(question.card),
            ),
            now,
        )
        self._texts.pop(question.card.item, None)
        self._returned.pop(question.card.item, None)
        after = recorded.schedules.get(question.card.item, question.schedule)
        self._answered.append(Answered(recorded.event, question.card, question.schedule, after))
        if grade < REPEAT_BELOW and not self.cram:
            self._queue.put_repeat(question.card.item)
        with _on_disk():
            self._advance(now)
        return recorded

    def overrule(self, point: str, now: Moment) -> Revealed:
        """Set a point to said, or to missed if it was said, and propose a grade anew.

        The correction is an event of its own: it tells where a wording is missing.
        """
        question, revealed = self._question, self._revealed
        if question is None or revealed is None or not isinstance(revealed.assessment, Assessment):
            raise WrongPhaseError("only the points of an assessed answer can be corrected")
        was = next(each.state for each in revealed.assessment.points if each.id == point)
        state = State.MISSED if was is State.HIT else State.HIT
        kind = str(question.kind)
        data = {"point": point, "state": str(state), "was": str(was), "during": kind}
        self._desk.record(
            NewEvent(
                kind=Kind.OVERRULE,
                item=question.card.item,
                answer=revealed.typed,
                assessment=as_json(revealed),
                digest=card_digest(question.card),
                data=data,
            ),
            now,
        )
        states = {**revealed.overruled, point: state}
        self._revealed = corrected(revealed, question.card, states)
        return self._revealed

    def suspend(self, now: Moment) -> Recorded:
        """Ask the card no more until it is resumed; go on to the next."""
        return self._put_away(Kind.SUSPEND, now)

    def bury(self, now: Moment) -> Recorded:
        """Ask the card no more today; go on to the next."""
        return self._put_away(Kind.BURY, now)

    def known(self, now: Moment) -> Recorded:
        """Take the card as known already: back in a month; go on to the next."""
        due = add_days(now.day, KNOWN["interval"])
        return self._put_away(Kind.SET, now, {**KNOWN, "due": due.isoformat()})

    def flag(self, note: str, now: Moment) -> bool | None:
        """Keep a note on the card for later; an empty one takes its flag back.

        Whether the card has a flag now; None if nothing changed.
        """
        question = self._question
        if question is None:
            raise WrongPhaseError("there is no card to flag")
        new = flags.noted(question.card.item, question.schedule, note)
        if new is None:
            return None
        self._desk.record(new, now)
        with _on_disk():
            self._look_again()
        return new.data.get("flag") is not False

    def reread(self, left: Moment, now: Moment) -> bool:
        """Take the present card as its file has it now; whether it is still there.

        What was typed and corrected stays, and is judged anew. One that is gone makes room
        for the next. The time since `left`, when the learner went to edit it, does not count.
        """
        question, revealed = self._question, self._revealed
        if question is None:
            return False
        card = self._desk.card(question.card.item)
        if card is None:
            self._forget(question.card.item)
            self._advance(now)
            return False
        schedule = self._desk.schedule(card.item)
        asked_at = self._asked_at.utc_ms + max(0, now.utc_ms - left.utc_ms)
        self._texts[card.item] = self._texts.pop(question.card.item, "")
        self._ask(card, schedule, now, question.kind)
        self._asked_at = replace(now, utc_ms=asked_at)
        if revealed is not None and self._question is not None:
            shown = self._reveal(self._question, revealed.typed, now, revealed.seconds)
            self._revealed = corrected(shown, card, revealed.overruled)
        return True

    def undo(self, now: Moment) -> Event | None:
        """Take back the latest action of this device; None when there is none left.

        An answer comes back as it was, revealed, to be graded again, and so it does when
        a correction of it is taken back; a card that was put away is asked again.
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
            if event.kind == Kind.FLAG:
                self._look_again()
            else:
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
        with _on_disk():
            done = self._desk.undoable()
            flagged = done is not None and done.id == void.target and done.kind == Kind.FLAG
            if flagged:
                self._look_again()
            elif done is not None and done.id == void.target and done.kind == Kind.OVERRULE:
                self._return_to(done, now, again=True)
            elif void.item is not None:
                self._settle(void.item, now)
        return void

    def summary(self) -> Summary:
        """What the session came to so far."""
        return summarise(self._answered)

    def _look_again(self) -> None:
        """Show the present card with its schedule as it is now; nothing else moves."""
        if self._question is not None:
            item = self._question.card.item
            schedule, text = self._desk.schedule(item), self._texts.get(item, "")
            self._question = replace(self._question, schedule=schedule, draft=text)

    def _settle(self, item: str, now: Moment) -> None:
        """Bring the queue in line with what the journal now says of an item."""
        card = self._desk.card(item)
        if card is not None:
            item = card.item  # it may have been renamed since
        self._forget(item)
        schedule = self._desk.schedule(item)
        if card is not None and schedule.repeat_day == now.day and not self.cram:
            self._queue.put_repeat(item)
        if self._question is None or self._question.card.item == item:
            self._advance(now)

    def _advance(self, now: Moment) -> None:
        """Ask the next card that still wants asking, or finish."""
        self._question, self._revealed = None, None
        while (waiting := self._queue.first) is not None and not self._time_is_up(now):
            card = self._desk.card(waiting.item)
            schedule = self._desk.schedule(waiting.item)
            self._queue.take()
            if card is not None and (self.cram or _wanted(waiting, card, schedule, now)):
                self._ask(card, schedule, now)
                return

    def _ask(
        self, card: Card, schedule: Schedule, now: Moment, as_kind: Kind | None = None
    ) -> Question:
        changed = schedule.digest is not None and schedule.digest != card_digest(card)
        text = self._texts.get(card.item, "")
        kind = as_kind or self._kind(card.item, schedule, now)
        question = Question(card, schedule, kind, changed, text)
        self._question, self._revealed = question, None
        self._asked_at = now
        return question

    def _kind(self, item: str, schedule: Schedule, now: Moment) -> Kind:
        """What an answer to the item counts as now."""
        usual = Kind.CRAM if self.cram else Kind.REVIEW
        if self._returned.get(item, usual) is Kind.CRAM:
            return Kind.CRAM
        # Once the card is due again, the night has passed, say, its repeat is a review.
        waits = schedule.repeat_day is not None and not _is_due(schedule, now)
        return Kind.REPEAT if waits else Kind.REVIEW

    def _reveal(
        self, question: Question, typed: str, now: Moment, seconds: float | None
    ) -> Revealed:
        card, schedule = question.card, question.schedule
        assessment = self._grader.assess(card, typed) if typed else None
        moves = question.kind is Kind.REVIEW
        self._revealed = Revealed(
            typed=typed,
            points=points_of(card),
            assessment=assessment,
            overruled={},
            proposed=propose_grade(assessment.score) if assessment else None,
            outcomes=outcomes(schedule, now.day) if moves else (),
            earlier=tuple(self._desk.answers(card.item, EARLIER)) if schedule.is_leech else (),
            seconds=seconds,
        )
        return self._revealed

    def _put_away(
        self, kind: Kind, now: Moment, data: Mapping[str, object] | None = None
    ) -> Recorded:
        if self._question is None:
            raise WrongPhaseError("there is no card to put away")
        item = self._question.card.item
        recorded = self._desk.record(NewEvent(kind=kind, item=item, data=data or {}), now)
        self._forget(item)
        with _on_disk():
            self._advance(now)
        return recorded

    def _return_to(self, event: Event, now: Moment, *, again: bool = False) -> None:
        """Bring back the card of an action as it stood before it.

        `again` is for a correction: as the card stood after it.
        """
        card = self._desk.card(event.item) if event.item else None
        if card is None or "drill" in event.data:
            # What a drill wrote was answered there; what it had missed may be asked just now.
            self._ask_again(now)
            return
        typed = event.answer or ""
        present, revealed = self._question, self._revealed
        corrects = event.kind == Kind.OVERRULE and bool(typed)
        stays = corrects and revealed is not None and revealed.typed == typed
        if stays and revealed and present and present.card == card:
            question, seconds = present, revealed.seconds
        else:
            question, seconds = self._ask_first(card, given_as(event), now), None
        if corrects or event.kind in ANSWERS:
            revealed = self._reveal(question, typed, now, seconds)
            self._revealed = corrected(revealed, card, corrections(event, again=again))

    def _ask_first(self, card: Card, kind: Kind | None, now: Moment) -> Question:
        """Ask a card now, whatever was asked, which waits; `kind` is what it was asked as."""
        self._forget(card.item)
        present = self._question
        if present is not None and present.card.item != card.item:
            self._queue.put_first(present.card.item, repeat=present.repeat)
        if kind is not None:
            self._returned[card.item] = kind
        return self._ask(card, self._desk.schedule(card.item), now)

    def _ask_again(self, now: Moment) -> None:
        """Ask the present card anew, or the next one if it wants asking no more."""
        if self._question is not None:
            self._queue.put_first(self._question.card.item, repeat=self._question.repeat)
            self._advance(now)

    def _forget(self, item: str) -> None:
        """Take every entry of an item out of the queue, and its draft with them."""
        self._queue.forget(item)
        self._texts.pop(item, None)
        self._returned.pop(item, None)

    def _keep_draft(self, question: Question, text: str, now: Moment) -> None:
        item = question.card.item
        if self._texts.get(item, "") == text:
            return
        if text.strip():
            self._desk.save_draft(Draft(item, text, now.utc_ms))
        else:
            self._desk.clear_draft()
        self._texts[item] = text

    def _resume_draft(self) -> None:
        """Ask first what was being answered when practice stopped."""
        draft = self._desk.draft()
        if draft is not None and self._queue.bring_forward(draft.item):
            self._texts[draft.item] = draft.text

    def _time_is_up(self, now: Moment) -> bool:
        minutes = self._plan.minutes
        return minutes is not None and now.utc_ms - self._started.utc_ms >= minutes * 60_000

    def _seconds(self, now: Moment) -> float:
        """Time since the card was asked; a clock set back reads as none."""
        return min(max(0.0, (now.utc_ms - self._asked_at.utc_ms) / 1000), MOST_SECONDS)


def _on_disk() -> suppress:
    """For what follows a step that is on disk already.

    When the next card cannot be read then, the session ends; an error would say that the
    step was not taken. The next start explains what is wrong.
    """
    return suppress(StoreError)


def _wanted(waiting: Waiting, card: Card, schedule: Schedule, now: Moment) -> bool:
    """Whether a card still wants asking: another trainer may have asked it meanwhile."""
    if schedule.suspended or schedule.closed:
        return False
    if schedule.buried_day is not None and schedule.buried_day >= now.day:
        return False
    if isinstance(card, Part) and schedule.due is None:
        return False  # the drill that missed it was taken back
    if waiting.repeat:
        return schedule.repeat_day is not None
    return _is_due(schedule, now)


def _is_due(schedule: Schedule, now: Moment) -> bool:
    return schedule.due is None or schedule.due <= now.day
