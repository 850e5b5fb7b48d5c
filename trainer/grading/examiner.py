"""All that an interviewer has to judge, in one hand."""

from collections.abc import Callable, Sequence

from trainer.content.cards import Card
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Reveal
from trainer.grading.assessment import Assessment
from trainer.grading.cards import CardAssessment, CardGrader
from trainer.grading.drills import RubricGrader
from trainer.grading.lexicon import Lexicon
from trainer.grading.reveals import reveal_for


class RubricExaminer:
    """Assesses answers to scenarios and cards, and knows which fact a question asks for."""

    def __init__(self, lexicon: Callable[[], Lexicon]) -> None:
        """`lexicon` is asked once words are compared, and not before."""
        self._lexicon = lexicon
        self._rubrics = RubricGrader(lexicon)
        self._cards = CardGrader(lexicon)

    def assess(
        self,
        ask: str,
        points: Sequence[Point],
        red_flags: Sequence[RedFlag],
        typed: str,
        shown: str = "",
    ) -> Assessment:
        """The assessment of an answer against a rubric; to repeat `shown` earns nothing."""
        return self._rubrics.assess(ask, points, red_flags, typed, shown)

    def assess_card(self, card: Card, typed: str) -> CardAssessment:
        """The assessment of an answer to a card."""
        return self._cards.assess(card, typed)

    def reveal(self, reveals: Sequence[Reveal], question: str) -> Reveal | None:
        """The fact that a clarifying question asks for; None if there is none."""
        return reveal_for(question, reveals, self._lexicon())
