"""The hint ladder of a probe: what it is about, how long the answer is, the answer with gaps.

Each rung gives more away than the one before, and none gives the answer.
"""

import re

from trainer.content.points import Area, Level, Point, Tier
from trainer.grading import units

AREAS = {
    Area.NAVIGATE: "how you find your way: what you ask, what you decide first",
    Area.DESIGN: "the design: the parts, and how they work together",
    Area.DEPTH: "the depth: how one part works inside, and where it breaks",
    Area.OPERATE: "running it: failures, watching it, changes, what it costs",
}
"""What a point of each area is about."""

_TIERS = {
    Tier.MUST: "something no answer may leave out",
    Tier.GOOD: "something a good answer has",
    Tier.BONUS: "something that sets an answer apart",
}
_LEVELS = {
    Level.MID: "at every level",
    Level.SENIOR: "from a senior on",
    Level.STAFF: "at staff level",
}

_SMALL_WORDS = """
    a about after again all also always an and any are aren't around as at be because been
    before being between both but by can can't cannot could did do does doesn't don't each either
    else every few for from had has have he her his how however i i'd i'm i've if in into is isn't
    it it's its itself just less many may me might more most much must my neither no nobody none
    nor not nothing of off on once one only onto or other others our out over own per rather same
    shall she should since so some something still such than that that's the their them then
    there these they this those though through to too under until up upon us very was wasn't we
    we'd we're were what when where whether which while who whole whom whose why will with within
    without won't would yet you your
"""
_GRAMMAR = frozenset(_SMALL_WORDS.split())
"""Words that hold a sentence together and say nothing of the answer."""

_PIECE = re.compile(r"(?P<figure>\d+(?:[.,]\d+)*)|(?P<word>[^\W_]+(?:['’][^\W_]+)*)")


def ladder(point: Point) -> tuple[str, ...]:
    """The hints on a point, each saying more than the one before."""
    length = len(point.say.split())
    return (area(point), f"The answer has {length} word{'s' * (length != 1)}.", cloze(point.say))


def area(point: Point) -> str:
    """What the point is about; how much it matters and from which level, if no area is named."""
    if point.area is not None:
        return f"It is about {AREAS[point.area]}."
    return f"It is {_TIERS[point.tier]}, expected {_LEVELS[point.level]}."


def cloze(text: str) -> str:
    """The text with a gap for every word that says something, each as long as what it hides.

    Of a word its first letter stays. Of a figure only its unit stays, with the small words.
    """
    parts: list[str] = []
    end, after_figure = 0, False
    for found in _PIECE.finditer(text):
        between = text[end : found.start()]
        piece, end = found.group(), found.end()
        if found["figure"]:
            shown = re.sub(r"\d", "_", piece)
        elif _is_grammar(piece) or (after_figure and not between.strip() and _is_unit(piece)):
            shown = piece
        else:
            shown = piece[0] + re.sub(r"[^\W_]", "_", piece[1:])
        parts += between, shown
        after_figure = found["figure"] is not None
    return "".join((*parts, text[end:]))


def _is_grammar(word: str) -> bool:
    return word.lower().replace("’", "'") in _GRAMMAR


def _is_unit(word: str) -> bool:
    return units.find(word) is not None
