"""What practice may begin with, beside the plan of a review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrillStart:
    """A drill."""

    scenario: str | None
    """Its id; None for the scenario that is needed most."""
