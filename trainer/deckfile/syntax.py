"""What the YAML parser complains of, in the words of somebody who writes decks.

The parser names grammar rules. Nearly always the cause is one of a few: prose that
holds `: ` or ` #`, prose that begins with a character that means something in YAML, a
tab, a quote that is not closed, a line indented differently from its neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from trainer.deckfile.notes import Spot
from trainer.deckfile.text import quoted

_QUOTE = "put the text into quotes or into a `|` block"
_INDENT = "give it the indentation of the lines it belongs to"
CONFLICT = re.compile(r"<{7} |\|{7} |={7}$|>{7} ")
"""The lines by which Git tells two versions apart."""

SLASHES = "//"
"""A comment in other languages."""

_TEXT_AFTER_KEY = re.compile(r"[\s-]*[^\s:\"'\[{|>-][^:]*:\s+\S")
"""A line that has a key and the beginning of its text already."""

_NO_BLANK = re.compile(r"([a-z_]+:)([^ \t].*)")
"""A key whose text begins right after its colon."""

_NO_BLANK_ABOVE = re.compile(r"\s*-\s+([a-z_]+:)([^ \t:/].*)")
"""The same behind a dash, where the next line shows it; an address is none."""

_KEY_OF_A_LINE = re.compile(r" *(?:- +)?[a-z_]+:(?: |$)")
"""A key at the beginning of a line: no text in quotes goes that far."""

_LONGEST_KEY = 1024
"""Characters of a key in YAML; what is longer before a colon is text."""

_BARE_KEY = re.compile(r"[\s-]*([a-z_]+)\s*")
"""A key before its colon, with nothing on the line that it could be the text of."""

_NO_BLANK_BEFORE = re.compile(r"\s*-([a-z_]+:)\s")
"""A dash that a key follows at once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One syntax error."""

    place: Spot
    code: str
    message: str
    cure: str


def explain(error: Exception, lines: Sequence[str], reached: Spot) -> Fault:
    """What is wrong, given the lines of the file and how far it was understood."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        reason = str(error).partition("\n")[0]
        message = f"from here on it is not valid YAML: {reason}"
        return Fault(reached, "yaml-syntax", message, "look at what follows this place")
    return _Complaint(error, error.problem_mark, lines, reached).explained()


def _no_blank_after(found: re.Match[str], line: int, start: int) -> Fault:
    """A key whose text follows it at once; before it stand `start` characters."""
    place = Spot(line, start + len(found[1]) + 1)
    if found[2][0].isspace():
        message = f"the blank after {quoted(found[1])} is no ordinary space"
        return Fault(place, "yaml-blank", message, "write an ordinary space")
    message = f"a blank is missing after {quoted(found[1])}"
    cure = f"write {quoted(f'{found[1]} {found[2]}')}"
    return Fault(place, "yaml-key", message, cure)


def _no_blank_before(found: re.Match[str], line: int) -> Fault:
    """A key that follows its dash at once."""
    cure = f"write {quoted(f'- {found[1]}')}"
    place = Spot(line, found.start(1) + 1)
    return Fault(place, "yaml-key", "a blank is missing after this `-`", cure)


