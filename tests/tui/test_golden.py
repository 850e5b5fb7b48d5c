"""Every screen at every size, as text: what was meant to change is seen, and so is the rest.

`GOLDEN=write pytest tests/tui/test_golden.py` writes the files anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from tests.tui.journey import SIZES, journey
from tests.tui.scenes import practice, scenes

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_screens_look_as_they_did(size: tuple[int, int]) -> None:
    seen: dict[str, str] = {}
    async with journey(practice(), size) as walk:
        async for name in scenes(walk):
            seen[f"{name}-{size[0]}x{size[1]}.txt"] = walk.text
    if os.environ.get("GOLDEN") == "write":
        for name, text in seen.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    golden = {name: (FOLDER / name).read_text(encoding="utf-8") for name in seen}
    assert seen == golden


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_nothing_is_wider_or_longer_than_the_screen(size: tuple[int, int]) -> None:
    async with journey(practice(), size) as walk:
        async for _ in scenes(walk):
            lines = walk.text.splitlines()
            assert len(lines) == size[1]
            assert max(map(len, lines)) <= size[0]
            inside = 76 if size[0] >= 80 else size[0] - 4
            assert all(len(line.strip()) <= inside + 1 for line in lines)
