"""What an adapter must know besides the bytes, and the protocol all adapters keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from schuifaan.content import Content
from schuifaan.inputs import Reading
from schuifaan.recurrence.times import DAY_FIRST


@dataclass(frozen=True, slots=True)
class ReadContext:
    """One feed's circumstances; the same for every run of that feed."""

    content: Content
    name: str = ""
    """File name, for what its ending says."""
    content_type: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """Columns of the interchange sheet that fill what an item leaves empty."""
    municipality: str | None = None
    """Code of the municipality that is meant where an item does not say."""
    date_order: str | None = DAY_FIRST
    """`d-m`, `m-d`, or None: not known, so a date that could be either is refused."""


class Adapter(Protocol):
    """Reads one format. Whatever the bytes are: no exception, and bounded work."""

    def __call__(self, body: bytes, context: ReadContext) -> Reading:
        """What the file says."""
        ...
