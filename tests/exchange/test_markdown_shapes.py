"""Pages of interview questions in the shapes that people publish them in."""

from pathlib import Path

import pytest

from tests.exchange.test_reading import pairs, written
from trainer.content.cards import Concept, Deck
from trainer.content.imported import Imported
from trainer.exchange.markdown_write import markdown_page
from trainer.exchange.reading import Options, read


def page(folder: Path, text: str) -> Imported:
    return read(written(folder, text, "page.md"), Options())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. **What is A?**\n   - **Answer**: An a.\n\n2. **Define B**\n   - **Answer**:\n"
            "     - one\n     - two\n",
            [("What is A?", "An a."), ("Define B", "- one\n- two")],
        ),
        (
            "1. ### What is A\n\n   Text.\n\n   ```js\n   a\n   ```\n\n"
            "2. ### What is B\n\n   More.\n",
            [("What is A", "Text.\n\n    a"), ("What is B", "More.")],
        ),
        (
            "1. What is A?\n   > An a.\n\n2. What is B?\n   One line.\n   And one.\n",
            [("What is A?", "An a."), ("What is B?", "One line.\nAnd one.")],
        ),
        (
            "1. What is\n   A?\n\n   An a.\n2. What is __b__?\n   A b.\n",
            [("What is A?", "An a."), ("What is __b__?", "A b.")],
        ),
        (
            "- **What is A?** An a.\n- **What is B?** – A b.\n",
            [("What is A?", "An a."), ("What is B?", "A b.")],
        ),
        ("- Q: What?\n  A: This.\n- Q: Why?\n  A: So.\n", [("What?", "This."), ("Why?", "So.")]),
        (
            "- What is A? #card\n\t- An a.\n- Why B? #card\n\t- So.\n",
            [("What is A?", "An a."), ("Why B?", "So.")],
        ),
        ("1. **What?**\n\nThis.\n\n2. **Why?**\n\nSo.\n", [("What?", "This."), ("Why?", "So.")]),
        (
            "1. What is A?\n   An a.\n2. What is B?\n   A b.\n\nThat was all.\n",
            [("What is A?", "An a."), ("What is B?", "A b.")],
        ),
    ],
)
def test_items_that_are_questions(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(page(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "## What?\n1. **Is it up?**\n   - look\n2. **Is it slow?**\n   - look\n",
            "1. **Is it up?**",
        ),
        ("## What?\n| Term | Meaning |\n|---|---|\n| a | b |\n", "| Term | Meaning |"),
        ("### 1. Why?\n- What is A?\n  An a.\n", "- What is A?"),
    ],
)
def test_what_stands_below_a_question_is_its_answer(tmp_path: Path, text: str, answer: str) -> None:
    ((_, back),) = pairs(page(tmp_path, text))
    assert back.startswith(answer)


@pytest.mark.parametrize(
    ("head", "question"),
    [
        ("## What is A? 🤔", "What is A? 🤔"),
        ("## What is A? (hard)", "What is A? (hard)"),
        ("## What is A?[^1]", "What is A?"),
        ("## 什么是负载均衡？", "什么是负载均衡？"),
        ("## ما هو DNS؟", "ما هو DNS؟"),
        ("## Q. ***What is `a`?***", "What is `a`?"),
        ("### **Q1. What is A?**", "What is A?"),
        ("## **3.** What is A?", "What is A?"),
        ("## What is 1.1. of A?", "What is 1.1. of A?"),
    ],
)
def test_questions_in_headings(tmp_path: Path, head: str, question: str) -> None:
    found = page(tmp_path, f"# Page\n\n{head}\n\nIt is.\n\n## Notes\n\nNone.\n")
    assert pairs(found) == [(question, "It is.")]


def test_headings_beside_questions(tmp_path: Path) -> None:
    text = (
        "## 1. What is A?\n\nAn a.\n\n## 2. Explain B\n\nA b.\n\n## 3. C and D\n\nBoth.\n\n"
        "## Difference between E and F\n\nNone.\n\n## Further reading\n\nBooks.\n"
    )
    found = page(tmp_path, text)
    asked = [front for front, _ in pairs(found)]
    assert asked == ["What is A?", "Explain B", "C and D", "Difference between E and F"]
    assert [str(each) for each in found.lost] == ["1 heading without a question"]


