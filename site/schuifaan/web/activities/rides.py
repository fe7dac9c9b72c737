"""A ride service in words: what it is, until when to ring, and what is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from schuifaan.content import RideFact
from schuifaan.services.travel.ways import RideAdvice
from schuifaan.wording import facts as wording
from schuifaan.wording.catalogs import gettext_for, ngettext_for
from schuifaan.wording.facts import clock


@dataclass(frozen=True, slots=True)
class RideView:
    """One ride service in words."""

    name: str
    how: str
    for_whom: str
    phone: str | None
    call: str
    """Until when to ring."""
    facts: tuple[tuple[str, str], ...]
    """What is known and not known about it: a question, and the answer with where that is from."""


def ride_view(advice: RideAdvice, today: date, lang: str) -> RideView:
    """One ride service in words."""
    service = advice.service
    return RideView(
        name=service.name,
        how=service.how,
        for_whom=service.for_whom,
        phone=service.phone,
        call=_call(advice, today, lang),
        facts=tuple(_ride_facts(advice, lang)),
    )


def _call(advice: RideAdvice, today: date, lang: str) -> str:
    _ = gettext_for(lang)
    whom = advice.service.organisation_name
    if advice.too_late:
        sentence = _("Voor de eerstvolgende keer is het te laat om te bellen.")
        if advice.next_day and advice.next_until:
            sentence += " " + _("Voor %(dag)s kan het nog.", dag=wording.day_in_words(advice.next_day, lang))
            sentence += " " + _ring(whom, advice.next_until, today, lang)
    elif advice.until:
        sentence = _ring(whom, advice.until, today, lang)
    else:
        return _("Bel %(wie)s, liefst twee werkdagen van tevoren.", wie=whom)
    facts = (advice.service.lead_time, advice.service.desk)
    return f"{sentence} {_('(voorbeeld)')}" if any(it and it.example for it in facts) else sentence


def _ring(whom: str, until: datetime, today: date, lang: str) -> str:
    """`Bel Salut voor maandag 12.00 uur (nog 2 dagen).`"""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    left = (until.date() - today).days
    near = left < 7
    day = wording.weekday(until.date(), lang) if near else wording.day_in_words(until.date(), lang)
    within = ngettext("nog %(aantal)s dag", "nog %(aantal)s dagen", left) if left else _("vandaag nog")
    return _(
        "Bel %(wie)s voor %(dag)s %(tijd)s uur (%(nog)s).",
        wie=whom,
        dag=day,
        tijd=clock(until, lang),
        nog=within,
    )


def _ride_facts(advice: RideAdvice, lang: str) -> Iterator[tuple[str, str]]:
    _ = gettext_for(lang)
    service = advice.service
    ask = _("weten we niet, vraag het bij %(wie)s", wie=service.organisation_name)
    fare, area, wheelchair, desk = service.fare, service.area, service.wheelchair, service.desk
    yield (
        _("Wat kost het?"),
        _("%(prijs)s per kilometer", prijs=wording.price(fare.cents_per_km, "", lang)) + _mark(fare, lang)
        if fare else ask,
    )  # fmt: skip
    yield _("Hoe ver rijden ze?"), _(area.text) + _mark(area, lang) if area else ask
    yield (
        _("Kan mijn rolstoel mee?"),
        (_("ja") if wheelchair.possible else _("nee")) + _mark(wheelchair, lang) if wheelchair else ask,
    )
    yield (
        _("Wanneer kan ik bellen?"),
        wording.listed(lang, *(
            _("%(dag)s van %(open)s tot %(dicht)s uur",
              dag=_(it.day), open=clock(it.opens, lang), dicht=clock(it.closes, lang))
            for it in desk.hours
        )) + _mark(desk, lang) if desk else ask,
    )  # fmt: skip


def _mark(fact: RideFact, lang: str) -> str:
    """Where a fact is from; an invented one says so."""
    _ = gettext_for(lang)
    if fact.example:
        return " " + _("(voorbeeld)")
    return " " + _("(volgens %(bron)s, %(datum)s)", bron=fact.source, datum=fact.dated)
