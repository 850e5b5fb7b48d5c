"""Adding cards when something else writes the same file, or what is typed is hostile."""

from datetime import date
from pathlib import Path

import pytest

from trainer.authoring.adding import Adding
from trainer.authoring.places import Base, Place
from trainer.content.cards import Concept, Deck
from trainer.content.sources import Folder
from trainer.deckfile.drafts import card_of
from trainer.deckfile.edits import UneditableError
from trainer.deckfile.reader import parse
from trainer.deckfile.saving import save

DECK = "deck: queues\ntitle: Queues\nconcepts:\n  - id: a\n    ask: Why a queue?\n    answer: c\n"


def adding(path: Path, *, text: str = DECK) -> Adding:
    path.write_text(text, encoding="utf-8")
    return visiting(path, text, made=True)


def visiting(path: Path, text: str, *, made: bool) -> Adding:
    data = text.encode()
    base = Base(Place(str(path), 1, 1, bundled=False), data, data if made else None)
    return Adding(base, [Folder(str(path.parent), bundled=False)], date(2026, 11, 21))


def test_what_another_program_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "queues.yaml"
    visit = adding(path)
    addition = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UneditableError):
        visit.write(addition)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_card_joins_what_others_write_however_often_they_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "queues.yaml"
    visit = adding(path)
    addition = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    theirs = iter(range(20))

    def crowded(path: str, data: bytes, read: bytes) -> None:
        number = next(theirs, None)
        if number is not None:
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(f"  - id: b{number}\n    ask: Why {number} queues?\n    answer: c\n")
        save(path, data, read)

    monkeypatch.setattr("trainer.authoring.adding.save", crowded)
    written = visit.write(addition)
    content = parse(path.read_bytes(), "queues.yaml").content
    assert isinstance(content, Deck)
    assert [card.id for card in content.cards] == ["a", *(f"b{n}" for n in range(20)), "what"]
    assert path.read_bytes() == written.data


def test_a_card_whose_id_was_taken_meanwhile_is_named(tmp_path: Path) -> None:
    path = tmp_path / "queues.yaml"
    visit = adding(path)
    addition = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    theirs = f"{DECK}  - id: what\n    ask: What else?\n    answer: c\n"
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(UneditableError, match="queues has a card what by now"):
        visit.write(addition)
    assert path.read_text(encoding="utf-8") == theirs


def test_what_a_card_is_checked_by_is_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    visit = adding(tmp_path / "queues.yaml")
    before = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    assert before.is_right
    assert [path.name for path in tmp_path.iterdir()] == ["queues.yaml"]


def test_only_the_card_and_errors_are_told_of(tmp_path: Path) -> None:
    visit = adding(tmp_path / "queues.yaml")
    alone = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    assert {each.line for each in alone.problems} <= set(range(7, 10))
    assert {each.path for each in alone.problems} == {str(tmp_path / "queues.yaml")}
    assert alone.is_right
    twice = visit.with_card(card_of({"ask": "Why a queue?", "answer": "d"}, None, visit.deck))
    assert any("`queues/a`" in each.message for each in twice.problems), twice.problems


def test_an_older_figure_without_a_unit_keeps_no_card_out(tmp_path: Path) -> None:
    text = f"{DECK}numbers:\n  - id: n\n    ask: How large may a message be?\n    value: 250\n"
    visit = adding(tmp_path / "queues.yaml", text=text)
    assert visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck)).is_right
    figure = {"ask": "How long is it kept?", "value": "14"}
    addition = visit.with_card(card_of(figure, None, visit.deck))
    assert "no-unit" in {each.code for each in addition.problems}
    assert not addition.is_right


def test_a_copy_is_made_with_the_card_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "queues.yaml"
    visit = visiting(path, DECK, made=False)
    addition = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    assert {each.path for each in addition.problems} <= {str(path)}
    assert [*tmp_path.iterdir()] == []
    visit.write(addition)
    assert path.read_bytes() == addition.data
    assert path.read_text(encoding="utf-8").startswith(DECK)
    visit.write(visit.with_card(card_of({"ask": "Who?", "answer": "They."}, None, visit.deck)))
    assert "id: who\n" in path.read_text(encoding="utf-8")


def test_a_card_joins_a_copy_that_another_trainer_made_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "queues.yaml"
    visit = visiting(path, DECK, made=False)
    addition = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    theirs = f"{DECK}  - id: b\n    ask: What else?\n    answer: c\n"
    path.write_text(theirs, encoding="utf-8")
    visit.write(addition)
    assert path.read_text(encoding="utf-8").startswith(theirs)
    assert "id: what\n" in path.read_text(encoding="utf-8")


def test_a_card_joins_no_other_deck_that_took_the_name_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "queues.yaml"
    visit = visiting(path, DECK, made=False)
    addition = visit.with_card(card_of({"ask": "What?", "answer": "That."}, None, visit.deck))
    theirs = DECK.replace("deck: queues", "deck: other")
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(UneditableError, match="holds the deck other by now; add to queues again"):
        visit.write(addition)
    assert path.read_text(encoding="utf-8") == theirs


def test_what_is_typed_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "queues.yaml"
    visit = adding(path)
    given = {"ask": "What\x1b[2J is\x00 it\udc80?", "answer": "a\u202eb\r\nc\x7f", "source": "x\ny"}
    visit.write(visit.with_card(card_of(given, None, visit.deck)))
    content = parse(path.read_bytes(), "queues.yaml").content
    assert isinstance(content, Deck)
    card = content.cards[-1]
    assert isinstance(card, Concept)
    assert (card.ask, card.answer, card.source) == ("What is it?", "ab\nc", "x y")
