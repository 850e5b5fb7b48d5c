"""How long a review takes, and each answer in it."""

from trainer.events import Moment

MOST_SECONDS = 600.0
"""Of an answer: whoever takes longer has left the desk, and the figure would say nothing."""


class Watch:
    """Runs from the first question on; a clock set back reads as no time."""

    def __init__(self, now: Moment, minutes: int | None) -> None:
        """After `minutes` the time is up; never for None."""
        self._started = now.utc_ms
        self._begun = now.utc_ms
        self._minutes = minutes

    def begin(self, now: Moment) -> None:
        """A question is asked."""
        self._begun = now.utc_ms

    def pause(self, since: Moment, now: Moment) -> None:
        """Leave out of the answer's time what passed between two moments."""
        self._begun += max(0, now.utc_ms - since.utc_ms)

    def seconds(self, now: Moment) -> float:
        """Since the question was asked."""
        return min(max(0.0, (now.utc_ms - self._begun) / 1000), MOST_SECONDS)

    def is_up(self, now: Moment) -> bool:
        """Whether no further question is to be asked."""
        return self._minutes is not None and now.utc_ms - self._started >= self._minutes * 60_000
