"""What an import would make, and what it writes."""

from pathlib import Path

import pytest

from trainer.authoring.cards import kind_of
from trainer.authoring.importing import CARDS_A_FILE, Plan, Target, plan_import
from trainer.authoring.naming import slug
from trainer.authoring.shelf import Shelf, shelf_of
from trainer.authoring.writing_plans import write
from trainer.content.cards import CardKind
from trainer.content.imported import Imported, ImportedCard
from trainer.content.problems import Severity
from trainer.content.sources import Folder
from trainer.deckfile.check import check
from trainer.deckfile.discover import discover
from trainer.errors import TrainerError, UsageError


def card(front: str, back: str = "An answer.", key: str = "", deck: str = "") -> ImportedCard:
    return ImportedCard(key=key or f"#{front}", front=front, back=back, deck=deck, where="row 1")


def imported(*cards: ImportedCard, title: str = "My cards") -> Imported:
    return Imported(title=title, cards=cards, format="CSV")


def shelf(folder: Path) -> Shelf:
    return shelf_of([Folder(str(folder), bundled=False)])


def planned(folder: Path, *cards: ImportedCard, into: str = "", title: str = "") -> Plan:
    target = Target(folder=str(folder), into=into, title=title)
    return plan_import(imported(*cards), shelf(folder), target)


def errors(folder: Path) -> list[str]:
    problems = check(discover([Folder(str(folder), bundled=False)])).problems
    return [str(each) for each in problems if each.severity is Severity.ERROR]


def test_an_import_makes_a_deck_without_errors(tmp_path: Path) -> None:
    plan = planned(tmp_path, card("What is: a #1?"), card("How big?", "3 MB"), card("Why?", "So"))
    assert [each.card.id for each in plan.cards] == ["what-is-a-1", "how-big", "why"]
    assert not list(tmp_path.iterdir()), "a plan writes nothing"
    (path,) = write(plan)
    assert Path(path) == tmp_path / "my-cards.yaml"
    assert errors(tmp_path) == []
    deck = shelf(tmp_path).decks["my-cards"].deck
    assert deck == plan.decks[0].deck
    assert {each.kind for each in deck.cards} == {CardKind.NUMBER, CardKind.RAPID_FIRE}


def test_the_same_again_adds_nothing(tmp_path: Path) -> None:
    cards = [card("What?", "a", "g1:0"), card("What?", "b", "g2:0"), card("日本?", "c", "g3:0")]
    write(planned(tmp_path, *cards))
    before = (tmp_path / "my-cards.yaml").read_bytes()
    again = planned(tmp_path, *cards)
    assert not any(each.new or each.changed for each in again.cards)
    assert write(again) == []
    assert (tmp_path / "my-cards.yaml").read_bytes() == before


def test_a_changed_text_is_said_and_kept(tmp_path: Path) -> None:
    write(planned(tmp_path, card("What?", "a", "g1:0")))
    (taken,) = planned(tmp_path, card("What exactly?", "a", "g1:0")).cards
    assert (taken.new, taken.changed, taken.card.ask) == (False, True, "What?")


