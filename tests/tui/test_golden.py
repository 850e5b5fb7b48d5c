"""Every screen at every size, as text: what was meant to change is seen, and so is the rest.

`GOLDEN=write pytest tests/tui/test_golden.py` writes the files anew; read the difference.
"""

import os
from pathlib import Path
from types import ModuleType

import pytest

from tests.tui import browse_scenes, drill_scenes, mock_scenes, preview_scenes, scenes
from tests.tui.journey import SIZES, journey
from trainer.tui.browse import BrowseScreen
from trainer.tui.drill import DrillScreen

FOLDER = Path(__file__).parent / "golden"
STORIES = [scenes, drill_scenes, browse_scenes]


@pytest.mark.parametrize("story", STORIES, ids=["review", "drill", "browse"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_screens_look_as_they_did(size: tuple[int, int], story: ModuleType) -> None:
    seen: dict[str, str] = {}
    async with journey(story.practice(), size) as walk:
        async for name in story.scenes(walk):
            seen[f"{name}-{size[0]}x{size[1]}.txt"] = walk.text
    compare(seen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_the_preview_looks_as_it_did(size: tuple[int, int]) -> None:
    seen: dict[str, str] = {}
    async for name, walk in preview_scenes.scenes(size):
        seen[f"{name}-{size[0]}x{size[1]}.txt"] = walk.text
        lines = walk.text.splitlines()
        assert len(lines) == size[1]
        assert all(len(line.strip()) <= min(76, size[0] - 4) + 1 for line in lines)
        assert "e Edit" in lines[-1]
    compare(seen)


def compare(seen: dict[str, str]) -> None:
    """The screens with the golden texts of the same names, which are written first if wanted."""
    if os.environ.get("GOLDEN") == "write":
        for name, text in seen.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    golden = {name: (FOLDER / name).read_text(encoding="utf-8") for name in seen}
    assert seen == golden


@pytest.mark.parametrize(
    "story", [*STORIES, mock_scenes], ids=["review", "drill", "browse", "mock"]
)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_nothing_is_wider_or_longer_than_the_screen(
    size: tuple[int, int], story: ModuleType
) -> None:
    async with journey(story.practice(), size) as walk:
        async for _ in story.scenes(walk):
            lines = walk.text.splitlines()
            assert len(lines) == size[1]
            assert max(map(len, lines)) <= size[0]
            # An assessed answer and its points stand side by side where there is room.
            # A list is no prose either: the more of each question one sees the better.
            most = 136 if walk.at(DrillScreen) else 116 if walk.at(BrowseScreen) else 76
            inside = min(most, size[0] - 4)
            assert all(len(line.strip()) <= inside + 1 for line in lines)
