"""From the bytes of a text file to its text, whatever it was saved as."""

import codecs
import re

from trainer.exchange.limits import ImportFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = re.compile("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as Python carries them along."""

_SAMPLE = 2000
"""Bytes that show whether every other one is zero, as in UTF-16 without a mark."""


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text, and a sentence about its encoding where somebody should look at it.

    ImportFileError names the file by `name` if it is not text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name), ""
    if b"\0" in data[:_SAMPLE]:
        encoding = _without_mark(data[:_SAMPLE])
        if not encoding:
            raise ImportFileError(f"{name} is not text: it holds NUL bytes")
        return _strictly(data, encoding, name), f"read as {encoding.upper()}, which it does not say"
    text = data.decode("utf-8", "surrogateescape")
    if "\0" in text:
        raise ImportFileError(f"{name} is not text: it holds NUL bytes")
    foreign = len(_FOREIGN.findall(text))
    if not foreign:
        return text, ""
    try:
        text = _FOREIGN.sub(lambda found: _of_windows(found[0]), text)
    except UnicodeDecodeError:
        line = data[: text.index(_FOREIGN.findall(text)[0])].count(b"\n") + 1
        raise ImportFileError(
            f"{name}:{line} is neither UTF-8 nor Windows-1252; save it as UTF-8"
        ) from None
    what = "1 byte is" if foreign == 1 else f"{foreign:,} bytes are"
    return text, f"{what} not UTF-8 and read as Windows-1252: look at accents and quotes"


def _of_windows(letter: str) -> str:
    return bytes([ord(letter) - 0xDC00]).decode("cp1252")


def _without_mark(sample: bytes) -> str:
    """UTF-16 of either kind, told by where its zeros stand; empty if it is none."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    least = len(sample) // 2 * 0.7
    if odd > least and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > least and odd == 0 else ""


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportFileError(
            f"{name} begins like {encoding.upper()} and is none after {error.start:,} bytes"
        ) from None
    if "\0" in text:
        raise ImportFileError(f"{name} is not text: it holds NUL bytes")
    return text