def test_an_answer_with_a_heading_of_its_own(tmp_path: Path) -> None:
    text = (
        "## Question 1\n\nWhat is A?\n\n### Answer\n\nAn a.\n\n"
        "## What is B?\n\nThink.\n\n### Solution:\n\nA b.\n"
    )
    assert pairs(page(tmp_path, text)) == [
        ("What is A?", "An a."),
        ("What is B?\nThink.", "A b."),
    ]


def test_a_question_that_is_only_announced(tmp_path: Path) -> None:
    text = "### Question 1: A crawler\n\n**Question:**\n> How?\n\n**Sample Answer:**\nSo.\n"
    assert pairs(page(tmp_path, text)) == [("How?", "So.")]


def test_an_answer_that_folds_open_belongs_to_the_question_above(tmp_path: Path) -> None:
    text = (
        "###### 1. What is printed?\n\n```js\na()\n```\n\n- A: 1\n- B: 2\n\n"
        "<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\nBecause.\n\n</p>\n"
        "</details>\n\n---\n\n###### 2. Why?\n\n"
        "<details>\n<summary>Hint</summary>\nNo.\n</details>\n\n"
        "<details>\n  <summary>Show answer</summary>\n\n  So.\n</details>\n"
    )
    found = page(tmp_path, text)
    assert pairs(found) == [
        ("What is printed?\n\n    a()\n\n- A: 1\n- B: 2", "**Answer: B**\n\nBecause."),
        ("Why?", "So."),
    ]
    assert [str(each) for each in found.lost] == ["1 hint"]


def test_details_within_details(tmp_path: Path) -> None:
    text = (
        "<details><summary>Why?</summary>\n  So.\n"
        "  <details><summary>More</summary>and so</details>\n</details>\n\n"
        "<details><summary>Who?</summary>They.</details>\n"
    )
    assert [front for front, _ in pairs(page(tmp_path, text))] == ["Why?", "Who?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| No. | Question | Answer |\n|--|--|--|\n| 1 | a | b |\n", ("a", "b", "")),
        ("| Term | Definition | Example |\n|:-|:-:|-:|\n| a | b | c |\n", ("a", "b", "c")),
        ("| Level | Question | Answer |\n|--|--|--|\n| easy | a | b |\n", ("a", "b", "")),
    ],
)
def test_tables_of_three_columns(tmp_path: Path, text: str, expected: tuple[str, str, str]) -> None:
    (card,) = page(tmp_path, text).cards
    assert (card.front, card.back, card.why) == expected


def test_a_table_of_contents_is_no_table_of_questions(tmp_path: Path) -> None:
    text = (
        "| No. | Questions |\n|--|--|\n| 1 | [What is A](#a) |\n\n## Contents\n"
        "1. [What is A?](#a)\n"
        "   - [Why?](#b)\n\n## What is A?\n\nAn a.\n\n**[⬆ Back to Top](#top)**\n"
        '<div align="right">\n    <b><a href="#">↥ back to top</a></b>\n</div>\n'
    )
    assert pairs(page(tmp_path, text)) == [("What is A?", "An a.")]


def test_front_matter_is_no_heading(tmp_path: Path) -> None:
    found = page(tmp_path, '---\ntitle: "My page"\ntags: [a]\n---\n\n## What?\n\nThis.\n')
    assert (found.title, pairs(found)) == ("My page", [("What?", "This.")])


def test_html_and_references_become_text(tmp_path: Path) -> None:
    text = (
        "## What?\n\n<ul>\n    <li>one</li>\n    <li>two</li>\n</ul>\n\n"
        "See [this][d] and [that](http://x/a_(b)), <http://auto.link>.[^1]\n\n"
        "[^1]: A note.\n[d]: http://x 'D'\n"
    )
    assert pairs(page(tmp_path, text)) == [
        ("What?", "- one\n- two\n\nSee this and that, http://auto.link.\n\nA note.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>Answer</summary>" * 5_000 + "</details>" * 2_000,
        "1. What?\n   a\n" * 5_000,
        "- **What?** a\n" * 5_000,
        "1. What?\n\nb\n\n" * 3_000,
        "**" * 100_000 + "?",
        "## Why?" + " " * 100_000 + "x",
        "## Why?" + " #" * 50_000 + "x",
        "**Why" + " " * 100_000 + "x**",
        "1. Why?" + " " * 100_000 + "x\n   a",
        "> " + " " * 50_000 + "A" + " " * 50_000 + ":",
        "<details><summary>" + "more " * 20_000 + "</summary>x</details>",
        "# " + "?(" * 50_000,
        "[^" * 50_000 + "](" * 50_000,
        "<details><summary>Why?</summary>b</details>\n<details>\n<details>\n",
        "<details><summary>Answer</summary>b</details>" * 5_000,
        "- What?\n\nb\n\n" * 3_000,
        "`a" * 50_000 + "::",
        ":" * 100_000,
        "==a" * 50_000 + "\na::b",
        "a\n?\nb\n\n" * 5_000,
        "?\n" * 20_000,
        "| " * 20_000 + "\n|---|---|\n",
    ],
)
def test_endless_pages_end(tmp_path: Path, text: str) -> None:
    written_page = written(tmp_path, f"# Page\n\n{text}\n\n## What?\n\nThis.\n", "page.md")
    assert read(written_page, Options()).cards


