"""Counts and times in words."""


def number_of(count: int, noun: str) -> str:
    """`1 card`, `2 cards`: a count with its noun."""
    return f"{count} {noun if count == 1 else noun + 's'}"


def clock(seconds: float) -> str:
    """A time as clocks show it: `7:05`."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02}"
