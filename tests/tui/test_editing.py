"""Editing and flagging what is practised, over a real workspace and with editors of our own."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported
from textual.events import Key
from textual.pilot import Pilot
from textual.widget import Widget

from tests.authoring.editors import fake_editor
from tests.practice.desk import FakeDesk
from tests.tui.journey import MOST_PAUSES, SIZES, journey, screen_text
from tests.tui.practice import FakePractice, cards
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.question import Plan
from trainer.practice.starts import DrillStart, Start
from trainer.resources import bundled_path
from trainer.settings import load_settings
from trainer.store.flags import flagged
from trainer.tui.answer import Essay
from trainer.tui.app import TrainerApp, look, open_workspace
from trainer.tui.browse import BrowseScreen
from trainer.tui.browse_item import ItemScreen, ItemScroll
from trainer.tui.drill import DrillScreen
from trainer.tui.drill_assessed import Assessed
from trainer.tui.flagging import FlagField, NoteLine
from trainer.tui.home import HomeScreen
from trainer.tui.review import CardScroll, ReviewScreen
from trainer.tui.summary import SummaryScreen
from trainer.workspace import Workspace

DECK = """\
deck: queues
title: Queues
concepts:
  - id: why-a-queue
    importance: 3
    ask: Why put a queue between two services?
    answer: A burst waits instead of failing.
    why: The producer need not wait.
  - id: order
    ask: Which queue keeps the order?
    answer: A FIFO queue keeps it.
    why: Standard ones only try to.
"""
SCENARIO = """\
scenario: order-mail
title: The slow checkout
ask: How would you make the checkout faster?
model: |
  Put a queue between the checkout and the mailer.
points:
  - id: queue
    tier: must
    say: Put a queue between the checkout and the mailer, so nobody waits for the mail.
    why: Nobody waits.
  - id: idempotent
    tier: must
    say: Make the mailer idempotent, so that a repeated message sends no second mail.
    why: Queues deliver twice.
"""
ANSWER = "I put a queue between the checkout and the mailer, so nobody waits for the mail."

Walk = Callable[..., AbstractAsyncContextManager[tuple[TrainerApp, Pilot[int]]]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose bundled library is one deck and one scenario."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TRAINER_DB"):
        monkeypatch.delenv(name, raising=False)
    for kind, name, text in (("decks", "q", DECK), ("scenarios", "m", SCENARIO)):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        "trainer.settings.bundled_path",
        lambda name: bundled_path(name) if name == "data" else str(tmp_path / name),
    )
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home/.local/share/interview-trainer"


@pytest.fixture
def suspended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happened to the screen: a test has no terminal to lend."""
    happened: list[str] = []

    @contextmanager
    def suspend(_: TrainerApp) -> Iterator[None]:
        happened.append("away")
        yield
        happened.append("back")

    monkeypatch.setattr(TrainerApp, "suspend", suspend)
    return happened


@pytest.fixture
def walk(home: Path, suspended: list[str]) -> Walk:
    """Runs the app over that library."""

    @asynccontextmanager
    async def run(
        start: Plan | Start | None, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[tuple[TrainerApp, Pilot[int]]]:
        settings = load_settings()
        app = TrainerApp(settings, open_workspace, lambda: look(settings), start)
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True) as pilot:
            await app.workers.wait_for_complete()
            for _ in range(MOST_PAUSES):  # until what was asked for is painted
                await pilot.pause(0.01)
                if (start is None or not isinstance(app.screen, HomeScreen)) and text_of(app):
                    break
            await pilot.pause()
            yield app, pilot
        if app.practice is not None:
            app.practice.close()

    return run


