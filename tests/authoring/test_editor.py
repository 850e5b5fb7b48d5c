"""Which editor is meant, and how it is told where to open."""

import os
import signal
from pathlib import Path

import pytest

from tests.authoring.editors import fake_editor
from trainer.authoring.editor import Editor, EditorError, chosen

FILE = "/decks/a b.yaml"


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("vi", ["vi", "+12", FILE]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+12", FILE]),
        ("vim -u NONE", ["vim", "-u", "NONE", "+12", FILE]),
        ("nano -w", ["nano", "-w", "+12,5", FILE]),
        ("emacs -nw", ["emacs", "-nw", "+12:5", FILE]),
        ("emacsclient -t", ["emacsclient", "-t", "+12:5", FILE]),
        ("hx", ["hx", f"{FILE}:12:5"]),
        ("micro", ["micro", "+12:5", FILE]),
        ("code", ["code", "--wait", "-g", f"{FILE}:12:5"]),
        ("code --wait", ["code", "--wait", "-g", f"{FILE}:12:5"]),
        ("subl --wait -n", ["subl", "--wait", "-n", f"{FILE}:12:5"]),
        ("gvim", ["gvim", "-f", "+12", FILE]),
        ("my-editor --fast", ["my-editor", "--fast", FILE]),
        ("my-editor -l {line} -c {column} {file}", ["my-editor", "-l", "12", "-c", "5", FILE]),
    ],
)
def test_each_editor_is_told_the_place_its_way(said: str, command: list[str]) -> None:
    assert Editor(tuple(said.split()), "EDITOR").command(FILE, 12, 5) == command


def test_visual_comes_before_editor_and_its_words_are_those_of_a_shell(tmp_path: Path) -> None:
    for name in ("one", "two words"):
        (tmp_path / name).write_text("", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environ = {"PATH": str(tmp_path), "EDITOR": "one -x"}
    assert chosen(environ) == Editor(("one", "-x"), "EDITOR")
    assert chosen({**environ, "VISUAL": " "}) == Editor(("one", "-x"), "EDITOR")
    assert chosen({**environ, "VISUAL": "'two words' y"}) == Editor(("two words", "y"), "VISUAL")


def test_without_an_editor_the_variable_and_one_that_is_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(EditorError, match=r"variable EDITOR.*such as by `export EDITOR=nano`"):
        chosen({"PATH": str(tmp_path)})
    (tmp_path / "vi").write_text("", encoding="utf-8")
    (tmp_path / "vi").chmod(0o755)
    with pytest.raises(EditorError, match="export EDITOR=vi`"):
        chosen({"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("no-such-editor -x", "'no-such-editor', and there is no such program"),
        ("vi 'x", "no closing quotation"),
        ("''", "there is no such program"),
    ],
)
def test_a_wrong_editor_is_named_with_its_variable(tmp_path: Path, said: str, words: str) -> None:
    with pytest.raises(EditorError, match=f"^VISUAL .*{words}"):
        chosen({"PATH": str(tmp_path), "VISUAL": said})


def test_an_editor_runs_with_the_place_and_its_code_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_editor(tmp_path, monkeypatch, 'echo x >> "$f"; exit 3', name="nano")
    file = tmp_path / "a.yaml"
    assert chosen(dict(os.environ)).open(str(file), 3, 7) == 3
    assert file.read_text(encoding="utf-8") == "x\n"
    assert log.read_text(encoding="utf-8") == f"+3,7 {file}\n"


def test_ctrl_c_in_the_editor_does_not_end_the_trainer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path, monkeypatch, f"kill -INT {os.getpid()}; kill -INT $$")
    before = signal.getsignal(signal.SIGINT)
    assert chosen(dict(os.environ)).open("x", 1, 1) == -signal.SIGINT
    assert signal.getsignal(signal.SIGINT) is before


def test_an_editor_that_cannot_be_started_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/no/such/shell\n", encoding="utf-8")
    broken.chmod(0o755)
    with pytest.raises(EditorError, match=r"EDITOR names the editor .*broken.* cannot be started"):
        Editor((str(broken),), "EDITOR").open("x", 1, 1)


def test_a_path_that_looks_like_a_mark_is_a_path() -> None:
    path = "/a{line}/{column}; rm -rf $HOME.yaml"
    assert Editor(("ed", "{file}"), "EDITOR").command(path, 3, 5) == ["ed", path]
    assert Editor(("hx",), "EDITOR").command(path, 3, 5) == ["hx", f"{path}:3:5"]
