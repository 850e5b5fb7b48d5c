"""Files become rows: what is read, what is kept, what gives way."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.shelf import DAY, Shelf, Store, changed, concept, days, deck, number, numbered
from tests.store.tools import expected, stored
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.content.sources import SourceFile
from trainer.scheduling.queue import Limits, Scope
from trainer.scheduling.schedule import NEW
from trainer.store import catalogue_sync
from trainer.store.queue import queue

QUEUES = deck(concept("queues/fifo"), number("queues/size"), title="Queues", topic="messaging")
BROKEN = Problem("q.yaml", 3, 1, "unknown-key", "there is no key `aks`", "write `ask`")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def items(store: Store) -> set[str]:
    """Everything that is asked."""
    return {entry.item for entry in queue(store.db, Scope(), DAY, Limits(10_000, 10_000))}


def test_what_was_synced_can_be_asked(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    report = store.sync(shelf)
    assert report.changed
    assert report.problems == ()
    assert items(store) == {"queues/fifo", "queues/size"}
    assert store.catalogue.card("queues/size") == number("queues/size")


def test_unchanged_files_are_not_read_again(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    shelf.forget_reads()
    assert store.catalogue.is_current(shelf.sources())
    assert not store.sync(shelf).changed
    assert shelf.fetched == []


def test_a_new_time_alone_only_renews_the_stamp(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    shelf.touch("q.yaml")
    shelf.forget_reads()
    assert not store.catalogue.is_current(shelf.sources())
    assert not store.sync(shelf).changed
    assert (shelf.fetched, shelf.parsed) == (["q.yaml"], [])
    assert store.catalogue.is_current(shelf.sources())


def test_only_the_changed_file_is_read(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    shelf.put("s.yaml", numbered("streams", 2))
    store.sync(shelf)
    shelf.forget_reads()
    shelf.put("q.yaml", changed(QUEUES, 1, value="2 MB"))
    assert store.sync(shelf).changed
    assert shelf.parsed == ["q.yaml"]
    card = store.catalogue.card("queues/size")
    assert card is not None
    assert card.solution == "2 MB"


def test_a_removed_file_leaves_with_its_cards_and_problems(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    shelf.put("x.yaml", None, BROKEN)
    store.sync(shelf)
    shelf.remove("q.yaml")
    shelf.remove("x.yaml")
    assert not store.catalogue.is_current(shelf.sources())
    report = store.sync(shelf)
    assert (report.changed, report.problems) == (True, ())
    assert items(store) == set()
    assert store.catalogue.card("queues/fifo") is None
    with store.db.read() as connection:
        for table in ("item", "body", "tag", "contrast", "alias", "problem", "file"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM catalogue_{table}")
            assert count.scalar() == 0, table


def test_a_card_taken_out_of_its_deck_is_not_asked(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    shelf.put("q.yaml", replace(QUEUES, cards=QUEUES.cards[:1]))
    store.sync(shelf)
    assert items(store) == {"queues/fifo"}
    assert store.catalogue.card("queues/size") is None


def test_a_file_with_errors_keeps_what_it_last_held(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    shelf.put("q.yaml", None, BROKEN)
    report = store.sync(shelf)
    assert (report.changed, report.problems) == (False, (BROKEN,))
    assert items(store) == {"queues/fifo", "queues/size"}
    assert store.catalogue.is_current(shelf.sources())
    assert store.sync(shelf).problems == (BROKEN,)


def test_a_mended_file_loses_its_problems(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    shelf.put("q.yaml", None, BROKEN)
    store.sync(shelf)
    shelf.put("q.yaml", QUEUES)
    assert store.sync(shelf).problems == ()
    assert items(store) == {"queues/fifo", "queues/size"}


def test_a_file_that_never_was_right_holds_nothing(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", None, BROKEN)
    report = store.sync(shelf)
    assert (report.changed, report.problems) == (False, (BROKEN,))
    assert store.catalogue.decks(DAY) == []


def test_warnings_do_not_keep_a_file_away(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES, BROKEN)
    assert store.sync(shelf).problems == (BROKEN,)
    assert items(store) == {"queues/fifo", "queues/size"}


def test_an_unreadable_file_keeps_its_cards_and_is_tried_again(store: Store, shelf: Shelf) -> None:
    warned = replace(BROKEN, code="long-answer")
    shelf.put("q.yaml", QUEUES, warned)
    store.sync(shelf)
    readable = shelf.files["q.yaml"]
    shelf.touch("q.yaml")
    shelf.close("q.yaml")
    assert [problem.code for problem in store.sync(shelf).problems] == ["unreadable"]
    assert items(store) == {"queues/fifo", "queues/size"}
    # Mended rights leave no trace in a stamp.
    assert not store.catalogue.is_current(shelf.sources())
    stamp = shelf.files["q.yaml"][0]
    shelf.files["q.yaml"] = (stamp, readable[1])
    assert store.sync(shelf).problems == (warned,)
    assert store.catalogue.is_current(shelf.sources())


def test_what_is_no_file_at_all_is_reported_once_and_current(store: Store, shelf: Shelf) -> None:
    problem = Problem("pipe.yaml", 0, 0, "not-a-file", "this is not a regular file")
    shelf.files["pipe.yaml"] = (SourceFile("pipe.yaml", False, 0, -2), problem)
    assert store.sync(shelf).problems == (problem,)
    assert store.catalogue.is_current(shelf.sources())


def test_a_file_of_the_user_shadows_the_bundled_one(store: Store, shelf: Shelf) -> None:
    shelf.put("bundled/q.yaml", QUEUES, bundled=True)
    shelf.put("home/q.yaml", deck(number("queues/size", "9 MB"), title="Mine"))
    store.sync(shelf)
    assert items(store) == {"queues/size"}
    (row,) = store.catalogue.decks(DAY)
    assert (row.title, row.path, row.bundled, row.shadows) == ("Mine", "home/q.yaml", False, True)
    assert store.catalogue.problems() == ()


@pytest.mark.parametrize("later", [True, False])
def test_the_bundled_one_is_back_when_its_shadow_goes(
    store: Store, shelf: Shelf, later: bool
) -> None:
    shelf.put("bundled/q.yaml", QUEUES, bundled=True)
    if later:
        store.sync(shelf)
    shelf.put("home/q.yaml", deck(number("queues/size", "9 MB")))
    store.sync(shelf)
    shelf.remove("home/q.yaml")
    shelf.forget_reads()
    assert store.sync(shelf).changed
    assert shelf.fetched == []
    assert items(store) == {"queues/fifo", "queues/size"}
    card = store.catalogue.card("queues/size")
    assert card is not None
    assert card.solution == "1 MB"


def test_a_shadow_that_takes_another_id_uncovers_the_bundled_one(
    store: Store, shelf: Shelf
) -> None:
    shelf.put("bundled/q.yaml", QUEUES, bundled=True)
    shelf.put("home/q.yaml", deck(number("queues/size", "9 MB")))
    store.sync(shelf)
    shelf.put("home/q.yaml", deck(number("my-queues/size", "9 MB")))
    store.sync(shelf)
    assert items(store) == {"queues/fifo", "queues/size", "my-queues/size"}


def test_a_shadowing_file_that_breaks_keeps_shadowing(store: Store, shelf: Shelf) -> None:
    shelf.put("bundled/q.yaml", QUEUES, bundled=True)
    shelf.put("home/q.yaml", deck(number("queues/size", "9 MB")))
    store.sync(shelf)
    shelf.put("home/q.yaml", None, BROKEN)
    store.sync(shelf)
    assert items(store) == {"queues/size"}


def test_of_two_files_with_one_id_the_first_in_path_order_counts(
    store: Store, shelf: Shelf
) -> None:
    shelf.put("home/b.yaml", deck(number("queues/size", "2 MB")))
    shelf.put("home/a.yaml", deck(number("queues/size", "1 MB")))
    (problem,) = store.sync(shelf).problems
    assert (problem.path, problem.code) == ("home/b.yaml", "duplicate-file")
    assert "home/a.yaml" in problem.message
    card = store.catalogue.card("queues/size")
    assert card is not None
    assert card.solution == "1 MB"
    shelf.remove("home/a.yaml")
    assert store.sync(shelf).problems == ()
    card = store.catalogue.card("queues/size")
    assert card is not None
    assert card.solution == "2 MB"


def test_scenarios_shadow_each_other_and_no_deck(store: Store, shelf: Shelf) -> None:
    shelf.put("bundled/s.yaml", Scenario(id="queues", title="A", ask="?"), bundled=True)
    shelf.put("home/s.yaml", Scenario(id="queues", title="B", ask="?"))
    shelf.put("home/t.yaml", Scenario(id="queues", title="C", ask="?"))
    shelf.put("q.yaml", QUEUES)
    report = store.sync(shelf)
    assert [problem.code for problem in report.problems] == ["duplicate-file"]
    scenario = store.catalogue.scenario("queues")
    assert scenario is not None
    assert scenario.title == "B"
    assert items(store) == {"queues/fifo", "queues/size"}


def test_a_shadowed_card_keeps_the_learner_s_schedule(store: Store, shelf: Shelf) -> None:
    shelf.put("bundled/q.yaml", QUEUES, bundled=True)
    shelf.put("home/q.yaml", QUEUES)
    store.sync(shelf)
    store.review("queues/size")
    shelf.remove("home/q.yaml")
    store.sync(shelf)
    assert items(store) == {"queues/fifo"}


def test_decks_read_again_keep_the_schedules(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    store.review("queues/size", day=days(-3))
    shelf.put("q.yaml", changed(QUEUES, 1, why="Because."))
    store.sync(shelf)
    (due, *new) = queue(store.db, Scope(), DAY, Limits())
    assert (due.item, due.due) == ("queues/size", days(-2))
    assert [entry.item for entry in new] == ["queues/fifo"]


def test_a_renamed_card_takes_its_history_along(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    store.review("queues/size")
    assert store.catalogue.aliases() == {}
    moved = replace(QUEUES.cards[1], id="max-size", formerly=("queues/size",))
    shelf.put("q.yaml", replace(QUEUES, cards=(QUEUES.cards[0], moved)))
    store.sync(shelf)
    assert store.refolded == [["queues/max-size", "queues/size"]]
    assert store.catalogue.aliases() == {"queues/size": "queues/max-size"}
    assert store.catalogue.card("queues/size") == moved
    assert store.journal.schedule("queues/max-size").due == days(1)
    assert items(store) == {"queues/fifo"}
    # And back, as if the rename had never been.
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    assert store.journal.schedule("queues/size").due == days(1)
    assert store.journal.schedule("queues/max-size") == NEW
    assert items(store) == {"queues/fifo"}


def test_nothing_is_folded_anew_while_no_name_changes(store: Store, shelf: Shelf) -> None:
    moved = replace(QUEUES.cards[1], id="max-size", formerly=("queues/size",))
    shelf.put("q.yaml", deck(moved))
    store.sync(shelf)
    shelf.put("r.yaml", numbered("streams", 3))
    shelf.put("q.yaml", deck(replace(moved, why="Because.")))
    store.sync(shelf)
    assert len(store.refolded) == 1


def test_a_failing_refold_leaves_the_names_as_they_were(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.sync(shelf)
    moved = replace(QUEUES.cards[1], id="max-size", formerly=("queues/size",))
    shelf.put("q.yaml", deck(moved))

    def stop(_: object) -> None:
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        store.catalogue.sync(shelf.sources(), shelf, stop)
    assert store.catalogue.aliases() == {}
    assert not store.catalogue.is_current(shelf.sources())
    store.sync(shelf)
    assert store.refolded[-1] == ["queues/max-size", "queues/size"]


def test_the_name_of_a_living_card_is_no_alias(store: Store, shelf: Shelf) -> None:
    thief = replace(QUEUES.cards[1], formerly=("queues/fifo",))
    shelf.put("q.yaml", deck(QUEUES.cards[0], thief))
    store.sync(shelf)
    assert store.catalogue.aliases() == {}


def test_aliases_of_a_shadowed_file_do_not_count(store: Store, shelf: Shelf) -> None:
    moved = replace(QUEUES.cards[1], formerly=("old/size",))
    shelf.put("bundled/q.yaml", deck(moved), bundled=True)
    store.sync(shelf)
    shelf.put("home/q.yaml", QUEUES)
    store.sync(shelf)
    assert store.catalogue.aliases() == {}
    assert store.refolded == [["old/size", "queues/size"]] * 2


def test_many_files_go_in_by_batches(
    store: Store, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_sync, "BATCH_ITEMS", 10)
    monkeypatch.setattr(catalogue_sync, "BATCH_FILES", 3)
    for n in range(20):
        shelf.put(f"{n:02}.yaml", numbered(f"deck-{n:02}", n + 1))
    store.sync(shelf)
    assert len(items(store)) == sum(range(1, 21))
    assert [sum(row.cards.values()) for row in store.catalogue.decks(DAY)] == list(range(1, 21))


def test_a_sync_cut_short_goes_on_where_it_stopped(
    store: Store, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_sync, "BATCH_FILES", 1)
    shelf.put("a.yaml", numbered("alpha", 2))
    shelf.put("b.yaml", numbered("beta", 2))
    parse = shelf.parse

    def interrupted(data: bytes, path: str) -> object:
        if path == "b.yaml":
            raise KeyboardInterrupt
        return parse(data, path)

    with monkeypatch.context() as patched:
        patched.setattr(shelf, "parse", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.sync(shelf)
    assert not store.catalogue.is_current(shelf.sources())
    shelf.forget_reads()
    store.sync(shelf)
    assert shelf.parsed == ["b.yaml"]
    assert store.catalogue.is_current(shelf.sources())


def test_two_programs_that_sync_at_once_agree(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    with Store(store.path) as other:
        parse = shelf.parse

        class Meanwhile(Shelf):
            """While this one reads, the other program stores the same file."""

            def parse(self, data: bytes, path: str) -> object:  # type: ignore[override]
                other.sync(shelf)
                return parse(data, path)

        slow = Meanwhile(shelf.readings, shelf.files)
        store.sync(slow)
        assert items(store) == items(other) == {"queues/fifo", "queues/size"}
        assert other.catalogue.is_current(shelf.sources())
        assert len(store.catalogue.decks(DAY)) == 1


def test_one_path_named_twice_is_one_file(store: Store, shelf: Shelf) -> None:
    shelf.put("q.yaml", QUEUES)
    store.catalogue.sync(shelf.sources() * 2, shelf, store.journal.refold)
    assert shelf.fetched == ["q.yaml"]
    assert store.catalogue.is_current(shelf.sources() * 2)


def test_names_that_went_with_the_catalogue_no_longer_join(tmp_path: Path) -> None:
    """As when a new version of the program compiles other decks in another way."""
    path = tmp_path / "t.sqlite3"
    shelf = Shelf()
    shelf.put("a.yaml", deck(replace(concept("a/new"), formerly=("a/old",)), concept("a/other")))
    with Store(path) as store:
        store.sync(shelf)
        store.review("a/old")
        assert store.journal.schedule("a/new").reviews == 1
        store.catalogue.clear()
    shelf.put("a.yaml", deck(concept("a/new"), concept("a/other")))
    with Store(path) as store:
        store.sync(shelf)
        assert stored(store.journal) == expected(store.journal)
        assert store.journal.schedule("a/new").reviews == 0
        assert store.journal.schedule("a/old").reviews == 1
