# ruff: noqa: INP001 - a script, no package
"""Draw the screens: `python -m docs.pictures FOLDER [THEME]`.

Every scene at every size as SVG, over a made-up workspace, so that the same program
always draws the same pictures. `review.svg` is the one that the README shows.
"""

import argparse
import asyncio
import re
from pathlib import Path

from tests.tui import browse_scenes, drill_scenes, mock_scenes, scenes
from tests.tui.journey import SIZES, journey

README = ("revealed", (80, 35))
"""The scene and the size of `review.svg`: one card, nothing to scroll."""

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


def at_home(picture: str) -> str:
    """The picture without fonts from elsewhere, and the same for every run.

    Names in the picture are made from a number that differs from run to run.
    """
    picture = _FONT_FACE.sub("", picture).replace("Fira Code", "ui-monospace, monospace")
    return re.sub(r"terminal-\d+", "terminal", picture)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw every screen at every size as SVG.")
    parser.add_argument("folder", type=Path, help="where to put the pictures")
    parser.add_argument("theme", nargs="?", default="", help="dark, light, ansi or any other")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(args.folder, args.theme))
