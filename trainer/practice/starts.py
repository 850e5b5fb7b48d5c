"""What practice may begin with, beside the plan of a review."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only a type: Home loads this module before it paints.
    from trainer.practice.interview import Setup


@dataclass(frozen=True, slots=True)
class DrillStart:
    """A drill."""

    scenario: str | None
    """Its id; None for the scenario that is needed most."""


@dataclass(frozen=True, slots=True)
class MockStart:
    """A mock interview; one that was interrupted is offered first."""

    setup: "Setup | None" = None
    """What was chosen; None to choose it on the screen."""
    seeded: bool = True
    """Whether the seed was chosen as well; else one is drawn."""
    host: str | None = None
    """The id of the scenario in which a person asks; `setup` then gives minutes and level."""
    new: bool = False
    """Whether an interrupted interview is given up without a question."""


Start = DrillStart | MockStart