@pytest.mark.parametrize(
    "text",
    [
        "What does <b> mean in &amp; and &lt;?",
        "Is `<br>` or <br> shorter than a < b && c?",
        "<script>alert(1)</script> and <!-- this -->",
        "A tag:\n\n    <div>&amp;</div>\n\nand </div>",
    ],
)
def test_what_looks_like_html_in_a_deck_comes_back(tmp_path: Path, text: str) -> None:
    deck = Deck(id="d", title="D", cards=(Concept(deck="d", id="a", ask=text, answer=text),))
    ((front, back),) = pairs(page(tmp_path, markdown_page([deck])))
    assert (front.replace("\n\n", "\n"), back) == (text.replace("\n\n", "\n"), text)


def test_an_open_fold_behind_another_takes_nothing_away(tmp_path: Path) -> None:
    text = "<details><summary>Why?</summary>b</details>\n\n<details>\n<details>\n\n## How?\n\nSo.\n"
    assert pairs(page(tmp_path, text)) == [("Why?", "b")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is DNS?::A phone book\n\n- TTL :: time to live\n", [
            ("What is DNS?", "A phone book"), ("TTL", "time to live"),
        ]),
        ("#flashcards\n\nProse.\nMore.\nAnd more.\n\nA::b\n", [("A", "b")]),
        ("---\ntags:\n  - flashcards\n---\nProse.\n\nAnd more.\n\nAB::b\n", [("AB", "b")]),
        ("#flashcards/net What is A::b `c::d`\n", [("What is A", "b `c::d`")]),
        ("#net\nWhat is rule #1::c\n", [("What is rule #1", "c")]),
        ("Up:::down\n", [("Up", "down"), ("down", "Up")]),
        ("What is `a::b`?::A path\n", [("What is `a::b`?", "A path")]),
        ("## Net\nWhat is a queue\nfor?\n?\nLine.\n- one\n- two\n\nProse.\n", [
            ("What is a queue\nfor?", "Line.\n- one\n- two"),
        ]),
        ("### What is A\n?\n```py\na = 1\n\nb = 2\n```\n", [
            ("What is A", "    a = 1\n\n    b = 2"),
        ]),
        ("Up\n??\nDown\n", [("Up", "Down"), ("Down", "Up")]),
        ("What is A?::an a <!--SR:!2026-01-02,4,270-->\n", [("What is A?", "an a")]),
    ],
)  # fmt: skip
def test_lines_of_notes(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(page(tmp_path, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## Why?\n\nCall std::move, then\nthe rest moves.\nBut not here.\n",
        "## Why?\n\n```\na::b\nc\n?\nd\n```\n",
        "## Why?\n\n| a::b |\n|---|\n| c::d |\n",
        "## Why?\n\nIs it so\n?\n\nYes.\n",
    ],
)
def test_the_same_marks_in_code_and_prose_ask_nothing(tmp_path: Path, text: str) -> None:
    assert [front for front, _ in pairs(page(tmp_path, text))] == ["Why?"]


def test_gaps_in_notes_are_counted_as_left_out(tmp_path: Path) -> None:
    found = page(tmp_path, "A::b\n\nA saga ==undoes== a step.\n")
    assert pairs(found) == [("A", "b")]
    assert [(each.what, each.number) for each in found.lost] == [("lines with gaps", 1)]
    assert page(tmp_path, "## Why?\n\nIt ==holds==.\n").lost == ()
