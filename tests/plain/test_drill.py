"""Journeys through the plain drill, typed from a script."""

from dataclasses import replace
from io import StringIO

import pytest

from tests.plain.conversation import Script
from tests.practice.desk import at
from tests.practice.drills import (
    BACKLOG,
    DEAD_LETTERS,
    GRADER,
    IDEMPOTENT,
    QUEUE,
    SCENARIO,
    DrillDesk,
)
from trainer.authoring.editing import Editing
from trainer.content.points import Point, RedFlag, Tier
from trainer.content.scenarios import Scenario
from trainer.errors import StoreError, TrainerError
from trainer.events import Draft, Kind, Moment, probe_draft
from trainer.plain.asking_on import PROBE_HELP
from trainer.plain.drill import ANSWER_HELP, GRADE_HELP, run_drill
from trainer.practice.drill import DrillSession

ITEM = SCENARIO.item
FIRST = (QUEUE, "", BACKLOG, ".")
"""An answer of two paragraphs; it makes a must and a good point."""

OWN = "We look how long the first one waits."
"""The point `backlog` in words that no wording has."""


class FakePractice:
    """A workspace in memory whose clock goes on by a second at every look."""

    def __init__(self, scenario: Scenario = SCENARIO) -> None:
        self.desk = DrillDesk()
        self.day = 1
        self._scenario = scenario
        self._looks = 0

    def now(self) -> Moment:
        self._looks += 1
        return at(self.day, 9, 0, self._looks)

    def edit(self, item: str) -> Editing:
        raise TrainerError(f"there is no editor for {item}")

    def sync(self) -> None:
        pass

    def scenario(self, name: str) -> Scenario:
        return self._scenario

    def drill(self, scenario: str | None, now: Moment) -> DrillSession:
        assert scenario in (None, self._scenario.id)
        return DrillSession(self.desk, GRADER, self._scenario, now)

    def talk(self, *lines: str) -> str:
        """Everything printed when these lines are typed."""
        said = StringIO()
        typed = StringIO("".join(f"{line}\n" for line in lines))
        assert run_drill(self, None, typed, said) == 0
        return said.getvalue()

    @property
    def kept(self) -> str | None:
        """The draft of the drill."""
        draft = self.desk.draft_of(ITEM)
        return draft.text if draft else None


def test_a_drill_from_the_question_to_what_comes_back() -> None:
    practice = FakePractice()
    said = practice.talk(*FIRST, "", "The worker is idempotent.", "", "", "q")
    assert "Drill: The slow checkout, a good answer takes about 8 minutes." in said
    assert SCENARIO.ask in said
    assert f"[3: {QUEUE.rstrip('.')}]" in said
    assert "1. not said (bonus): later failure\n" in said
    assert "3. said (must, design): Put a queue between the checkout and the mailer" in said
    assert f'   Your words: "{QUEUE.rstrip(".")}"' in said
    assert "Score: 50% of what a good answer says; proposed: hard." in said
    assert "grade [1-4, Enter = hard; x, w, m, e, ?, q]: " in said
    assert "saved: hard" in said
    assert "The interviewer asks on, 1 of 4: " in said
    assert "Done: score 50%, graded hard." in said
    assert "Gained: queue, backlog." in said
    assert (
        "Coming back:\n- tomorrow: later failure, dead letters, idempotent, the whole drill\n"
        in said
    )
    review, *_ = practice.desk.of_kind(Kind.REVIEW)
    assert (review.item, review.grade, review.answer) == (ITEM, 3, f"{QUEUE}\n\n{BACKLOG}")
    assert len(practice.desk.of_kind(Kind.PROBE)) == 1
    assert practice.kept is None


def grades(practice: FakePractice) -> list[int | None]:
    return [event.grade for event in practice.desk.of_kind(Kind.REVIEW) if event.item == ITEM]


