"""What stands on each kind of paper: words only, in order of reading. Empty text is left out."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity on one day."""

    time: str
    title: str
    where: str
    facts: tuple[str, ...]
    """Price, coming alone, where the bus stops: a few words each."""
    phone: str
    """The number, with the name of whom one rings; what to do instead when there is none."""
    ride: str = ""
    """Who brings one there and home again; it stands beside a small house."""
    status: str = ""
    """`gaat niet door` and the like; empty for what goes on as planned."""
    example: bool = False
    """Invented, and said to be so."""
    after: str = ""
    """What goes on after it, in its organiser's words."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what is on."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What all paper has in common. `template` is the file that lays it out."""

    template: ClassVar[str]
    title: str
    subtitle: str
    days: tuple[Day, ...]
    nothing: str
    """Said when there is nothing to show."""
    help_text: str
    """Whom one can ring, before the number."""
    help_phone: str
    made: str
    """When this was made, so that one sees when it is old."""
    checked: str
    """When somebody last looked whether it is right; empty when there is nothing on it."""
    address: str
    """Where it stands on the site, as one types it."""
    qr: str
    """The same as an SVG picture: an extra, never the only way."""

    def values(self) -> dict[str, Any]:
        """As the template reads them."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster(Sheet):
    """For the board of a village hall; `size` is `a4` or `a3`."""

    template = "poster.typ"
    size: str = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet(Sheet):
    """The programme of a theme week on A5 pages: two on a sheet of A4."""

    template = "booklet.typ"
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeCard(Sheet):
    """A few activities nearby and a number, on one side of half a sheet (A5), to hang on the fridge."""

    template = "fridge-card.typ"
    more: str
    """Said when their words do not all fit: then it shows fewer of them, or less of each, and cuts nothing."""
