"""An answer as words, each with its place in the text that the learner typed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.grading.lexicon import LONGEST_PHRASE, Lexicon
from trainer.grading.spelling import NO_SPELLINGS, Spellings
from trainer.grading.stems import stem

_MARKS = r"[!?;,()\n–—→=•|]|->|=>|[.:](?![a-z\d])|(?<=\s)/(?=\s)"
_TOKEN = re.compile(r"w/o\b|w/|b/c\b|[a-z]+\d+[a-z\d]*|[a-z]+(?:'[a-z]+)?|\d[\d,.]*\d|\d|" + _MARKS)
_CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+")
"""A name from code; product names begin with a capital and stay one word."""

_HUMP = re.compile(r"(?=[A-Z])")

_SPELLED = {
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wasnt": ("was", "not"),
    "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"),
    "couldnt": ("could", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
    "neednt": ("need", "not"),
    "w/": ("with",),
    "w/o": ("without",),
    "b/c": ("because",),
    "b4": ("before",),
}
"""Contractions, with and without the apostrophe that a phone would have set, and what
notes are abbreviated by."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a mark that ends a clause."""

    text: str
    """Lower-case, as written."""
    stem: str
    """What is compared: the stem of the word, or of what an abbreviation stands for."""
    start: int
    """Where it starts in the original text."""
    end: int
    is_mark: bool = False
    kin: frozenset[int] = frozenset()
    """The groups of the lexicon that it belongs to, alone or with its neighbours."""


def read_words(text: str, lexicon: Lexicon, spellings: Spellings = NO_SPELLINGS) -> list[Word]:
    """The words and marks of a text; abbreviations unfolded, contractions spelled out."""
    return _with_kin(list(_unfolded(list(_split(text, spellings, lexicon)), lexicon)), lexicon)


def _split(text: str, spellings: Spellings, lexicon: Lexicon) -> Iterator[Word]:
    plain, places = _normalised(text)
    stems: dict[str, str] = {}
    for match in _TOKEN.finditer(plain):
        token = match[0]
        start, end = places[match.start()], places[match.end() - 1] + 1
        if not token[0].isalnum():
            yield Word(token, token, start, end, is_mark=True)
            continue
        if token in _SPELLED:
            parts: Sequence[str] = _SPELLED[token]
        elif token.endswith("n't"):
            parts = (token[:-3], "not")
        elif text[start:end] != token and _CAMEL.fullmatch(text[start:end]):
            parts = _HUMP.sub(" ", text[start:end]).lower().split()
        else:
            parts = (token.partition("'")[0],)
        for part in parts:
            if part not in stems:
                is_known = stem(part) in lexicon.stopwords
                stems[part] = stem(part if is_known else spellings.mended(part))
            yield Word(part, stems[part], start, end)


def _normalised(text: str) -> tuple[str, Sequence[int]]:
    """The text in lower case, without accents, and where each character was."""
    if text.isascii():
        return text.lower(), range(len(text))
    plain: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = letter.lower() if letter.isascii() else _plain(letter)
        plain.append(folded)
        places += [place] * len(folded)
    return "".join(plain), places


def _plain(letter: str) -> str:
    folded = unicodedata.normalize("NFKD", letter).lower().replace("’", "'")
    return "".join(each for each in folded if not unicodedata.combining(each))


def _unfolded(words: list[Word], lexicon: Lexicon) -> Iterator[Word]:
    """The words, the longest written forms of the lexicon replaced by their names."""
    at = 0
    firsts = {phrase[0] for phrase in lexicon.same}
    while at < len(words):
        taken = _written_at(words, at, lexicon) if words[at].stem in firsts else 0
        if taken == 0:
            yield words[at]
            at += 1
            continue
        run = words[at : at + taken]
        text = " ".join(word.text for word in run)
        for name in lexicon.same[tuple(word.stem for word in run)]:
            yield Word(text, name, run[0].start, run[-1].end)
        at += taken


def _written_at(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """How many words from here on are a written form of the lexicon; 0 for none."""
    run = []
    for word in words[at : at + LONGEST_PHRASE]:
        if word.is_mark:
            break
        run.append(word.stem)
    return next((n for n in range(len(run), 0, -1) if tuple(run[:n]) in lexicon.same), 0)


def _with_kin(words: list[Word], lexicon: Lexicon) -> list[Word]:
    groups: dict[int, set[int]] = {}
    firsts = {phrase[0] for phrase in lexicon.kin}
    for at, word in enumerate(words):
        if word.stem not in firsts:
            continue
        for length in range(1, LONGEST_PHRASE):
            run = words[at : at + length]
            found = lexicon.kin.get(tuple(each.stem for each in run))
            if found:
                for place in range(at, at + len(run)):
                    groups.setdefault(place, set()).update(found)
    for place, kin in groups.items():
        words[place] = replace(words[place], kin=frozenset(kin))
    return words
