"""`trainer stats`: what is known, how well it holds and what comes."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from trainer.cli.interview import countdown_as_json, countdown_line
from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_json
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode
from trainer.insight.forecast import ForecastDay, forecast
from trainer.insight.retention import Retention, Share, retention
from trainer.insight.streak import Streak, streak
from trainer.practice.wording import number_of
from trainer.store import statistics
from trainer.store.statistics import ItemCounts, Leech

PAST_DAYS = 30
"""The days that retention and the number of answers look back on, today included."""

COMING_DAYS = 14

MOST_LEECHES = 10
"""Cards that keep failing are worth rewriting; more than these nobody rewrites at once."""


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        f"What you know, how well it held in the last {PAST_DAYS} days, your days in a row,\n"
        f"and what falls due in the next {COMING_DAYS} days."
    )
    parser.examples("trainer stats", "trainer stats --json")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print the statistics."""
    with open_workspace(args) as workspace:
        db, today = workspace.database, workspace.now().day
        first, last = today - timedelta(days=PAST_DAYS - 1), today + timedelta(days=COMING_DAYS - 1)
        cards = statistics.item_counts(db)
        answers = {row.day: row.answers for row in statistics.answers_by_day(db, first, today)}
        held = retention(**asdict(statistics.recall(db, first, today)))
        row = streak(statistics.practised_days(db), today)
        coming = forecast(statistics.due_by_day(db, today, last), today, COMING_DAYS)
        leeches = statistics.leeches(db, MOST_LEECHES)
        ahead = workspace.countdown()
    if args.json:
        found = _as_json(today, cards, answers, held, row, coming, leeches)
        say_json({**found, "interview": countdown_as_json(ahead)})
        return ExitCode.DONE
    _say_cards(cards)
    said = f"{answers.get(today, 0)} today, {sum(answers.values())} in {PAST_DAYS} days"
    say(f"Answers: {said}")
    say(f"Remembered: {_said(held.overall)}; after three weeks or more: {_said(held.mature)}")
    say(f"Streak: {_streak(row)}")
    if ahead is not None:
        say(countdown_line(ahead))
    say()
    say_table(
        ("day", "", "due"),
        ((each.day.isoformat(), each.day.strftime("%a"), each.due) for each in coming),
        right="due",
    )
    if leeches:
        say()
        say("Cards that keep failing; better worded they may stick:")
        say_table(
            ("item", "failed", "reviews"),
            ((each.item, each.failures, each.reviews) for each in leeches),
            right="failed reviews",
        )
    return ExitCode.DONE


def _say_cards(cards: ItemCounts) -> None:
    total = cards.new + cards.learning + cards.young + cards.mature + cards.hidden
    parts = (
        f"{cards.new} new",
        f"{cards.learning} being learnt",
        f"{cards.young} young",
        f"{cards.mature} mature",
        f"{cards.hidden} suspended",
    )
    say(f"Cards: {total} ({', '.join(parts)})")


def _said(share: Share) -> str:
    if share.part is None:
        return f"too few reviews to tell ({share.passed} of {share.reviews})"
    return f"{100 * share.part:.0f} % ({share.passed} of {share.reviews})"


def _streak(row: Streak) -> str:
    if not row.length:
        return "none yet"
    missed = f", {row.forgiven} missed and forgiven" if row.forgiven else ""
    today = "" if row.done_today else "; today is still to come"
    return f"{number_of(row.length, 'day')}{missed}{today}"


def _as_json(
    today: date,
    cards: ItemCounts,
    answers: dict[date, int],
    held: Retention,
    row: Streak,
    coming: list[ForecastDay],
    leeches: list[Leech],
) -> dict[str, Any]:
    return {
        "day": today.isoformat(),
        "cards": asdict(cards),
        "answers": {
            "today": answers.get(today, 0),
            "days": PAST_DAYS,
            "total": sum(answers.values()),
        },
        "retention": {
            "days": PAST_DAYS,
            "overall": {**asdict(held.overall), "part": held.overall.part},
            "mature": {**asdict(held.mature), "part": held.mature.part},
        },
        "streak": asdict(row),
        "forecast": [{"day": each.day.isoformat(), "due": each.due} for each in coming],
        "hard": [{**asdict(each), "easiness": each.easiness / 100} for each in leeches],
    }
