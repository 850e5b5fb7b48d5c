"""Lines on a terminal and in a pipe."""

from io import StringIO

import pytest

from trainer.plain.lines import Lines

LONG = "- " + "word " * 20


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_no_line_that_is_wider_than_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    Lines(StringIO(), out).say(LONG.strip(), "short\nlines")
    said = out.getvalue().split("\n")
    assert max(map(len, said)) <= 39
    assert said[1].startswith("  word")
    assert said[-3:] == ["short", "lines", ""]


@pytest.mark.parametrize(("sign", "indent"), [("3. ", 3), ("12. ", 4), ("a. ", 3), ("   ", 3)])
def test_a_wrapped_item_stays_together(
    monkeypatch: pytest.MonkeyPatch, sign: str, indent: int
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    Lines(StringIO(), out).say(f"{sign}{LONG[2:].strip()}")
    assert out.getvalue().split("\n")[1].startswith(f"{' ' * indent}word")


def test_a_pipe_gets_lines_as_they_are() -> None:
    out = StringIO()
    Lines(StringIO(), out).say(LONG)
    assert out.getvalue() == f"{LONG}\n"
