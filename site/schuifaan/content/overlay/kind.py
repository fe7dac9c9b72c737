"""One kind of thing that editors change, and where in the files it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]
"""What a file says, as TOML has it."""

Value = Mapping[str, Any]
"""What stands under a key, with the keys of the file; empty when nothing does."""


class GoneError(Exception):
    """The key leads to nothing that is in the files (any more)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Both functions are given what the file of the key says, and raise GoneError."""

    code: str
    """As it stands in addresses and in the database."""
    file: Callable[[str], str]
    """Key -> name of the file it lies over."""
    read: Callable[[Data, str], Value]
    """What stands under a key."""
    write: Callable[[Data, str, Value], Data]
    """The same file with this value under the key."""


def replaced(entries: Sequence[Data], old: Data, new: Data) -> list[Data]:
    """The entries with `new` in the place of `old`."""
    return [new if it is old else it for it in entries]


def found(entries: Sequence[Data], name: str, value: str) -> Data:
    """The entry that has this value under `name`; raises GoneError."""
    for entry in entries:
        if entry.get(name) == value:
            return entry
    raise GoneError


def always(file: str) -> Callable[[str], str]:
    """For a kind with one file."""
    return lambda _key: file


def in_municipality(key: str) -> str:
    """For a key that begins with the code of a municipality."""
    return f"municipalities/{key.partition('/')[0]}.toml"
