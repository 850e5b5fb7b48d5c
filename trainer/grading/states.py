"""What grading says of one thing that an answer should contain."""

from enum import StrEnum


class State(StrEnum):
    """How an answer stands to what it should say."""

    HIT = "hit"
    PARTIAL = "partial"
    """Vague, incomplete or hedged."""
    MISSED = "missed"
    """Not said."""
    CONTRADICTED = "contradicted"
    """Said otherwise."""


class Unscored(StrEnum):
    """Why an answer gets no score."""

    EMPTY = "empty"
    GIBBERISH = "gibberish"
    """Letters that make no words."""
    TOO_LONG = "too-long"
    """Longer than anything that could be said."""
    QUESTION_COPY = "question-copy"
    OFF_TOPIC = "off-topic"
    """Nothing that the question is about was found."""
    KEYWORDS = "keywords"
    """Words in a row, without a claim."""
    NO_FIGURE = "no-figure"
    """A number was asked for and none was named."""
    NO_VALUE = "no-value"
    """The card's own value cannot be read as one figure, so nothing can be compared with it."""
