"""The way to an activity and home again, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from schuifaan.content import Content
from schuifaan.services.search.words import place_name
from schuifaan.services.travel.storage import ROLLATOR
from schuifaan.services.travel.ways import Travel
from schuifaan.transit import Reach, Status
from schuifaan.web.activities.rides import RideView, ride_view
from schuifaan.web.journeys import Stop, first_ride, means, rough, stops
from schuifaan.wording import facts as wording
from schuifaan.wording.catalogs import gettext_for, ngettext_for
from schuifaan.wording.facts import clock

PLANNER = "https://www.openstreetmap.org/directions"
_HURRY = 60
"""Minutes: who has more than this after an activity does well with the time of the last journey home."""


@dataclass(frozen=True, slots=True)
class TravelView:
    """How one gets there and home again."""

    departure: str
    """As the form shows it again."""
    problems: tuple[str, ...]
    place: str
    """Name of the place one leaves from; empty when nobody has said."""
    rollator: bool
    verdict: str
    """In one sentence, whether one gets there and home by public transport."""
    there: tuple[Stop, ...]
    back: tuple[Stop, ...]
    remarks: tuple[str, ...]
    """What else is to be known about those journeys."""
    stop: str
    rides: tuple[RideView, ...]
    on_foot: str
    planner: str
    """Address of a route planner on another site; empty when the place is not known."""


def travel_view(
    travel: Travel,
    content: Content,
    wall: datetime,
    walking: str,
    where: str,
    lang: str,
    problems: tuple[str, ...] = (),
) -> TravelView:
    """The same in words; `where` is the place of the activity as one would type it, `wall` the moment of asking, and
    `problems` what we could not do with what the visitor typed.
    """
    _ = gettext_for(lang)
    reach = travel.reach
    place = place_name(travel.departure.place, content) if travel.departure else ""
    return TravelView(
        departure=_said(travel, content),
        problems=problems,
        place=place,
        rollator=walking == ROLLATOR,
        verdict=_verdict(travel, reach, place, lang) if reach else "",
        there=tuple(stops(reach.there, _("U bent er."), lang)) if reach and reach.there else (),
        back=tuple(stops(reach.back, _("U bent terug in %(plaats)s.", plaats=place), lang, "huis"))
        if reach and reach.back
        else (),
        remarks=tuple(_remarks(travel, reach, wall, lang)) if reach else (),
        stop=_("De dichtstbijzijnde halte is %(halte)s. Dat is ongeveer %(meter)s meter lopen.",
               halte=travel.stop[0], meter=rough(travel.stop[1])) if travel.stop else "",
        rides=tuple(ride_view(it, wall.date(), lang) for it in travel.rides),
        on_foot=_on_foot(travel, place, lang),
        planner=f"{PLANNER}?{urlencode({'to': where})}" if where else "",
    )  # fmt: skip


def _said(travel: Travel, content: Content) -> str:
    if travel.departure is None:
        return ""
    said = travel.departure.said
    return place_name(said, content) if said in content.places else said


def _verdict(travel: Travel, reach: Reach, place: str, lang: str) -> str:
    _ = gettext_for(lang)
    vehicles = means(lang, reach.there, reach.back)
    if reach.status is Status.BOTH:
        return _(
            "Vanaf %(plaats)s komt u er met %(vervoer)s, en ook weer thuis.", plaats=place, vervoer=vehicles
        )
    if reach.status is Status.ONLY_THERE:
        return _(
            "Vanaf %(plaats)s komt u er met %(vervoer)s. Na afloop gaat er niets meer terug.",
            plaats=place, vervoer=vehicles,
        )  # fmt: skip
    if reach.status is Status.NONE:
        return _("Vanaf %(plaats)s komt u die dag niet op tijd met bus of trein.", plaats=place)
    return _why_unknown(travel, reach, place, lang)


def _why_unknown(travel: Travel, reach: Reach, place: str, lang: str) -> str:
    """Never more than the data says."""
    _ = gettext_for(lang)
    if travel.timetable is None:
        return _("Er is nog geen dienstregeling. Of u er met bus of trein komt, weten we niet.")
    if not travel.venue_known:
        return _("Het precieze adres weten we niet. Daarom weten we ook niet of u er met bus of trein komt.")
    if travel.date and travel.date.start.date() > travel.timetable.last_day:
        return _("Voor die dag is er nog geen dienstregeling. Of u er met bus of trein komt, weten we niet.")
    if reach.there and travel.date and travel.date.end:
        return _(
            "Vanaf %(plaats)s komt u er met %(vervoer)s. Of er die nacht nog iets teruggaat, weten we nog niet.",
            plaats=place, vervoer=means(lang, reach.there),
        )  # fmt: skip
    if reach.there:
        return _(
            "Vanaf %(plaats)s komt u er met %(vervoer)s. Hoe laat het is afgelopen, weten we niet. "
            "Daarom weten we niet of u met bus of trein thuiskomt. Vraag ernaar als u belt.",
            plaats=place, vervoer=means(lang, reach.there),
        )  # fmt: skip
    return _("Of u er met bus of trein komt, weten we niet.")


def _remarks(travel: Travel, reach: Reach, wall: datetime, lang: str) -> Iterator[str]:
    _ = gettext_for(lang)
    if reach.there or reach.back:
        if travel.date:
            yield _(
                "Dit geldt voor %(dag)s.", dag=wording.day_from(travel.date.start.date(), wall.date(), lang)
            )
        if reach.there and reach.there.depart < wall:
            yield _("Let op: vandaag is het daarvoor al te laat.")
        yield _("De weg tussen uw huis en de halte telt niet mee.")
    last = reach.last_home
    if last and travel.date and reach.status is not Status.NONE:
        yield _(
            "De laatste reis naar huis is om %(tijd)s uur vanaf halte %(halte)s.",
            tijd=clock(first_ride(last).depart, lang), halte=last.from_stop,
        )  # fmt: skip
        if reach.spare_minutes and 0 < reach.spare_minutes < _HURRY:
            yield _("Na afloop hebt u dus nog %(duur)s de tijd.", duur=_duration(reach.spare_minutes, lang))
    if travel.timetable:
        yield _(
            "Wij gebruiken deze dienstregeling: %(naam)s, opgehaald op %(dag)s. Die geldt tot en met %(laatste)s.",
            naam=travel.timetable.name,
            dag=wording.full_day(travel.timetable.imported, lang),
            laatste=wording.full_day(travel.timetable.last_day, lang),
        )
        if travel.timetable.example:
            yield _("Dit is een voorbeeld. De bussen en treinen zijn verzonnen.")


def _duration(minutes: int, lang: str) -> str:
    return ngettext_for(lang)("%(aantal)s minuut", "%(aantal)s minuten", minutes)


def _on_foot(travel: Travel, place: str, lang: str) -> str:
    _ = gettext_for(lang)
    if travel.distance_km is None:
        return ""
    far = wording.distance(travel.distance_km, lang)
    return _("Vanaf het midden van %(plaats)s is het %(afstand)s.", plaats=place, afstand=far)
