"""Themes, the terminal's own colours, and no colours at all."""

import pytest
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from tests.practice.desk import FakeDesk
from tests.tui.journey import Journey, journey
from tests.tui.practice import SETTINGS, FakePractice, cards, seen_desk
from trainer.errors import ExitCode, StoreError
from trainer.practice.question import Plan
from trainer.tui import app as app_module
from trainer.tui.app import TrainerApp, look, run_app
from trainer.tui.themes import DARK, LIGHT, quiet

NUMBER = cards()[1]


@pytest.mark.parametrize(
    ("named", "used"),
    [("", DARK.name), ("dark", DARK.name), ("light", LIGHT.name), ("ansi", "ansi-dark")]
    + [(name, name) for name in BUILTIN_THEMES],
)
async def test_every_theme_can_be_named(named: str, used: str) -> None:
    async with journey(FakePractice(seen_desk()), theme=named) as walk:
        assert walk.app.theme == used
        assert walk.notes == []
        assert "3 due · 4 new" in walk.text
        await walk.press("enter", "space")
        assert "1 Again" in walk.text


async def test_an_unknown_theme_is_reported_and_the_usual_one_used() -> None:
    async with journey(FakePractice(seen_desk()), theme="no-such") as walk:
        assert walk.app.theme == DARK.name
        assert walk.notes == [
            "theme: there is no theme 'no-such'; dark, light and ansi always work"
        ]


def styles(walk: Journey) -> list[Style]:
    """Every style on the screen, as it goes to the terminal."""
    walk.app.screen._compositor.full_map  # noqa: B018 - brings the map up to date
    app = walk.app
    found = []
    for strip in app.screen._compositor.render_strips():
        for line_filter in app._filters:
            if line_filter.enabled:
                strip = strip.apply_filter(line_filter, app.screen.background_colors[1])  # noqa: PLW2901
        found += [segment.style for segment in strip if segment.style is not None]
    return found


def is_grey(style: Style) -> bool:
    colours = [c.triplet for c in (style.color, style.bgcolor) if c is not None]
    return all(c is None or c.red == c.green == c.blue for c in colours)


async def test_the_ansi_theme_uses_no_colours_but_the_terminals_own() -> None:
    practice = FakePractice(FakeDesk([NUMBER]))
    async with journey(practice, theme="ansi", start=Plan()) as walk:
        await walk.write("1 MB")
        await walk.press("enter")
        used = {c for style in styles(walk) for c in (style.color, style.bgcolor) if c}
        assert used
        assert all(colour.triplet is None for colour in used)


async def test_no_color_takes_the_colours_and_leaves_the_meaning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    practice = FakePractice(FakeDesk([NUMBER]))
    async with journey(practice, start=Plan()) as walk:
        await walk.write("256 KB")
        await walk.press("enter")
        assert all(is_grey(style) for style in styles(walk))
        assert "✗ Wrong" in walk.text
        assert "▸ 1 Again" in walk.text


async def test_there_are_colours_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with journey(FakePractice(seen_desk())) as walk:
        assert not all(is_grey(style) for style in styles(walk))


def ran(monkeypatch: pytest.MonkeyPatch, practice: FakePractice) -> dict[str, object]:
    """What `run_app` does, the terminal left out."""
    seen: dict[str, object] = {}

    def run(self: TrainerApp) -> int | None:
        seen["no_color"] = self.no_color
        self.practice = practice
        return self._return_value

    monkeypatch.setattr(TrainerApp, "run", run)
    monkeypatch.setattr(app_module, "look", lambda _: practice.glimpse())
    seen["code"] = run_app(SETTINGS)
    return seen


@pytest.mark.parametrize(("value", "without"), [(None, False), ("", False), ("1", True)])
def test_an_empty_no_color_means_nothing(
    monkeypatch: pytest.MonkeyPatch, value: str | None, without: bool
) -> None:
    if value is None:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", value)
    seen = ran(monkeypatch, FakePractice(seen_desk()))
    assert seen["no_color"] is without


def test_the_workspace_is_closed_and_an_interruption_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = FakePractice(seen_desk())
    assert ran(monkeypatch, practice)["code"] == ExitCode.INTERRUPTED
    assert practice.closed


def test_a_workspace_that_cannot_be_opened_is_raised_for_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(self: TrainerApp) -> int | None:
        self.error = StoreError("the database is locked")
        return ExitCode.STORE

    monkeypatch.setattr(TrainerApp, "run", run)
    with pytest.raises(StoreError, match="locked"):
        run_app(SETTINGS)


def test_what_nobody_expected_is_raised_for_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = FakePractice(seen_desk())

    def run(self: TrainerApp) -> int | None:
        self.practice = practice
        self._exception = ZeroDivisionError("what nobody expected")
        return None

    monkeypatch.setattr(TrainerApp, "run", run)
    with pytest.raises(ZeroDivisionError):
        run_app(SETTINGS)
    assert practice.closed


def test_a_database_that_cannot_be_read_leaves_the_word_to_the_workspace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: object) -> None:
        raise StoreError("damaged")

    monkeypatch.setattr(app_module, "glance", broken)
    assert look(SETTINGS).today is None
    assert look(SETTINGS).decks == ()


@pytest.mark.parametrize("theme", [*BUILTIN_THEMES.values(), DARK, LIGHT], ids=lambda t: t.name)
async def test_quiet_text_differs_from_both_its_neighbours(theme: object) -> None:
    from textual.color import Color
    from textual.theme import Theme

    assert isinstance(theme, Theme)
    if not theme.ansi:
        colour = Color.parse(quiet(theme))
        background = Color.parse(theme.background or ("#121212" if theme.dark else "#efefef"))
        assert colour.get_contrast_text(1) is not None
        assert abs(colour.brightness - background.brightness) > 0.2
