"""`trainer decks suggest`: the wordings that learners missed, as a diff of the scenarios."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.output import say_diff, say_json, warn
from trainer.cli.parser import Args
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, TrainerError
from trainer.settings import folders

if TYPE_CHECKING:
    from trainer.content.scenarios import Scenario
    from trainer.deckfile.suggest import Suggestion
    from trainer.workspace import Workspace


def suggest(args: Args) -> int:
    """Print the diff; exit code 1 if there is nothing to suggest."""
    # Imported here: reading YAML and comparing words take longer than most commands run.
    from trainer.deckfile.suggest import contested, suggestions

    diffs: list[str] = []
    found: list[dict[str, Any]] = []
    with open_workspace(args) as workspace:
        for scenario, events in workspace.contested(args.scenario):
            weighed = suggestions(scenario, contested(events), workspace.lexicon)
            found += [{"scenario": scenario.id, **asdict(each)} for each in weighed]
            diffs.append(_diff(workspace, scenario, weighed))
    diff = "".join(diffs)
    if args.json:
        say_json({"suggestions": found, "diff": diff})
    else:
        for each in found:
            if each["against"]:
                warn(f"{each['scenario']}#{each['point']}, “{each['words']}”: {each['against']}")
        say_diff(diff)
    if not diff:
        warn("there is nothing to suggest: no contested words would help to find their point")
    return ExitCode.DONE if diff else ExitCode.NOTHING


def _diff(workspace: "Workspace", scenario: "Scenario", weighed: "tuple[Suggestion, ...]") -> str:
    """The diff of one scenario's file; empty, and the reason told, where there can be none."""
    from trainer.content.problems import Problem
    from trainer.content.sources import SourceFile
    from trainer.deckfile.files import fetch
    from trainer.deckfile.patch import wording_patch

    wordings = [(each.point, each.words) for each in weighed if not each.against]
    path = workspace.place(scenario.id)
    if not wordings or path is None:
        return ""
    data = fetch(SourceFile(path, False, 0, 0))
    if isinstance(data, Problem):
        warn(str(data))
        return ""
    folder, name = _named(path, [folder.path for folder in folders(workspace.settings)])
    try:
        diff = wording_patch(data, name, scenario.id, wordings)
    except TrainerError as error:
        warn(str(error))
        return ""
    if folder is not None:
        warn(f"apply the diff of {name} in {folder}")
    return diff


def _named(path: str, known: list[str]) -> tuple[str | None, str]:
    """The name of a file in a diff, and the folder to apply it in where that is another one.

    Relative to the present folder if the file lies in it, else to the deck folder.
    """
    file = Path(path).absolute()
    here = Path.cwd()
    if file.is_relative_to(here):
        return None, file.relative_to(here).as_posix()
    for folder in (Path(each).absolute() for each in known):
        if file.is_relative_to(folder) and file != folder:
            return str(folder), file.relative_to(folder).as_posix()
    return str(file.parent), file.name
