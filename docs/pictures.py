# ruff: noqa: INP001 - a script, no package
"""Draw the screens: `python -m docs.pictures FOLDER [THEME]`.

Every scene at every size as SVG, over a made-up workspace, so that the same program
always draws the same pictures. `review.svg` and `check.svg` are those that the README shows.
"""

import argparse
import asyncio
import io
import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.tui import browse_scenes, drill_scenes, mock_scenes, preview_scenes, scenes
from tests.tui.journey import SIZES, journey
from trainer.content.sources import Folder
from trainer.deckfile.check import check
from trainer.deckfile.discover import discover

README = ("revealed", (80, 35))
"""The scene and the size of `review.svg`: one card, nothing to scroll."""

BROKEN = """\
format: 1
deck: payments
title: Taking payments
concepts:
  - id: retry-after-timeout
    importence: 3
    ask: What makes a retry after a timeout safe?
    answer: An idempotency key # kept longer than the last retry
    contrasts: [first-step]
numbers:
  - id: event-size
    ask: How large may an asynchronous event be?
    value: 1 MB
"""
"""A deck as it may come out of an editor on a Monday."""

_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


async def draw(folder: Path, theme: str) -> None:
    """Draw every scene at every size."""
    for size in (*SIZES, README[1]):
        for story in (scenes, drill_scenes, browse_scenes, mock_scenes):
            async with journey(story.practice(), size, theme=theme) as walk:
                async for name in story.scenes(walk):
                    picture = at_home(walk.app.export_screenshot(title="trainer"))
                    if (name, size) == README:
                        (folder / "review.svg").write_text(picture, encoding="utf-8")
                    if size in SIZES:
                        path = folder / f"{name}-{size[0]}x{size[1]}.svg"
                        path.write_text(picture, encoding="utf-8")


async def draw_preview(folder: Path, theme: str) -> None:
    """Draw the scenes of the preview, which is a program of its own, at every size."""
    for size in SIZES:
        async for name, walk in preview_scenes.scenes(size, theme):
            picture = at_home(walk.app.export_screenshot(title="trainer decks watch"))
            path = folder / f"{name}-{size[0]}x{size[1]}.svg"
            path.write_text(picture, encoding="utf-8")


def draw_check(folder: Path) -> None:
    """Draw what the check says of a deck with mistakes."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "payments.yaml").write_text(BROKEN, encoding="utf-8")
        problems = check(discover([Folder(place, bundled=False)])).problems
    said = [str(problem).removeprefix(f"{place}/") for problem in problems]
    console = Console(record=True, width=92, file=io.StringIO())
    console.print(Text("$ trainer decks check payments.yaml", style="bold"))
    for line in said:
        console.print(Text(line))
    picture = at_home(console.export_svg(title="trainer decks check"))
    (folder / "check.svg").write_text(picture, encoding="utf-8")


def at_home(picture: str) -> str:
    """The picture without fonts from elsewhere, and the same for every run.

    Names in the picture are made from a number that differs from run to run. Some viewers drop
    the blanks that a line begins with, hard ones too, unless they are told to keep them.
    """
    picture = _FONT_FACE.sub("", picture).replace("Fira Code", "ui-monospace, monospace")
    picture = picture.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r"terminal-\d+", "terminal", picture)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw every screen at every size as SVG.")
    parser.add_argument("folder", type=Path, help="where to put the pictures")
    parser.add_argument("theme", nargs="?", default="", help="dark, light, ansi or any other")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    draw_check(args.folder)
    asyncio.run(draw_preview(args.folder, args.theme))
    asyncio.run(draw(args.folder, args.theme))
