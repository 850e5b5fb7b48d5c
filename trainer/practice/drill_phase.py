"""Where a drill stands."""

from enum import StrEnum


class DrillPhase(StrEnum):
    """Where a drill stands."""

    ANSWERING = "answering"
    ASSESSED = "assessed"
    """The assessment is shown: points can be contested, a grade is awaited."""
    PROBING = "probing"
    CLOSED = "closed"
