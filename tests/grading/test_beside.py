"""Reasons and costs: found where they are given, never where they are denied."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grading import shop
from trainer.content.points import Point
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.depth import costs_named, reasons_given
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.states import State
from trainer.grading.trace import trace

REASONS = (
    "the mail provider answers slowly at noon",
    "customers leave when the page hangs",
)
COSTS = (
    "mails arrive after an extra delay",
    "the broker charges a monthly licence",
    "monitoring the backlog takes effort",
)
QUEUE = replace(shop.POINTS[0], reasons=REASONS, costs=COSTS)
POINTS = (QUEUE, *shop.POINTS[1:])
MADE = "I would put a queue between the checkout and the mailer, so that nobody waits for the mail."


@cache
def rubric() -> Rubric:
    return prepare(shop.QUESTION, POINTS, shop.RED_FLAGS, shop.lexicon())


def queue(answer: str) -> PointAssessment:
    return assess(rubric(), answer).points[0]


def quoted(answer: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [answer[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "said",
    [
        "The mail provider answers slowly at noon.",
        "Customers leave when a page hangs.",
        "That is because at noon the provider of the mails is slow to answer.",
    ],
)
def test_a_reason_is_found_with_its_words(said: str) -> None:
    answer = f"{MADE} {said}"
    found = queue(answer)

    assert found.state is State.HIT
    assert found.reasons
    assert all(quote in said for quote in quoted(answer, found.reasons))
    assert found.beside[0] == "reason given"


@pytest.mark.parametrize(
    "said",
    [
        "The price: mails arrive after some delay.",
        "We pay with an extra delay for the mails.",
        "The broker charges a licence every month.",
        "Monitoring the backlog takes effort.",
    ],
)
def test_a_cost_is_found_with_its_words(said: str) -> None:
    answer = f"{MADE} {said}"
    found = queue(answer)

    assert found.costs
    assert all(quote in said for quote in quoted(answer, found.costs))
    assert "cost named" in found.beside


@pytest.mark.parametrize(
    "said",
    [
        "There is no extra delay for the mails.",
        "It costs nothing extra.",
        "Monitoring the backlog takes no effort.",
        "The broker does not charge a monthly licence.",
        "You pay a price for everything.",
        "There is a downside, a drawback and a trade-off.",
        "Does monitoring the backlog take effort?",
        "Monitoring the backlog takes effort? That is a myth.",
    ],
)
def test_a_cost_that_is_denied_asked_or_only_announced_is_none(said: str) -> None:
    assert queue(f"{MADE} {said}").costs == ()


PUT = "I would put a queue between the checkout and the mailer"


@pytest.mark.parametrize(
    "said",
    [
        f"{PUT}, because the provider is slow at noon.",
        f"{PUT}, since at noon the provider hardly answers.",
        f"{PUT}. Otherwise customers would leave.",
    ],
)
def test_beside_the_point_a_connective_and_some_words_give_a_reason(said: str) -> None:
    assert queue(said).state is State.HIT
    assert queue(said).reasons


@pytest.mark.parametrize(
    "said",
    [
        f"{PUT}, at the price of a licence.",
        f"{PUT}. The downside is the effort of monitoring.",
    ],
)
def test_beside_the_point_an_announced_price_needs_few_words(said: str) -> None:
    assert queue(said).state is State.HIT
    assert queue(said).costs


@pytest.mark.parametrize(
    "said",
    [
        f"{PUT}, because I like it.",
        f"{PUT}, since 2019.",
        f"{PUT}, because people say that the provider is slow at noon.",
        f"{PUT}. If customers leave.",
        f"{PUT}. It costs nothing extra, no licence and no effort.",
        f"{PUT}. The downside is not the licence.",
        f"{PUT}. You pay for it.",
    ],
)
def test_a_connective_alone_or_a_denial_behind_it_gives_nothing(said: str) -> None:
    assert queue(said).state is State.HIT
    assert (queue(said).reasons, queue(said).costs) == ((), ())


def test_far_from_the_point_a_connective_is_not_enough() -> None:
    filler = "The office is in a nice town. Its windows are wide and the coffee is good."
    assert queue(f"{PUT}. {filler} Otherwise customers would grumble.").reasons == ()


def test_making_the_point_is_no_reason_for_it() -> None:
    found = queue(MADE)

    assert (found.reasons, found.costs, found.beside) == ((), (), ())


def test_of_a_point_that_is_not_made_nothing_is_shown() -> None:
    found = queue("Customers leave when the page hangs. I would deduplicate by order id.")

    assert found.state is State.MISSED
    assert found.reasons
    assert found.beside == ()


@given(
    phrase=st.sampled_from(REASONS + COSTS),
    denial=st.sampled_from(
        ["It is not true that {}.", "It is a myth that {}.", "I do not think that {}.", "{}? No."]
    ),
)
def test_a_denied_reason_is_not_credited(phrase: str, denial: str) -> None:
    found = queue(f"{MADE} {denial.format(phrase)}")

    assert (found.reasons, found.costs) == ((), ())


@given(sentences=st.lists(st.sampled_from([MADE, shop.STRONG, *REASONS, *COSTS]), max_size=5))
def test_reasons_and_costs_never_change_a_state_or_the_score(sentences: list[str]) -> None:
    answer = ". ".join(sentences)
    with_asides, without = assess(rubric(), answer), shop.assessed(answer)

    assert [(p.state, p.evidence) for p in with_asides.points] == [
        (p.state, p.evidence) for p in without.points
    ]
    assert with_asides.score == without.score


def test_as_json_names_only_points_that_have_some() -> None:
    answer = f"{MADE} Customers leave when the page hangs."
    found = assess(rubric(), answer).as_json()
    start = answer.index("Customers")

    assert found["reasons"] == {"queue": [[start, len(answer) - 1]]}
    assert found["costs"] == {}


def test_the_trace_quotes_what_was_found() -> None:
    answer = f"{MADE} Customers leave when the page hangs."

    assert '  reason given in "Customers leave when the page hangs"' in list(
        trace(rubric(), answer)
    )


def test_only_points_that_are_said_and_have_asides_are_counted() -> None:
    some = ((0, 1),)
    points = [Point(id=name, say="x", reasons=("y",), costs=("z",)) for name in "abcd"]
    points.append(Point(id="e", say="x"))
    found = Assessment(
        (
            PointAssessment("a", State.HIT, some, "", reasons=some, costs=some),
            PointAssessment("b", State.PARTIAL, some, "", reasons=some),
            PointAssessment("c", State.MISSED, (), "", reasons=some, costs=some),
            PointAssessment("d", State.CONTRADICTED, some, "", costs=some),
            PointAssessment("e", State.HIT, some, ""),
        ),
        (),
        0.5,
        None,
        "",
    )

    assert reasons_given(found, points) == (2, 2)
    assert costs_named(found, points) == (1, 2)
