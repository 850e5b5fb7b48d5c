"""Finding items by words and filters."""

import string
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.shelf import DAY, Shelf, Store, concept, deck, number, numbered, on, rapid
from trainer.content.cards import Concept
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.events import Kind, NewEvent
from trainer.insight.query import Filter, State, parse, words_of
from trainer.store import search as search_module
from trainer.store.search import Hit, Search

TEXTS = [
    ("cold", "What is a cold start?", "A fresh execution environment is made first."),
    ("warm", "Why is the second call faster?", "The environment is reused; nothing is cold."),
    ("queue", "What does a queue between services buy?", "Absorbs bursts; consumers set the pace."),
    ("table", "Which partition key spreads écritures evenly?", "One of high cardinality."),
    ("sign", 'What does "idempotent" mean; and 100% of calls?', "Repeating it changes nothing."),
]


def cards() -> list[Concept]:
    return [
        replace(concept(f"basics/{id_}"), ask=ask, answer=answer, tags=("lambda", "two words"))
        for id_, ask, answer in TEXTS
    ]


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.put("b.yaml", deck(*cards(), title="The basics", topic="start"), bundled=True)
    made.put(
        "q.yaml",
        deck(
            replace(number("queues/size", "256 KB"), as_of="2026-01"),
            replace(rapid("queues/ack"), as_of="2026-11"),
            concept("queues/lag"),
            title="Queues",
            topic="messaging",
        ),
    )
    made.put(
        "s.yaml",
        Scenario(
            id="shop",
            title="A shop",
            ask="Would you build it so?",
            topic="start",
            points=(Point(id="keys", say="Every order carries a deduplication key."),),
        ),
    )
    return made


def found(store: Store, line: str, day: date = DAY) -> list[str]:
    """All items that a line finds, fetched a page at a time."""
    search, query = Search(store.db), parse(line)
    items: list[str] = []
    while True:
        page = search.find(query, day, len(items), 3)
        items += [hit.item for hit in page.hits]
        if len(items) >= page.total:
            assert len(items) == len(set(items)) == page.total
            return items


