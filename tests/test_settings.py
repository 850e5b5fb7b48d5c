"""Settings: where they come from, in which order, and what is said of wrong ones."""

import os
import tomllib
from datetime import date, time
from pathlib import Path

import platformdirs
import pytest

from trainer import settings as module
from trainer.content.points import Level
from trainer.content.sources import Folder
from trainer.errors import UsageError
from trainer.resources import bundled
from trainer.scheduling.day import ROLLOVER
from trainer.scheduling.queue import Limits
from trainer.settings import (
    APP,
    LEVELS,
    Settings,
    config_path,
    folders,
    load_settings,
    user_folder,
)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment with a home folder and nothing else."""
    return {"HOME": str(tmp_path)}


def write(environ: dict[str, str], text: str) -> Path:
    path = Path(config_path(environ))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(environ: dict[str, str], text: str) -> str:
    """What is said of a settings file; it must name the file."""
    path = write(environ, text)
    with pytest.raises(UsageError) as caught:
        load_settings(environ=environ)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


def test_the_defaults(environ: dict[str, str]) -> None:
    home = environ["HOME"]
    assert load_settings(environ=environ) == Settings(
        db=f"{home}/.local/share/{APP}/trainer.db",
        config=f"{home}/.config/{APP}/config.toml",
        decks=(),
        new_per_day=15,
        reviews_per_day=150,
        rollover=time(4, 0),
        level="senior",
        interview_date=None,
        theme="",
        keys={},
    )


def test_the_commented_file_says_the_defaults(environ: dict[str, str]) -> None:
    shipped = (bundled("data") / "config.toml").read_text(encoding="utf-8")
    expected = load_settings(environ=environ)
    write(environ, shipped)
    assert load_settings(environ=environ) == expected
    named = tomllib.loads(shipped).keys() | {"interview_date"}
    assert named == expected.as_json().keys() - {"db", "config"}
    assert "# interview_date = " in shipped


def test_every_example_in_the_file_can_be_uncommented(environ: dict[str, str]) -> None:
    shipped = (bundled("data") / "config.toml").read_text(encoding="utf-8")
    live = shipped.replace("# interview_date", "interview_date").replace("# undo", "undo")
    write(environ, live)
    found = load_settings(environ=environ)
    assert found.interview_date == date(2027, 3, 15)
    assert found.keys == {"undo": "z"}


def test_options_beat_the_environment_and_that_beats_the_default(
    environ: dict[str, str], tmp_path: Path
) -> None:
    environ["TRAINER_DB"] = str(tmp_path / "environment.db")
    assert load_settings(environ=environ).db == environ["TRAINER_DB"]
    option = str(tmp_path / "option.db")
    assert load_settings(option, environ=environ).db == option
    environ["TRAINER_DB"] = ""
    assert load_settings(environ=environ).db.endswith(f"/{APP}/trainer.db")


def test_the_file_beats_the_defaults(environ: dict[str, str]) -> None:
    write(
        environ,
        'new_per_day = 0\nreviews_per_day = 9\nrollover = "23:30"\nlevel = "staff"\n'
        'interview_date = 2027-03-15\ntheme = "nord"\nkeys = { undo = "z" }\n',
    )
    found = load_settings(environ=environ)
    assert (found.new_per_day, found.reviews_per_day) == (0, 9)
    assert found.rollover == time(23, 30)
    assert (found.level, found.theme) == ("staff", "nord")
    assert found.interview_date == date(2027, 3, 15)
    assert found.keys == {"undo": "z"}


def test_trainer_config_names_another_file(environ: dict[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("new_per_day = 3", encoding="utf-8")
    environ["TRAINER_CONFIG"] = str(other)
    assert load_settings(environ=environ).new_per_day == 3
    other.unlink()
    with pytest.raises(UsageError, match=r"TRAINER_CONFIG names .*other\.toml"):
        load_settings(environ=environ)


def test_deck_folders_add_up(environ: dict[str, str], tmp_path: Path) -> None:
    path = write(environ, 'decks = ["mine", "~/yours"]')
    extra = tmp_path / "extra"
    extra.mkdir()
    found = load_settings(decks=[str(extra)], environ=environ)
    assert found.decks == (
        str(path.parent / "mine"),
        os.path.expanduser("~/yours"),  # noqa: PTH111 - as the code does it
        str(extra),
    )


def test_a_missing_folder_on_the_command_line_is_refused(environ: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="--decks: there is no folder 'nowhere'"):
        load_settings(decks=["nowhere"], environ=environ)


def test_an_empty_database_name_is_refused(environ: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="--db needs the name of a file"):
        load_settings("", environ=environ)


def test_a_missing_folder_in_the_file_is_left_to_be_reported(environ: dict[str, str]) -> None:
    write(environ, 'decks = ["nowhere"]')
    found = load_settings(environ=environ)
    assert folders(found)[-1] == Folder(found.decks[0], bundled=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("new_per_dya = 3", "there is no setting 'new_per_dya'; did you mean new_per_day?"),
        ("zzz = 3", "there is no setting 'zzz'; there are new_per_day, "),
        ('new_per_day = "15"', 'new_per_day: expected a whole number from 0 to 100000, found "15"'),
        ("new_per_day = -1", "new_per_day: expected a whole number from 0 to 100000, found -1"),
        ("new_per_day = true", "found true"),
        ("reviews_per_day = 1.5", "reviews_per_day: expected a whole number"),
        ('rollover = "25:00"', 'rollover: expected a time from "00:00" to "23:59" in quotes'),
        ('rollover = "4"', "rollover: expected a time"),
        ('rollover = "04:00:01"', "rollover: expected a time"),
        ("rollover = 4", "rollover: expected a time"),
        ("rollover = 04:00:00", "rollover: expected a time"),
        ('level = "junior"', 'level: expected one of mid, senior, staff in quotes, found "junior"'),
        ("level = 1", "level: expected one of mid, senior, staff"),
        ("interview_date = 2027-02-30", "not valid TOML"),
        ('interview_date = "2027-02-30"', "interview_date: expected a date such as 2027-03-15"),
        ("interview_date = 2027-03-15T10:00:00", "interview_date: expected a date"),
        ("theme = 1", "theme: expected the name of a theme in quotes, found 1"),
        ('decks = "folder"', 'decks: expected a list of folders such as ["~/decks"]'),
        ("decks = [1]", "decks: expected a list of folders"),
        ('decks = [""]', "decks: expected a list of folders"),
        ('keys = "u"', 'keys: expected a table such as { undo = "z" }'),
        ("keys = { undo = 1 }", "keys: expected a table"),
        ("new_per_day = ", "the settings are not valid TOML: Invalid value"),
        ("theme = '" + "x" * 999 + "'\nnew_per_day = '" + "y" * 999 + "'", "yyy…"),
    ],
)
def test_what_is_wrong_is_named_with_what_would_be_right(
    environ: dict[str, str], text: str, said: str
) -> None:
    assert said in refused(environ, text)


def test_an_interview_date_may_stand_in_quotes_or_be_empty(environ: dict[str, str]) -> None:
    write(environ, 'interview_date = "2027-03-15"')
    assert load_settings(environ=environ).interview_date == date(2027, 3, 15)
    write(environ, 'interview_date = ""')
    assert load_settings(environ=environ).interview_date is None


def test_a_file_that_is_no_text_or_no_file_is_refused(environ: dict[str, str]) -> None:
    path = write(environ, "")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8 text"):
        load_settings(environ=environ)
    path.unlink()
    path.mkdir()
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        load_settings(environ=environ)


def test_deep_nesting_is_no_traceback(environ: dict[str, str]) -> None:
    assert "not valid TOML" in refused(environ, "decks = " + "[" * 100_000)


def test_a_byte_order_mark_does_no_harm(environ: dict[str, str]) -> None:
    write(environ, "\ufeffnew_per_day = 7")
    assert load_settings(environ=environ).new_per_day == 7


@pytest.mark.parametrize("kind", ["data", "config", "state"])
@pytest.mark.parametrize("named", [None, "", "relative", "/somewhere/else"])
def test_the_user_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, named: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for each in ("DATA", "CONFIG", "STATE"):
        monkeypatch.delenv(f"XDG_{each}_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", named)
    expected = getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False)
    assert user_folder(kind) == expected
    monkeypatch.setattr(module, "_ON_LINUX", False)
    assert user_folder(kind) == expected


def test_folders_are_searched_from_the_program_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    mine = Path(user_folder("data")) / "decks"
    mine.mkdir(parents=True)
    extra = tmp_path / "extra"
    extra.mkdir()
    found = folders(load_settings(decks=[str(extra)], environ={"HOME": str(tmp_path)}))
    assert found == [
        Folder(str(bundled("decks")), bundled=True),
        Folder(str(bundled("scenarios")), bundled=True),
        Folder(str(mine), bundled=False),
        Folder(str(extra), bundled=False),
    ]


def test_the_settings_as_plain_values(environ: dict[str, str]) -> None:
    write(environ, "interview_date = 2027-03-15")
    found = load_settings(environ=environ).as_json()
    assert found["rollover"] == "04:00"
    assert found["interview_date"] == "2027-03-15"
    assert found["keys"] == {}


def test_what_is_said_here_again_to_load_quickly_is_said_alike(environ: dict[str, str]) -> None:
    settings = load_settings(environ=environ)
    assert tuple(Level) == LEVELS
    assert settings.level in LEVELS
    assert settings.rollover == ROLLOVER
    assert Limits() == Limits(settings.new_per_day, settings.reviews_per_day)
