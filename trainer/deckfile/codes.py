"""Every code that reading and checking reports: the table behind the page and `--explain`.

A code that is noted anywhere stands here, with an example that has it and no other; tests
hold the table against the source and the page. A further check adds its codes to the group
they belong to, or a group of its own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from trainer.deckfile.explained.care import CARE
from trainer.deckfile.explained.code import Code
from trainer.deckfile.explained.craft import CRAFT
from trainer.deckfile.explained.files import FILES
from trainer.deckfile.explained.names import NAMES
from trainer.deckfile.explained.syntax import SYNTAX
from trainer.deckfile.explained.values import VALUES

GROUPS: Mapping[str, tuple[Code, ...]] = MappingProxyType(
    {
        "Keys and values": VALUES,
        "YAML": SYNTAX,
        "Names": NAMES,
        "Cards and rubrics": CARE,
        "Craft": CRAFT,
        "Files": FILES,
    }
)
"""The codes by the heading they stand under, in the order of the page."""

CODES: Mapping[str, Code] = MappingProxyType(
    {code.code: code for group in GROUPS.values() for code in group}
)
