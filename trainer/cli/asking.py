"""A card asked for field by field, and kept until it stands in a deck."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from trainer.authoring.adding import Adding, Addition
from trainer.cli.output import warn
from trainer.content.cards import CardKind
from trainer.deckfile.drafts import card_of
from trainer.errors import StoreError, TrainerError
from trainer.events import Draft, card_draft
from trainer.plain.fields import ask_field, ask_fields, ask_kind, fields_of
from trainer.plain.kept_lines import KeptLines
from trainer.plain.lines import Lines
from trainer.plain.shown import card_lines
from trainer.scheduling.schedule import Schedule
from trainer.workspace import Workspace


class Typed:
    """What was typed for a card and is in no deck yet."""

    def __init__(self, workspace: Workspace, deck: str) -> None:
        self._workspace = workspace
        self._key = card_draft(deck)
        self.deck = deck
        draft = workspace.draft_of(self._key)
        self.text = draft.text if draft is not None else ""
        """Every line that was typed; empty if there is nothing to go on with."""

    def keep(self, text: str) -> None:
        """Put it on the disk; where that fails, typing goes on."""
        with suppress(StoreError):
            now = self._workspace.now().utc_ms
            self._workspace.keep_draft(Draft(self._key, text, now))
            self.text = text

    def drop(self) -> None:
        """Forget it."""
        self.text = ""
        with suppress(StoreError):
            self._workspace.forget_draft(self._key)


@contextmanager
def kept(workspace: Workspace, deck: str) -> Iterator[Typed]:
    """What is typed for a card of the deck; if it comes to no card, it is said where it went."""
    typed = Typed(workspace, deck)
    try:
        yield typed
    finally:
        if typed.text:
            warn(f"what you typed is kept: `trainer decks add {deck}` goes on with it")


def asked_card(adding: Adding, named: str | None, typed: Typed) -> Addition | None:
    """The card that somebody typed, shown and confirmed; None if there is none."""
    lines = _begun(typed)
    if lines is None:
        return None
    if named and not typed.text:
        lines.remember(named)
    kind = CardKind(named) if named and not typed.text else ask_kind(lines)
    values = ask_fields(lines, kind) if kind else None
    while kind is not None and values is not None:
        addition = None
        try:
            addition = adding.with_card(card_of(values, kind, adding.deck))
        except TrainerError as error:
            lines.say("", str(error))
        else:
            _show(lines, addition)
        can_write = addition is not None and addition.is_right
        choices = "y writes it, n drops it" if can_write else "n drops it"
        said = lines.ask_aside(f"{choices}, the name of a field changes it{' [y]' * can_write}: ")
        if said is None:
            return None
        word = said.strip().lower()
        if word in ("", "y", "yes") and can_write:
            return addition
        if word in ("n", "no"):
            typed.drop()
            return None
        lines.remember(said)
        field = fields_of(kind).get(word.replace("-", "_"))
        given = ask_field(lines, field) if field is not None else None
        if field is None:
            lines.say(f"A field is one of {', '.join(fields_of(kind))}.")
        elif given is None:
            return None
        else:
            values = {**values, field.key: given}
            values = {key: value for key, value in values.items() if value}
    return None


def _begun(typed: Typed) -> KeptLines | None:
    """The conversation, from where the last one broke off if wanted; None where input ends."""
    if typed.text:
        offer = f"A card for {typed.deck} was begun. Enter goes on with it, n drops it: "
        said = Lines(sys.stdin, sys.stdout).ask(offer)
        if said is None:
            return None
        if said.strip().lower() in ("n", "no"):
            typed.drop()
    return KeptLines(sys.stdin, sys.stdout, typed.keep, typed.text)


def _show(lines: Lines, addition: Addition) -> None:
    """The card as a review shows it, and what checking says of it."""
    card = addition.card
    lines.say("")
    lines.say_all(card_lines(card, Schedule()))
    lines.say("", f"Its id, for good: {card.item}; type `id` to give it another.", "")
    for problem in addition.problems:
        lines.say(f"{problem.severity}: {problem.message}; {problem.cure} [{problem.code}]")
    if not addition.problems:
        lines.say("Nothing to mend.")
