"""What goes into the index."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

CANCELLED = "afgelast"
"""The one status that has a meaning here: such a date is shown, but not counted among the further dates."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an activity. Times are naive local wall time, in whole seconds.

    `places` holds every place code that covers the venue of this date, the village as well as the hamlet.
    They belong to the date and not to the activity, because one date of a series may be held elsewhere.
    `codes` is what else holds for this date alone ("ov:goor"), `unsure` that of which it is not known; there "ov"
    stands for every code that begins with "ov:". Dates that agree in places, codes and unsure cost little, however
    many there are.
    """

    key: str
    start: datetime
    end: datetime | None = None
    all_day: bool = False
    status: str = "gaat-door"
    places: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            if moment is not None and moment.tzinfo is not None:
                raise ValueError(f"occurrence {self.key!r}: times are local wall time, without an offset")


@dataclass(frozen=True, slots=True)
class Document:
    """One activity with its dates, as the index sees it.

    `version` is the caller's content hash: the index keeps it, so that index and database can be compared. A facet
    without values, and a flag that is None or absent, are unknown: not "no". `point` is (latitude, longitude) in
    degrees. `confirmed` is when somebody last said that all this is so: for equal words what was confirmed lately
    comes before what is stale (ranking.STALE_AFTER); None is never stale.
    """

    id: str
    version: str = ""
    title: str = ""
    summary: str = ""
    body: str = ""
    organiser: str = ""
    venue: str = ""
    keywords: tuple[str, ...] = ()
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    flags: Mapping[str, bool | None] = field(default_factory=dict)
    point: tuple[float, float] | None = None
    occurrences: tuple[Occurrence, ...] = ()
    confirmed: date | None = None

    def __post_init__(self) -> None:
        if not self.id or not self.id.isprintable():
            raise ValueError(f"a document needs an id of printable characters, not {self.id!r}")
