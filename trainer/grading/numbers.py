"""A typed figure compared with a number card, by value and unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from trainer.content.cards import Number, Outdated
from trainer.grading import units
from trainer.grading.compare import Fit, Limit, Target, fit, in_unit, is_comparable, says_same
from trainer.grading.context import Claim, claims
from trainer.grading.explain import REASONS, difference, quoted
from trainer.grading.figures import stem
from trainer.grading.quantities import Quantity, parse, parse_value
from trainer.grading.states import State, Unscored
from trainer.grading.tokens import normalise

PARTIAL_SCORE = 0.5

ABOUT_TOLERANCE = Fraction(1, 10)
"""How far off still counts when the card itself says "about" and names no tolerance."""

MOST_FIGURES = 2
"""More figures that differ are a list to pick from, not an answer."""

_UPPER = re.compile(r"\b(?:largest|longest|biggest|highest|max|maximum|most|limit|cap|quota)\b")
_LOWER = re.compile(r"\b(?:smallest|shortest|lowest|min|minimum|least)\b")
_UNIT_ASKED = re.compile(r"\b(?:in|how many)\s+([^\s,.:;?]+)", re.IGNORECASE)
_NOTHING = re.compile(r"\b(?:nothing|none|free|nil)\b")


@dataclass(frozen=True, slots=True)
class NumberAssessment:
    """What grading says of a typed figure."""

    state: State | None
    """None when unscored."""
    score: float | None
    """0 to 1; None when unscored."""
    unscored: Unscored | None
    """Why there is no score."""
    reason: str
    """In plain words, for the learner."""
    span: tuple[int, int] | None = None
    """Start and end, in the answer, of the figure that decided."""

    def as_json(self) -> dict[str, object]:
        """The assessment as the journal keeps it; the reason can be worked out again."""
        return {
            "state": self.state,
            "score": self.score,
            "unscored": self.unscored,
            "evidence": [list(self.span)] if self.span else [],
        }


def assess_number(answer: str, card: Number) -> NumberAssessment:
    """The assessment of a typed answer to a number card. Never raises."""
    if not answer.strip():
        return _unscored(Unscored.EMPTY, "You typed nothing, so there is no score.")
    if _words(answer) == _words(card.ask):
        return _unscored(Unscored.QUESTION_COPY, "That is the question, not an answer.")
    value = parse_value(card.value)
    if value is None:
        reason = f"The card's value, {quoted(card.value)}, is not one figure: compare it yourself."
        return _unscored(Unscored.NO_VALUE, reason)
    targets = _targets(value, card)
    said = parse(answer)
    if not said:
        if value.amount.number == 0 and _NOTHING.search(answer.lower()):
            return NumberAssessment(State.HIT, 1.0, None, f"{quoted(card.value)}: right.")
        reason = "There is no figure in your answer: name a number"
        unit = "." if value.unit.is_plain else " with its unit."
        return _unscored(Unscored.NO_FIGURE, reason + unit)
    return _Judge(answer, card, targets).assess(claims(answer, said))


def _unscored(why: Unscored, reason: str) -> NumberAssessment:
    return NumberAssessment(None, None, why, reason)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", normalise(text[:1000]).lower())


def _targets(value: Quantity, card: Number) -> tuple[Target, ...]:
    """What is right: the value, and where it names no unit, the value in that of the question."""
    target = Target(value, _tolerance(card, value), _limit(card.ask))
    asked = _UNIT_ASKED.search(card.ask) if value.unit.is_plain else None
    unit = parse_value(f"1 {asked.group(1)}") if asked else None
    if unit is None or not unit.unit.dimension:
        return (target,)
    return (target, replace(target, quantity=in_unit(value, unit.unit)))


def _tolerance(card: Number, value: Quantity) -> Fraction:
    """The card's tolerance as a part of the value; 0 when it names none that can be read."""
    tolerance = parse_value(card.tolerance)
    if tolerance is None:
        return ABOUT_TOLERANCE if value.about else Fraction(0)
    return abs(tolerance.amount.number) / 100


def _limit(ask: str) -> Limit:
    """Whether the question asks for the most or the least."""
    upper, lower = _UPPER.search(ask.lower()), _LOWER.search(ask.lower())
    if bool(upper) == bool(lower):
        return Limit.NONE
    return Limit.UPPER if upper else Limit.LOWER


