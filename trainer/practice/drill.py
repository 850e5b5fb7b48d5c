"""The drill: one scenario from its question to what comes back of it.

The session is a plain object, as the review is. A front end forwards what the learner
does and shows `assessment` beside `typed`, then `probe` after `probe`, and in the end
`closing()`. What was typed is on disk when the method that got it returns.
"""

from collections.abc import Mapping
from types import MappingProxyType

from trainer.content.scenarios import Scenario
from trainer.events import Draft, Event, Moment, probe_draft
from trainer.grading.assessment import Assessment, Span
from trainer.grading.drills import RubricGrader, credited
from trainer.grading.policy import propose_grade
from trainer.grading.states import State
from trainer.practice import closing, contests, drill_events, drill_resume, flags
from trainer.practice.asking_on import AskingOn
from trainer.practice.attempts import Comparison, compare
from trainer.practice.closing import Closing
from trainer.practice.contests import Contest
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.ports import DrillDesk
from trainer.practice.probes import Probe, ProbeResult, probes
from trainer.practice.watch import Watch
from trainer.practice.wrong_phase import WrongPhaseError
from trainer.scheduling.preview import Outcome, outcomes
from trainer.scheduling.schedule import Recorded, Schedule

MOST_SECONDS = 3600.0
"""Of an answer: whoever takes longer has left the desk, and the figure would say nothing."""

EARLIER = 50
"""Earlier attempts that are compared: more make no readable picture."""


