"""What holds for every journal."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.events import CARD, SCENARIO, day, event, schedule_of, void
from trainer.events import Event, Kind
from trainer.scheduling.fold import fold, review, voided
from trainer.scheduling.preview import outcomes
from trainer.scheduling.schedule import NEW, Schedule

ITEMS = (CARD, "limits/memory", SCENARIO, f"{SCENARIO}#idempotent", f"{SCENARIO}#never")
ALIASES = {"limits/memory": "limits/ram", SCENARIO: "pay"}
STATES = ("hit", "partial", "missed", "contradicted")
IDS = st.sampled_from([f"e{number}" for number in range(12)])
ANY = st.none() | st.integers() | st.text(max_size=4) | st.lists(st.integers(), max_size=2)

ASSESSMENTS = st.none() | st.fixed_dictionaries(
    {
        "points": st.dictionaries(
            st.sampled_from(["idempotent", "outbox"]), st.sampled_from(STATES)
        ),
        "red_flags": st.lists(st.sampled_from(["never", "always"]), max_size=2),
    }
)
SETS = st.fixed_dictionaries(
    {
        "repetitions": st.integers(0, 9) | ANY,
        "interval": st.integers(0, 10**6) | ANY,
        "easiness": st.integers(0, 400) | ANY,
        "due": st.integers(0, 99).map(lambda number: day(number).isoformat()) | ANY,
    }
)


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """Events of any kind in no order: ids repeat nowhere, voids may aim at anything."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from([*Kind, Kind.REVIEW, Kind.REVIEW, Kind.VOID, "later-kind"]))
        data: dict[str, Any] = draw(SETS) if kind == Kind.SET else {}
        if kind == Kind.VOID:
            data = {"event": draw(IDS)}
        made.append(
            event(
                kind,
                draw(st.integers(0, 40)),
                id=f"e{number}",
                at=draw(st.integers(0, 20)),
                item=draw(st.sampled_from([*ITEMS, None])),
                grade=draw(st.integers(0, 5) | ANY),
                data=data,
                assessment=draw(ASSESSMENTS),
                device=draw(st.sampled_from(["desk", "laptop"])),
            )
        )
    return made


@given(journals(), st.randoms(use_true_random=False), st.booleans())
def test_order_and_repetition_do_not_matter(events: list[Event], random: Any, named: bool) -> None:
    mixed = events + [event for event in events if random.random() < 0.5]
    random.shuffle(mixed)
    aliases = ALIASES if named else {}

    assert fold(mixed, aliases) == fold(events, aliases)


@given(journals())
def test_undo_and_redo_is_identity(events: list[Event]) -> None:
    before = fold(events)
    for target in events:
        undo = void(target, id="undo", at=100)
        redo = void(undo, id="redo", at=101)
        if target.id not in voided(events):
            assert _known(fold([*events, undo, redo])) == _known(before)


@given(journals())
def test_what_is_taken_back_is_as_if_it_had_never_been(events: list[Event]) -> None:
    gone = voided(events)
    kept = [event for event in events if event.id not in gone and event.kind != Kind.VOID]

    assert _known(fold(events)) == _known(fold(kept))


@given(journals())
def test_a_void_works_unless_a_working_void_takes_it_back(events: list[Event]) -> None:
    gone = voided(events)
    voids = [event for event in events if event.target]
    chained = {event.id for event in voids} & {event.target for event in voids}
    working = {event.target for event in voids if event.id not in gone}

    assert working <= gone
    if not chained:
        assert working == gone


@given(journals())
def test_what_is_no_review_moves_no_memory(events: list[Event]) -> None:
    moving = (Kind.REVIEW, Kind.RESET, Kind.SET, Kind.VOID)
    quiet = [event for event in events if event.kind in moving]

    found, without = fold(events), fold(quiet)

    for item in found:
        assert _memory(found[item]) == _memory(without.get(item, NEW))


@given(journals())
def test_schedules_stay_within_their_bounds(events: list[Event]) -> None:
    for state in fold(events).values():
        assert state.easiness >= 130
        assert state.failures <= state.reviews
        if state.reviews:
            assert state.last_day is not None


@given(journals(), st.integers(0, 5), st.integers(0, 60))
def test_an_early_pass_never_counts_and_a_due_review_always_does(
    events: list[Event], grade: int, number: int
) -> None:
    state = schedule_of(events)
    after = review(state, grade, day(number))
    effective = max(day(number), state.last_day or day(number))
    early = state.due is not None and effective < state.due

    if early and grade >= 3:
        assert after == state
    if not early:
        assert after.reviews == state.reviews + 1
        assert after.last_day == effective


@given(journals(), st.integers(0, 60))
def test_a_preview_tells_what_a_grade_leads_to(events: list[Event], number: int) -> None:
    state = schedule_of(events)
    for outcome in outcomes(state, day(number)):
        led = review(state, int(outcome.grade), day(number))
        assert outcome.due == led.due
        assert outcome.due is not None
        assert outcome.days == (outcome.due - day(number)).days


@given(journals(), journals())
def test_two_machines_agree_after_a_merge(one: list[Event], other: list[Event]) -> None:
    other = [
        replace(event, id=f"{event.id}-laptop", device="laptop")
        if event.kind != Kind.VOID
        else replace(event, id=f"{event.id}-laptop")
        for event in other
    ]

    assert fold([*one, *other]) == fold([*other, *one, *one])


def _known(found: dict[str, Schedule]) -> dict[str, Schedule]:
    """The schedules without those of new items, which only say that an event named them."""
    return {item: state for item, state in found.items() if state != NEW}


def _memory(state: Schedule) -> tuple[Any, ...]:
    return (state.repetitions, state.interval, state.easiness, state.due, state.reviews)
