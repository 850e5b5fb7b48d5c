"""The parts of scenarios as cards: what a drill missed is asked by itself later on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from trainer.content.cards import Card, CardKind
from trainer.content.points import Area, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, Scenario

IMPORTANCE = {Tier.MUST: 3, Tier.GOOD: 2, Tier.BONUS: 1}
"""How soon a point is asked, by how much it matters; a wrong claim matters most."""


_ASKS = {
    Area.NAVIGATE: "What would you want to know or settle before you go on?",
    Area.DESIGN: "What is still missing in your design?",
    Area.DEPTH: "Go one level deeper: what happens inside, and where can it break?",
    Area.OPERATE: "It has been running for a month. What do you have to look after?",
}
_ASK = "What else belongs into a good answer?"
"""Asked where a point has neither a probe nor an area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Card):
    """A point or a red flag of a scenario; the scenario's id stands where a deck's would."""

    title: str
    """Of the scenario."""
    scene: str
    """The question of the scenario: without it nobody would know what this is about."""

    @property
    def item(self) -> str:
        """The name the scheduler knows the part by."""
        return f"{self.deck}#{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioPoint(Part):
    """A point, asked through its probe and answered in a sentence or two."""

    kind: ClassVar[CardKind] = CardKind.POINT

    point: Point

    @property
    def solution(self) -> str:
        """The right answer as it is shown."""
        return self.point.say


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongClaim(Part):
    """A red flag, asked as true or false."""

    kind: ClassVar[CardKind] = CardKind.RED_FLAG

    flag: RedFlag

    @property
    def solution(self) -> str:
        """The right answer as it is shown."""
        return f"False. {self.flag.correction}".strip()


def parts_of(scenario: Scenario) -> Iterator[Part]:
    """The points, the points of follow-ups and the red flags, in the order of the file."""
    for point in scenario.points:
        yield _point(scenario, point)
    for follow_up in scenario.follow_ups:
        for point in follow_up.points:
            yield _point(scenario, point, follow_up)
    for flag in scenario.red_flags:
        yield WrongClaim(
            deck=scenario.id,
            id=flag.id,
            ask=f"True or false, and why? “{flag.claim.strip()}”",
            importance=IMPORTANCE[Tier.MUST],
            tags=scenario.tags,
            title=scenario.title,
            scene=scenario.ask,
            flag=flag,
        )


def question_of(point: Point) -> str:
    """What to ask when the point was missed; none gives the point away."""
    if point.probe:
        return point.probe
    return _ASKS[point.area] if point.area is not None else _ASK


def _point(scenario: Scenario, point: Point, follow_up: FollowUp | None = None) -> ScenarioPoint:
    if follow_up is None:
        ask, scene = question_of(point), scenario.ask
    else:
        # The second question asks for the point well enough.
        ask, scene = point.probe or follow_up.ask, follow_up.ask if point.probe else scenario.ask
    return ScenarioPoint(
        deck=scenario.id,
        id=point.id,
        ask=ask,
        why=point.why,
        importance=IMPORTANCE[point.tier],
        level=point.level,
        tags=scenario.tags,
        title=scenario.title,
        scene=scene,
        point=point,
    )
