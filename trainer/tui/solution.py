"""Everything that stands beside a question once it is revealed."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.parts import Part
from trainer.events import Event
from trainer.grading.assessment import Assessment
from trainer.grading.cards import CardAssessment
from trainer.grading.states import State
from trainer.practice.question import Question, Revealed
from trainer.tui import words
from trainer.tui.hanging import HangingList, Row, bullets
from trainer.tui.points import PointList, point_rows

IMPORTANCE = {3: "essential", 2: "important", 1: "detail"}


class Solution(VerticalGroup):
    """The learner's own answer above the right one, then the reasons."""

    def compose(self) -> ComposeResult:
        """Every part once; what a card lacks is not displayed."""
        yield Static("Your answer", classes="heading", id="own-heading")
        yield Static(id="own")
        yield HangingList(id="verdict")
        yield Static("Answer", classes="heading")
        yield Static(id="answer")
        yield Static("A good answer says", classes="heading", id="points-heading")
        yield PointList(id="points")
        yield Static(id="more")
        yield Static("Why", classes="heading", id="why-heading")
        yield Static(id="why")
        yield Static(id="source")
        yield Static("This card keeps failing", classes="heading", id="earlier-heading")
        yield HangingList(id="earlier")
        yield Static(id="rewrite")

    def show(self, question: Question, revealed: Revealed, place: str | None) -> None:
        """Bring every part up to date; `place` is the deck file the card stands in."""
        card = question.card
        self._part("own", words.typed(revealed.typed))
        self.query_one("#verdict", HangingList).show(verdict(card, revealed.assessment))
        self._part("answer", words.prose(card.solution))
        self._points(card, revealed)
        self._part("more", Content("\n").join(_more(card, revealed)))
        self._part("why", words.prose(card.why))
        self._part("source", _source(card))
        self._list("earlier", [_earlier(event) for event in revealed.earlier])
        rewrite = f"Rewording it may help more than repeating it: {place}" if place else ""
        self._part("rewrite", words.line(rewrite if revealed.earlier else ""))

    def _points(self, card: Card, revealed: Revealed) -> None:
        """What a good answer says, and what of it was said."""
        rows: Sequence[Row]
        if isinstance(revealed.assessment, Assessment):
            rows = point_rows(revealed, revealed.assessment)
        else:
            points = card.points if isinstance(card, Concept) else ()
            rows = bullets([words.line(point.say) for point in points])
        self.query_one(PointList).show(rows)
        self._head("points", bool(rows))

    def _part(self, name: str, content: Content) -> None:
        part = self.query_one(f"#{name}", Static)
        part.display = bool(content)
        part.update(content)
        self._head(name, bool(content))

    def _list(self, name: str, items: Sequence[Content]) -> None:
        self.query_one(f"#{name}", HangingList).show(bullets(items))
        self._head(name, bool(items))

    def _head(self, name: str, shown: bool) -> None:
        """A part may have a heading; it goes with it."""
        for heading in self.query(f"#{name}-heading"):
            heading.display = shown


def asked(card: Card) -> Content:
    """The question; that of a part of a scenario below the scenario's own."""
    if not isinstance(card, Part):
        return words.prose(card.ask)
    return Content("\n\n").join([words.prose(card.scene, "$quiet"), words.prose(card.ask)])


def about(question: Question, title: str) -> str:
    """Deck or scenario, kind and importance of a card, in one line."""
    card = question.card
    new = "new " if question.schedule.due is None else ""
    return f"{title} · {new}{card.kind.words} · {IMPORTANCE.get(card.importance, 'detail')}"


def verdict(card: Card, assessment: CardAssessment | None) -> list[Row]:
    """What was found of what was typed: a sign and a word before the colour."""
    if assessment is None:
        return []
    if isinstance(assessment, Assessment):
        if isinstance(card, RapidFire) and assessment.score is not None:
            (point,) = assessment.points
            sign, name, colour = _STATES[point.state]
            return [(Content.styled(f"{sign} {name}", f"bold {colour}"), Content())]
        return verdict_of_points(assessment)
    sign, name, colour = _STATES[assessment.state] if assessment.state else _UNSCORED
    lead = Content.styled(f"{sign} {name}", f"bold {colour}")
    return [(lead + "  ", words.line(assessment.reason))]


def verdict_of_points(assessment: Assessment) -> list[Row]:
    """The score and how many points it stands for; a sentence where there is no score."""
    if assessment.score is None:
        sign, name, colour = _UNSCORED
        reason = words.line(assessment.reason)
        return [(Content.styled(f"{sign} {name}  ", f"bold {colour}"), reason)]
    said = sum(point.state is State.HIT for point in assessment.points)
    half = sum(point.state is State.PARTIAL for point in assessment.points)
    total = f"{said} of {words.count(len(assessment.points), 'point')} said"
    total += f", {half} half said" if half else ""
    flags = len(assessment.red_flags)
    total += f", {words.count(flags, 'red flag')}" if flags else ""
    return [(Content.styled(f"{assessment.score:.0%}  ", "bold"), Content(total))]


_STATES = {
    State.HIT: ("✓", "Right", "$text-success"),
    State.PARTIAL: ("≈", "Almost", "$text-warning"),
    State.MISSED: ("✗", "Wrong", "$text-error"),
    State.CONTRADICTED: ("✗", "Wrong", "$text-error"),
}
_UNSCORED = ("?", "Not judged", "$text-warning")


def _more(card: Card, revealed: Revealed) -> Iterator[Content]:
    """What only a number or a rapid-fire card has."""
    match card:
        case Number():
            if card.tolerance:
                exact = not card.tolerance.strip("0.% ")
                within = "Only the exact figure is right"
                yield words.line(within if exact else f"Right within {card.tolerance}", "$quiet")
            for old in card.outdated:
                until = f" until {old.until}" if old.until else ""
                yield words.line(f"Outdated: {old.value}{until}", "$quiet")
        case RapidFire():
            if card.accept:
                yield words.line(f"Also right: {'; '.join(card.accept)}", "$quiet")
            if revealed.seconds is not None:
                did = "Answered in" if revealed.typed else "Thought for"
                took = f"{did} {max(round(revealed.seconds), 1)} s"
                yield Content.styled(f"{took} · fluent is within {card.seconds} s", "$quiet")


def _source(card: Card) -> Content:
    checked = f"checked {card.as_of}" if card.as_of else ""
    return words.line(" · ".join(filter(None, (card.source, checked))))


def _earlier(event: Event) -> Content:
    said = words.line(event.answer or "nothing typed")
    return Content.assemble((event.day.isoformat(), "$quiet"), f"  grade {event.grade}  ", said)


def notice(question: Question) -> Content:
    """What is special about this card, each in a line."""
    lines = []
    if question.repeat:
        lines.append("↻ Once more: it did not go well today.")
    if question.changed:
        lines.append("△ The answer has changed since you last saw it.")
    if question.schedule.flag is not None:
        lines.append(words.flag_line(question.schedule.flag))
    if question.schedule.is_leech:
        failures = words.count(question.schedule.failures, "time")
        lines.append(f"! A leech: failed {failures}.")
    return Content("\n").join(Content(line) for line in lines)
