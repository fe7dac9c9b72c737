"""Places where one can walk in: when somebody is there in the coming week, and whether that is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from schuifaan.clock import wall_time
from schuifaan.services.coming_dates import dates_between
from schuifaan.services.installation import Installation
from schuifaan.services.search.cards import Card

DAYS = 7


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A venue with the dates of the coming week on which somebody is there, none of them over."""

    name: str
    place_name: str
    dates: tuple[Card, ...]
    open_now: Card | None
    """What is going on there at this moment."""

    @property
    def next(self) -> Card | None:
        """The first date to come that goes on."""
        return next((it for it in self.dates if it.status == "gaat-door" and it is not self.open_now), None)


def open_places(
    installation: Installation, query: Mapping[str, tuple[str, ...]], municipality: str | None, now: datetime
) -> tuple[OpenPlace, ...]:
    """The venues of what has one of the kinds (`soort`) and forms (`vorm`) of `query`; what is open first."""
    wall = wall_time(now)
    dates = dates_between(
        installation, wall.date(), wall.date() + timedelta(days=DAYS - 1), municipality=municipality
    )
    wanted = [card for card in dates if _fits(card, query) and not _over(card, wall)]
    # Dates stay in order of time within a venue: sorting leaves equals as they were.
    by_venue = groupby(sorted(wanted, key=_venue), key=_venue)
    places = [_place(tuple(cards), wall) for _, cards in by_venue]
    return tuple(sorted(places, key=lambda it: (it.open_now is None, it.dates[0].start, it.name)))


def _fits(card: Card, query: Mapping[str, tuple[str, ...]]) -> bool:
    kinds, forms = query.get("soort", ()), query.get("vorm", ())
    right_kind = not kinds or bool(set(kinds) & set(card.categories))
    return card.venue is not None and right_kind and (not forms or card.contact_form in forms)


def _over(card: Card, wall: datetime) -> bool:
    return not card.all_day and (card.end or card.start) <= wall


def _venue(card: Card) -> tuple[int, str]:
    return card.venue_id or 0, card.venue or ""


def _place(cards: tuple[Card, ...], wall: datetime) -> OpenPlace:
    # Somebody is there as long as we know: without an end, only the start says so.
    running = (it for it in cards if it.end and it.start <= wall < it.end and it.status == "gaat-door")
    return OpenPlace(cards[0].venue or "", cards[0].place_name, cards, next(running, None))
