"""The review: today's cards, one after the other.

The session is a plain object. A front end shows `question` and, once it is there,
`revealed`, forwards what the learner does, and reads `summary` at the end. It decides
nothing itself, and neither does it keep anything: every answer is on disk when the
method that gave it returns.
"""

from contextlib import suppress
from dataclasses import replace

from trainer.content.cards import Card
from trainer.content.digest import card_digest
from trainer.errors import StoreError
from trainer.events import ANSWERS, Event, Kind, Moment, NewEvent
from trainer.grading.assessment import Assessment
from trainer.grading.states import State
from trainer.practice import flags, review_events
from trainer.practice.corrections import corrected, corrections, given_as
from trainer.practice.ports import Desk, Grader
from trainer.practice.question import Phase, Plan, Question, Revealed
from trainer.practice.queue import MOST_CRAMMED, SessionQueue, repeats, wanted
from trainer.practice.revealing import reveal
from trainer.practice.summary import Answered, Answers, Summary
from trainer.practice.typed import Typed
from trainer.practice.watch import Watch
from trainer.practice.wrong_phase import WrongPhaseError
from trainer.scheduling.fold import REPEAT_BELOW
from trainer.scheduling.schedule import Recorded, Schedule

MOST_SECONDS = 600.0
"""Of an answer: whoever takes longer has left the desk, and the figure would say nothing."""


