"""Journeys through the plain interview, typed from a script."""

from io import StringIO

import pytest

from tests.plain.interviewing import SPOKEN, Room
from tests.practice.drills import BACKLOG, DEAD_LETTERS, IDEMPOTENT, QUEUE
from tests.practice.mocks import WITH_FACTS
from trainer.errors import StoreError
from trainer.events import Kind
from trainer.plain.interview import run_interview
from trainer.plain.lines import Lines
from trainer.practice.results import Credit, Outcome

WARM_UP = ("dlq!", "15 min")
CLARIFY = ("How many requests?", "")
ALL = (
    *WARM_UP,
    *CLARIFY,
    *("Two a second.", "."),
    *(QUEUE, "", BACKLOG, "."),
    *(IDEMPOTENT, DEAD_LETTERS, "."),
    *("I would order them by a group id.", ""),
    *("Watch it.", "."),
)


def test_an_interview_from_the_warm_up_to_its_report() -> None:
    room = Room()
    said = room.talk(*ALL)
    assert "A mock interview for senior: 20 minutes, seed 7.\n" in said
    assert "Warm-up, 3 minutes; 0:0" in said
    assert "Question 1 of 2: Name dlq.\n> \nsaved\n" in said
    assert f"{WITH_FACTS.ask}\n" in said
    assert "> \nsaved: Two a second.\n> \n" in said
    assert "High-level, 5 minutes; 0:" in said
    assert " of 20:00 used\nThe design in large: your decision, the parts, why these.\n" in said
    assert "The interviewer asks on: " in said
    before, after = said.split("Your report:")
    assert "hire" not in before
    assert "dlq!" not in before
    assert "HIRE" in after
    assert "saved: `trainer report 2026-01-01-09000" in after
    (section,) = room.report.sections
    assert {each.phase: each.text for each in section.answers} == {
        "estimate": "Two a second.",
        "high-level": f"{QUEUE}\n\n{BACKLOG}",
        "deep-dive": f"{IDEMPOTENT}\n{DEAD_LETTERS}",
        "wrap-up": "Watch it.",
    }
    assert all(point.outcome is Outcome.HIT for point in section.points if point.tier != "bonus")
    assert room.draft is None


def test_nothing_but_the_end_says_how_it_went() -> None:
    right, wrong = Room(), Room()
    judged = right.talk(*ALL).split("Your report:")[0]
    same = wrong.talk(*("nonsense", "9 min", *ALL[2:])).split("Your report:")[0]
    assert judged == same


@pytest.mark.parametrize("typed", range(len(ALL)))
def test_the_end_of_the_input_at_any_line_loses_nothing(typed: int) -> None:
    whole, cut = Room(), Room()
    whole.talk(*ALL)
    said = cut.talk(*ALL[:typed])
    assert "The input ended; saved: the interview is paused." in said
    kept = cut.draft
    said = cut.talk("", *ALL[typed:])
    assert "is unfinished: 0:" in said
    if kept:
        assert f"Kept so far:\n{kept}\n(more lines are added to it; /forget forgets it)" in said
    assert cut.report.sections == whole.report.sections
    assert [each.typed for each in cut.report.warm_up] == list(WARM_UP)


def test_every_line_is_on_disk_before_the_next_is_asked_for() -> None:
    room = Room()
    room.talk(*WARM_UP, "", "first", "", "second")
    assert room.draft == "first\n\nsecond"
    assert room.did[-1] == "pause"


def test_commands_may_come_in_the_middle_of_an_answer() -> None:
    room = Room()
    commands = ("/question", "/time", "/help", "/pause", "", "/", "/api/orders answers.")
    said = room.talk(*WARM_UP, *CLARIFY, "first", *commands, "/quit")
    assert f"> \n{WITH_FACTS.ask}\n- Two a second.\nEstimate:" in said
    assert "- Clarify: 0:0" in said
    assert "of 2:00, now\n" in said
    assert "These are commands; begin with a blank" in said
    assert "saved: paused\nEnter goes on, /quit leaves: \n" in said
    assert "Stopped here; saved: the interview is paused." in said
    assert room.draft == "first\n/\n/api/orders answers."
    assert room.did[-3:] == ["pause", "resume", "pause"]


def test_an_unknown_command_is_no_answer_and_a_blank_makes_it_one() -> None:
    room = Room()
    said = room.talk("/pasue", " /pause", "/quit")
    assert "There is no command /pasue; /help lists the commands." in said
    (answer,) = [event for event in room.desk.steps if event.data["do"] == "answer"]
    assert answer.answer == "/pause"


def test_paused_time_is_nobodys() -> None:
    room = Room(step=0)
    room.talk("/quit")
    room.step = 600
    room.now()
    room.step = 0
    assert "is unfinished: 0:00 of 20:00 used." in room.talk("q")


