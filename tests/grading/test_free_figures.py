"""Figures within free answers: the same in other writing, others, corrected ones."""

import pytest

from tests.grading.test_acceptance import assessed, point
from trainer.content.points import Point
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.references import grade
from trainer.grading.rubric import prepare
from trainer.grading.states import State
from trainer.grading.trace import trace
from trainer.resources import bundled

LATENCY = point(
    "latency",
    "The answer must arrive within 100 ms.",
    "a latency budget of 100 ms",
    "respond in less than 100 ms",
)
AVAILABILITY = point(
    "availability",
    "The service promises 99.99 % availability.",
    "an availability target of 99.99 %",
    "99.99 % of the year it is up",
)
CONCURRENCY = point(
    "concurrency",
    "The default quota is 1,000 concurrent executions in a region.",
    "by default 1,000 executions run at the same time",
    "an account starts with a concurrency of 1,000 executions",
)
LIMIT = point(
    "limit",
    "A function may run for 15 minutes at most.",
    "the limit of a run is 15 minutes",
    "after 15 minutes the function is stopped",
)
PAYLOAD = point(
    "payload",
    "A message may hold 1 MB at most.",
    "the size of a message is limited to 1 MB",
    "messages of more than 1 MB do not fit",
)
PRICE = point(
    "price",
    "Requests cost $0.20 per million.",
    "you pay 0.20 $ per million requests",
    "a million requests come at $0.20 per million",
)
CANARY = point(
    "canary",
    "Send 5 % of the traffic to the new version first.",
    "a canary gets 5 % of the traffic",
    "start the new version with 5 percent of all users",
)
RETRIES = point(
    "retries",
    "Give up after 3 retries.",
    "stop after three retries",
    "at most 3 retries, then the message is parked",
)
RATE = point(
    "rate",
    "The partner accepts 200 requests per second.",
    "the partner takes no more than 200 rps",
    "throttle the calls to the partner to 200 a second",
)


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        (LATENCY, "It should respond in less than 100 ms."),
        (LATENCY, "It should respond in less than 0.1 seconds."),
        (LATENCY, "It should respond in less than a hundred milliseconds."),
        (AVAILABILITY, "The availability target is four nines."),
        (AVAILABILITY, "The availability target is 99.99 percent."),
        (CONCURRENCY, "By default you have 1k concurrent executions."),
        (CONCURRENCY, "By default you have a thousand concurrent executions."),
        (LIMIT, "A run ends after a quarter of an hour at most."),
        (LIMIT, "The limit of a run is 900 s."),
        (LIMIT, "The limit of a run is 5 minutes, no wait, 15 minutes."),
        (LIMIT, "The limit of a run is 5 minutes, actually 15."),
        (LIMIT, "The limit of a run is an hour, I mean a quarter of an hour."),
        (LIMIT, "The limit of a run is 15 minutes, so a job of two hours does not fit."),
        (PAYLOAD, "The size of a message is limited to 1024 KB."),
        (PRICE, "You pay 20 cents per million requests."),
        (CANARY, "Start with a canary of 5% of the traffic."),
        (RETRIES, "I would stop after three retries."),
        (RATE, "The partner takes two hundred requests a second."),
        (RATE, "Throttle the calls to the partner to 12,000 requests per minute."),
    ],
)
def test_the_same_figure_in_other_writing_is_a_hit(wanted: Point, answer: str) -> None:
    found = assessed(answer, wanted).points[0]
    assert found.state is State.HIT, found


@pytest.mark.parametrize(
    ("wanted", "answer", "named"),
    [
        (LATENCY, "It should respond in less than 10 ms.", "less than 10 ms, not within 100 ms"),
        (LATENCY, "The latency budget is 1,500 ms.", "1,500 ms, not within 100 ms"),
        (AVAILABILITY, "The service promises 99.9 % availability.", "99.9 %, not 99.99 %"),
        (AVAILABILITY, "The availability target is three nines.", "three nines, not 99.99 %"),
        (CONCURRENCY, "By default you have 10k concurrent executions.", "10k concurrent"),
        (LIMIT, "The limit of a run is 14 minutes.", "14 minutes, not 15 minutes"),
        (LIMIT, "The limit of a run is 15 minutes, no wait, 5 minutes.", "5 minutes, not 15"),
        (PAYLOAD, "The size of a message is limited to 256 KB.", "256 KB, not 1 MB"),
        (PRICE, "You pay 20 $ per million requests.", "20 $ per million requests, not $0.20"),
        (CANARY, "Start with a canary of 50 % of the traffic.", "50 %, not 5 %"),
        (RETRIES, "I would stop after 30 retries.", "30 retries, not 3 retries"),
        (RATE, "The partner takes 2,000 requests a second.", "2,000 requests a second, not 200"),
    ],
)
def test_another_figure_is_refused_and_named(wanted: Point, answer: str, named: str) -> None:
    found = assessed(answer, wanted).points[0]
    assert found.state is State.CONTRADICTED, found
    assert f"the answer names {named}" in found.reason


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        # Figures of the candidate's own beside what is claimed.
        (LIMIT, "Our job of 3 hours does not fit, the limit of a run is 15 minutes."),
        (CANARY, "The canary gets 5 % of the traffic; that is 50 requests a second."),
        (RETRIES, "After 3 retries, 10 seconds apart, I give up."),
        (RATE, "The partner takes about 210 requests per second."),
        (LIMIT, "The limit of a run is roughly 16 minutes."),
    ],
)
def test_figures_of_their_own_and_rough_ones_refuse_nothing(wanted: Point, answer: str) -> None:
    found = assessed(answer, wanted).points[0]
    assert found.state is State.HIT, found


REFERENCES = {
    "The answer arrives within 100 ms": ("within 100 ms", "within 10 ms"),
    "The service promises 99.99 % availability": ("promises four nines", "promises 99.9 %"),
    "The quota is 1,000 executions": ("a quota of 1k executions", "a quota of 10k executions"),
    "A function may run for 15 minutes": ("run for a quarter of an hour", "run for 15 hours"),
    "A message holds 1 MB at most": ("a message holds 1024 KB", "a message holds 256 KB"),
    "Requests cost $0.20 per million": (
        "requests cost 0.20 $ per million",
        "requests cost 20 $ per million",
    ),
    "A canary gets 5 % of the traffic": (
        "the canary gets 5 percent of traffic",
        "the canary gets 50 % of traffic",
    ),
}


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_figure_decides_against_reference_answers_too(reference: str) -> None:
    right, wrong = REFERENCES[reference]
    lexicon = read_lexicon(bundled("data") / "lexicon")

    def score(answer: str) -> float:
        return grade("Which figure is it?", [reference], "any", None, answer, lexicon)

    assert score(right) >= 0.5 > score(wrong)


def test_every_step_shows_which_figures_were_compared() -> None:
    lexicon = read_lexicon(bundled("data") / "lexicon")
    steps = list(trace(prepare("How long?", [LIMIT], [], lexicon), "The run limit is 5 minutes."))

    assert '  5: "5 minutes", compared as 300 s' in steps
    assert '       "5 minutes" for 15 minutes at most: another one' in steps
