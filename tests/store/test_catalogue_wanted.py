"""Trainers with different deck folders on one database: neither loses the cards of the other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.shelf import DAY, Shelf, Store, changed, concept, days, deck, number, numbered
from tests.store.tools import expected, stored
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.scheduling.queue import Limits, Scope
from trainer.store import today
from trainer.store.names import read_names
from trainer.store.queue import cram, queue
from trainer.store.statistics import item_counts

QUEUES = deck(concept("queues/fifo"), number("queues/size"), title="Queues", topic="messaging")
MINE = deck(replace(concept("mine/x"), tags=("own",)), concept("mine/y"), topic="own-topic")
BROKEN = Problem("extra/broken.yaml", 3, 1, "unknown-key", "there is no key `aks`", "write `ask`")


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.put("usual/q.yaml", QUEUES, bundled=True)
    made.put("extra/mine.yaml", MINE)
    made.put("extra/s.yaml", Scenario(id="pay", title="Payments", ask="Would you?"))
    made.put("extra/broken.yaml", None, BROKEN)
    return made


@pytest.fixture
def prompt(tmp_path: Path) -> Iterator[Store]:
    """A trainer that knows the usual folder alone."""
    with Store(tmp_path / "t.sqlite3") as made:
        yield made


@pytest.fixture
def session(prompt: Store) -> Iterator[Store]:
    """A trainer on the same database that was started with the extra folder as well."""
    with Store(prompt.path) as made:
        yield made


def items(store: Store) -> set[str]:
    return {entry.item for entry in queue(store.db, Scope(), DAY, Limits())}


def test_an_open_session_goes_on_when_a_prompt_wants_fewer_folders(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    session.sync(shelf)
    waiting = items(session)
    assert waiting == {"queues/fifo", "queues/size", "mine/x", "mine/y"}
    prompt.sync(shelf, "usual")
    for item in waiting:
        assert session.catalogue.card(item) is not None
    assert session.catalogue.card("mine/x") == MINE.cards[0]
    assert session.catalogue.place("mine/x") == "extra/mine.yaml"
    scenario = session.catalogue.scenario("pay")
    assert scenario is not None
    assert scenario.title == "Payments"
    assert session.catalogue.card("pay") is None
    assert session.catalogue.scenario("mine/x") is None


def test_what_is_not_wanted_is_neither_asked_nor_counted_nor_reported(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    assert session.sync(shelf).problems == (BROKEN,)
    session.review("mine/y")
    report = prompt.sync(shelf, "usual")
    assert (report.changed, report.problems) == (True, ())
    assert prompt.catalogue.problems() == ()
    assert items(prompt) == {"queues/fifo", "queues/size"}
    assert {entry.item for entry in cram(prompt.db, Scope(), 50)} == items(prompt)
    assert [row.id for row in prompt.catalogue.decks(DAY)] == ["queues"]
    assert item_counts(prompt.db).new == 2
    names = read_names(str(prompt.path))
    assert names is not None
    assert (names.decks, names.topics, names.tags) == (("queues",), ("messaging",), ())
    found = today.read_today(str(prompt.path), DAY.isoformat(), 2, 1)
    assert found is not None
    assert (found.due, found.new, found.repeat) == (0, 2, 0), "what was asked there counts there"
    found = today.read_today(str(prompt.path), days(9).isoformat(), 15, 150)
    assert found is not None
    assert (found.due, found.new) == (0, 2)


def test_each_trainer_finds_its_own_files_current_and_no_others(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    session.sync(shelf)
    assert session.catalogue.is_current(shelf.sources())
    assert not prompt.catalogue.is_current(shelf.sources("usual"))
    prompt.sync(shelf, "usual")
    assert prompt.catalogue.is_current(shelf.sources("usual"))
    assert not session.catalogue.is_current(shelf.sources())
    stamps = today.stamps(str(prompt.path))
    assert stamps is not None
    assert set(stamps) == set(shelf.sources("usual"))


def test_coming_back_reads_no_file(session: Store, prompt: Store, shelf: Shelf) -> None:
    session.sync(shelf)
    session.set("mine/x", 6, days(-2))
    for _ in range(2):
        prompt.sync(shelf, "usual")
        shelf.forget_reads()
        report = session.sync(shelf)
        assert (shelf.fetched, report.changed, report.problems) == ([], True, (BROKEN,))
        assert items(session) == {"queues/fifo", "queues/size", "mine/x", "mine/y"}
        assert session.catalogue.is_current(shelf.sources())
        assert not session.sync(shelf).changed
    prompt.sync(shelf, "extra")
    assert items(prompt) == {"mine/x", "mine/y"}


def test_answers_given_meanwhile_count_when_it_comes_back(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    session.sync(shelf)
    prompt.sync(shelf, "usual")
    session.review("mine/x")
    session.sync(shelf)
    assert items(session) == {"queues/fifo", "queues/size", "mine/y"}


def test_only_what_changed_meanwhile_is_read(session: Store, prompt: Store, shelf: Shelf) -> None:
    session.sync(shelf)
    prompt.sync(shelf, "usual")
    shelf.put("extra/mine.yaml", changed(MINE, 0, answer="Another."))
    shelf.forget_reads()
    session.sync(shelf)
    assert shelf.fetched == ["extra/mine.yaml"]
    card = session.catalogue.card("mine/x")
    assert card is not None
    assert card.solution == "Another."


def test_a_file_that_is_gone_is_forgotten_wanted_or_not(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    session.sync(shelf)
    prompt.sync(shelf, "usual")
    shelf.remove("extra/mine.yaml")
    shelf.remove("usual/q.yaml")
    prompt.sync(shelf, "usual")
    assert session.catalogue.card("mine/x") is None
    assert session.catalogue.place("mine/x") is None
    assert session.catalogue.card("queues/fifo") is None
    with prompt.db.read() as connection:
        for table in ("file", "item", "body"):
            left = connection.exec_driver_sql(f"SELECT count(*) FROM catalogue_{table}").scalar()
            assert left == (2 if table == "file" else 1), table


def test_a_wanted_card_goes_before_one_that_is_not(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    shelf.put("extra/q.yaml", deck(number("queues/size", "9 MB"), concept("queues/own")))
    session.sync(shelf)
    prompt.sync(shelf, "usual")
    card = session.catalogue.card("queues/size")
    assert card is not None
    assert card.solution == "1 MB"
    assert session.catalogue.place("queues/size") == "usual/q.yaml"
    assert session.catalogue.card("queues/own") == concept("queues/own")


def test_of_several_unwanted_the_one_that_would_win_is_taken(prompt: Store, shelf: Shelf) -> None:
    for path, value, bundled in (
        ("extra/b.yaml", "2 MB", False),
        ("extra/c.yaml", "3 MB", False),
        ("extra/a.yaml", "1 MB", True),
    ):
        shelf.put(path, deck(number("sizes/x", value)), bundled=bundled)
    prompt.sync(shelf)
    prompt.sync(shelf, "usual")
    card = prompt.catalogue.card("sizes/x")
    assert card is not None
    assert card.solution == "2 MB"
    assert prompt.catalogue.place("sizes/x") == "extra/b.yaml"


def test_an_unwanted_file_shadows_nothing_and_clashes_with_nothing(
    prompt: Store, shelf: Shelf
) -> None:
    shelf.put("extra/q.yaml", deck(number("queues/size", "9 MB"), title="Mine"))
    shelf.put("late/q.yaml", deck(number("queues/size", "8 MB"), title="Late"))
    assert [problem.path for problem in prompt.sync(shelf, "usual", "extra", "late").problems] == [
        "extra/broken.yaml",
        "late/q.yaml",
    ]
    assert prompt.sync(shelf, "usual", "late").problems == ()
    (row,) = prompt.catalogue.decks(DAY)
    assert (row.title, row.shadows) == ("Late", True)
    prompt.sync(shelf, "late")
    (row,) = prompt.catalogue.decks(DAY)
    assert (row.title, row.shadows) == ("Late", False)
    prompt.sync(shelf, "usual")
    (row,) = prompt.catalogue.decks(DAY)
    assert (row.title, row.bundled) == ("Queues", True)


def test_a_shadowed_card_is_not_taken_for_one_that_is_not_wanted(
    prompt: Store, shelf: Shelf
) -> None:
    shelf.put("usual/mine.yaml", deck(number("queues/size", "9 MB")))
    prompt.sync(shelf, "usual")
    assert prompt.catalogue.card("queues/fifo") is None


def test_former_names_are_those_of_wanted_files(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    shelf.put("extra/new.yaml", deck(replace(concept("new/x"), formerly=("old/x",))))
    shelf.put("late/old.yaml", deck(concept("old/x")))
    session.sync(shelf, "usual", "extra")
    assert session.catalogue.aliases() == {"old/x": "new/x"}
    session.review("old/x")
    prompt.sync(shelf, "usual")
    assert prompt.catalogue.aliases() == {}
    assert stored(prompt.journal) == expected(prompt.journal)
    # A former name of a wanted card is not that of a card which nobody wants any more.
    session.sync(shelf)
    session.sync(shelf, "usual", "extra")
    assert session.catalogue.aliases() == {"old/x": "new/x"}
    card = session.catalogue.card("old/x")
    assert card is not None
    assert card.item == "new/x"
    assert stored(session.journal) == expected(session.journal)
    assert session.journal.schedule("new/x").reviews == 1


def test_a_file_stored_by_the_other_meanwhile_is_not_wanted_here(
    session: Store, prompt: Store, shelf: Shelf
) -> None:
    parse = shelf.parse

    class Meanwhile(Shelf):
        """While this one reads, the other trainer stores all files."""

        def parse(self, data: bytes, path: str) -> object:  # type: ignore[override]
            session.sync(shelf)
            return parse(data, path)

    slow = Meanwhile(shelf.readings, shelf.files)
    prompt.sync(slow, "usual")
    assert prompt.catalogue.is_current(shelf.sources("usual"))
    assert items(prompt) == {"queues/fifo", "queues/size"}
    assert session.catalogue.card("mine/x") is not None


def test_counting_stays_apart_from_what_nobody_wants(prompt: Store, shelf: Shelf) -> None:
    """What was asked today of an unwanted deck takes nothing from the limits of the wanted."""
    shelf.put("extra/many.yaml", numbered("many", 3))
    prompt.sync(shelf)
    for item in ("many/c00", "many/c01"):
        prompt.review(item)
    prompt.sync(shelf, "usual")
    entries = queue(prompt.db, Scope(), DAY, Limits(new_per_day=2))
    assert len(entries) == 2
    prompt.sync(shelf)
    assert queue(prompt.db, Scope(), DAY, Limits(new_per_day=2)) == []
