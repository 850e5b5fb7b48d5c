"""Lexicon files: those that come with the program, one's own, and broken ones."""

from pathlib import Path

from trainer.deckfile.lexicons import lexicon_problems, read_lexicon
from trainer.grading.words import read_words
from trainer.resources import bundled

OURS = bundled("data") / "lexicon"

OWN = """\
lexicon: shop
same:
  - name: order book
    written:
      - obk
"""


def stems(text: str, *folders: Path) -> list[str]:
    return [word.stem for word in read_words(text, read_lexicon(*folders))]


def test_the_bundled_lexicon_has_no_problem_and_unfolds_abbreviations() -> None:
    assert lexicon_problems(OURS) == []
    assert stems("the DLQ", OURS) == stems("the dead letter queue", OURS)


def test_a_lexicon_of_ones_own_adds_to_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(OWN, encoding="utf-8")
    assert stems("the obk", OURS, tmp_path) == stems("the order book", OURS, tmp_path)
    assert stems("the DLQ", OURS, tmp_path) == stems("the dead letter queue", OURS)


def test_a_broken_lexicon_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(OWN.replace("same", "smae"), encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(b"lexicon: \xff")
    (tmp_path / "c.yaml").write_text("- just a list\n", encoding="utf-8")
    assert stems("the DLQ", OURS, tmp_path) == stems("the DLQ", OURS)
    found = [(Path(p.path).name, p.line, p.column, p.code) for p in lexicon_problems(tmp_path)]
    assert found == [
        ("a.yaml", 2, 1, "unknown-key"),
        ("b.yaml", 1, 10, "not-text"),
        ("c.yaml", 1, 1, "no-lexicon"),
    ]


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert lexicon_problems(tmp_path / "none") == []
    assert read_lexicon(OURS, tmp_path / "none") == read_lexicon(OURS)
