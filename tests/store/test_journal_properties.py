"""What must hold whatever happened, in whatever order."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.tools import at, expected, journal_at, redo, review, stored, undo, void
from trainer.events import IMPORT, Kind, NewEvent
from trainer.store.exchange import export, merge
from trainer.store.flags import flagged
from trainer.store.journal import Journal

ALIASES = {"old/a": "deck/a", "old-s": "s"}

items = st.sampled_from(["deck/a", "deck/b", "old/a", "s", "old-s", "s#p"])
grades = st.sampled_from([0, 1, 3, 4, 5, 9, None])
drills = st.builds(
    lambda item, states, flags: NewEvent(
        Kind.REVIEW, item, 3, assessment={"points": states, "red_flags": flags}
    ),
    st.sampled_from(["s", "old-s"]),
    st.dictionaries(
        st.sampled_from("pq"), st.sampled_from(["hit", "partial", "missed", "contradicted"])
    ),
    st.lists(st.sampled_from("fg"), max_size=2),
)
sets = st.builds(
    lambda item, interval, due: NewEvent(
        Kind.SET,
        item,
        data={"repetitions": 3, "interval": interval, "easiness": 210, "due": due},
    ),
    items,
    st.sampled_from([0, 20, 2**70]),
    st.sampled_from([None, "2026-01-05", "nonsense"]),
)
others = st.builds(
    NewEvent,
    st.sampled_from(["repeat", "cram", "suspend", "resume", "bury", "reset", "flag", "later"]),
    st.one_of(st.none(), items),
    grades,
)
notes = st.builds(
    lambda item, data: NewEvent(Kind.FLAG, item, data=data),
    items,
    st.sampled_from([{"note": "a typo"}, {"note": "[red]x\x1b[2J\u202e"}, {"flag": False}, {}]),
)
imports = st.builds(
    lambda item, data: NewEvent(Kind.IMPORTED, item, data={"log": data, IMPORT: "guid:0"}),
    items,
    st.lists(st.just([1, 3, 2.5, 10, 250, "review"]), max_size=2),
)
contests = st.builds(
    lambda item, state: NewEvent(
        Kind.OVERRULE, item, answer="a queue", data={"point": "p", "state": state, "was": "missed"}
    ),
    items,
    st.sampled_from(["hit", "missed"]),
)
authored = st.one_of(notes, notes, imports, contests)
"""What flags, imports and contested points leave."""
reviews = st.builds(review, items, grades, digest=st.sampled_from([None, "x", "y"]))
actions = st.one_of(reviews, reviews, drills, sets, others, authored, st.integers(0, 30))
"""Something to record, or a number: the place of the event to take back."""
steps = st.lists(st.tuples(st.integers(-3, 12), actions), max_size=25)
"""Each with the days since the step before it: clocks run back, too."""

bounded = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def play(journal: Journal, played: list[tuple[int, NewEvent | int]]) -> None:
    day = 1
    written = []
    for days, action in played:
        day = max(1, day + days)
        if isinstance(action, NewEvent):
            written.append(journal.record(action, at(day)).event)
        elif written:
            written.append(journal.record(void(written[action % len(written)]), at(day)).event)


@bounded
@given(steps)
def test_the_projection_is_the_fold(played: list[tuple[int, NewEvent | int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_at(Path(folder) / "trainer.sqlite3", ALIASES)
        play(journal, played)
        assert stored(journal) == expected(journal)
        before = stored(journal)
        journal.rebuild()
        assert stored(journal) == before
        journal.db.close()


@bounded
@given(steps)
def test_undo_then_redo_changes_nothing(played: list[tuple[int, NewEvent | int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = journal_at(Path(folder) / "trainer.sqlite3", ALIASES)
        play(journal, played)
        before, action = stored(journal), journal.undoable()
        if undo(journal, at(400)) is not None:
            assert journal.undoable() != action
            assert redo(journal, at(401)) is not None
            assert journal.undoable() == action
        assert stored(journal) == before
        journal.db.close()


@bounded
@given(steps, steps, st.booleans())
def test_merges_agree_whatever_their_order(
    first: list[tuple[int, NewEvent | int]],
    second: list[tuple[int, NewEvent | int]],
    again: bool,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journals = [journal_at(folder / f"{n}.sqlite3", ALIASES) for n in range(4)]
        for n, played in enumerate((first, second)):
            play(journals[n], played)
            export(journals[n], folder / str(n))
        # The second device goes on from what it learnt of the first, and voids it, too.
        merge(journals[1], folder / "0")
        if (event := next(journals[1].events(), None)) is not None:
            journals[1].record(void(event), at(500))
        export(journals[1], folder / "1")
        for journal, order in zip(journals[2:], ("01", "10"), strict=True):
            for place in order * (2 if again else 1):
                merge(journal, folder / place)
        merge(journals[0], folder / "1")
        assert [list(journal.events()) for journal in journals] == [list(journals[0].events())] * 4
        states = [stored(journal) for journal in journals]
        assert states == [expected(journals[0])] * 4
        shown = [(flagged(each.db), each.imports(), each.overrules()) for each in journals]
        assert shown == [shown[0]] * 4
        for journal in journals:
            journal.db.close()
