"""A preview of a file that can be rewritten under it."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.journey import screen_text
from trainer.authoring.trying import Trial
from trainer.authoring.watching import watch
from trainer.content.sources import Folder
from trainer.deckfile.lexicons import read_lexicon
from trainer.resources import bundled
from trainer.settings import Settings
from trainer.tui.answer import Essay
from trainer.tui.findings import Findings
from trainer.tui.preview import PreviewScreen
from trainer.tui.preview_app import PreviewApp

MOST = 500
"""Pauses of a fiftieth of a second until something is seen."""


class Walk:
    """The preview under test, and the file that it shows."""

    def __init__(self, app: PreviewApp, pilot: Pilot[int], file: Path) -> None:
        self.app, self.pilot, self.file = app, pilot, file
        self.away: list[str] = []
        """What was on the screen whenever an editor was opened."""

    @property
    def text(self) -> str:
        return screen_text(self.app.screen)

    @property
    def screen(self) -> PreviewScreen:
        assert isinstance(self.app.screen, PreviewScreen)
        return self.app.screen

    async def until(self, what: Callable[[], bool]) -> None:
        for _ in range(MOST):
            if what():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(self.text)

    async def sees(self, text: str) -> None:
        """Wait for a text, wherever its lines break: that depends on how long paths are."""
        await self.until(lambda: text in " ".join(self.text.split()))

    async def graded(self) -> None:
        """Wait until what stands in the field is graded, and the point looked at explained."""
        await self.until(self._is_graded)
        await self.pilot.pause()
        await self.pilot.pause()

    def _is_graded(self) -> bool:
        screen, tried = self.screen, self.screen._tried
        if screen._grading or tried is None or tried.text != screen.query_one(Essay).text:
            return False
        findings = screen.query_one(Findings)
        return not findings.display or findings._chosen == screen._point

    async def edit(self) -> None:
        """Press the key, and wait until the screen is back."""
        before = len(self.away)
        await self.pilot.press("e")
        await self.until(lambda: len(self.away) > before)
        await self.pilot.pause()
        await self.pilot.pause()

    async def save(self, text: str) -> None:
        """As editors save: a file beside it that takes its place."""
        other = self.file.with_suffix(".new")
        other.write_text(text, encoding="utf-8")
        other.replace(self.file)


@asynccontextmanager
async def preview(
    file: Path,
    text: str,
    size: tuple[int, int] = (80, 36),
    item: str | None = None,
    known: tuple[Folder, ...] = (),
    theme: str = "",
) -> AsyncIterator[Walk]:
    file.write_text(text, encoding="utf-8")
    watched = watch(str(file), date(2026, 11, 21), known)
    trial = Trial(cache(lambda: read_lexicon(bundled("data") / "lexicon")))
    settings = Settings(db="trainer.db", config="config.toml")._replace(theme=theme)
    app = PreviewApp(settings, watched, watched.look(), item, trial)
    async with app.run_test(size=size) as pilot:
        walk = Walk(app, pilot, file)

        @contextmanager
        def suspend() -> Iterator[None]:  # a test has no terminal to lend
            walk.away.append(walk.text)
            yield

        app.suspend = suspend  # type: ignore[method-assign]
        await walk.until(lambda: isinstance(app.screen, PreviewScreen))
        await pilot.pause()
        yield walk
