"""What comes back, and from whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from zoekindex.documents import Occurrence
from zoekindex.queries import Query


class Count(NamedTuple):
    """How many activities would be found with a value, and of how many it is not known whether they have
    it. A tuple, because an answer has a hundred of them and a frozen dataclass takes five times as long.
    """

    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One activity found: its next matching date, and how many matching dates follow (cancelled ones left
    out).

    `score` is how well the words fit, 0 without words. `distance_km` is as the crow flies.
    """

    id: str
    occurrence: Occurrence
    more: int
    score: float
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class Results:
    """The answer. `total` counts activities: a series is one.

    `facets` holds every facet that was asked for, by name, with `plaats`, `dag`, `dagdeel` and `flags`
    beside them; a facet's counts leave that facet's own filter out. `unknown` says, for each flag that
    was filtered on, how many activities stay out for no other reason than that nobody knows.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, Count]]
    unknown: Mapping[str, int]
    generation: str


class Engine(Protocol):
    """Anything that can search. Raises IndexUnusable when it has nothing to search in."""

    @property
    def generation(self) -> str:
        """Changes whenever the documents do; answers may be kept as long as it stays the same."""
        ...

    def search(self, query: Query, now: datetime) -> Results:
        """Answer a query as things stand at `now` (naive local wall time)."""
        ...
