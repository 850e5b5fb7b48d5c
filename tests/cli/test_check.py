"""`trainer decks check` as editors, GitHub and pre-commit run it."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import DECK, Cli
from trainer.cli.commands import check
from trainer.content.sources import Folder
from trainer.deckfile import saving
from trainer.settings import user_folder

ROOT = Path(__file__).parents[2]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A deck with an error, and with nothing else that could be said."""
    path = tmp_path / "wrong.yaml"
    head, _, cards = DECK.partition("concepts:")
    cards = cards.partition("rapid_fire:")[2].replace("answer: FIFO", "anwser: FIFO")
    text = f"{head.replace('deck: queues', 'deck: wrong')}rapid_fire:{cards}"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_plain_output_is_the_usual_one(cli: Cli, decks: Path, wrong: Path) -> None:
    plain = cli("decks", "check", str(wrong))
    assert plain.code == 3
    assert cli("decks", "check", "--format", "human", str(wrong)) == plain


def test_json_has_two_names(cli: Cli, decks: Path, wrong: Path) -> None:
    asked = cli("decks", "check", "--json", str(wrong))
    assert cli("decks", "check", "--format", "json", str(wrong)) == asked
    assert asked.json["errors"] == 1
    both = cli("decks", "check", "--json", "--format", "sarif", str(wrong))
    assert both.code == 2
    assert "--format sarif" in both.err


def test_github_and_code_scanning_get_their_own(cli: Cli, decks: Path, wrong: Path) -> None:
    commands = cli("decks", "check", "--format", "github", str(wrong))
    assert commands.code == 3
    assert commands.out.startswith("::error file=")
    assert commands.out.endswith("1 file checked: 1 error, 0 warnings\n")
    log = cli("decks", "check", "--format", "sarif", str(wrong))
    assert log.code == 3
    (run,) = log.json["runs"]
    assert [each["ruleId"] for each in run["results"]] == ["unknown-key"]
    page, _, anchor = run["tool"]["driver"]["rules"][0]["helpUri"].partition("#")
    assert f"### {anchor}" in Path(page.removeprefix("file://")).read_text(encoding="utf-8")


def test_a_format_that_is_none_is_refused(cli: Cli, decks: Path) -> None:
    result = cli("decks", "check", "--format", "serif")
    assert result.code == 2
    assert "did you mean sarif?" in result.err


def test_a_code_is_explained(cli: Cli) -> None:
    result = cli("decks", "check", "--explain", "yaml-colon")
    assert result.code == 0
    assert "Wrong, in a concept:" in result.out


def test_a_code_that_is_none_is_refused(cli: Cli) -> None:
    result = cli("decks", "check", "--explain", "yaml-colun")
    assert (result.code, result.out) == (2, "")
    assert "did you mean yaml-colon?" in result.err
    assert "docs/checks.md" in cli("decks", "check", "--explain", "zzz").err
    assert cli("decks", "check", "--explain", "no-why", "x.yaml").code == 2


def test_the_problem_matcher_reads_the_output(cli: Cli, decks: Path, wrong: Path) -> None:
    text = (ROOT / ".github" / "trainer-decks.json").read_text(encoding="utf-8")
    (matcher,) = json.loads(text)["problemMatcher"]
    (pattern,) = matcher["pattern"]
    regexp = pattern.pop("regexp")
    lines = cli("decks", "check", str(wrong)).out.splitlines()
    (match,) = filter(None, (re.search(regexp, line) for line in lines))
    problem = {key: match[place] for key, place in pattern.items()}
    assert problem["file"] == str(wrong)
    assert (problem["severity"], problem["code"]) == ("error", "unknown-key")
    assert problem["message"].endswith("did you mean `answer`?")
    line = wrong.read_text(encoding="utf-8").splitlines()[int(problem["line"]) - 1]
    assert line[int(problem["column"]) - 1 :].startswith("anwser")


def _hook() -> dict[str, str]:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(text)
    assert isinstance(hook, dict)
    return hook


def test_the_hook_for_pre_commit_runs(cli: Cli, decks: Path, wrong: Path) -> None:
    hook = _hook()
    assert hook["id"] == "trainer-decks-check"
    program, *words = shlex.split(hook["entry"])
    assert program == "trainer"
    sound = str(decks / "queues.yaml")
    assert cli(*words, sound).code == 0
    result = cli(*words, sound, str(wrong))
    assert result.code == 3
    assert "2 files checked" in result.out


