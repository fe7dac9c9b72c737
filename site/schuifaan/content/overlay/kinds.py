"""Every kind of thing that editors change."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from schuifaan.content.library import Library
from schuifaan.content.overlay.kind import GoneError, Kind, Value
from schuifaan.content.overlay.telephones import HELP_LINE, RIDE
from schuifaan.content.overlay.weeks import WEEK
from schuifaan.content.overlay.words import CRISIS, SYNONYM

KINDS: Mapping[str, Kind] = {it.code: it for it in (WEEK, RIDE, HELP_LINE, SYNONYM, CRISIS)}
"""In the order of the screen."""


def standing(library: Library, kind: str, key: str) -> Value:
    """What stands under a key, in values that JSON knows; raises GoneError."""
    if kind not in KINDS:
        raise GoneError
    file = library.file(KINDS[kind].file(key))
    if file is None:
        raise GoneError
    found: Value = _plain(KINDS[kind].read(file.data, key))
    return found


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case date() | time():
            return value.isoformat()
    return value
