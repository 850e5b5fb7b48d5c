"""How much is remembered when it is asked for."""

from dataclasses import dataclass

FEWEST_REVIEWS = 20
"""Of fewer reviews a percentage says nothing."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of reviews were passed."""

    passed: int
    reviews: int

    @property
    def part(self) -> float | None:
        """The part that was passed, 0 to 1; None when the reviews are too few to tell."""
        return self.passed / self.reviews if self.reviews >= FEWEST_REVIEWS else None


@dataclass(frozen=True, slots=True)
class Retention:
    """What part of the reviews was passed."""

    overall: Share
    mature: Share
    """Only those after an interval of weeks."""


def retention(*, young: int, young_passed: int, mature: int, mature_passed: int) -> Retention:
    """The retention of so many reviews after short (young) and long (mature) intervals."""
    return Retention(
        overall=Share(young_passed + mature_passed, young + mature),
        mature=Share(mature_passed, mature),
    )
