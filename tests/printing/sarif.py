"""The part of SARIF 2.1.0 that the check writes, as a JSON Schema: all else is refused."""

from typing import Any


def _object(required: str = "", **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": least, "uniqueItems": True}


_TEXT = {"type": "string", "minLength": 1}
_ABSOLUTE = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s\\]+$"}
_REFERENCE = {
    "type": "string",
    "pattern": r"^(?:[a-z][a-z0-9+.-]*:)?[A-Za-z0-9._~!$&'()*+,;=@/%-]+$",
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_PLACE = {"type": "integer", "minimum": 1}
_SAID = _object("text", text=_TEXT, markdown=_TEXT)

_RULE = _object(
    "id",
    id=_TEXT,
    name=_TEXT,
    shortDescription=_SAID,
    fullDescription=_SAID,
    help=_SAID,
    helpUri=_ABSOLUTE,
    defaultConfiguration=_object(level=_LEVEL),
)
_LOCATION = _object(
    physicalLocation=_object(
        artifactLocation=_object(uri=_REFERENCE),
        region=_object(startLine=_PLACE, startColumn=_PLACE),
    )
)
_RESULT = _object(
    "message",
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_object("text", text=_TEXT),
    locations=_list(_LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
)
_DRIVER = _object(
    "name", name=_TEXT, semanticVersion=_TEXT, informationUri=_ABSOLUTE, rules=_list(_RULE)
)
_RUN = _object(
    "tool",
    tool=_object("driver", driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": _RESULT},
)
SCHEMA = _object(
    "version runs", version={"const": "2.1.0"}, runs=_list(_RUN), **{"$schema": _ABSOLUTE}
)
