"""Number cards as tests need them."""

from trainer.content.cards import Number, Outdated


def number(
    value: str,
    *,
    ask: str = "How much is it?",
    tolerance: str = "",
    outdated: tuple[tuple[str, str], ...] = (),
) -> Number:
    """A card with this value."""
    return Number(
        deck="limits",
        id="some-limit",
        ask=ask,
        value=value,
        tolerance=tolerance,
        outdated=tuple(Outdated(old, until) for old, until in outdated),
    )