def test_an_existing_file_is_written_only_when_it_is_named(tmp_path: Path) -> None:
    write(planned(tmp_path, card("What?", key="g1:0")))
    path = tmp_path / "my-cards.yaml"
    edited = path.read_text(encoding="utf-8").replace("title:", "# mine\ntitle:")
    path.write_text(edited, encoding="utf-8")
    more = (card("What?", key="g1:0"), card("Why?", "Because 3 things matter", "g2:0"))
    with pytest.raises(TrainerError, match="--into my-cards"):
        write(planned(tmp_path, *more))
    assert path.read_text(encoding="utf-8") == edited
    write(planned(tmp_path, *more, into="my-cards"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(edited.rstrip("\n")), "what was there stays, byte for byte"
    assert [each.id for each in shelf(tmp_path).decks["my-cards"].deck.cards] == ["what", "why"]
    assert errors(tmp_path) == []


def test_cards_go_where_their_section_ends(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "deck: mine\ntitle: Mine\ntags: [own]\nconcepts:\n- id: a\n  ask: A?\n  answer: x\n"
        "# on numbers\nnumbers:\n- id: n\n  ask: N?\n  value: 1 MB\n",
        encoding="utf-8",
    )
    long = "word " * 20
    write(planned(tmp_path, card("B?", long.strip()), card("C?", "2 MB"), into="mine"))
    deck = shelf(tmp_path).decks["mine"].deck
    assert [each.id for each in deck.cards] == ["a", "b", "n", "c"]
    assert {each.tags for each in deck.cards} == {("own",)}


def test_no_id_and_no_deck_is_taken_twice(tmp_path: Path) -> None:
    (tmp_path / "my-cards.yaml").write_text(
        "deck: my-cards\ntitle: T\nconcepts:\n  - id: what\n    ask: Other?\n    answer: x\n",
        encoding="utf-8",
    )
    plan = planned(tmp_path, card("What?"), card("What!", "Other."))
    assert plan.decks[0].deck.id == "my-cards-2"
    assert [each.card.id for each in plan.cards] == ["what", "what-2"]
    into = planned(tmp_path, card("What?"), into="my-cards")
    assert [each.card.id for each in into.cards] == ["what-2"]


def test_decks_of_the_source_stay_apart_unless_a_title_is_given(tmp_path: Path) -> None:
    cards = (card("A?", deck="AWS::Lambda"), card("B?", deck="AWS"))
    assert [each.deck.id for each in planned(tmp_path, *cards).decks] == ["aws-lambda", "aws"]
    assert [each.deck.id for each in planned(tmp_path, *cards, title="All").decks] == ["all"]


def test_many_cards_become_several_decks(tmp_path: Path) -> None:
    cards = [card(f"What is {n}?", f"It is {n} of them") for n in range(CARDS_A_FILE + 1)]
    plan = planned(tmp_path, *cards)
    assert [len(each.cards) for each in plan.decks] == [CARDS_A_FILE, 1]
    write(plan)
    assert not any(each.new for each in planned(tmp_path, *cards).cards)


def test_what_repeats_is_told(tmp_path: Path) -> None:
    write(planned(tmp_path, card("How does a queue absorb a burst of orders?")))
    plan = planned(
        tmp_path,
        card("How does a queue absorb a burst of order?", "x", "k"),
        card("Same?", "a", "1"),
        card("same?", "A", "2"),
        title="Others",
    )
    assert [each.other for each in plan.near] == [
        "my-cards/how-does-a-queue-absorb-a-burst-of-orders"
    ]
    assert [(each.what, each.number) for each in plan.lost] == [("repeated cards", 1)]


def test_only_an_own_deck_can_be_added_to(tmp_path: Path) -> None:
    (tmp_path / "theirs.yaml").write_text(
        "deck: theirs\ntitle: T\nconcepts:\n  - id: a\n    ask: A?\n    answer: x\n",
        encoding="utf-8",
    )
    bundled = shelf_of([Folder(str(tmp_path), bundled=True)])
    for name, said in (("theirs", "came with the program"), ("thers", "no deck 'thers'")):
        with pytest.raises(UsageError, match=said):
            plan_import(imported(card("B?")), bundled, Target(folder=str(tmp_path), into=name))


def test_a_title_leads_to_no_other_folder(tmp_path: Path) -> None:
    plan = planned(tmp_path / "in", card("A?"), title="../../etc/passwd\x1b[2J")
    assert Path(plan.decks[0].path) == tmp_path / "in" / "etc-passwd.yaml"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("15 minutes", CardKind.NUMBER),
        ("<= 250 MB", CardKind.NUMBER),
        ("100-500 ms", CardKind.NUMBER),
        ("99.9%", CardKind.NUMBER),
        ("$16", CardKind.NUMBER),
        ("3", CardKind.RAPID_FIRE),
        ("15 minutes at most", CardKind.RAPID_FIRE),
        ("FIFO", CardKind.RAPID_FIRE),
        ("word " * 16, CardKind.CONCEPT),
        ("one\ntwo", CardKind.CONCEPT),
    ],
)
def test_the_answer_decides_the_kind(answer: str, kind: CardKind) -> None:
    assert kind_of(answer.strip()) is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's a café?", "whats-a-cafe"),
        ("a" * 100, "a" * 56),
        ("日本", "card-"),
        ("../..", "card-"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    found = slug(text, text)
    assert found.startswith(expected)
    assert len(found) <= 64


def test_what_is_added_keeps_the_comments_and_line_ends_of_the_file(tmp_path: Path) -> None:
    head = "deck: mine\ntitle: Mine\n"
    above = (
        "# quick ones\nrapid_fire:\n  - id: a\n    ask: Which?\n    answer: b\n    # why not c\n"
    )
    below = (
        "\n# figures, mind the units\nnumbers:\n  - id: n\n    ask: How many?\n    value: 3 MB\n\n"
    )
    file = tmp_path / "mine.yaml"
    file.write_bytes((head + above + below).replace("\n", "\r\n").encode())
    write(planned(tmp_path, card("What?", "So", "#k1"), card("Who?", "She", "#k2"), into="mine"))
    new = "  - id: what  # from #k1\n    ask: What?\n    answer: So\n"
    new += "  - id: who  # from #k2\n    ask: Who?\n    answer: She\n"
    assert file.read_bytes().decode() == (head + above + new + below).replace("\n", "\r\n")
