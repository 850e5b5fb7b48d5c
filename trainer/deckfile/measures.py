"""Bare figures where a question asks for a measure: nobody knows what 250 means.

Only English is known here. A count needs no unit, so whatever may be one is let through, and
where a question can be understood either way, it is only warned of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.content.cards import Number
from trainer.deckfile import prompts
from trainer.deckfile.nodes import Node
from trainer.deckfile.nodes import Sequence as Many
from trainer.deckfile.notes import Notes
from trainer.deckfile.placed import Fields, fields_of
from trainer.deckfile.text import quoted
from trainer.grading.quantities import Quantity, parse, parse_value
from trainer.grading.tokens import words

_DIGITS = re.compile(r"\d+")

LONGEST_FIGURE = 20
"""Characters of a figure that is shown again with a unit."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a question asks for."""

    example: str
    """A figure `{}` with a unit that would fit."""
    sure: bool
    """Whether no count can be meant."""


_SECONDS, _MILLIS, _BYTES, _MONEY, _SHARE = "{} s", "{} ms", "{} MB", "${}", "{}%"
_RATE, _LETTERS = "{} requests/s", "{} characters"

_COUNT = re.compile(
    r"\b(?:how many|how often|how much of (?:it|them|this|that|these|those)\b"
    r"|(?:which|what|the|a) (?:\w+ )?(?:number|count|factor|multiple|multiplier|ratio|power)\b"
    r"|(?:in|of) (?:characters|letters|digits|words|tokens|lines|items|units|credits|points"
    r"|requests|calls|messages|records|hops|cores|v?cpus?|pods|[rw]?[rcw]us?)(?=\W*$))",
    re.IGNORECASE,
)
"""A count, a ratio or a factor; or it says itself what the figure is counted in."""

_ASKED = r"(?:\b(?:what|which)|^(?:name|give|state))\b(?P<be>['’]s| is| are| was| were)?"
_TIME = (
    r"(?:time-?outs?|latency|latencies|durations?|delays?|ttl|time to live|lifetime|retention"
    r"|round[- ]trip(?: time)?|rtt|uptime|downtime)"
)
_DATA = r"(?:payload|memory|ram|storage|disk(?: space)?|heap|bandwidth)"
_THING = (
    r"(?:payload|message|file|object|memory|disk|storage|item|row|record|value|body|request"
    r"|response|image|package|archive|artifact|event|layer|upload|document|secret|volume|log)"
)
_MANY = (
    r"(?:pool|batch|fleet|cluster|team|quorum|group|page|list|array|sample|tree|matrix|vector"
    r"|crowd|range|block|alphabet|subnet|network)(?:e?s)?"
)
"""What is as large as the number of things in it."""

_NOUN = re.compile(
    rf"{_ASKED}(?P<words>(?: (?!(?:and|or|of|for|in|if|when|that|does|do|has|can|after|with|at)\b)"
    rf"[\w'’-]+){{0,4}}?) ((?P<time>{_TIME})|(?P<data>{_DATA})"
    r"|(?P<money>price|cost|fee|bill|charge)"
    r"|(?P<share>share|percentage|percent)|(?P<part>probability|chance|likelihood|fraction"
    r"|proportion)|(?P<size>size)|(?P<rate>rate|throughput|speed)|(?P<span>interval|period|time|age)"
    r"|(?P<length>length)|(?P<level>utili[sz]ation|availability))\b(?: (?P<next>[\w-]+))?",
    re.IGNORECASE,
)
_FOLLOWS = frozenset(
    words(
        "is are was were does do did has have can could may might must should would will a an the "
        "at for of in by to on with from per before after until between it you they we limit "
        "setting quota value cap budget maximum minimum default if when does goes remains leaves"
    )
)
"""Words behind a noun that leave it what is asked for: a latency percentile is no latency."""

_KINDS = frozenset(
    words(
        "the a an its your maximum max minimum min default longest shortest largest smallest "
        "highest lowest typical average mean median tail total hard soft visibility idle connect "
        "connection read write request response function message ephemeral p50 p90 p95 p99"
    )
)
"""Words before a noun that surely belong to it."""

