"""From a resident's question to a query for the index."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.inputs.search import SearchInput
from schuifaan.recurrence.words import WEEKDAYS
from schuifaan.services.search.needs import Needs
from zoekindex import Days, Query, Sort

PAGE_SIZE = 20
SATURDAY = 5
FACETS = ("soort", "vorm", "voor", "taal", "gemeente")


def query_for(
    asked: SearchInput,
    content: Content,
    now: datetime,
    size: int = PAGE_SIZE,
    counts: bool = True,
    nothing: bool = False,
) -> Query:
    """The query of one page of `asked` at `now` (aware); `counts` asks for what the filters would give as well.

    `nothing` is for words that mean nothing: nothing fits them, though the index sees no words at all.
    """
    origin, today = origin_of(asked, content), wall_time(now).date()
    needs = Needs(asked, content, origin if asked.vertrek else None, now)
    return Query(
        words=asked.q,
        literal=asked.letterlijk,
        nothing=nothing,
        places=frozenset(asked.plaats),
        facets=_facets(asked),
        needs=tuple(needs.asked(asked)),
        days=tuple(days for word in asked.dag for days in days_of(word, today)),
        period=_period(asked, today),
        dayparts=frozenset(asked.dagdeel),
        sort=sort_of(asked, content),
        origin=origin,
        offset=(asked.pagina - 1) * size,
        limit=size,
        count_facets=FACETS if counts else (),
        count_needs=tuple(needs.all()) if counts else (),
        count_days=_countable_days(asked, content, today) if counts else {},
        count_dayparts=counts,
        count_places=counts,
    )


def sort_of(asked: SearchInput, content: Content) -> Sort:
    """The order asked for as far as it can be had; else the best first with words, the soonest without."""
    if asked.sorteer == "afstand" and origin_of(asked, content):
        return "afstand"
    return "beste" if asked.q and asked.sorteer != "datum" else "datum"


def origin_of(asked: SearchInput, content: Content) -> tuple[float, float] | None:
    """(latitude, longitude) one leaves from: `vertrek`, else the only place asked for."""
    if asked.vertrek and asked.vertrek in content.postcode_areas:
        area = content.postcode_areas[asked.vertrek]
        return (area.lat, area.lon)
    start = asked.vertrek or (asked.plaats[0] if len(asked.plaats) == 1 else None)
    if start is None:
        return None
    place = content.places[start]
    return (place.lat, place.lon)


def days_of(word: str, today: date) -> tuple[Days, ...]:
    """The dates a value of `dag` stands for.

    `dinsdag` is any coming Tuesday, today included; `weekend` the current or next Saturday and Sunday.
    """
    if word == "vandaag":
        return (Days(today, today),)
    if word == "morgen":
        return (Days(today + timedelta(1), today + timedelta(1)),)
    if word == "weekend":
        saturday = today + timedelta(SATURDAY - today.weekday())  # on a Sunday this is yesterday
        return (Days(saturday, saturday + timedelta(1)),)
    if word in WEEKDAYS:
        return (Days(today, date.max, frozenset({WEEKDAYS.index(word)})),)
    day = date.fromisoformat(word)
    return (Days(day, day),)


def _facets(asked: SearchInput) -> Mapping[str, frozenset[str]]:
    chosen: Mapping[str, Iterable[str]] = {
        "soort": asked.soort,
        "vorm": asked.vorm,
        "voor": asked.voor,
        "taal": asked.taal,
        "gemeente": (asked.gemeente,) if asked.gemeente else (),
    }
    return {key: frozenset(values) for key, values in chosen.items() if values}


def _period(asked: SearchInput, today: date) -> Days | None:
    if asked.van is None and asked.tot is None:
        return None
    return Days(asked.van or today, asked.tot or date.max)


def _countable_days(asked: SearchInput, content: Content, today: date) -> Mapping[str, tuple[Days, ...]]:
    """The days one can choose by name, and the dates that were chosen."""
    return {word: days_of(word, today) for word in (*content.days, *asked.dag)}
