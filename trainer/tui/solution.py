"""Everything that stands beside a question once it is revealed."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from trainer.content.cards import Card, CardKind, Concept, Number, RapidFire
from trainer.events import Event
from trainer.grading.numbers import NumberAssessment
from trainer.grading.states import State
from trainer.practice.review import Question, Revealed
from trainer.tui import words

KINDS = {
    CardKind.CONCEPT: "concept",
    CardKind.NUMBER: "number",
    CardKind.RAPID_FIRE: "rapid fire",
}
IMPORTANCE = {3: "essential", 2: "important", 1: "detail"}


class Bullets(Widget):
    """A list whose wrapped lines are indented under their text."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._items: Sequence[Content] = ()

    def show(self, items: Sequence[Content]) -> None:
        """List these; an empty list takes no room."""
        self._items = items
        self.display = bool(items)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the list takes at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines, wrapped to the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for item in self._items:
            for number, wrapped in enumerate(item.wrap(max(width - 2, 2))):
                lead = Content("  ") if number else Content.styled("• ", "$primary")
                lines.append(lead + wrapped)
        return lines


class Solution(VerticalGroup):
    """The learner's own answer above the right one, then the reasons."""

    def compose(self) -> ComposeResult:
        """Every part once; what a card lacks is not displayed."""
        yield Static("Your answer", classes="heading", id="own-heading")
        yield Static(id="own")
        yield Static(id="verdict")
        yield Static("Answer", classes="heading")
        yield Static(id="answer")
        yield Bullets(id="points")
        yield Static(id="more")
        yield Static(id="why")
        yield Static(id="source")
        yield Static("This card keeps failing", classes="heading", id="leech-heading")
        yield Bullets(id="earlier")
        yield Static(id="rewrite")

    def show(self, question: Question, revealed: Revealed, place: str | None) -> None:
        """Bring every part up to date; `place` is the deck file the card stands in."""
        card = question.card
        self._part("own", words.plain(revealed.typed))
        self.query_one("#own-heading").display = bool(revealed.typed)
        self._part("verdict", verdict(revealed.assessment))
        self._part("answer", words.plain(card.solution.strip()))
        points = card.points if isinstance(card, Concept) else ()
        self.query_one("#points", Bullets).show([words.plain(p.say.strip()) for p in points])
        self._part("more", Content("\n").join(_more(card)))
        self._part("why", words.plain(card.why.strip()))
        self._part("source", _source(card))
        self.query_one("#leech-heading").display = bool(revealed.earlier)
        earlier = [_earlier(event) for event in revealed.earlier]
        self.query_one("#earlier", Bullets).show(earlier)
        rewrite = f"Rewording it may help more than repeating it: {place}" if place else ""
        self._part("rewrite", words.plain(rewrite if revealed.earlier else ""))

    def _part(self, name: str, content: Content) -> None:
        part = self.query_one(f"#{name}", Static)
        part.display = bool(content)
        part.update(content)


def about(card: Card, title: str) -> str:
    """Deck, kind and importance of a card, in one line."""
    return f"{title} · {KINDS[card.kind]} · {IMPORTANCE.get(card.importance, 'detail')}"


def verdict(assessment: NumberAssessment | None) -> Content:
    """What was found of a typed figure: a sign and a word before the colour."""
    if assessment is None:
        return Content()
    sign, name, colour = _STATES[assessment.state] if assessment.state else _UNSCORED
    return Content.assemble(
        (f"{sign} {name}", f"bold {colour}"), "  ", words.plain(assessment.reason)
    )


_STATES = {
    State.HIT: ("✓", "Right", "$text-success"),
    State.PARTIAL: ("≈", "Almost", "$text-warning"),
    State.MISSED: ("✗", "Wrong", "$text-error"),
    State.CONTRADICTED: ("✗", "Wrong", "$text-error"),
}
_UNSCORED = ("?", "Not judged", "$text-warning")


def _more(card: Card) -> Iterator[Content]:
    """What only a number or a rapid-fire card has."""
    match card:
        case Number():
            if card.tolerance:
                yield words.plain(f"Right within {card.tolerance}", "$text-muted")
            for old in card.outdated:
                until = f" until {old.until}" if old.until else ""
                yield words.plain(f"Outdated: {old.value}{until}", "$text-muted")
        case RapidFire() if card.accept:
            accepted = "; ".join(words.line(each) for each in card.accept)
            yield words.plain(f"Also right: {accepted}", "$text-muted")


def _source(card: Card) -> Content:
    checked = f"checked {card.as_of}" if card.as_of else ""
    return words.plain(words.line(" · ".join(filter(None, (card.source, checked)))))


def _earlier(event: Event) -> Content:
    said = words.line(event.answer) if event.answer else "nothing typed"
    return Content.assemble(
        (event.day.isoformat(), "$text-muted"), f"  grade {event.grade}  ", words.plain(said)
    )
