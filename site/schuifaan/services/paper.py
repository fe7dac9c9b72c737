"""What stands on a poster, in a booklet and on a card for the fridge. Paper is in Dutch: it hangs for everybody."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

import segno

from schuifaan.clock import wall_time
from schuifaan.content import Content, Municipality, WeekYear
from schuifaan.inputs.search import SearchInput
from schuifaan.paper import Booklet, Day, Entry, FridgeCard, Poster
from schuifaan.services.coming_dates import dates_between
from schuifaan.services.installation import Installation
from schuifaan.services.search.cards import Card
from schuifaan.services.search.finding import find
from schuifaan.wording import facts
from schuifaan.wording.catalogs import SOURCE

ON_THE_FRIDGE = 3
"""Activities on a card for the fridge: what one takes in at a glance."""
PERIODS = (7, 14)
"""Days a poster can hang."""


def village_poster(
    installation: Installation, place: str, days: int, size: str, now: datetime, site: str
) -> Poster:
    """Everything in a village from today on for so many `days`; `site` is the address of the site, `size` a4 or a3."""
    content, today = installation.content, wall_time(now).date()
    here = content.places[place]
    last = today + timedelta(days=days - 1)
    cards = dates_between(installation, today, last, place=place)
    return Poster(
        title=f"Wat is er te doen in {here.name}?",
        subtitle=_period(today, last),
        days=_days(cards, content),
        nothing=f"Wij weten nu niets in {here.name}. Bel ons. Wij zoeken met u mee.",
        size=size,
        **_around(content.municipalities[here.municipality], today, f"{site}/zoeken?plaats={place}"),
    )


def week_booklet(
    installation: Installation, municipality: str, week: str, year: WeekYear, now: datetime, site: str
) -> Booklet:
    """The programme of a theme week in a municipality."""
    content, found = installation.content, installation.content.weeks[week]
    cards = dates_between(installation, year.start, year.end, municipality=municipality, theme_week=week)
    here = content.municipalities[municipality]
    return Booklet(
        title=f"{found.name} in {here.name}",
        subtitle=_period(year.start, year.end),
        lead=found.summary,
        days=_days(cards, content),
        nothing="Het programma is nog niet bekend.",
        **_around(here, wall_time(now).date(), f"{site}/{week}"),
    )


def fridge_card(installation: Installation, asked: SearchInput, now: datetime, site: str) -> FridgeCard:
    """The few activities that fit a question best: those nearby first, when it says where one leaves from."""
    content = installation.content
    nearest = asked.with_("sorteer", "afstand") if asked.vertrek else asked
    cards = find(installation, nearest.with_("limit", str(ON_THE_FRIDGE)), now).cards
    by_time = sorted(cards, key=lambda card: (card.start, card.title))
    places = [content.places[slug] for slug in (*asked.plaats, asked.vertrek or "") if slug in content.places]
    code = places[0].municipality if places else asked.gemeente or next(iter(content.municipalities))
    here = content.municipalities[code]
    return FridgeCard(
        title=f"Dicht bij {places[0].name}" if places else f"In {here.name}",
        subtitle="Drie dingen om te doen, en een nummer om te bellen.",
        days=_days(by_time, content),
        nothing="Wij vonden nu niets. Bel ons. Wij zoeken met u mee.",
        **_around(here, wall_time(now).date(), f"{site}/zoeken"),
    )


def _around(here: Municipality, today: date, address: str) -> dict[str, Any]:
    line = here.help_line
    return {
        "help_text": f"Liever met iemand praten? Bel {line.organisation_name}."
        if line.phone
        else f"Liever met iemand praten? Vraag het bij {line.organisation_name}.",
        "help_phone": line.phone or "",
        "made": f"Gemaakt op {facts.full_day(today, SOURCE)}.",
        "address": address.removeprefix("https://").removeprefix("http://"),
        "qr": _qr(address),
    }


def _qr(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, micro=False).save(picture, kind="svg", xmldecl=False)
    return picture.getvalue().decode()


def _period(first: date, last: date) -> str:
    return f"{facts.day_in_words(first, SOURCE)} tot en met {facts.full_day(last, SOURCE)}"


def _days(cards: Iterable[Card], content: Content) -> tuple[Day, ...]:
    by_day = groupby(cards, key=lambda card: card.start.date())
    return tuple(
        Day(facts.day_in_words(day, SOURCE), tuple(_entry(card, content) for card in on_day))
        for day, on_day in by_day
    )


def _entry(card: Card, content: Content) -> Entry:
    who = f"{card.contact_name}: " if card.contact_name else ""
    going_on = card.status == "gaat-door"
    return Entry(
        time=facts.hours(card.start, card.end, card.all_day, SOURCE),
        title=card.title,
        where=", ".join(part for part in (card.venue, card.place_name) if part),
        facts=tuple(_facts(card, content)),
        phone=f"Bel {who}{card.phone}" if card.phone else "Telefoonnummer niet bekend",
        status="" if going_on else content.codes["status"][card.status].label,
        example=card.example,
    )


def _facts(card: Card, content: Content) -> Iterator[str]:
    if card.call_first:
        yield "bel even vooraf"
    yield facts.price(card.cost_cents, card.cost_note, SOURCE)
    if card.come_alone:
        yield "u kunt alleen komen"
    yield from (content.transport[code].label.lower() for code, stated in card.transport.items() if stated)
    if card.confirmed:
        yield f"gecontroleerd op {facts.day_and_month(card.confirmed.date(), SOURCE)}"
