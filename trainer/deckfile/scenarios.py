"""From the record of a scenario to its value."""

from dataclasses import dataclass
from typing import Any

from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import FollowUp, GoldenAnswer, Reveal, Scenario
from trainer.deckfile.links import Link, unique
from trainer.deckfile.notes import Notes, Spot, Word
from trainer.deckfile.records import Entry


@dataclass(frozen=True, slots=True)
class ScenarioNames:
    """The names in a scenario: they are known even if something else in it is wrong."""

    parts: dict[str, Word]
    """Points, follow-up points and red flags by id."""
    formerly: tuple[Link, ...]
    answers: tuple[Spot, ...]
    """Where the golden answers begin."""


def scenario_names(entry: Entry, scenario: str, notes: Notes) -> ScenarioNames:
    """The names in the scenario; note those that stand twice."""
    follow_ups = entry.entries("follow_ups")
    parts = [
        *entry.entries("points"),
        *entry.entries("red_flags"),
        *(point for follow_up in follow_ups for point in follow_up.entries("points")),
    ]
    unique(entry.entries("reveals"), "reveal", notes)
    unique(follow_ups, "follow-up", notes)
    # In the order of the file, so that the second of two is the one that is noted.
    parts.sort(key=lambda part: (part.line, part.column))
    return ScenarioNames(
        unique(parts, "point or red flag", notes),
        tuple(Link(scenario, word.text, word) for word in entry.words("formerly")),
        tuple(Spot(answer.line, answer.column) for answer in entry.entries("answers")),
    )


def build_scenario(entry: Entry) -> Scenario:
    """The scenario of a record in which everything is right."""
    values: dict[str, Any] = dict(entry.values)
    values.pop("format", None)
    values["id"] = values.pop("scenario").text
    values["reveals"] = tuple(
        Reveal(**_with_plain_id(reveal)) for reveal in entry.entries("reveals")
    )
    values["points"] = tuple(map(point, entry.entries("points")))
    values["red_flags"] = tuple(
        RedFlag(**_with_plain_id(flag)) for flag in entry.entries("red_flags")
    )
    values["follow_ups"] = tuple(map(_follow_up, entry.entries("follow_ups")))
    values["answers"] = tuple(GoldenAnswer(**answer.values) for answer in entry.entries("answers"))
    values["formerly"] = tuple(word.text for word in entry.words("formerly"))
    return Scenario(**values)


def point(entry: Entry) -> Point:
    """The point of a record in which everything is right."""
    return Point(**_with_plain_id(entry))


def _follow_up(entry: Entry) -> FollowUp:
    values = _with_plain_id(entry)
    return FollowUp(**{**values, "points": tuple(map(point, entry.entries("points")))})


def _with_plain_id(entry: Entry) -> dict[str, Any]:
    return {**entry.values, "id": entry.values["id"].text}
