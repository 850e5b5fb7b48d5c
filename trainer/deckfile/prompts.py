"""What can be seen of a question without understanding it: how it begins, what it joins.

Only English is known here; of a question in another language nothing is said. Where a
right question could look the same as a wrong one, it is taken for right.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

LEAST_QUESTION = 4
"""Words from which a second question asks something of its own; "Why?" belongs to the first."""

LONGEST_TAIL = 4
"""Words up to which what follows an "and" belongs to the question: "and at what price?"."""

LONGEST = 2_000
"""Characters of a text that is looked at; whatever is longer is too long first of all."""

_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|`[^`]*`|\([^()]*\)')
"""What others say, code and asides: a question mark in there asks nobody."""

_OPENING = '"“„«`('
"""What it begins with."""

_END = re.compile(r"(?<=[.?!:;])\s+")
"""Between two sentences, or what may stand for them."""

_ASKS = re.compile(r"\w\W{0,2}\?$")
"""How a question ends: a `?` in code stands apart."""

_WH = r"(?:how|why|what|which|when|where|who|whose|whom)"
_WHAT = rf"(?:how (?:many|much|long|large|often|far|fast|big|small|old|soon)|{_WH})"
_ASKED = re.compile(rf"\b{_WHAT}\b", re.IGNORECASE)

_PRICE = re.compile(
    r"\b(?:price|cost|costs|catch|trade-off|give up|lose|in return)\b", re.IGNORECASE
)

_AUXILIARY = (
    r"(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|shall|may|might|must)"
    r"(?:n['’]t)?"
)
_JOINED = re.compile(
    rf"\band(?: in| at| on| by| from| for| to| with)? ({_WHAT})\b|(?<=, )and ({_AUXILIARY}) ",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    rf"(?:(?:and|but|so|then|now|today)\b,? ?)?(?:[^,?]*, )?{_AUXILIARY} [^?]*\?$"
    r"|(?:is that |is this |are they |are you )?(?:right|wrong|true|correct|true or false)\?$"
    r"|(?:true or false|yes or no)\b",
    re.IGNORECASE,
)
"""A question that "yes" or "no" would answer."""

_TRUE_FALSE = re.compile(r"(?:true or false|yes or no)\b", re.IGNORECASE)

_OPEN = re.compile(
    rf"\b{_WH}\b|\bbetween\b.*\band\b|\b(?:or|vs|versus|name|say|explain)\b", re.IGNORECASE
)
"""Words with which a question offers a choice or asks for more than yes or no."""

_ENGLISH = re.compile(
    r"\b(?:a|about|an|and|any|at|be|been|by|can|could|do|does|for|from|have|it|its|more|of|on|or"
    r"|should|than|that|the|there|this|to|when|with|would|you|your)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:was|auf|bei|das|dem|der|ein|eine[nmr]?|für|ist|nicht|oder|sind|und|wird|zu[mr]"
    r"|een|het|niet|van|voor|wordt|del|est|las|les|los|pour|que|un|una|une)\b",
    re.IGNORECASE,
)
"""Words of languages whose questions begin as English ones do: "Was …?", "Is …?", "Has …?"."""

_PERSONAL = r"(?:it|they|he|she)"
_VERB = (
    r"(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|may|might|must|means?"
    r"|happens?|makes?|keeps?|takes?|runs?|fails?|needs?|works?|costs?|lets?|gets?|returns?|starts?"
    r"|stops?|uses?|stays?|grows?|breaks?|helps?|gives?|holds?|says?)"
)
_POINTING = r"(?:this|that|these|those)"
_UNCLEAR = re.compile(
    rf"(?!they say\b)(?:{_PERSONAL}(?:['’](?:s|re|ll|d|ve))?|{_POINTING} {_VERB}) "
    rf"|(?:(?:and|but|so) )?(?:{_WH} )?{_AUXILIARY} (?:{_PERSONAL}\b|{_POINTING}(?: [\w-]+)?\?)",
    re.IGNORECASE,
)
"""A pronoun as what a text is about, before anything it could stand for."""

_DONE = re.compile(
    rf"(?:(?:and|but|so) )?(?:{_WH} )?{_AUXILIARY} (?:you|we|i|one) (?:not )?[\w-]+"
    r"(?: (?:about|with|for|to|on|against|of))? (?P<what>(?:it|them|this|these|those)"
    r"(?= (?:in|at|on|by|with|under|during)\b|\?)|that(?=\?))",
    re.IGNORECASE,
)
"""A pronoun as what something is done with, before anything it could stand for."""

_DUMMY = re.compile(
    r"\b(?:that|to|if|when|whether|than|who|for)\b|\d|night|morning|noon|o['’]clock"
)
"""After such a word or figure, "it" need not stand for anything: "It takes 3 s to …"."""

_FIVE_UP = ("five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MANY = rf"(?:{'|'.join(_FIVE_UP)}|[5-9]|1\d|all)"
_NOUN = (
    r"(?:[\w-]+ ){0,3}?(?:ways|reasons|causes|types|kinds|benefits|advantages|disadvantages"
    r"|drawbacks|principles|properties|steps|phases|stages|parts|pillars|factors|states|layers"
    r"|components|levels|rules|limits|services|features|differences|examples|methods|modes"
    r"|patterns|trade-offs|characteristics|elements|requirements|problems|risks|fallacies)"
)
_IMPERATIVE = r"(?:^|[.?!:;,]\s+|\b(?:please|and|can you|could you) )"
_LISTING = (
    "name",
    "list",
    "enumerate",
    "give",
    "recite",
    "mention",
    "describe",
    "state",
    "what are",
    *(f"{asks} {number} " for asks in ("what", "which") for number in _FIVE_UP),
)
"""What asks for a list; to look for these is far quicker than for the whole."""

_LIST = re.compile(
    rf"{_IMPERATIVE}(?:name|list|enumerate|give|recite|mention|describe|state)(?: me)?"
    r"(?: all)?(?: of)?(?: the)? "
    rf"(?:(?:{_MANY})(?: of)?(?: the)? {_NOUN}|(?:five|six|seven|eight|nine|ten)\b)"
    rf"|\bwhat are(?: the)? (?:{_MANY}) {_NOUN}"
    rf"|{_IMPERATIVE}(?:list|enumerate)(?: all)? the {_NOUN}"
    rf"|\b(?:what|which) (?:{'|'.join(_FIVE_UP)}) "
    r"(?!nines|times|seconds|minutes|hours|days|weeks|months|years)[a-z]+s\b"
    r"|\bwhat are the (?:main |key |biggest |typical |most important )?"
    r"(?:benefits|advantages|disadvantages|drawbacks|limitations|pros and cons|pros|cons|features"
    r"|types|kinds)\b",
    re.IGNORECASE,
)

_CHOICE = re.compile(r"\b(?:or|vs|versus|between|order|sort|rank)\b|:", re.IGNORECASE)

_WORD = re.compile(r"[^\W_]+(?:[-.,:/+'’][^\W_]+)*")

SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "of",
        "on",
        "or",
        "our",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    }
)
"""Words that hold others together; none that deny, compare or limit."""


def words(text: str) -> list[str]:
    """The words of a text in small letters, without the marks around them."""
    text = text.casefold()
    # Most texts are letters and blanks alone, and to split these is far quicker.
    return text.split() if text.replace(" ", "").isalnum() else _WORD.findall(text)


def content_words(text: str) -> list[str]:
    """The words that say something, without the ending of plurals."""
    return content_of(words(text))


def content_of(words: Sequence[str]) -> list[str]:
    """Those of the words that say something, without the ending of plurals."""
    return [word.removesuffix("s") for word in words if word not in SMALL]


def says_more(text: str, asked: str) -> bool:
    """Whether letters of a word that says something are nowhere in what was asked."""
    asked = asked.casefold()
    found = (each[0] for each in _WORD.finditer(text.casefold()))
    return any(word not in SMALL and word.removesuffix("s") not in asked for word in found)


@lru_cache(maxsize=8)
def questions(prompt: str) -> list[str]:
    """The sentences that ask, without what is quoted in them."""
    return [each for each in _sentences(prompt) if _asks(each)]


def _asks(sentence: str) -> bool:
    return sentence.endswith("?") and _ASKS.search(sentence, len(sentence) - 4) is not None


@lru_cache(maxsize=8)
def _sentences(prompt: str) -> list[str]:
    return _END.split(" ".join(_bare(prompt).split()))


def _bare(prompt: str) -> str:
    """The prompt without what is quoted in it."""
    # Most quote nothing, and to look for what opens a quote is far quicker than for one.
    return _QUOTED.sub("…", prompt) if any(map(prompt.__contains__, _OPENING)) else prompt


def asks_twice(prompt: str) -> bool:
    """Whether two sentences of it are questions of their own."""
    asked = questions(prompt)
    return len(asked) > 1 and sum(map(_is_whole, asked)) > 1


def _is_whole(question: str) -> bool:
    """Whether a question stands without the one before it: "Is it durable?", but not "Is it?"."""
    number = len(words(question))
    return number >= LEAST_QUESTION or (
        number == LEAST_QUESTION - 1 and _YES_NO.match(question) is not None
    )


def joined(prompt: str) -> str:
    """The words that join a second question to one: "and how"; empty if there are none.

    "When is it fine, and when a bug?" is one contrast, "Which one, and why?" one question, and
    a gain is asked for together with its price.
    """
    for question in questions(prompt):
        if "and" not in question.casefold():
            continue  # to look for it is far quicker than for the whole
        for found in _JOINED.finditer(question):
            tail = question[found.start() :]
            if len(tail.partition(",")[0].split()) <= LONGEST_TAIL or _PRICE.search(tail):
                continue
            before = _ASKED.findall(question.casefold(), 0, found.start())
            if not found[1] or (before and found[1].casefold() not in before):
                return found[0].strip().lower()
    return ""


def is_yes_no(prompt: str) -> bool:
    """Whether "yes" or "no" would answer it."""
    sentences = _sentences(prompt)
    if any(map(_TRUE_FALSE.match, sentences)):
        return True
    asked = [each for each in sentences if _asks(each)]
    return bool(asked) and all(
        _YES_NO.match(each) is not None and not _OPEN.search(each) and not _is_foreign(each)
        for each in asked
    )


def _is_foreign(question: str) -> bool:
    """Whether a question that begins like an English one is in another language."""
    # "Was" asks "what" in German, and hardly any card is about what was.
    return len(_FOREIGN.findall(question)) > len(_ENGLISH.findall(question))


def unclear(prompt: str) -> str:
    """The pronoun that it begins with, where nothing stands before that; or empty."""
    done = _DONE.match(prompt)
    if done:
        return done["what"].lower()
    found = _UNCLEAR.match(prompt)
    pronoun = found and re.search(rf"\b(?:{_PERSONAL}|{_POINTING})\b", found[0], re.IGNORECASE)
    if not found or not pronoun:
        return ""
    word = pronoun[0].lower()
    return "" if word == "it" and _DUMMY.search(_sentences(prompt)[0], found.end()) else word


def wants_list(prompt: str) -> str:
    """The words by which it asks for a list of more than four; or empty."""
    lowered = prompt.casefold()
    if not any(map(lowered.__contains__, _LISTING)):
        return ""
    found = _LIST.search(_bare(prompt))
    return " ".join(found[0].split()).lstrip(".?!:;, ") if found else ""


def offers_choice(prompt: str) -> bool:
    """Whether it names the answers to choose from."""
    return _CHOICE.search(prompt) is not None


def holds(text: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of the part, which has some, stand in the text one after the other."""
    width = len(part)
    return any(text[at : at + width] == part for at, word in enumerate(text) if word == part[0])
