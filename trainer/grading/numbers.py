"""A typed figure compared with a number card, by value and unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from trainer.content.cards import Number, Outdated
from trainer.grading import asked, units
from trainer.grading.compare import Target, fit, is_comparable, says_same
from trainer.grading.context import Claim, claims
from trainer.grading.explain import REASONS, difference, quoted
from trainer.grading.figures import stem
from trainer.grading.intervals import Fit
from trainer.grading.nothing import zeros
from trainer.grading.quantities import Quantity, parse, parse_value
from trainer.grading.readings import completed
from trainer.grading.states import State, Unscored
from trainer.grading.tokens import words_of

PARTIAL_SCORE = 0.5

MOST_FIGURES = 2
"""More figures that differ are a list to pick from, not an answer."""


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
    if words_of(answer) == words_of(card.ask):
        return _unscored(Unscored.QUESTION_COPY, "That is the question, not an answer.")
    value = parse_value(card.value)
    if value is None:
        reason = f"The card's value, {quoted(card.value)}, is not one figure: compare it yourself."
        return _unscored(Unscored.NO_VALUE, reason)
    said = parse(answer)
    if value.is_exact and value.amount.number == 0:
        said = zeros(answer, value.unit, said)
    made = claims(answer, said, keeps_years=_looks_like_year(value.amount.number))
    if not made:
        reason = "There is no figure in your answer: name a number"
        unit = "." if value.unit.is_plain else " with its unit."
        return _unscored(Unscored.NO_FIGURE, reason + unit)
    targets = asked.targets(value, card)
    return _Judge(answer, card, targets).assess(completed(made, targets, answer))


def _unscored(why: Unscored, reason: str) -> NumberAssessment:
    return NumberAssessment(None, None, why, reason)


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
        nouns = set(self._value.unit.noun) or {stem(word) for word in words_of(self.card.ask)}
        named = [c for c in comparable if nouns.intersection(c.quantity.unit.noun)]
        unnamed = [c for c in comparable if not c.quantity.unit.noun]
        return (named or unnamed or comparable) if len(comparable) > 1 else comparable

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
        elif how in (Fit.REVERSED, Fit.LOOSE):
            reason = REASONS[how].format(said=said, right=right)
        else:
            reason = difference(claim.quantity, self._value, said, right)
        other = how == Fit.OTHER_KIND and claim.quantity.unit != units.ONE
        state = State.MISSED if other or how == Fit.LOOSE else State.CONTRADICTED
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