def test_an_answer_has_paragraphs_and_is_kept_line_by_line() -> None:
    practice = FakePractice()
    seen: list[str | None] = []
    lines = "".join(f"{line}\n" for line in (QUEUE, "", BACKLOG))
    run_drill(practice, None, Script(lines, lambda: seen.append(practice.kept)), StringIO())
    assert seen[:4] == [None, QUEUE, f"{QUEUE}\n", f"{QUEUE}\n\n{BACKLOG}"]


def test_the_end_of_input_ends_the_answer_but_takes_no_grade() -> None:
    practice = FakePractice()
    said = practice.talk(QUEUE)
    assert "Score: " in said
    assert f"The input ended; your answer is kept for the next `trainer drill {ITEM}`." in said
    assert practice.desk.events == []
    assert practice.kept == QUEUE


def test_a_draft_is_offered_goes_on_and_is_not_timed() -> None:
    practice = FakePractice()
    practice.talk(QUEUE, "", "q")
    said = practice.talk(BACKLOG, ".", "")
    assert f"Kept so far:\n{QUEUE}" in said
    assert "Your answer, with the point that each stretch decided:" in said
    assert practice.desk.of_kind(Kind.REVIEW)[0].answer == f"{QUEUE}\n\nq\n{BACKLOG}"
    assert practice.kept is None
    assert "Your answer, written in " in FakePractice().talk(*FIRST)


def test_a_draft_can_be_submitted_as_it_is_left_or_forgotten() -> None:
    practice = FakePractice()
    practice.desk.keep_draft(Draft(ITEM, QUEUE, 0))
    assert "your answer is kept" in practice.talk("q")
    assert practice.kept == QUEUE
    said = practice.talk("?", ".", "q")
    assert ANSWER_HELP in said
    assert "3. said (must, design)" in said
    assert "forgotten" in practice.talk("d", "q")
    assert practice.desk.drafts == {}
    assert "nothing was graded" in practice.talk()


def test_a_blank_before_a_letter_makes_it_an_answer() -> None:
    practice = FakePractice()
    practice.talk(" q", QUEUE)
    assert practice.kept == f" q\n{QUEUE}"


@pytest.mark.parametrize("typed", [(".",), ("fine", "."), (SCENARIO.ask, "."), ("zxcv qwrt", ".")])
def test_an_answer_without_a_score_gets_a_sentence_and_no_grade(typed: tuple[str, ...]) -> None:
    practice = FakePractice()
    said = practice.talk(*typed, "3", "m", "e", "d", *FIRST, "")
    assert said.count("Not judged: ") == 1
    assert "There is no score, so there is no grade." in said
    assert "Model answer:\nPut a queue between them." in said
    assert grades(practice) == [3]


@pytest.mark.parametrize("end", [("q",), ()])
def test_leaving_after_an_answer_without_a_score_keeps_it(end: tuple[str, ...]) -> None:
    practice = FakePractice()
    assert "your answer is kept" in practice.talk("fine", ".", *end)
    assert practice.kept == "fine"
    assert practice.desk.events == []


def test_words_of_the_answer_credit_a_point_and_can_be_taken_back() -> None:
    practice = FakePractice()
    said = practice.talk(QUEUE, OWN, ".", 'c5 "LOOK how  long"', "c5", "c5 the first one", "")
    assert said.count("saved: point 5 counts by your words") == 2
    assert said.count("saved: point 5 does not count by your words any more") == 1
    assert said.count("Score: 50% of what a good answer says; proposed: hard.") == 2
    kinds = [event.kind for event in practice.desk.events]
    assert kinds == [Kind.OVERRULE, Kind.VOID, Kind.OVERRULE, Kind.REVIEW]
    assert practice.desk.events[2].data["words"] == "the first one"
    assert (practice.desk.events[3].assessment or {})["overruled"] == ["backlog"]


