"""The preview of a deck file that is rewritten under it."""

from datetime import date
from pathlib import Path

import pytest

from tests.authoring.editors import fake_editor
from tests.tui.journey import SIZES
from tests.tui.previewing import preview
from trainer.authoring.watching import watch
from trainer.content.problems import Severity
from trainer.content.sources import Folder
from trainer.errors import ExitCode
from trainer.tui.answer import Essay
from trainer.tui.findings import Findings

DECK = """\
deck: queues
title: Queues
concepts:
  - id: why-a-queue
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
    wordings:
      - send the mail asynchronously through a broker
    why: Nobody waits.
  - id: idempotent
    tier: must
    say: Make the mailer idempotent, so that a repeated message sends no second mail.
    why: Queues deliver twice.
answers:
  - label: ok
    text: Put a queue between the checkout and the mailer, so nobody waits for the mail.
"""


async def test_the_card_is_drawn_anew_when_its_file_is_saved(tmp_path: Path) -> None:
    async with preview(tmp_path / "queues.yaml", DECK) as walk:
        await walk.sees("Why put a queue between two services?")
        assert "A burst waits instead of failing." in walk.text
        await walk.save(DECK.replace("A burst waits", "A peak waits"))
        await walk.sees("A peak waits instead of failing.")


async def test_the_card_that_changed_comes_to_the_front(tmp_path: Path) -> None:
    async with preview(tmp_path / "queues.yaml", DECK) as walk:
        await walk.save(DECK.replace("A FIFO queue keeps it.", "One of the kind FIFO."))
        await walk.sees("One of the kind FIFO.")
        assert "2 of 2" in walk.text
        await walk.pilot.press("p")
        await walk.sees("1 of 2")
        await walk.pilot.press("down")
        await walk.sees("2 of 2")


async def test_a_broken_file_keeps_the_last_good_card_below_its_problems(tmp_path: Path) -> None:
    async with preview(tmp_path / "queues.yaml", DECK) as walk:
        await walk.save(DECK.replace("    answer: A burst", "    anser: A burst"))
        await walk.sees("6:5")
        assert "did you mean" in walk.text
        assert "A burst waits instead of failing." in walk.text
        await walk.save(DECK)
        await walk.until(lambda: "6:5" not in walk.text)


async def test_a_file_that_is_gone_for_a_moment_is_no_problem(tmp_path: Path) -> None:
    watched = watch(str(_written(tmp_path)), date(2026, 11, 21))
    first = watched.look()
    assert first is not None
    Path(watched.path).unlink()
    assert [watched.look() for _ in range(3)] == [None, None, None]
    gone = watched.look()
    assert gone is not None
    assert gone.items == first.items
    assert [each.code for each in gone.problems] == ["missing"]
    Path(watched.path).write_text(DECK, encoding="utf-8")
    back = watched.look()
    assert back is not None
    assert not back.broken


def _written(folder: Path) -> Path:
    file = folder / "queues.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


async def test_a_golden_answer_is_graded_in_the_field(tmp_path: Path) -> None:
    async with preview(tmp_path / "mail.yaml", SCENARIO) as walk:
        await walk.pilot.press("g")
        await walk.sees("golden answer 1 of 1, ok: 0.50, as it should")
        assert "1 of 2 points said" in walk.text
        assert tmp_path.joinpath("mail.yaml").read_text(encoding="utf-8") == SCENARIO


async def test_grading_that_ends_while_the_preview_is_left_shows_nothing(tmp_path: Path) -> None:
    async with preview(tmp_path / "mail.yaml", SCENARIO) as walk:
        await walk.pilot.press("g")
        await walk.sees("golden answer 1 of 1")
        await walk.graded()
        await walk.screen.query_one(Findings).remove()  # as all of them are, one by one
        walk.screen.try_now()
        await walk.pilot.pause()
        await walk.until(lambda: not walk.screen._grading)


async def test_a_point_that_was_not_made_says_what_is_missing(tmp_path: Path) -> None:
    async with preview(tmp_path / "mail.yaml", SCENARIO, (80, 60)) as walk:
        field = walk.screen.query_one(Essay)
        field.text = "We buy a larger machine for the mailer, and hope that it lasts."
        await walk.sees("missing:")
        assert "asynchronously" in walk.text
        await walk.pilot.press("j")
        await walk.until(lambda: "idempotent" in walk.text.partition("▸")[2])