_NO_MEASURE = frozenset(
    words(
        "percentile percentiles quantile class level score code status tier index version port "
        "type mode policy model series complexity"
    )
)

_COST = re.compile(
    r"\b(?:what (?:do|does|did|will|would|must|is|are)|how much)\b"
    r"(?:(?!\b(?:that|so|when|if|which|where|while|to|set|for)\b)[^,;:?])*?"
    r"\b(?:costs?|pays?|charged?|charges|billed)\b",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"\bhow much (?:(?:cpu|extra|more|additional|free|ephemeral) (?=\w))?(?P<what>[\w-]+)",
    re.IGNORECASE,
)
_LONG = re.compile(r"\bhow (?:long|soon)\b", re.IGNORECASE)
_BE = re.compile(r"\bhow long (?:is|are)\b|\bbe\b(?! [\w-]+(?:ed|en|pt)\b)", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:name|id|identifier|key|string|password|token|url|path|text|list|chain|arn|hash|code"
    r"|word|prompt|field|label|line|number|prefix|suffix|cable|array|sequence)s?\b",
    re.IGNORECASE,
)
_LARGE = re.compile(r"\bhow (?:large|big|small|heavy)\b", re.IGNORECASE)
_OTHER = re.compile(r"\bhow (?:fast|quick|quickly|slow|far|old)\b", re.IGNORECASE)
_A_THING = re.compile(
    rf"(?:\bhow (?:large|big|small|heavy)\b|\bsize\b(?: of)?)"
    r"(?: (?!(?:of|in|for|per|to|with|that|when|if|from|by)\b)[\w'’-]+){0,5}?"
    rf" {_THING}s?(?=\W*$|[,;:] | (?:be|become|get|grow|at|in|of|on|for|to|with|from|per|before"
    r"|that|you|it|and|or|is|are|may|can|as|by)\b)"
    rf"|\b{_THING} size\b",
    re.IGNORECASE,
)
_A_SET = re.compile(rf"\b{_MANY}\b", re.IGNORECASE)


figure_of = lru_cache(maxsize=256)(parse_value)
"""The one figure that a text is, or None; the figures of a deck are asked for more than once."""


def check_units(card: Number, fields: Fields, notes: Notes) -> None:
    """Note the figures of the card that lack the unit its question asks for."""
    value = figure_of(card.value)
    if value is None or len(card.ask) > prompts.LONGEST:
        return
    bare = [each for each in figures_of(card, fields) if _lacks_unit(each[0])]
    if not bare:
        return
    measure = measure_of(card.ask)
    if value.unit.dimension:
        # An older figure is measured in what the value is.
        measure = Measure(_like(card.value), sure=measure is not None and measure.sure)
    if measure is None:
        return
    # Imported here: few figures lack a unit that is asked for, and it knows far more than this.
    from trainer.grading.asked import targets

    target, *others = targets(value, card)
    if others or target.asked:
        return  # the question itself names the unit
    for text, place in bare:
        shown = "`MB` or `ms`"
        if len(text) <= LONGEST_FIGURE:
            shown = quoted(measure.example.replace("{}", text))
        cure = f"write the unit, such as {shown}, or ask “how many …” if it is a count"
        if measure.sure:
            message = f"{quoted(text)} has no unit, and the question asks for a measure"
            notes.error(place, "no-unit", message, cure)
        else:
            message = f"{quoted(text)} has no unit, and the question may ask for a measure"
            notes.warn(place, "no-unit", message, cure)


def _lacks_unit(text: str) -> bool:
    """Whether the text is a figure without the unit that it may need."""
    figure = figure_of(text)
    if figure is None or not _is_bare(figure) or figure.amount.number == 0:
        return False  # nothing is nothing in every unit
    return re.search(r"/|fold\b", text) is None  # a part or a factor


def _like(value: str) -> str:
    """A figure `{}` in the unit of a value that has one."""
    currency = re.search(r"[$€£]", value)
    unit = re.search(r"\d([^\d]*)$", value)
    return f"{currency[0] if currency else ''}{{}}{unit[1] if unit else ' with its unit'}"


