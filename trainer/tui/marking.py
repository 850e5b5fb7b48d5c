"""Marking words in one's own text by keys: a clause at a time, then a word more or less."""

import re
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from trainer.grading.assessment import Span
from trainer.keymap import Place
from trainer.tui.bindings import bindings
from trainer.tui.evidence import MARKED, Evidence, Mark

_WORD = re.compile(r"\S+")
_CLAUSE_ENDS = ".,;:!?"


class Marker:
    """Which words of a text are marked: always at least one."""

    def __init__(self, text: str, at: int = 0) -> None:
        """The clause at this place is marked first; the text must hold a word."""
        self._words = [found.span() for found in _WORD.finditer(text)]
        self._clauses = _clauses(text, self._words)
        word = next((n for n, span in enumerate(self._words) if span[1] > at), 0)
        clause = self._clauses[self._clause_of(word)]
        self._first, self._last = clause[0], clause[-1]
        """The words that are marked, both included: the last one is where it grows."""

    @property
    def span(self) -> Span:
        """From the first marked word to the last."""
        return self._words[self._first][0], self._words[self._last][1]

    def clause(self, step: int, *, extend: bool = False) -> None:
        """Mark the next clause or the one before; or let the mark end with it."""
        if not extend:
            edge = self._last if step > 0 else self._first
            to = self._clauses[self._within(self._clause_of(edge) + step, len(self._clauses))]
            self._first, self._last = to[0], to[-1]
        elif step > 0:
            ends = [clause[-1] for clause in self._clauses if clause[-1] > self._last]
            self._last = ends[0] if ends else self._last
        else:
            ends = [clause[-1] for clause in self._clauses if clause[-1] < self._last]
            self._last = max(ends[-1] if ends else self._first, self._first)

    def word(self, step: int, *, extend: bool = False) -> None:
        """Mark the word after the first one marked or the one before; or end a word later."""
        if extend:
            self._last = max(self._within(self._last + step, len(self._words)), self._first)
        else:
            self._first = self._last = self._within(self._first + step, len(self._words))

    def _clause_of(self, word: int) -> int:
        return next(n for n, clause in enumerate(self._clauses) if word in clause)

    @staticmethod
    def _within(number: int, count: int) -> int:
        return min(max(number, 0), count - 1)


class Markable(Evidence):
    """One's own text, in which words can be marked; it has the keys only meanwhile."""

    PLACE = Place.MARKING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.MARKING)

    class Marked(Message):
        """The learner marked these words."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    class Moved(Message):
        """Other words are marked now."""

    class Unmarked(Message):
        """The learner marks nothing after all."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._marker: Marker | None = None

    @property
    def is_marking(self) -> bool:
        """Whether words are being marked."""
        return self._marker is not None

    def begin(self, text: str, at: int) -> None:
        """Let words of the text be marked, first the clause at this place."""
        self._text, self._marker = text, Marker(text, at)
        self.can_focus = True
        self.focus(scroll_visible=False)
        self._show_marked()

    def end(self) -> None:
        """No more marking; the text has to be shown anew."""
        self._marker = None
        self.can_focus = False

    def action_next_clause(self) -> None:
        """Mark the next clause."""
        self._move(clauses=1)

    def action_previous_clause(self) -> None:
        """Mark the clause before."""
        self._move(clauses=-1)

    def action_longer(self) -> None:
        """Let the mark reach to the end of a clause."""
        self._move(clauses=1, extend=True)

    def action_shorter(self) -> None:
        """Let the mark end with the clause before."""
        self._move(clauses=-1, extend=True)

    def action_next_word(self) -> None:
        """Mark the next word alone."""
        self._move(words=1)

    def action_previous_word(self) -> None:
        """Mark the word before alone."""
        self._move(words=-1)

    def action_word_more(self) -> None:
        """Let the mark end a word later."""
        self._move(words=1, extend=True)

    def action_word_less(self) -> None:
        """Let the mark end a word earlier."""
        self._move(words=-1, extend=True)

    def action_confirm_words(self) -> None:
        """These are the words."""
        if self._marker is not None:
            self.post_message(self.Marked(self._marker.span))

    def action_leave_marking(self) -> None:
        """Mark nothing after all."""
        self.post_message(self.Unmarked())

    def _move(self, *, clauses: int = 0, words: int = 0, extend: bool = False) -> None:
        if self._marker is None:
            return
        if clauses:
            self._marker.clause(clauses, extend=extend)
        else:
            self._marker.word(words, extend=extend)
        self._show_marked()
        self.post_message(self.Moved())

    def _show_marked(self) -> None:
        if self._marker is not None:
            self.show(self._text, [Mark(self._marker.span, "", colour="$primary", emphasis=MARKED)])


def _clauses(text: str, words: Sequence[Span]) -> list[range]:
    """The words of each clause: it ends with a mark of punctuation or with its line."""
    clauses, first = [], 0
    for number, (_, end) in enumerate(words):
        is_last = number == len(words) - 1
        following = "" if is_last else text[end : words[number + 1][0]]
        if is_last or text[end - 1] in _CLAUSE_ENDS or "\n" in following:
            clauses.append(range(first, number + 1))
            first = number + 1
    return clauses
