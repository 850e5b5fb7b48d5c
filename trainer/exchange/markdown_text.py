"""Markdown as decks show it: fences, links and HTML gone, all else as it was written."""

import re
from collections.abc import Iterable, Iterator

from trainer.exchange.html import html_text, looks_like_html
from trainer.exchange.losses import Losses
from trainer.exchange.markdown_fences import Fences

_TARGET = r"\(([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?)\)"
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,500}})\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]{{1,500}})\]{_TARGET}")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)[\s#]*")
_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d{1,9}[.)])\s")
_QUOTE = re.compile(r"\s{0,3}> ?")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]")
_DEFINITION = re.compile(r"\s{0,3}\[(?!\^)[^\[\]\n]{1,200}\]:\s+(\S{1,2000})(?:\s+[\"'(].*)?")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,50}\](?::[ \t]*)?")
_ADDRESS = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]{1,2000})>")
_ELEMENT = re.compile(
    r"\s{0,3}</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure"
    r"|h[1-6]|hr|li|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
"""How a line begins that is HTML up to the next empty line."""
_CODE = re.compile(r"(`[^`\n]*`)")


def markdown_text(lines: Iterable[str], losses: Losses) -> str:
    """The lines as text: code indented by four blanks, headings bold, pictures counted as lost."""
    written: list[str] = []
    fences, above = Fences(), ""
    listed = code = False
    for line in _without_elements(lines, losses):
        if fences.passes(line):
            written.append("")
        elif fences.open:
            written.append(f"    {line.expandtabs(4)}".rstrip())
        elif line.startswith("    ") and not listed and (code or not above.strip()):
            written.append(line.rstrip())
            code = True
        else:
            code = code and not line.strip()
            listed = _ITEM.match(line) is not None or (listed and line[:1] in ("", " ", "\t"))
            written.append(_line(line, losses))
        above = line
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip("\n")


def _without_elements(lines: Iterable[str], losses: Losses) -> Iterator[str]:
    """The lines, those of HTML as text: up to the next empty line, or as far as its code goes."""
    element: list[str] = []
    fences, code = Fences(), False
    for line in lines:
        if not element and (fences.passes(line) or fences.open or not _ELEMENT.match(line)):
            yield line
            continue
        code = (code or "<pre" in line.lower()) and "</pre" not in line.lower()
        if line.strip() or code:
            element.append(line)
            continue
        yield from html_text("\n".join(element), losses).split("\n")
        yield ""
        element = []
    if element:
        yield from html_text("\n".join(element), losses).split("\n")


def unquoted(lines: Iterable[str]) -> list[str]:
    """The lines of a block quote without their `>`."""
    return [_QUOTE.sub("", line, count=1) for line in lines]


def inline_text(text: str, losses: Losses) -> str:
    """Text of one line: code stays, links and pictures give way to their words."""
    parts = _CODE.split(text)
    return "".join(
        part if place % 2 else _without_links(part, losses) for place, part in enumerate(parts)
    )


def _line(line: str, losses: Losses) -> str:
    indentation = line[: len(line) - len(line.lstrip())]
    if found := _DEFINITION.fullmatch(line):
        losses.add("link addresses", found[1])
        return ""
    heading = _HEADING.fullmatch(line)
    text = inline_text(heading[1] if heading else line.strip(), losses)
    if heading and text:
        return f"**{text.strip('*')}**"
    return f"{indentation}{text}".rstrip()


def _without_links(text: str, losses: Losses) -> str:
    def picture(found: re.Match[str]) -> str:
        losses.add("pictures", found[2] or found[1])
        return ""

    def link(found: re.Match[str]) -> str:
        losses.add("link addresses", found[2])
        return found[1]

    if "](" in text:
        text, pictures = _IMAGE.subn(picture, text)
        text = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text) if pictures else text
        text = _LINK.sub(link, text)
    if "][" in text:
        text = _REFERENCE.sub(r"\1", text)
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    text = _ADDRESS.sub(r"\1", text)
    if looks_like_html(text):
        before = text[: len(text) - len(text.lstrip())]
        after = text[len(text.rstrip()) :]
        return f"{before}{' '.join(html_text(text, losses).split())}{after}"
    return text
