"""A syllabus names items: those that do not exist are found, and only those."""

from pathlib import Path

import pytest

from trainer.content.library import Library, Place
from trainer.content.sources import Folder
from trainer.deckfile.check import check
from trainer.deckfile.discover import discover
from trainer.insight.coverage import coverage

DECK = """\
deck: queues
title: Queues
rapid_fire:
  - id: order
    ask: Q
    answer: A
    why: W
    formerly: [sequence]
"""
SCENARIO = """\
scenario: shop
title: Shop
ask: Q
points:
  - id: buffer
    say: A queue takes the burst.
red_flags:
  - id: never
    claim: No queue.
follow_ups:
  - id: later
    ask: And then?
    points:
      - id: drain
        say: It drains.
"""


def syllabus(*items: str) -> str:
    return (
        "syllabus: s\ntitle: S\nstages:\n  - title: One\n    topics:\n      - id: t\n"
        "        title: T\n        entries:\n          - id: e\n            know: K\n"
        f"            asked_by: [{', '.join(items)}]\n"
    )


class Shelf:
    """Bundled files and the user's, decks and syllabuses mixed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name in ("bundled", "user"):
            (path / name).mkdir()

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")

    def check(self) -> Library:
        folders = [
            Folder(str(self.path / "bundled"), bundled=True),
            Folder(str(self.path / "user"), bundled=False),
        ]
        return check(discover(folders))

    def said(self) -> list[tuple[int, int, str, str]]:
        return [(p.line, p.column, p.message, p.cure) for p in self.check().problems]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.write("user/queues.yaml", DECK)
    shelf.write("user/shop.yaml", SCENARIO)
    return shelf


def test_cards_scenarios_points_follow_up_points_and_red_flags_exist(shelf: Shelf) -> None:
    everything = ("queues/order", "shop", "shop#buffer", "shop#drain", "shop#never")
    shelf.write("user/s.yaml", syllabus(*everything))
    library = shelf.check()
    assert library.problems == ()
    (found,) = library.syllabuses
    assert next(found.entries).asked_by == everything


@pytest.mark.parametrize(
    ("item", "message", "cure"),
    [
        ("queues/oder", "there is no item `queues/oder`", "did you mean `queues/order`?"),
        ("shop#bufer", "there is no item `shop#bufer`", "did you mean `shop#buffer`?"),
        ("queue/order", "there is no deck `queue`", "did you mean `queues/order`?"),
        ("shopp#drain", "there is no scenario `shopp`", "did you mean `shop#drain`?"),
        ("shopp", "there is no scenario `shopp`", "did you mean `shop`?"),
        ("queues", "there is no scenario `queues`", "write `deck-id/card-id`, `scenario-id`"),
        ("queues/sequence", "`queues/sequence` has another name now", "`queues/order`"),
    ],
)
def test_an_item_that_does_not_exist_is_named(
    shelf: Shelf, item: str, message: str, cure: str
) -> None:
    shelf.write("user/s.yaml", syllabus("shop", item))
    ((line, column, says, right),) = shelf.said()
    assert (line, column, says) == (11, 30, message)
    assert cure in right


def test_a_dangling_name_does_not_keep_the_syllabus_from_being_used(shelf: Shelf) -> None:
    shelf.write("user/s.yaml", syllabus("shop", "shop#gone"))
    library = shelf.check()
    assert [each.id for each in library.syllabuses] == ["s"]
    assert [each.code for each in library.problems] == ["dangling-reference"]


def test_a_bundled_syllabus_is_not_blamed_for_what_a_users_deck_replaced(shelf: Shelf) -> None:
    shelf.write("bundled/queues.yaml", DECK.replace("id: order", "id: other"))
    shelf.write("bundled/s.yaml", syllabus("queues/other"))
    assert shelf.said() == []


def test_a_shadowed_syllabus_is_not_held_against_the_decks(shelf: Shelf) -> None:
    shelf.write("bundled/s.yaml", syllabus("queues/gone"))
    shelf.write("user/s.yaml", syllabus("queues/order"))
    assert shelf.said() == []


def test_what_may_stand_in_a_broken_file_is_not_said_to_be_missing(shelf: Shelf) -> None:
    shelf.write("user/broken.yaml", "deck: a: b\n")
    shelf.write(
        "user/faulty.yaml", SCENARIO.replace("shop", "mall", 1).replace("id: never", "x: y")
    )
    shelf.write("user/s.yaml", syllabus("elsewhere/card", "mall#any"))
    assert not [p for p in shelf.check().problems if p.path.endswith("s.yaml")]


def test_the_library_knows_where_cards_stand(shelf: Shelf) -> None:
    path = str(shelf.path / "user" / "queues.yaml")
    assert shelf.check().places == {"queues/order": Place(path, 4, 9)}
    assert str(Place(path, 4, 9)) == f"{path}:4:9"


def example(page: str) -> str:
    """The YAML example of a page."""
    text = Path(__file__).parents[2].joinpath(page).read_text(encoding="utf-8")
    return text.split("```yaml\n", 1)[1].split("```", 1)[0]


def test_the_example_of_the_guide_is_complete_with_the_deck_of_the_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/payments.yaml", example("decks/README.md"))
    shelf.write("user/payments-syllabus.yaml", example("docs/syllabus.md"))
    library = shelf.check()
    assert library.problems == ()
    (written,) = library.syllabuses
    assert [stage.title for stage in written.stages] == ["Foundations", "The wider field"]
    found = coverage(written, library)
    assert found.is_complete
    assert (found.unasked, found.serving_nothing, found.unknown) == ((), (), ())
    assert [each.entry.id for each in found.left_out] == ["refund-form"]
