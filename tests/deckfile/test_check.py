"""What only shows between files."""

from collections.abc import Sequence
from pathlib import Path

from trainer.content.library import Library
from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder
from trainer.deckfile.check import check
from trainer.deckfile.discover import discover
from trainer.deckfile.fix import fixed

FIXTURES = Path(__file__).parent / "fixtures"


def deck(name: str, *cards: str, extra: str = "") -> str:
    """A deck of rapid-fire cards; `extra` goes to each of them, on a line of its own."""
    lines = [f"deck: {name}", "title: T", "rapid_fire:"]
    for card in cards:
        lines += [f"  - id: {card}", "    ask: Q", "    answer: A", "    why: W"]
        lines += [f"    {extra}"] if extra else []
    return "\n".join(lines) + "\n"


class Shelf:
    """A folder of bundled files and one of the user's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name in ("bundled", "user"):
            (path / name).mkdir()

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text)

    def check(self) -> Library:
        folders = [
            Folder(str(self.path / "bundled"), bundled=True),
            Folder(str(self.path / "user"), bundled=False),
        ]
        return check(discover(folders))

    def short(self, problems: Sequence[Problem]) -> list[tuple[str, int, int, str]]:
        return [
            (str(Path(each.path).relative_to(self.path)), each.line, each.column, each.code)
            for each in problems
        ]


def test_a_library_without_problems() -> None:
    library = check(discover([Folder(str(FIXTURES), bundled=False)]))
    assert library.problems == ()
    assert [each.id for each in library.decks] == ["limits", "queues"]
    assert [each.id for each in library.scenarios] == ["orders-by-queue"]


def test_good_files_are_used_beside_bad_ones(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one"))
    shelf.write("user/b.yaml", "deck: b\ntitle: a: b\n")
    shelf.write("user/c.yaml", deck("c", "one", extra="colour: red"))
    (tmp_path / "user" / "d.yaml").mkdir()
    library = shelf.check()
    assert [each.id for each in library.decks] == ["a"]
    assert shelf.short(library.problems) == [
        ("user/b.yaml", 2, 9, "yaml-colon"),
        ("user/c.yaml", 8, 5, "unknown-key"),
        ("user/d.yaml", 0, 0, "not-a-file"),
    ]


def test_a_users_deck_shadows_a_bundled_one(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("bundled/a.yaml", deck("a", "one", extra="contrasts: [gone/card]"))
    shelf.write("user/a.yaml", deck("a", "two"))
    library = shelf.check()
    assert [card.item for each in library.decks for card in each.cards] == ["a/two"]
    assert library.problems == ()


def test_a_faulty_deck_shadows_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("bundled/a.yaml", deck("a", "one"))
    shelf.write("user/a.yaml", deck("a", "two", extra="colour: red"))
    library = shelf.check()
    assert [card.item for each in library.decks for card in each.cards] == ["a/one"]
    assert [each.code for each in library.problems] == ["unknown-key"]


def test_the_same_deck_twice_names_both_files(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for folder in ("bundled", "user"):
        shelf.write(f"{folder}/a.yaml", deck("a", "one"))
        shelf.write(f"{folder}/b.yaml", deck("a", "two"))
    library = shelf.check()
    assert len(library.decks) == 1
    assert shelf.short(library.problems) == [
        ("bundled/b.yaml", 1, 7, "duplicate-file"),
        ("user/b.yaml", 1, 7, "duplicate-file"),
    ]
    assert "user/a.yaml:1" in library.problems[1].message
    assert "keep one" in library.problems[1].cure


def test_a_deck_and_a_scenario_may_share_a_name(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one"))
    shelf.write("user/b.yaml", "scenario: a\ntitle: T\nask: Q\npoints:\n- id: p\n  say: x\n")
    library = shelf.check()
    assert library.problems == ()
    assert len(library.decks) == len(library.scenarios) == 1


def test_a_contrast_with_a_card_of_another_deck(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one", extra="contrasts: [b/two, b/tow, z/x]"))
    shelf.write("user/b.yaml", deck("b", "two"))
    library = shelf.check()
    assert len(library.decks) == 2
    assert shelf.short(library.problems) == [
        ("user/a.yaml", 8, 24, "dangling-reference"),
        ("user/a.yaml", 8, 31, "dangling-reference"),
    ]
    assert "did you mean `b/two`?" in library.problems[0].cure
    assert "no deck `z`" in library.problems[1].message


def test_a_card_of_a_faulty_deck_exists_nevertheless(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one", extra="contrasts: [b/two]"))
    shelf.write("user/b.yaml", deck("b", "two", extra="colour: red"))
    assert shelf.short(shelf.check().problems) == [("user/b.yaml", 8, 5, "unknown-key")]


def test_a_deck_that_could_not_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one", extra="contrasts: [b/two]"))
    shelf.write("user/b.yaml", "deck: b: c\n")
    assert shelf.short(shelf.check().problems) == [("user/b.yaml", 1, 8, "yaml-colon")]


def test_a_card_cannot_take_the_history_of_one_that_exists(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one", extra="formerly: [gone/x, b/two]"))
    shelf.write("user/b.yaml", deck("b", "two"))
    (problem,) = shelf.check().problems
    assert shelf.short([problem]) == [("user/a.yaml", 8, 24, "formerly-exists")]
    assert "remove this line" in problem.cure


def test_two_cards_cannot_take_one_history(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("user/a.yaml", deck("a", "one", extra="formerly: [old]"))
    shelf.write("user/b.yaml", deck("b", "two", extra="formerly: [a/old]"))
    (problem,) = shelf.check().problems
    assert shelf.short([problem]) == [("user/b.yaml", 8, 16, "formerly-claimed")]
    assert "user/a.yaml:8" in problem.message
    assert "keep one" in problem.cure


def test_two_scenarios_cannot_take_one_history(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    body = "title: T\nask: Q\npoints:\n- id: p\n  say: x\nformerly: [old]\n"
    shelf.write("user/a.yaml", f"scenario: a\n{body}")
    shelf.write("user/b.yaml", f"scenario: b\n{body}")
    shelf.write("user/old.yaml", deck("old", "one"))
    library = shelf.check()
    assert shelf.short(library.problems) == [("user/b.yaml", 7, 12, "formerly-claimed")]


def test_what_a_good_card_lacks_is_a_warning(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write(
        "user/a.yaml", "deck: a\ntitle: T\nnumbers:\n  - id: n\n    ask: Q\n    value: 3 s\n"
    )
    library = shelf.check()
    assert len(library.decks) == 1
    assert {each.severity for each in library.problems} == {Severity.WARNING}
    assert shelf.short(library.problems) == [
        ("user/a.yaml", 4, 9, "no-date"),
        ("user/a.yaml", 4, 9, "no-source"),
        ("user/a.yaml", 4, 9, "no-why"),
    ]
    assert all("add `" in each.cure for each in library.problems)


def test_a_figure_that_nothing_can_be_compared_with_is_a_warning(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    care = "why: W\n    source: S\n    as_of: 2026-11"
    cards = "".join(
        f"  - id: n{place}\n    ask: Q\n    value: {value}\n    {care}\n"
        for place, value in enumerate(("30 s or 40 s", "30-40 s", "10:1"))
    )
    shelf.write("user/a.yaml", f"deck: a\ntitle: T\nnumbers:\n{cards}")
    library = shelf.check()
    assert shelf.short(library.problems) == [("user/a.yaml", 6, 12, "unclear-figure")]
    assert library.problems[0].severity is Severity.WARNING
    assert len(library.decks) == 1


def test_bundled_decks_are_not_blamed_for_what_a_users_deck_replaced(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.write("bundled/a.yaml", deck("a", "one", extra="contrasts: [b/two]"))
    shelf.write("bundled/c.yaml", deck("c", "one", extra="formerly: [b/mine]"))
    shelf.write("bundled/b.yaml", deck("b", "two"))
    shelf.write("user/b.yaml", deck("b", "mine"))
    assert shelf.check().problems == ()


def test_the_example_for_authors_is_a_good_deck(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")
    shelf = Shelf(tmp_path)
    shelf.write("user/payments.yaml", guide.split("```yaml\n")[1].split("```")[0])
    library = shelf.check()
    assert library.problems == ()
    assert [type(card).__name__ for card in library.decks[0].cards] == [
        "Concept",
        "Number",
        "RapidFire",
    ]


def test_syllabuses_are_laid_out_like_decks(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    text = "syllabus: s\ntitle: S\nstages:\n"
    text += "  - topics:\n      - title: A \n        id: a\n    title: One\n"
    shelf.write("user/s.yaml", text)
    assert shelf.short(shelf.check().problems) == [
        ("user/s.yaml", 5, 17, "trailing-space"),
        ("user/s.yaml", 6, 9, "key-order"),
        ("user/s.yaml", 7, 5, "key-order"),
    ]
    shelf.write("user/s.yaml", fixed(text.encode()).data.decode())
    assert shelf.check().problems == ()