class DrillSession:
    """One scenario, from its question to the closing.

    Every method that writes may raise `StoreError`: nothing was written then, the
    session stands where it stood, and the same call may be made again.
    """

    def __init__(
        self, desk: DrillDesk, grader: RubricGrader, scenario: Scenario, now: Moment
    ) -> None:
        self.scenario = scenario
        self.begun = now
        self._desk = desk
        self._grader = grader
        earlier = tuple(desk.answers(scenario.id, EARLIER + 1))
        self._earlier = earlier[:EARLIER]
        self._draft = drill_resume.begun(desk, scenario)
        self._phase = DrillPhase.ANSWERING
        self._typed = ""
        self._found: Assessment | None = None
        """What grading said, without what the learner corrected."""
        since = desk.since(scenario.item, earlier[0] if earlier else None)
        self._contests = contests.kept(scenario, since)
        self._spent = 0.0
        """Seconds of the answer before the watch began."""
        self._watch = Watch(now, MOST_SECONDS)
        """Of the answer, or of the present probe."""
        self._recorded: Recorded | None = None
        self._moved: dict[str, Schedule] = {}
        self._asking = AskingOn()
        self._comparison: Comparison | None = None
        if earlier and drill_resume.has_draft(desk, scenario, earlier[0]):
            self._resume(*earlier)

    def warm(self) -> None:
        """Make ready what grading the answer needs, so that submitting it is quick."""
        self._assess(self.scenario.ask)

    @property
    def phase(self) -> DrillPhase:
        """Where the drill stands."""
        return self._phase

    @property
    def draft(self) -> str:
        """The text to begin with: kept when practice was interrupted, or to be revised.

        That of the answer; once it has its grade, that of the present probe.
        """
        return self._draft

    @property
    def typed(self) -> str:
        """The answer as submitted; the evidence of the assessment stands in it."""
        return self._typed

    @property
    def assessment(self) -> Assessment | None:
        """Of the answer, what the learner credited included; None until it is submitted."""
        return None if self._found is None else self._credited(self._found)

    @property
    def proposed(self) -> int | None:
        """The grade that the assessment proposes; None for an unscored answer."""
        assessment = self.assessment
        if assessment is None:
            return None
        return propose_grade(assessment.score, len(assessment.red_flags))

    @property
    def contested(self) -> Mapping[str, Span]:
        """The points that the learner credited, each with the words that were marked."""
        return MappingProxyType({name: each.span for name, each in self._in_force().items()})

    @property
    def recorded(self) -> Recorded | None:
        """What was written when the grade was taken; None before."""
        return self._recorded

    @property
    def flag(self) -> str | None:
        """The note that the scenario is flagged with; None without a flag."""
        return self._desk.schedule(self.scenario.item).flag

    def set_flag(self, note: str, now: Moment) -> bool | None:
        """Keep a note on the scenario for later; an empty one takes its flag back.

        Whether it has a flag now; None if nothing changed.
        """
        item = self.scenario.item
        return flags.note(self._desk.record, item, self._desk.schedule(item), note, now)

    def reread(self, scenario: Scenario, left: Moment, now: Moment) -> bool:
        """Go on with the scenario as its file has it now; whether that was possible.

        What was typed stays, and an answer without a grade is judged anew. Once it has its
        grade, the drill ends with the rubric that gave it. The time since `left`, when the
        learner went to edit it, does not count.
        """
        if self._phase not in (DrillPhase.ANSWERING, DrillPhase.ASSESSED):
            return False
        drill_resume.begun(self._desk, scenario)  # moves the draft if the scenario was renamed
        self.scenario = scenario
        self._watch.pause(left, now)
        if self._phase is DrillPhase.ASSESSED:
            self._found = self._assess(self._typed)
            known = {point.id for point in scenario.points}
            self._contests = {name: c for name, c in self._contests.items() if name in known}
        return True

    def outcomes(self, now: Moment) -> tuple[Outcome, ...]:
        """Where each grade would lead the scenario, in order of the keys."""
        return outcomes(self._desk.schedule(self.scenario.item), now.day)

    def seconds(self, now: Moment) -> float:
        """Time spent on the answer so far; it stands still while the answer is not written."""
        if self._phase is not DrillPhase.ANSWERING:
            return self._spent
        return min(self._spent + self._watch.seconds(now), MOST_SECONDS)

    def typing(self, text: str, now: Moment) -> None:
        """Keep what has been typed so far, in case practice is interrupted."""
        if self._phase in (DrillPhase.ANSWERING, DrillPhase.PROBING):
            self._keep_draft(text, now)

    def submit(self, text: str, now: Moment) -> Assessment:
        """Submit the answer and have it assessed."""
        self._expect(DrillPhase.ANSWERING, "an answer was submitted already")
        self._keep_draft(text, now)
        typed = text.strip()
        found = self._assess(typed)
        self._spent = self.seconds(now)
        self._typed, self._found = typed, found
        self._contests = contests.still_said(self._contests, typed)
        self._phase = DrillPhase.ASSESSED
        return self._credited(found)

    def revise(self, now: Moment) -> None:
        """Go back to the answer, with its text; the clock goes on.

        What was contested stays so if its words are still there when it is submitted.
        """
        self._expect(DrillPhase.ASSESSED, "only an answer without a grade can be revised")
        self._watch.begin(now)
        self._found = None
        self._phase = DrillPhase.ANSWERING

    def contest(self, point: str, span: Span, now: Moment) -> Assessment:
        """Credit a point to the words that were marked: "I said it here".

        Marked anew, a point that was contested already has the new words. Refused for an
        answer that has no score, for a point that was found, and for a span without words.
        """
        found = self._expect_assessed()
        state = next((each.state for each in found.points if each.id == point), State.HIT)
        if found.score is None or state is State.HIT:
            raise WrongPhaseError("only an open point of a scored answer can be contested")
        span = contests.trimmed(self._typed, span)
        words = self._typed[slice(*span)]
        if not words:
            raise WrongPhaseError("a contest needs the words that say the point")
        news = [drill_events.contested(self.scenario, self._typed, point, state, span)]
        before = self._contests.get(point)
        if before is not None:
            news.append(drill_events.taken_back(self.scenario, before.event))
        made, *_ = self._desk.record_all(news, now)
        self._contests[point] = Contest(made.event.id, span, words)
        return self._credited(found)

    def withdraw(self, point: str, now: Moment) -> Assessment:
        """Take a contest back."""
        found = self._expect_assessed()
        contest = self._in_force().get(point)
        if contest is None:
            raise WrongPhaseError("only a contested point can be withdrawn")
        self._desk.record(drill_events.taken_back(self.scenario, contest.event), now)
        del self._contests[point]
        return self._credited(found)

    def grade(self, grade: int, now: Moment) -> Recorded:
        """Take a grade (SM-2 quality 0–5); on to the probes, or to the closing."""
        assessment = self._credited(self._expect_assessed())
        if assessment.score is None:
            raise WrongPhaseError("a grade needs a scored answer")
        new = drill_events.answered(
            self.scenario, self._typed, assessment, self.contested, grade, self._spent
        )
        recorded = self._desk.record(new, now)
        self._recorded = recorded
        self._moved.update(recorded.schedules)
        self._comparison = compare(self.scenario, self._earlier, recorded.event)
        self._asking = AskingOn(probes(self.scenario, assessment, len(self._earlier)))
        self._go_on(now)
        return recorded

    @property
    def probe(self) -> Probe | None:
        """What is asked now, after the answer; None when nothing is."""
        return self._asking.probe

    def hint(self) -> str:
        """The next hint on the probe: its area, how long the answer is, the answer with gaps."""
        self._expect_probe()
        return self._asking.hint()

    def answer_probe(self, text: str, now: Moment) -> ProbeResult:
        """Answer the probe, and on to the next or to the closing.

        Missed points of a follow-up are scheduled by it; those of the answer already are.
        """
        probe = self._expect_probe()
        typed = text.strip()
        found = self._assess_probe(probe, typed)
        given = self.scenario, self._drill, probe
        news = [
            drill_events.probed(*given, typed, found, self._watch.seconds(now)),
            *drill_events.follow_up_reviews(*given, found, self._desk.schedule, now.day),
        ]
        for recorded in self._desk.record_all(news, now):
            self._moved.update(recorded.schedules)
        result = self._asking.answered(typed, found)
        self._go_on(now)
        return result

    def skip_probe(self, now: Moment) -> None:
        """Leave the probe unanswered, and on to the next or to the closing."""
        self._expect_probe()
        self._keep_draft("", now)
        self._asking.skip()
        self._go_on(now)

    def closing(self) -> Closing:
        """What the drill came to."""
        self._expect(DrillPhase.CLOSED, "the drill is still on")
        recorded, assessment = self._recorded, self.assessment
        if recorded is None or assessment is None:
            raise WrongPhaseError("a closing needs a graded answer")
        grade, results = recorded.event.grade or 0, self._asking.results
        return closing.close(
            self.scenario, assessment, grade, results, self._moved, self._comparison
        )

    def _expect(self, phase: DrillPhase, otherwise: str) -> None:
        if self._phase is not phase:
            raise WrongPhaseError(otherwise)

    def _expect_assessed(self) -> Assessment:
        """What grading said of the answer that is shown."""
        if self._phase is not DrillPhase.ASSESSED or self._found is None:
            raise WrongPhaseError("there is no assessment to act on")
        return self._found

    def _expect_probe(self) -> Probe:
        probe = self.probe
        if probe is None:
            raise WrongPhaseError("nothing is asked now")
        return probe

    def _assess(self, typed: str) -> Assessment:
        asked = self.scenario
        return self._grader.assess(
            asked.ask, asked.points, asked.red_flags, typed, shown=asked.context
        )

    def _assess_probe(self, probe: Probe, typed: str) -> Assessment:
        return self._grader.assess(probe.ask, probe.points, (), typed)

    def _resume(self, last: Event, *before: Event) -> None:
        """Go on at the probe whose answer was being typed when practice was interrupted."""
        desk, scenario = self._desk, self.scenario
        found = self._assess(last.answer or "")
        stood = drill_resume.interrupted(desk, scenario, found, last, before, self._assess_probe)
        if stood is None:
            return
        self._earlier = before
        self._typed, self._found, self._contests = last.answer or "", found, stood.contests
        self._spent = last.seconds or 0.0
        items = closing.items_of(scenario)
        self._recorded = Recorded(last, {item: desk.schedule(item) for item in items})
        self._moved.update(self._recorded.schedules)
        self._comparison = compare(scenario, before, last)
        self._asking = AskingOn(stood.waiting, stood.results)
        self._phase, self._draft = DrillPhase.PROBING, stood.text

    def _credited(self, found: Assessment) -> Assessment:
        return credited(found, self.scenario.points, self.contested)

    def _in_force(self) -> dict[str, Contest]:
        """The contests that count: a point that grading found needs none."""
        return contests.in_force(self._contests, self._found)

    def _go_on(self, now: Moment) -> None:
        """To what is asked next, or to the end."""
        self._watch.begin(now)
        self._draft = ""
        self._phase = DrillPhase.PROBING if self.probe else DrillPhase.CLOSED

    @property
    def _drill(self) -> str:
        """The id of the event that the probes belong to."""
        return self._recorded.event.id if self._recorded is not None else ""

    def _keep_draft(self, text: str, now: Moment) -> None:
        if text == self._draft:
            return
        probe, key = self.probe, self.scenario.item
        if probe is not None:
            key = probe_draft(self._drill, drill_events.part_of(probe))
        if text.strip():
            self._desk.keep_draft(Draft(key, text, now.utc_ms))
        else:
            self._desk.forget_draft(key)
        self._draft = text
