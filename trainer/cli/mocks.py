"""Past mock interviews as a table with trends, and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from trainer.cli.output import say, say_json, say_table
from trainer.content.points import Area
from trainer.practice.kept import NONE_YET, KeptReport
from trainer.practice.trends import area_coverage, coverage, trends
from trainer.printing.words import sparkline, trend_words


def show(reports: Sequence[KeptReport]) -> None:
    """Print the interviews, latest first, and where they are heading."""
    if not reports:
        say(f"{NONE_YET[:1].upper()}{NONE_YET[1:]}.")
        return
    header = ("report", "level", "verdict", "score", "coverage", *map(str, Area))
    say_table(header, map(_row, reports), right=" ".join(header[3:]))
    readable = [kept.report for kept in reports if kept.report]
    if len(readable) > 1:
        say()
        say_table(
            ("trend", "oldest to latest", ""),
            (
                (trend.name, sparkline(trend.values), trend_words(trend))
                for trend in trends(readable)
            ),
        )
    for kept in reports:
        if kept.damage:
            say()
            say(f"{kept.name}: {kept.damage}")


def show_json(reports: Sequence[KeptReport]) -> None:
    """Print the same for programs."""
    readable = [kept.report for kept in reports if kept.report]
    say_json(
        {
            "mocks": [_as_json(kept) for kept in reports],
            "trends": [asdict(trend) for trend in trends(readable)],
        }
    )


def _row(kept: KeptReport) -> tuple[str, ...]:
    report = kept.report
    if report is None:
        return (kept.name, "", "cannot be read", *[""] * (2 + len(Area)))
    shares = (report.score, coverage(report), *(area_coverage(report, area) for area in Area))
    return (
        kept.name,
        str(report.level),
        str(report.verdict or "no verdict"),
        *("–" if share is None else f"{share:.0%}" for share in shares),
    )


def _as_json(kept: KeptReport) -> dict[str, Any]:
    report = kept.report
    if report is None:
        return {"id": kept.name, "error": kept.damage}
    return {
        "id": kept.name,
        "started": report.started,
        "level": report.level,
        "minutes": report.minutes,
        "mode": report.mode,
        "verdict": report.verdict,
        "score": report.score,
        "coverage": coverage(report),
        "areas": {str(area): area_coverage(report, area) for area in Area},
        "limiting": report.limiting,
    }
