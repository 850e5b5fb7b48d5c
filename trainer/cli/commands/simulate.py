"""`trainer simulate`: the schedule that a sequence of grades leads to."""

from trainer.cli.output import say_json, say_table
from trainer.cli.parser import Args, Parser, add_json
from trainer.errors import ExitCode, UsageError
from trainer.scheduling import sm2

MOST_GRADES = 1000
"""Intervals grow without bound: far beyond this they have more digits than anyone reads."""


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "What SM-2 does with a sequence of grades (0 to 5), every review on its day."
    )
    parser.examples(
        "trainer simulate 5,5,3          three reviews",
        "trainer simulate 4,4,1,4 --json",
    )
    parser.add_argument("grades", metavar="GRADES", help="grades from 0 to 5, such as 5,5,3")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print repetitions, interval and easiness after each grade."""
    grades = _grades(args.grades)
    steps = [
        {"repetitions": m.repetitions, "interval": m.interval, "easiness": m.easiness / 100}
        for m in sm2.simulate(grades)
    ]
    if args.json:
        say_json(steps)
    else:
        rows = (
            (grade, step["repetitions"], step["interval"], f"{step['easiness']:.2f}")
            for grade, step in zip(grades, steps, strict=True)
        )
        header = ("grade", "repetitions", "interval", "easiness")
        say_table(header, rows, right="grade repetitions interval easiness")
    return ExitCode.DONE


def _grades(text: str) -> list[int]:
    words = text.split(",")
    if len(words) > MOST_GRADES:
        raise UsageError(f"at most {MOST_GRADES} grades can be simulated, found {len(words)}")
    grades = []
    for word in words:
        if word.strip() not in ("0", "1", "2", "3", "4", "5"):
            found = f"found {word.strip()!r}" if word.strip() else "found nothing between commas"
            raise UsageError(f"grades are numbers from 0 to 5 with commas, as in 5,5,3; {found}")
        grades.append(int(word))
    return grades
