"""What makes a card hard to learn or easy to guess, however right it is."""

import re
from collections.abc import Iterable
from datetime import date

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.scenarios import Scenario
from trainer.deckfile import prompts
from trainer.deckfile.measures import check_units, holds_figure
from trainer.deckfile.nodes import Node
from trainer.deckfile.nodes import Sequence as Many
from trainer.deckfile.notes import Notes
from trainer.deckfile.placed import Fields, fields_of
from trainer.deckfile.text import quoted
from trainer.insight.stale import last_day

LONGEST_QUESTION = 50
"""Words: about twenty seconds when read aloud."""

LONGEST_QUICK_QUESTION = 35
"""And of one that is answered in one breath."""

LONGEST_ANSWER = 40
"""Words of a concept's answer: a sentence or two."""

LONGEST_QUICK_ANSWER = 15
"""Words that are said in one breath."""

LONGEST_LIST = 4
"""Things in an answer: more of them are graded by luck."""

LONGEST_THING = 3
"""Words of one thing in a list that is written as a sentence."""

OLD = 365
"""Days after which a figure should be looked up again."""

SURE_LENGTH = 4
"""Letters from which a single word of an answer does not stand in the prompt by chance."""

_BULLET = re.compile(r"^[ \t]*(?:[-*•]|\d+[.)])[ \t]", re.MULTILINE)
_STOP = re.compile(r"[.?!:]\s")
_UNIT = re.compile(r"[^\W\d]|[%$€£¥]")
_COMMAS = re.compile(r"(?:,|;)\s+(?:and |or )?|\s+(?:and|or)\s+")


def check_cards(cards: Iterable[tuple[Card, Fields]], today: date, notes: Notes) -> None:
    """Note what could be better about the cards."""
    for card, fields in cards:
        _check_lengths(card, fields, notes)
        if len(card.ask) <= prompts.LONGEST:
            _check_question(card, fields["ask"], notes)
        if isinstance(card, RapidFire):
            _check_accepted(card, fields, notes)
        if isinstance(card, Number):
            check_units(card, fields, notes)
        if leak := _leaked(card):
            message = f"the question holds its answer, {quoted(leak)}"
            cure = "ask so that the answer's own words are left to the learner"
            notes.warn(fields["ask"], "leaked-answer", message, cure)
        if card.as_of and (today - last_day(card.as_of)).days > OLD:
            message = f"{quoted(card.id)} was last checked in {card.as_of}, more than a year ago"
            cure = "look it up again and write the new month"
            notes.warn(fields["as_of"], "stale-date", message, cure)


def check_scenario(scenario: Scenario, root: Node, notes: Notes) -> None:
    """Note questions that are too long to be kept in mind."""
    top = fields_of(root)
    _check_length(scenario.ask, top["ask"], LONGEST_QUESTION, notes)
    follow_ups = top.get("follow_ups")
    if isinstance(follow_ups, Many):
        for follow_up, node in zip(scenario.follow_ups, follow_ups.items, strict=True):
            _check_length(follow_up.ask, fields_of(node)["ask"], LONGEST_QUESTION, notes)


def _check_lengths(card: Card, fields: Fields, notes: Notes) -> None:
    is_quick = isinstance(card, RapidFire)
    longest = LONGEST_QUICK_QUESTION if is_quick else LONGEST_QUESTION
    _check_length(card.ask, fields["ask"], longest, notes)
    if isinstance(card, Number):
        return
    longest = LONGEST_QUICK_ANSWER if is_quick else LONGEST_ANSWER
    number = len(card.solution.split())
    if number > longest:
        message = f"the answer has {number} words"
        cure = f"say it in {longest} at most, and move the explanation to `why`"
        notes.warn(fields["answer"], "long-answer", message, cure)
    things = _listed(card.solution)
    if things > LONGEST_LIST and not prompts.wants_list(card.ask):
        message = f"the answer lists {things} things, which are graded by luck"
        cure = f"ask for {LONGEST_LIST} at most, or make a card of each that matters"
        notes.warn(fields["answer"], "long-list", message, cure)


def _check_accepted(card: RapidFire, fields: Fields, notes: Notes) -> None:
    """Note what is accepted twice."""
    accepted = fields.get("accept")
    if not isinstance(accepted, Many):
        return
    seen = {_folded(card.answer): fields["answer"]}
    for text, place in zip(card.accept, accepted.items, strict=True):
        first = seen.setdefault(_folded(text), place)
        if first is not place:
            message = f"{quoted(text)} stands in line {first.line} already"
            notes.warn(place, "shared-wording", message, "leave one of the two out")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _check_length(ask: str, place: Node, longest: int, notes: Notes) -> None:
    number = len(ask.split())
    if number > longest:
        message = f"the question has {number} words"
        cure = f"leave out what the answer does not hang on; {longest} are enough"
        notes.warn(place, "long-question", message, cure)


def _check_question(card: Card, place: Node, notes: Notes) -> None:
    """Note what is seen of the question alone."""
    if prompts.asks_twice(card.ask):
        cure = "make a card of each, or ask in one sentence for what belongs together"
        notes.warn(place, "two-questions", "two questions stand in one card", cure)
    elif _points(card) < 2 and (words := prompts.joined(card.ask)):
        message = f"{quoted(words)} joins a second question to the first"
        cure = "make a card of each"
        if isinstance(card, Concept):
            cure += ", or give the card `points`, one for each"
        notes.warn(place, "two-questions", message, cure)
    if _points(card) < 2 and prompts.is_yes_no(card.ask):
        cure = "ask which, why or what follows, so that nobody is right by guessing"
        notes.warn(place, "yes-no", "this can be answered with yes or no", cure)
    if pronoun := prompts.unclear(card.ask):
        message = f"the question begins with {quoted(pronoun)}, and nothing says what that is"
        notes.warn(place, "unclear-pronoun", message, "name it: cards are asked in any order")
    if words := prompts.wants_list(card.ask):
        message = f"{quoted(words)} asks for a list, which is graded by luck"
        cure = f"ask for {LONGEST_LIST} at most, or for what one of them leads to"
        notes.warn(place, "long-list", message, cure)


def _points(card: Card) -> int:
    return len(card.points) if isinstance(card, Concept) else 0


def _listed(answer: str) -> int:
    """How many things the answer lists; 0 if it is no list."""
    bullets = len(_BULLET.findall(answer))
    if bullets:
        return bullets
    sentence = answer.strip().removesuffix(".")
    if len(sentence) > prompts.LONGEST or _STOP.search(sentence):
        return 0
    things = _COMMAS.split(sentence)
    return len(things) if all(len(each.split()) <= LONGEST_THING for each in things) else 0


def _leaked(card: Card) -> str:
    """The answer where the prompt holds it; empty if it does not, or offers a choice."""
    answer = card.solution.strip()
    if isinstance(card, Number):
        # A bare figure may well stand for something else there.
        return answer if _UNIT.search(answer) and holds_figure(card.ask, answer) else ""
    if prompts.says_more(answer, card.ask):
        return ""  # as nearly all answers do
    asked, said = prompts.content_words(card.ask), prompts.content_words(answer)
    if not said or (len(said) == 1 and len(said[0]) < SURE_LENGTH) or not set(said) <= set(asked):
        return ""
    return "" if prompts.offers_choice(card.ask) else answer
