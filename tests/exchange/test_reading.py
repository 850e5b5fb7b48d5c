"""Files as they come: their encodings, their shapes, and those that mean harm."""

import os
from pathlib import Path

import pytest

from trainer.content.cards import CardKind
from trainer.content.imported import Imported, Lost
from trainer.errors import TrainerError, UsageError
from trainer.exchange.limits import LARGEST_FIELD, LARGEST_TEXT, ImportFileError
from trainer.exchange.reading import Options, read


def written(folder: Path, data: str | bytes, name: str = "cards.csv") -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def pairs(found: Imported) -> list[tuple[str, str]]:
    return [(card.front, card.back) for card in found.cards]


CAFE = "Question,Answer\nWhat is café?,A “place”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = read(written(tmp_path, CAFE.encode(encoding)), Options())
    assert pairs(found) == [("What is café?", "A “place”")]


def test_windows_letters_are_read_with_a_notice(tmp_path: Path) -> None:
    found = read(written(tmp_path, CAFE.encode("cp1252")), Options())
    assert pairs(found) == [("What is café?", "A “place”")]
    assert "3 bytes are not UTF-8" in found.notices[-1]


def test_mixed_encodings_are_read_letter_by_letter(tmp_path: Path) -> None:
    mixed = "Question,Answer\nWhat is café?,日本\n".encode() + "naïve?,yes\n".encode("cp1252")
    assert pairs(read(written(tmp_path, mixed), Options())) == [
        ("What is café?", "日本"),
        ("naïve?", "yes"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"a,b\nc\0d,e\n", "NUL"),
        (b"\x00\x01\x02\x03" * 50, "NUL"),
        (b"\x81\x8d,\x8f\n", "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea", "UTF-16"),
        (b"SQLite format 3\0" + b"x" * 100, "database"),
        (b'Question,Answer\na,"b\nc,d\n', ":2: a quote"),
        (b"Question,Answer\n" + b",".join([b"x"] * 200) + b"\n", "200 columns"),
        (b"only one column\nand another\n", "no table"),
        (b"Question,Answer\n,\n", "holds no cards"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(ImportFileError) as error:
        read(written(tmp_path, data), Options())
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_of_a_gigabyte_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(ImportFileError, match="1,000 MB; at most 50 MB"):
        read(str(path), Options())


def test_a_field_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, f'Question,Answer\na,"{"x" * (LARGEST_FIELD + 1)}"\n')
    with pytest.raises(ImportFileError, match=r":2: a field has more than 500,000 characters"):
        read(path, Options())
    assert LARGEST_TEXT > LARGEST_FIELD


def test_neither_pipes_nor_folders_nor_odd_names_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for name in ("pipe.csv", ".", "absent\x1b[31m.csv", "nul\0.csv"):
        with pytest.raises(ImportFileError) as error:
            read(f"{tmp_path}/{name}", Options())
        assert "\x1b" not in str(error.value)


def test_a_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    rows = "".join(f"What is {number}?,It is {number * 7}\n" for number in range(100_000))
    assert len(read(written(tmp_path, "Question,Answer\n" + rows), Options()).cards) == 100_000
    with pytest.raises(ImportFileError, match="100,000"):
        read(written(tmp_path, "Question,Answer\n" + rows + "One more?,x\n"), Options())


def test_nothing_live_comes_through(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "front\tback\ttags\n"
        "\x1b[31mWhat?\x1b]0;owned\x07\t<script>alert(1)</script><b>this</b>\tred\x1b[2J\u202etag\n",
        "cards.tsv",
    )
    (card,) = read(path, Options()).cards
    assert (card.front, card.back) == ("What?", "**this**")
    assert card.tags == ("redtag",)


@pytest.mark.parametrize(
    ("mapping", "front", "back"),
    [
        ({"front": "2", "back": "Meaning"}, "two", "three"),
        ({"front": "Meaning", "back": "1"}, "three", "one"),
    ],
)
def test_columns_may_be_named(
    tmp_path: Path, mapping: dict[str, str], front: str, back: str
) -> None:
    path = written(tmp_path, "Name;Word;Meaning\none;two;three\n")
    (card,) = read(path, Options(mapping=mapping)).cards
    assert (card.front, card.back) == (front, back)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"front": "9", "back": "1"}, "3 columns"),
        ({"front": "Wrod", "back": "1"}, "did you mean Word"),
        ({"frnt": "1"}, "did you mean front"),
    ],
)
def test_columns_that_are_not_there(tmp_path: Path, mapping: dict[str, str], said: str) -> None:
    path = written(tmp_path, "Name;Word;Meaning\none;two;three\n")
    with pytest.raises(UsageError, match=said):
        read(path, Options(mapping=mapping))