async def test_what_holds_for_the_whole_answer_is_said_once(tmp_path: Path) -> None:
    async with preview(tmp_path / "mail.yaml", SCENARIO, (100, 60)) as walk:
        walk.screen.query_one(Essay).text = "The weather was fine on Monday and we went for a walk."
        await walk.graded()
        await walk.sees("Nothing of what the question is about")
        assert walk.text.count("Nothing of what the question is about") == 1
        assert "  0%  send the mail asynchronously through a broker" in walk.text
        assert "missing" not in walk.text


async def test_the_key_into_the_field_is_named_only_outside_of_it(tmp_path: Path) -> None:
    async with preview(tmp_path / "mail.yaml", SCENARIO) as walk:
        assert "Tab Try" in walk.text
        await walk.pilot.press("tab")
        await walk.sees("Esc Leave field")
        assert "Tab Try" not in walk.text


@pytest.mark.parametrize("size", SIZES)
async def test_many_wordings_leave_their_point_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    wordings = "".join(f"      - drop message number {n} when it comes back\n" for n in range(30))
    text = SCENARIO.replace(
        "sends no second mail.\n    why", f"sends no second mail.\n    wordings:\n{wordings}    why"
    )
    async with preview(tmp_path / "mail.yaml", text, size) as walk:
        walk.screen.query_one(Essay).text = "We buy a larger machine for the mailer, and hope."
        await walk.graded()
        await walk.pilot.press("j")
        await walk.sees("▸ 2 · Make the mailer idempotent")
        await walk.graded()
        assert "▸ 2 · Make the mailer idempotent" in walk.text
        assert "missing: " in walk.text
        await walk.pilot.press("k")
        await walk.sees("▸ 1 · Put a queue")


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_answer_and_hostile_text_fit_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    bad = SCENARIO.replace("The slow checkout", '"[/] [@click=app.quit]x[/] \\e[31m"')
    bad = bad.replace("faster?", "faster [/] end?")
    async with preview(tmp_path / "mail.yaml", bad, size) as walk:
        walk.screen.query_one(Essay).text = "[/b] a queue " * 8000
        await walk.until(lambda: walk.screen._tried is not None)
        await walk.sees("[/] end?")
        assert "\x1b" not in walk.text


