"""`trainer decks find`: items by words and filters, the best first."""

import argparse
from typing import TYPE_CHECKING, Any

from trainer.cli.output import say_json, say_table, warn
from trainer.cli.parser import Args, Parser, add_action, add_json, whole
from trainer.cli.shared import open_workspace
from trainer.content.text import shortened
from trainer.errors import ExitCode

if TYPE_CHECKING:
    from trainer.store.search import Hit

LONGEST = 90
"""Characters of a question shown in a row."""


def add_find(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "find",
        find,
        "find cards and scenarios by words and filters, mistyped words too",
        [
            "trainer decks find provisioned concurrency",
            "trainer decks find deck:cost is:due kind:number     filters narrow it down",
            "trainer decks find is:hard --json --limit 100",
            "trainer decks find tag:sqs is:flagged               is: new due hard suspended "
            "flagged stale",
        ],
    )
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        help="words to look for, and filters such as deck:limits, topic:aws, tag:sqs, "
        "kind:number, level:senior or is:due",
    )
    parser.add_argument(
        "--limit", metavar="N", type=whole(1), default=20, help="print at most N (default 20)"
    )
    add_json(parser)


def find(args: Args) -> int:
    """Print what is found; exit code 1 if that is nothing."""
    with open_workspace(args) as workspace:
        found = workspace.find(" ".join(args.words), 0, args.limit)
        today = workspace.now().day.isoformat()
    for problem in found.problems:
        warn(problem)
    for word, near in found.mended:
        warn(f"nothing has {word!r}; looked for {near!r} and the like")
    if args.json:
        say_json({"total": found.total, "items": [_as_json(hit) for hit in found.hits]})
    elif found.hits:
        say_table(
            ("item", "kind", "state", "question"),
            (
                (hit.item, hit.kind_words, _state(hit, today), shortened(hit.ask, LONGEST))
                for hit in found.hits
            ),
            cut="question",
        )
        if found.total > len(found.hits):
            warn(f"{len(found.hits)} of {found.total}; --limit shows more")
    else:
        warn("nothing is like this; fewer words, or other filters, find more")
    return ExitCode.DONE if found.hits else ExitCode.NOTHING


def _state(hit: "Hit", today: str) -> str:
    if hit.suspended:
        return "suspended"
    if hit.due is None:
        return "new"
    return "due" if hit.due.isoformat() <= today else hit.due.isoformat()


def _as_json(hit: "Hit") -> dict[str, Any]:
    return {
        "item": hit.item,
        "kind": hit.kind,
        "deck": hit.deck or None,
        "title": hit.title,
        "topic": hit.topic,
        "ask": hit.ask,
        "due": hit.due.isoformat() if hit.due else None,
        "reviews": hit.reviews,
        "failures": hit.failures,
        "suspended": hit.suspended,
        "flagged": hit.flagged,
        "stale": hit.stale,
    }
