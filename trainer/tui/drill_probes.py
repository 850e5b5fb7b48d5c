"""Being asked on what was missed: one probe after the other, with hints."""

from textual import on

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.practice.drill import DrillSession
from trainer.tui.clock import Clock
from trainer.tui.drill_probing import ProbeField, Probing
from trainer.tui.drill_step import SteppingScreen
from trainer.tui.ports import Practice


class ProbedScreen(SteppingScreen):
    """The part of a drill between the assessment and the closing."""

    def __init__(self, practice: Practice, session: DrillSession) -> None:
        super().__init__(practice, session)
        self.probing = Probing()
        """What is asked, and the field below it."""
        self.is_told = False
        """What an answer came to is on the screen, before the next probe is asked."""

    def show_probe(self) -> None:
        """Ask the next probe."""
        probe = self.session.probe
        assert probe is not None  # noqa: S101 - the phase says so
        title = self.session.scenario.title
        self.query_one(Clock).rest(title, f"question {probe.number} of {probe.of}")
        self.probing.ask(probe, self.session.draft)
        self.set_focus(self.probing.field)

    def answer_probe(self) -> None:
        """Hand in what stands in the field; an empty one leaves the probe out."""
        probe, text = self.session.probe, self.probing.field.text
        if probe is None:
            return
        try:
            result = None
            if text.strip():
                result = self.session.answer_probe(text, self._practice.now())
            else:
                self.session.skip_probe(self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self.say("")
        self.is_told = True
        self.probing.tell(probe, result)
        self.set_focus(None)
        self.show()

    def leave_probes(self) -> None:
        """Leave out all that has not been asked yet."""
        self.is_told = False
        self.step(self._skip_all)

    def _skip_all(self, now: Moment) -> None:
        while self.session.probe is not None:
            self.session.skip_probe(now)

    @on(ProbeField.HintWanted)
    def _hint_wanted(self) -> None:
        self.action_hint()

    def action_hint(self) -> None:
        """Give the next hint."""
        probe = self.session.probe
        if probe is None or self.is_told or not probe.more_hints:
            return
        self.session.hint()
        probe = self.session.probe
        assert probe is not None  # noqa: S101 - a hint does not end it
        self.probing.hint(probe)
        self.refresh_bindings()
