"""What the index keeps of a document beside its words: all that filtering, counting and sorting need."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from zoekindex.documents import Document
from zoekindex.timetable import Timetable, shared

FORMAT = 4
"""Raise this when the stored form changes: indexes are then built anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity in the index. `flags` holds only what is known."""

    id: str
    version: str
    facets: Mapping[str, tuple[str, ...]]
    flags: Mapping[str, bool]
    point: tuple[float, float] | None
    timetable: Timetable
    confirmed: int | None = None
    """As a proleptic ordinal."""

    @classmethod
    def of(cls, document: Document) -> Self:
        return cls(
            id=document.id,
            version=document.version,
            facets={name: tuple(sorted(values)) for name, values in document.facets.items() if values},
            flags={name: bool(value) for name, value in document.flags.items() if value is not None},
            point=document.point,
            timetable=Timetable.pack(document.occurrences),
            confirmed=document.confirmed.toordinal() if document.confirmed else None,
        )

    def pack(self) -> bytes:
        """The entry as JSON, without id and version: the index keeps those in fields of their own."""
        content = {
            "facets": self.facets,
            "flags": self.flags,
            "point": self.point,
            "timetable": self.timetable.to_json(),
            "confirmed": self.confirmed,
        }
        return json.dumps(content, separators=(",", ":")).encode()

    @classmethod
    def unpack(cls, id: str, version: str, packed: bytes) -> Self:  # noqa: A002 - the field's own name
        content = json.loads(packed)
        point = content["point"]
        return cls(
            id=id,
            version=version,
            facets={sys.intern(name): shared(values) for name, values in content["facets"].items()},
            flags={sys.intern(name): value for name, value in content["flags"].items()},
            point=None if point is None else (point[0], point[1]),
            timetable=Timetable.from_json(content["timetable"]),
            confirmed=content["confirmed"],
        )
