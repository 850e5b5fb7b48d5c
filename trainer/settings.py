"""Settings: what the command line, the environment and `config.toml` say.

Read on every shell prompt by `trainer due`, so this file imports next to nothing:
named tuples instead of dataclasses, `os.path` instead of `pathlib`, and the TOML
parser only when there is a file to parse.
"""

# pathlib takes half as long to import as Python takes to start:
# ruff: noqa: PTH100, PTH110, PTH111, PTH117, PTH118, PTH120, PTH123

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from types import MappingProxyType
from typing import Any, NamedTuple

from trainer.content.sources import Folder
from trainer.errors import UsageError, nearest
from trainer.resources import bundled_path

APP = "interview-trainer"
"""The name of the program's folders in the user's own."""

LEVELS = ("mid", "senior", "staff")
"""The values of `content.points.Level`, which is made of dataclasses and loads too slowly."""

MOST_PER_DAY = 100_000
"""More cards than this on one day is a slip of the finger."""


class Settings(NamedTuple):
    """Everything the user may choose; checked once, here."""

    db: str
    """The database file, absolute."""
    config: str
    """The settings file, absolute; it need not exist."""
    decks: tuple[str, ...] = ()
    """Further folders with decks and scenarios, absolute."""
    new_per_day: int = 15
    reviews_per_day: int = 150
    rollover: time = time(4, 0)
    """Until this local time, an answer still belongs to the day before."""
    level: str = "senior"
    """One of `LEVELS`: what answers are judged for."""
    interview_date: date | None = None
    theme: str = ""
    """Name of a theme; empty for the program's own choice."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Keys by the id of what they do, in place of the usual ones."""

    def as_json(self) -> dict[str, Any]:
        """The settings as plain values, in the order and the words of `config.toml`."""
        return {
            "db": self.db,
            "config": self.config,
            "decks": list(self.decks),
            "new_per_day": self.new_per_day,
            "reviews_per_day": self.reviews_per_day,
            "rollover": self.rollover.strftime("%H:%M"),
            "level": self.level,
            "interview_date": self.interview_date.isoformat() if self.interview_date else None,
            "theme": self.theme,
            "keys": dict(self.keys),
        }


def load_settings(
    db: str | None = None,
    decks: Sequence[str] = (),
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """The settings in force: options first, then the environment, the file, the defaults.

    `db` and `decks` are what `--db` and `--decks` said. UsageError names the file and the
    key of anything wrong and says what would be right.
    """
    environ = os.environ if environ is None else environ
    config = config_path(environ)
    given = _read(config, required=bool(environ.get("TRAINER_CONFIG")))
    if db == "":
        raise UsageError("--db needs the name of a file")
    database = db or environ.get("TRAINER_DB") or user_folder("data", environ) + "/trainer.db"
    return Settings(
        db=_absolute(database),
        config=config,
        decks=(*given.pop("decks", ()), *(_existing(folder) for folder in decks)),
        **given,
    )


def config_path(environ: Mapping[str, str]) -> str:
    """The settings file: where `TRAINER_CONFIG` points, or in the user's config folder."""
    named = environ.get("TRAINER_CONFIG")
    return _absolute(named) if named else user_folder("config", environ) + "/config.toml"


def folders(settings: Settings) -> list[Folder]:
    """Every folder that is searched for decks and scenarios; the others shadow the bundled ones.

    The usual folders are left out where they do not exist; those that the user named stay,
    so that a missing one is reported.
    """
    kinds = ("decks", "scenarios")
    home = user_folder("data")
    usual = [
        *(Folder(bundled_path(kind), bundled=True) for kind in kinds),
        *(Folder(f"{home}/{kind}", bundled=False) for kind in kinds),
    ]
    named = (Folder(path, bundled=False) for path in settings.decks)
    return [*(folder for folder in usual if os.path.lexists(folder.path)), *named]


def syllabus_folders() -> list[Folder]:
    """The folders of syllabuses that exist: the one that came with the program, the user's own."""
    both = (
        Folder(bundled_path("data/syllabus"), bundled=True),
        Folder(f"{user_folder('data')}/syllabus", bundled=False),
    )
    return [folder for folder in both if os.path.lexists(folder.path)]


def library_folders(settings: Settings) -> list[Folder]:
    """Every folder that the catalogue is compiled from.

    Syllabuses come first: what is compiled after them finds its stage at once.
    """
    return [*syllabus_folders(), *folders(settings)]


def lexicon_folders() -> list[str]:
    """The folders of lexicons: the one that came with the program, then the user's own."""
    return [f"{bundled_path('data')}/lexicon", f"{user_folder('data')}/lexicon"]


def user_folder(kind: str, environ: Mapping[str, str] | None = None) -> str:
    """The user's own folder for this program: `kind` is `data`, `config` or `state`."""
    environ = os.environ if environ is None else environ
    if _ON_LINUX:
        # The XDG rules in three lines: importing platformdirs takes longer than `trainer due`.
        named = environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        home = environ.get("HOME") or os.path.expanduser("~")
        base = named if os.path.isabs(named) else f"{home}/{_XDG_DEFAULTS[kind]}"
        return f"{base}/{APP}"
    import platformdirs

    folder = getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False)
    return str(folder)