def test_a_team_is_told_nothing_of_decks_that_only_one_has(
    cli: Cli, decks: Path, home: Path, tmp_path: Path
) -> None:
    text = "deck: {}\ntitle: T\nrapid_fire:\n  - id: inside\n    ask: Which index finds a word "
    text += "in the middle?\n    answer: One of trigrams.\n    why: A tree knows beginnings.\n"
    mine = Path(user_folder("data")) / "decks" / "mine.yaml"
    path = tmp_path / "team" / "ours.yaml"
    for each, name in ((mine, "mine"), (path, "ours")):
        each.parent.mkdir(parents=True, exist_ok=True)
        each.write_text(text.format(name), encoding="utf-8")
    assert "asks what `mine/inside` asks" in cli("decks", "check", str(path)).out
    alone = cli("decks", "check", "--strict", "--apart", str(path))
    assert (alone.code, alone.out) == (0, "1 file checked: 0 errors, 0 warnings\n")
    (path.parent / "beside.yaml").write_text(text.format("beside"), encoding="utf-8")
    assert "asks what `beside/inside` asks" in cli("decks", "check", "--apart", str(path)).out
    assert cli("decks", "check", "--apart").code == 2


def test_the_hook_takes_decks_and_scenarios_alone() -> None:
    taken = re.compile(_hook()["files"]).search
    assert all(map(taken, ("decks/a.yaml", "team/scenarios/b.yml", "syllabus/c.yaml")))
    assert not any(map(taken, ("compose.yaml", ".github/workflows/ci.yml", "my-decks/a.yaml")))


def test_craft_is_warned_of_without_strict_and_rubrics_are_graded_with_it(
    cli: Cli, decks: Path, tmp_path: Path
) -> None:
    path = tmp_path / "crafted.yaml"
    path.write_text(
        "deck: crafted\ntitle: Crafted\nconcepts:\n  - id: order\n"
        "    ask: Does a standard queue keep the order of orders?\n    answer: It only tries to.\n"
        "    points:\n      - id: tries\n        say: You keep the order.\n"
        "    why: Only FIFO does.\n    as_of: 2024-11\n",
        encoding="utf-8",
    )
    loose = cli("decks", "check", str(path))
    assert loose.code == 0
    assert [line.rsplit(" ", 1)[1] for line in loose.out.splitlines()[:-1]] == [
        "[yes-no]",
        "[asked-wording]",
        "[stale-date]",
    ]
    strict = cli("decks", "check", "--strict", str(path))
    assert strict.code == 3
    assert "[unreachable-point]" in strict.out


MENDABLE = """\
deck: mendable
title: Caches
rapid_fire:
  - ask: Which header: private or public, keeps a page out of shared caches?
    answer: private
    why: A proxy would show it to somebody else.
"""


@pytest.fixture
def mendable(tmp_path: Path) -> Path:
    """A deck whose problems can all be mended."""
    path = tmp_path / "mendable.yaml"
    path.write_text(MENDABLE, encoding="utf-8")
    path.chmod(0o640)
    return path


def test_fix_mends_the_file_and_checks_what_is_left(cli: Cli, decks: Path, mendable: Path) -> None:
    result = cli("decks", "check", "--fix", str(mendable))
    assert result.out.splitlines() == [
        f"{mendable}: fixed 1 missing-field, 1 yaml-colon",
        "1 file checked: 0 errors, 0 warnings",
    ]
    assert result.code == 0
    text = mendable.read_text(encoding="utf-8")
    assert 'ask: "Which header: private or public, keeps' in text
    assert "  - id: which-header-private-or-public-keeps-a-page-out\n" in text
    assert mendable.stat().st_mode & 0o777 == 0o640


def test_fixing_twice_does_not_touch_the_file(cli: Cli, decks: Path, mendable: Path) -> None:
    cli("decks", "check", "--fix", str(mendable))
    before = mendable.stat()
    result = cli("decks", "check", "--fix", "--json", str(mendable))
    assert (result.code, result.json["fixed"]) == (0, [])
    after = mendable.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_was_mended_is_said_to_programs(cli: Cli, decks: Path, mendable: Path) -> None:
    result = cli("decks", "check", "--fix", "--format", "json", str(mendable))
    mended = {"path": str(mendable), "codes": {"missing-field": 1, "yaml-colon": 1}}
    assert result.json["fixed"] == [mended]


def test_a_check_without_fix_changes_nothing(cli: Cli, decks: Path, mendable: Path) -> None:
    before = mendable.read_bytes()
    result = cli("decks", "check", str(mendable))
    assert result.code == 3
    assert result.out.endswith("\nup to 2 of these are mended by --fix; --diff shows how\n")
    assert mendable.read_bytes() == before


def test_the_diff_is_what_fix_would_do(
    cli: Cli, decks: Path, mendable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mendable.parent)
    before = mendable.read_bytes()
    diff = cli("decks", "check", "--diff", mendable.name)
    assert diff.code == 3
    assert mendable.read_bytes() == before
    applied = subprocess.run(
        ["git", "apply", "-"], input=diff.out.encode(), cwd=mendable.parent, capture_output=True
    )
    assert applied.returncode == 0, applied.stderr
    by_diff = mendable.read_bytes()
    mendable.write_bytes(before)
    cli("decks", "check", "--fix", mendable.name)
    assert mendable.read_bytes() == by_diff
    nothing = cli("decks", "check", "--diff", mendable.name)
    assert (nothing.code, nothing.out) == (0, "")


