"""HTML of cards to text: what is kept, what is dropped, and what cannot do any harm."""

import pytest

from trainer.content.imported import Lost
from trainer.exchange.html import html_text
from trainer.exchange.limits import DEEPEST_NESTING, LARGEST_FIELD, ImportFileError
from trainer.exchange.losses import Losses


def text(html: str) -> str:
    return html_text(html, Losses())


def lost(html: str) -> tuple[Lost, ...]:
    losses = Losses()
    html_text(html, losses)
    return losses.found()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("plain words", "plain words"),
        ("fish &amp; chips&nbsp;&lt;3", "fish & chips <3"),
        ("a < b and b > c", "a < b and b > c"),
        ("one<br>two<div>three</div>", "one\n\ntwo\n\nthree"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<b>bold</b> and <code>code</code>, done", "**bold** and `code`, done"),
        ("<b><strong>once</strong></b> y", "**once** y"),
        ("<b></b>nothing", "nothing"),
        ("<b>one<p>two</b> three", "**one**\n\n**two**\n\nthree"),
        ("<h2>Head</h2>text", "**Head**\n\ntext"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>tail", "- a\n  - b\n- c\n\ntail"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        (
            "<pre><span>def</span> <span>f</span>():\n    <b>return</b> 1</pre>after",
            "    def f():\n        return 1\n\nafter",
        ),
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", "| a | b |\n| c | d |"),
        (
            "<table><tr><td>a<td><table><tr><td>x<td>y<tr><td>z</table></table>",
            "| a | x, y; z |",
        ),
        ("<a href='https://example.org'>here</a>", "here"),
        ("never closed <b", "never closed <b"),
        ("</b></p>stray", "stray"),
        ("\x1b[31mred\x1b]0;title\x07 &#27;[2Jx", "red [2Jx"),
    ],
)
def test_what_is_kept(html: str, expected: str) -> None:
    assert text(html) == expected


@pytest.mark.parametrize(
    ("html", "kept", "what", "example"),
    [
        ("a<script>alert('</b>')</script>b", "ab", "scripts", ""),
        ("a<SCRIPT>x</sCript >b", "ab", "scripts", ""),
        ("<p onclick='x()'>hi</p>", "hi", "scripts", "onclick=x()"),
        ("<a name=x title=' JavaScript:x()'>hi</a>", "hi", "scripts", " JavaScript:x()".strip()),
        ("a<style>b{}</style>c", "ac", "styles", ""),
        ("see <img src=map.png alt=map>", "see", "pictures", "map.png"),
        ("<svg><text>x</text></svg>y", "y", "pictures", ""),
        ("hear [sound:a b.mp3]", "hear", "sounds", "a b.mp3"),
        ("<iframe src=//x>z</iframe>y", "y", "embedded objects", "//x"),
    ],
)
def test_what_is_dropped_is_counted(html: str, kept: str, what: str, example: str) -> None:
    assert text(html) == kept
    assert lost(html) == (Lost(what, 1, example),)


def test_a_field_that_is_too_large_or_too_deep_is_refused() -> None:
    with pytest.raises(ImportFileError, match="too large"):
        text("x" * (LARGEST_FIELD + 1))
    with pytest.raises(ImportFileError, match="nested"):
        text("<div>" * (DEEPEST_NESTING + 1))
    assert text("<p>" * 1000 + "x") == "x"  # paragraphs end where the next one begins


@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "<!--",
        "<a b='",
        "<p>",
        "<li>",
        "</b>",
        "<b>x</b>",
        "<script>",
        "<",
        "</",
        "&amp",
        "[sound:",
    ],
)
def test_no_page_takes_long(piece: str) -> None:
    text(piece * (LARGEST_FIELD // len(piece)))
