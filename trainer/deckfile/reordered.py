"""Prompts that ask the same with their words in another order.

Each content word has a number, and the sum of them finds at once the prompts that have the same
words. Two of those ask the same if both come to one form by what English does to the order of a
question: "the timeout of a function" is "the function timeout", "is kept by a queue" is "a queue
keeps", "with SQS, why ..." is "why ... with SQS", "a queue and a stream" is "a stream and a queue".
Words that changed places without any of that changed roles: who retries whom is another question.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from trainer.grading.stems import stem
from trainer.grading.tokens import words as row

LEAST_CONTENT = 3
"""Content words below which there is too little to say that two prompts are one."""

MOST_WORDS = 120
"""Words and marks of a prompt up to which it is looked at: questions are shorter."""

MOST_ORDERS = 64
"""Orders of one prompt that are looked at: what bounds the time when much could change places."""

_BE = frozenset(row("is are was were be been being isn aren wasn weren"))
_DO = frozenset(row("do does did don doesn didn"))
_PLAIN_ASKING = frozenset(row("which what"))
_ASKING = _PLAIN_ASKING | frozenset(row("how why when where who"))
_MODAL = frozenset(row("can could may might must shall should will would"))
_PLAIN_PLACING = frozenset(row("in on for with at by"))
_PLACING = _PLAIN_PLACING | frozenset(
    row(
        "to from into onto over under than before after via through without against per between "
        "among during within across behind above below until about instead"
    )
)
"""What begins a part that may stand anywhere in a sentence, as long as it begins so."""

_WHEN = frozenset(row("when if while because once unless"))
"""The same for a sentence within the sentence."""

_JOINING = frozenset(row("and or vs versus"))
"""What stands between two that may change places."""

_NAMING = frozenset(row("a an the your its this these"))
"""What a name may begin with."""

_FUNCTION = _BE | _DO | _PLAIN_ASKING | _PLAIN_PLACING | _NAMING | frozenset(row("of you it s"))
"""Words that come and go with the order of the others."""

_SILENT = _BE | _DO | _NAMING | frozenset(row("you s"))

_OWNING = _NAMING | {"of"}
"""What goes on with a name: "by the owner of a queue"."""

_BESIDE = frozenset(row("of in on for"))
"""What may as well stand before a name: "the limit in SQS" is "the SQS limit"."""

_IRREGULAR = {
    "bound": "bind", "brought": "bring", "built": "build", "chosen": "choose", "done": "do",
    "drawn": "draw", "driven": "drive", "given": "give", "held": "hold", "hidden": "hide",
    "kept": "keep", "known": "know", "lost": "lose", "made": "make", "put": "put", "read": "read",
    "run": "run", "seen": "see", "sent": "send", "set": "set", "shown": "show", "spent": "spend",
    "split": "split", "taken": "take", "thrown": "throw", "written": "write",
}  # fmt: skip
"""Participles that do not end in "ed", and their verbs."""

_CLAUSES = _WHEN | _JOINING | frozenset(("but", "that"))
"""What tells that a prompt holds more than one sentence, so that "not" belongs to one of them."""

_TOKEN = re.compile(r"[^\W_]+(?:[.,:]\d+)*|[,:;.!?()]")

_MARKS = frozenset(",:;.!?()")
_NOT = frozenset(("not", "t"))
_AND = "and"
"""Any of what joins."""


@lru_cache(maxsize=20_000)
def _content(word: str) -> str:
    """What a lower-case word is in a key; empty for one that is no content."""
    if word in _FUNCTION or word in _MARKS:
        return ""
    # All that is left of "doesn't" and the like, the apostrophe being no letter.
    return "not" if word == "t" else stem(_IRREGULAR.get(word, word))


def initial_code(word: str) -> int:
    """A number that words of the same content share, and many others do; 0 if it is no content.

    No form of a word begins with another letter, and a letter is found far quicker than a stem.
    """
    if word in _FUNCTION or word in _MARKS:
        return 0
    return hash("n" if word == "t" else word[0])


def content_code(word: str) -> int:
    """A number for a lower-case word; 0 if it is no content.

    Prompts of the same content words have the same sum, and hardly any others do.
    """
    # Adding is cheaper than sorting, and is all that most prompts ever need.
    content = _content(word)
    return hash(content) if content else 0


def content_text(words: Iterable[str]) -> str:
    """The content words as they are written, sorted."""
    return " ".join(sorted(word for word in words if _content(word)))


def in_order(words: Iterable[str]) -> list[str]:
    """The words as they follow each other, but for those that say nothing."""
    return [stem(word) for word in words if word not in _SILENT]


def is_same(one: str, other: str) -> bool:
    """Whether two prompts ask the same with the same content words, in whichever order."""
    ours, theirs = _read(one), _read(other)
    if ours is None or theirs is None or ours.key != theirs.key:
        return False
    if ours.is_other_kind(theirs) or theirs.is_other_kind(ours):
        return False
    # Only one of them is changed: if both were, two parts could change places.
    return ours.form in theirs.orders or theirs.form in ours.orders


@dataclass(slots=True)
class _Part:
    """Words of a prompt that stay together."""

    place: str = ""
    """The word that it begins with, if it belongs to a word before; empty if not."""
    words: list[str] = field(default_factory=list)
    """Content words by their stems, and what joins them."""
    is_name: bool = False
    """Whether it begins as a name does, so that no verb is its first word."""


_Form = tuple[str, ...]
"""The words in their order; then, by what they begin with, the parts that may stand anywhere."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A prompt as it is compared."""

    key: list[str]
    """The content words, sorted."""
    form: _Form
    """As it stands."""
    orders: frozenset[_Form]
    """As it stands, and in the other orders that mean the same."""
    is_state: bool
    """Whether it says what something is."""
    is_deed: bool
    """Whether it says what something does."""

    def is_other_kind(self, other: "_Read") -> bool:
        """Whether "What is a call?" stands against "What does it call?"."""
        return self.is_state and other.is_deed


