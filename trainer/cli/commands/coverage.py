"""`trainer decks coverage`: what the decks and scenarios ask of a syllabus."""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from trainer.cli.output import say, say_json, say_table, warn
from trainer.cli.parser import Args, Parser, add_action, add_json, did_you_mean
from trainer.cli.shared import settings_of
from trainer.content.cards import CardKind
from trainer.content.library import Library
from trainer.content.points import Level
from trainer.content.problems import Severity
from trainer.content.syllabus import Syllabus
from trainer.errors import ExitCode, TrainerError, UsageError
from trainer.insight.coverage import IMPORTANCES, Coverage, Placed, Share, coverage
from trainer.practice.wording import number_of
from trainer.settings import library_folders

MOST_LINES = 10
"""Of a list that is not asked for whole."""

_KNOW = "what is to be known"
_KINDS = (CardKind.CONCEPT, CardKind.NUMBER, CardKind.RAPID_FIRE)


def add_coverage(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Make the action and its options."""
    parser = add_action(
        actions,
        "coverage",
        run,
        "compare a syllabus with your decks: what of it is asked, and what nothing asks",
        [
            "trainer decks coverage                     of the only syllabus there is",
            "trainer decks coverage serverless --all    of this one, lists not cut",
            "trainer decks coverage --json              for programs, always whole",
        ],
    )
    parser.add_argument(
        "syllabus",
        metavar="SYLLABUS",
        nargs="?",
        help="the id of a syllabus; not needed where there is one",
    )
    parser.add_argument("--all", action="store_true", help="print long lists to their end")
    add_json(parser)


def run(args: Args) -> int:
    """Print the coverage; exit code 1 unless all of importance 3 and 2 is asked."""
    # Imported here: reading YAML takes longer than most commands run.
    from trainer.deckfile.check import check
    from trainer.deckfile.discover import discover

    library = check(discover(library_folders(settings_of(args))))
    found = coverage(_chosen(args.syllabus, library), library)
    if args.json:
        say_json(_as_json(found))
    else:
        _say(found, None if args.all else MOST_LINES)
    errors = sum(each.severity is Severity.ERROR for each in library.problems)
    if errors:
        warn(f"{number_of(errors, 'error')} in the files; `trainer decks check` lists them")
    return ExitCode.DONE if found.is_complete else ExitCode.NOTHING


def _chosen(name: str | None, library: Library) -> Syllabus:
    """The syllabus of that name, or the only one; a TrainerError says what is wrong."""
    known = {each.id: each for each in library.syllabuses}
    if not known:
        raise TrainerError(
            "there is no syllabus that can be read; put one into the folder `syllabus` beside "
            "your decks, `trainer decks check` says what is wrong with it"
        )
    listed = f"there are {', '.join(known)}"
    if name is None and len(known) > 1:
        raise UsageError(f"name the syllabus: {listed}")
    if name is not None and name not in known:
        raise UsageError(f"there is no syllabus {name!r}; {did_you_mean(name, known) or listed}")
    return next(iter(known.values())) if name is None else known[name]


def _say(found: Coverage, most: int | None) -> None:
    say(found.title)
    first, *others = (f"{_said(found.share(each))} of" for each in IMPORTANCES)
    shares = [f"{first} importance {IMPORTANCES[0]}"]
    shares += [f"{other} {each}" for other, each in zip(others, IMPORTANCES[1:], strict=True)]
    say(f"Asked: {', '.join(shares)}.")
    if not found.is_complete:
        say("Not all of importance 3 and 2 is asked.")
    say()
    left_out = Counter(each.topic for each in found.left_out)
    say_table(
        ("topic", "3", "2", "1", "left_out"),
        (
            (each.id, *(_short(each.asked[i]) for i in IMPORTANCES), left_out[each.id] or "–")
            for each in found.topics
        ),
        right="3 2 1 left_out",
    )
    say()
    _say_cards(found)
    _say_entries("Nothing asks", _KNOW, found.unasked, most)
    _say_entries("Concepts and decisions without a scenario", _KNOW, found.without_scenario, most)
    _say_names("Scenario points without a card", found.points_without_card, most)
    _say_names("Cards and scenarios that serve no entry", found.serving_nothing, most)
    _say_names("Items that do not exist", found.unknown, most)
    _say_entries("Left out", "why", found.left_out, most)


def _say_cards(found: Coverage) -> None:
    """Print how many cards each topic has, by kind and level."""
    topics = dict.fromkeys([*(each.id for each in found.topics), *(c[0] for c in found.cards)])
    levels = "/".join(Level)
    say_table(
        (f"cards, {levels}", *(kind.value for kind in _KINDS)),
        (
            (
                topic or "no topic",
                *(
                    "/".join(str(_count(found, topic, kind, level)) for level in Level)
                    for kind in _KINDS
                ),
            )
            for topic in topics
        ),
        right=" ".join(_KINDS),
    )


def _count(found: Coverage, topic: str, kind: CardKind, level: Level) -> int:
    return found.cards.get((topic, kind, level), 0)


def _say_entries(title: str, last: str, entries: Sequence[Placed], most: int | None) -> None:
    """Print entries under a title; `last` heads the column of what is said of each."""
    if not entries:
        return
    say()
    say(f"{title} ({len(entries)})")
    rows = (
        (each.entry.importance, each.entry.id, each.entry.left_out or each.entry.know)
        for each in entries[:most]
    )
    say_table(("", "entry", last), rows, cut=last)
    _say_rest(entries, most)


def _say_names(title: str, items: Sequence[str], most: int | None) -> None:
    if not items:
        return
    say()
    say(f"{title} ({len(items)})")
    for item in items[:most]:
        say(f"  {item}")
    _say_rest(items, most)


def _say_rest(those: Sequence[object], most: int | None) -> None:
    if most is not None and len(those) > most:
        say(f"  … {len(those) - most} more, --all shows them")


def _said(share: Share) -> str:
    return f"{share.asked} of {share.of}"


def _short(share: Share) -> str:
    return f"{share.asked}/{share.of}" if share.of else "–"


def _as_json(found: Coverage) -> dict[str, Any]:
    return {
        "syllabus": found.syllabus,
        "title": found.title,
        "complete": found.is_complete,
        "asked": {str(each): asdict(found.share(each)) for each in IMPORTANCES},
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "asked": {str(each): asdict(topic.asked[each]) for each in IMPORTANCES},
            }
            for topic in found.topics
        ],
        "unasked": [_entry_as_json(each) for each in found.unasked],
        "cards": [
            {"topic": topic, "kind": kind.value, "level": level.value, "cards": count}
            for (topic, kind, level), count in sorted(found.cards.items())
        ],
        "without_scenario": [_entry_as_json(each) for each in found.without_scenario],
        "points_without_card": list(found.points_without_card),
        "serving_nothing": list(found.serving_nothing),
        "unknown": list(found.unknown),
        "left_out": [
            {**_entry_as_json(each), "reason": each.entry.left_out} for each in found.left_out
        ],
    }


def _entry_as_json(placed: Placed) -> dict[str, Any]:
    entry = placed.entry
    return {
        "topic": placed.topic,
        "id": entry.id,
        "importance": entry.importance,
        "kind": entry.kind.value,
        "know": entry.know,
    }