def test_the_clock_nudges_once_a_phase_and_cuts_nothing_off() -> None:
    room = Room(step=60)
    said = room.talk("dlq!", "/time", "/time", "15 min", "/quit")
    nudge = "(The 3 minutes of this phase are over. Round off; nothing is cut off.)"
    assert said.count(nudge) == 1
    assert "Question 2 of 2" in said


def test_what_was_kept_can_be_handed_in_or_forgotten() -> None:
    room = Room()
    room.talk(*WARM_UP, "", "first")
    room.talk("", "/forget", "second", ".", "/quit")
    answers = [event.answer for event in room.desk.steps if event.data["do"] == "answer"]
    assert answers[-1] == "second"
    assert room.draft is None


def test_a_line_that_a_screen_kept_is_handed_in_by_enter() -> None:
    room = Room()
    session = room.begin()
    session.typing("dlq", room.now())
    said = room.talk("", "", "/quit")
    assert "Kept so far:\ndlq\n(Enter hands it in, a line takes its place;" in said
    (answer,) = [event for event in room.desk.steps if event.data["do"] == "answer"]
    assert answer.answer == "dlq"


def test_an_unfinished_interview_waits_or_makes_room() -> None:
    room = Room()
    room.talk("dlq!")
    assert "It waits for the next `trainer mock`." in room.talk("what", "q")
    assert room.did.count("start") == 1
    said = room.talk("n", "/quit")
    assert "Question 1 of 2" in said
    assert room.did.count("start") == 2


def test_abandoning_wants_a_yes() -> None:
    room = Room()
    said = room.talk("/abandon", "no", "dlq!", "/abandon", "yes")
    assert "It goes on." in said
    assert said.endswith("saved: abandoned\n")
    assert room.unfinished() is None


def test_a_report_that_was_cut_off_is_shown() -> None:
    room = Room()
    room.talk(*ALL)
    del room.desk.events[-len(room.desk.of_kind(Kind.REVIEW)) - 1 :]
    said = room.talk()
    assert "The interview that was interrupted only lacked its report." in said
    assert "HIRE" in said


def test_spoken_answers_are_ticked_line_by_line() -> None:
    room = Room()
    room.plan = SPOKEN
    spoken = ("", "", "", "typed though", "", "", "", "", "")
    ticks = ("y", "n", "n", "y", "back", "h", "maybe", "yes", "", "", "y")
    said = room.talk(*spoken, *ticks)
    assert "This interview is spoken: nothing that you type is kept." in said
    assert "8 lines to tick." in said
    assert "1 of 8. Name dlq. Right is: dlq!" in said
    assert "Did you claim, which is wrong: The queue delivers" in said
    assert "That is no tick: type y, h or n" in said
    outcomes = {point.id: point.outcome for point in room.report.sections[0].points}
    assert outcomes == {
        "later-failure": Outcome.MISSED,
        "dead-letters": Outcome.PARTIAL,
        "queue": Outcome.HIT,
        "idempotent": Outcome.MISSED,
        "backlog": Outcome.MISSED,
    }
    (flag,) = room.report.sections[0].red_flags
    assert flag.id == "exactly-once"
    assert {point.credit for point in room.report.sections[0].points} == {Credit.SELF}
    assert [each.right for each in room.report.warm_up] == [True, False]


def test_ticking_goes_on_where_it_stopped() -> None:
    room = Room()
    room.plan = SPOKEN
    room.talk(*[""] * 8, "y", "y", "y")
    said = room.talk("")
    assert "\n4 of 8. " in said
    assert "\n3 of 8. " not in said


def test_a_full_disk_loses_nothing_that_was_typed() -> None:
    room = Room()
    room.talk(*WARM_UP, "")
    session = room.unfinished()
    assert session is not None
    session.go_on(room.now())
    room.desk.broken = True
    said = StringIO()
    with pytest.raises(StoreError):
        run_interview(room.now, None, lambda: session, StringIO("first\n.\n\n"), said)
    assert "The draft is not on disk yet: the disk is full" in said.getvalue()
    assert "What you typed, so that you can keep it:\nfirst\n" in said.getvalue()
    assert "\nsaved" not in said.getvalue()
    room.desk.broken = False
    assert "Estimate" in room.talk("", "/quit")


def test_an_interrupt_stops_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    ask = Lines.ask

    def interrupted(lines: Lines, prompt: str) -> str | None:
        line = ask(lines, prompt)
        if line is None:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr(Lines, "ask", interrupted)
    said = StringIO()
    with pytest.raises(KeyboardInterrupt):
        run_interview(room.now, None, room.begin, StringIO("dlq!\n15 min\n\nfirst\n"), said)
    assert "Interrupted; saved: the interview is paused." in said.getvalue()
    assert (room.did[-1], room.draft) == ("pause", "first")
