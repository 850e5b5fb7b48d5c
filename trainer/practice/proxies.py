"""What can be counted of communication. Good talk goes along with it; it measures none."""

from collections.abc import Iterator, Sequence

from trainer.practice.record import Mode, Section
from trainer.practice.report import Proxy
from trainer.practice.results import Outcome, PointResult
from trainer.practice.wording import number_of

QUESTIONS, STRUCTURE, REASONS, COSTS = "questions", "structure", "reasons", "costs"


def proxies(
    sections: Sequence[Section], points: Sequence[PointResult], mode: Mode
) -> tuple[Proxy, ...]:
    """Clarifying questions, structure, reasons given and costs named; the plan is in the times."""
    return (
        _questions(sections),
        _structure(sections, mode),
        *_asides(sections, points),
    )


def _questions(sections: Sequence[Section]) -> Proxy:
    asked = [each for section in sections for each in section.asked]
    told = sum(each.reveal is not None for each in asked)
    facts = sum(len(section.scenario.reveals) for section in sections)
    said = f"{number_of(len(asked), 'clarifying question')} asked"
    if asked and facts:
        said += f", {told} of them met a fact ({facts} to be had)"
    return Proxy(name=QUESTIONS, count=len(asked), said=f"{said}.")


def _structure(sections: Sequence[Section], mode: Mode) -> Proxy:
    phases = [answer for section in sections for answer in section.answers]
    if mode is not Mode.TYPED or not phases:
        return Proxy(name=STRUCTURE, count=None, said="Not counted: nothing was typed.")
    used = sum(bool(answer.text.strip()) for answer in phases)
    said = f"{used} of {number_of(len(phases), 'phase')} used for what they are for."
    return Proxy(name=STRUCTURE, count=used, of=len(phases), said=said)


def _asides(sections: Sequence[Section], points: Sequence[PointResult]) -> Iterator[Proxy]:
    made = [p for p in points if p.outcome in (Outcome.HIT, Outcome.PARTIAL)]
    rubric = {
        (section.scenario.id, point.id): point
        for section in sections
        for point in section.scenario.points
    }
    priced = [p for p in made if rubric[p.scenario, p.id].costs and p.cost_named is not None]
    founded = [p for p in made if rubric[p.scenario, p.id].reasons and p.reason_given is not None]
    yield _share(REASONS, [bool(p.reason_given) for p in founded], "with a stated reason")
    yield _share(COSTS, [bool(p.cost_named) for p in priced], "with a stated cost")


def _share(name: str, given: Sequence[bool], what: str) -> Proxy:
    if not given:
        return Proxy(name=name, count=None, said=f"No choice was judged for being made {what}.")
    said = f"{sum(given)} of {number_of(len(given), 'choice')} {what}."
    return Proxy(name=name, count=sum(given), of=len(given), said=said)
