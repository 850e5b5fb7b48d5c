"""What holds for every figure and every text."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.cards import number
from trainer.grading.numbers import assess_number
from trainer.grading.quantities import parse
from trainer.grading.states import State

TIME = {"ns": 1, "us": 10**3, "ms": 10**6, "s": 10**9, "min": 60 * 10**9, "h": 3600 * 10**9}
DATA = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
MONEY = {"cents": 1, "dollars": 100}
NEARLY = ["just under", "just over", "a bit more than", "almost", "close to", "about"]
SYSTEMS = [TIME, DATA, MONEY]

ROWS = """
1 10 1,000 1.5 .5 1e9 1e99 2^60 0 -5 +3 ½ 99.9 2025 2025-10 10:30 1/2 1/ / 9s ١٢
a an half quarter of and one two ten hundred thousand million nines k M m b
GB GB-s ms s min h month per each $ € % x × copies requests ( ) İ ß
to - from between or , . ; = ~ about ca ca. up at most least <= >= < max + ++ --
no not was now used be actually until raised instead rather than
of out in every the nothing none penalty just under over bit slightly less more close since 1.000
"""
SNIPPETS = st.lists(
    st.sampled_from([*ROWS.split(), "\u2212", "\u2009", "\x00", "\x1b[2J"]), max_size=25
)
VALUES = ["15 min", "6", "<= $5", "1-2 GB", "0 ms", "0-5 ms", "20%", "1,000", "6 per minute"]
FIGURE = st.integers(1, 10**6)
FACTORS = st.sampled_from([Fraction(6, 5), Fraction(3, 2), 2, 3, 8, 10, 60, 1000, 3600, 10**6])


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for figure in parse(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low is not None or figure.high is not None
    assert assess_number(text, number("15 min")).reason


@given(SNIPPETS, st.sampled_from(["", " "]), st.sampled_from(VALUES))
def test_any_row_of_figures_is_assessed(snippets: list[str], space: str, value: str) -> None:
    text = space.join(snippets)
    said = assess_number(text, number(value, ask="How many seconds is that per minute, in MB?"))

    assert (said.state is None) == (said.score is None) == (said.unscored is not None)
    if said.span is not None:
        assert 0 <= said.span[0] < said.span[1] <= len(text)


@given(SNIPPETS)
def test_any_value_of_a_card_is_borne(snippets: list[str]) -> None:
    assess_number("15 min", number(" ".join(snippets), tolerance=" ".join(snippets)))


@given(FIGURE, st.sampled_from(SYSTEMS), st.data())
def test_the_same_in_another_unit_is_right(
    figure: int, system: dict[str, int], data: st.DataObject
) -> None:
    one, other = (data.draw(st.sampled_from(sorted(system))) for _ in range(2))
    converted = Fraction(figure * system[one], system[other])

    assert _assess(f"{figure} {one}", f"{_decimal(converted)} {other}") == State.HIT


@given(FIGURE, FACTORS, st.booleans(), st.sampled_from(SYSTEMS), st.data())
def test_wrong_by_a_factor_is_never_right(
    figure: int, factor: int | Fraction, up: bool, system: dict[str, int], data: st.DataObject
) -> None:
    one, other = (data.draw(st.sampled_from(sorted(system))) for _ in range(2))
    wrong = Fraction(figure * system[one], system[other]) * (factor if up else Fraction(1) / factor)

    state = _assess(f"{figure} {one}", f"{_decimal(wrong)} {other}")

    assert state == State.CONTRADICTED


@given(FIGURE, FACTORS, st.sampled_from(SYSTEMS), st.data())
def test_a_wrong_bound_is_never_right(
    figure: int, factor: int | Fraction, system: dict[str, int], data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(sorted(system)))
    value = f"<= {figure} {unit}"

    assert _assess(value, f"up to {figure} {unit}") == State.HIT
    assert _assess(value, f"at least {figure} {unit}") == State.CONTRADICTED
    assert _assess(value, f"up to {_decimal(figure * factor)} {unit}") == State.CONTRADICTED


@given(FIGURE, FACTORS, st.sampled_from(NEARLY), st.sampled_from(SYSTEMS), st.data())
def test_nearly_a_wrong_figure_is_never_right(
    figure: int, factor: int | Fraction, nearly: str, system: dict[str, int], data: st.DataObject
) -> None:
    unit = data.draw(st.sampled_from(sorted(system)))
    wrong = f"{nearly} {_decimal(figure * factor)} {unit}"

    assert _assess(f"{figure} {unit}", f"{nearly} {figure} {unit}") == State.HIT
    assert _assess(f"{figure} {unit}", wrong) == State.CONTRADICTED
    assert _assess(f"<= {figure} {unit}", wrong) == State.CONTRADICTED


@given(FIGURE, FACTORS, st.sampled_from(sorted(TIME)))
def test_a_wrong_bound_of_a_range_from_zero_is_never_right(
    figure: int, factor: int | Fraction, unit: str
) -> None:
    value = f"0-{figure} {unit}"

    assert _assess(value, f"under {figure} {unit}") == State.HIT
    assert _assess(value, f"over {figure} {unit}") == State.CONTRADICTED
    assert _assess(value, f"under {_decimal(figure * factor)} {unit}") != State.HIT


@given(st.integers(1, 999), FACTORS, st.sampled_from([*TIME, *DATA, "dollars", "%"]))
def test_a_point_before_three_zeros_never_makes_a_wrong_figure_right(
    figure: int, factor: int | Fraction, unit: str
) -> None:
    right = {Fraction(figure), Fraction(1000 * figure)}

    assert _assess(f"{1000 * figure} {unit}", f"{figure}.000 {unit}") == State.CONTRADICTED
    assert _assess(f"{1000 * figure}", f"{figure}.000") == State.HIT
    if figure * factor not in right:
        assert _assess(_decimal(figure * factor), f"{figure}.000") == State.CONTRADICTED


@given(FIGURE, FIGURE, FIGURE)
def test_a_share_of_a_whole_is_what_it_is(share: int, part: int, whole: int) -> None:
    part, whole = sorted((part, whole))

    said = _assess(f"{share} permille", f"{part} out of {whole}")

    assert said == (State.HIT if share * whole == 1000 * part else State.CONTRADICTED)


@given(FIGURE, FIGURE, FIGURE, st.sampled_from(sorted(TIME)))
def test_what_lies_in_a_range_is_right_and_nothing_else(
    one: int, other: int, said: int, unit: str
) -> None:
    low, high = sorted((one, other))

    state = _assess(f"{low}-{high} {unit}", f"{said} {unit}")

    assert state == (State.HIT if low <= said <= high else State.CONTRADICTED)


@pytest.mark.parametrize("separator", ["", ",", " ", "_", "'", "\u2009", "\u202f"])
@given(st.integers(1, 10**12))
def test_thousands_may_be_set_off(separator: str, figure: int) -> None:
    text = f"{figure:,}".replace(",", separator)

    assert [found.amount.number for found in parse(text)] == [figure]


def _assess(value: str, answer: str) -> State | None:
    return assess_number(answer, number(value)).state


def _decimal(value: Fraction | int) -> str:
    """The figure in plain digits; thirds and the like to 24 places."""
    places = 24
    scaled = round(Fraction(value) * 10**places)
    return f"{scaled // 10**places}.{scaled % 10**places:0{places}d}".rstrip("0").rstrip(".")
