"""YAML and JSON Schema as an editor sees them."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from trainer.deckfile.schema import RECORDS, schema


class Yaml12(yaml.CSafeLoader):
    """Types plain words as the core schema of YAML 1.2 does."""


class Yaml11(yaml.CSafeLoader):
    """Types plain words as YAML 1.1 does, dates left as they are written."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda _, node: _whole(node.value))
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))
Yaml11.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def _whole(text: str) -> int:
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text[2:] if base != 10 else text, base)


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """As in editors: the `$` of JavaScript is the end, the one of Python may stand before it."""
    if validator.is_type(value, "string") and not re.search(
        re.sub(r"\$(?=\)|$)", r"\\Z", pattern), value, re.ASCII
    ):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


_Editor = extend(Draft7Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
_VALIDATORS = {kind: _Editor(schema(kind)) for kind in RECORDS}


def accepts(kind: str, text: str, loader: type[yaml.CSafeLoader] = Yaml12) -> bool:
    """Whether an editor that has the schema finds nothing wrong with the file."""
    return complaint(kind, text, loader) == ""


def complaint(kind: str, text: str, loader: type[yaml.CSafeLoader] = Yaml12) -> str:
    """The first thing it finds wrong, or nothing."""
    error = next(_VALIDATORS[kind].iter_errors(yaml.load(text, loader)), None)
    return "" if error is None else f"{list(error.absolute_path)}: {error.message}"
