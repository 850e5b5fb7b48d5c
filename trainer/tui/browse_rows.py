"""What the page of an item says, as rows of text."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.parts import ScenarioPoint
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Scenario
from trainer.events import Kind
from trainer.grading.states import State
from trainer.practice.browse import Answered, ItemPage
from trainer.scheduling.preview import Grade
from trainer.tui import words
from trainer.tui.hanging import Row, bullets
from trainer.tui.points import SIGNS, STATE_NAMES
from trainer.tui.solution import IMPORTANCE

LONGEST_TYPED = 400
"""Characters shown of an answer in the history."""

_KINDS = {Kind.REPEAT: "once more", Kind.CRAM: "crammed"}
"""How an answer counted, if not as a review."""


def about(page: ItemPage) -> str:
    """Kind and importance in one line."""
    content = page.content
    kind = "scenario" if isinstance(content, Scenario) else content.kind.words
    return f"{kind} · {IMPORTANCE.get(content.importance, 'detail')}"


def asked(page: ItemPage) -> Content:
    """The question; of a scenario between its title and its circumstances."""
    content = page.content
    if not isinstance(content, Scenario):
        return words.prose(content.ask)
    parts = (
        words.line(content.title, "$quiet"),
        words.prose(content.ask),
        words.prose(content.context, "$quiet"),
    )
    return Content("\n\n").join(part for part in parts if part)


def answer(page: ItemPage) -> Content:
    """The right answer, or what a strong candidate says."""
    content = page.content
    if isinstance(content, Scenario):
        return words.prose(content.model)
    more = []
    match content:
        case RapidFire() if content.accept:
            more.append(f"Also right: {'; '.join(content.accept)}")
        case Number():
            more += [
                f"Outdated: {old.value}" + (f" until {old.until}" if old.until else "")
                for old in content.outdated
            ]
    lines = [words.prose(content.solution), *(words.line(text, "$quiet") for text in more)]
    return Content("\n").join(lines)


def points(page: ItemPage) -> list[Row]:
    """What a good answer says; beside a scenario's points what became of each the last time."""
    content = page.content
    if isinstance(content, Concept):
        return bullets([words.line(point.say) for point in content.points])
    if isinstance(content, Scenario):
        last = next((each.attempt for each in page.history if each.attempt), None)
        states = {} if last is None else last.states
        every = [*content.points, *(p for each in content.follow_ups for p in each.points)]
        return [_point(point, states.get(point.id)) for point in every]
    return []


def flags(page: ItemPage) -> list[Row]:
    """The wrong claims of a scenario."""
    content = page.content
    wrong: tuple[RedFlag, ...] = content.red_flags if isinstance(content, Scenario) else ()
    return [(Content.styled("✗ ", "$text-error"), words.line(flag.claim)) for flag in wrong]


def why(page: ItemPage) -> Content:
    """The explanation."""
    return words.prose("" if isinstance(page.content, Scenario) else page.content.why)


def scene(page: ItemPage) -> Content:
    """What comes before the question on a point of a scenario."""
    content = page.content
    return words.prose(content.scene, "$quiet") if isinstance(content, ScenarioPoint) else Content()


def source(page: ItemPage) -> Content:
    """Where it is from, and the file it stands in."""
    content = page.content
    facts: list[str] = []
    if isinstance(content, Card):
        facts = [content.source, f"checked {content.as_of}" if content.as_of else ""]
    tags = f"tags: {', '.join(content.tags)}" if content.tags else ""
    lines = [" · ".join(filter(None, facts)), tags, page.place or ""]
    return Content("\n").join(words.line(line, "$quiet") for line in lines if line)


def schedule(page: ItemPage, today: date) -> list[Row]:
    """When it comes back and how it went so far."""
    known = page.schedule
    rows: list[tuple[str, str]] = []
    if known.suspended:
        rows.append(("Suspended", "asked no more until it is resumed"))
    if known.buried_day is not None and known.buried_day >= today:
        rows.append(("Buried", "for today"))
    if known.closed:
        rows.append(("Closed", "said in a later drill"))
    if known.due is None:
        rows.append(("Due", "new: never asked"))
    else:
        when = "today" if known.due == today else known.due.isoformat()
        late = (today - known.due).days
        rows.append(("Due", f"{when}, {words.count(late, 'day')} ago" if late > 0 else when))
        rows.append(("Interval", words.interval(known.interval)))
        rows.append(("Easiness", f"{known.easiness / 100:.2f}"))
    if known.reviews:
        failed = f", {known.failures} failed" if known.failures else ""
        rows.append(("Reviews", f"{known.reviews}{failed}"))
    if known.is_leech:
        rows.append(("Leech", "fails so often that other words may help more"))
    room = max(len(name) for name, _ in rows) + 2
    return [(Content.styled(f"{name:<{room}}", "$quiet"), Content(text)) for name, text in rows]


def history(page: ItemPage) -> list[Row]:
    """Each answer: its day, its grade, where it led, and what was typed."""
    return [row for each in page.history for row in _answered(each)]


def _answered(each: Answered) -> Iterator[Row]:
    event = each.event
    parts = [
        _graded(event.grade),
        _KINDS.get(Kind(event.kind), f"→ {words.interval(each.interval)}"),
    ]
    if each.attempt is not None:
        parts.insert(1, f"{each.attempt.score:.0%}")
        parts.insert(2, f"{each.attempt.covered} of {words.count(each.attempt.of, 'point')}")
    said = Content.styled(" · ".join(parts), "$quiet")
    if event.answer:
        typed = event.answer
        cut = f"{typed[:LONGEST_TYPED]}…" if len(typed) > LONGEST_TYPED else typed
        said += Content("\n") + words.typed(cut)
    yield Content.styled(f"{event.day.isoformat()}  ", "$quiet"), said


def _graded(grade: int | None) -> str:
    """The grade by the name of its key; one that came with an import may have none."""
    if grade is None:
        return "no grade"
    names = {each.value: each.name.lower() for each in Grade}
    return names.get(grade, f"grade {grade}")


def _point(point: Point, state: State | None) -> Row:
    text = words.line(point.say)
    if state is None:
        return Content.styled(f"· {point.tier:<11}", "$quiet"), text
    sign, colour = SIGNS[state]
    name = f"{STATE_NAMES[state]:<11}"
    return Content.assemble((f"{sign} ", f"bold {colour}"), (name, "$quiet")), text
