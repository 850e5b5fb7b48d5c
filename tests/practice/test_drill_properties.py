"""Drills under any sequence of calls: what has to hold whatever a front end does."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.practice.desk import at
from tests.practice.drills import BACKLOG, IDEMPOTENT, QUEUE, SCENARIO, DrillDesk, drill
from trainer.errors import StoreError
from trainer.events import Kind, Moment
from trainer.grading.states import State
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.wrong_phase import WrongPhaseError

TEXTS = st.sampled_from(
    ["", "fine", QUEUE, f"{QUEUE} {BACKLOG}", f"{IDEMPOTENT} We look at it.", "The queue delivers"]
)
POINTS = st.sampled_from([point.id for point in SCENARIO.points] + ["none"])


class Drills(RuleBasedStateMachine):
    """One learner, one desk, and a front end that calls whatever it likes."""

    @initialize()
    def begin(self) -> None:
        self.desk = DrillDesk()
        self.minutes = 0
        self.session = drill(self.desk, self.now())
        self.text = ""

    def now(self) -> Moment:
        self.minutes += 1
        return at(1 + self.minutes // 600, 9, 0, 0 + self.minutes % 60)

    def attempt(self, step: str, *given: object) -> bool:
        """Take a step if the session lets us; whether it did."""
        phase, events = self.session.phase, len(self.desk.events)
        try:
            getattr(self.session, step)(*given)
        except WrongPhaseError:
            assert (self.session.phase, len(self.desk.events)) == (phase, events)
            return False
        except StoreError:
            assert self.desk.broken
            assert (self.session.phase, len(self.desk.events)) == (phase, events)
            return False
        return True

    @rule(broken=st.booleans())
    def disk(self, broken: bool) -> None:
        self.desk.broken = broken

    @rule(text=TEXTS)
    def type(self, text: str) -> None:
        if self.session.phase is DrillPhase.ANSWERING and self.attempt("typing", text, self.now()):
            self.text = text

    @rule(text=TEXTS)
    def submit(self, text: str) -> None:
        if self.attempt("submit", text, self.now()):
            self.text = text

    @rule()
    def revise(self) -> None:
        self.attempt("revise", self.now())

    @rule(point=POINTS, start=st.integers(0, 80), length=st.integers(0, 40))
    def contest(self, point: str, start: int, length: int) -> None:
        if self.attempt("contest", point, (start, start + length), self.now()):
            assert point in self.session.contested

    @rule(point=POINTS)
    def withdraw(self, point: str) -> None:
        if self.attempt("withdraw", point, self.now()):
            assert point not in self.session.contested

    @rule(grade=st.integers(0, 5))
    def grade(self, grade: int) -> None:
        if self.attempt("grade", grade, self.now()):
            self.text = ""

    @rule()
    def hint(self) -> None:
        self.attempt("hint")

    @rule(text=TEXTS)
    def answer_probe(self, text: str) -> None:
        self.attempt("answer_probe", text, self.now())

    @rule()
    def skip_probe(self) -> None:
        self.attempt("skip_probe", self.now())

    @rule()
    def kill(self) -> None:
        """Start again on what is on disk."""
        self.session = drill(self.desk, self.now())

    @invariant()
    def draft_is_on_disk(self) -> None:
        assert drill(self.desk, at(1)).draft == (self.text if self.text.strip() else "")

    @invariant()
    def phase_fits_what_there_is(self) -> None:
        session = self.session
        assert (session.assessment is None) == (session.phase is DrillPhase.ANSWERING)
        assert (session.probe is None) == (session.phase is not DrillPhase.PROBING)
        graded = session.phase in (DrillPhase.PROBING, DrillPhase.CLOSED)
        assert (session.recorded is not None) == graded

    @invariant()
    def credits_are_hits_of_scored_answers(self) -> None:
        assessment = self.session.assessment
        if assessment is None or assessment.score is None:
            assert not self.session.contested
            return
        states = {point.id: point.state for point in assessment.points}
        assert all(states[name] is State.HIT for name in self.session.contested)
        for start, end in self.session.contested.values():
            assert self.session.typed[start:end].strip()

    @invariant()
    def closing_lists_part_the_points(self) -> None:
        if self.session.phase is not DrillPhase.CLOSED:
            return
        closing = self.session.closing()
        names = [p.id for p in (*closing.gained, *closing.hinted, *closing.still_open)]
        assert sorted(names) == sorted(point.id for point in SCENARIO.points)
        probed = {each.probe.point.id for each in closing.probed if each.probe.point}
        assert not probed & {point.id for point in closing.gained}

    @invariant()
    def a_probed_point_is_never_hit(self) -> None:
        drills = {event.id: event for event in self.desk.of_kind(Kind.REVIEW)}
        for event in self.desk.of_kind(Kind.PROBE):
            if "hints" in event.data and event.item is not None:
                kept = drills[event.data["drill"]].assessment
                assert kept is not None
                assert kept["points"][event.item.partition("#")[2]] in ("missed", "contradicted")


Drills.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestDrills = Drills.TestCase
