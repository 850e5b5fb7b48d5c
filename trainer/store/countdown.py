"""What the days before an interview ask for, counted in the catalogue.

Prompts ask for it as for `store.today`, so nothing is imported that takes a millisecond to load.
"""

from datetime import date

from trainer.scheduling.countdown import LEAST_IMPORTANCE, Countdown, capacity, countdown
from trainer.store.ready import ask
from trainer.store.today import ASKED, OF_DECK

TYPE_CHECKING = False  # as in `store.today`
if TYPE_CHECKING:
    from trainer.store.ready import Run

_NEW = f"""
SELECT
    (SELECT count(*) FROM (SELECT 1 FROM catalogue_today AS t
        WHERE t.due IS NULL AND t.importance >= :least LIMIT :most)),
    (SELECT count(*) FROM schedule AS s
        WHERE s.introduced = :day AND {ASKED.format(OF_DECK + " AND i.importance >= :least")})
"""

_UNDRILLED = """
SELECT count(*) FROM catalogue_file AS f
CROSS JOIN catalogue_item AS i ON i.item = f.id AND i.file = f.n
WHERE f.kind = 'scenario' AND f.active = 1
    AND i.importance >= :least AND i.due IS NULL AND i.hidden = 0
"""


def read_countdown(path: str, day: str, new_per_day: int, interview: date) -> Countdown | None:
    """The plan on study day `day` (ISO), from the database at `path`; None as for `read_today`."""
    return ask(path, lambda run: before_interview(run, day, new_per_day, interview))


def before_interview(run: "Run", day: str, new_per_day: int, interview: date) -> Countdown:
    """What the days from study day `day` (ISO) to the interview ask for."""
    ((scenarios,),) = run(_UNDRILLED, {"least": LEAST_IMPORTANCE})
    return _countdown(run, day, new_per_day, interview, scenarios=scenarios, most=-1)


def asked_today(run: "Run", day: str, new_per_day: int, interview: date) -> int:
    """How many new cards the plan still asks of the day."""
    # More cards than all days can bring change nothing of today, and need not be counted.
    most = capacity(interview, date.fromisoformat(day), new_per_day)
    return _countdown(run, day, new_per_day, interview, scenarios=0, most=most).today


def _countdown(
    run: "Run", day: str, new_per_day: int, interview: date, *, scenarios: int, most: int
) -> Countdown:
    """The plan, counting up to `most` new cards; all of them for -1."""
    ((new, introduced),) = run(_NEW, {"day": day, "least": LEAST_IMPORTANCE, "most": most})
    return countdown(
        interview,
        date.fromisoformat(day),
        new=new,
        introduced=introduced,
        scenarios=scenarios,
        new_per_day=new_per_day,
    )
