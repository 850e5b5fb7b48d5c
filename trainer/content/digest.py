"""Digests that notice when the right answer changed, and nothing else.

An event keeps the digest of the card as it was shown; another digest later means
"changed since you last saw it". Wordings, explanations, the question and the
layout of the text do not count: mending those changes no right answer.
"""

import hashlib
import unicodedata
from collections.abc import Iterable

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.parts import ScenarioPoint, WrongClaim
from trainer.content.points import Point
from trainer.content.scenarios import Scenario

DIGEST_LENGTH = 16
"""Hexadecimal characters: 64 bits, ample for two versions of one card."""


def card_digest(card: Card) -> str:
    """16 hexadecimal characters over what the right answer to the card means."""
    match card:
        case Concept():
            return _digest(card.kind, card.answer, *_says(card.points))
        case Number():
            return _digest(card.kind, card.value, card.tolerance)
        case RapidFire():
            return _digest(card.kind, card.answer)
        case ScenarioPoint():
            return _digest(card.kind, card.point.say)
        case WrongClaim():
            return _digest(card.kind, card.flag.claim, card.flag.correction)
        case _:
            raise TypeError(f"no digest is defined for {type(card).__name__}")


def scenario_digest(scenario: Scenario) -> str:
    """16 hexadecimal characters over the rubric: what its points and red flags say."""
    parts = ["points", *_says(scenario.points), "red flags"]
    parts += sorted(_folded(flag.claim) for flag in scenario.red_flags)
    for follow_up in scenario.follow_ups:
        parts += ["follow-up", *_says(follow_up.points)]
    return _digest("scenario", *parts)


def _says(points: Iterable[Point]) -> list[str]:
    """What the points say, in an order that moving a point does not change."""
    return sorted(_folded(point.say) for point in points)


def _folded(text: str) -> str:
    """The text without its case, its line breaks and its way of composing accents."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _digest(*parts: str) -> str:
    # A separator that folded text cannot hold: it counts as white space.
    whole = "\x1f".join(_folded(part) for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]
