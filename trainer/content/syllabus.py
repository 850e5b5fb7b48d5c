"""A syllabus: what is to be known of a subject, in the order it is learned."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What sort of knowledge an entry is."""

    CONCEPT = "concept"
    DECISION = "decision"
    """What to choose, and by what."""
    NUMBER = "number"
    TERM = "term"
    """A word to use, and to use right."""
    EXAMPLE = "example"
    """A case or an image that makes something clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to know."""

    id: str
    """Kebab-case, unique in its syllabus."""
    know: str
    """The thing itself, as a plain statement."""
    importance: int = 2
    """3 must be known … 1 a detail."""
    kind: EntryKind = EntryKind.CONCEPT
    asked_by: tuple[str, ...] = ()
    """Items that ask for it: `deck/card`, `scenario` or `scenario#point`."""
    left_out: str = ""
    """Why nothing is meant to ask for it; empty where something should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is to be known of one topic."""

    id: str
    """The `topic` of decks and scenarios."""
    title: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Topics that are learned side by side."""

    title: str
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllabus:
    """What is to be known of a subject."""

    id: str
    title: str
    stages: tuple[Stage, ...] = ()
    """In the order they are learned."""

    @property
    def topics(self) -> Iterator[Topic]:
        """The topics of all stages, in order."""
        return (topic for stage in self.stages for topic in stage.topics)

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries of all topics, in order."""
        return (entry for topic in self.topics for entry in topic.entries)
