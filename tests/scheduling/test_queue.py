"""The order of today's questions."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.events import day
from trainer.scheduling.queue import Entry, arrange


def entry(
    name: str, importance: int = 2, due: int | None = None, contrasts: tuple[str, ...] = ()
) -> Entry:
    deck = name.partition("/")[0]
    when = None if due is None else day(due)
    return Entry(name, deck, importance=importance, due=when, contrasts=contrasts)


def names(queue: list[Entry]) -> list[str]:
    return [entry.item for entry in queue]


def test_due_ones_come_before_new_ones() -> None:
    queue = arrange([entry("a/1", due=3)], [entry("b/1", importance=3)])

    assert names(queue) == ["a/1", "b/1"]


def test_nothing_to_ask() -> None:
    assert arrange([], []) == []


def test_one_deck_keeps_its_order() -> None:
    due = [entry("a/1", due=1), entry("a/2", due=2), entry("a/3", due=3)]

    assert names(arrange(due, [])) == ["a/1", "a/2", "a/3"]


def test_decks_alternate_while_they_can() -> None:
    due = [entry(name, due=1) for name in ("a/1", "a/2", "a/3", "b/1", "c/1")]

    assert names(arrange(due, [])) == ["a/1", "b/1", "a/2", "c/1", "a/3"]


def test_the_first_new_card_is_not_of_the_deck_of_the_last_due_one() -> None:
    queue = arrange([entry("a/1", due=1)], [entry("a/2"), entry("b/1")])

    assert names(queue) == ["a/1", "b/1", "a/2"]


def test_new_cards_stay_within_their_step_of_importance() -> None:
    new = [entry("a/1", 3), entry("a/2", 3), entry("b/1", 2), entry("a/3", 1)]

    assert names(arrange([], new)) == ["a/1", "a/2", "b/1", "a/3"]


def test_new_cards_stay_within_their_stage() -> None:
    stages = (("a/1", 1), ("a/2", 1), ("b/1", 2), ("a/3", 2))
    new = [replace(entry(name), stage=stage) for name, stage in stages]

    assert names(arrange([], new)) == ["a/1", "a/2", "b/1", "a/3"]


def test_due_cards_alternate_across_stages() -> None:
    stages = (("a/1", 1), ("a/2", 1), ("b/1", 2))
    due = [replace(entry(name, due=1), stage=stage) for name, stage in stages]

    assert names(arrange(due, [])) == ["a/1", "b/1", "a/2"]


def test_contrasts_follow_each_other() -> None:
    due = [
        entry("a/cold", due=1, contrasts=("a/warm",)),
        entry("b/1", due=1),
        entry("a/warm", due=5),
    ]

    assert names(arrange(due, [])) == ["a/cold", "a/warm", "b/1"]


def test_one_side_may_name_the_contrast() -> None:
    due = [entry("a/cold", due=1), entry("b/1", due=1), entry("a/warm", 2, 5, ("a/cold",))]

    assert names(arrange(due, [])) == ["a/cold", "a/warm", "b/1"]


def test_contrasts_that_are_not_asked_today_do_not_matter() -> None:
    due = [entry("a/1", due=1, contrasts=("a/gone", "a/1")), entry("b/1", due=1)]

    assert names(arrange(due, [])) == ["a/1", "b/1"]


ENTRIES = st.lists(
    st.builds(
        entry,
        st.builds("{}/{}".format, st.sampled_from("abc"), st.integers(0, 15)),
        st.integers(1, 3),
        st.integers(0, 5),
        st.lists(
            st.builds("{}/{}".format, st.sampled_from("abc"), st.integers(0, 15)), max_size=2
        ).map(tuple),
    ),
    unique_by=lambda made: made.item,
    max_size=20,
)


@given(ENTRIES, st.integers(0, 20))
def test_every_entry_is_asked_once(entries: list[Entry], cut: int) -> None:
    due, new = entries[:cut], sorted(entries[cut:], key=lambda made: -made.importance)

    queue = arrange(due, new)

    assert sorted(names(queue)) == sorted(names(entries))
    assert set(names(queue[: len(due)])) == set(names(due))


@given(ENTRIES)
def test_steps_of_importance_are_kept(entries: list[Entry]) -> None:
    queue = arrange([], sorted(entries, key=lambda made: -made.importance))

    found = [made.importance for made in queue]
    assert found == sorted(found, reverse=True)


@given(ENTRIES)
def test_a_pair_of_contrasts_is_adjacent(entries: list[Entry]) -> None:
    queue = arrange(entries, [])
    place = {made.item: number for number, made in enumerate(queue)}
    partners = {made.item: set(made.contrasts) & place.keys() - {made.item} for made in queue}
    for item, others in list(partners.items()):
        for other in others:
            partners[other] = partners[other] | {item}
    for item, others in partners.items():
        if len(others) == 1 and all(partners[other] == {item} for other in others):
            assert abs(place[item] - place[next(iter(others))]) == 1


@given(ENTRIES)
def test_decks_repeat_only_when_no_other_waits(entries: list[Entry]) -> None:
    alone = [entry(made.item, made.importance, 1) for made in entries]
    queue = arrange(alone, [])

    for number, (one, other) in enumerate(pairwise(queue), start=1):
        if one.deck == other.deck:
            assert {made.deck for made in queue[number:]} == {one.deck}
