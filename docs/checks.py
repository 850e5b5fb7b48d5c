# ruff: noqa: INP001 - a script, no package
"""Write the page on the codes of `trainer decks check`: `python -m docs.checks`."""

from collections.abc import Iterator
from pathlib import Path

from trainer.deckfile.codes import GROUPS
from trainer.printing.problems import explained_markdown

PAGE = Path(__file__).with_name("checks.md")
_INTRODUCTION = Path(__file__).with_name("checks-introduction.md")
"""What stands above the codes; written by hand."""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION.read_text(encoding="utf-8").rstrip() + "\n"
    for group, codes in GROUPS.items():
        listed = (f"[{code.code}](#{code.code})" for code in codes)
        yield f"{group}: {', '.join(listed)}."
        yield ""
    for group, codes in GROUPS.items():
        yield f"## {group}"
        yield ""
        for code in codes:
            yield f"### {code.code}"
            yield ""
            yield explained_markdown(code)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