def test_bundled_files_are_never_fixed(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = tmp_path / "bundled" / "decks"
    bundled.mkdir(parents=True)
    (bundled / "queues.yaml").write_text(DECK + "\n# end", encoding="utf-8")
    folder = Folder(str(bundled), bundled=True)
    monkeypatch.setattr(check, "library_folders", lambda _: [folder])
    for paths in ([], [str(bundled)], [str(bundled / "queues.yaml")]):
        result = cli("decks", "check", "--fix", *paths)
        assert "[trailing-space]" in result.out
        assert "fixed" not in result.out
        assert ("came with the trainer and stays as it is" in result.err) == bool(paths)
        assert result.code == (1 if paths else 0)
    assert (bundled / "queues.yaml").read_text(encoding="utf-8") == DECK + "\n# end"


def test_a_file_that_may_not_be_written_is_named(
    cli: Cli, decks: Path, mendable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise saving.SavingError("the disk is full")

    monkeypatch.setattr(saving, "save", refuse)
    result = cli("decks", "check", "--fix", str(mendable))
    assert result.code == 3
    assert "the disk is full" in result.err
    assert "fixed" not in result.out


def test_options_that_do_not_go_together_are_refused(cli: Cli, decks: Path) -> None:
    assert cli("decks", "check", "--fix", "--diff").code == 2
    assert cli("decks", "check", "--diff", "--json").code == 2
    assert cli("decks", "check", "--diff", "--format", "sarif").code == 2


def test_a_file_may_refer_to_those_beside_it(cli: Cli, decks: Path, tmp_path: Path) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "caches.yaml").write_text(MENDABLE.replace("- ask: Which header:", CARD), "utf-8")
    (folder / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "more.yaml").write_text("deck: more\ntitle: M\n", encoding="utf-8")
    text = DECK.replace("deck: queues", "deck: linked").replace("message at most", "dead letter")
    path = folder / "linked.yaml"

    def found(reference: str) -> list[str]:
        linked = f"    contrasts: [{reference}]\n    why: Longer outages"
        path.write_text(text.replace("    why: Longer outages", linked), encoding="utf-8")
        result = cli("decks", "check", "--json", str(path))
        assert result.json["files"] == 1
        return [each["message"] for each in result.json["problems"] if each["severity"] == "error"]

    assert found("mendable/kept-out") == []
    assert found("mendable/kept-in") == ["there is no card `mendable/kept-in`"]
    assert found("more/any") == ["there is no deck `more`"]
    assert found("nowhere/any") == ["there is no deck `nowhere`"]


def test_a_link_to_itself_hides_no_file_beside_it(cli: Cli, decks: Path, tmp_path: Path) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "caches.yaml").write_text(MENDABLE.replace("- ask: Which header:", CARD), "utf-8")
    (folder / "again.yaml").symlink_to(folder / "again.yaml")
    text = DECK.replace("deck: queues", "deck: linked").replace("message at most", "dead letter")
    linked = "    contrasts: [mendable/kept-out]\n    why: Longer outages"
    path = folder / "linked.yaml"
    path.write_text(text.replace("    why: Longer outages", linked), encoding="utf-8")
    result = cli("decks", "check", "--json", str(path))
    assert result.json["errors"] == 0, result.json["problems"]


CARD = "- id: kept-out\n    ask: Which header,"


def test_an_own_deck_goes_by_its_name_too(cli: Cli, home: Path) -> None:
    folder = home / ".local/share/interview-trainer/decks"
    folder.mkdir(parents=True)
    (folder / "queues.yaml").write_text(DECK.replace("answer: FIFO", "anwser: FIFO"), "utf-8")
    for name in ("queues", "queues.yaml"):
        named = cli("decks", "check", name)
        assert named.code == 3
        assert f"{folder / 'queues.yaml'}:" in named.out
        assert "there is no such file" in cli("decks", "check", f"./{name}").out
    none = cli("decks", "check", "quues")
    assert "quues: error: there is no such file" in none.out


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody look at standard error."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


def test_a_terminal_shows_how_far_it_is_and_nothing_of_it_stays(
    cli: Cli, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(monkeypatch)
    (decks / "more.yaml").write_text(DECK.replace("deck: queues", "deck: more"), encoding="utf-8")
    result = cli("decks", "check", "--strict")
    lines = result.err.split("\r\x1b[K")
    for said in ("reading file 2 of 2", "grading file 1 of 2", "grading file 2 of 2"):
        assert said in lines
    assert (lines[0], lines[-1]) == ("", ""), "wiped at the end"
    assert result.out == cli("decks", "check", "--strict").out
    assert "\x1b" not in result.out


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_program_is_shown_no_progress(
    cli: Cli, decks: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    watch(monkeypatch)
    assert cli("decks", "check", "--format", form).err == ""
    assert cli("decks", "check", "--json").err == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_a_log_is_shown_no_progress(
    cli: Cli, decks: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    watch(monkeypatch)
    monkeypatch.setenv(name, value)
    assert cli("decks", "check").err == ""


def test_a_pipe_is_shown_no_progress(cli: Cli, decks: Path) -> None:
    assert cli("decks", "check").err == ""
