"""A new deck or scenario file."""

from pathlib import Path

from trainer.content.slugs import slug
from trainer.content.text import one_line
from trainer.deckfile.saving import AlreadyThereError, SavingError, save
from trainer.deckfile.shapes import is_id
from trainer.deckfile.templates import deck_template, scenario_template
from trainer.errors import UsageError
from trainer.resources import bundled
from trainer.settings import user_folder
from trainer.store.catalogue import Catalogue

_FOLDERS = {"deck": "decks", "scenario": "scenarios"}


def make(
    catalogue: Catalogue, kind: str, name: str, title: str, topic: str, folder: str | None
) -> Path:
    """Make the file of a new `deck` or `scenario`, and say where it lies.

    Without a title or topic the id gives them, without a folder the user's own is taken. UsageError
    for a bad id, or one that is taken; SavingError if the file is there or cannot be made.
    """
    if not is_id(name):
        cure = "small letters, digits and single hyphens, at most 64"
        raise UsageError(f"{name!r} is not an id ({cure}); write {slug(name, 'my-deck')}")
    if (origin := catalogue.origin(name)) is not None:
        path, is_bundled = origin
        where = "came with the program" if is_bundled else f"lies in {path}"
        raise UsageError(
            f"there is a {_kind_of(catalogue, name)} {name} already, it {where}; "
            f"choose another id, or `trainer decks edit {name}`"
        )
    title = one_line(title) or name.replace("-", " ").capitalize()
    topic = one_line(topic) or name
    template = deck_template if kind == "deck" else scenario_template
    home = _folder(kind, folder)
    text = template(name, title, topic, _schema_beside(home, kind) or schema_place(kind))
    path_ = home / f"{name}.yaml"
    try:
        save(path_, text.encode(), None)
    except AlreadyThereError as error:
        raise AlreadyThereError(f"{error} `trainer decks edit {path_}` opens it.") from None
    return path_


def schema_place(kind: str) -> str:
    """Where the schema lies, as the first line of a file can name it: without blanks."""
    path = bundled("data") / "schema" / f"{kind}.json"
    return path.as_uri() if any(map(str.isspace, str(path))) else str(path)


def _schema_beside(home: Path, kind: str) -> str:
    """The schema that a team keeps beside its folders, by a path that holds in every clone."""
    beside = Path("schema") / f"{kind}.json"
    return f"../{beside.as_posix()}" if (home.parent / beside).is_file() else ""


def _folder(kind: str, named: str | None) -> Path:
    if named is not None:
        return Path(named).absolute()
    home = Path(user_folder("data")) / _FOLDERS[kind]
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SavingError(
            f"{home} cannot be made: {error.strerror}; name another folder by --in"
        ) from error
    return home


def _kind_of(catalogue: Catalogue, name: str) -> str:
    return "deck" if catalogue.scenario(name) is None else "scenario"
