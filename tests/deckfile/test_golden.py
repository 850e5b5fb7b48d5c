"""Golden answers prove a rubric: what is said of one that scores otherwise than its label."""

from functools import cache
from pathlib import Path

import pytest

from trainer.content.points import Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, GoldenAnswer, Label, Scenario
from trainer.content.sources import Folder
from trainer.deckfile.check import Proof, check
from trainer.deckfile.discover import discover
from trainer.deckfile.golden import NAMED, Finding, misjudged
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.lexicon import Lexicon
from trainer.resources import bundled

FIXTURES = Path(__file__).parent / "fixtures"

QUEUE = "I would put a queue in front of the database so that bursts wait."
KEY = "Every order carries an idempotency key and a repeat is recognised."
ALARM = "An alarm on the age of the oldest message wakes somebody."
FALSE = "A queue delivers every message exactly once."
NEITHER = "We should talk to the product people about which database they like."


@cache
def lexicon() -> Lexicon:
    return read_lexicon(bundled("data") / "lexicon")


def scenario(*answers: tuple[Label, str]) -> Scenario:
    return Scenario(
        id="orders",
        title="Orders",
        ask="How does the shop take many orders at once?",
        points=(
            Point(
                id="alarm",
                say="Set an alarm on the age of the oldest message.",
                wordings=("alarm when the oldest message gets old",),
                tier=Tier.BONUS,
            ),
            Point(
                id="buffer",
                say="Put a queue in front of the database, so that bursts wait in it.",
                wordings=("a queue takes the burst before the database",),
                tier=Tier.MUST,
            ),
            Point(
                id="repeats",
                say="Give every order an idempotency key: a repeat is recognised.",
                wordings=("orders carry an idempotency key against repeats",),
            ),
        ),
        red_flags=(
            RedFlag(
                id="exactly-once",
                claim="A queue delivers every message exactly once.",
                wordings=("each message is delivered exactly once",),
            ),
        ),
        follow_ups=(
            FollowUp(
                id="more",
                ask="And at ten times the orders?",
                points=(Point(id="shards", say="Split the tables by customer.", tier=Tier.MUST),),
            ),
        ),
        answers=tuple(GoldenAnswer(label=label, text=text) for label, text in answers),
    )


def found(label: Label, text: str) -> Finding:
    (finding,) = misjudged(scenario((label, text)), lexicon())
    return finding


def test_answers_in_their_bands_are_not_mentioned() -> None:
    labelled = (
        (Label.STRONG, f"{QUEUE} {KEY}"),
        (Label.OK, QUEUE),
        (Label.WEAK, ALARM),
        (Label.WRONG, FALSE),
        (Label.WRONG, NEITHER),
        (Label.WRONG, ""),
    )
    assert misjudged(scenario(*labelled), lexicon()) == ()


def test_a_scenario_without_answers_has_nothing_to_prove() -> None:
    assert misjudged(scenario(), lexicon()) == ()


@pytest.mark.parametrize(
    ("label", "text", "scores"),
    [
        (Label.STRONG, QUEUE, "`strong` and scores 0.6, not 0.75 or more:"),
        (Label.OK, f"{QUEUE} {KEY}", "`ok` and scores 1, not 0.35 to 0.75:"),
        (Label.OK, ALARM, "`ok` and scores 0.2, not 0.35 to 0.75:"),
        (Label.WEAK, QUEUE, "`weak` and scores 0.6, not below 0.35:"),
        (Label.WRONG, ALARM, "`wrong` and scores 0.2, not 0.1 or less:"),
    ],
)
def test_a_score_outside_the_band_is_named_with_it(label: Label, text: str, scores: str) -> None:
    assert scores in found(label, text).message


def test_what_a_good_answer_lacks_is_named_heaviest_first_with_the_reason() -> None:
    finding = found(Label.STRONG, ALARM)
    places = [finding.message.index(f"`{name}`") for name in ("buffer", "repeats")]
    assert places == sorted(places)
    assert "`buffer` (must) is missed: not said" in finding.message
    assert "`alarm`" not in finding.message
    assert finding.cure.startswith("add a wording to these points as a candidate says it")


