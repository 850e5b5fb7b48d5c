"""What is asked after the answer of a drill, one question after the other."""

from collections.abc import Iterable
from dataclasses import replace

from trainer.grading.assessment import Assessment
from trainer.practice import hints
from trainer.practice.probes import Probe, ProbeResult, is_made
from trainer.practice.wrong_phase import WrongPhaseError


class AskingOn:
    """The probes and the follow-up that wait, and what was answered."""

    def __init__(self, waiting: Iterable[Probe] = (), results: Iterable[ProbeResult] = ()) -> None:
        self._waiting = list(waiting)
        self._results = list(results)

    @property
    def probe(self) -> Probe | None:
        """What is asked now; None when nothing is."""
        return self._waiting[0] if self._waiting else None

    @property
    def results(self) -> tuple[ProbeResult, ...]:
        """What was answered so far."""
        return tuple(self._results)

    def hint(self) -> str:
        """The next hint on what is asked now; WrongPhaseError if there is none."""
        probe = self._waiting[0]
        if probe.point is None or not probe.more_hints:
            raise WrongPhaseError("there is no further hint")
        ladder = hints.ladder(probe.point)
        given = ladder[: len(probe.hints) + 1]
        self._waiting[0] = replace(probe, hints=given, more_hints=len(given) < len(ladder))
        return given[-1]

    def answered(self, typed: str, found: Assessment) -> ProbeResult:
        """Take an answer, which was assessed, and go on to the next."""
        result = ProbeResult(self._waiting.pop(0), typed, found, is_made(found))
        self._results.append(result)
        return result

    def skip(self) -> None:
        """Leave out what is asked now."""
        del self._waiting[0]
