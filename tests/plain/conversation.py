"""A scripted conversation with the plain review."""

from collections.abc import Callable, Sequence
from io import StringIO

from tests.practice.desk import GRADER, FakeDesk, at
from trainer.authoring.editing import Editing
from trainer.content.cards import Card
from trainer.errors import TrainerError
from trainer.events import Moment
from trainer.plain.review import run_review
from trainer.practice.question import Plan
from trainer.practice.review import ReviewSession


class Script(StringIO):
    """Typed lines; before each one is read, `before` happens."""

    def __init__(self, text: str, before: Callable[[], None]) -> None:
        super().__init__(text)
        self._before = before

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        self._before()
        return super().readline(size)


class FakePractice:
    """A workspace in memory whose clock goes on by `step` seconds at every look."""

    def __init__(self, cards: Sequence[Card], day: int = 1, step: int = 1) -> None:
        self.desk = FakeDesk(cards)
        self.day = day
        self._step = step
        self._looks = 0

    def now(self) -> Moment:
        self._looks += 1
        return at(self.day, 9, 0, self._looks * self._step)

    def review(self, plan: Plan) -> ReviewSession:
        return ReviewSession(self.desk, GRADER, plan, self.now())

    def edit(self, item: str) -> Editing:
        raise TrainerError(f"there is no editor for {item}")

    def sync(self) -> None:
        pass

    def talk(self, *lines: str, plan: Plan | None = None) -> tuple[int, str]:
        """What comes of typing these lines: exit code and everything printed."""
        said = StringIO()
        typed = StringIO("".join(f"{line}\n" for line in lines))
        code = run_review(self, plan or Plan(), typed, said)
        return code, said.getvalue()
