"""What must hold for any answer: better answers never score worse, noise never raises."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.grading.shop import POINTS, RED_FLAGS, assessed, score, states
from trainer.grading.states import State

TRUE = [text + "." for p in POINTS for text in (p.say.rstrip("."), *p.wordings)]
FALSE = [
    "I would not put a queue there.",
    "Deduplication is not needed.",
    *(text + "." for flag in RED_FLAGS for text in flag.wordings),
]
FILLER = [
    "I think that is how I would go about it.",
    "Let me take a moment.",
    "There is more to it, of course.",
    "Does that make sense so far?",
    "As I said before, it is what it is.",
    "We did it like this where I was last year.",
]

sentences = st.lists(st.sampled_from(TRUE + FALSE + FILLER), min_size=1, max_size=6)
noise = st.text(max_size=200)
odd = st.text(
    alphabet="aàß’'`\u0130\ufb01\u2028\x00\x1b[]{}<>/\\|•→=w/b/c4😀한 \n.,;", max_size=300
)


@given(said=sentences, more=st.sampled_from(TRUE))
def test_a_true_sentence_more_never_lowers_the_score(said: list[str], more: str) -> None:
    assert score(" ".join([*said, more])) >= score(" ".join(said))


@given(said=sentences, filler=st.lists(st.sampled_from(FILLER), min_size=1, max_size=5))
def test_filler_never_raises_the_score(said: list[str], filler: list[str]) -> None:
    assert score(" ".join([*said, *filler])) <= score(" ".join(said))


@given(said=sentences, seed=st.integers(0, 1000))
def test_the_order_of_sentences_does_not_matter(said: list[str], seed: int) -> None:
    other = random.Random(seed).sample(said, len(said))

    assert states(" ".join(other)) == states(" ".join(said))


@given(said=sentences)
def test_case_does_not_matter(said: list[str]) -> None:
    assert states(" ".join(said).upper()) == states(" ".join(said).lower())


@given(said=st.lists(st.sampled_from(TRUE), min_size=1, max_size=5), place=st.integers(0, 400))
def test_a_slip_of_the_keyboard_barely_matters(said: list[str], place: int) -> None:
    answer = " ".join(said)
    place %= len(answer) - 1
    assume("." not in answer[place : place + 2])  # without its full stop two sentences are one
    slip = answer[:place] + answer[place + 1] + answer[place] + answer[place + 2 :]

    changed = [p for p, state in states(slip).items() if state is not states(answer)[p]]
    assert len(changed) <= 1


@given(said=sentences, times=st.integers(2, 4))
def test_saying_it_again_does_not_raise_the_score(said: list[str], times: int) -> None:
    assert score(" ".join(said * times)) == score(" ".join(said))


@given(said=st.lists(st.sampled_from(TRUE), min_size=1, max_size=5))
def test_evidence_lies_within_the_answer(said: list[str]) -> None:
    answer = "\n".join(said)

    for point in assessed(answer).points:
        assert bool(point.evidence) == (point.state is not State.MISSED)
        assert all(0 <= start < end <= len(answer) for start, end in point.evidence)


@given(answer=st.text(alphabet=st.characters(exclude_categories=["Ll", "Lu"]), max_size=200))
def test_what_has_no_letters_is_never_credited(answer: str) -> None:
    assert score(answer) == 0


@settings(max_examples=300)
@given(answer=noise | odd)
def test_no_text_fails(answer: str) -> None:
    said = assessed(answer)

    assert said.score is None or 0 <= said.score <= 1