def test_words_may_go_over_the_end_of_a_line() -> None:
    practice = FakePractice()
    practice.talk(QUEUE, "We look how long", "the first one waits.", ".", "c5 long the first", "")
    (contest,) = practice.desk.of_kind(Kind.OVERRULE)
    assert contest.data["words"] == "long\nthe first"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("c5 how many wait", "These words are not in your answer"),
        ("c5 irst one", "These words are not in your answer"),
        ("c5 the", "These words are in your answer 4 times: add the words before or after."),
        ("x5", "x5 needs your words that say it"),
        ("c5", "c5 needs your words that say it"),
        ('c5 ""', "These words are not in your answer"),
        ("c3 look", "Point 3 counts already."),
        ("c9 look", "There is no point 9; there are 1 to 5."),
        ("c0", "There is no point 0"),
        ("w6", "There is no point 6"),
        ("c look", "That is no grade"),
        ("5", "That is no grade"),
    ],
)
def test_what_cannot_be_done_at_the_grade_is_said(typed: str, said: str) -> None:
    practice = FakePractice()
    assert said in practice.talk(QUEUE, OWN, ".", typed, "q")
    assert practice.desk.events == []


def test_why_a_point_matters_the_model_answer_and_help() -> None:
    points = (
        Point(id="a-queue", say=QUEUE, tier=Tier.MUST, why="Bursts wait.", costs=("it is late",)),
        Point(id="look-at-it", say=BACKLOG),
    )
    practice = FakePractice(replace(SCENARIO, points=points, model="", follow_ups=()))
    said = practice.talk(QUEUE, ".", "w1", "m", "?", "q")
    assert "1. (must, expected from mid on) Put a queue" in said
    assert "   Why: Bursts wait.\n   Its cost: it is late\n" in said
    assert f"A good answer says:\n- {QUEUE}\n- {BACKLOG}\n" in said
    assert GRADE_HELP in said


def test_a_point_that_is_asked_on_is_named_and_not_said_before() -> None:
    before, _, after = FakePractice().talk(*FIRST, "", "", "").partition("saved: hard")
    assert "4. not said (must, depth): idempotent\n" in before
    assert SCENARIO.points[3].say not in before
    assert SCENARIO.points[3].say in after


def test_an_answer_can_be_edited_before_its_grade() -> None:
    practice = FakePractice()
    said = practice.talk(QUEUE, ".", "e", IDEMPOTENT, ".", "")
    assert f"Kept so far:\n{QUEUE}" in said
    assert practice.desk.of_kind(Kind.REVIEW)[0].answer == f"{QUEUE}\n{IDEMPOTENT}"


def test_wrong_claims_are_marked_and_corrected() -> None:
    claim = "The queue delivers every message exactly once, so duplicates cannot happen."
    said = FakePractice().talk(QUEUE, claim, ".", "")
    assert f"a. wrong claim: {claim}\n" in said
    assert "   Correct is: Delivery is at least once.\n" in said
    assert "a wrong: The queue delivers every message exactly once" in said
    assert "Wrong claims:\n- " in said
    assert "the wrong claim exactly once" in said.partition("Coming back:")[2]


def test_a_hint_says_more_each_time() -> None:
    practice = FakePractice()
    said = practice.talk(*FIRST, "", "h", "h", "?", "h", "h", IDEMPOTENT, "", "q")
    assert "It is about the depth" in said
    assert "The answer has 11 words." in said
    assert "M___ the w_____ i_________" in said
    assert "There is no further hint." in said
    assert PROBE_HELP in said
    assert "so it counts as hinted" in said
    assert "Made when asked for it, so hinted: idempotent." in said
    (probe,) = practice.desk.of_kind(Kind.PROBE)
    assert (probe.data["hints"], probe.answer) == (3, IDEMPOTENT)


def test_probes_take_lines_and_may_be_left_out() -> None:
    practice = FakePractice()
    said = practice.talk(*FIRST, "", "", "two", "lines.", ".", "", "Use a FIFO queue", "")
    assert said.count("left out") == 2
    assert "The interviewer goes on, 4 of 4: Now two mails must arrive in order." in said
    assert "A good answer says:\n- said: Use a FIFO queue" in said
    assert practice.desk.of_kind(Kind.PROBE)[0].answer == "two\nlines."


