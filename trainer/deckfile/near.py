"""Prompts that ask nearly the same, found without comparing each with each.

Two prompts are compared only if they share one of the rarest words of one of them; that
finds what comparing all would find, in time that grows with the number of prompts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz, process

from trainer.deckfile.reordered import content_code, content_text, in_order, initial_code, is_same

ALIKE = 85
"""Percent from which two prompts are nearly the same."""

SPELLED_ALIKE = 75
"""Percent from which two words are taken for one, mistyped or in another form."""

SERIES = 3
"""More prompts than this that differ in one word each are a series, as of capitals."""

MOST_COMPARED = 150
"""Prompts that one is compared with: what bounds the time when all have the same words."""

MOST_ALIKE = 10
"""Prompts that one is said to be like: what bounds the time when all are alike."""

LONGEST = 2_000
"""Characters of a prompt up to which it is compared with others that are not the same."""

LEAST_RARE = 3
"""Words of a prompt by which others are looked up, and a third of them if it is long."""

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Alike:
    """Two prompts that are nearly the same."""

    item: str
    """The one that came later."""
    other: str
    """The one that was there."""
    percent: int
    """How much alike, from `ALIKE` to 100; 100 is word for word.

    If less of their letters are alike and they ask the same all the same, it is how much alike
    their content words are once sorted, from `ALIKE` to 99.
    """
    is_reordered: bool = False
    """Whether they ask the same with the words in another order."""


@dataclass(frozen=True, slots=True)
class _Prompt:
    """A prompt as it is compared."""

    item: str
    asked: str
    """As it is written."""
    words: tuple[str, ...] = field(init=False)
    text: str = field(init=False)
    unique: frozenset[str] = field(init=False)
    figures: tuple[str, ...] = field(init=False)
    """Its figures: with others it is another question, however alike the words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(_WORD.findall(self.asked.casefold())))
        object.__setattr__(self, "text", " ".join(self.words))
        object.__setattr__(self, "unique", frozenset(self.words))
        figures = tuple(word for word in self.words if word[0].isdecimal())
        object.__setattr__(self, "figures", figures)


def near(
    prompts: Sequence[tuple[str, str]], against: Sequence[tuple[str, str]] = ()
) -> tuple[Alike, ...]:
    """The prompts that nearly repeat an earlier one, or one of `against`; both are (item, text).

    What stands in `against` is not compared with itself. Of prompts that are the same word
    for word, each is compared with the first only.
    """
    olds = [_Prompt(item, text) for item, text in against]
    news = [_Prompt(item, text) for item, text in prompts]
    found = _Blocks(olds + news).search(len(olds))
    swaps: Counter[str] = Counter()
    for each in found:
        if each.is_swap:
            swaps.update((each.one.item, each.other.item))
    return tuple(
        Alike(each.one.item, each.other.item, each.percent, each.is_reordered)
        for each in found
        if not each.is_swap or max(swaps[each.one.item], swaps[each.other.item]) <= SERIES
    )


class _Pair(NamedTuple):
    """Two prompts that are nearly the same."""

    one: _Prompt
    other: _Prompt
    percent: int
    is_swap: bool = False
    """Whether a word of one stands for an unlike one of the other."""
    is_reordered: bool = False
    """Whether the words are the same in another order."""


