"""Contests: points that the learner credited to words of the answer, "I said it here"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from trainer.content.scenarios import Scenario
from trainer.events import Event, Kind
from trainer.grading.assessment import Assessment, Span
from trainer.grading.states import State


@dataclass(frozen=True, slots=True)
class Contest:
    """What the learner marked as saying a point."""

    event: str
    """The id of the event that says so."""
    span: Span
    """Where the words stood in the answer; they may have moved since."""
    words: str


def kept(scenario: Scenario, events: Iterable[Event]) -> dict[str, Contest]:
    """The contests that events tell of, oldest first, by point: the last of each counts.

    Left out is what makes no sense: another version or a foreign hand may have written it.
    """
    points = {point.id for point in scenario.points}
    found = {}
    for event in events:
        point, words = event.data.get("point"), event.data.get("words")
        if event.kind != Kind.OVERRULE or event.item is None or "#" in event.item:
            continue
        if isinstance(point, str) and point in points and isinstance(words, str) and words:
            # Where the words stand is looked up in the text that is submitted.
            found[point] = Contest(event.id, _start_of(event, words), words)
    return found


def still_said(contests: Mapping[str, Contest], typed: str) -> dict[str, Contest]:
    """The contests whose words are in the answer, where they are now."""
    found = {}
    for name, contest in contests.items():
        start, end = contest.span
        if typed[start:end] != contest.words:
            start = typed.find(contest.words)
            end = start + len(contest.words)
        if start >= 0:
            found[name] = replace(contest, span=(start, end))
    return found


def in_force(contests: Mapping[str, Contest], found: Assessment | None) -> dict[str, Contest]:
    """The contests that count: a point that grading found needs none."""
    if found is None or found.score is None:
        return {}
    open_ = {each.id for each in found.points if each.state is not State.HIT}
    return {name: each for name, each in contests.items() if name in open_}


def trimmed(text: str, span: Span) -> Span:
    """The span without the blanks at its ends, within the text."""
    start, end = max(0, span[0]), min(len(text), span[1])
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _start_of(event: Event, words: str) -> Span:
    """Where the words stood: of several places the one that was marked."""
    match event.data.get("span"):
        case [int(start), int()] if start >= 0:
            return start, start + len(words)
    return 0, len(words)