def test_input_that_ends_within_a_probe_answers_it() -> None:
    practice = FakePractice()
    said = practice.talk(*FIRST, "", IDEMPOTENT)
    assert "so it counts as hinted" in said
    assert "The input ended; what was saved is saved." in said
    assert "Done: score 50%" in said
    assert len(practice.desk.of_kind(Kind.PROBE)) == 1


def test_a_half_typed_answer_to_a_probe_is_gone_on_with() -> None:
    practice = FakePractice()
    lines = (*FIRST, "", "Dead letters")
    reads = iter(range(len(lines)))

    def interrupt() -> None:
        if next(reads, None) is None:
            raise KeyboardInterrupt

    script = Script("".join(f"{line}\n" for line in lines), interrupt)
    with pytest.raises(KeyboardInterrupt):
        run_drill(practice, None, script, StringIO())
    said = practice.talk("h", "and an alarm", "", "", "", "")
    assert SCENARIO.ask not in said.split("The interviewer asks on")[1]
    assert "The interviewer asks on, 1 of 4: " in said
    assert "Kept so far:\nDead letters\n" in said
    assert practice.desk.of_kind(Kind.PROBE)[0].answer == "Dead letters\nand an alarm"
    assert "Done: score 50%, graded hard." in said
    assert practice.desk.drafts == {}
    assert "Write your answer" in practice.talk("q"), "the next drill begins with the question"


def test_a_kept_answer_to_a_probe_can_be_forgotten() -> None:
    practice = FakePractice()
    practice.talk(*FIRST, "", "q")
    review = practice.desk.of_kind(Kind.REVIEW)[0]
    practice.desk.keep_draft(Draft(probe_draft(review.id, "idempotent"), "Well", 1))
    said = practice.talk("d", "", "", "", "")
    assert "forgotten" in said
    assert practice.desk.of_kind(Kind.PROBE) == []
    assert "Done: score 50%" in said


def test_attempts_are_compared() -> None:
    practice = FakePractice()
    practice.talk(*FIRST, "", "q")
    practice.day = 20
    said = practice.talk(QUEUE, IDEMPOTENT, ".", "", "q")
    assert "Your attempts, 2 so far, by the points that were made:\n- 19 days ago: 2 of 4" in said
    assert "- now: 2 of 4, score " in said
    assert "Gained since the last one: idempotent.\n" in said
    assert "Lost since the last one: backlog.\n" in said


def test_a_perfect_answer_is_asked_only_the_follow_up() -> None:
    practice = FakePractice(replace(SCENARIO, follow_ups=()))
    answer = (QUEUE, IDEMPOTENT, BACKLOG, DEAD_LETTERS)
    said = practice.talk(*answer, "The customer does not see a failed mail at once.", ".", "")
    assert "The interviewer" not in said
    assert "Done: score 100%, graded easy." in said
    assert "Still open" not in said


@pytest.mark.parametrize("grade", ["1", "again", "2", "hard", "3", "good", "4", "easy"])
def test_any_grade_may_be_taken(grade: str) -> None:
    practice = FakePractice()
    practice.talk(*FIRST, grade, "q")
    wanted = {"1": 1, "2": 3, "3": 4, "4": 5, "again": 1, "hard": 3, "good": 4, "easy": 5}
    assert grades(practice) == [wanted[grade]]


def test_saved_is_said_after_it_is_on_disk_and_with_nothing_pending() -> None:
    practice = FakePractice()
    events: list[int] = []

    class Watching(StringIO):
        def write(self, text: str) -> int:
            if "saved:" in text:
                events.append(len(practice.desk.events))
            return super().write(text)

    lines = (QUEUE, OWN, ".", "c5 look", "c5", "", "The worker is idempotent.", "", "q")
    run_drill(practice, None, StringIO("".join(f"{line}\n" for line in lines)), Watching())
    assert events == [1, 2, 3, 4]


BREAKING = (QUEUE, OWN, ".", "c5 look", "c5", "", "The worker is idempotent.", "", "q")
"""A drill with a step of every kind that writes."""


