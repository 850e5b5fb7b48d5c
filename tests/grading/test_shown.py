"""To repeat what stands beside the question earns nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.shop import lexicon
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.deckfile.reader import parse
from trainer.grading.assess import assess
from trainer.grading.rubric import prepare
from trainer.grading.shown import own_words, runs_of
from trainer.grading.states import State, Unscored
from trainer.resources import bundled

SHOWN = "A function behind the gateway reads all bookings from the database at once."
FILES = sorted(bundled("scenarios").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_context_of_a_bundled_scenario_is_no_answer(path: Path) -> None:
    asked = parse(path.read_bytes(), str(path)).content
    assert isinstance(asked, Scenario)
    rubric = prepare(asked.ask, asked.points, asked.red_flags, lexicon(), asked.context)
    for pasted in (asked.context, f"{asked.ask}\n\n{asked.context}"):
        found = assess(rubric, pasted)
        assert not found.score, [each for each in found.points if each.state is State.HIT]


def test_what_is_said_beside_a_copy_counts_where_it_stands() -> None:
    point = Point(id="pages", say="Read the bookings in pages.", wordings=("pages of bookings",))
    rubric = prepare("How do you read them?", [point], [], lexicon(), SHOWN)
    answer = f"{SHOWN} I would read the bookings in pages."
    (found,) = assess(rubric, answer).points
    assert found.state is State.HIT
    assert [answer[start:end] for start, end in found.evidence] == [
        "I would read the bookings in pages"
    ]
    assert assess(rubric, f"“{SHOWN}”").unscored is Unscored.QUESTION_COPY


def test_a_few_words_that_were_shown_may_be_said() -> None:
    said = "I read all bookings from the database, in pages."
    assert own_words(said, runs_of(SHOWN)) == said


@given(st.lists(st.sampled_from((*SHOWN.split(), "\n", "—", "own")), max_size=60).map(" ".join))
def test_every_character_stays_in_its_place(answer: str) -> None:
    kept = own_words(answer, runs_of(SHOWN))
    assert len(kept) == len(answer)
    assert all(new in (old, " ") for new, old in zip(kept, answer, strict=True))
    assert kept.count("own") == answer.count("own")
