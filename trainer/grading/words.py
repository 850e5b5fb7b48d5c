"""An answer as words, each with its place in the text that the learner typed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from trainer.grading import spoken
from trainer.grading.corrections import corrected
from trainer.grading.least import MIN, is_minimum
from trainer.grading.lexicon import LONGEST_PHRASE, Lexicon
from trainer.grading.spelling import NO_SPELLINGS, Spellings
from trainer.grading.spoken import Spoken
from trainer.grading.stems import stem, stems

_MARKS = r"[!?;,()\n–—→=•|]|->|=>|[.:](?![a-z\d])|(?<=\s)/(?=\s)"
_TOKEN = re.compile(r"w/o\b|w/|b/c\b|[a-z]+\d+[a-z\d]*|[a-z]+(?:'[a-z]+)?|\d[\d,.]*\d|\d|" + _MARKS)
_CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+")
"""A name from code; product names begin with a capital and stay one word."""

_HUMP = re.compile(r"(?=[A-Z])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

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


_MINIMUM = stems("minimum")


class Word(NamedTuple):
    """A word, or a mark that ends a clause. A tuple: a long answer has tens of thousands."""

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
    figure: Spoken | None = None
    """The figure that is named here; on one word of those that name it."""


def read_words(text: str, lexicon: Lexicon, spellings: Spellings = NO_SPELLINGS) -> list[Word]:
    """The words and marks of a text; abbreviations unfolded, contractions spelled out.

    A figure is one word however it is written, and is kept with its word. What speakers
    take back at once is left out.
    """
    words = _with_kin(list(_unfolded(_split(text, spellings, lexicon), lexicon)), lexicon)
    return corrected(_with_figures(words, spoken.found(text)))


def _split(text: str, spellings: Spellings, lexicon: Lexicon) -> list[Word]:
    plain, places = _normalised(text)
    words: list[Word] = []
    read: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
    for match in _TOKEN.finditer(plain):
        first, behind = match.span()
        start, end = places[first], places[behind - 1] + 1
        key = match[0], text[start:end]
        meant = read.get(key)
        if meant is None:
            if key[0][0].isalnum():
                parts = _parts(*key)
                meant = [(part, _stem(part, spellings, lexicon), False) for part in parts]
            else:
                meant = [(key[0], key[0], True)]
            read[key] = meant
        for part, its_stem, is_mark in meant:
            words.append(Word(part, its_stem, start, end, is_mark))
    return words


def _stem(word: str, spellings: Spellings, lexicon: Lexicon) -> str:
    """The stem of a word as it was meant."""
    own = stem(word)
    return own if own in lexicon.stopwords else stem(spellings.mended(word))


def _parts(token: str, written: str) -> Sequence[str]:
    """The words that a token stands for, from how it looked before it was normalised."""
    if token in _SPELLED:
        return _SPELLED[token]
    if token.endswith("n't"):
        return token[:-3], "not"
    if written != token and _CAMEL.fullmatch(written):
        return _HUMP.sub(" ", written).lower().split()
    return (token.partition("'")[0],)


def _normalised(text: str) -> tuple[str, Sequence[int]]:
    """The text in lower case, without accents, and where each character was."""
    if text.isascii():
        return text.lower(), range(len(text))
    plain: list[str] = []
    places: list[int] = []
    done = 0
    for match in _BEYOND_ASCII.finditer(text):
        at = match.start()
        folded = _plain(match[0])
        plain += text[done:at].lower(), folded
        places += range(done, at)
        places += [at] * len(folded)
        done = at + 1
    plain.append(text[done:].lower())
    places += range(done, len(text))
    return "".join(plain), places


@lru_cache(maxsize=1_000)
def _plain(letter: str) -> str:
    folded = unicodedata.normalize("NFKD", letter).lower().replace("’", "'")
    return "".join(each for each in folded if not unicodedata.combining(each))


def _unfolded(words: list[Word], lexicon: Lexicon) -> Iterator[Word]:
    """The words, the longest written forms of the lexicon replaced by their names."""
    firsts = lexicon.same_starts
    done = 0
    for at, word in enumerate(words):
        if word.stem not in firsts or at < done:
            continue
        taken = _written_at(words, at, lexicon)
        if taken == 0:
            continue
        yield from words[done:at]
        done = at + taken
        run = words[at:done]
        text = " ".join(word.text for word in run)
        names = lexicon.same[tuple(word.stem for word in run)]
        if text == MIN and is_minimum(words, at):
            names = _MINIMUM
        for name in names:
            yield Word(text, name, run[0].start, run[-1].end)
    yield from words[done:]


def _written_at(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """How many words from here on are a written form of the lexicon; 0 for none."""
    run = []
    for word in words[at : at + LONGEST_PHRASE]:
        if word.is_mark:
            break
        run.append(word.stem)
    return next((n for n in range(len(run), 0, -1) if tuple(run[:n]) in lexicon.same), 0)


def _with_kin(words: list[Word], lexicon: Lexicon) -> list[Word]:
    groups: dict[int, frozenset[int]] = {}
    firsts = lexicon.kin_starts
    stems = [word.stem for word in words]
    for at, first in enumerate(stems):
        if first not in firsts:
            continue
        for length in range(1, LONGEST_PHRASE):
            run = tuple(stems[at : at + length])
            found = lexicon.kin.get(run)
            if found:
                for place in range(at, at + len(run)):
                    groups[place] = groups[place] | found if place in groups else found
    for place, kin in groups.items():
        words[place] = Word(*words[place][:5], kin)
    return words


def _with_figures(words: list[Word], figures: Sequence[Spoken]) -> list[Word]:
    at = 0
    for figure in figures:
        quantity, _ = figure
        while at < len(words) and words[at].start < quantity.start:
            at += 1
        stop = at
        while stop < len(words) and words[stop].end <= quantity.end:
            stop += 1
        texts = [word.text for word in words[at:stop]]
        meant = spoken.numbered(quantity, texts)
        place = next((n for n, each in enumerate(meant) if each is not None), len(meant) - 1)
        for number, each in enumerate(meant, at):
            if each is not None:
                words[number] = words[number]._replace(stem=each)
        # A name of the lexicon such as two-phase commit holds no figure.
        if texts and " " not in texts[place]:
            words[at + place] = words[at + place]._replace(figure=figure)
        at = stop
    return words