_ON_LINUX = sys.platform == "linux"
_XDG_DEFAULTS = {"data": ".local/share", "config": ".config", "state": ".local/state"}


def _absolute(path: str, base: str = "") -> str:
    return os.path.abspath(os.path.join(base, os.path.expanduser(path)))


def _existing(folder: str) -> str:
    """The folder of a `--decks`, absolute; a single deck file will do as well."""
    path = _absolute(folder)
    if not folder or not os.path.exists(path):
        raise UsageError(f"--decks: there is no folder {folder!r}")
    return path


def _read(path: str, required: bool) -> dict[str, Any]:
    """The settings that a file gives, checked; none where there is no file."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except FileNotFoundError:
        if required:
            raise UsageError(f"TRAINER_CONFIG names {path}, and there is no such file") from None
        return {}
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read: {error.strerror}") from None
    # Imported here: most people have no settings file, and parsing costs ten milliseconds.
    import tomllib

    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: the settings are not UTF-8 text") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: the settings are not valid TOML: {error}") from None
    given: dict[str, Any] = {}
    for key, value in table.items():
        check = _CHECKS.get(key)
        if check is None:
            raise UsageError(f"{path}: there is no setting {key!r}{_hint(key)}")
        try:
            given[key] = check(value)
        except ValueError as error:
            raise UsageError(f"{path}: {key}: {error}") from None
    base = os.path.dirname(path)
    if "decks" in given:
        given["decks"] = tuple(_absolute(folder, base) for folder in given["decks"])
    return given


def _hint(key: str) -> str:
    close = nearest(key, _CHECKS)
    return f"; did you mean {close}?" if close else f"; there are {', '.join(_CHECKS)}"


def _per_day(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_PER_DAY:
        raise ValueError(f"expected a whole number from 0 to {MOST_PER_DAY}, found {_said(value)}")
    return value


def _rollover(value: object) -> time:
    try:
        if isinstance(value, str) and len(value) == len("04:00"):
            return time.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f'expected a time from "00:00" to "23:59" in quotes, found {_said(value)}')


def _level(value: object) -> str:
    if value not in LEVELS:
        raise ValueError(f"expected one of {', '.join(LEVELS)} in quotes, found {_said(value)}")
    return str(value)


def _date(value: object) -> date | None:
    # A TOML date needs no quotes; people write them all the same.
    if isinstance(value, date) and not hasattr(value, "hour"):
        return value
    try:
        if isinstance(value, str):
            return date.fromisoformat(value) if value else None
    except ValueError:
        pass
    raise ValueError(f"expected a date such as 2027-03-15, found {_said(value)}")


def _theme(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected the name of a theme in quotes, found {_said(value)}")
    return value


def _decks(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ValueError(f'expected a list of folders such as ["~/decks"], found {_said(value)}')
    return value


def _keys(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError(
            'expected a table such as { undo = "z" }; `trainer keys` lists the names, '
            f"found {_said(value)}"
        )
    return value


def _said(value: object) -> str:
    """A value as the file says it, more or less, cut to a readable length."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


_CHECKS: dict[str, Callable[[object], Any]] = {
    "new_per_day": _per_day,
    "reviews_per_day": _per_day,
    "rollover": _rollover,
    "decks": _decks,
    "level": _level,
    "interview_date": _date,
    "theme": _theme,
    "keys": _keys,
}
"""How each setting of `config.toml` is read; ValueError says what would be right."""
