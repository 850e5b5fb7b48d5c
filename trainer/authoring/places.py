"""Where an item stands, and a file of the user's own that holds it."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder, SourceFile
from trainer.deckfile.discover import ENDINGS, discover
from trainer.deckfile.files import fetch
from trainer.deckfile.marks import mark
from trainer.deckfile.reader import parse
from trainer.deckfile.saving import AlreadyThereError, SavingError, save
from trainer.errors import TrainerError, UsageError, nearest
from trainer.scheduling.fold import canonical
from trainer.settings import user_folder

if TYPE_CHECKING:
    # Only a type: a preview finds its places without one.
    from trainer.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands."""

    path: str
    line: int
    """1-based, as the column, which is in characters."""
    column: int
    bundled: bool
    """Whether the file came with the program, and is only read."""
    copied: bool = False
    """Whether the file was made just now, as a copy of the bundled one."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Base:
    """What a change begins from, and where it is to be written."""

    place: Place
    """In a file of the user's own, which may not be there yet."""
    data: bytes
    """The present bytes of that file, or those of the bundled one that it will stand in for."""
    read: bytes | None
    """What is to be told to `save`: the present bytes, or None for a file to be made."""


class Places:
    """The places of all items of the catalogue."""

    def __init__(self, catalogue: "Catalogue", folders: Callable[[], Sequence[Folder]]) -> None:
        """`folders` gives those that are searched for decks and scenarios."""
        self._catalogue = catalogue
        self._folders = folders

    def locate(self, item: str) -> Place:
        """Where a `deck/card`, a `scenario`, a `scenario#point` or a `deck` stands.

        A deck or scenario that was never free of errors is found in the user's files too,
        and so is a file by its path.
        UsageError if there is no such item, another TrainerError if its file cannot be read.
        """
        if item.lower().endswith(ENDINGS):
            return self._file(item)
        item = canonical(item, self._catalogue.aliases())
        origin = self._catalogue.origin(item)
        if origin is None:
            path = _users_file(item, self._folders())
            if path is None or self._lacks(path, item):
                raise UsageError(f"there is no {_kind(item)} {item!r}; {self._hint(item)}")
            origin = path, False
        path, bundled = origin
        spot = mark(read(path), item)
        return Place(path, spot.line if spot else 1, spot.column if spot else 1, bundled)

    def own(self, item: str) -> Place:
        """As `locate`, in a file that the user may write: a bundled one is copied first.

        The copy stands in for the bundled file, with the same ids, so that the history of
        its items goes on. Nothing that is there already is written over.
        """
        place = self.locate(item)
        if not place.bundled:
            return place
        item = canonical(item, self._catalogue.aliases())
        return owned(place, item, self._folder_of(item), self._folders())

    def base(self, item: str) -> Base:
        """As `own`, for a change that is at hand as a whole: no copy is made before it.

        A copy without a change would keep later versions of the bundled file out of sight.
        """
        place = self.locate(item)
        if place.bundled:
            item = canonical(item, self._catalogue.aliases())
            folder = self._folder_of(item)
            mine = _mine(item, folder, self._folders())
            if mine is None:
                path = str(_free(place.path, folder))
                return Base(replace(place, path=path, bundled=False), read(place.path), None)
            place = mine
        data = read(place.path)
        return Base(place, data, data)

    def _file(self, name: str) -> Place:
        """The beginning of a file; UsageError for one that came with the program."""
        path = str(Path(name).absolute())
        read(path)
        if is_bundled(path, self._folders()):
            raise UsageError(
                f"{path} came with the program; name its deck or scenario instead of the "
                "file, and a copy of your own is made"
            )
        return Place(path, 1, 1, bundled=False)

    def _lacks(self, path: str, item: str) -> bool:
        """Whether the file of a deck or scenario is in use and does not have the part."""
        name = re.split("[/#]", item, maxsplit=1)[0]
        if item == name or self._catalogue.origin(name) != (path, False):
            return False
        return parse(read(path), path).content is not None

    def _folder_of(self, item: str) -> str:
        """The folder of the user's own files that one with this item belongs to."""
        if "/" in item:
            return "decks"
        is_scenario = "#" in item or self._catalogue.scenario(item) is not None
        return "scenarios" if is_scenario else "decks"

    def _hint(self, item: str) -> str:
        """What was meant, perhaps."""
        name = re.split("[/#]", item, maxsplit=1)[0]
        if name != item and self._catalogue.origin(name) is not None:
            close = nearest(item, self._catalogue.parts(name))
        else:
            close = nearest(item, self._catalogue.names())
        return f"did you mean {close}?" if close else "`trainer decks list` lists the decks"


