"""Where the material that travels with the program lies."""

# pathlib takes longer to load than `trainer due` takes to count:
# ruff: noqa: PTH100, PTH112, PTH118, PTH120

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def bundled(name: str) -> Path:
    """The folder `decks`, `scenarios`, `data` or `docs` that came with this installation."""
    from pathlib import Path

    return Path(bundled_path(name))


def bundled_path(name: str) -> str:
    """The same as text.

    In an installed wheel it lies inside the package, in a checkout beside it.
    """
    installed = os.path.join(_PACKAGE, "bundled", name)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), name)
