"""What is on the disk whenever the plain review ends, is interrupted or cannot write."""

from io import StringIO

import pytest

from tests.plain.conversation import FakePractice, Script
from tests.practice.desk import concept, number
from trainer.errors import StoreError
from trainer.events import Draft
from trainer.plain.review import run_review
from trainer.practice.question import Plan


def test_every_acknowledged_answer_is_on_disk_before_it_is_said() -> None:
    practice = FakePractice([concept(f"c{n}") for n in range(5)])
    at_saying: list[int] = []

    class Watching(StringIO):
        def write(self, text: str) -> int:
            if "saved:" in text:
                at_saying.append(len(practice.desk.events))
            return super().write(text)

    run_review(practice, Plan(), StringIO("\n3\n" * 5), Watching())
    assert at_saying == [1, 2, 3, 4, 5]


def test_output_is_flushed_with_every_acknowledgement() -> None:
    practice = FakePractice([concept("one")])
    pending: list[str] = []

    class Buffered(StringIO):
        def write(self, text: str) -> int:
            pending.append(text)
            return super().write(text)

        def flush(self) -> None:
            pending.clear()

    def nothing_pends() -> None:
        assert not pending, "a question must be out before its answer is read"

    run_review(practice, Plan(), Script("\n3\n", nothing_pends), Buffered())
    nothing_pends()


@pytest.mark.parametrize("typed", [[], ["half an"], ["", ""], ["?"], ["nonsense", "", "7"]])
def test_the_end_of_input_ends_politely_at_any_place(typed: list[str]) -> None:
    practice = FakePractice([concept("one"), concept("two")])
    code, said = practice.talk(*typed)
    assert code == 0
    assert "The input ended; what was saved is saved." in said
    assert practice.desk.events == []


def test_half_an_answer_is_kept_and_goes_on_next_time() -> None:
    practice = FakePractice([concept("one")])
    practice.talk("first line")
    assert practice.desk.kept is not None
    assert practice.desk.kept.text == "first line"
    _, said = practice.talk("second line", "", "3")
    assert "Kept from last time:\nfirst line\n" in said
    assert practice.desk.events[0].answer == "first line\nsecond line"
    assert practice.desk.kept is None


def test_a_kept_draft_is_submitted_by_enter() -> None:
    practice = FakePractice([number("n", "15 min")])
    practice.desk.kept = Draft("figures/n", "900 s", 0)
    practice.talk("", "")
    assert practice.desk.events[0].answer == "900 s"


def test_a_kept_draft_can_be_forgotten() -> None:
    practice = FakePractice([concept("one")])
    practice.talk("rubbish")
    _, said = practice.talk("d", "", "3")
    assert "forgotten" in said
    assert practice.desk.events[0].answer is None


def test_a_broken_disk_is_retried_once_when_asked_to() -> None:
    practice = FakePractice([concept("one")])
    said = StringIO()

    def mend() -> None:
        practice.desk.broken = "tries once more" not in said.getvalue()

    code = run_review(practice, Plan(), Script("\n3\n\n", mend), said)
    assert code == 0
    assert "the disk is full; nothing was written" in said.getvalue()
    assert "saved: good" in said.getvalue()
    assert len(practice.desk.events) == 1


def test_a_disk_that_stays_broken_ends_with_the_answer_on_the_screen() -> None:
    practice = FakePractice([number("n", "15 min")])
    practice.desk.broken = True
    said = StringIO()
    with pytest.raises(StoreError, match="disk is full"):
        run_review(practice, Plan(), StringIO("900 seconds\n\n"), said)
    assert "Your answer, so that you can keep it:\n900 seconds\n" in said.getvalue()
    assert "saved" not in said.getvalue().replace("is not saved", "")


def test_leaving_is_possible_when_the_disk_is_broken() -> None:
    practice = FakePractice([number("n", "15 min")])
    practice.desk.broken = True
    with pytest.raises(StoreError):
        run_review(practice, Plan(), StringIO("900 seconds\nq\n"), StringIO())


def test_typing_goes_on_while_drafts_cannot_be_saved() -> None:
    practice = FakePractice([concept("one")])
    said = StringIO()

    read: list[int] = []

    def mend_at_last() -> None:
        read.append(1)
        practice.desk.broken = len(read) < 4

    run_review(practice, Plan(), Script("first\nsecond\nthird\n\n3\n", mend_at_last), said)
    assert said.getvalue().count("The draft is not on disk yet") == 1
    assert practice.desk.events[0].answer == "first\nsecond\nthird"


def test_an_interrupt_loses_no_saved_answer() -> None:
    practice = FakePractice([concept("one"), concept("two")])

    lines = iter(range(3))

    def interrupt() -> None:
        if next(lines, None) is None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_review(practice, Plan(), Script("\n3\nhalf\n", interrupt), StringIO())
    assert [e.grade for e in practice.desk.events] == [4]
    assert practice.desk.kept is not None
    assert practice.desk.kept.text == "half"