def owned(place: Place, item: str, folder: str, folders: Sequence[Folder]) -> Place:
    """The place of an item of a bundled file in a file of the user's own, copied if there is none.

    `folder` is the one of theirs that it belongs to, `decks` or `scenarios`; `folders` are those
    that are searched. A file of theirs that is there stands in for the bundled one, or would if
    it had no errors. TrainerError if it cannot be read, or no copy can be made.
    """
    mine = _mine(item, folder, folders)
    if mine is None:
        return replace(place, path=_copy(place.path, folder), bundled=False, copied=True)
    return mine


def _mine(item: str, folder: str, folders: Sequence[Folder]) -> Place | None:
    """Where an item stands in a file that the user has for it already, be it full of errors."""
    mine = _users_file(item, folders, "deck" if folder == "decks" else "scenario")
    if mine is None:
        return None
    data = read(mine)
    spot = mark(data, item)
    line, column = (spot.line, spot.column) if spot else (1, 1)
    return at_fault(Place(mine, line, column, bundled=False), data)


def _copy(path: str, folder: str) -> str:
    """The path of a copy in the user's own folder, under a name that is free."""
    data = read(path)
    while True:
        copy = _free(path, folder)
        try:
            save(copy, data, None)
        except AlreadyThereError:  # another trainer took the name just now
            continue
        return str(copy)


def _free(path: str, folder: str) -> Path:
    """A name for a copy of a file in the user's own folder, which is made if there is none."""
    home = Path(user_folder("data")) / folder
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SavingError(
            f"{home} cannot be made: {error.strerror}. Nothing was changed. "
            "Your own decks and scenarios lie there."
        ) from error
    name, number = Path(path), 1
    copy = home / name.name
    while os.path.lexists(copy):
        number += 1
        copy = home / f"{name.stem}-{number}{name.suffix}"
    return copy


def _users_file(item: str, folders: Sequence[Folder], kind: str = "deck|scenario") -> str | None:
    """The user's file that says that it holds the item, be it right or full of errors."""
    name = re.split("[/#]", item, maxsplit=1)[0]
    kind = "deck" if "/" in item else "scenario" if "#" in item else kind
    words = rf"^(?:{kind}):[ \t]*(['\"]?){re.escape(name)}\1[ \t]*(?:#.*)?\r?$"
    wanted = re.compile(words.encode(), re.MULTILINE)
    for source in discover([folder for folder in folders if not folder.bundled]):
        data = fetch(source)
        if isinstance(data, bytes) and wanted.search(data):
            return source.path
    return None


def is_bundled(path: str, folders: Iterable[Folder]) -> bool:
    """Whether a file lies in a folder that came with the program."""
    file = Path(path).absolute()
    homes = (Path(folder.path).absolute() for folder in folders if folder.bundled)
    return any(map(file.is_relative_to, homes))


def at_fault(place: Place, data: bytes) -> Place:
    """The place of the first error in the file; as given if it has none."""
    for problem in parse(data, place.path).problems:
        if problem.severity is Severity.ERROR and problem.line:
            return replace(place, line=problem.line, column=problem.column)
    return place


def read(path: str) -> bytes:
    """The bytes of a deck file; TrainerError if it cannot be read."""
    data = fetch(SourceFile(path, False, 0, 0))
    if isinstance(data, Problem):
        raise TrainerError(str(data))
    return data


def _kind(item: str) -> str:
    return "card" if "/" in item else "point" if "#" in item else "deck or scenario"
