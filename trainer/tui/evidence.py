"""The learner's own text, with the words that decided marked in place.

Marks read without colour: the words are underlined, and what they decided stands behind
them as a small figure, with a sign before it unless the point was simply made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from trainer.content.text import clean
from trainer.grading.assessment import Span

CHOSEN = "bold on $panel"
"""The style of the words that are looked at."""

MARKED = "reverse"
"""The style of the words that are being marked."""

_SMALL = str.maketrans("0123456789abcdefgh", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that decided something."""

    span: Span
    label: str
    """What it decided, as the list beside the text names it: `3`, `a`."""
    sign: str = ""
    """Before the label, in the text; empty for what is right."""
    colour: str = ""
    emphasis: str = ""
    """`CHOSEN` or `MARKED`, if it is looked at now."""


class Evidence(Widget, can_focus=False):
    """A text with marks; as high as its lines."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._content = Content()
        self._wrapped: tuple[int, list[Content]] | None = None
        """The lines, and the width they were made for."""

    def show(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Show this text with these marks."""
        self._content = underlined(text, marks)
        self._wrapped = None
        self.refresh(layout=True)

    def chosen_lines(self, width: int) -> range:
        """The lines, from 0, on which the words that are looked at stand; empty without any."""
        found = [n for n, line in enumerate(self._lines(width)) if _has_chosen(line)]
        return range(found[0], found[-1] + 1) if found else range(0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the text takes at a width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The lines, wrapped to the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = width, list(self._content.wrap(max(width, 8)))
        return self._wrapped[1]


def underlined(text: str, marks: Sequence[Mark]) -> Content:
    """The text with its marks; nothing in it is markup."""
    return Content.assemble(*_pieces(text, marks))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Content]:
    """The text cut wherever a mark begins or ends."""
    cuts = sorted({0, len(text), *(cut for mark in marks for cut in mark.span)})
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark.span[0] <= start and end <= mark.span[1]]
        # What stood across a cut and would be no text is cleaned away all the same.
        shown = clean(text[start:end]).replace("\t", "    ")
        yield Content.styled(shown, _style(over)) if over else Content(shown)
        for mark in marks:
            if mark.span[1] == end:
                label = mark.sign + mark.label.translate(_SMALL)
                yield Content.styled(label, f"bold {mark.colour}".strip())


def _style(over: Sequence[Mark]) -> str:
    """What is looked at stands out; of several colours the first mark's is taken."""
    first = next((mark for mark in over if mark.emphasis), over[0])
    return " ".join(filter(None, ("underline", first.colour, first.emphasis)))


def _has_chosen(line: Content) -> bool:
    styles = [str(span.style) for span in line.spans]
    return any(style.endswith((CHOSEN, MARKED)) for style in styles)
