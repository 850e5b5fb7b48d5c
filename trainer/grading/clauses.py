"""Words gathered into clauses, and what in each clause is denied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from trainer.grading import polarity, removal, scopes
from trainer.grading.focus import Focus
from trainer.grading.lexicon import Lexicon
from trainer.grading.measures import Measure, measures_of
from trainer.grading.polarity import Pole
from trainer.grading.predicates import AUXILIARIES
from trainer.grading.removal import Removed
from trainer.grading.stems import Stems
from trainer.grading.words import Word

_OPENERS = frozenset(
    [
        "but",
        "however",
        "although",
        "though",
        "whereas",
        "because",
        "while",
        "so",
        "then",
        "which",
        "unless",
        "since",
    ]
)
"""Words that begin a clause of their own."""

_ASIDES = frozenset(["otherwise", "else", "unless", "lest", "if", "without"])
"""Clauses that begin so tell what would happen, not what the speaker claims."""

_AIMS = frozenset(["i", "we", "you", "it", "they", "he", "she", "this", "that"])
""" "So we do not …" tells the aim of what was said before."""


_LINKS = frozenset(["means", "mean", "is", "are", "has", "have"])
"""Verbs that say what something is."""

LONGEST_SUBJECT = 3
"""Words of a subject that is looked for behind "and"."""

EQUALS = "="
"""Between a term and what it means; it ends no clause, as other marks do."""

_ENDS = frozenset(";.!?\n")
"""Marks over which no list goes on."""

COMMA = 2
"""Characters between the clauses of a list."""

LIST = 8
"""Words in what goes on with a list."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words with at most one predicate."""

    words: tuple[Word, ...]
    denied: tuple[bool, ...]
    """For each word, whether the clause denies what it says."""
    poles: tuple[Pole, ...] = ()
    """The sides of pairs of opposites that it takes."""
    measures: tuple[Measure, ...] = ()
    """The figures in it that measure or count something."""
    foci: tuple[Focus, ...] = ()
    """What its negators are said of; none if it denies nothing or is denied as a whole."""
    refused: Removed = frozenset()
    """What it denies by a verb such as "drop", and by nothing else."""

    @property
    def grams(self) -> frozenset[Stems]:
        """Every run of one to three stems."""
        stems = [word.stem for word in self.words]
        return frozenset(
            tuple(stems[at : at + length])
            for length in (1, 2, 3)
            for at in range(len(stems) - length + 1)
        )

    @property
    def sides(self) -> dict[int, int]:
        """For each pair of opposites, by number, the side it takes first; turned if denied."""
        return {
            pole.pair: -pole.side if self.denied[pole.at] else pole.side
            for pole in reversed(self.poles)
        }

    @property
    def is_aside(self) -> bool:
        """Whether it tells a condition, an aim or the alternative of what stands beside it."""
        first = self.words[0].text
        second = self.words[1].text if len(self.words) > 1 else ""
        if first in _ASIDES or (first == "or" and second == "else"):
            return True
        return first == "so" and second in _AIMS

    @property
    def is_contrast(self) -> bool:
        """Whether it only names what is not meant: ", not a queue", ", steady load is not"."""
        if self.words[0].text in ("not", "instead", "rather"):
            return any(self.denied)
        texts = [word.text for word in self.words[-2:]]
        return len(texts) == 2 and texts[0] in AUXILIARIES and texts[1] == "not"


def split(words: Sequence[Word], lexicon: Lexicon) -> list[Clause]:
    """The clauses of a text, in order; what goes on with a list is denied with its start."""
    clauses: list[Clause] = []
    signs = scopes.signs(lexicon)
    ends = {one.end for one, two in pairwise(words) if two.text in _ENDS}
    for piece in _pieces(words):
        clause = _clause(tuple(piece), lexicon, signs)
        before = clauses[-1] if clauses else None
        if (
            before is not None
            and before.denied[-1]
            and before.words[-1].end not in ends
            and _continues(before, clause)
        ):
            clause = replace(clause, denied=(True,) * len(clause.words), foci=())
        clauses.append(clause)
    return clauses


def _continues(before: Clause, clause: Clause) -> bool:
    """Whether a clause is the rest of a list: "no operations, upgrades or platform team"."""
    texts = [word.text for word in clause.words]
    gap = clause.words[0].start - before.words[-1].end
    return (
        gap <= COMMA
        and not any(clause.denied)
        and len(texts) <= LIST
        and any(text in ("or", "nor") for text in texts)
        and texts[0] not in _OPENERS | _ASIDES
        and not any(text in AUXILIARIES for text in texts)
        and not scopes.advises(clause.words)
    )


def _joins(words: Sequence[Word]) -> set[int]:
    """The places of signs that join a term with what it means; several in a row are a list."""
    marks = [at for at, word in enumerate(words) if word.is_mark]
    equal = [words[at].text == EQUALS for at in marks]
    return {
        at
        for number, at in enumerate(marks)
        if equal[number]
        and not any(equal[max(0, number - 1) : number] + equal[number + 1 : number + 2])
    }


def _is_parallel(piece: Sequence[Word], words: Sequence[Word], at: int) -> bool:
    """Whether "and" goes on with a sentence built alike: "one means this and two means that"."""
    if words[at].text != "and" or not piece:
        return False
    ahead = [word.text for word in words[at + 2 : at + 2 + LONGEST_SUBJECT]]
    verbs = [text for text in ahead if text in _LINKS]
    return bool(verbs) and any(word.text == verbs[0] for word in piece)


def _clause(words: tuple[Word, ...], lexicon: Lexicon, signs: frozenset[str]) -> Clause:
    denied = (False,) * len(words)
    foci: tuple[Focus, ...] = ()
    refused: Removed = frozenset()
    # Most clauses deny nothing: they need not be looked at word by word.
    if any(word.stem in signs or word.text in signs for word in words):
        denied = tuple(scopes.denied(words, lexicon))
        if any(denied):
            foci = scopes.foci(words, lexicon)
            if any((word.stem,) in lexicon.refusals for word in words):
                otherwise = tuple(scopes.denied(words, lexicon, refusing=False))
                refused = removal.refused(words, denied, otherwise, lexicon)
    poles, measures = polarity.read(words, lexicon), measures_of(words)
    return Clause(words, denied, poles, measures, foci, refused)


def _pieces(words: Sequence[Word]) -> Iterator[list[Word]]:
    piece: list[Word] = []
    joins = _joins(words)
    for at, word in enumerate(words):
        if at in joins:
            continue
        if word.is_mark or word.text in _OPENERS or _is_parallel(piece, words, at):
            if piece:
                yield piece
            piece = [] if word.is_mark else [word]
        else:
            piece.append(word)
    if piece:
        yield piece
