"""What the words of a page say: a question, a number, an answer, the way back to the top.

Blanks are counted in every pattern: without an end, they would be tried in every way.
"""

import re

ANSWER = re.compile(
    r"[ \t]{0,4}(?:\*\*|__)?[ \t]{0,4}(?:(?:sample|model|short|suggested|expected)\s{1,4})?"
    r"A(?:nswer|ns)?[ \t]{0,4}\d{0,6}[ \t]{0,4}"
    r"(?:[:.)][ \t]{0,4}(?:\*\*|__)?|(?:\*\*|__)[ \t]{0,4}[:.)])[ \t]{0,4}",
    re.IGNORECASE,
)
"""How an answer begins that says so."""

MARKED = re.compile(r"Q(?:uestion)?\s{0,4}\d{0,6}\s{0,4}[:.)\]–—-]|Q\d{1,6}\b", re.IGNORECASE)
"""How a question begins that says so."""

BOLD = re.compile(r"(\*\*\*|___|\*\*|__)\s{0,4}(.+?)\s{0,4}\1(.*)")
"""A line that begins in bold: the mark, the bold words, what stands behind them."""

_NUMBER = re.compile(
    r"(?:Q(?:uestion)?\s{0,4}\d{0,6}(?:\.\d{1,3})?\s{0,4}[:.)\]–—-]+|Q\d{1,6}\s"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.)\uFE0F\u20E3]+)\s{0,4}",
    re.IGNORECASE,
)
_APART = re.compile(r"(\*\*|__)(.{1,30}?)\1\s{1,4}")
"""A number in bold before words that are not."""

_BARE = re.compile(
    r"(?:Question|Q|Problem|Exercise|Task|Card)\s{0,4}#?\d{0,6}\s{0,4}[:.)]?", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:(?:click|tap|press)\s{1,4}(?:here\s{1,4})?(?:to|for)\s{1,4})?"
    r"(?:(?:show|see|view|reveal|expand|check|get|the|my|an?|sample|model|full)\s{1,4}){0,4}"
    r"(?:answer|solution|explanation|ans|response)s?\b.{0,20}",
    re.IGNORECASE,
)
_HINT = re.compile(r"(?:show\s{1,4}|a\s{1,4})?hints?\b.{0,10}", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:explain|describe|define|compare|contrast|name|list|discuss|design|draw|write|implement"
    r"|outline|sketch|summari[sz]e|give|tell|walk|difference|state|show|estimate|calculate)\b",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"[\W_]*(?:(?:back|go|return)\s{1,4}to\s{1,4}(?:the\s{1,4})?top|top)[\W_]*", re.IGNORECASE
)
_ADDRESS = re.compile(r"\]\([^()\n]{0,200}\)|<[^<>\n]{0,200}>")
_ASIDE = re.compile(r"\s{0,4}(?:\([^()\n]{0,40}\)|\[[^\[\]\n]{0,40}\])|\s#[\w/-]{1,40}")
_CARD = re.compile(r"\s{1,4}#(?:flash)?cards?(?:/[\w/-]{1,80})?$")
_LONGEST_BEHIND = 200
"""Characters behind a question mark that may be an ornament or an aside."""


def asks(words: str) -> bool:
    """Whether the words end with a question mark, whatever ornament stands behind it."""
    end = max(words.rfind(mark) for mark in "?？؟")
    behind = words[end + 1 :]
    if end < 0 or len(behind) > _LONGEST_BEHIND:
        return False
    return not any(letter.isalnum() for letter in _ASIDE.sub("", behind))


def is_question(words: str) -> bool:
    """Whether the words, as they stand, say that a question comes or ask one."""
    return MARKED.match(words) is not None or asks(words)


def is_marked(words: str) -> bool:
    """Whether the words say that a question comes: `Q1. …`."""
    return MARKED.match(_unmarked(words)) is not None


def orders(words: str) -> bool:
    """Whether the words ask without a question mark: `Explain …`, `Difference between …`."""
    return _ORDER.match(bare(words)) is not None


def numbered(words: str) -> bool:
    """Whether a number stands before the words."""
    return _NUMBER.match(_unmarked(words)) is not None


def bare(words: str) -> str:
    """The words without their number and without marks around all of them."""
    words = _CARD.sub("", _unmarked(words))
    if (apart := _APART.match(words)) and _NUMBER.fullmatch(apart[2]):
        words = words[apart.end() :]
    elif found := _NUMBER.match(words):
        words = words[found.end() :]
    return _unmarked(words)


def is_bare(words: str) -> bool:
    """Whether the words only say that a question comes: `Question 3`."""
    return _BARE.fullmatch(_unmarked(words)) is not None


def is_answer(words: str) -> bool:
    """Whether the words only say that an answer comes: `Show answer`, `Solution`."""
    return _LABEL.fullmatch(words.strip(" *_:#👉👇")) is not None


def is_hint(words: str) -> bool:
    """Whether the words only say that a hint comes."""
    return _HINT.fullmatch(words.strip(" *_:#")) is not None


def leads_up(line: str) -> bool:
    """Whether a line is nothing but a link back to the top of the page."""
    if "](" not in line and "<a" not in line.lower():
        return False
    return _TOP.fullmatch(_ADDRESS.sub("", line)) is not None


def _unmarked(words: str) -> str:
    """The words without marks of bold or italics around all of them."""
    words = words.strip()
    for mark in ("***", "___", "**", "__", "*", "_"):
        inner = words[len(mark) : -len(mark)]
        if words.startswith(mark) and words.endswith(mark) and inner and mark not in inner:
            return inner.strip()
    return words
