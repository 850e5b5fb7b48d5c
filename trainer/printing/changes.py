"""What differs between decks, for people, pull requests and programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from textwrap import wrap
from typing import Any

from trainer.content.text import one_line, shortened
from trainer.deckfile.changes import Changed, Changes, Detail, Entry, Touched

WIDTH = 80
SHORT = 160
"""Characters of a text that are shown: two lines."""
CONTEXT = 3
"""Words shown before the first and behind the last that differ."""
LISTED = 10
"""Names in one list; of more the number is told."""


def human(changes: Changes, touched: Touched | None) -> Iterator[str]:
    """Lines of at most 80 columns; `touched` is None where nobody practises."""
    if not changes:
        yield "nothing changed in meaning"
        return
    yield summary(changes)
    for entry in changes.added:
        yield from _entry("+", entry)
    for entry in changes.removed:
        yield from _entry("-", entry)
        if entry.twin:
            hint = f"{entry.twin} asks the same; `formerly: [{entry.name}]` keeps its history"
            yield from _indented(hint)
    for item in changes.changed:
        yield from _changed(item)
    if touched is not None:
        yield ""
        yield from _touched(touched)


def summary(changes: Changes) -> str:
    """How many items were added, removed, moved and changed."""
    moved = sum(each.moved for each in changes.changed)
    counts = {
        "added": len(changes.added),
        "removed": len(changes.removed),
        "moved": moved,
        "changed": sum(bool(each.details) for each in changes.changed),
        "with another answer": sum(each.answer for each in changes.changed),
    }
    return ", ".join(f"{number} {what}" for what, number in counts.items() if number)


def as_json(changes: Changes, touched: Touched | None) -> dict[str, Any]:
    """The changes for programs."""
    return {
        "added": [{"item": each.name, "ask": each.ask} for each in changes.added],
        "removed": [
            {"item": each.name, "ask": each.ask, "same_question": each.twin or None}
            for each in changes.removed
        ],
        "changed": [
            {
                "item": each.name,
                "kind": each.kind,
                "formerly": each.was if each.moved else None,
                "answer_changed": each.answer,
                "details": [asdict(detail) for detail in each.details],
            }
            for each in changes.changed
        ],
        "yours": None
        if touched is None
        else {
            "touched": list(touched.items),
            "answer_changed": list(touched.answers),
            "history_lost": list(touched.lost),
        },
    }


def _entry(sign: str, entry: Entry) -> Iterator[str]:
    yield f"{sign} {entry.name}"
    yield from _indented(shortened(entry.ask, SHORT))


def _changed(item: Changed) -> Iterator[str]:
    kind = "" if item.kind == "card" else f"{item.kind} "
    yield f"~ {kind}{item.name}" + (f" (was {item.was})" if item.moved else "")
    for (part, what), group in groupby(item.details, lambda each: (each.part, each.what)):
        label = f"{part}, {what}" if part else str(what)
        details = list(group)
        inline = f"    {label}: {_inline(details)}"
        if len(inline) <= WIDTH and "\n" not in inline:
            yield inline
            continue
        yield f"    {label}:"
        for detail in details:
            before, after = _excerpts(detail.before, detail.after)
            for sign, text in (("-", before), ("+", after)):
                if text:
                    yield from _indented(text, f"{sign} ")


def _inline(details: Sequence[Detail]) -> str:
    """The details on one line; where a text is long, too long for one."""
    both = [each for each in details if each.before and each.after]
    if both and len(details) == 1:
        return f"{one_line(both[0].before)} -> {one_line(both[0].after)}"
    if both:
        return " " * WIDTH
    signed = (f"-{one_line(e.before)}" if e.before else f"+{one_line(e.after)}" for e in details)
    return ", ".join(signed)


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """What differs of two texts, with a few words around it."""
    old, new = one_line(before).split(), one_line(after).split()
    if not old or not new:
        return shortened(before, SHORT), shortened(after, SHORT)
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    left = shortest - head
    tail = next((i for i in range(left) if old[-1 - i] != new[-1 - i]), left)
    first, last = max(head - CONTEXT, 0), max(tail - CONTEXT, 0)
    lead, trail = "… " if first else "", " …" if last else ""
    cut = (" ".join(words[first : len(words) - last]) for words in (old, new))
    one, other = (shortened(f"{lead}{words}{trail}", SHORT) for words in cut)
    return one, other


def _touched(touched: Touched) -> Iterator[str]:
    if not touched.items:
        yield "none of your cards is touched"
        return
    number = len(touched.items)
    yield f"of your cards {number} {'is' if number == 1 else 'are'} touched"
    if touched.answers:
        yield from _listed("  another answer: ", touched.answers)
    if touched.lost:
        yield from _listed("  warning, history lost without `formerly`: ", touched.lost)


def _listed(lead: str, names: Sequence[str]) -> Iterator[str]:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    text = lead + ", ".join(names[:LISTED]) + more
    yield from wrap(text, WIDTH, subsequent_indent="    ", break_on_hyphens=False)


def _indented(text: str, sign: str = "") -> list[str]:
    """The text in lines below an item, with a sign before the first."""
    indent = "    "
    return wrap(
        text,
        WIDTH,
        initial_indent=indent + sign,
        subsequent_indent=indent + " " * len(sign),
    )
