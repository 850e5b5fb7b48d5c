"""`trainer decks flagged`: what was noted for later, with where it stands."""

import argparse
from typing import Any

from trainer.cli.output import say, say_json
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace, where
from trainer.errors import ExitCode


def add_flagged(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "flagged",
        flagged,
        "list the cards and scenarios that you flagged, with your notes",
        [
            "trainer decks flagged                      f flags a card while it is asked",
            "trainer decks flagged --json               for programs",
            "trainer decks edit limits/gateway-timeout   and then mend one",
        ],
    )
    add_json(parser)


def flagged(args: Args) -> int:
    """Print the open flags, oldest first."""
    # Imported here, as the store is.
    from trainer.store.flags import flagged as open_flags

    rows: list[dict[str, Any]] = []
    with open_workspace(args) as workspace:
        for item, note, day in open_flags(workspace.database):
            flag = {"item": item, "note": note, "day": day.isoformat() if day else None}
            rows.append(flag | where(workspace, item))
    if args.json:
        say_json(rows)
    elif not rows:
        say("Nothing is flagged; f does that while a card is asked.")
    else:
        # Not a table: paths are long, and would leave no room for the notes.
        for row in rows:
            say(f"{row['item']}  {row['day'] or ''}".rstrip())
            if row["note"]:
                say(f"    {row['note']}")
            say(f"    {_place(row)}")
        say()
        say("`trainer decks edit ITEM` mends one; f and an empty note takes its flag back.")
    return ExitCode.DONE


def _place(row: dict[str, Any]) -> str:
    place = f"{row['path']}:{row['line']}:{row['column']}"
    return place if row["path"] else "gone from your decks"
