"""The note type of this program in Anki: what stands in its fields, and the way back.

People read Question, Answer, Why and Source there. The last field, which no template shows, holds
the whole card as JSON, points and wordings included: reading a package of our own gives back every
card as it was, with what was mended in Anki meanwhile.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.codec import decode_card, encode_card
from trainer.content.text import clean, reflow
from trainer.exchange.gathering import tidy_tags
from trainer.exchange.html import html_text
from trainer.exchange.losses import Losses

NAME = "Interview trainer"
FIELDS = ("Question", "Answer", "Why", "Source", "Id", "Card")

FRONT = "{{Question}}"
BACK = (
    "{{FrontSide}}\n\n<hr id=answer>\n\n{{Answer}}\n"
    '{{#Why}}<div class="why">{{Why}}</div>{{/Why}}\n'
    '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}'
)
STYLE = """\
.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: left; }
.why { margin-top: 1em; }
.source { margin-top: 1em; font-size: 14px; opacity: 0.7; }
"""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 100


class OwnCard(NamedTuple):
    """A card that came back from Anki."""

    card: Card
    place: int
    """Where it stood in the package; Anki keeps no order."""


def fields_of(card: Card, place: int = 0) -> tuple[str, ...]:
    """What stands in the fields of the card's note, as HTML."""
    source = ", ".join(each for each in (card.source, card.as_of) if each)
    shown = (card.ask, card.solution, card.why, source, card.item)
    whole = json.dumps({"place": place, **json.loads(encode_card(card))}, ensure_ascii=False)
    return (*map(to_html, shown), html.escape(whole, quote=False))


def tag_of(tag: str) -> str:
    """The tag as Anki has them: without blanks."""
    return "-".join(tag.split())


def to_html(text: str) -> str:
    """The text as HTML: paragraphs on a line each, lists, tables and code as they stand."""
    escaped = html.escape(reflow(text), quote=False)
    # Two blanks in a row would be shown as one.
    escaped = re.sub(
        "^ +| {2,}", lambda found: "&nbsp;" * len(found[0]), escaped, flags=re.MULTILINE
    )
    return escaped.replace("\n", "<br>")


def card_of(fields: Mapping[str, str], tags: Sequence[str]) -> OwnCard | None:
    """The card in the fields of a note, with what was changed in Anki; None if there is none.

    The package may come from anybody: what is not exactly a card of a deck is no card.
    """
    try:
        data = _cleaned(json.loads(html.unescape(fields["Card"])))
        card, place = decode_card(json.dumps(data)), data.get("place")
    except (KeyError, ValueError, TypeError, RecursionError):
        return None
    if not isinstance(card, Concept | Number | RapidFire) or not _is_named(card):
        return None
    kept = tuple(tag for tag in card.tags if tag_of(tag) in tags)
    added = tuple(tag for tag in tidy_tags(tags) if tag not in map(tag_of, card.tags))
    card = replace(card, tags=kept + added)
    written = dict(zip(FIELDS, fields_of(card), strict=True))
    if fields.get("Question", "") != written["Question"]:
        card = replace(card, ask=_plain(fields.get("Question", "")))
    if fields.get("Why", "") != written["Why"]:
        card = replace(card, why=_plain(fields.get("Why", "")))
    if fields.get("Answer", "") != written["Answer"]:
        answer = _plain(fields.get("Answer", ""))
        card = (
            replace(card, value=answer)
            if isinstance(card, Number)
            else replace(card, answer=answer)
        )
    if not (card.ask and card.solution):
        return None
    return OwnCard(card, place if isinstance(place, int) else 0)


def _plain(text: str) -> str:
    return html_text(text, Losses())


def _is_named(card: Card) -> bool:
    """Whether its ids are ids; they become names of files and keys of YAML."""
    ids = (card.deck, card.id)
    return all(len(each) <= _LONGEST_ID and _ID.fullmatch(each) for each in ids)


def _cleaned(value: Any) -> Any:
    """The JSON value with nothing in its texts that could steer a terminal."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(each) for key, each in value.items()}
    return value