@dataclass(frozen=True, slots=True)
class _Judge:
    """One answer to one card."""

    answer: str
    card: Number
    targets: tuple[Target, ...]
    """The value of the card; then the same in other units that mean it."""

    def assess(self, made: Sequence[Claim]) -> NumberAssessment:
        """The assessment of the figures that the answer names."""
        asserted = [claim for claim in made if not claim.denied]
        if not asserted:
            return self._denied(made[-1])
        relevant = self._about_the_question(asserted)
        claimed = [claim for claim in relevant if not claim.old]
        if not claimed:
            return self._only_old(relevant)
        concluded = [claim for claim in claimed if claim.concludes]
        if concluded and self._fit(concluded[-1]) == Fit.RIGHT:
            claimed = concluded[-1:]
        return self._weigh(claimed)

    def _about_the_question(self, made: Sequence[Claim]) -> Sequence[Claim]:
        """The figures that measure what was asked; else mere numbers; else all."""
        comparable = [
            c for c in made if any(is_comparable(c.quantity, target) for target in self.targets)
        ]
        if not comparable:
            return [c for c in made if c.quantity.unit.is_plain] or made
        if not self._value.unit.is_plain:
            return comparable
        right = self._value.amount.number
        timeless = [c for c in comparable if c.is_year <= _looks_like_year(right)] or comparable
        nouns = set(self._value.unit.noun) or {stem(word) for word in _words(self.card.ask)}
        named = [c for c in timeless if nouns.intersection(c.quantity.unit.noun)]
        unnamed = [c for c in timeless if not c.quantity.unit.noun]
        return (named or unnamed or timeless) if len(timeless) > 1 else timeless

    def _fit(self, claim: Claim) -> Fit:
        return max(fit(claim.quantity, target) for target in self.targets)

    def _weigh(self, made: Sequence[Claim]) -> NumberAssessment:
        """The assessment of all that is claimed together."""
        fits = [self._fit(claim) for claim in made]
        wrong = [c for c, how in zip(made, fits, strict=True) if how <= Fit.REVERSED]
        good = [(how, c) for c, how in zip(made, fits, strict=True) if how > Fit.REVERSED]
        if not good:
            return self._wrong(made[-1])
        if not wrong:
            how, claim = min(good, key=lambda pair: pair[0])
            return self._good(how, claim)
        figures = {self._said(c) for c in wrong}
        best = max(good, key=lambda pair: pair[0])
        if len(figures) + 1 > MOST_FIGURES:
            reason = f"You name {len(figures) + 1} different figures. It is {self._right}."
            return NumberAssessment(State.MISSED, 0.0, None, reason, best[1].span)
        reason = f"You name {self._said(best[1])} and {self._said(wrong[-1])}: settle on one. "
        return self._partial(f"{reason}It is {self._right}.", best[1])

    def _good(self, how: Fit, claim: Claim) -> NumberAssessment:
        said, right = self._said(claim), self._right
        if how == Fit.RIGHT:
            reason = f"{said}: right, the card says {right}."
            if said.casefold() == right.casefold():
                reason = f"{said}: right."
            elif says_same(claim.quantity, self._value):
                reason = f"{said} is {right}: right."
            return NumberAssessment(State.HIT, 1.0, None, reason, claim.span)
        return self._partial(REASONS[how].format(said=said, right=right), claim)

    def _partial(self, reason: str, claim: Claim) -> NumberAssessment:
        return NumberAssessment(State.PARTIAL, PARTIAL_SCORE, None, reason, claim.span)

    def _wrong(self, claim: Claim) -> NumberAssessment:
        """The assessment of a figure that is not the right one."""
        said, right = self._said(claim), self._right
        how = self._fit(claim)
        old = self._outdated(claim)
        if old is not None:
            reason = f"{quoted(old.value)} was right{_until(old)}; today it is {right}."
        elif how == Fit.REVERSED:
            reason = f"{said} turns the bound round: it is {right}."
        else:
            reason = difference(claim.quantity, self._value, said, right)
        other = how == Fit.OTHER_KIND and claim.quantity.unit != units.ONE
        state = State.MISSED if other else State.CONTRADICTED
        return NumberAssessment(state, 0.0, None, reason, claim.span)

    def _only_old(self, made: Sequence[Claim]) -> NumberAssessment:
        """The assessment when every figure is told of the past."""
        for claim in made:
            old = self._outdated(claim)
            if old is not None:
                reason = f"{quoted(old.value)} was right{_until(old)}; today it is {self._right}."
                return NumberAssessment(State.MISSED, 0.0, None, reason, claim.span)
        return self._weigh(made)

    def _denied(self, claim: Claim) -> NumberAssessment:
        """The assessment when the answer only says what it is not."""
        said, right = self._said(claim), self._right
        if self._fit(claim) == Fit.RIGHT:
            reason = f"You deny it, but {right} is right."
            return NumberAssessment(State.CONTRADICTED, 0.0, None, reason, claim.span)
        reason = f"Not {said}, true, but you do not say what it is: {right}."
        return NumberAssessment(State.MISSED, 0.0, None, reason, claim.span)

    def _outdated(self, claim: Claim) -> Outdated | None:
        """The figure of old that a claim names."""
        for old in self.card.outdated:
            value = parse_value(old.value)
            if value is None:
                continue
            if fit(claim.quantity, Target(value)) == Fit.RIGHT:
                return old
        return None

    def _said(self, claim: Claim) -> str:
        start, end = claim.span
        return quoted(self.answer[start:end])

    @property
    def _value(self) -> Quantity:
        return self.targets[0].quantity

    @property
    def _right(self) -> str:
        return quoted(self.card.value)


def _until(old: Outdated) -> str:
    return f" until {quoted(old.until)}" if old.until else " once"


def _looks_like_year(number: Fraction) -> bool:
    return number.denominator == 1 and 1900 <= number < 2100
