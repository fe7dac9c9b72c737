"""What a page of search results is made of: plain frozen values, ready for a template or for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from schuifaan.content import Alone, Crisis
from schuifaan.inputs.search import SearchInput
from schuifaan.services.travel.storage import StoredReach


@dataclass(frozen=True, slots=True)
class Card:
    """One activity in a list, with its next matching date. None means unknown, and is shown as unknown."""

    id: int
    slug: str
    path: str
    """`/activiteiten/<id>-<slug>`, without language prefix."""
    title: str
    summary: str
    municipality: str | None
    place: str | None
    """Content slug of the place this date is at; None outside our area."""
    place_name: str
    """Name of that place, or the town as the partner wrote it; may be empty."""
    venue: str | None
    organisation: str | None
    categories: tuple[str, ...]
    contact_form: str | None
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    cost_cents: int | None
    cost_note: str
    phone: str | None
    """The number to ring: the activity's own, else its organisation's."""
    contact_name: str | None
    sign_up: str | None
    come_alone: bool | None
    access: Mapping[str, bool | None]
    """Every code of `nodig`."""
    transport: Mapping[str, bool | None]
    """Every code of `vervoer` that somebody states (not `ov` and `zonder-auto`)."""
    start: datetime
    """Naive Amsterdam wall time, like `end`; midnight for an all-day date."""
    end: datetime | None
    all_day: bool
    status: str
    more_dates: int
    """How many matching dates of the series come after this one."""
    distance_km: float | None
    """In a straight line from where one leaves; None without a starting point."""
    point: tuple[float, float] | None
    """(latitude, longitude) of the venue, else of its place's centre."""
    exact_point: bool
    """The point is the venue's own, not its place's centre."""
    venue_id: int | None
    example: bool
    confirmed: datetime | None
    rhythm: str = ""
    """How often in words ("elke dinsdag"), where the partner keeps a rule; empty for dates one by one."""
    endless: bool = False
    """It goes on without an end that we know: `more_dates` says no more than how far ahead dates are kept."""
    some_dates: bool = False
    """The question was for some of its dates only, and so are `more_dates`: they say nothing of the whole series."""
    call_first: str = ""
    """Why one had better ring before going, as a code; empty when there is no reason."""
    external_keys: tuple[str, ...] = ()
    """The partners' own keys of it."""
    reach: StoredReach | None = None
    """How one gets to this date and home again by public transport; None when it is not known where one leaves."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a filter. `count` is what one would see with it; `unknown` is how many do not say."""

    value: str
    label: str
    count: int
    unknown: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """One filter: its query key, the question it answers, and its choices in the order of the screen."""

    key: str
    question: str
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> bool:
        """Whether the visitor chose anything here."""
        return any(value.chosen for value in self.values)


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter in words, that can be taken away with `input.without(key, value)`."""

    key: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way out when nothing is found: what to leave out, and how many activities that gives."""

    sentence: str
    input: SearchInput
    count: int


@dataclass(frozen=True, slots=True)
class UnderstoodFilter:
    """A filter that was in the words, and the same question without those words."""

    key: str
    value: str
    typed: str
    text: str
    """The filter in words: `op dinsdag`."""
    without: SearchInput


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A filter that was let go because nothing was found with it, said in a sentence."""

    key: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results and everything that is said around it."""

    input: SearchInput
    at: datetime
    """The moment of asking, aware."""
    total: int
    """Activities found; a series is one."""
    cards: tuple[Card, ...]
    sentence: str
    """What is shown: "12 activiteiten: wandelen, in Markelo, op dinsdag"."""
    facets: tuple[FacetGroup, ...] = ()
    chips: tuple[Chip, ...] = ()
    problems: tuple[str, ...] = ()
    """What we could not do with the question, in words."""
    notices: tuple[str, ...] = ()
    """What the visitor should know about these results, in words."""
    remarks: tuple[str, ...] = ()
    """What holds for these results and can be read after them, in words."""
    suggestions: tuple[Suggestion, ...] = ()
    """Only when nothing is found."""
    unknown: Mapping[str, int] = field(default_factory=dict)
    """For each chosen need or transport fact: how many activities do not say, and are therefore not shown."""
    sort: str = "datum"
    """How the cards are ordered: `datum`, `afstand` or `beste`."""
    pages: int = 1
    """How many pages there are; at least 1."""
    asks_start: bool = False
    """The visitor chose transport that depends on where one leaves from, and did not say where."""
    degraded: bool = False
    """The index could not be used; searched in the database."""
    generation: str = ""
    """Which state of the index answered."""
    searched: SearchInput = field(default_factory=SearchInput)
    """The question as it was searched for in the end: its words turned into filters."""
    understood: tuple[UnderstoodFilter, ...] = ()
    """Filters that were in the words, as typed."""
    relaxed: tuple[Relaxed, ...] = ()
    """Which of those were let go, because nothing was found with them."""
    corrected: tuple[str, str] | None = None
    """What was typed and what was searched for instead."""
    suggested: str | None = None
    """The question as it may have been meant; it was searched for as it was typed."""
    literally: SearchInput | None = None
    """The same question with its words taken as they are; None when that makes no difference."""
    crisis: Crisis | None = None
    """The calm block for who may be in danger: it stands above everything else."""
    alone: Alone | None = None
    """For who would like company: whom to ring, and ways to people."""

    @property
    def active(self) -> tuple[UnderstoodFilter, ...]:
        """The filters from the words that hold for these results."""
        gone = {(it.key, it.value) for it in self.relaxed}
        return tuple(it for it in self.understood if (it.key, it.value) not in gone)

    @property
    def grouped_by_day(self) -> bool:
        """Whether the cards stand in order of date."""
        return self.sort == "datum"