@pytest.mark.parametrize("line", [3, 4, 5, 6, 8])
def test_a_disk_that_breaks_at_any_step_is_tried_again(line: int) -> None:
    practice = FakePractice()
    said = StringIO()
    lines = [*BREAKING[:line], "", *BREAKING[line:]]
    script = "".join(f"{each}\n" for each in lines)
    read = 0

    def count() -> None:
        nonlocal read
        read += 1
        practice.desk.broken = read == line or (line == 3 and read == 2)

    assert run_drill(practice, None, Script(script, count), said) == 0
    assert said.getvalue().count("This step is not saved; all before it is.") == 1
    whole = FakePractice()
    whole.talk(*BREAKING)
    assert [e.kind for e in practice.desk.events] == [e.kind for e in whole.desk.events]


@pytest.mark.parametrize(
    ("line", "lost"), [(3, f"{QUEUE}\n{OWN}"), (8, "The worker is idempotent.")]
)
def test_a_disk_that_stays_broken_ends_with_the_answer_on_the_screen(line: int, lost: str) -> None:
    practice = FakePractice()
    said = StringIO()
    read = 0

    def count() -> None:
        nonlocal read
        read += 1
        practice.desk.broken = read >= line - 1

    script = "".join(f"{each}\n" for each in [*BREAKING[:line], "q"])
    with pytest.raises(StoreError, match="disk is full"):
        run_drill(practice, None, Script(script, count), said)
    assert f"Your answer, so that you can keep it:\n{lost}\n" in said.getvalue()


@pytest.mark.parametrize("line", range(1, len(BREAKING) + 1))
def test_an_interrupt_at_any_line_loses_nothing_that_was_typed(line: int) -> None:
    practice = FakePractice()
    said = StringIO()
    read = 0

    def interrupt() -> None:
        nonlocal read
        read += 1
        if read == line:
            raise KeyboardInterrupt

    script = "".join(f"{each}\n" for each in BREAKING)
    with pytest.raises(KeyboardInterrupt):
        run_drill(practice, None, Script(script, interrupt), said)
    kept = "\n".join(draft.text for draft in practice.desk.drafts.values())
    answers = [event.answer or "" for event in practice.desk.events]
    everything = "\n".join([kept, *answers, said.getvalue()])
    for typed in (each for each in BREAKING[: line - 1] if len(each) > 10):
        assert typed in everything
    assert (line <= 6) == (grades(practice) == [])


def test_typing_goes_on_while_drafts_cannot_be_saved() -> None:
    practice = FakePractice()
    said = StringIO()
    read = 0

    def count() -> None:
        nonlocal read
        read += 1
        practice.desk.broken = read < 4

    script = "".join(f"{each}\n" for each in (*FIRST, ""))
    run_drill(practice, None, Script(script, count), said)
    assert said.getvalue().count("The draft is not on disk yet: the disk is full") == 1
    assert practice.desk.of_kind(Kind.REVIEW)[0].answer == f"{QUEUE}\n\n{BACKLOG}"


def test_foreign_text_never_reaches_the_terminal_as_a_command() -> None:
    wicked = "range [/] \x1b[2J arr[i] \x07 \x9b31m [@click=app.quit]x[/] \u202e rtl"
    points = (
        Point(id="queue", say=f"{QUEUE} {wicked}", wordings=(QUEUE,), why=wicked, probe=wicked),
        Point(id="other", say=f"{DEAD_LETTERS} {wicked}", why=wicked, probe=wicked),
    )
    flags = (RedFlag(id="flag", claim=f"{wicked} Mails get lost.", correction=wicked),)
    scenario = replace(
        SCENARIO, title=wicked, context=wicked, model=wicked, points=points, red_flags=flags
    )
    practice = FakePractice(scenario)
    said = practice.talk(f"{QUEUE} {wicked}", ".", "w1", "w2", "m", "c2 arr[i]", "c2", "", wicked)
    assert "[@click=app.quit]x[/]" in said
    assert not set("\x1b\x07\x9b\u202e\r") & set(said)


def test_no_drawing_characters() -> None:
    said = FakePractice().talk(*FIRST, "w1", "m", "?", "", "h", "h", "h", "x y", "", "q")
    assert said.isascii()
