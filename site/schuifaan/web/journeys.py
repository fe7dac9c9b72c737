"""Journeys in words: in a line for a card, and step by step."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime

from schuifaan.services.travel.storage import StoredReach
from schuifaan.transit import WALK, Journey, Leg, Status
from schuifaan.wording.catalogs import gettext_for
from schuifaan.wording.facts import clock


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark on the way line."""

    pictogram: str
    time: str
    text: str
    on_foot: bool = False


def summary(reach: StoredReach, lang: str) -> str:
    """Public transport in a line, for a card."""
    _ = gettext_for(lang)
    vehicles = _vehicles(reach.kinds, lang)
    if reach.status is Status.BOTH and reach.leaves and reach.home:
        return _(
            "heen en terug met %(vervoer)s. Om %(vertrek)s uur vanaf halte %(halte)s. Terug om %(terug)s uur.",
            vervoer=vehicles, vertrek=clock(reach.leaves, lang), halte=reach.from_stop, terug=clock(reach.home, lang),
        )  # fmt: skip
    if reach.status is Status.ONLY_THERE:
        return _("alleen heen met %(vervoer)s, niet terug", vervoer=vehicles)
    if reach.status is Status.NONE:
        return _("niet op tijd met bus of trein")
    if reach.leaves:
        return _("heen met %(vervoer)s, terug weten we niet", vervoer=vehicles)
    return _("bus of trein: weten we niet")


def stops(journey: Journey, arrived: str, lang: str, pictogram: str = "vrije-stoel") -> Iterator[Stop]:
    """A journey step by step; `arrived` is what is said at its end, beside `pictogram`."""
    _ = gettext_for(lang)
    for leg in journey.legs:
        if leg.kind == WALK:
            yield Stop("schoen", _at(leg.depart, lang), _walk(leg, lang), on_foot=True)
        else:
            yield Stop("bus", _at(leg.depart, lang), _ride_leg(leg, lang))
    yield Stop(pictogram, _at(journey.arrive, lang), arrived)


def _ride_leg(leg: Leg, lang: str) -> str:
    _ = gettext_for(lang)
    # Translators: what one boards: "bus 51"
    vehicle = {
        "bus": _("bus"), "trein": _("trein"), "tram": _("tram"), "metro": _("metro"), "veerboot": _("veerboot")
    }.get(leg.kind, _("lijn"))  # fmt: skip
    towards = _(" richting %(bestemming)s", bestemming=leg.headsign) if leg.headsign else ""
    return _(
        "Stap in bij halte %(van)s: %(soort)s %(lijn)s%(richting)s. Stap uit bij halte %(naar)s om %(tijd)s uur.",
        van=leg.from_name, soort=vehicle, lijn=leg.line, richting=towards, naar=leg.to_name,
        tijd=clock(leg.arrive, lang),
    )  # fmt: skip


def _walk(leg: Leg, lang: str) -> str:
    _ = gettext_for(lang)
    metres = rough(leg.metres)
    if not leg.to_name:
        return _("Loop naar de activiteit, ongeveer %(meter)s meter.", meter=metres)
    return _("Loop naar halte %(halte)s, ongeveer %(meter)s meter.", halte=leg.to_name, meter=metres)


def first_ride(journey: Journey) -> Leg:
    """The one that begins at the first stop."""
    return next(leg for leg in journey.legs if leg.kind != WALK)


def means(lang: str, *journeys: Journey | None) -> str:
    """`de bus`, `de trein`, both, or `het openbaar vervoer`."""
    return _vehicles({leg.kind for journey in journeys if journey for leg in journey.legs}, lang)


def _vehicles(kinds_of_legs: Set[str], lang: str) -> str:
    _ = gettext_for(lang)
    kinds = kinds_of_legs - {WALK}
    if not kinds:
        return _("bus of trein")
    if kinds == {"bus"}:
        return _("de bus")
    if kinds == {"trein"}:
        return _("de trein")
    return _("bus en trein") if kinds == {"bus", "trein"} else _("het openbaar vervoer")


def _at(moment: datetime, lang: str) -> str:
    _ = gettext_for(lang)
    return _("%(tijd)s uur", tijd=clock(moment, lang))


def rough(metres: int) -> int:
    """To fifty metres: we know the straight line, and not the street."""
    return max(50, round(metres / 50) * 50)
