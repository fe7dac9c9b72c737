"""What a question about transport and access asks of the index."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from schuifaan.clock import wall_time
from schuifaan.content import Content, RideService
from schuifaan.inputs.search import SearchInput
from schuifaan.services.search.documents import OWN_POINT
from schuifaan.services.travel.ride_times import first_day
from schuifaan.services.travel.storage import CODES, FOOT, ROLLATOR, WALKING
from schuifaan.transit.walking import DETOUR
from zoekindex import Code, Flag, Near, Need, Since

NEEDS_A_START = ("ov", "zonder-auto")
"""Transport that depends on where one leaves from."""
AUTOMAATJE = "automaatje"
TAKEN_ALONG = ("ophalen", "samen")
OTHER_FLAGS = ("gratis", "zonder-aanmelden")

Point = tuple[float, float]


class Needs:
    """The needs one can ask for, for who leaves from one place at one moment."""

    def __init__(self, asked: SearchInput, content: Content, origin: Point | None, now: datetime) -> None:
        """`origin` is where one leaves from (latitude, longitude), `now` is aware."""
        self._content = content
        self._place = place_of(asked, content)
        self._origin = origin
        self._walking = walking_of(asked)
        self._since = _since(content, wall_time(now))

    def named(self, name: str) -> Need:
        """The need with the code of `vervoer` or `nodig`, or another flag; what depends on where one leaves from only
        when that is known.
        """
        if name == "ov":
            return Need(name, (self._by_public_transport(),))
        if name == "zonder-auto":
            return Need(name, tuple(self._without_car()))
        return Need(name, (self._flag(name),))

    def asked(self, asked: SearchInput) -> Iterator[Need]:
        """All needs of a question."""
        yield from (self.named(code) for code in asked.nodig)
        yield from (self.named(code) for code in asked.vervoer if self._place or code not in NEEDS_A_START)
        for name, wanted in zip(OTHER_FLAGS, (asked.gratis, asked.zonder_aanmelden), strict=True):
            if wanted:
                yield self.named(name)

    def all(self) -> Iterator[Need]:
        """Everything one could ask for."""
        names = (*self._content.needs, *self._content.transport, *OTHER_FLAGS)
        yield from (self.named(name) for name in names)
        if self._place:
            yield from (self.named(name) for name in NEEDS_A_START)

    def _flag(self, name: str) -> Flag:
        return Flag(name, self._since if name == AUTOMAATJE else None)

    def _by_public_transport(self) -> Code:
        return Code(f"{CODES[self._walking]}:{self._place}")

    def _without_car(self) -> Iterator[Flag | Code | Near]:
        yield self._by_public_transport()
        yield self._flag(AUTOMAATJE)
        yield from map(self._flag, TAKEN_ALONG)
        if self._origin:
            # Only where we know the venue itself: the middle of a village says nothing about a walk.
            yield Near(self._origin, WALKING[self._walking].most_metres / 1000 / DETOUR, OWN_POINT)


def place_of(asked: SearchInput, content: Content) -> str | None:
    """Slug of the place one leaves from."""
    if asked.vertrek is None or asked.vertrek in content.places:
        return asked.vertrek
    place = content.place_for_postcode(asked.vertrek)
    return place.slug if place else None


def walking_of(asked: SearchInput) -> str:
    """How who asks this walks: slower and less far with a rollator."""
    return ROLLATOR if "rollator" in asked.nodig else FOOT


def _since(content: Content, wall: datetime) -> Since | None:
    """From which day on there is still time to ring, for each municipality of which that is known."""
    services = tuple(it for it in content.ride_services if it.code == AUTOMAATJE and it.has_deadline)
    first = _first_days(services, wall.replace(second=0, microsecond=0))
    return Since("gemeente", first) if first else None


@lru_cache(maxsize=16)
def _first_days(services: tuple[RideService, ...], minute: datetime) -> tuple[tuple[str, date], ...]:
    """The same for many questions: a desk closes on a whole minute."""
    found = ((service.municipality, first_day(service, minute)) for service in services)
    return tuple((municipality, day) for municipality, day in found if day)
