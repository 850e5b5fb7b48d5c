"""`trainer report`: the report card of a mock interview, to read, to keep or to share."""

import sys
from shutil import get_terminal_size

from trainer.cli.output import say_json
from trainer.cli.parser import Args, Parser, add_json
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, UsageError

FORMATS = ("text", "markdown", "html", "json")


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "The report card of a mock interview: the latest, or the one that is named.\n"
        "Whole answers are left out unless --answers asks for them."
    )
    parser.examples(
        "trainer report",
        "trainer report 2026-11-21",
        "trainer report --format html > report.html",
        "trainer history --mocks                       which reports there are",
    )
    parser.add_argument(
        "report", metavar="ID", nargs="?", help="a report, or how its name begins (default: latest)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--format", metavar="FORMAT", choices=FORMATS, help=f"{', '.join(FORMATS)} (default text)"
    )
    add_json(form)
    parser.add_argument("--answers", action="store_true", help="with everything that was typed")
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print a report."""
    if args.report == "":
        raise UsageError("the name of a report is empty; leave it out for the latest one")
    with open_workspace(args) as workspace:
        report = workspace.report(args.report)
    form = "json" if args.json else args.format or "text"
    if form == "json":
        shown = report if args.answers else report.without_answers()
        say_json(shown.as_json())
    elif form == "html":
        from trainer.printing.html import report_html

        sys.stdout.write(report_html(report, args.answers))
    elif form == "markdown":
        from trainer.printing.markdown import report_markdown

        sys.stdout.write(report_markdown(report, args.answers))
    else:
        from trainer.printing.text import WIDTH, report_text

        width = min(WIDTH, get_terminal_size((WIDTH, 0)).columns)
        sys.stdout.write(report_text(report, args.answers, width))
    return ExitCode.DONE