class ReviewSession:
    """Today's questions, from the first to the summary.

    Every method that writes may raise `StoreError`: nothing was written then, the
    session stands where it stood, and the same call may be made again.
    """

    def __init__(self, desk: Desk, grader: Grader, plan: Plan, now: Moment) -> None:
        self._desk = desk
        self._grader = grader
        self._plan = plan
        self._watch = Watch(now, MOST_SECONDS, plan.minutes)
        self._answers = Answers()
        self._question: Question | None = None
        self._revealed: Revealed | None = None
        if plan.cram:
            entries = list(desk.cram(plan.scope, plan.limit or MOST_CRAMMED))
        else:
            entries = list(desk.queue(plan.scope, now.day))
        self._queue = SessionQueue(entries[: plan.limit])
        self._typed = Typed(desk)
        self._returned: dict[str, Kind] = {}
        """What the answers taken back were, by item: they come back as the same."""
        self._queue.bring_forward(self._typed.resume(now))
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
        return len(self._answers)

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
            self._typed.keep(self._question.card.item, text, now)

    def answer(self, text: str, now: Moment) -> Revealed:
        """Submit a typed answer and reveal the solution; an empty text only reveals."""
        if self._question is None or self._revealed is not None:
            raise WrongPhaseError("an answer needs a question")
        if text.strip():
            self._typed.keep(self._question.card.item, text, now)
        return self._reveal(self._question, text.strip(), now, self._watch.seconds(now))

    def reveal(self, now: Moment) -> Revealed:
        """Reveal the solution to an answer that was only thought."""
        return self.answer("", now)

    def grade(self, grade: int, now: Moment) -> Recorded:
        """Grade the revealed card (SM-2 quality 0–5) and go on to the next."""
        if self._question is None or self._revealed is None:
            raise WrongPhaseError("a grade needs a revealed card")
        question, revealed = self._question, self._revealed
        recorded = self._desk.record(
            review_events.graded(question, revealed, grade, self._watch.seconds(now)), now
        )
        self._typed.forget(question.card.item)
        self._returned.pop(question.card.item, None)
        after = recorded.schedules.get(question.card.item, question.schedule)
        self._answers.add(Answered(recorded.event, question.card, question.schedule, after))
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
        self._desk.record(review_events.overruled(question, revealed, point, state, was), now)
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
        return self._put_away(Kind.SET, now, **review_events.known(now.day))

    def flag(self, note: str, now: Moment) -> bool | None:
        """Keep a note on the card for later; an empty one takes its flag back.

        Whether the card has a flag now; None if nothing changed.
        """
        question = self._question
        if question is None:
            raise WrongPhaseError("there is no card to flag")
        flagged = flags.note(self._desk.record, question.card.item, question.schedule, note, now)
        if flagged is not None:
            with _on_disk():
                self._look_again()
        return flagged

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
        self._typed.rename(question.card.item, card.item, now)
        self._ask(card, schedule, now, question.kind)
        self._watch.pause(left, now)
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
        self._desk.record(review_events.taken_back(event), now)
        self._answers.take_back(event.id)
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
        self._desk.record(review_events.taken_back(void), now)
        self._answers.bring_back(void.target or "")
        with _on_disk():
            done = self._desk.undoable()
            kind = done.kind if done is not None and done.id == void.target else None
            if kind == Kind.FLAG:
                self._look_again()
            elif kind == Kind.OVERRULE and done is not None:
                self._return_to(done, now, again=True)
            elif void.item is not None:
                self._settle(void.item, now)
        return void

    def summary(self) -> Summary:
        """What the session came to so far."""
        return self._answers.summary()

    def _look_again(self) -> None:
        """Show the present card with its schedule as it is now; nothing else moves."""
        if self._question is not None:
            item = self._question.card.item
            schedule, text = self._desk.schedule(item), self._typed.text_of(item)
            self._question = replace(self._question, schedule=schedule, draft=text)

    def _settle(self, item: str, now: Moment) -> None:
        """Bring the queue in line with what the journal now says of an item."""
        card = self._desk.card(item)
        item = item if card is None else card.item  # it may have been renamed since
        self._forget(item)
        schedule = self._desk.schedule(item)
        if card is not None and schedule.repeat_day == now.day and not self.cram:
            self._queue.put_repeat(item)
        if self._question is None or self._question.card.item == item:
            self._advance(now)

    def _advance(self, now: Moment) -> None:
        """Ask the next card that still wants asking, or finish."""
        self._question, self._revealed = None, None
        while (waiting := self._queue.first) is not None and not self._watch.is_up(now):
            card = self._desk.card(waiting.item)
            schedule = self._desk.schedule(waiting.item)
            self._queue.take()
            if card is not None and (self.cram or wanted(waiting, card, schedule, now.day)):
                self._ask(card, schedule, now)
                self._watch.begin(now)
                return

    def _ask(
        self, card: Card, schedule: Schedule, now: Moment, as_kind: Kind | None = None
    ) -> Question:
        changed = schedule.digest is not None and schedule.digest != card_digest(card)
        text = self._typed.text_of(card.item)
        kind = as_kind or self._kind(card.item, schedule, now)
        question = Question(card, schedule, kind, changed, text)
        self._question, self._revealed = question, None
        return question

    def _kind(self, item: str, schedule: Schedule, now: Moment) -> Kind:
        """What an answer to the item counts as now."""
        usual = Kind.CRAM if self.cram else Kind.REVIEW
        if self._returned.get(item, usual) is Kind.CRAM:
            return Kind.CRAM
        return Kind.REPEAT if repeats(schedule, now.day) else Kind.REVIEW

    def _reveal(
        self, question: Question, typed: str, now: Moment, seconds: float | None
    ) -> Revealed:
        self._revealed = reveal(question, typed, seconds, self._desk, self._grader, now.day)
        return self._revealed

    def _put_away(self, kind: Kind, now: Moment, **data: object) -> Recorded:
        if self._question is None:
            raise WrongPhaseError("there is no card to put away")
        item = self._question.card.item
        recorded = self._desk.record(NewEvent(kind=kind, item=item, data=data), now)
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
        question = self._ask(card, self._desk.schedule(card.item), now)
        self._watch.begin(now)
        return question

    def _ask_again(self, now: Moment) -> None:
        """Ask the present card anew, or the next one if it wants asking no more."""
        if self._question is not None:
            self._queue.put_first(self._question.card.item, repeat=self._question.repeat)
            self._advance(now)

    def _forget(self, item: str) -> None:
        """Take every entry of an item out of the queue, and its draft with them."""
        self._queue.forget(item)
        self._typed.forget(item)
        self._returned.pop(item, None)


def _on_disk() -> suppress:
    """For what follows a step that is on disk already.

    When the next card cannot be read then, the session ends; an error would say that the
    step was not taken. The next start explains what is wrong.
    """
    return suppress(StoreError)
