"""The formats of decks and scenarios: every key, what it holds, what it is for.

This table is the only place that knows them. The reader follows it, and so does
whatever describes the formats to people or editors. The order of the keys is the one
that files keep.
"""

import re

from trainer.content.points import Area, Level, Tier
from trainer.content.scenarios import Label
from trainer.deckfile.nodes import Mapping, Scalar
from trainer.deckfile.notes import Notes
from trainer.deckfile.records import Field, Record
from trainer.deckfile.shapes import (
    WHOLE_PATTERN,
    Choice,
    Day,
    Id,
    Many,
    Percentage,
    Quantity,
    Reference,
    Text,
    Whole,
)
from trainer.deckfile.text import quoted

VERSION = 1
"""The version of the formats that this table describes."""

LINE = Text()
PROSE = Text(prose=True)
PHRASES = Many(LINE)
WORDS = Many(LINE, brackets=True)
REFERENCES = Many(Reference(), brackets=True)

_FORMAT = Field("format", Whole(VERSION, VERSION), "the version of the format, 1")
_TITLE = Field("title", LINE, "the title, as lists show it", required=True)
_TOPIC = Field("topic", LINE, "the topic it belongs to")
_TAGS = Field("tags", WORDS, "words to select by")
_IMPORTANCE = Field("importance", Whole(1, 3), "3 asked first, 2, or 1 for a detail")
_LEVEL = Field("level", Choice(Level), "the level from which it is expected")
_ASK = Field("ask", PROSE, "the question", required=True)
_WHY = Field("why", PROSE, "the explanation shown with the answer")
_WORDINGS = Field("wordings", PHRASES, "other ways to say it, one a line")


def _id(of: str) -> Field:
    return Field("id", Id(), f"the id of the {of}, never changed", required=True)


POINT = Record(
    "a point",
    (
        _id("point"),
        Field("tier", Choice(Tier), "how much it matters"),
        _LEVEL,
        Field("area", Choice(Area), "the part of an interview that it shows"),
        Field("say", PROSE, "the point as a strong candidate says it", required=True),
        _WORDINGS,
        Field("reasons", PHRASES, "phrases that show the why, one a line"),
        Field("costs", PHRASES, "phrases that show the price, one a line"),
        Field("why", PROSE, "why it matters"),
        Field("probe", PROSE, "the question asked when the point was missed"),
    ),
)
_POINTS = Field("points", Many(POINT), "the ideas that an answer must contain")

_HEAD = (_id("card"), _IMPORTANCE, _LEVEL, _TAGS, _ASK)
"""What every card begins with."""

_TAIL = (
    _WHY,
    Field("source", LINE, "where the facts are from"),
    Field("as_of", Day(), "when they were checked"),
    Field("formerly", REFERENCES, "what this card was called before it moved"),
    Field("contrasts", REFERENCES, "cards that are easily confused with this one"),
)
"""What every card may end with."""

_LOOSE = frozenset((*(field.key for field in _TAIL), "seconds"))

CONCEPT = Record(
    "a concept",
    (
        *_HEAD,
        Field("answer", PROSE, "the answer in a sentence or two", required=True),
        _POINTS,
        *_TAIL,
    ),
    loose=_LOOSE,
)

OUTDATED = Record(
    "an outdated value",
    (
        Field("value", Quantity(), "the figure that used to be right", required=True),
        Field("until", Day(), "when it stopped being right"),
    ),
)

NUMBER = Record(
    "a number",
    (
        *_HEAD,
        Field("value", Quantity(), "the figure with its unit", required=True),
        Field("tolerance", Percentage(), "how far off still counts"),
        Field("outdated", Many(OUTDATED), "figures that used to be right"),
        *_TAIL,
    ),
    loose=_LOOSE,
)

RAPID_FIRE = Record(
    "a rapid-fire card",
    (
        *_HEAD,
        Field("answer", PROSE, "the answer, short enough for one breath", required=True),
        Field("accept", PHRASES, "other wordings of the right answer, one a line"),
        Field("seconds", Whole(1, 600), "the time that a fluent answer takes"),
        *_TAIL,
    ),
    loose=_LOOSE,
)

DECK = Record(
    "a deck",
    (
        _FORMAT,
        Field("deck", Id(), "the id of the deck, never changed", required=True),
        _TITLE,
        _TOPIC,
        _TAGS,
        Field("concepts", Many(CONCEPT), "ideas to explain"),
        Field("numbers", Many(NUMBER), "figures to know"),
        Field("rapid_fire", Many(RAPID_FIRE), "questions answered in one breath"),
    ),
)

REVEAL = Record(
    "a reveal",
    (
        _id("reveal"),
        Field("when", Many(LINE, brackets=True, least=1), "words that ask for it", required=True),
        Field("say", PROSE, "the fact the interviewer gives", required=True),
    ),
)

RED_FLAG = Record(
    "a red flag",
    (
        _id("red flag"),
        Field("claim", PROSE, "the wrong claim", required=True),
        _WORDINGS,
        Field("correction", PROSE, "what is right instead"),
    ),
)

FOLLOW_UP = Record("a follow-up", (_id("follow-up"), _ASK, _POINTS))

GOLDEN_ANSWER = Record(
    "a golden answer",
    (
        Field("label", Choice(Label), "how good the answer is", required=True),
        Field("text", PROSE, "the answer", required=True),
    ),
)

SCENARIO = Record(
    "a scenario",
    (
        _FORMAT,
        Field("scenario", Id(), "the id of the scenario, never changed", required=True),
        _TITLE,
        _TOPIC,
        _TAGS,
        _IMPORTANCE,
        _ASK,
        Field("context", PROSE, "what is shown with the question"),
        Field("reveals", Many(REVEAL), "facts the interviewer gives when asked"),
        Field("minutes", Whole(1, 180), "the time for the answer"),
        Field("model", PROSE, "the answer a strong candidate gives"),
        Field("points", Many(POINT, least=1), "the rubric", required=True),
        Field("red_flags", Many(RED_FLAG), "wrong claims that cost the answer"),
        Field("follow_ups", Many(FOLLOW_UP), "second questions, with points of their own"),
        Field("answers", Many(GOLDEN_ANSWER), "answers whose worth is known; they test the rubric"),
        Field("formerly", Many(Id(), brackets=True), "ids the scenario had before"),
    ),
)


def is_newer(root: Mapping, notes: Notes) -> bool:
    """Whether the file is in a format of a later version; that is noted."""
    for key, value in root.entries:
        if key.text == "format" and isinstance(value, Scalar):
            number = value.text
            if re.fullmatch(WHOLE_PATTERN, number) and int(number) > VERSION:
                message = f"the file is in format {quoted(number)}, newer than this trainer"
                cure = f"update the trainer; this one reads format {VERSION}"
                notes.error(value, "newer-format", message, cure)
                return True
    return False
