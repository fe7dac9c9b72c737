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

    `score` is how well the words fit, 0 without words. `distance_km` is as the crow flies. `explanation` has
    a line for each thing that decided its place, when Query.explain asked for it.
    """

    id: str
    occurrence: Occurrence
    more: int
    score: float
    distance_km: float | None
    explanation: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The answer. `total` counts activities: a series is one.

    `facets` holds every facet that was asked for, by name, with `plaats`, `dag`, `dagdeel` and `needs`
    beside them; a facet's counts leave that facet's own filter out. `unknown` says, for each need by
    its name, how many activities stay out for no other reason than that nobody knows.

    `corrected` is what was typed and what was searched for instead, when words in it were misspelt;
    `suggested` is what may have been meant beyond that, and was not searched for.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, Count]]
    unknown: Mapping[str, int]
    generation: str
    corrected: tuple[str, str] | None = None
    suggested: str | None = None


class Engine(Protocol):
    """Anything that can search. Raises IndexUnusable when it has nothing to search in."""

    @property
    def generation(self) -> str:
        """Changes whenever the documents do; answers may be kept as long as it stays the same."""
        ...

    def search(self, query: Query, now: datetime) -> Results:
        """Answer a query as things stand at `now` (naive local wall time)."""
        ...
