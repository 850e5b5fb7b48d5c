"""The ZIP archive around an Anki collection: what is needed is inflated, up to a limit.

Only files with names of Anki's own are looked for and nothing is unpacked under a name that the
archive gives, so whatever else lies in it, and wherever that would like to go, is never touched.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import calcsize, unpack_from
from typing import IO, BinaryIO

from trainer.exchange.limits import ImportFileError, shown_name

LARGEST_COLLECTION = 300_000_000
"""Bytes of a database: ten times what a hundred thousand cards with a long history take."""

LARGEST_LIST = 50_000_000
"""Bytes of the list of pictures and sounds."""

LARGEST_DIRECTORY = 20_000_000
"""Bytes of the list of files in the archive: two hundred thousand pictures."""

FREE = 10_000_000
"""Bytes that may be inflated from anything; more than that has to come from enough."""

MOST_TIMES = 150
"""How often larger than in the archive something may be; databases shrink to a fifth or a tenth."""

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Newest first: an older one beside it holds but a card that asks for a newer Anki."""

_CHUNK = 1 << 20
_ZSTD = b"\x28\xb5\x2f\xfd"
_LARGEST_WINDOW = 1 << 27
"""Bytes that the decompressor may hold at once; its own programs stop here too."""

_ENCRYPTED = 1
_TAIL = 70_000
"""Bytes at the end in which the directory of an archive is announced."""

_DAMAGED = "it is damaged; export it from Anki again"


class Archive:
    """An opened package."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """The package in `file`; ImportFileError if it is none or is made to do harm."""
        self.name = name
        _check_directory(file, name)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
            raise ImportFileError(f"{name} is no Anki package: {_no_archive(error)}") from None
        self._names = set(self._zip.namelist())

    @property
    def collection(self) -> str:
        """The name of the newest collection in it; ImportFileError if there is none."""
        for each in COLLECTIONS:
            if each in self._names:
                return each
        raise ImportFileError(
            f"{self.name} is no Anki package: there is no collection in it; "
            "export a deck from Anki as .apkg"
        )

    def holds(self, name: str) -> bool:
        """Whether there is such a file in it."""
        return name in self._names

    def unpack(self, name: str, into: Path) -> None:
        """Write the database `name` to the file `into`."""
        with into.open("xb") as out:
            for chunk in self._chunks(name, LARGEST_COLLECTION):
                out.write(chunk)

    def read(self, name: str) -> bytes:
        """The bytes of a short file in it."""
        return b"".join(self._chunks(name, LARGEST_LIST))

    def _chunks(self, name: str, largest: int) -> Iterator[bytes]:
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise ImportFileError(f"{self.name} is encrypted; export it from Anki again")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ImportFileError(f"{self.name} is no Anki package: {name} in it is a link")
        # The other methods inflate without a bound, and Anki uses none of them.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ImportFileError(f"{self.name} is packed in a way that Anki does not use")
        packed = info.compress_size
        total = 0
        for chunk in self._inflated(info):
            total += len(chunk)
            if total > largest or (total > FREE and total > packed * MOST_TIMES):
                raise ImportFileError(
                    f"{self.name} would unpack to more than {total / 1e6:,.0f} MB: "
                    "that is no collection of cards"
                )
            yield chunk

    def _inflated(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        # Imported here: only packages need it.
        import zstandard

        damaged = (zipfile.BadZipFile, zlib.error, zstandard.ZstdError, OSError, EOFError)
        try:
            with self._zip.open(info) as file:
                head = file.read(len(_ZSTD))
            with self._zip.open(info) as file:
                if head != _ZSTD:
                    yield from _pieces(file)
                    return
                inflater = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
                with inflater.stream_reader(file, read_across_frames=True) as inflated:
                    yield from _pieces(inflated)
        except (*damaged, NotImplementedError, RuntimeError, ValueError):
            raise ImportFileError(f"{self.name} cannot be unpacked: {_DAMAGED}") from None


@contextmanager
def opened(path: str) -> Iterator[Archive]:
    """The package at `path`; ImportFileError if it cannot be read."""
    name = shown_name(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise ImportFileError(f"there is no file {name}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        raise ImportFileError(f"{name} cannot be read: {reason}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ImportFileError(f"{name} is not a regular file; name an Anki package")
    with os.fdopen(descriptor, "rb") as file:
        yield Archive(file, name)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _check_directory(file: BinaryIO, name: str) -> None:
    """ImportFileError if the directory is so long that listing it would fill the memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _TAIL, 0))
    tail = file.read(_TAIL)
    file.seek(0)
    for mark, place, form in ((b"PK\5\6", 12, "<L"), (b"PK\6\6", 40, "<Q")):
        at = tail.find(mark)
        while at >= 0:
            if at + place + calcsize(form) > len(tail):
                break
            (length,) = unpack_from(form, tail, at + place)
            # What is longer than the file is damaged, and found to be so later.
            if LARGEST_DIRECTORY < length <= size:
                raise ImportFileError(f"{name} holds more files than an Anki package can")
            at = tail.find(mark, at + 1)


def _no_archive(error: Exception) -> str:
    if isinstance(error, zipfile.BadZipFile) and "not a zip file" in str(error):
        return "it is no archive, or its end is missing"
    return _DAMAGED