@pytest.mark.parametrize(
    "line", ["", "cold", "en", "basics/cold", "a", "what is", "qu si", "cold strat"]
)
def test_many_come_in_the_same_order_as_few(
    store: Store, shelf: Shelf, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.sync(shelf)
    few = found(store, line)
    monkeypatch.setattr(search_module, "FEW", 0)
    assert found(store, line) == few


def test_every_item_is_listed_when_nothing_is_typed(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    assert found(store, "") == [
        *(f"basics/{id_}" for id_, _, _ in TEXTS),
        "queues/size",
        "queues/ack",
        "queues/lag",
        "shop",
    ]


def test_a_row_says_what_lists_show(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    store.set("queues/size", 6, DAY)
    (hit,) = Search(store.db).find(parse("queues/size"), DAY).hits[:1]
    assert hit == Hit(
        item="queues/size",
        kind="number",
        deck="queues",
        topic="messaging",
        title="Queues",
        ask="How large is size?",
        due=DAY,
        reviews=0,
        failures=0,
        suspended=False,
        flagged=False,
        stale=True,
    )
    assert hit.kind_words == "number"


def test_names_come_first_then_questions_then_answers(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    assert found(store, "cold") == ["basics/cold", "basics/warm"]
    assert found(store, "env") == ["basics/cold", "basics/warm"]
    assert found(store, "queue") == ["basics/queue", "queues/size", "queues/ack", "queues/lag"]
    assert found(store, "basics/sign") == ["basics/sign"]


def test_every_card_is_found_by_each_of_its_words(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    for card in cards():
        for word in words_of(f"{card.item} {card.ask} {card.answer} {' '.join(card.tags)}"):
            assert card.item in found(store, word), word
            assert card.item in found(store, word[: max(1, len(word) - 1)]), word


def test_a_scenario_is_found_by_its_points(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    assert found(store, "deduplication") == ["shop"]


def test_a_missed_point_is_an_item(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    store.set("shop#keys", 1, DAY)
    assert found(store, "kind:point") == ["shop#keys"]
    assert found(store, "dedup") == ["shop", "shop#keys"]


def typos(word: str) -> Iterable[str]:
    """The word with one letter left out, added, changed or swapped."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + "q" + word[at:]
        yield word[:at] + "q" + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def test_one_wrong_letter_still_finds_it(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    search = Search(store.db)
    known = {w for card in cards() for w in words_of(f"{card.ask} {card.answer} basics queues lag")}
    checked = 0
    for card in cards():
        for word in words_of(f"{card.ask} {card.answer}"):
            for typo in typos(word) if len(word) >= 5 else ():
                if any(each.startswith(typo) for each in known):
                    continue  # it is, or begins, another word
                page = search.find(parse(typo), DAY)
                assert card.item in [hit.item for hit in page.hits], (word, typo)
                assert dict(page.mended).keys() == {typo}
                checked += 1
    assert checked > 500


def test_a_mistyped_beginning_finds_the_word(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    assert found(store, "envrion") == ["basics/cold", "basics/warm"]
    assert found(store, "cold strat") == ["basics/cold"]


def test_nonsense_finds_nothing(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    page = Search(store.db).find(parse("xyzzyplugh"), DAY)
    assert (page.hits, page.total, page.mended) == ((), 0, ())


HOSTILE = [
    '"',
    "'",
    '"cold" OR "x"',
    "cold*",
    "NEAR(cold start, 3)",
    "ask:cold",
    "{ask}: cold",
    "cold NOT start",
    "^cold",
    "-cold",
    "'; DROP TABLE event; --",
    "% _ \\",
    ":match",
    "?1",
    "🔥",
    "\x00",
    "\ud800",
    "((((",
    "=cold",
    "every",
    "deck:",
    'deck:"x',
    "deck:*",
    "is:" * 100,
    "tag:" + "a" * 10_000,
    "w " * 5_000,
    "a" * 10_000,
    " ".join(f"deck:d{n}" for n in range(500)),
]


@pytest.mark.parametrize("line", HOSTILE)
def test_what_is_typed_is_only_text(store: Store, shelf: Shelf, line: str) -> None:
    store.sync(shelf)
    page = Search(store.db).find(parse(line), DAY)
    assert page.total >= len(page.hits)
    assert len(found(store, "")) == 9


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_text_can_be_looked_for(tmp_path_factory: pytest.TempPathFactory, line: str) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "any.sqlite3"
    with Store(path) as store:
        made = Shelf()
        made.put("b.yaml", deck(*cards()))
        store.sync(made)
        Search(store.db).find(parse(line), DAY)


def studied(store: Store) -> None:
    """Some of everything that `is:` asks for."""
    store.set("basics/cold", 6, DAY - timedelta(days=1))
    store.set("basics/warm", 6, DAY + timedelta(days=3))
    store.record("basics/queue", Kind.SUSPEND)
    store.set("queues/size", 6, DAY)
    store.record("queues/size", Kind.SUSPEND)
    for back in range(4, 0, -1):
        store.review("queues/ack", 1, DAY - timedelta(days=back))
    store.set("queues/lag", 6, DAY)
    store.record("queues/lag", Kind.BURY)
    store.journal.record(NewEvent(Kind.FLAG, "basics/sign", data={"note": "too long"}), on(DAY))
    store.set("shop#keys", 1, DAY)


def holds(store: Store, hit: Hit, state: State) -> bool:
    """Whether the item is in the state, by its schedule."""
    known = store.journal.schedule(hit.item)
    shown = not known.suspended
    match state:
        case State.NEW:
            return known.due is None and shown
        case State.DUE:
            buried = known.buried_day is not None and known.buried_day >= DAY
            return known.due is not None and known.due <= DAY and shown and not buried
        case State.HARD:
            return known.failures >= 4 or known.easiness <= 170
        case State.SUSPENDED:
            return known.suspended
        case State.FLAGGED:
            return known.flag is not None
        case State.STALE:
            return hit.item == "queues/size"


@pytest.mark.parametrize("words", ["", "is", "queue", "deck:queues", "topic:start what"])
@pytest.mark.parametrize("state", list(State))
def test_filters_agree_with_a_slow_one(
    store: Store, shelf: Shelf, state: State, words: str
) -> None:
    store.sync(shelf)
    studied(store)
    every = Search(store.db).find(parse(words), DAY).hits
    wanted = [hit.item for hit in every if holds(store, hit, state)]
    assert found(store, f"{words} is:{state}") == wanted


def test_each_state_holds_somewhere(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    studied(store)
    assert all(found(store, f"is:{state}") for state in State)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("deck:queues", ["queues/size", "queues/ack", "queues/lag"]),
        ("deck:qu", ["queues/size", "queues/ack", "queues/lag"]),
        ("kind:number deck:queues", ["queues/size"]),
        ("kind:rapid_fire", ["queues/ack"]),
        ("kind:rapid", ["queues/ack"]),
        ("kind:number kind:rapid", ["queues/size", "queues/ack"]),
        ("kind:scenario", ["shop"]),
        ("topic:messaging lag", ["queues/lag"]),
        ("tag:lambda tag:two-words cold", ["basics/cold", "basics/warm"]),
        ("tag:lambda tag:nope", []),
        ("level:mid kind:number", ["queues/size"]),
        ("deck:nope", []),
    ],
)
def test_filters_narrow(store: Store, shelf: Shelf, line: str, items: list[str]) -> None:
    store.sync(shelf)
    assert found(store, line) == items


def test_a_whole_name_is_no_beginning_of_another(store: Store) -> None:
    shelf = Shelf()
    shelf.put("a.yaml", numbered("cost", 1))
    shelf.put("b.yaml", numbered("cost-control", 1))
    store.sync(shelf)
    assert found(store, "deck:cost") == ["cost/c00"]
    assert found(store, "deck:cos") == ["cost/c00", "cost-control/c00"]


def test_an_unknown_value_is_named(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    page = Search(store.db).find(parse("deck:queus"), DAY)
    assert page.problems == ("there is no deck 'queus'; did you mean deck:queues?",)


def test_values_of_filters(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    search = Search(store.db)
    assert search.names(Filter.DECK) == ["basics", "queues"]
    assert search.names(Filter.DECK, "q") == ["queues"]
    assert search.names(Filter.TAG, "Two") == ["two-words"]
    assert search.names(Filter.TOPIC) == ["messaging", "start"]
    assert search.names(Filter.IS, "st") == ["stale"]


def test_changed_files_are_found_by_their_new_words_in_their_old_place(
    store: Store, shelf: Shelf
) -> None:
    store.sync(shelf)
    search = Search(store.db)
    assert search.find(parse("zebras"), DAY).total == 0
    before = found(store, "")
    first, *rest = cards()
    shelf.put("b.yaml", deck(replace(first, ask="What do zebras eat?"), *rest, title="The basics"))
    store.sync(shelf)
    assert found(store, "zebras") == ["basics/cold"]
    assert [hit.item for hit in search.find(parse("zebrsa"), DAY).hits] == ["basics/cold"]
    assert found(store, "start deck:basics") == []
    assert found(store, "") == before
    shelf.remove("b.yaml")
    store.sync(shelf)
    assert found(store, "zebras") == []
    store.catalogue.clear()
    assert search.find(parse(""), DAY).total == 0
    assert search.find(parse("zebrsa"), DAY).mended == ()


def test_what_is_shadowed_is_not_found(store: Store, shelf: Shelf) -> None:
    shelf.put("own.yaml", deck(concept("basics/mine")))
    store.sync(shelf)
    assert found(store, "deck:basics") == ["basics/mine"]
    assert found(store, string.ascii_lowercase) == []