@lru_cache(maxsize=200)
def _read(text: str) -> _Read | None:
    """The prompt; None if it is too short or too long to be compared."""
    said = _TOKEN.findall(text.casefold())
    key = sorted(filter(None, map(_content, said)))
    if len(said) > MOST_WORDS or len(key) < LEAST_CONTENT:
        return None
    words = _active(_front_last(said))
    is_state = not _BE.isdisjoint(words) or words[1:2] == ["s"]
    is_deed = not is_state and not (_DO.isdisjoint(words) and _ASKING.isdisjoint(words[:1]))
    parts = _parts(_asked_last(words))
    orders = islice(_orders(parts), MOST_ORDERS)
    return _Read(key, _form(parts), frozenset(map(_form, orders)), is_state, is_deed)


def _front_last(words: list[str]) -> list[str]:
    """With what stands before the question put behind it."""
    if not words or words[0] not in _PLACING | _WHEN:
        return words
    comma = next((at for at, word in enumerate(words) if word in _MARKS), 0)
    if comma:
        return [*words[comma + 1 :], ",", *words[:comma]]
    asked = next((at for at, word in enumerate(words) if word in _ASKING), 0)
    # Without a comma "when" asks, and so does a word behind "by".
    return [*words[asked:], ",", *words[:asked]] if asked > 1 else words


def _active(words: list[str]) -> list[str]:
    """With the one who acts put before the deed: "X is kept by Y" as "Y kept X"."""
    for by in range(2, len(words)):
        verb = words[by - 1]
        if words[by] != "by" or not (verb.endswith("ed") or verb in _IRREGULAR):
            continue
        be = next((at for at in range(by - 2, -1, -1) if words[at] in _BE), None)
        if be is None:
            continue
        end = by + 1
        while end < len(words) and words[end] in _NAMING | _PLAIN_ASKING:
            end += 1
        while end < len(words) and (words[end] in _OWNING or not _breaks(words[end])):
            end += 1
        before, between = words[:be], words[be + 1 : by - 1]
        denied = ["not"] if _NOT & {*between} else []
        between = [word for word in between if word not in _NOT]
        doer = words[by + 1 : end]
        if any(map(_content, between)):
            return [*before, *doer, *denied, verb, *between, *words[end:]]
        return [*doer, *denied, verb, *before, *words[end:]]
    return words


