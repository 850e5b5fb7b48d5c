"""`trainer config`: where the settings are and what they say."""

import os
from pathlib import Path

from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import settings_of
from trainer.errors import ExitCode, UsageError
from trainer.resources import bundled
from trainer.settings import config_path


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.examples("trainer config init", "trainer config show")
    actions = parser.actions()
    add_action(
        actions,
        "path",
        path,
        "print where the settings file lies, or would lie",
        ["trainer config path", '$EDITOR "$(trainer config path)"'],
    )
    shown = add_action(
        actions,
        "show",
        show,
        "print the settings in force",
        ["trainer config show", "trainer config show --json"],
    )
    add_json(shown)
    add_action(
        actions,
        "init",
        init,
        "write a settings file with every default and what it means, if there is none",
        ["trainer config init"],
    )


def path(_args: Args) -> int:
    """Print where the settings file lies; this works whatever is in it."""
    say(config_path(os.environ))
    return ExitCode.DONE


def show(args: Args) -> int:
    """Print the settings in force."""
    settings = settings_of(args).as_json()
    if args.json:
        say_json(settings)
        return ExitCode.DONE
    if not Path(settings["config"]).exists():
        settings["config"] += " (not there; `trainer config init` writes one)"
    say_table(("setting", "value"), ((key, _shown(value)) for key, value in settings.items()))
    return ExitCode.DONE


def init(_args: Args) -> int:
    """Write the default settings where there are none yet."""
    target = Path(config_path(os.environ))
    text = (bundled("data") / "config.toml").read_text(encoding="utf-8")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{target} exists already and was left as it is") from None
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from None
    say(f"written: {target}")
    return ExitCode.DONE


def _shown(value: object) -> str:
    match value:
        case None | "" | [] | {}:
            return "-"
        case list():
            return ", ".join(map(str, value))
        case dict():
            return ", ".join(f"{name} = {key}" for name, key in value.items())
        case _:
            return str(value)
