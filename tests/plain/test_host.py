"""Being the interviewer, line by line."""

import pytest

from tests.plain.interviewing import Room
from tests.practice.mocks import WITH_FACTS
from trainer.practice.record import Mode
from trainer.practice.results import Credit, Outcome

PHASES = ("next",) * 5


def test_an_interview_is_ticked_to_its_report() -> None:
    room = Room()
    said = room.talk(
        *("r1", "n knows the numbers", "next", "3+", "p4", "4+ 5~ f1"), *PHASES[1:], begin=room.host
    )
    assert "You interview for senior: The slow checkout, 20 minutes.\n" in said
    assert f"Read out:\n{WITH_FACTS.ask}\n" in said
    assert "r1. Two a second.\n" in said
    assert "3. (must, mid) Put a queue between the checkout" in said
    assert "f1. The queue delivers every message exactly once" in said
    assert "Clarify, 2 minutes; 0:0" in said
    assert "> \nsaved: Two a second.\n" in said
    assert "saved: no probe is written; ask in your own words\n" in said
    assert (
        "saved: point 4 said, hinted\nsaved: point 5 half said\nsaved: wrong claim 1 made" in said
    )
    report = room.report
    assert report.mode is Mode.HOSTED
    assert f"`trainer report {report.id}`" in said
    assert said.count("This is the last phase: next makes the report.") == 1
    assert "\nThe report:\n" in said
    (section,) = report.sections
    outcomes = {point.id: point.outcome for point in section.points}
    assert outcomes["queue"] is Outcome.HIT
    assert outcomes["idempotent"] is Outcome.HINTED
    assert outcomes["backlog"] is Outcome.PARTIAL
    assert {point.credit for point in section.points} == {Credit.INTERVIEWER}
    assert [flag.id for flag in section.red_flags] == ["exactly-once"]


def test_a_probe_that_is_written_is_printed() -> None:
    assert f"saved: {WITH_FACTS.points[2].probe}\n" in Room().talk("p3", "/quit", begin=Room().host)


def test_marks_can_be_taken_back() -> None:
    room = Room()
    said = room.talk("f1", "F1", "3+", "3!", *PHASES, begin=room.host)
    assert "saved: wrong claim 1 not made" in said
    (section,) = room.report.sections
    assert section.red_flags == ()
    assert section.points[2].outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9+", "There is no point 9; there are 5."),
        ("r3", "There is no fact 3; there are 2."),
        ("f0", "There is no wrong claim 0; there are 1."),
        ("3?", "There is no command '3?'; /help lists them."),
        ("n", "There is no command 'n'; /help lists them."),
        ("1+ what", "There is no command '1+ what'; /help lists them."),
        ("/nxt", "There is no command /nxt; /help lists the commands."),
    ],
)
def test_what_means_nothing_is_said(typed: str, said: str) -> None:
    room = Room()
    assert f"{said}" in room.talk(typed, "/quit", begin=room.host)
    assert room.did == ["start", "pause"]


def test_it_goes_on_after_a_quit_with_all_ticks_shown() -> None:
    room = Room()
    room.talk("3+", "r2", "f1", "next", "/quit", begin=room.host)
    said = room.talk("", "/quit")
    assert "Put a queue between the checkout and the mailer, so nobody waits" in said
    assert " for the mail. [said]\n" in said
    assert "r2. It takes eight seconds. (given)\n" in said
    assert " cannot happen. [made]\n" in said
    assert "\nEstimate, 2 minutes; " in said
