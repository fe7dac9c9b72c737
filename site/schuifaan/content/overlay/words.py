"""Words that mean the same, and what somebody in crisis says.

The key of a group of words is its first word, of a phrase the phrase itself; capitals and accents do not matter.
"""

from schuifaan.content.folding import fold
from schuifaan.content.overlay.kind import Data, Kind, Value, always, replaced

LISTS = ("phrases", "but_not")


def _read_group(data: Data, key: str) -> Value:
    return next((it for it in data["group"] if fold(it["words"][0]) == key), {})


def _write_group(data: Data, key: str, value: Value) -> Data:
    groups, old = data["group"], _read_group(data, key)
    if not value:
        return {**data, "group": [it for it in groups if it is not old]}
    return {**data, "group": replaced(groups, old, value) if old else [*groups, value]}


def _read_phrase(data: Data, key: str) -> Value:
    return next(({"list": name} for name in LISTS if key in map(str.casefold, data.get(name, ()))), {})


def _write_phrase(data: Data, key: str, value: Value) -> Data:
    kept = {name: [it for it in data.get(name, ()) if it.casefold() != key] for name in LISTS}
    if value:
        kept.setdefault(value.get("list", ""), []).append(key)
    return {**data, **kept}


SYNONYM = Kind("zoekwoorden", always("thesaurus.toml"), _read_group, _write_group)
CRISIS = Kind("crisis", always("crisis.toml"), _read_phrase, _write_phrase)
