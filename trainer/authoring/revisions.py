"""Decks as they are in a folder, or were in a revision of a Git repository.

Git is asked for objects by their names, never for a working tree: it changes nothing, runs
no hook, and fetches nothing.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.content.cards import Deck
from trainer.content.library import Library
from trainer.content.problems import Problem, Severity
from trainer.content.scenarios import Scenario
from trainer.content.sources import Folder
from trainer.deckfile.discover import ENDINGS, discover
from trainer.deckfile.files import MAX_BYTES, fetch, shown_path
from trainer.deckfile.reader import parse
from trainer.deckfile.syllabus import is_syllabus
from trainer.errors import ExitCode, TrainerError, UsageError

MOST_FILES = 10_000
"""Deck files of one revision; a repository of decks has a hundred."""

SECONDS = 60
"""How long Git may take for one question."""

_REGULAR = ("100644", "100755")
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What a hook tells its own Git; here the repository is that of the path."""
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


class BrokenSideError(TrainerError):
    """Decks to be compared cannot be read."""

    exit_code = ExitCode.INVALID_DECK


def read_side(name: str) -> Library:
    """The decks and scenarios at a path, or at REV:PATH; files before colons.

    UsageError if there is no such thing; BrokenSideError if a file has errors, for then its
    cards would count as removed.
    """
    decks: dict[str, Deck] = {}
    scenarios: dict[str, Scenario] = {}
    for path, data in _files(name):
        if is_syllabus(data):
            continue
        reading = parse(data, path)
        errors = [each for each in reading.problems if each.severity is Severity.ERROR]
        if errors or reading.content is None:
            raise BrokenSideError(_broken(path, errors))
        content = reading.content
        known = decks if isinstance(content, Deck) else scenarios
        if content.id in known:
            raise BrokenSideError(f"{shown_path(path)}: {content.id} is there in another file too.")
        if isinstance(content, Deck):
            decks[content.id] = content
        elif isinstance(content, Scenario):
            scenarios[content.id] = content
    return Library(decks=tuple(decks.values()), scenarios=tuple(scenarios.values()))


def _broken(path: str, errors: Sequence[Problem]) -> str:
    first = str(errors[0]) if errors else f"{shown_path(path)} cannot be read"
    more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
    return f"{first}{more}. What has errors cannot be compared; mend it first."


def _files(name: str) -> Iterator[tuple[str, bytes]]:
    """Each deck file with the name that messages call it by."""
    revision, colon, path = name.partition(":")
    if os.path.lexists(name) or not colon:
        if not os.path.lexists(name):
            raise UsageError(
                f"there is no file or folder {shown_path(name)!r}; a revision takes the folder in "
                f"it behind a colon: {shown_path(name)}:decks"
            )
        for source in discover([Folder(name, bundled=False)]):
            data = fetch(source)
            if isinstance(data, Problem):
                raise BrokenSideError(str(data))
            yield source.path, data
    else:
        yield from _revision(revision, path, name)


def _revision(revision: str, path: str, name: str) -> Iterator[tuple[str, bytes]]:
    shown = shown_path(name)
    if not revision or revision.startswith("-") or not name.isprintable():
        raise UsageError(f"{shown!r} names no revision; write it as main:decks")
    base = Path(path or ".").absolute()
    while not base.is_dir():  # the folder may be gone since
        base = base.parent
    top = _git(base, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"{shown!r}: {shown_path(str(base))} is in no Git repository")
    root = Path(os.fsdecode(top.removesuffix(b"\n")))
    inner = os.path.relpath(
        Path(os.path.realpath(base)) / os.path.relpath(Path(path or ".").absolute(), base), root
    )
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError(f"{shown!r}: the repository has no revision {revision!r}")
    tree = commit.decode().strip() + ("^{tree}" if inner == "." else f":{inner}")
    found = _git(root, "rev-parse", "--verify", "--quiet", tree)
    if found is None:
        raise UsageError(f"{shown!r}: {revision} holds no {shown_path(inner)}")
    object_ = found.decode().strip()
    if (_git(root, "cat-file", "-t", object_) or b"").strip() == b"blob":
        yield name, _blob(root, object_, name)
        return
    listed = _git(root, "ls-tree", "-r", "-z", object_)
    if listed is None:
        raise UsageError(f"{shown!r} is neither a folder nor a file")
    entries = [_entry(row) for row in listed.split(b"\0") if row]
    decks = [(where, id_) for mode, id_, where in entries if mode in _REGULAR and _is_deck(where)]
    if len(decks) > MOST_FILES:
        raise UsageError(f"{shown!r} holds more than {MOST_FILES:,} deck files; name a folder")
    for where, id_ in decks:
        full = f"{name.rstrip('/')}/{where}"
        yield full, _blob(root, id_, full)


def _entry(row: bytes) -> tuple[str, str, str]:
    """Mode, object and path of a row of `git ls-tree`."""
    facts, _, path = row.partition(b"\t")
    mode, _, object_ = facts.decode().split()
    return mode, object_, path.decode("utf-8", "replace")


def _is_deck(path: str) -> bool:
    """Whether a search of the folder would find it."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    return path.lower().endswith(ENDINGS) and not hidden


def _blob(root: Path, object_: str, name: str) -> bytes:
    size = _git(root, "cat-file", "-s", object_)
    if size is not None and int(size) > MAX_BYTES:
        raise BrokenSideError(f"{shown_path(name)} is larger than 5 MB.")
    data = _git(root, "cat-file", "blob", object_)
    if data is None:
        raise BrokenSideError(f"{shown_path(name)} is missing from the repository.")
    return data


def _git(folder: Path, *words: str) -> bytes | None:
    """What Git prints; None if it refuses. Every word is fixed, or a name that no option has."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    try:
        done = subprocess.run(  # noqa: S603 - no shell reads it
            ["git", "--no-replace-objects", "-C", str(folder), *words],  # noqa: S607
            env=environment | _OFFLINE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise UsageError(
            "git is not installed or not on the PATH; compare two folders instead"
        ) from None
    except subprocess.TimeoutExpired:
        raise TrainerError(f"git gave no answer within {SECONDS} seconds") from None
    except (OSError, ValueError) as error:
        raise TrainerError(f"git cannot be run: {error}") from error
    return done.stdout if done.returncode == 0 else None
