"""The columns of the tables that this program writes, and cells that spreadsheets leave alone."""

HEADINGS = ("deck", "id", "kind", "question", "answer", "accept", "why", "tags")
"""The first row."""

PARTS = ("front", "back", "why", "tags", "deck", "key", "kind", "accept")
"""What a column may be, as `--map` names it."""

SEVERAL = "; "
"""Between the tags or wordings in a cell; where one of them has it, each has its own line."""

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""

_GUARD = "'"
"""What spreadsheets take as "text follows", and do not show."""


def guarded(cell: str) -> str:
    """The cell with a quote before what a spreadsheet might compute."""
    return _GUARD + cell if cell.lstrip(_GUARD).startswith(_ACTIVE) else cell


def unguarded(cell: str) -> str:
    """The cell without the quote that `guarded` put before it."""
    if cell.startswith(_GUARD) and cell.lstrip(_GUARD).startswith(_ACTIVE):
        return cell[len(_GUARD) :]
    return cell