def test_a_denied_point_is_named_with_the_words_that_deny_it() -> None:
    message = found(
        Label.STRONG, f"I would not put a queue in front of the database. {KEY}"
    ).message
    assert '`buffer` (must) is contradicted in "' in message
    assert "not put a queue" in message


def test_a_red_flag_that_lowered_a_score_is_named() -> None:
    message = found(Label.STRONG, FALSE).message
    assert "exactly once" in message
    assert "raises the red flag `exactly-once`" in message


def test_what_was_credited_to_a_bad_answer_is_named_with_its_words() -> None:
    finding = found(Label.WEAK, f"{QUEUE} {NEITHER}")
    assert '"I would put a queue in front of the database' in finding.message
    assert "makes `buffer` (must, hit)" in finding.message
    assert "`repeats`" not in finding.message
    assert finding.cure.startswith("reword these points")


def test_an_answer_without_a_score_counts_as_nothing_and_says_why() -> None:
    assert "scores 0, not 0.35 to 0.75: it is not scored at all: " in found(Label.OK, "").message


def test_a_line_break_of_the_author_ends_no_sentence() -> None:
    text = QUEUE.replace("front of", "front\nof").replace("so that", "so\nthat")
    assert '"I would put a queue in front of the database so that bursts wait"' in (
        found(Label.WEAK, text).message
    )


def test_findings_stand_in_the_order_of_the_answers() -> None:
    labelled = ((Label.WEAK, QUEUE), (Label.OK, QUEUE), (Label.STRONG, QUEUE))
    assert [each.place for each in misjudged(scenario(*labelled), lexicon())] == [0, 2]


def test_only_the_heaviest_of_many_points_are_named() -> None:
    points = tuple(Point(id=f"p{n}", say=f"colour{n} flower{n}") for n in range(NAMED + 3))
    answers = (GoldenAnswer(label=Label.STRONG, text="It has colour0 and flower0 in the garden."),)
    many = Scenario(id="many", title="T", ask="Q", points=points, answers=answers)
    (finding,) = misjudged(many, lexicon())
    assert f"`p{NAMED}`" in finding.message
    assert f"`p{NAMED + 1}`" not in finding.message
    assert finding.message.endswith("; and 2 more")


def test_what_an_answer_holds_cannot_speak_to_the_terminal() -> None:
    message = found(Label.WEAK, QUEUE.replace("front of", "front\n\x1b[2J of")).message
    assert message.isprintable()


def proved(folder: Path, *, only: Path | None = None) -> list[tuple[str, int, int, str]]:
    sources = discover([Folder(str(folder), bundled=False)])
    graded = [each for each in sources if only is None or each.path == str(only)]
    library = check(sources, Proof(lexicon(), graded))
    assert len(library.scenarios) == len(sources)  # a bad answer keeps no scenario from use
    return [(Path(each.path).name, each.line, each.column, each.code) for each in library.problems]


def test_a_finding_stands_where_its_answer_begins(tmp_path: Path) -> None:
    text = (FIXTURES / "orders-by-queue.yaml").read_text(encoding="utf-8")
    (tmp_path / "good.yaml").write_text(text, encoding="utf-8")
    assert proved(tmp_path) == []
    bad = text.replace("orders-by-queue", "other").replace("orders-queue", "another")
    bad = bad.replace("label: wrong", "label: ok")
    (tmp_path / "bad.yaml").write_text(bad, encoding="utf-8")
    line = bad[: bad.index("label: ok")].count("\n") + 1
    assert proved(tmp_path) == [("bad.yaml", line, 5, "golden-answer")]
    assert proved(tmp_path, only=tmp_path / "good.yaml") == []


def test_without_a_proof_no_answer_is_graded(tmp_path: Path) -> None:
    text = (FIXTURES / "orders-by-queue.yaml").read_text(encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(text.replace("label: wrong", "label: ok"), encoding="utf-8")
    assert check(discover([Folder(str(tmp_path), bundled=False)])).problems == ()
