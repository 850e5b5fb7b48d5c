"""Which keys of a drill work, and what the footer calls them, by what the learner sees."""

from typing import NamedTuple

from trainer.keymap import BY_ID, Command
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.scheduling.preview import Grade
from trainer.tui.findings import Finding
from trainer.tui.grades import COMMAND

_WAITING = {"grade", "go_on", "contest", "why", "model", "type", "leave", "hint", "flag", "edit"}
"""What has to wait while words are marked or a note is written."""


class DrillKeys(NamedTuple):
    """What the learner sees, as far as keys depend on it."""

    session: DrillSession
    has_field: bool
    """There is a field to type into."""
    is_typing: bool
    """It has the focus."""
    is_told: bool
    """What an answer to a probe came to is on the screen."""
    way_back: str = "Home"
    """What one gets back to."""
    chosen: Finding | None = None
    """The point that is looked at."""
    is_marking: bool = False
    is_noting: bool = False
    shows_why: bool = False
    shows_model: bool = False

    def works(self, action: str) -> bool:
        """Whether there is a use for an action."""
        if action in _WAITING and (self.is_noting or self.is_marking):
            return self.is_noting and action == "flag"
        match action:
            case "go_on":
                return not self.is_typing
            case "grade" | "why":
                return self._is_scored
            case "contest":
                if not self._is_scored or self.chosen is None or self.chosen.point is None:
                    return False
                return self.chosen.is_open or self._is_contested
            case "model":
                return self._is_scored and bool(self.session.scenario.model.strip())
            case "hint":
                probe = self.session.probe
                return probe is not None and not self.is_told and probe.more_hints
            case "type":
                is_left = self.has_field and not self.is_typing
                return self.session.phase is DrillPhase.ASSESSED or is_left
        return True

    def label(self, command: Command) -> str:
        """The footer's words; empty to leave the command out."""
        match command.id:
            case "go-on":
                return self._enter
            case "type" if self.session.phase is DrillPhase.ASSESSED:
                return "Revise"
            case "next-point" if not self.works("why"):
                return ""
            case "contest" if self._is_contested:
                return "Take back"
            case "model" if self.shows_model:
                return "Your text"
            case "why" if self.shows_why:
                return "Less"
        return command.label

    @property
    def _is_scored(self) -> bool:
        return self.session.phase is DrillPhase.ASSESSED and self.session.proposed is not None

    @property
    def _is_contested(self) -> bool:
        return self.chosen is not None and self.chosen.point in self.session.contested

    @property
    def _enter(self) -> str:
        phase, proposed = self.session.phase, self.session.proposed
        if self.is_told:
            return "Next" if phase is DrillPhase.PROBING else "How it went"
        if phase is DrillPhase.ASSESSED:
            name = BY_ID[COMMAND[Grade(proposed)]].label.lower() if proposed is not None else ""
            return f"Take {name}" if name else "Back to your text"
        return self.way_back if phase is DrillPhase.CLOSED else "Type"