class _Complaint:
    """An error of the parser, beside the text it is about."""

    def __init__(
        self, error: yaml.MarkedYAMLError, at: yaml.Mark, lines: Sequence[str], reached: Spot
    ) -> None:
        self._lines = lines
        self._reached = reached
        self._problem = error.problem or ""
        self._context = error.context or ""
        self._at = self._spot(at)
        self._from = self._spot(error.context_mark) if error.context_mark else self._at

    def explained(self) -> Fault:
        for attempt in (self._paste, self._tab, self._quote, self._block, self._colon, self._start):
            if (fault := attempt()) is not None:
                return fault
        return self._comment() or self._bracket() or self._structure() or self._unknown()

    def _paste(self) -> Fault | None:
        """What editors of other formats and Git leave behind."""
        here = self._line(self._at)
        indentation = len(here) - len(here.lstrip(" "))
        for number in (self._at.line, self._from.line, self._at.line - 1):
            line = self._line(Spot(number, 1)) if number > 0 else ""
            column = line.find(SLASHES) if line.lstrip().startswith(SLASHES) else -1
            # Deeper than the line below it, it is part of a text.
            if column >= 0 and (number == self._from.line or column == indentation):
                place = Spot(number, column + 1)
                message = f"{quoted(SLASHES)} begins no comment here"
                return Fault(place, "yaml-syntax", message, "begin the comment with `#`")
        for number in (self._at.line, self._from.line):
            line = self._line(Spot(number, 1))
            if line.startswith("```"):
                message = "this line belongs to Markdown, not to the deck"
                return Fault(Spot(number, 1), "yaml-fence", message, "remove it")
            if CONFLICT.match(line):
                message = "Git left this line where two versions did not agree"
                cure = "keep one of the two versions, and remove the lines that Git added"
                return Fault(Spot(number, 1), "yaml-conflict", message, cure)
        return None

    def _tab(self) -> Fault | None:
        if "quoted" in self._context:
            return None
        # A line that begins with an odd blank may pass for text, and the next one is refused.
        for number in (self._at.line, self._from.line, self._at.line - 1):
            line = self._line(Spot(number, 1)) if number > 0 else ""
            indentation = line[: len(line) - len(line.lstrip())]
            if number == self._at.line and "\t" in indentation:
                place = Spot(number, indentation.index("\t") + 1)
                message = "a tab stands in the indentation"
                return Fault(place, "yaml-tab", message, "indent with spaces")
            if found := re.search("[\u00a0\u2000-\u200a\u202f\u3000]", indentation):
                message = "the indentation holds a blank that is no ordinary space"
                place = Spot(number, found.start() + 1)
                return Fault(place, "yaml-blank", message, "indent with ordinary spaces")
        return None

    def _quote(self) -> Fault | None:
        if "quoted scalar" not in self._context:
            return None
        if "unexpected" in self._problem:  # the end of the file, or a line `---`
            return self._open_quote(self._from)
        # The parsers disagree on the place; the backslash is on or before it.
        backslash = self._line(self._at).rfind("\\", 0, self._at.column) + 1
        return Fault(
            Spot(self._at.line, backslash or self._at.column),
            "yaml-escape",
            "a backslash in double quotes begins an escape, and this is none",
            "write `\\\\` for a backslash, or use single quotes",
        )

    def _holds_keys(self) -> bool:
        """Whether the text read last is in quotes, and ends at those of a key below it."""
        text = self._line(self._reached)[self._reached.column - 1 :]
        below = self._lines[self._reached.line : self._at.line]
        return text[:1] in ("'", '"') and any(map(_KEY_OF_A_LINE.match, below))

    def _open_quote(self, place: Spot) -> Fault:
        mark = self._character(place)
        message = f"the quote {mark} that opens here is not closed"
        cure = f"close it, or put text that begins with {mark} into a `|` block"
        return Fault(place, "yaml-quote", message, cure)

    def _block(self) -> Fault | None:
        if "block scalar" not in self._context:
            return None
        mark = self._character(self._from)
        message = f"{mark} begins a block, whose text stands on the lines below it"
        return Fault(self._from, "yaml-block", message, f"if {mark} is part of the text, {_QUOTE}")

    def _colon(self) -> Fault | None:
        if "unexpected ':'" in self._problem:
            message = "a colon inside of brackets is taken for a key and its value"
            return Fault(self._at, "yaml-colon", message, _QUOTE)
        if "mapping values are not allowed" not in self._problem:
            return None
        above = self._line(Spot(self._at.line - 1, 1)) if self._at.line > 1 else ""
        if found := _NO_BLANK_BEFORE.match(above):
            return _no_blank_before(found, self._at.line - 1)
        before = self._line(self._at)[: self._at.column - 1]
        found = _NO_BLANK_ABOVE.match(above)
        if found and len(before) - len(before.lstrip()) == found.start(1):
            return _no_blank_after(found, self._at.line - 1, found.start(1))
        if _TEXT_AFTER_KEY.match(before):
            after = self._line(self._at)[self._at.column :].strip()
            where = "holds `: `" if after else "ends with `:`"
            message = f"this text {where}, which YAML takes for a key and its value"
            return Fault(self._at, "yaml-colon", message, _QUOTE)
        message = "a key is not expected here"
        cure = f"a key: {_INDENT}; a text with `: ` in it: {_QUOTE}"
        found = _BARE_KEY.fullmatch(before) if len(before) <= _LONGEST_KEY else None
        if found is not None:
            place = Spot(self._at.line, found.start(1) + 1)
            return Fault(place, "yaml-indent", message, cure)
        return Fault(self._at, "yaml-colon", message, cure)

    def _start(self) -> Fault | None:
        if "cannot start any token" in self._problem:
            return self._cannot_begin(self._at)
        if "alias" in self._context or "anchor" in self._context:
            return self._cannot_begin(self._from)
        if "block node" in self._context and "node content" in self._problem:
            return self._cannot_begin(self._at)
        if "scanning a tag" in self._context or "tag handle" in self._problem:
            return self._cannot_begin(self._from)
        if "entries are not allowed" in self._problem or "keys are not allowed" in self._problem:
            return self._cannot_begin(self._at)
        return None

    def _cannot_begin(self, place: Spot) -> Fault:
        mark = self._character(place)
        return Fault(place, "yaml-start", f"a text cannot begin with {mark}", _QUOTE)

    def _comment(self) -> Fault | None:
        """A text over several lines that a ` #` in the middle broke off."""
        place = self._from if "simple key" in self._context else self._at
        above = self._line(Spot(place.line - 1, 1)) if place.line > 1 else ""
        found = re.search(r"\S (#)", above)
        if found is None or above.lstrip().startswith("#"):
            return None
        message = "a comment begins at ` #`, and the text goes on below it"
        return Fault(Spot(place.line - 1, found.start(1) + 1), "yaml-comment", message, _QUOTE)

    def _bracket(self) -> Fault | None:
        if "flow" not in self._context:
            return None
        mark = self._character(self._from)
        if mark not in ("`[`", "`{`"):
            message = "a value is missing here inside of brackets"
            cure = f"complete the list; text that begins with `[` or `{{`: {_QUOTE}"
            return Fault(self._at, "yaml-bracket", message, cure)
        message = f"the bracket {mark} that opens here is not closed, or a comma is missing in it"
        cure = f"close it; if {mark} is part of the text, {_QUOTE}"
        return Fault(self._from, "yaml-bracket", message, cure)

    def _structure(self) -> Fault | None:
        if "simple key" in self._context:
            if found := _NO_BLANK.match(self._line(self._from)[self._from.column - 1 :]):
                return _no_blank_after(found, self._from.line, self._from.column - 1)
            message = "this line is neither a key with its colon nor part of a text"
            cure = (
                f"a text: indent it below its key, after `|`; a key: {_INDENT}, and end it with `:`"
            )
            return Fault(self._from, "yaml-indent", message, cure)
        if "document start" in self._problem:
            message = "the file goes on after the line `...` that ends it"
            return Fault(self._at, "several-documents", message, "remove that line")
        if "while parsing a block" not in self._context:
            return None
        before = self._line(self._at)[: self._at.column - 1]
        if before.strip(" -"):
            if self._holds_keys():
                return self._open_quote(self._reached)
            message = "text goes on here after a closing quote or bracket"
            cure = (
                "text that begins with a quote or bracket: put all of it into quotes or a `|` block"
            )
            return Fault(self._at, "yaml-quote", message, cure)
        if found := _NO_BLANK_BEFORE.match(self._line(self._at)):
            return _no_blank_before(found, self._at.line)
        message = "this line does not fit the indentation of the lines above"
        return Fault(self._at, "yaml-indent", message, _INDENT)

    def _unknown(self) -> Fault:
        message = f"this is not valid YAML: {self._problem}"
        return Fault(self._at, "yaml-syntax", message, "look at this line and the one above")

    def _spot(self, mark: yaml.Mark) -> Spot:
        """A place inside of the text: at its end where the parser means "one further"."""
        if mark.line < len(self._lines):
            return Spot(mark.line + 1, mark.column + 1)
        return Spot(max(len(self._lines), 1), len(self._lines[-1]) + 1 if self._lines else 1)

    def _line(self, place: Spot) -> str:
        return self._lines[place.line - 1] if place.line <= len(self._lines) else ""

    def _character(self, place: Spot) -> str:
        """The character at the place, as a message shows it."""
        found = self._line(place)[place.column - 1 : place.column]
        return '"`"' if found == "`" else quoted(found)