def test_a_table_without_headings_is_read_by_place(tmp_path: Path) -> None:
    path = written(tmp_path, "What is a?\tIt is b\nWhat is c?\tIt is d\n", "words.txt")
    found = read(path, Options())
    assert found.format == "tab-separated values"
    assert pairs(found) == [("What is a?", "It is b"), ("What is c?", "It is d")]


@pytest.mark.parametrize(
    "head",
    [
        *("Name,Description", "Term,Definition", "word,meaning", "CONCEPT,EXPLANATION"),
        *("Prompt,Response", "Title,Body", "Title,Content", "Title,Notes", "Topic,Notes"),
        *("Question,Explanation", "#,Name,Description", "Name,Description,Tags"),
    ],
)
@pytest.mark.parametrize("separator", [",", "\t"])
def test_headings_of_which_each_might_be_a_text(tmp_path: Path, head: str, separator: str) -> None:
    row = "7,FIFO,Keeps the order" if head.startswith("#") else "FIFO,Keeps the order,sqs"
    row = ",".join(row.split(",")[: head.count(",") + 1])
    text = f"{head}\n{row}\n".replace(",", separator)
    found = read(written(tmp_path, text), Options())
    assert found.format.endswith("with a header")
    assert pairs(found) == [("FIFO", "Keeps the order")]
    assert found.cards[0].why == ""
    assert found.cards[0].tags == (("sqs",) if "Tags" in head else ())


def test_a_part_of_a_card_and_its_explanation_are_told_apart_by_their_headings(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "Concept,Explanation,Example\nFIFO,Keeps the order,A till\n")
    (card,) = read(path, Options()).cards
    assert (card.front, card.back, card.why) == ("FIFO", "Keeps the order", "A till")


@pytest.mark.parametrize("first", ["Name,A label", "Body,Mass", "Tags,Labels", "FIFO,Description"])
def test_a_first_row_of_other_words_is_a_card(tmp_path: Path, first: str) -> None:
    path = written(tmp_path, f"{first}\nQueue,Line\n")
    assert pairs(read(path, Options()))[0] == tuple(first.split(","))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sep=;\nquestion;answer\nWhat?;a, b\n", [("What?", "a, b")]),
        ('question, answer\n"What?", "a, b"\n', [("What?", "a, b")]),
        ('term, "quoted" text\nother, text\n', [("term", '"quoted" text'), ("other", "text")]),
        ("1,What?,a\n2,Why?,b\n", [("What?", "a"), ("Why?", "b")]),
        ("1,one\n2,two\n", [("1", "one"), ("2", "two")]),
        ("Frage;Antwort\nWas?;Das\n", [("Was?", "Das")]),
    ],
)
def test_tables_as_programs_write_them(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(read(written(tmp_path, text), Options())) == expected


def test_cells_that_have_no_place_are_counted(tmp_path: Path) -> None:
    text = "No.,Question,Answer,Level\n1,What?,a,easy\n2,Why?,b, and c\n"
    (lost,) = read(written(tmp_path, text), Options()).lost
    assert (lost.what, lost.number) == ("cells of other columns", 2)
    assert lost.example == "row in line 2: easy"


def test_any_separator_may_stand_beside_quotes_with_backslashes(tmp_path: Path) -> None:
    path = written(tmp_path, '"say \\"hi: you\\"?":yes\nwhat?:no\n')
    found = pairs(read(path, Options(separator=":")))
    assert found == [('say "hi: you"?', "yes"), ("what?", "no")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"front": "What?", "back": "a"}]', "is JSON"),
        ("<!DOCTYPE html>\n<h1>What?</h1>\n<p>a", "is a web page"),
        ("# mine\ndeck: net\ntitle: Net\nconcepts: []\n", "is a deck or scenario"),
    ],
)
@pytest.mark.parametrize("name", ["cards.txt", "cards.csv", "cards.md"])
def test_other_formats_are_named(tmp_path: Path, text: str, said: str, name: str) -> None:
    with pytest.raises(ImportFileError, match=said):
        read(written(tmp_path, text, name), Options())


