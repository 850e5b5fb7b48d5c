"""Where the material that travels with the program lies."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder `decks`, `scenarios` or `data` that came with this installation.

    In an installed wheel it lies inside the package, in a checkout beside it.
    """
    installed = _PACKAGE / "bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
