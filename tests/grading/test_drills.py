"""Grading open questions: rubrics are prepared once, credits count as hits."""

from collections.abc import Sequence
from functools import cache

import pytest

from tests.grading.shop import POINTS, QUESTION
from trainer.content.points import Point, RedFlag
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.drills import KEPT, RubricGrader, credited
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.scoring import score_of
from trainer.grading.states import State
from trainer.resources import bundled

ANSWER = "Put a queue between the checkout and the mailer, so nobody waits for the mail."


@cache
def lexicon() -> Lexicon:
    return read_lexicon(bundled("data") / "lexicon")


def test_a_rubric_is_prepared_once_and_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(
        question: str,
        points: Sequence[Point],
        flags: Sequence[RedFlag],
        words: Lexicon,
        shown: str,
    ) -> Rubric:
        asked.append(question)
        return prepare(question, points, flags, words, shown)

    monkeypatch.setattr("trainer.grading.drills.prepare", counted)
    grader = RubricGrader(lexicon)
    grader.prepare(QUESTION, POINTS)
    grader.assess(QUESTION, list(POINTS), [], ANSWER)
    assert asked == [QUESTION]
    for number in range(KEPT - 1):
        grader.prepare(f"question {number}", POINTS[:1])
    grader.prepare(QUESTION, POINTS)
    grader.prepare("one more", POINTS[:1])  # forgets question 0, the one not used for longest
    assert asked.count(QUESTION) == 1
    grader.prepare("question 0", POINTS[:1])
    assert asked.count("question 0") == 2


def test_a_changed_rubric_is_not_mixed_up_with_the_former() -> None:
    grader = RubricGrader(lexicon)
    before = grader.assess(QUESTION, POINTS, (), ANSWER)
    other = (Point(id="other", say="Use a cache for the product pages."),)
    after = grader.assess(QUESTION, other, (), ANSWER)
    assert [p.id for p in before.points] != [p.id for p in after.points]


def test_words_are_asked_for_only_when_they_are_needed() -> None:
    def unread() -> Lexicon:
        raise AssertionError("read too early")

    RubricGrader(unread)


def test_credited_points_are_hits_with_the_marked_words_as_evidence() -> None:
    found = RubricGrader(lexicon).assess(QUESTION, POINTS, (), ANSWER)
    assert credited(found, POINTS, {}) is found
    more = credited(found, POINTS, {"idempotent": (0, 3)})
    point = next(p for p in more.points if p.id == "idempotent")
    assert (point.state, point.evidence, point.reason) == (State.HIT, ((0, 3),), "you said so")
    assert more.score == score_of(POINTS, more.points, 0)
    assert [p for p in more.points if p.id != "idempotent"] == [
        p for p in found.points if p.id != "idempotent"
    ]
