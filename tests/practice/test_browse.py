"""One item with its history, and what can be done with it."""

from collections.abc import Sequence

import pytest

from tests.practice.desk import at, concept
from tests.practice.drills import DrillDesk
from trainer.content.scenarios import Scenario
from trainer.errors import StoreError
from trainer.events import Event, Kind, NewEvent
from trainer.practice.browse import Browser

ITEM = "basics/a"


class Desk(DrillDesk):
    """A desk that knows one scenario and where things stand."""

    def find_scenario(self, id_: str) -> Scenario | None:
        return Scenario(id="shop", title="A shop", ask="How?") if id_ == "shop" else None

    def place(self, item: str) -> str | None:
        return f"{item}.yaml"


@pytest.fixture
def desk() -> Desk:
    return Desk([concept("a"), concept("b")])


def kinds(events: Sequence[Event]) -> list[str]:
    return [event.kind for event in events]


def test_a_page_says_how_each_answer_went_and_where_it_led(desk: Desk) -> None:
    for day, grade in ((1, 4), (2, 4), (8, 1)):
        new = NewEvent(Kind.REVIEW, ITEM, grade=grade, answer=f"on {day}")
        desk.record(new, at(day))
    desk.record(NewEvent(Kind.CRAM, ITEM, grade=5), at(9))
    page = Browser(desk).page(ITEM)
    assert page is not None
    assert page.content == desk.card(ITEM)
    assert page.schedule == desk.schedule(ITEM)
    assert page.place == "basics/a.yaml"
    found = [(each.event.kind, each.event.grade, each.interval) for each in page.history]
    assert found == [("cram", 5, 1), ("review", 1, 1), ("review", 4, 6), ("review", 4, 1)]


def test_what_was_taken_back_is_no_history(desk: Desk) -> None:
    event = desk.record(NewEvent(Kind.REVIEW, ITEM, grade=4), at(1)).event
    desk.record(NewEvent(Kind.VOID, ITEM, data={"event": event.id}), at(1))
    page = Browser(desk).page(ITEM)
    assert page is not None
    assert page.history == ()


def test_the_answers_of_a_former_name_belong_to_it(desk: Desk) -> None:
    desk.record(NewEvent(Kind.REVIEW, "old/a", grade=4), at(1))
    events = desk.events
    desk.since = lambda item, after: events  # type: ignore[method-assign]
    page = Browser(desk).page(ITEM)
    assert page is not None
    assert [each.interval for each in page.history] == [1]


def test_attempts_at_a_scenario_and_at_its_points_are_told_apart(desk: Desk) -> None:
    given = {"score": 0.5, "points": {}}
    desk.record(NewEvent(Kind.REVIEW, "shop", grade=3, assessment=given), at(1))
    desk.record(NewEvent(Kind.REVIEW, "shop#x", grade=3), at(2))
    page = Browser(desk).page("shop")
    assert page is not None
    (only,) = page.history
    assert only.attempt is not None
    assert only.attempt.score == 0.5


def test_what_is_gone_has_no_page(desk: Desk) -> None:
    assert Browser(desk).page("basics/z") is None


def test_suspending_goes_back_and_forth_and_can_be_taken_back(desk: Desk) -> None:
    browser = Browser(desk)
    assert not browser.can_undo
    assert browser.toggle(ITEM, at(1)) is True
    assert desk.schedule(ITEM).suspended
    assert browser.toggle(ITEM, at(1)) is False
    assert not desk.schedule(ITEM).suspended
    undone = browser.undo(at(1))
    assert undone is not None
    assert desk.schedule(ITEM).suspended
    browser.undo(at(1))
    assert not desk.schedule(ITEM).suspended
    assert browser.undo(at(1)) is None
    assert kinds(desk.events) == ["suspend", "resume", "void", "void"]


def test_only_what_was_done_here_is_taken_back(desk: Desk) -> None:
    desk.record(NewEvent(Kind.REVIEW, ITEM, grade=4), at(1))
    assert Browser(desk).undo(at(1)) is None


def test_a_flag_is_set_changed_and_taken_back(desk: Desk) -> None:
    browser = Browser(desk)
    assert browser.flag(ITEM, " later ", at(1)) is True
    assert desk.schedule(ITEM).flag == "later"
    assert browser.flag(ITEM, "later", at(1)) is None
    assert browser.flag(ITEM, "", at(1)) is False
    assert desk.schedule(ITEM).flag is None
    browser.undo(at(1))
    assert desk.schedule(ITEM).flag == "later"


def test_what_could_not_be_written_is_still_there_to_be_taken_back(desk: Desk) -> None:
    browser = Browser(desk)
    browser.toggle(ITEM, at(1))
    desk.broken = True
    with pytest.raises(StoreError):
        browser.undo(at(1))
    assert browser.can_undo
    desk.broken = False
    browser.undo(at(1))
    assert not desk.schedule(ITEM).suspended
