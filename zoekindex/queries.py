"""What can be asked of the index."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from zoekindex.needs import Need

Sort = Literal["datum", "afstand", "beste"]
EVERY_WEEKDAY = frozenset(range(7))


def weekday_of(ordinal: int) -> int:
    """The weekday of a proleptic ordinal (`date.toordinal`); Monday is 0."""
    return (ordinal - 1) % 7


@dataclass(frozen=True, slots=True)
class Days:
    """A set of dates: those from `first` to `last`, both included, that fall on one of `weekdays` (Monday
    is 0).
    """

    first: date
    last: date
    weekdays: frozenset[int] = EVERY_WEEKDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question. Whatever is left empty does not filter.

    `places`, `needs`, `days`, `period` and `dayparts` hold for one and the same occurrence. `days` is any of
    its sets; `period` bounds them. Within a facet any value will do, and every facet named must hold; so must
    every need (see zoekindex.needs; no two of one name). The `count_...` fields say which counts the answer
    should carry. `nothing` is for a question of which it is known beforehand that nothing fits it, such as one whose
    words mean nothing here. With `explain` each hit says why it stands where it does.
    """

    words: str = ""
    literal: bool = False
    nothing: bool = False
    places: frozenset[str] = frozenset()
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    days: tuple[Days, ...] = ()
    period: Days | None = None
    dayparts: frozenset[str] = frozenset()
    sort: Sort = "datum"
    origin: tuple[float, float] | None = None
    offset: int = 0
    limit: int = 20
    count_facets: tuple[str, ...] = ()
    count_needs: tuple[Need, ...] = ()
    count_days: Mapping[str, tuple[Days, ...]] = field(default_factory=dict)
    count_dayparts: bool = False
    count_places: bool = False
    explain: bool = False

    def __post_init__(self) -> None:
        if self.offset < 0 or self.limit < 0:
            raise ValueError("offset and limit cannot be negative")
        if self.sort not in {"datum", "afstand", "beste"}:
            raise ValueError(f"cannot sort by {self.sort!r}")

    def __hash__(self) -> int:
        """Equal questions hash alike, so that answers can be kept by question."""
        return hash(
            (
                *(self.words, self.literal, self.nothing, self.places, self.needs),
                *(self.days, self.period, self.dayparts, self.sort, self.origin, self.offset, self.limit),
                *(self.count_facets, self.count_needs, self.count_dayparts, self.count_places, self.explain),
                frozenset(self.facets.items()),
                frozenset(self.count_days.items()),
            )
        )
