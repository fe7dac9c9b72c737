"""A change as a visitor will see it, beside what a visitor sees now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from schuifaan.clock import wall_time
from schuifaan.content import Content, week_in_year
from schuifaan.services.content_in_use.preview import Tried, contents, tried
from schuifaan.services.content_in_use.trying import Draft
from schuifaan.services.installation import Installation
from schuifaan.services.travel.ways import ride_advice
from schuifaan.web.activities.rides import ride_view
from schuifaan.web.language import language
from schuifaan.web.language import translate as _
from schuifaan.wording import facts as wording

AN_EXAMPLE = timedelta(days=14)
"""How far ahead the ride of the example is."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Sentences now and with the change, and what is found with some words."""

    now: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()


def preview_of(installation: Installation, draft: Draft, words: str, moment: datetime) -> Preview:
    """What a draft changes for a visitor; `words` are tried in the search as well. Nothing of it is kept."""
    said = {"week": _week, "vervoer": _ride, "hulplijn": _help_line}.get(draft.kind)
    if said is None:
        return Preview(tried=tried(installation, draft, words, moment))
    before, after = (said(content, draft.key, moment) for content in contents(installation, draft))
    return Preview(before, after)


def _week(content: Content, key: str, _moment: datetime) -> tuple[str, ...]:
    code, _slash, year = key.partition("/")
    when = week_in_year(content.weeks[code], int(year))
    lang = language()
    sentence = _(
        "De week van %(jaar)s is van %(begin)s tot en met %(eind)s.",
        jaar=year,
        begin=wording.day_in_words(when.start, lang),
        eind=wording.full_day(when.end, lang),
    )
    return (sentence,) if when.confirmed else (sentence, _("Deze datum is nog niet bevestigd."))


def _ride(content: Content, key: str, moment: datetime) -> tuple[str, ...]:
    town, code, _fact = key.split("/")
    service = next(it for it in content.municipalities[town].ride_services if it.code == code)
    wall, lang = wall_time(moment), language()
    view = ride_view(ride_advice(service, [(wall + AN_EXAMPLE).date()], wall), wall.date(), lang)
    phone = view.phone or _("Telefoonnummer nog niet bevestigd.")
    return (phone, view.call, *(f"{question} {answer}" for question, answer in view.facts))


def _help_line(content: Content, key: str, _moment: datetime) -> tuple[str, ...]:
    line = content.municipalities[key].help_line
    return (line.hours,) if line.hours else (_("Er staat niets over tijden."),)