class _Blocks:
    """Prompts by the words they hold."""

    def __init__(self, prompts: Sequence[_Prompt]) -> None:
        self.prompts = prompts
        self.texts = [prompt.text for prompt in prompts]
        self.counts = Counter(chain.from_iterable(prompt.unique for prompt in prompts))

    def search(self, start: int) -> list[_Pair]:
        """Each prompt from `start` on with the earlier ones that are nearly the same."""
        by_text: dict[str, int] = {}
        # Other figures make another question, so those with the same ones are kept together.
        by_figures: dict[tuple[str, ...], defaultdict[str, list[int]]] = {}
        codes = self._codes()
        shared = Counter(codes)
        by_content: defaultdict[int, list[_Prompt]] = defaultdict(list)
        found: list[_Pair] = []
        for place, prompt in enumerate(self.prompts):
            first = by_text.setdefault(prompt.text, place)
            if not prompt.words:
                continue
            if first != place:
                if place >= start:
                    found.append(_Pair(prompt, self.prompts[first], 100))
                continue
            if len(prompt.text) > LONGEST:
                continue
            by_word = by_figures.setdefault(prompt.figures, defaultdict(list))
            same = by_content[codes[place]] if shared[codes[place]] > 1 else []
            if place >= start:
                alike = self._compared(prompt, [by_word[word] for word in self._rare(prompt)])
                # Of more than so many with the same words, their order is what they ask for.
                if 0 < len(same) < MOST_ALIKE:
                    alike += _same(prompt, same, {pair.other.item for pair in alike})
                found += alike
            if len(same) < MOST_ALIKE:
                same.append(prompt)
            for word in prompt.unique:
                by_word[word].append(place)
        return found

    def _codes(self) -> list[int]:
        """For each prompt a number that those of the same content words share."""
        initial = {word: initial_code(word) for word in self.counts}
        initials = [sum(map(initial.__getitem__, prompt.words)) for prompt in self.prompts]
        # Hardly any prompts have words of the same letters, and only those need a closer look.
        shared = Counter(initials)
        return [
            sum(map(content_code, prompt.words)) if shared[number] > 1 else number
            for prompt, number in zip(self.prompts, initials, strict=True)
        ]

    def _rare(self, prompt: _Prompt) -> list[str]:
        """The rarest words of a prompt that others have too, the rarest first."""
        shared = [word for word in sorted(prompt.unique) if self.counts[word] > 1]
        shared.sort(key=self.counts.__getitem__)
        return shared[: max(LEAST_RARE, len(prompt.unique) // 3)]

    def _compared(self, prompt: _Prompt, blocks: Iterable[Sequence[int]]) -> list[_Pair]:
        """The prompt with those in the blocks that are nearly the same; rare words first."""
        places: set[int] = set()
        for block in blocks:
            left = MOST_COMPARED - len(places)
            if left <= 0:
                break
            places.update(block[-left:])
        others = sorted(places)
        near = process.extract(
            prompt.text,
            list(map(self.texts.__getitem__, others)),
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
            limit=MOST_ALIKE,
        )
        nearest = sorted((at, ratio) for _, ratio, at in near)
        pairs = (_pair(prompt, self.prompts[others[at]], ratio) for at, ratio in nearest)
        return [pair for pair in pairs if pair is not None]


def _pair(one: _Prompt, other: _Prompt, ratio: float) -> _Pair | None:
    """The two, which are alike; None if another word makes another question.

    In a short prompt that is so: "What is SQS?" is not nearly "What is SNS?".
    """
    is_swap = _is_swap(one, other)
    if is_swap and fuzz.ratio(one.words, other.words) < ALIKE:
        return None
    return _Pair(one, other, int(ratio), is_swap)


def _same(one: _Prompt, others: Iterable[_Prompt], known: Collection[str]) -> Iterator[_Pair]:
    """The prompt with those of the same content words that ask the same and are not known."""
    for other in others:
        if other.item not in known and is_same(one.asked, other.asked):
            ratio = fuzz.ratio(content_text(one.words), content_text(other.words))
            percent = min(max(int(ratio), ALIKE), 99)
            reordered = in_order(one.words) != in_order(other.words)
            yield _Pair(one, other, percent, is_reordered=reordered)


def _is_swap(one: _Prompt, other: _Prompt) -> bool:
    """Whether a word of one stands for an unlike word of the other, and none is just added."""
    ours, theirs = one.unique - other.unique, sorted(other.unique - one.unique)
    unlike = False
    for word in sorted(ours):
        like = process.extractOne(word, theirs, scorer=fuzz.ratio, score_cutoff=SPELLED_ALIKE)
        if like is None:
            unlike = True
        else:
            theirs.remove(like[0])
    return unlike and bool(theirs)