def measure_of(ask: str) -> Measure | None:
    """What the question asks to be measured; None for a count, and for all that is unknown."""
    asking = prompts.questions(ask)
    question = asking[-1] if asking else ask
    if _COUNT.search(question):
        return None
    much = _MUCH.search(question)
    amount = _much(much["what"].casefold()) if much else None
    if amount is not None and amount.sure:
        return amount
    if _COST.search(question):
        return Measure(_MONEY, sure=True)
    if _LONG.search(question):
        letters = _BE.search(question) and _LENGTH.search(question)
        return Measure(_LETTERS, sure=False) if letters else Measure(_SECONDS, sure=True)
    if _LARGE.search(question):
        return _sized(question)
    if amount is not None:
        return amount
    if _OTHER.search(question):
        return Measure(_MILLIS, sure=False)
    found = _NOUN.search(question)
    return _named(found, question) if found else None


def _sized(question: str) -> Measure | None:
    """What "how large" and "which size" ask for: bytes of a thing, or the number of many."""
    thing = _A_THING.search(question) is not None
    if _A_SET.search(question):
        return Measure(_BYTES, sure=False) if thing else None
    return Measure(_BYTES, sure=thing)


def _much(what: str) -> Measure:
    """What "how much …" asks for."""
    if what == "money":
        return Measure(_MONEY, sure=True)
    if re.fullmatch(rf"time|{_TIME}", what):
        return Measure(_SECONDS, sure=True)
    if what.endswith("er") or what in ("more", "less"):
        return Measure(_SHARE, sure=False)
    data = re.fullmatch(rf"{_DATA}|data|space|traffic|swap|cache", what)
    return Measure(_BYTES, sure=data is not None)


def _named(found: re.Match[str], question: str) -> Measure | None:
    """What "which timeout" asks for, by the noun."""
    following = (found["next"] or "").casefold()
    before = found["words"].casefold().split()
    if following in _NO_MEASURE or (not found["be"] and {"a", "an", "the"}.intersection(before)):
        return None  # the noun is not what is asked for
    sure = (not following or following in _FOLLOWS) and (
        found["be"] is not None or _KINDS.issuperset(before)
    )
    if found["time"]:
        return Measure(_MILLIS if "laten" in found["time"].casefold() else _SECONDS, sure)
    if found["data"]:
        return Measure(_BYTES, sure)
    if found["money"]:
        return Measure(_MONEY, sure)
    if found["share"]:
        return Measure(_SHARE, sure)
    if found["size"]:
        return _sized(question)
    unsure = {"rate": _RATE, "span": _SECONDS, "length": _LETTERS, "level": _SHARE}
    return next((Measure(unsure[key], False) for key in unsure if found[key]), None)


def holds_figure(ask: str, value: str) -> bool:
    """Whether a question says the figure, be its unit in words, in short or without a blank."""
    # All else takes long, and few questions hold the digits of their answers.
    digits = _DIGITS.search(value)
    if digits is not None and digits[0] not in ask:
        return False
    literal = re.compile(rf"(?<![\w.,]){re.escape(value)}(?!\w)", re.IGNORECASE)
    if literal.search(ask):
        return True
    if digits is None or digits.start() > 0:
        return False
    figure = figure_of(value)
    if figure is None or not figure.is_exact or _is_bare(figure):
        return False
    return any(each.is_exact and _is_same(each, figure) for each in parse(ask))


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether both say one amount in one unit."""
    if one.unit.dimension != other.unit.dimension or one.unit.noun != other.unit.noun:
        return False
    return all(one.amount.value(each) == other.amount.value(each) for each in range(2))


def _is_bare(figure: Quantity) -> bool:
    """Whether it says neither what it is measured in nor what it counts."""
    return figure.unit.is_plain and not figure.unit.noun and figure.whole is None


def figures_of(card: Number, fields: Fields) -> Iterator[tuple[str, Node]]:
    """The value and what it was before, with their places."""
    yield card.value, fields["value"]
    outdated = fields.get("outdated")
    if isinstance(outdated, Many):
        for old, node in zip(card.outdated, outdated.items, strict=True):
            yield old.value, fields_of(node).get("value", node)