def test_gaps_of_several_numbers(tmp_path: Path) -> None:
    text = "#separator:tab\n#html:true\n{{c1,2::both}} and {{c2::second}}\tmore\n"
    found = pairs(read(written(tmp_path, text, "notes.txt"), Options()))
    assert found == [("[…] and second", "both"), ("[…] and […]", "both; second")]


def test_quotes_with_backslashes_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, 'Question,Answer\n"Say \\"no\\", or?","Yes, \\"so\\""\n')
    assert pairs(read(path, Options())) == [('Say "no", or?', 'Yes, "so"')]


def test_kinds_and_keys_of_a_table_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "id,kind,question,answer\nsize,number,How big?,3 MB\n")
    (card,) = read(path, Options()).cards
    assert (card.key, card.kind) == ("size", CardKind.NUMBER)


def test_the_same_question_twice_has_two_keys(tmp_path: Path) -> None:
    path = written(tmp_path, "question,answer\nWhat?,a\nWhat?,b\n")
    keys = [card.key for card in read(path, Options()).cards]
    assert len(set(keys)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('**Q: "What is X?"**\n> "It is Y."\n', [("What is X?", "It is Y.")]),
        (
            "**Q1. What?**\n\nThis.\n\nAnd that.\n\n---\nNo more.\n",
            [("What?", "This.\n\nAnd that.")],
        ),
        ("# Deck\n## What is X?\nY\n## Notes\nmore\n", [("What is X?", "Y")]),
        ("# Deck\n## Term\nIts text.\n\n## Other\n", [("Term", "Its text.")]),
        ("| Term | Definition |\n|---|---|\n| a | b |\n", [("a", "b")]),
        (
            "**Q2: Draw it?**\n> **A:**\n> ```\n> a -> b\n> ```\n> [See](http://x) ![p](p.png)\n",
            [("Draw it?", "    a -> b\n\nSee")],
        ),
        ("**Q: What?**\nthis is it\n", [("What?", "this is it")]),
        ("**Q12345: What?**\nthis is it\n", [("What?", "this is it")]),
        ('**Junior Answer:**\n> "No."\n\n## Why?\nSo.\n', [("Why?", "So.")]),
    ],
)
def test_shapes_of_markdown(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(read(written(tmp_path, text, "page.md"), Options())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: a\nb\nA: c\n\nd\n---\nignored\nQ: e\nA: f\n", [("a\nb", "c\n\nd"), ("e", "f")]),
        ("C: The [sun] is [hot](x) \\[not\\]", [("The […] is hot [not]", "sun")]),
        ('---\nname = "Stars"\n---\nQ: a\nA: b\n', [("a", "b")]),
        ("Q: See ![it](x.png) [there](http://x)?\nA: b\n", [("See there?", "b")]),
        ("Question: a\nAnswer: b\nQuestion 2. c\nd\nAns: e\n", [("a", "b"), ("c\nd", "e")]),
        ("Q1. a\nA1. b\n\nQ2. c\nA2. d\n", [("a", "b"), ("c", "d")]),
        ("Q: a\nA: b\nA1. c\n", [("a", "b\nA1. c")]),
        ("Q: code?\nA:\n```\nQ: no card\n```\n", [("code?", "Q: no card")]),
        ("Q: code?\nA:\n```\n~~~\nQ: no\n```\n", [("code?", "    ~~~\n    Q: no")]),
    ],
)
def test_questions_and_answers(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(read(written(tmp_path, text, "cards.md"), Options())) == expected


@pytest.mark.parametrize("text", ["Q: a\nA: b\u2028c\nQ: d\nA: e\n", "* a\nb\u2028c\n* d\ne\n"])
def test_cards_are_found_in_the_lines_that_editors_show(tmp_path: Path, text: str) -> None:
    name = "cards.org" if text.startswith("*") else "cards.md"
    assert [card.where for card in read(written(tmp_path, text, name), Options()).cards] == [
        "line 1",
        "line 3",
    ]


def test_org_sides_and_drawers(tmp_path: Path) -> None:
    text = (
        "#+title: Deck\n* Card :a:b:\n:PROPERTIES:\n:ID: x1\n:END:\nSCHEDULED: <2026-01-01>\n"
        "** Front\nWhat?\n** Back\n[[http://x][This]] =code=\n* Empty\n"
    )
    found = read(written(tmp_path, text, "notes.org"), Options())
    (card,) = found.cards
    assert (found.title, card.key, card.tags) == ("Deck", "x1", ("a", "b"))
    assert (card.front, card.back) == ("What?", "This `code`")


def test_org_text_stands_as_deep_as_its_heading(tmp_path: Path) -> None:
    text = (
        "* TODO [#A] Why? [1/2] :x:\n  So:\n  - one\n    - two\n"
        "  #+begin_src sh\n  ls\n  #+end_src\n"
    )
    (card,) = read(written(tmp_path, text, "notes.org"), Options()).cards
    assert (card.front, card.tags) == ("Why?", ("x",))
    assert card.back == "So:\n- one\n  - two\n\n    ls"


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean markdown"):
        read(written(tmp_path, "x"), Options(format="markdwn"))


@pytest.mark.parametrize(
    "text",
    [
        "> " * 2000 + "x",
        "- " * 2000 + "x",
        "[" * 200_000,
        "<details>" * 50_000,
        "<!--" * 100_000,
        "**Q:" * 50_000,
        "* " * 2000 + "\n# Why?\nx\n",
        "`" * 100_000,
        "| a | b |\n|---|---|\n" + "| a | b |\n" * 5000,
        "{{c1::" * 20_000,
        "* Why" + " " * 100_000 + "x :a:\nSo.\n",
    ],
)
@pytest.mark.parametrize("name", ["page.md", "page.org", "page.txt"])
def test_deep_and_endless_files_end(tmp_path: Path, text: str, name: str) -> None:
    try:
        read(written(tmp_path, text, name), Options())
    except TrainerError as error:
        assert len(str(error)) < 1000  # noqa: PT017 - both ways are right


PAGE = """\
# Interview questions

## Caching

**Q1: What is a cache?**

> **A:** A store for copies.

**Q2: What is a TTL?**

## What about the next section?

**Q3: How are they named?** By hash.

## Nothing here?

## What is a queue?

It holds what waits.

## Notes

No question at all.
"""


def test_questions_of_a_page_that_become_no_cards_are_counted(tmp_path: Path) -> None:
    found = read(written(tmp_path, PAGE, "page.md"), Options())
    assert pairs(found) == [("What is a cache?", "A store for copies.")]
    assert [(str(each), each.example) for each in found.lost] == [
        ("1 card without an answer", "line 9: What is a TTL?"),
        (
            "1 question in a layout that is not known",
            "line 13: Q3: How are they named?** By hash.",
        ),
        ("2 questions without the mark of the others", "line 15: Nothing here?"),
    ]


def test_what_is_lost_is_said_of_a_page_without_cards(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"holds no cards \(1 card without an answer\)"):
        read(written(tmp_path, "# Page\n\n**Q1: What?**\n", "page.md"), Options())


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("link addresses", "1 link address"),
        ("media files", "1 media file"),
        ("answers to cards that are gone", "1 answer to cards that are gone"),
        ("cards longer than 9 characters", "1 card longer than 9 characters"),
        ("repeated cards", "1 repeated card"),
    ],
)
def test_one_lost_thing_is_named_in_the_singular(what: str, said: str) -> None:
    assert str(Lost(what, 1, "")) == said
    assert str(Lost(what, 2, "")) == f"2 {what}"
