"""What decks and scenarios ask of a syllabus."""

from trainer.content.cards import Card, CardKind, Concept, Deck, Number, RapidFire
from trainer.content.library import Library
from trainer.content.points import Level, Point, RedFlag
from trainer.content.scenarios import FollowUp, Scenario
from trainer.content.syllabus import Entry, EntryKind, Stage, Syllabus, Topic
from trainer.insight.coverage import Share, coverage


def entry(
    id_: str,
    *asked_by: str,
    importance: int = 2,
    kind: EntryKind = EntryKind.CONCEPT,
    left_out: str = "",
) -> Entry:
    return Entry(
        id=id_, know="K", importance=importance, kind=kind, asked_by=asked_by, left_out=left_out
    )


def syllabus(*entries: Entry, more: tuple[Entry, ...] = ()) -> Syllabus:
    topics = (
        Topic(id="queues", title="Queues", entries=entries),
        Topic(id="streams", title="Streams", entries=more),
    )
    return Syllabus(id="s", title="S", stages=(Stage(title="One", topics=topics),))


def concept(id_: str, level: Level = Level.MID, deck: str = "q") -> Card:
    return Concept(deck=deck, id=id_, ask="?", answer="!", level=level)


def deck(*cards: Card, topic: str = "queues", id_: str = "q") -> Deck:
    return Deck(id=id_, title="Q", topic=topic, cards=cards)


def scenario(id_: str = "shop", topic: str = "queues") -> Scenario:
    return Scenario(
        id=id_,
        title="Shop",
        ask="?",
        topic=topic,
        points=(Point(id="buffer", say="."), Point(id="retry", say=".")),
        red_flags=(RedFlag(id="never", claim="."),),
        follow_ups=(FollowUp(id="more", ask="?", points=(Point(id="drain", say="."),)),),
    )


def test_an_entry_is_asked_by_any_item_that_exists() -> None:
    library = Library(decks=(deck(concept("a")),), scenarios=(scenario(),))
    wanted = syllabus(
        entry("card", "q/gone", "q/a", importance=3),
        entry("scenario", "shop", importance=3),
        entry("flag", "shop#never"),
        entry("later", "shop#drain"),
        entry("gone", "q/gone", importance=3),
        entry("nothing", importance=1),
        more=(entry("other", "shop#gone"),),
    )
    found = coverage(wanted, library)
    queues, streams = found.topics
    assert queues.asked == {3: Share(2, 3), 2: Share(2, 2), 1: Share(0, 1)}
    assert streams.asked == {3: Share(0, 0), 2: Share(0, 1), 1: Share(0, 0)}
    assert found.share(2) == Share(2, 3)
    assert [(each.topic, each.entry.id) for each in found.unasked] == [
        ("queues", "gone"),
        ("streams", "other"),
        ("queues", "nothing"),
    ]
    assert found.unknown == ("q/gone", "shop#gone")


def test_it_is_complete_when_all_but_details_are_asked() -> None:
    library = Library(decks=(deck(concept("a")),))
    three, two = entry("e", "q/a", importance=3), entry("f", "q/a", importance=2)
    assert coverage(syllabus(three, two, entry("g", importance=1)), library).is_complete
    for importance in (3, 2):
        missing = entry("g", importance=importance)
        assert not coverage(syllabus(three, two, missing), library).is_complete
        excused = entry("g", importance=importance, left_out="Too dull.")
        assert not coverage(syllabus(three, two, excused), library).is_complete


def test_what_is_left_out_stands_apart_with_its_reason() -> None:
    found = coverage(syllabus(entry("e", importance=1, left_out="Too dull.")), Library())
    assert found.unasked == ()
    assert [each.entry.left_out for each in found.left_out] == ["Too dull."]
    assert found.without_scenario == ()


def test_cards_are_counted_by_topic_kind_and_level() -> None:
    number = Number(deck="q", id="n", ask="?", value="1")
    quick = RapidFire(deck="r", id="r", ask="?", answer="!", level=Level.STAFF)
    decks = (
        deck(concept("a"), concept("b"), concept("c", Level.SENIOR), number),
        deck(quick, topic="streams", id_="r"),
    )
    assert coverage(syllabus(), Library(decks=decks)).cards == {
        ("queues", CardKind.CONCEPT, Level.MID): 2,
        ("queues", CardKind.CONCEPT, Level.SENIOR): 1,
        ("queues", CardKind.NUMBER, Level.MID): 1,
        ("streams", CardKind.RAPID_FIRE, Level.STAFF): 1,
    }


def test_concepts_and_decisions_need_a_scenario_and_other_entries_do_not() -> None:
    library = Library(decks=(deck(concept("a")),), scenarios=(scenario(),))
    found = coverage(
        syllabus(
            entry("by-card", "q/a"),
            entry("by-point", "q/a", "shop#buffer"),
            entry("by-scenario", "shop"),
            entry("by-lost-point", "q/a", "shop#gone"),
            entry("number", "q/a", kind=EntryKind.NUMBER),
            entry("term", "q/a", kind=EntryKind.TERM),
            entry("decision", "q/a", kind=EntryKind.DECISION, importance=3),
        ),
        library,
    )
    assert [each.entry.id for each in found.without_scenario] == [
        "decision",
        "by-card",
        "by-lost-point",
    ]


def test_a_point_needs_an_entry_that_a_card_asks_too() -> None:
    library = Library(decks=(deck(concept("a")),), scenarios=(scenario(),))
    found = coverage(
        syllabus(entry("both", "shop#buffer", "q/a"), entry("point", "shop#retry", "q/gone")),
        library,
    )
    # Red flags are no points; what serves no entry at all has no card either.
    assert found.points_without_card == ("shop#retry", "shop#drain")


def test_what_no_entry_names_serves_nothing() -> None:
    library = Library(
        decks=(deck(concept("a"), concept("b")),), scenarios=(scenario(), scenario("idle"))
    )
    found = coverage(syllabus(entry("e", "q/a", "shop#never")), library)
    assert found.serving_nothing == ("q/b", "idle")


def test_other_subjects_are_not_held_against_a_syllabus() -> None:
    library = Library(
        decks=(
            deck(concept("a")),
            deck(concept("x", deck="law"), topic="law", id_="law"),
            deck(concept("y", deck="aside"), concept("z", deck="aside"), topic="x", id_="aside"),
        ),
        scenarios=(scenario("court", topic="law"),),
    )
    found = coverage(syllabus(entry("e", "q/a", "aside/y")), library)
    assert found.serving_nothing == ("aside/z",)
    assert found.points_without_card == ()
    assert {topic for topic, _, _ in found.cards} == {"queues", "x"}
    assert found.is_complete