def text_of(app: TrainerApp) -> str:
    """The screen, its lines run together, so that wrapping does not matter."""
    return " ".join(screen_text(app.screen).split())


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait until all that follows is painted."""
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


def focused(app: TrainerApp) -> Widget | None:
    return app.focused


def review_of(app: TrainerApp) -> ReviewScreen:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


def found(screen: DrillScreen) -> list[str]:
    """The points that the answer was judged by."""
    assessment = screen.session.assessment
    return [point.id for point in assessment.points] if assessment is not None else []


def flag_of(screen: DrillScreen) -> str | None:
    return screen.session.flag


async def type_in(pilot: Pilot[int], text: str) -> None:
    await press(pilot, *("space" if letter == " " else letter for letter in text))


async def test_an_edited_question_is_shown_anew_and_the_draft_stays(
    walk: Walk, home: Path, suspended: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/Why put/When put/' \"$f\"", "vi")
    async with walk(Plan()) as (app, pilot):
        await type_in(pilot, "bursts")
        await press(pilot, "escape", "e")
        shown = text_of(app)
        assert "When put a queue between two services?" in shown
        assert "Saved: the card as it is now." in shown
        assert "Your own copy is" in shown
        field = app.screen.query_one(Essay)
        assert field.text == "bursts"
        assert isinstance(focused(app), CardScroll)
        await press(pilot, "i")
        await type_in(pilot, " wait")
        assert field.text == "bursts wait"
    assert suspended == ["away", "back"]
    assert log.read_text(encoding="utf-8") == f"+4 {home / 'decks/q.yaml'}\n"
    assert "Why put" in (tmp_path / "decks/q.yaml").read_text(encoding="utf-8")


async def test_an_edited_answer_stands_where_it_was_revealed(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with walk(Plan()) as (app, pilot):
        await type_in(pilot, "A burst is late")
        await press(pilot, "ctrl+j", "1")  # so that its answer was seen before
        await press(pilot, "enter", "3")
        fake_editor(
            tmp_path / "bin", monkeypatch, "sed -i 's/A burst waits/A burst is late/' \"$f\""
        )
        await press(pilot, "enter", "e")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.session.revealed is not None
        shown = text_of(app)
        assert "A burst is late instead of failing." in shown
        assert "The answer has changed since you last saw it." in shown
        await press(pilot, "4")
        assert isinstance(app.screen, SummaryScreen)


async def test_an_error_is_said_with_its_line_and_its_cure_and_the_old_card_stays(
    walk: Walk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/Why put/Why: put/' \"$f\"")
    async with walk(Plan()) as (app, pilot):
        await press(pilot, "escape", "e")
        shown = text_of(app)
        assert "Why put a queue" in shown
        assert (
            "Line 6: this text holds `: `, which YAML takes for a key and its value. Cure:" in shown
        )
        assert "Until then the card stays as it was; e edits again." in shown
        log = fake_editor(
            tmp_path / "bin", monkeypatch, "sed -i 's/Why: put/When put/' \"$f\"", "nano"
        )
        await press(pilot, "e")
        assert "When put a queue" in text_of(app)
        assert log.read_text(encoding="utf-8").startswith("+6,13 ")
    assert [path.name for path in (home / "decks").iterdir()] == ["q.yaml"]


async def test_an_error_says_in_browse_and_drill_too_what_holds_until_it_is_mended(
    walk: Walk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/Why put/Why: put/' \"$f\"")
    async with walk(None) as (app, pilot):
        await press(pilot, "slash", *"why", "enter")
        for screen in (BrowseScreen, ItemScreen):
            assert isinstance(app.screen, screen)
            await press(pilot, "e")
            shown = text_of(app)
            assert "Why put a queue" in shown
            assert "Line 6: this text holds" in shown
            assert "Until then it stays as it was; e edits again." in shown
            await press(pilot, "enter")
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/^scenario: .*/scenario: [/' \"$f\"")
    async with walk(DrillStart("order-mail")) as (app, pilot):
        await press(pilot, "escape", "e")
        assert "Until then the scenario stays as it was; e edits again." in text_of(app)


async def test_a_card_that_is_gone_makes_room_for_the_next(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i '4,8d' \"$f\"")
    async with walk(Plan()) as (app, pilot):
        await type_in(pilot, "half")
        await press(pilot, "escape", "e")
        shown = text_of(app)
        assert "Which queue keeps the order?" in shown
        assert "The card is gone from its deck; on to the next." in shown
        assert app.screen.query_one(Essay).text == ""
        await press(pilot, "escape")
        fake_editor(tmp_path / "bin", monkeypatch, "sed -i '3,$d' \"$f\"")
        await press(pilot, "e")
        assert not isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (":", ""),
        ("exit 1", "Nothing changed; the editor ended with code 1."),
        ("kill -9 $$", "Nothing changed; the editor ended with code -9."),
    ],
)
async def test_an_editor_that_changes_nothing_leaves_no_copy(
    walk: Walk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, script)
    async with walk(Plan()) as (app, pilot):
        await type_in(pilot, "half")
        await press(pilot, "escape", "e")
        assert said in text_of(app)
        assert "Saved" not in text_of(app)
        assert app.screen.query_one(Essay).text == "half"
    assert list((home / "decks").iterdir()) == []


async def test_without_an_editor_one_is_asked_for(
    walk: Walk, home: Path, suspended: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    async with walk(Plan()) as (app, pilot):
        await press(pilot, "escape", "e")
        assert "EDITOR names the editor 'no-such-editor', and there is no such program" in text_of(
            app
        )
        assert "Until then" not in text_of(app)
        monkeypatch.delenv("EDITOR")
        await press(pilot, "e")
        assert "no editor is set" in text_of(app)
    assert suspended == []
    assert not (home / "decks").exists()


async def test_an_editor_that_cannot_be_started_gives_the_screen_back(
    walk: Walk, home: Path, suspended: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "")
    (tmp_path / "bin/fake-editor").write_text("#!/no/such/shell\n", encoding="utf-8")
    async with walk(Plan()) as (app, pilot):
        await press(pilot, "escape", "e")
        assert "cannot be started" in text_of(app)
    assert suspended == ["away", "back"]
    assert list((home / "decks").iterdir()) == []


async def test_a_terminal_that_cannot_be_lent_says_so_and_leaves_no_copy(
    walk: Walk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, ":")

    @contextmanager
    def suspend(app: TrainerApp) -> Iterator[None]:
        if app.is_headless:
            raise SuspendNotSupported
        yield

    monkeypatch.setattr(TrainerApp, "suspend", suspend)
    async with walk(Plan()) as (app, pilot):
        await press(pilot, "escape", "e")
        assert "trainer decks edit queues/why-a-queue" in text_of(app)
    assert list((home / "decks").iterdir()) == []


async def test_what_was_typed_is_on_disk_while_the_editor_is_open(
    walk: Walk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever kills the trainer meanwhile, the draft comes back."""
    fake_editor(tmp_path / "bin", monkeypatch, f'cp "{home}"/trainer.db* "{tmp_path}/bin/"')
    async with walk(Plan()) as (_, pilot):
        await type_in(pilot, "half an answer")
        await press(pilot, "escape", "e")
    with sqlite3.connect(tmp_path / "bin/trainer.db") as copy:
        assert copy.execute("SELECT key, text FROM draft").fetchall() == [
            ("queues/why-a-queue", "half an answer")
        ]
    copy.close()


