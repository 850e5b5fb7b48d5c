"""Adding a card: nothing else in the file changes, and the card reads back equal."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.cards import Card, CardKind, Concept, Deck, Number, RapidFire
from trainer.deckfile import edits
from trainer.deckfile.decks import SECTIONS
from trainer.deckfile.drafts import card_of
from trainer.deckfile.edits import UneditableError, deck_in, with_card
from trainer.deckfile.reader import parse
from trainer.resources import bundled

CARDS: tuple[Card, ...] = (
    Concept(deck="", id="new-concept", ask="Why: this # one?", answer="Because.\n\n- a\n- b"),
    Number(deck="", id="new-number", ask='How "large"?', value="<= 250 MB", as_of="2026-11"),
    RapidFire(deck="", id="new-fire", ask="[Which]?", answer="no", accept=("- it", "yes: it")),
)
HEAD = "deck: queues\ntitle: Queues\n"
CARD = "- id: a\n  ask: b\n  answer: c\n"


def section_of(card: Card) -> str:
    return next(key for key, kind in SECTIONS if type(card) is kind)


def in_deck(card: Card, deck: Deck) -> Card:
    return replace(card, deck=deck.id, tags=deck.tags)


def added(data: bytes, card: Card) -> bytes:
    """The file with the card, which is checked to be all that is new in it."""
    before = deck_in(data, "deck.yaml")
    card = in_deck(card, before)
    new = with_card(data, "deck.yaml", card)
    after = parse(new, "deck.yaml").content
    assert isinstance(after, Deck)
    assert set(after.cards) == {*before.cards, card}
    return new


def inserted(before: bytes, after: bytes) -> str:
    """The one stretch that is new."""
    length = 0
    while before[: length + 1] == after[: length + 1] and length < len(before):
        length += 1
    rest = len(before) - length
    assert after.endswith(before[length:]), "something else changed"
    return after[length : len(after) - rest].decode()


def decks() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(bundled("decks").rglob("*.yaml")))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_bundled_decks_gain_lines_and_nothing_else(card: Card) -> None:
    for data in decks():
        new = added(data, card)
        lines = iter(new.splitlines(keepends=True))
        assert all(line in lines for line in data.splitlines(keepends=True))
        assert card.id in inserted(data, new)


LAYOUTS = {
    "no section": HEAD,
    "no line end": HEAD.rstrip(),
    "tabs in comments": HEAD + "#\tx\nconcepts: #\ty\t\n" + CARD + "  #\tz\n#\tend\n",
    "windows": (HEAD + "concepts:\n" + CARD).replace("\n", "\r\n"),
    "old mac": (HEAD + "concepts:\n" + CARD).replace("\n", "\r"),
    "windows, no line end": (HEAD + "concepts:\n" + CARD).replace("\n", "\r\n").rstrip(),
    "byte order mark": "\ufeff" + HEAD + "concepts:\n" + CARD,
    "not indented": HEAD + "numbers:\n- id: n\n  ask: b\n  value: 1\nconcepts:\n" + CARD,
    "far in": HEAD + "rapid_fire:\n      -   id: n\n          ask: b\n          answer: c\n",
    "all indented": "  deck: queues\n  title: Queues\n  concepts:\n    - id: a\n      ask: b\n"
    "      answer: c\n",
    "flow file": "{deck: queues, title: Queues}",
    "flow file with cards": "{deck: queues, title: Queues,\n concepts: [{id: a, ask: b, answer: c},"
    "\n  ], # x\n numbers: []}\n# end\n",
    "flow list": HEAD + "concepts: [{id: a, ask: b, answer: c}]  # x\nrapid_fire: [\n  # x\n  "
    "{id: d, ask: b, answer: c}\n  # y\n]\n",
    "block at the end": HEAD + "concepts:\n- id: a\n  ask: b\n  answer: |\n    c\n\n\n",
    "kept block": HEAD + "concepts:\n- id: a\n  ask: b\n  answer: |+\n    c\n\n\nnumbers:\n"
    "- id: n\n  ask: b\n  value: 1\n",
    "block without line end": HEAD + "concepts:\n- id: a\n  ask: b\n  answer: |\n    c\n    d",
    "flow tags last": HEAD + "concepts:\n- id: a\n  ask: b\n  answer: c\n  tags: [a,\n b\n  ]\n",
    "document": "---\n" + HEAD + "concepts:\n" + CARD + "...\n",
    "comments": HEAD + "concepts:\n" + CARD + "  # on a\n# on numbers\nnumbers:\n- id: n\n"
    "  ask: b\n  value: 1\n  # on n\n\n# the end",
    "quoted keys": '"deck": queues\n\'title\': Queues\n"concepts":\n' + CARD,
    "comments further in": HEAD + "      # on the title\nnumbers:\n- id: n\n  ask: b\n  value: 1\n"
    "            # on n\nrapid_fire:\n- id: r\n  ask: b\n  answer: c\n            # on r\n",
    "comments below empty lines": f"{HEAD}\n      # on the title\n\n# x\nnumbers:\n"
    "- id: n\n  ask: b\n  value: 1\n\n    # on n\n",
    "separators": HEAD.replace("Queues", "Que\u2028ues\u0085 \u200b") + "concepts:\n" + CARD,
    "several lines": HEAD + "concepts:\n- id: a\n  ask: b\n    b\n  answer: 'c\n\n    c'\n# x\n",
}


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_odd_layouts_gain_one_stretch(layout: str, card: Card) -> None:
    data = LAYOUTS[layout].encode()
    new = added(data, card)
    assert inserted(data, new)
    if b"\r" in data:
        assert re.findall(rb"\r?\n|\r", new)[0] == re.findall(rb"\r?\n|\r", data)[0]
        assert len(set(re.findall(rb"\r?\n|\r", new))) == 1


def test_brackets_with_nothing_in_them_become_a_section() -> None:
    data = (HEAD + "concepts: []  # ideas\nnumbers: [\n  # none\n]\n").encode()
    new = added(data, CARDS[0]).decode()
    assert new.startswith(f"{HEAD}concepts:  # ideas\n  - id: new-concept\n")
    assert "numbers: [\n  # none\n]\n" in new
    assert "numbers:\n  - id: new-number\n" in added(data, CARDS[1]).decode()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_section_that_waits_for_its_first_card_gets_it(card: Card) -> None:
    data = f"{HEAD}{section_of(card)}:   # soon\n# end\n".encode()
    new = added(data, card)
    assert new.decode().startswith(f"{HEAD}{section_of(card)}:   # soon\n  - id: new-")
    assert inserted(data, new)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_sections_that_go_on_waiting_become_empty_lists(card: Card) -> None:
    keys = ("concepts", "numbers", "rapid_fire")
    data = HEAD + "".join(f"{key}:  # {key} to come\n# below\n\n" for key in keys)
    new = added(data.encode(), card).decode()
    for key in keys:
        brackets = "" if key == section_of(card) else " []"
        assert f"{key}:{brackets}  # {key} to come\n" in new
    assert new.count("# below\n") == 3
    again = added(new.encode(), replace(card, id="another")).decode()
    assert again.count("- id: ") == 2


def test_a_section_is_made_beside_one_that_waits() -> None:
    new = added(f"{HEAD}rapid_fire:".encode(), CARDS[0]).decode()
    assert new.startswith(f"{HEAD}\nconcepts:\n  - id: new-concept\n")
    assert new.endswith("rapid_fire: []")


def test_a_comment_below_empty_brackets_stays_one() -> None:
    data = f"{HEAD}concepts: []\n      # deep\n    # less\n# x\n".encode()
    new = added(data, CARDS[0]).decode()
    assert new.startswith(f"{HEAD}concepts:\n      # deep\n    # less\n  - id: new-concept\n")


def test_the_section_stands_in_its_usual_place() -> None:
    number = "numbers:\n  - id: n\n    ask: b\n    value: 1\n"
    data = f"{HEAD}\n# figures\n{number}".encode()
    assert added(data, CARDS[0]).decode().index("concepts:") < data.decode().index("# figures") + 1
    new = added(data, CARDS[2]).decode()
    assert new.index("rapid_fire:") > new.index("value: 1")
    assert inserted(data, added(data, CARDS[2])).startswith("\nrapid_fire:\n  - id: new-fire\n")


def test_cards_stand_apart_where_others_do() -> None:
    item = "  - id: {}\n    ask: b\n    answer: c\n"
    apart = f"{HEAD}concepts:\n{item.format('a')}\n  # on b\n{item.format('b')}".encode()
    assert inserted(apart, added(apart, CARDS[0])).startswith("\n  - id:")
    close = f"{HEAD}concepts:\n{item.format('a')}{item.format('b')}".encode()
    assert inserted(close, added(close, CARDS[0])).startswith("  - id:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "concepts:\n- id: a\n  ask: b\n", "trainer decks check deck.yaml"),
        ("deck: [\n", "trainer decks check"),
        ("scenario: a\ntitle: b\nask: c\npoints:\n- id: d\n  say: e\n", "is a scenario"),
        ("\x00", "trainer decks check"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(UneditableError, match=re.escape(said)):
        with_card(text.encode(), "deck.yaml", CARDS[0])


def test_a_layout_that_would_lose_something_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (HEAD + "concepts:\n" + CARD).encode()
    monkeypatch.setattr(edits, "card_lines", lambda *_: ["- {id: b, ask: other, answer: text}"])
    with pytest.raises(UneditableError, match="add the card yourself"):
        added(data, CARDS[0])


def test_a_file_that_would_still_have_errors_is_refused() -> None:
    data = (HEAD + "concepts:\nnumbers: ''\n").encode()
    with pytest.raises(UneditableError, match="has errors"):
        added(data, CARDS[0])


WORDS = st.text(
    st.one_of(st.sampled_from(" :#'\"\\-[]{}>|&*!%@`,?~\n\té√"), st.characters(codec="utf-8")),
    min_size=1,
)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3), st.sampled_from(sorted(LAYOUTS)))
def test_whatever_is_said_reads_back_equal(
    ask: str, answer: str, accept: list[str], layout: str
) -> None:
    deck = deck_in(LAYOUTS[layout].encode(), "deck.yaml")
    fields = {"id": "new-fire", "ask": f"a{ask}", "answer": f"b{answer}"}
    more = [f"c{each}" for each in accept]
    card = card_of(fields | {"accept": more}, CardKind.RAPID_FIRE, deck)
    new = with_card(LAYOUTS[layout].encode(), "deck.yaml", card)
    after = parse(new, "deck.yaml").content
    assert isinstance(after, Deck)
    assert card in after.cards
