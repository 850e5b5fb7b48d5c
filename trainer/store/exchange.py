"""Two machines, one journal: each appends its events to a file of its own in a shared folder.

Merging is the union of events by id. It may be repeated, and the order of merges does not
matter. What a line looks like is said in `store.lines`.
"""

import fcntl
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedRandom, BufferedReader
from pathlib import Path

from sqlalchemy import Connection, select, text

from trainer.errors import StoreBusyError
from trainer.events import Event
from trainer.store import projection, rows
from trainer.store.backup import sync_folder
from trainer.store.database import driver_of
from trainer.store.failures import explain_file
from trainer.store.journal import Journal
from trainer.store.lines import LONGEST, LineError, from_line, to_line
from trainer.store.schema import event as event_table

FAULTS_KEPT = 1000
"""Faults that a report names; those beyond are counted."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    path: Path
    written: int
    """Events that were not yet in the file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line or a file that was left out of a merge."""

    path: Path
    line: int
    """1-based; 0 when the file as a whole is meant."""
    message: str

    def __str__(self) -> str:
        """`file:line: what is wrong`."""
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge took in."""

    files: int
    added: int
    """Events that were not in the journal before."""
    known: int
    """Events that were."""
    skipped: int
    """Lines and files that were left out."""
    faults: tuple[Fault, ...]
    """Why, for the first of them."""


def export(journal: Journal, folder: Path, *, everything: bool = False) -> Exported:
    """Append to this device's file in `folder` the events that it lacks.

    Only the events of this device, since every device writes its own; `everything` adds
    those that came from elsewhere. A line torn by a crash is made good. StoreError if the
    file cannot be written, StoreBusyError while another trainer writes it.
    """
    path = folder / f"{journal.device}.jsonl"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
        with os.fdopen(os.open(path, flags, 0o600), "r+b") as file:
            _lock(file, path)
            with journal.db.read() as connection:
                written = _append_missing(connection, file, None if everything else journal.device)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)
    except OSError as error:
        raise explain_file(error, path) from error
    return Exported(path, written)


def merge(journal: Journal, folder: Path) -> Merged:
    """Take in every event of the files in `folder` that the journal lacks, and fold.

    All in one transaction. Lines that are no events are reported and skipped; where a
    known id comes with other content, the journal's own is kept and that is reported too.
    The last line of a file that is being written may be torn: it comes with the next merge.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".jsonl")
    except OSError as error:
        raise explain_file(error, folder) from error
    with journal.db.write() as connection:
        merging = _Merging(connection)
        for path in paths:
            merging.take_file(path, folder)
        projection.refold_after_merge(connection, merging.items, journal.aliases())
    return Merged(
        merging.files, merging.added, merging.known, merging.skipped, tuple(merging.faults)
    )


class _Merging:
    """A merge under way."""

    def __init__(self, connection: Connection) -> None:
        self.files = self.added = self.known = self.skipped = 0
        self.faults: list[Fault] = []
        self.items: set[str] = set()
        """The items whose schedules are to be folded anew."""
        self._connection = connection

    def take_file(self, path: Path, folder: Path) -> None:
        """Take in the lines of one file."""
        try:
            with _open_plain(path, folder) as file:
                self.files += 1
                for number, line, whole in _lines(file):
                    self._take_line(path, number, line, whole=whole)
        except LineError as error:
            self._skip(path, 0, str(error))
        except OSError as error:
            self._skip(path, 0, f"it cannot be read: {error.strerror}")

    def _take_line(self, path: Path, number: int, line: bytes, *, whole: bool) -> None:
        if len(line) > LONGEST:
            self._skip(path, number, f"the line is longer than {LONGEST} bytes")
            return
        if not line.strip():
            return
        try:
            event = from_line(line)
        except LineError as error:
            if whole:
                self._skip(path, number, str(error))
            return
        own = projection.event_of(self._connection, event.id)
        if own is None:
            driver_of(self._connection).execute(rows.INSERT_EVENT, rows.from_event(event))
            self.items |= projection.touched(self._connection, [event])
            self.added += 1
        elif own == event:
            self.known += 1
        else:
            self._skip(path, number, f"event {event.id} differs from the one in the journal, kept")

    def _skip(self, path: Path, line: int, message: str) -> None:
        self.skipped += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(Fault(path, line, message))


def _open_plain(path: Path, folder: Path) -> BufferedReader:
    """A file of the folder for reading; LineError if it lies elsewhere or is no plain file."""
    # Not `Path.resolve`: a link that leads back to itself would be an error of its own there.
    target = Path(os.path.realpath(path))
    if path.is_symlink() and not target.is_relative_to(os.path.realpath(folder)):
        raise LineError("it is a link to outside the folder")
    # Without waiting: a pipe would block until somebody writes into it.
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise LineError("it is not a plain file")
    return file


def _lines(file: BufferedReader | BufferedRandom) -> Iterator[tuple[int, bytes, bool]]:
    """The lines of a file: number, content, and whether the line is complete.

    Of a line longer than LONGEST only the beginning comes, one byte longer than that.
    """
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        end = line
        while len(end) > LONGEST and not end.endswith(b"\n"):
            end = file.readline(LONGEST + 1)
        yield number, line.removeprefix(b"\xef\xbb\xbf"), end.endswith(b"\n")


def _lock(file: BufferedRandom, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreBusyError(
            f"{path} is being written by another trainer. Nothing was changed. "
            "Try again in a moment."
        ) from None


def _append_missing(connection: Connection, file: BufferedRandom, device: str | None) -> int:
    """Append the events of a device, or of all, that the file lacks; how many there were."""
    driver = driver_of(connection)
    # In a table rather than in memory: a journal may hold a million events.
    driver.execute("CREATE TEMP TABLE IF NOT EXISTS exported (id TEXT PRIMARY KEY) STRICT")
    driver.execute("DELETE FROM exported")
    driver.executemany("INSERT OR IGNORE INTO exported VALUES (?)", _exported(file))
    missing = (
        select(event_table)
        .where(text("event.id NOT IN (SELECT id FROM temp.exported)"))
        .order_by(event_table.c.at, event_table.c.id)
    )
    if device is not None:
        missing = missing.where(event_table.c.device == device)
    written = 0
    for row in connection.execute(missing):
        file.write(to_line(rows.to_event(row)))
        written += 1
    driver.execute("DELETE FROM exported")
    return written


def _exported(file: BufferedRandom) -> Iterator[tuple[str]]:
    """The ids in a file; its end is made good on the way, and is where writing goes on."""
    end = 0
    for _, line, whole in _lines(file):
        event: Event | None = None
        try:
            event = from_line(line)
        except LineError:
            pass  # a merge reports it
        else:
            yield (event.id,)
        if whole:
            end = file.tell()
        elif event is not None:
            file.write(b"\n")
            end = file.tell()
    # What a crash tore off is written anew, whole, from the journal.
    file.truncate(end)
    file.seek(end)
