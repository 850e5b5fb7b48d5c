"""What a learner types to find items: words, and filters such as `deck:cost` or `is:due`.

All of it is text: nothing typed is ever an expression of the database.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.errors import nearest

MOST_WORDS = 16
"""Words that are looked for; nobody means more, and each takes time."""

LONGEST_WORD = 48
"""Characters of a word that count, in decks and in what is typed alike."""

LONGEST_LINE = 2_000
"""Characters of a line that are looked at."""

STALE_DAYS = 180
"""Facts that were checked longer ago than this are stale."""

HARD_LAPSES = 4
"""Failed this often, an item is hard: half way to a leech."""

HARD_EASINESS = 170
"""At this easiness or below, an item is hard: about four failures without a good answer."""

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[\u0300-\u036f]")
_NAMED = re.compile(r"([A-Za-z]+):(\S*)")


class State(StrEnum):
    """What `is:` can ask of an item."""

    NEW = "new"
    """Never reviewed, and not hidden."""
    DUE = "due"
    """Asked today, limits not applied."""
    HARD = "hard"
    """Failed `HARD_LAPSES` times or more, or of `HARD_EASINESS` or less."""
    SUSPENDED = "suspended"
    FLAGGED = "flagged"
    """The learner wrote a note to come back to."""
    STALE = "stale"
    """Its facts were checked more than `STALE_DAYS` days ago."""


class Filter(StrEnum):
    """The names that may stand before a colon."""

    DECK = "deck"
    TOPIC = "topic"
    TAG = "tag"
    KIND = "kind"
    LEVEL = "level"
    IS = "is"


FACETS = (Filter.DECK, Filter.TOPIC, Filter.TAG, Filter.KIND, Filter.LEVEL)
"""The filters on what the text of an item says; `is:` asks for its schedule."""

KINDS = ("concept", "number", "rapid-fire", "scenario", "point", "red-flag")
"""The values of `kind:`."""

LEVELS = ("mid", "senior", "staff")
"""The values of `level:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for; without anything, every item there is."""

    words: tuple[str, ...] = ()
    """Each must begin a word of the item."""
    facets: tuple[tuple[Filter, str], ...] = ()
    """Values of filters, folded. A tag must be there each; of other filters one will do."""
    states: tuple[State, ...] = ()
    """All of them must hold."""
    exact: str = ""
    """The line as the name of an item, if it can be one."""
    problems: tuple[str, ...] = ()
    """What could not be understood, a sentence each."""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.facets or self.states)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters without accents, in order."""
    if not text.isascii():
        text = _MARK.sub("", unicodedata.normalize("NFKD", text))
        # What is taken apart may hold capitals, and folding may bring marks.
        text = _MARK.sub("", unicodedata.normalize("NFKD", text.casefold()))
        return [word[:LONGEST_WORD] for word in _WORD.findall(text)]
    return [word[:LONGEST_WORD] for word in _WORD.findall(text.lower())]


def folded(value: str) -> str:
    """The value of a filter as it is compared: `rapid_fire` and `Rapid fire` are `rapid-fire`."""
    return "-".join(words_of(value))


def parse(line: str) -> Query:
    """The query in a line; what is not a filter is words."""
    words: list[str] = []
    facets: list[tuple[Filter, str]] = []
    states: list[State] = []
    problems: list[str] = []
    line = line[:LONGEST_LINE]
    for part in line.split():
        named = _NAMED.fullmatch(part)
        name = named[1].lower() if named else ""
        if named is None or name not in set(Filter):
            words += words_of(part)
            if named is not None and not part.partition(":")[2].startswith("//"):
                problems.append(_no_filter(name))
        elif name == Filter.IS:
            found, problem = _state(named[2])
            states += found
            problems += problem
        elif value := folded(named[2]):
            facets.append((Filter(name), value))
    distinct = list(dict.fromkeys(words))
    if len(distinct) > MOST_WORDS:
        problems.append(f"only the first {MOST_WORDS} words are looked for")
    return Query(
        words=tuple(distinct[:MOST_WORDS]),
        facets=tuple(dict.fromkeys(facets)),
        states=tuple(dict.fromkeys(states)),
        exact=_name(line),
        problems=tuple(dict.fromkeys(problems)),
    )


def state_named(value: str) -> State | None:
    """The state that a word names or alone begins; None if it could be none or several."""
    value = folded(value)
    begun = [state for state in State if value and state.startswith(value)]
    return begun[0] if len(begun) == 1 else None


def hints(line: str, names: Sequence[str] = ()) -> list[str]:
    """How the last word of a line could go on: names of filters, or values after a colon.

    `names` are the values that the library has for the filter that is being typed.
    """
    last = line[-LONGEST_LINE:].rpartition(" ")[2]
    name, colon, value = last.partition(":")
    if not colon:
        known = [f"{each}:" for each in Filter]
        return [each for each in known if last and each.startswith(last.lower())]
    if name.lower() == Filter.IS:
        names = list(State)
    elif name.lower() == Filter.KIND:
        names = KINDS
    elif name.lower() == Filter.LEVEL:
        names = LEVELS
    begun = [each for each in names if each.startswith(folded(value))]
    return [f"{name.lower()}:{each}" for each in begun if each != value]


def filter_being_typed(line: str) -> tuple[Filter, str] | None:
    """The filter that a line ends in, and its value so far; None if it ends in none."""
    named = _NAMED.fullmatch(line[-LONGEST_LINE:].rpartition(" ")[2])
    if named is None or named[1].lower() not in set(Filter):
        return None
    return Filter(named[1].lower()), folded(named[2])


def _state(value: str) -> tuple[list[State], list[str]]:
    state = state_named(value)
    if state is not None:
        return [state], []
    if not value or any(each.startswith(folded(value)) for each in State):
        return [], []  # it is still being typed
    close = nearest(value.lower(), list(State))
    known = ", ".join(State)
    meant = f"did you mean is:{close}?" if close else f"there are {known}"
    return [], [f"there is no state {value!r}; {meant}"]


def _no_filter(name: str) -> str:
    close = nearest(name, list(Filter))
    known = ", ".join(f"{each}:" for each in Filter)
    meant = f"did you mean {close}:?" if close else f"there are {known}"
    return f"there is no filter {name[:LONGEST_WORD]}: so it is looked for as a word; {meant}"


def _name(line: str) -> str:
    """The line if it can be the name of an item."""
    name = line.strip().lower()
    return name if re.fullmatch(r"[a-z0-9][a-z0-9/#-]{0,200}", name) else ""