def test_a_link_into_the_library_is_right_and_one_to_nowhere_is_not(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    other = library / "topics.yaml"
    text = DECK.replace("deck: queues", "deck: topics")
    other.write_text(text, encoding="utf-8")
    file = _written(tmp_path)
    linked = DECK.replace("    why: The", "    contrasts: [topics/order]\n    why: The")
    file.write_text(linked, encoding="utf-8")
    known = [Folder(str(library), bundled=True)]
    watched = watch(str(file), date(2026, 11, 21), known)

    def codes() -> list[str]:
        seen = watched.look()
        assert seen is not None
        return [each.code for each in seen.problems if each.severity is Severity.ERROR]

    assert codes() == []
    other.write_text(text.replace("id: order", "id: other-order"), encoding="utf-8")
    file.write_text(linked + "\n", encoding="utf-8")
    assert codes() == ["dangling-reference"]
    other.write_text(text, encoding="utf-8")
    file.write_text(linked + "\n\n", encoding="utf-8")
    assert codes() == []


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the author's own decks."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home/.local/share/interview-trainer/decks"


def library(tmp_path: Path, mine: Path) -> tuple[Path, tuple[Folder, ...]]:
    """A folder of bundled decks, and all that are searched."""
    folder = tmp_path / "library"
    folder.mkdir()
    return folder, (Folder(str(mine), bundled=False), Folder(str(folder), bundled=True))


async def test_a_deck_without_cards_says_so_and_waits_for_the_first(tmp_path: Path) -> None:
    empty = DECK.partition("concepts:")[0]
    async with preview(tmp_path / "queues.yaml", empty) as walk:
        await walk.sees("There is no card in it yet.")
        await walk.pilot.press("tab", "q")
        assert walk.app.return_value == ExitCode.DONE, "there is no field to type into"
    async with preview(tmp_path / "queues.yaml", empty) as walk:
        await walk.save(DECK)
        await walk.sees("Why put a queue between two services?")
        assert "There is no card" not in walk.text
        await walk.pilot.press("tab", "F")
        await walk.save(empty)
        await walk.sees("There is no card in it yet.")
        assert walk.screen.focused is walk.screen.query_one("#card")
        await walk.save(empty + "concepts: 3\n")
        await walk.sees("3:11")
        assert "There is no card" not in walk.text, "an error is not nothing"


async def test_the_editor_opens_at_the_item_and_the_preview_stays_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "sed -i -e 's/Why put/When put/' -e 's/keeps it/guards it/' \"$f\""
    log = fake_editor(tmp_path / "bin", monkeypatch, script, "vi")
    file = tmp_path / "queues.yaml"
    async with preview(file, DECK, item="queues/order") as walk:
        walk.screen.query_one(Essay).text = "FIFO"
        await walk.edit()
        await walk.sees("A FIFO queue guards it.")
        assert "2 of 2" in walk.text
        assert walk.screen.query_one(Essay).text == "FIFO"
        await walk.pilot.press("p")
        await walk.sees("When put a queue between two services?")
    assert log.read_text(encoding="utf-8") == f"+8 {file}\n"


async def test_the_editor_opens_at_the_point_that_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_editor(tmp_path / "bin", monkeypatch, "true", "vi")
    file = tmp_path / "mail.yaml"
    async with preview(file, SCENARIO, (80, 60)) as walk:
        await walk.edit()
        walk.screen.query_one(Essay).text = "We buy a larger machine for the mailer, and hope."
        await walk.graded()
        await walk.pilot.press("j")
        await walk.sees("▸ 2 · Make the mailer idempotent")
        await walk.edit()
    assert log.read_text(encoding="utf-8") == f"+1 {file}\n+13 {file}\n", "first as a whole"


async def test_a_card_that_got_another_id_is_still_the_one_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/id: order/id: fifo/' \"$f\"")
    async with preview(tmp_path / "queues.yaml", DECK, item="queues/order") as walk:
        await walk.edit()
        await walk.sees("2 of 2 · queues/fifo")


async def test_a_file_with_an_error_is_opened_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/anser/answer/' \"$f\"", "vi")
    file = tmp_path / "queues.yaml"
    async with preview(file, DECK.replace("answer: A burst", "anser: A burst")) as walk:
        await walk.sees("6:5")
        await walk.edit()
        await walk.sees("1 of 2")
        assert "6:5" not in walk.text
    assert log.read_text(encoding="utf-8") == f"+6 {file}\n"


async def test_a_bundled_file_is_copied_and_the_copy_is_watched(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "sed -i 's/keeps it/guards it/' \"$f\""
    log = fake_editor(tmp_path / "bin", monkeypatch, script, "vi")
    folder, known = library(tmp_path, mine)
    file = folder / "queues.yaml"
    async with preview(file, DECK, item="queues/order", known=known) as walk:
        await walk.edit()
        await walk.sees("A FIFO queue guards it.")
        await walk.sees("it is watched from now on")
        assert "2 of 2" in walk.text
        assert file.read_text(encoding="utf-8") == DECK
        walk.file = mine / "queues.yaml"
        await walk.save(DECK.replace("keeps it", "holds it"))
        await walk.sees("A FIFO queue holds it.")
        await walk.edit()
        await walk.until(lambda: log.read_text(encoding="utf-8").count("\n") == 2)
    assert log.read_text(encoding="utf-8") == f"+8 {mine}/queues.yaml\n" * 2
    assert [each.name for each in mine.iterdir()] == ["queues.yaml"]


async def test_a_bundled_scenario_is_copied_too(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/faster?/quicker?/' \"$f\"")
    folder, known = library(tmp_path, mine)
    async with preview(folder / "mail.yaml", SCENARIO, known=known) as walk:
        await walk.edit()
        await walk.sees("How would you make the checkout quicker?")
    assert (mine.parent / "scenarios/mail.yaml").exists()


async def test_a_bundled_file_that_was_only_looked_at_leaves_no_copy(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "exit 3")
    folder, known = library(tmp_path, mine)
    async with preview(folder / "queues.yaml", DECK, known=known) as walk:
        await walk.edit()
        await walk.sees("Nothing changed; the editor ended with code 3.")
        assert list(mine.iterdir()) == []
        await walk.save(DECK.replace("A burst waits", "A peak waits"))
        await walk.sees("A peak waits instead of failing.")


async def test_a_file_of_ones_own_in_place_of_the_bundled_one_is_opened_instead(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_editor(tmp_path / "bin", monkeypatch, "exit 0", "vi")
    folder, known = library(tmp_path, mine)
    mine.mkdir(parents=True)
    (mine / "q.yaml").write_text("# mine\n" + DECK, encoding="utf-8")
    async with preview(folder / "queues.yaml", DECK, item="queues/order", known=known) as walk:
        await walk.edit()
        await walk.sees("it is watched from now on")
        assert "2 of 2" in walk.text
    assert log.read_text(encoding="utf-8") == f"+9 {mine}/q.yaml\n"


async def test_without_an_editor_nothing_is_copied(
    tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    folder, known = library(tmp_path, mine)
    async with preview(folder / "queues.yaml", DECK, known=known) as walk:
        await walk.pilot.press("e")
        await walk.sees("no editor is set")
        assert not mine.exists()
