"""The path of a syllabus: at which stage each topic is learned."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.shelf import DAY, Shelf, Store, concept, days, deck, numbered
from trainer.content.cards import Deck
from trainer.content.problems import Problem
from trainer.content.syllabus import Stage, Syllabus, Topic
from trainer.scheduling.queue import Entry, Limits, Scope
from trainer.store import today
from trainer.store.queue import cram, queue

LIMITS = Limits(99, 99)


@pytest.fixture
def shelf() -> Shelf:
    """Two decks of two topics, the one that is learned first being the last in every order."""
    made = Shelf()
    made.put("a.yaml", about("limits", numbered("a", 2)))
    made.put("z.yaml", about("origins", numbered("z", 2)))
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "t.sqlite3") as made:
        yield made


def about(topic: str, made: Deck) -> Deck:
    return replace(made, topic=topic)


def path(*stages: Sequence[str], name: str = "path") -> Syllabus:
    """A syllabus whose stages have these topics."""
    return Syllabus(
        id=name,
        title=name.title(),
        stages=tuple(
            Stage(title=f"Stage {n}", topics=tuple(Topic(id=each, title=each) for each in topics))
            for n, topics in enumerate(stages, start=1)
        ),
    )


def asked(store: Store) -> list[str]:
    return [entry.item for entry in queue(store.db, Scope(), DAY, LIMITS)]


FIRST_ORIGINS = ["z/c00", "z/c01", "a/c00", "a/c01"]
FIRST_LIMITS = ["a/c00", "a/c01", "z/c00", "z/c01"]
IN_TURN = ["a/c00", "z/c00", "a/c01", "z/c01"]


def test_without_a_syllabus_decks_take_turns(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    assert asked(store) == IN_TURN


def test_new_cards_come_stage_by_stage(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    assert queue(store.db, Scope(), DAY, LIMITS) == [
        Entry("z/c00", "z", stage=1),
        Entry("z/c01", "z", stage=1),
        Entry("a/c00", "a", stage=2),
        Entry("a/c01", "a", stage=2),
    ]
    assert [entry.item for entry in cram(store.db, Scope(), 9)] == FIRST_ORIGINS
    found = today.read_entries(str(store.path), DAY.isoformat(), 99, 99)
    assert found == queue(store.db, Scope(), DAY, LIMITS)


def test_decks_of_one_stage_take_turns(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["limits", "origins"]))
    store.sync(shelf)
    assert asked(store) == IN_TURN


def test_they_take_turns_in_the_order_of_their_topics(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["limits", "origins"]))
    store.sync(shelf)
    shelf.put("path.yaml", path(["origins", "limits"]))
    store.sync(shelf)
    turns = ["z/c00", "a/c00", "z/c01", "a/c01"]
    assert asked(store) == turns
    shelf.put("b.yaml", about("origins", numbered("b", 1)))
    store.sync(shelf)
    assert asked(store) == ["b/c00", *turns], "also those that come later"


def test_importance_goes_before_the_stage(store: Store) -> None:
    shelf = Shelf()
    shelf.put("a.yaml", about("limits", deck(concept("a/must", 3), concept("a/detail", 1))))
    shelf.put("z.yaml", about("origins", deck(concept("z/must", 3), concept("z/detail", 1))))
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    assert asked(store) == ["z/must", "a/must", "z/detail", "a/detail"]


def test_what_is_overdue_goes_before_any_stage(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    store.set("a/c00", 6, days(-9))
    store.set("z/c00", 6, days(-1))
    assert asked(store)[:2] == ["a/c00", "z/c00"]


def test_topics_that_no_syllabus_names_come_first(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["other"], ["origins"], ["limits"]))
    shelf.put("mine.yaml", about("mine", numbered("mine", 1)))
    store.sync(shelf)
    assert asked(store) == ["mine/c00", *FIRST_ORIGINS]


@pytest.mark.parametrize("first", [True, False])
def test_a_syllabus_may_come_before_or_after_its_decks(
    store: Store, shelf: Shelf, first: bool
) -> None:
    store.sync(Shelf() if first else shelf)
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    if first:
        alone = Shelf(shelf.readings, {"path.yaml": shelf.files["path.yaml"]})
        store.sync(alone)
    store.sync(shelf)
    assert asked(store) == FIRST_ORIGINS


def test_a_changed_syllabus_moves_the_stages_and_nothing_is_read_but_it(
    store: Store, shelf: Shelf
) -> None:
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    shelf.forget_reads()
    shelf.put("path.yaml", path(["limits"], ["origins"]))
    assert not store.catalogue.is_current(shelf.sources())
    store.sync(shelf)
    assert shelf.parsed == ["path.yaml"]
    assert asked(store) == FIRST_LIMITS
    assert store.catalogue.is_current(shelf.sources())


def test_the_stamp_of_a_syllabus_is_among_those_that_a_prompt_compares(
    store: Store, shelf: Shelf
) -> None:
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    found = today.stamps(str(store.path))
    assert found is not None
    assert set(found) == set(shelf.sources())
    shelf.touch("path.yaml")
    assert set(found) != set(shelf.sources())


def test_a_removed_syllabus_takes_its_stages_along(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    shelf.remove("path.yaml")
    store.sync(shelf)
    assert asked(store) == IN_TURN


def test_a_syllabus_that_is_not_wanted_orders_nothing(store: Store, shelf: Shelf) -> None:
    shelf.put("x/path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    store.sync(shelf, "a.yaml", "z.yaml")
    assert asked(store) == IN_TURN
    store.sync(shelf)
    assert asked(store) == FIRST_ORIGINS


def test_a_syllabus_with_an_error_keeps_what_it_said(store: Store, shelf: Shelf) -> None:
    shelf.put("path.yaml", path(["origins"], ["limits"]))
    store.sync(shelf)
    broken = Problem("path.yaml", 3, 1, "unknown-key", "there is no key `topcs`", "write `topics`")
    shelf.put("path.yaml", None, broken)
    assert store.sync(shelf).problems == (broken,)
    assert asked(store) == FIRST_ORIGINS


def test_a_syllabus_of_the_user_stands_in_for_the_bundled_one(store: Store, shelf: Shelf) -> None:
    shelf.put("a/path.yaml", path(["origins"], ["limits"]), bundled=True)
    store.sync(shelf)
    shelf.put("z/path.yaml", path(["limits"]))
    store.sync(shelf)
    assert asked(store) == ["z/c00", "z/c01", "a/c00", "a/c01"], "origins are named nowhere now"
    shelf.put("z/path.yaml", path(["limits"], ["origins"]))
    store.sync(shelf)
    assert asked(store) == FIRST_LIMITS


def test_where_two_syllabuses_name_a_topic_the_users_decides(store: Store, shelf: Shelf) -> None:
    shelf.put("a/path.yaml", path(["origins"], ["limits"]), bundled=True)
    shelf.put("z/mine.yaml", path(["limits"], ["other"], ["origins"], name="mine"))
    store.sync(shelf)
    assert asked(store) == FIRST_LIMITS
    # What the user's does not name stays where the bundled one puts it.
    shelf.put("z/mine.yaml", path(["limits"], name="mine"))
    store.sync(shelf)
    assert asked(store) == IN_TURN


def test_two_files_with_one_syllabus_are_said(store: Store, shelf: Shelf) -> None:
    shelf.put("one.yaml", path(["origins"], ["limits"]))
    shelf.put("two.yaml", path(["limits"], ["origins"]))
    (problem,) = store.sync(shelf).problems
    assert (problem.path, problem.code) == ("two.yaml", "duplicate-file")
    assert asked(store) == FIRST_ORIGINS


def test_a_file_that_becomes_a_syllabus_loses_its_cards(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    shelf.put("a.yaml", path(["origins"]))
    store.sync(shelf)
    assert asked(store) == ["z/c00", "z/c01"]
    shelf.put("a.yaml", about("limits", numbered("a", 1)))
    store.sync(shelf)
    assert asked(store) == ["a/c00", "z/c00", "z/c01"]
