"""What must hold for any answer, tried on every golden answer of the bundled scenarios."""

import random
import re
import textwrap
from collections.abc import Iterator
from functools import cache

import pytest

from tests.grading.shop import lexicon
from trainer.content.scenarios import Scenario
from trainer.content.text import reflow
from trainer.deckfile.reader import parse
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.scoring import CREDIT, FLAG_COST
from trainer.resources import bundled

FILES = {path.stem: path for path in sorted(bundled("scenarios").glob("*.yaml"))}

COLUMNS = 60

ROUNDING = 1e-9
"""Sums of the same numbers in another order: no claim is looked for over the end of a sentence."""

MOST_BY_SLIP = 0.34
"""Of a score, by one slip of the keyboard: it may cost the only word of a must."""

USUAL_BY_SLIP = 0.01
"""And on average over all answers."""

MOST_BY_KEYWORDS = 0.1
"""Of a score, by keywords below notes: those may have bare items, so some pass for one."""

MOST_BY_DENIAL = 0.1
"""Of a score, by a denied sentence that no longer competes with another point for its words."""

FILLER = (
    "I think that is how I would go about it.",
    "Let me take a moment.",
    "Does that make sense so far?",
    "As I said before, it is what it is.",
)

scenarios = pytest.mark.parametrize("name", FILES)


@cache
def scenario(name: str) -> Scenario:
    content = parse(FILES[name].read_bytes(), name).content
    assert isinstance(content, Scenario)
    return content


@cache
def rubric(name: str) -> Rubric:
    own = scenario(name)
    return prepare(own.ask, own.points, own.red_flags, lexicon())


def answers(name: str) -> Iterator[str]:
    return (reflow(answer.text) for answer in scenario(name).answers)


def said(name: str, text: str) -> Assessment:
    return assess(rubric(name), text)


def score(name: str, text: str) -> float:
    return said(name, text).score or 0.0


def outcome(name: str, text: str) -> tuple[list[str], list[str]]:
    """The states of the points and the red flags raised."""
    found = said(name, text)
    return [str(point.state) for point in found.points], [flag.id for flag in found.red_flags]


def wrapped(paragraph: str) -> str:
    """The paragraph broken as an editor does, but for words that would look like list items."""
    glued = re.sub(r" (?=[-*•>|+#–—] |\d{1,2}[.)] |[a-z][.)] )", "\x00", paragraph)
    return textwrap.fill(glued, COLUMNS, break_long_words=False, break_on_hyphens=False).replace(
        "\x00", " "
    )


def shuffled(text: str, seed: int) -> str:
    """The text with the sentences of each paragraph in another order."""
    mix = random.Random(seed)
    lines = []
    for line in text.split("\n"):
        sentences = re.split(r"(?<=[.!?]) +(?=[A-Z])", line)
        lines.append(" ".join(mix.sample(sentences, len(sentences))))
    return "\n".join(lines)


@scenarios
def test_wrapped_lines_are_read_as_running_text(name: str) -> None:
    for text in answers(name):
        narrow = "\n".join(wrapped(line) if line.strip() else line for line in text.split("\n"))
        assert outcome(name, narrow) == outcome(name, text), narrow


@scenarios
def test_the_order_of_sentences_does_not_matter(name: str) -> None:
    for seed, text in enumerate(answers(name)):
        other = score(name, shuffled(text, seed))
        assert abs(other - score(name, text)) <= ROUNDING, text


@scenarios
def test_a_true_point_more_never_lowers_the_score(name: str) -> None:
    for text in answers(name):
        before = score(name, text)
        for point in scenario(name).points:
            assert score(name, f"{text}\n\n{reflow(point.say)}") >= before - ROUNDING, point.say


@scenarios
def test_filler_never_raises_the_score(name: str) -> None:
    for text in answers(name):
        more = f"{text}\n\n{' '.join(FILLER)}"
        assert score(name, more) <= score(name, text) + ROUNDING, text


@scenarios
def test_keywords_below_an_answer_raise_little(name: str) -> None:
    """Two words of each point, a line each: hardly any answer gains by them."""
    words = [{t: w for t, w in c.terms.items() if t.isalpha()} for c in rubric(name).points]
    keywords = [sorted(own, key=own.__getitem__, reverse=True)[:2] for own in words]
    lines = "\n".join(" ".join(each) for each in keywords)
    for text in answers(name):
        assert score(name, f"{text}\n\n{lines}") <= score(name, text) + MOST_BY_KEYWORDS, text


@scenarios
def test_denying_what_was_credited_never_raises_the_score(name: str) -> None:
    for text in answers(name):
        found = said(name, text)
        for point in found.points:
            if not CREDIT[point.state]:
                continue
            start, end = point.evidence[0]
            denied = f"{text[:start]}it is not true that {text[start:end]}{text[end:]}"
            after = said(name, denied)  # which may take back a wrong claim beside it as well
            flags = max(0, len(found.red_flags) - len(after.red_flags))
            most = (found.score or 0.0) + FLAG_COST * flags
            assert (after.score or 0.0) <= most + MOST_BY_DENIAL, denied[start:end]


@scenarios
def test_case_does_not_matter(name: str) -> None:
    for text in answers(name):
        assert outcome(name, text.lower()) == outcome(name, text.lower().upper()), text


def test_a_slip_of_the_keyboard_barely_matters() -> None:
    changes = []
    for name in FILES:
        for seed, text in enumerate(answers(name)):
            mix = random.Random(seed)
            words = list(re.finditer(r"[A-Za-z]{5,}", text))
            place = mix.choice(words).start() + 1
            slip = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
            changes.append(abs(score(name, slip) - score(name, text)))
    assert max(changes) <= MOST_BY_SLIP
    assert sum(changes) / len(changes) <= USUAL_BY_SLIP
