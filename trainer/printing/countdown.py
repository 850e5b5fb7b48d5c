"""The days before an interview in a few words, for Home and for the command line."""

from trainer.scheduling.countdown import Countdown

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def countdown_parts(countdown: Countdown) -> list[str]:
    """When the interview is, then what is to be done until then, each in a few words."""
    day = countdown.interview
    # Not by strftime: that speaks the language of the machine.
    named = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    days = countdown.days
    if days < 0:
        return [f"was on {named} {day.year}", "config.toml takes the date of the next one"]
    if days == 0:
        return ["today", "nothing more to plan, good luck"]
    parts = [f"{named}, {'tomorrow' if days == 1 else f'in {days} days'}", _cards(countdown)]
    if countdown.unseen:
        parts.append(_shortfall(countdown))
    if countdown.scenarios:
        parts.append(_scenarios(countdown))
    return parts


def _cards(countdown: Countdown) -> str:
    if not countdown.new:
        return "all important cards seen"
    said = f"{countdown.new:,} new"
    is_last_day = countdown.days - countdown.free_days == 1
    if is_last_day and not countdown.unseen:
        return f"{said}: today"
    return f"{said}: {countdown.per_day} a day"


def _scenarios(countdown: Countdown) -> str:
    said = _counted(countdown.scenarios, "scenario")
    a_week = countdown.scenarios_per_week
    if a_week < 7 <= countdown.days:
        return f"{said}: {a_week} a week"
    return f"{said}: {-(-countdown.scenarios // countdown.days)} a day"


def _shortfall(countdown: Countdown) -> str:
    """That the days do not suffice, said as it is."""
    stay = f"{_counted(countdown.unseen, 'card')} will stay unseen"
    return f"the days do not suffice: {stay}; the most important come first"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
