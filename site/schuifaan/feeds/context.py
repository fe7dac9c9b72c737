"""What an adapter must know besides the bytes, and the protocol all adapters keep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from schuifaan.content import Content
from schuifaan.feeds.fetching.answers import Fetched
from schuifaan.feeds.rules import Rule
from schuifaan.inputs import KnownText, Reading
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
    headings: Mapping[str, str] = field(default_factory=dict)
    """The partner's own headings -> columns of the interchange sheet; these go before what we would guess."""
    rules: tuple[Rule, ...] = ()
    """Which items the partner wants."""
    reader: str = ""
    """Stands for everything besides the bytes that decides how they are read (`reader_of`)."""
    known: Mapping[str, KnownText] = field(default_factory=dict)
    """What need not be read again, by the fingerprint of its text. Formats that cannot tell read everything."""
    address: str = ""
    """Where the bytes were fetched from, after redirects; empty for a file."""
    fetch: Callable[[str], Fetched] | None = None
    """Other pages of the same website, a bounded number of them; raises FetchError. None: there is only this file."""


class Adapter(Protocol):
    """Reads one format. Whatever the bytes are: no exception, and bounded work."""

    def __call__(self, body: bytes, context: ReadContext) -> Reading:
        """What the file says."""
        ...
