"""What stands on a poster, in a booklet and on a card for the fridge. Paper is in Dutch: it hangs for everybody."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from schuifaan.services.programme import week_programme
from schuifaan.services.search.cards import Card
from schuifaan.services.search.finding import find
from schuifaan.services.search.needs import place_of
from schuifaan.wording import facts
from schuifaan.wording.catalogs import SOURCE

ON_THE_FRIDGE = 3
"""Activities on a card for the fridge: what one takes in at a glance."""
PERIODS = (7, 14)
"""Days a poster can hang."""
HOME_AGAIN = {"ophalen": "wij halen u op", "automaatje": "Automaatje", "samen": "met iemand uit uw buurt"}
"""Ways to get there that bring one home too, in a few words."""
LONGEST_AFTER = 300
"""Characters of what comes after a date of a theme week: what there is room for; longer stands on the site."""


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
        days=_days(cards, content, at=place),
        nothing=f"Wij weten nu niets in {here.name}.",
        size=size,
        **_around(content.municipalities[here.municipality], today, f"{site}/zoeken?plaats={place}", cards),
    )


def week_booklet(
    installation: Installation, municipality: str, week: str, year: WeekYear, now: datetime, site: str
) -> Booklet:
    """The programme of a theme week in a municipality."""
    content, found = installation.content, installation.content.weeks[week]
    cards = dates_between(installation, year.start, year.end, municipality=municipality, theme_week=week)
    with installation.database.read() as session:
        items = week_programme(session, content, week, year.start, year.end, municipality)
    after = {it.path: it.after for it in items if len(it.after) <= LONGEST_AFTER}
    here = content.municipalities[municipality]
    return Booklet(
        title=f"{found.name} in {here.name}",
        subtitle=_period(year.start, year.end),
        lead=found.summary,
        days=_days(cards, content, after),
        nothing="Het programma is nog niet bekend.",
        **_around(here, wall_time(now).date(), f"{site}/{week}", cards),
    )


def fridge_card(installation: Installation, asked: SearchInput, now: datetime, site: str) -> FridgeCard:
    """The few activities that fit a question best: those nearby first, when it says where one leaves from."""
    content = installation.content
    nearest = asked.with_("sorteer", "afstand") if asked.vertrek else asked
    cards = find(installation, nearest.with_("limit", str(ON_THE_FRIDGE)), now).cards
    by_time = sorted(cards, key=lambda card: (card.start, card.title))
    places = [
        content.places[slug]
        for slug in (*asked.plaats, place_of(asked, content) or "")
        if slug in content.places
    ]
    code = places[0].municipality if places else asked.gemeente or next(iter(content.municipalities))
    here = content.municipalities[code]
    return FridgeCard(
        title=f"Iets doen, dicht bij {places[0].name}" if places else f"Iets doen in {here.name}",
        subtitle="Wat u kunt doen, en een nummer om te bellen." if cards and here.help_line.phone else "",
        days=_days(by_time, content),
        nothing="Wij vonden nu niets.",
        more="Niet alles past op deze kaart. Alles staat op de site.",
        **_around(here, wall_time(now).date(), f"{site}/zoeken", cards),
    )


def _around(here: Municipality, today: date, address: str, cards: Sequence[Card]) -> dict[str, Any]:
    line = here.help_line
    return {
        "help_text": f"Liever met iemand praten? Bel {line.organisation_name}."
        if line.phone
        else f"Liever met iemand praten? Vraag het bij {line.organisation_name}.",
        "help_phone": line.phone or "",
        "made": f"Gemaakt op {_day(today)}.",
        "checked": _checked(cards),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "qr": _qr(address),
    }


def _day(day: date) -> str:
    return f"{facts.day_and_month(day, SOURCE)} {day.year}"


def _qr(address: str) -> str:
    picture = io.BytesIO()
    segno.make(address, micro=False).save(picture, kind="svg", xmldecl=False)
    return picture.getvalue().decode()


def _period(first: date, last: date) -> str:
    return f"{facts.day_in_words(first, SOURCE)} tot en met {facts.full_day(last, SOURCE)}"


def _checked(cards: Sequence[Card]) -> str:
    """How old what stands here is, once for the whole sheet: paper hangs longer than a page stays open."""
    real = [card for card in cards if not card.example]
    if not real:
        return ""
    days = sorted({card.confirmed.date() for card in real if card.confirmed})
    if not days:
        return "Nog niet gecontroleerd. Bel even voor u gaat."
    first, last = _day(days[0]), _day(days[-1])
    when = f"op {last}" if first == last else f"tussen {first} en {last}"
    if all(card.confirmed for card in real):
        return f"Alles is gecontroleerd {when}."
    return f"Gecontroleerd {when}, maar niet alles. Bel even voor u gaat."


def _days(
    cards: Iterable[Card], content: Content, after: Mapping[str, str] | None = None, at: str | None = None
) -> tuple[Day, ...]:
    by_day = groupby(cards, key=lambda card: card.start.date())
    return tuple(
        Day(
            facts.day_in_words(day, SOURCE),
            tuple(_entry(card, content, (after or {}).get(card.path, ""), at) for card in on_day),
        )
        for day, on_day in by_day
    )


def _entry(card: Card, content: Content, after: str, at: str | None) -> Entry:
    """`at` is the place the whole sheet is about: its name is not said again."""
    who = f"{card.contact_name}: " if card.contact_name else ""
    going_on = card.status == "gaat-door"
    place = "" if card.venue and at and card.place == at else card.place_name
    home = [words for code, words in HOME_AGAIN.items() if card.transport.get(code)]
    return Entry(
        time=facts.hours(card.start, card.end, card.all_day, SOURCE),
        title=card.title,
        where=", ".join(part for part in (card.venue, place) if part),
        facts=tuple(_facts(card, content)),
        phone=f"Bel {who}{card.phone}" if card.phone else "Telefoonnummer niet bekend",
        ride=f"Heen en terug: {', '.join(home)}" if home else "",
        status="" if going_on else content.codes["status"][card.status].label,
        example=card.example,
        after=after,
    )


def _facts(card: Card, content: Content) -> Iterator[str]:
    if card.call_first:
        yield "bel even vooraf"
    yield facts.price(card.cost_cents, card.cost_note, SOURCE)
    if card.come_alone:
        yield "u kunt alleen komen"
    for code, stated in card.transport.items():
        if stated and code not in HOME_AGAIN:
            yield content.transport[code].label.lower()
