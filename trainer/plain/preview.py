"""A deck file as lines, printed anew whenever it is saved."""

from collections.abc import Iterator

from trainer.authoring.trying import Trial
from trainer.authoring.watching import Seen
from trainer.content.scenarios import Scenario
from trainer.plain.shown import card_lines, scenario_lines
from trainer.practice.wording import number_of
from trainer.scheduling.schedule import Schedule


def preview_lines(seen: Seen, item: str | None, trial: Trial) -> Iterator[str]:
    """What is wrong with the file; then the item, the changed one or else the first.

    For a scenario also what its golden answers score.
    """
    for problem in seen.problems:
        yield str(problem)
    if seen.broken:
        cards = number_of(len(seen.items), "item")
        yield f"The file has errors; shown is its last state without any: {cards}."
    wanted = (item, seen.changed)
    shown = [each for name in wanted if name for each in seen.items if each.item == name]
    thing = next(iter(shown or seen.items), None)
    if thing is None:
        return
    if seen.problems:
        yield ""
    if not isinstance(thing, Scenario):
        yield from card_lines(thing, Schedule())
        return
    yield from scenario_lines(thing)
    for number, golden in enumerate(trial.golden(thing), 1):
        fits = "as it should" if golden.fits else f"wanted {golden.wanted}"
        yield f"Golden answer {number} ({golden.label}): {golden.score:g}, {fits}."