async def test_a_scenario_is_edited_with_its_draft_and_at_the_marked_point(
    walk: Walk, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/the checkout faster/it quick/' \"$f\"")
    async with walk(DrillStart("order-mail")) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, DrillScreen)
        screen.query_one("#asked")
        await type_in(pilot, "half")
        await press(pilot, "escape", "e")
        assert "How would you make it quick?" in text_of(app)
        assert screen.session.draft == "half"
        await press(pilot, "i", "space", *("space" if c == " " else c for c in ANSWER), "ctrl+j")
        before = found(screen)
        log = fake_editor(
            tmp_path / "bin", monkeypatch, "sed -i '/id: idempotent/,$d' \"$f\"", "micro"
        )
        await press(pilot, "e")
        assert "order-mail" not in text_of(app)
        after = found(screen)
        assert (before, after) == (["queue", "idempotent"], ["queue"])
        assert "+7:5" in log.read_text(encoding="utf-8") or "+11:5" in log.read_text("utf-8")
        fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/^scenario: .*/scenario: [/' \"$f\"")
        await press(pilot, "e")
        assert "Line 1" in text_of(app)
        fake_editor(tmp_path / "bin", monkeypatch, 'rm "$f"')
        monkeypatch.setattr(
            "trainer.settings.bundled_path",
            lambda name: bundled_path(name) if name == "data" else "/x",
        )
        await press(pilot, "e")
        assert found(screen) == after, "nothing of the drill is lost"


async def test_a_flag_with_a_note_is_kept_shown_and_taken_back(walk: Walk) -> None:
    async with walk(Plan()) as (app, pilot):
        await type_in(pilot, "half")
        await press(pilot, "escape", "f")
        assert isinstance(focused(app), NoteLine)
        await type_in(pilot, "1 q is this u right?")
        await press(pilot, "enter")
        shown = text_of(app)
        assert "⚑ Flagged: 1 q is this u right?" in shown
        assert "Flagged for later." in shown
        assert not app.screen.query_one(FlagField).display
        field = app.screen.query_one(Essay)
        assert field.text == "half"
        assert isinstance(focused(app), CardScroll)
        await press(pilot, "f")
        assert app.screen.query_one(NoteLine).value == "1 q is this u right?"
        await press(pilot, "escape")
        assert "⚑ Flagged: 1 q" in text_of(app)
        await press(pilot, "f", "ctrl+u", "enter")
        assert "The flag is taken back." in text_of(app)
        assert "⚑" not in text_of(app)
        assert isinstance(app.practice, Workspace)
        assert flagged(app.practice.database) == []
        await press(pilot, "u")
        assert "⚑ Flagged: 1 q is this u right?" in text_of(app)
        assert app.screen.query_one(Essay).text == "half"
        assert [row[:2] for row in flagged(app.practice.database)] == [
            ("queues/why-a-queue", "1 q is this u right?")
        ]


async def test_a_note_half_typed_comes_back_where_its_item_is_flagged(walk: Walk) -> None:
    async with walk(Plan()) as (_, pilot):
        await type_in(pilot, "half")
        await press(pilot, "escape", "f")
        await type_in(pilot, "the answer is ou")
    async with walk(Plan()) as (app, pilot):
        assert app.screen.query_one(Essay).text == "half", "the answer's draft is another one"
        await press(pilot, "escape", "f")
        line = app.screen.query_one(NoteLine)
        assert line.value == "the answer is ou"
        await type_in(pilot, "tdated")
        await press(pilot, "enter")
        assert "⚑ Flagged: the answer is outdated" in text_of(app)
        await press(pilot, "f")
        await type_in(pilot, " now")
        await press(pilot, "escape", "f")
        assert line.value == "the answer is outdated", "what is given up is forgotten"
    async with walk(DrillStart("order-mail")) as (app, pilot):
        await press(pilot, "escape", "f")
        assert app.screen.query_one(NoteLine).value == "", "a note belongs to its item"


async def burst(app: TrainerApp, pilot: Pilot[int], text: str) -> None:
    """Type a text and Enter faster than any of it is dealt with, as pasting over ssh does."""
    for letter in text:
        app.post_message(Key("space" if letter == " " else letter, letter))
    app.post_message(Key("enter", "\r"))
    await press(pilot)
    await press(pilot)


@pytest.mark.parametrize("start", [Plan(), DrillStart("order-mail"), None])
async def test_a_note_typed_in_one_burst_with_enter_is_kept_whole(
    walk: Walk, start: Plan | Start | None
) -> None:
    async with walk(start) as (app, pilot):
        if start is None:
            await press(pilot, "slash", "down")
        else:
            await press(pilot, "escape")
        await press(pilot, "f")
        await burst(app, pilot, "is this still so in 2026?")
        assert isinstance(app.practice, Workspace)
        assert [row[1] for row in flagged(app.practice.database)] == ["is this still so in 2026?"]
        assert not app.screen.query_one(FlagField).display


@pytest.mark.parametrize("leave", ["edit", "help", "flag"])
async def test_keys_act_again_where_one_left(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leave: str
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, ":")
    away = {"edit": ["e"], "help": ["question_mark", "escape"], "flag": ["f", "escape"]}[leave]
    async with walk(Plan()) as (app, pilot):
        await press(pilot, "escape", *away)
        assert isinstance(focused(app), CardScroll)
        await press(pilot, "space", *away)
        assert review_of(app).session.revealed is not None
        assert isinstance(focused(app), CardScroll)
        await press(pilot, "3")
        assert review_of(app).session.done == 1
    async with walk(DrillStart("order-mail")) as (app, pilot):
        await press(pilot, "escape", *away, "i", "a")
        drill = app.screen
        assert isinstance(drill, DrillScreen)
        assert drill.query_one(Essay).text == "a"
        drill.query_one(Essay).text = ANSWER
        await press(pilot, "ctrl+j", *away, "down", *away)
        chosen = drill.query_one(Assessed).chosen
        assert chosen is not None
        assert chosen.point == "idempotent", "the point that was looked at"
        await press(pilot, "w", "3")
        assert drill.session.phase is not DrillPhase.ASSESSED
    async with walk(None) as (app, pilot):
        await press(pilot, "slash", "down", "j", *away)
        browse = app.screen
        assert isinstance(browse, BrowseScreen)
        assert (focused(app), browse.item) == (browse.list, "queues/order")
        await press(pilot, "enter", *away, "left")
        page = app.screen
        assert isinstance(page, ItemScreen)
        assert page.item == "queues/why-a-queue"
        assert isinstance(focused(app), ItemScroll)


async def test_while_a_note_is_written_nothing_else_happens(walk: Walk) -> None:
    async with walk(Plan()) as (app, pilot):
        await press(pilot, "enter", "f")
        screen = review_of(app)
        await press(pilot, *"1234suke")
        await press(pilot, "ctrl+r", "tab")
        assert screen.session.revealed is not None
        assert screen.query_one(NoteLine).value == "1234suke"
        screen.set_focus(None)
        await press(pilot, "1", "space", "q", "e")
        assert screen.session.done == 0
        assert review_of(app) is screen
        await press(pilot, "f", "escape")
        assert isinstance(focused(app), CardScroll)
        await press(pilot, "3")
        assert screen.session.done == 1


async def test_a_scenario_is_flagged_at_every_step(walk: Walk) -> None:
    async with walk(DrillStart("order-mail")) as (app, pilot):
        await type_in(pilot, "half")
        await press(pilot, "escape", "f")
        await type_in(pilot, "too short")
        await press(pilot, "enter")
        assert "⚑ Flagged: too short" in text_of(app)
        screen = app.screen
        assert isinstance(screen, DrillScreen)
        await press(pilot, "i", *("space" if c == " " else c for c in ANSWER), "ctrl+j")
        await press(pilot, "f")
        assert screen.query_one(NoteLine).value == "too short"
        await press(pilot, "1", "w", "escape")
        assert flag_of(screen) == "too short"
        await press(pilot, "f", "ctrl+u", "enter")
        assert flag_of(screen) is None
        assert "The flag is taken back." in text_of(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_the_field_and_its_keys_fit_every_screen(size: tuple[int, int]) -> None:
    async with journey(FakePractice(FakeDesk(cards())), size, start=Plan()) as walk:
        await walk.press("escape", "f")
        assert "Flag it for later" in walk.text
        assert walk.footer.startswith("Enter Flag   Esc Give up")
        await walk.press("escape", "enter", "f")
        assert "Flag it for later" in walk.text
        assert "Again" not in walk.text


async def test_a_note_that_cannot_be_written_stays_in_its_field() -> None:
    async with journey(FakePractice(FakeDesk(cards())), start=Plan()) as walk:
        await walk.press("escape", "f")
        await walk.write("why")
        walk.desk.broken = True
        await walk.press("enter")
        assert "Not saved" in walk.text
        assert walk.review.query_one(NoteLine).value == "why"
        walk.desk.broken = False
        await walk.press("enter")
        assert "⚑ Flagged: why" in walk.text
