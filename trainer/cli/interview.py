"""The days before an interview, as commands print them."""

TYPE_CHECKING = False  # as in `store.today`
if TYPE_CHECKING:
    from trainer.scheduling.countdown import Countdown


def countdown_line(countdown: "Countdown") -> str:
    """When the interview is and what it asks of each day, on one line."""
    # Imported here: a prompt that asks for a number does without.
    from trainer.printing.countdown import countdown_parts

    parts = countdown_parts(countdown)
    if countdown.new and countdown.free_days:
        days = "day is" if countdown.free_days == 1 else f"{countdown.free_days} days are"
        parts.append(f"the last {days} left for repeating")
    return f"Interview: {'; '.join(parts)}"


def countdown_as_json(countdown: "Countdown | None") -> dict[str, object] | None:
    """The same for programs; None if no interview is set."""
    if countdown is None:
        return None
    found = countdown._asdict()
    return {
        "date": found.pop("interview").isoformat(),
        **found,
        "scenarios_per_week": countdown.scenarios_per_week,
    }