def _asked_last(words: list[str]) -> list[str]:
    """With what is asked for put where the answer would stand.

    "Which queues does Lambda read" as "Lambda read which queues".
    """
    if not words or words[0] not in ("which", "what", "how"):
        return words
    helping = _BE | _DO | _MODAL
    at = 1
    while at < len(words) and words[at] not in helping:
        if _begins(words[at]):
            return words
        at += 1
    if at in (1, len(words)):
        return words
    end = at + 1
    while end < len(words) and not _begins(words[end]):
        end += 1
    return [*words[at:end], *words[:at], *words[end:]]


def _begins(word: str) -> bool:
    """Whether a part begins here that may stand anywhere."""
    return word in _PLACING or word in _ASKING or word in _WHEN or word in _MARKS


def _breaks(word: str) -> bool:
    """Whether a name ends before this."""
    return _begins(word) or word in _FUNCTION or word in _MODAL


def _parts(words: Sequence[str]) -> list[_Part]:
    """The content words by the parts they stand in; function words only part them."""
    parts = [_Part()]
    before = ""
    is_one = _CLAUSES.isdisjoint(words[1:])
    for word in words:
        part = parts[-1]
        is_joined = part.words[-1:] == [_AND]
        if word in _JOINING:
            if part.words and not is_joined:
                part.words.append(_AND)
        elif word == "of" or word in _PLACING or (word in _WHEN and before):
            # "How to limit" is "how do you limit".
            parts.append(_Part("" if (before, word) == ("how", "to") else word))
        elif word in _NAMING or word in _PLAIN_ASKING:
            if part.words and not is_joined:
                parts.append(_Part())
            parts[-1].is_name |= word != "what"
        elif _breaks(word):
            # "Lambda's limit" is one name.
            if word != "s" or before in _ASKING:
                parts.append(_Part(is_name=word in _BE or word == "s"))
        elif not (is_one and word in _NOT):
            part.words.append(_content(word))
        before = word
    for part in parts:
        if part.words[-1:] == [_AND]:
            part.words.pop()
    return [part for part in parts if part.words or part.place]


def _form(parts: Sequence[_Part]) -> _Form:
    """What is compared: equal for prompts that differ only in where their parts stand."""
    main: list[str] = []
    placed: list[list[str]] = []
    words = main
    for part in parts:
        if part.place == "of":
            words.append("of")
        elif part.place:
            words = [part.place]
            placed.append(words)
        else:
            words = main
        words += part.words
    # Of those that begin alike each keeps its place: "a queue in X reads a queue in Y".
    placed.sort(key=lambda words: words[0])
    return (*main, *(f"{number} {word}" for number, words in enumerate(placed) for word in words))


def _orders(parts: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    """The parts in each order that means the same."""
    if not parts:
        yield ()
        return
    *before, last = parts
    for words in _swapped(last.words):
        part = replace(last, words=words)
        for order in _orders(before):
            yield *order, part
        if before and part.words and part.place in _BESIDE:
            for name in _attached(before[-1], part.words):
                yield from _orders([*before[:-1], name])


def _swapped(words: list[str]) -> Iterator[list[str]]:
    """The words, and with those that are joined in the other order."""
    yield words
    if _AND in words:
        at = words.index(_AND)
        one, other = words[:at], words[at + 1 :]
        if any(word[0].isdecimal() for word in words):
            return  # Figures are told in the order of what they belong to.
        # A verb or an adjective of both may stand behind or before: "A and B differ".
        for length in range(1, len(other) + 1):
            yield [*other[:length], _AND, *one, *other[length:]]
        for length in range(1, min(len(one) - 1, len(other)) + 1):
            yield [*one[:-length], *other[:length], _AND, *one[-length:], *other[length:]]


def _attached(name: _Part, words: list[str]) -> Iterator[_Part]:
    """The name with the words that belong to it before its last one.

    Only the first of them may: "the logs of a container kept" holds a verb.
    """
    first = 0 if name.is_name or name.place else 1
    for length in range(1, len(words) + 1):
        for into in range(first, len(name.words)):
            made = [*name.words[:into], *words[:length], *name.words[into:], *words[length:]]
            yield replace(name, words=made)
