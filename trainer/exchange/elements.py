"""The elements of HTML, by what becomes of them in text."""

from collections.abc import Mapping

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
APART = frozenset(
    [
        "blockquote",
        "dl",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ol",
        "p",
        "pre",
        "table",
        "ul",
    ]
)
"""Blocks that an empty line sets off from their neighbours."""

MARKS = (
    (frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6")), "**"),
    (frozenset(("code", "kbd", "samp", "tt")), "`"),
)
"""What stands on both sides of an element's text."""
NONE: frozenset[str] = frozenset()
PARAGRAPH = frozenset(("p",))
CLOSED_BY: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "table"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table"))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
}
"""What an element closes that is still open, unless one of the latter lies in between."""

EMPTY = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

DROPPED: Mapping[str, str] = {
    "script": "scripts",
    "style": "styles",
    "svg": "pictures",
    "canvas": "pictures",
    "object": "embedded objects",
    "iframe": "embedded objects",
    "audio": "sounds",
    "video": "videos",
    "template": "scripts",
    "noscript": "",
    "head": "",
    "rt": "",
    "select": "form fields",
    "textarea": "form fields",
}
"""Elements left out with everything in them, and what they are counted as."""

DROPPED_ALONE: Mapping[str, str] = {
    "img": "pictures",
    "embed": "embedded objects",
    "input": "form fields",
    "link": "styles",
}
