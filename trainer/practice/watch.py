"""How long an answer takes, and all that is asked."""

from trainer.events import Moment


class Watch:
    """Runs from the first question on; a clock set back reads as no time."""

    def __init__(self, now: Moment, most: float, minutes: int | None = None) -> None:
        """An answer takes `most` seconds at the most; after `minutes`, if any, the time is up."""
        self._most = most
        self._started = now.utc_ms
        self._begun = now.utc_ms
        self._minutes = minutes

    def begin(self, now: Moment) -> None:
        """An answer begins, or goes on."""
        self._begun = now.utc_ms

    def pause(self, since: Moment, now: Moment) -> None:
        """Leave out what passed between two moments."""
        self._begun += max(0, now.utc_ms - since.utc_ms)

    def seconds(self, now: Moment) -> float:
        """Since it began, what was left out not counted."""
        return min(max(0.0, (now.utc_ms - self._begun) / 1000), self._most)

    def is_up(self, now: Moment) -> bool:
        """Whether no further question is to be asked."""
        return self._minutes is not None and now.utc_ms - self._started >= self._minutes * 60_000
