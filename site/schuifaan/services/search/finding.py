"""From a question to a page of results: the site, the API and the command line all come through here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from math import ceil

from schuifaan.clock import wall_time
from schuifaan.inputs.search import SearchInput
from schuifaan.inputs.search_values import read_date
from schuifaan.messages import Counted, Message
from schuifaan.services.installation import Installation
from schuifaan.services.search.card_journeys import with_journeys
from schuifaan.services.search.card_rows import cards_of
from schuifaan.services.search.cards import Card, Chip, Relaxed, SearchPage, Suggestion
from schuifaan.services.search.facets import facet_groups
from schuifaan.services.search.finder import is_degraded
from schuifaan.services.search.needs import NEEDS_A_START
from schuifaan.services.search.query import PAGE_SIZE, origin_of, query_for, sort_of
from schuifaan.services.search.reading import Reading, read
from schuifaan.services.search.relaxing import relax
from schuifaan.services.search.words import activities, all_of, chips, sentence
from zoekindex import Results

__all__ = ["PAGE_SIZE", "find"]

MOST_SUGGESTIONS = 4
# What one gives up most easily comes first. Her municipality and where she leaves from nobody gives up.
GIVEN_UP_FIRST = (
    *("letterlijk", "zonder-aanmelden", "dagdeel", "dag", "tot", "van", "gratis", "vorm", "voor", "taal"),
    *("soort", "vervoer", "plaats", "nodig", "q"),
)


def find(
    installation: Installation,
    asked: SearchInput,
    now: datetime,
    problems: tuple[str, ...] = (),
    size: int = PAGE_SIZE,
) -> SearchPage:
    """One page of what is found for `asked` at `now` (aware), with what parsing the question had to say.

    `asked.limit` cards, `size` without one. Opens the database by itself, and only for cards not read yet.
    """
    page = installation.finder.remember((asked, size), now, lambda: _page(installation, asked, now, size))
    return replace(page, problems=problems) if problems else page


def _page(installation: Installation, asked: SearchInput, now: datetime, size: int) -> SearchPage:
    content, today = installation.content, wall_time(now).date()
    size = asked.limit or size
    reading = read(asked, content, installation.finder.gazetteers.of(asked.gemeente), today)
    searched, relaxed = reading.searched, tuple[Relaxed, ...]()
    results = _search(installation, reading, searched, now, size)
    if not results.total and not reading.meaningless:
        if reading.searched.q and not reading.crisis:
            installation.finder.misses.note(reading.searched.q, today)
        searched, relaxed = relax(reading, lambda other: _count(installation, other, now))
        if searched != reading.searched:
            results = _search(installation, reading, searched, now, size)
    said = chips(_as_said(searched, reading, asked), content)
    pages = max(1, ceil(results.total / size))
    return SearchPage(
        input=asked,
        at=now,
        total=results.total,
        cards=_cards(installation, results, searched),
        sentence=content.crisis.title if reading.crisis else sentence(results.total, said),
        facets=facet_groups(results, searched, asked, content),
        chips=chips(asked, content),
        notices=(
            *(it.sentence for it in relaxed),
            *reading.notices,
            *_notices(installation, searched, today, results, pages),
        ),
        remarks=tuple(_remarks(installation, searched)),
        suggestions=()
        if results.total or reading.crisis
        else _suggestions(installation, reading, chips(searched, content), now),
        unknown=results.unknown,
        sort=sort_of(searched, content),
        pages=pages,
        asks_start=_asks_start(searched),
        degraded=is_degraded(results.generation),
        generation=results.generation,
        searched=searched,
        understood=reading.understood,
        relaxed=relaxed,
        corrected=None if reading.crisis else results.corrected,
        suggested=None if reading.crisis else results.suggested,
        literally=asked.with_("letterlijk", "1") if reading.understood or results.corrected else None,
        crisis=content.crisis if reading.crisis else None,
        alone=content.alone if reading.alone else None,
    )


def _search(
    installation: Installation, reading: Reading, searched: SearchInput, now: datetime, size: int
) -> Results:
    query = query_for(searched, installation.content, now, size, nothing=reading.meaningless)
    return installation.finder.search(query, now)


def _as_said(searched: SearchInput, reading: Reading, asked: SearchInput) -> SearchInput:
    """The question in the words of who asked it, where we search for others, without what we cannot look at yet."""
    said = replace(searched, q=asked.q) if reading.alone or reading.meaningless else searched
    if _asks_start(said):
        said = replace(said, vervoer=tuple(way for way in said.vervoer if way not in NEEDS_A_START))
    return said


def _cards(installation: Installation, results: Results, searched: SearchInput) -> tuple[Card, ...]:
    kept = installation.finder.cards
    found = {hit.id: kept.peek((results.generation, hit.id)) for hit in results.hits}
    missing = [hit for hit in results.hits if found[hit.id] is None]
    if missing:
        with installation.database.connection() as connection:
            read = cards_of(connection, installation.content, missing)
        for activity, of_activity in read.items():
            kept.keep((results.generation, activity), of_activity)
            found[activity] = of_activity
    some = searched.some_dates
    cards = tuple(it.found(hit, some_dates=some) for hit in results.hits if (it := found[hit.id]) is not None)
    return with_journeys(installation, results.generation, cards, searched)


def _asks_start(asked: SearchInput) -> bool:
    return asked.vertrek is None and not set(NEEDS_A_START).isdisjoint(asked.vervoer)


def _notices(
    installation: Installation, asked: SearchInput, today: date, results: Results, pages: int
) -> Iterator[str]:
    if is_degraded(results.generation):
        yield Message(
            "Wij werken aan onze zoekmachine. Zoeken kan gewoon, maar het duurt misschien iets langer."
        )
    if _asks_start(asked):
        yield Message("Waar vertrekt u? Vul uw plaats of postcode in. Dan kunnen wij op het vervoer letten.")
    if not set(NEEDS_A_START).isdisjoint(asked.vervoer) and installation.finder.timetable.facts is None:
        yield Message(
            "Er is nog geen dienstregeling. Wij kunnen niet uitrekenen of u er met bus of trein komt."
        )
    if asked.sorteer == "afstand" and origin_of(asked, installation.content) is None:
        yield Message("Kies één plaats, of vul in waar u vertrekt. Dan zetten wij wat dichtbij is vooraan.")
    days = [day for value in asked.dag if (day := read_date(value))]
    if (asked.tot and asked.tot < today) or (days and len(days) == len(asked.dag) and max(days) < today):
        yield Message("De dag die u koos is al voorbij.")
    if asked.pagina > pages:
        yield Counted("Er is maar één pagina.", "Er zijn maar %(aantal)s pagina’s.", pages)


def _remarks(installation: Installation, asked: SearchInput) -> Iterator[str]:
    """What choosing some transport means, and how long the times of buses hold."""
    timetable = installation.finder.timetable.facts
    if asked.vertrek is None or set(NEEDS_A_START).isdisjoint(asked.vervoer):
        return
    if "zonder-auto" in asked.vervoer:
        yield Message(
            "U ziet waar u komt zonder eigen auto. Met bus of trein, lopend, of omdat iemand u rijdt of meegaat."
        )
    if timetable is None:
        return
    if "ov" in asked.vervoer:
        yield Message(
            "U ziet alleen waar u met bus of trein heen kunt. En ook weer naar huis. U vertrekt bij een halte."
        )
    if timetable.example:
        yield Message(
            "De bustijden gelden tot en met %(dag)s. Dat is een verzonnen voorbeeld.", dag=timetable.last_day
        )
    else:
        yield Message("De bustijden gelden tot en met %(dag)s.", dag=timetable.last_day)


def _suggestions(
    installation: Installation, reading: Reading, chosen: tuple[Chip, ...], now: datetime
) -> tuple[Suggestion, ...]:
    """What one finds by giving up one choice, and if that never helps all but the municipality."""
    asked = reading.searched
    if reading.meaningless:
        return ()
    keys = {chip.key for chip in chosen}
    single = [(all_of(key, chosen), asked.without(key)) for key in GIVEN_UP_FIRST if key in keys]
    found = [
        Suggestion(_without(said, count), other, count)
        for said, other in single
        if (count := _count(installation, other, now))
    ]
    if found or len(single) < 2:
        return tuple(found[:MOST_SUGGESTIONS])
    everything = SearchInput(gemeente=asked.gemeente)
    count = _count(installation, everything, now)
    return (Suggestion(_without_all(count), everything, count),) if count else ()


def _without(said: str, count: int) -> Message:
    # What was typed has its marks already.
    bare = said if isinstance(said, Message) else said.strip("“”")
    return Message("Zonder “%(keuze)s”: %(telling)s.", keuze=bare, telling=activities(count))


def _without_all(count: int) -> Message:
    return Message("Zonder al uw keuzes: %(telling)s.", telling=activities(count))


def _count(installation: Installation, asked: SearchInput, now: datetime) -> int:
    query = query_for(asked, installation.content, now, size=0, counts=False)
    return installation.finder.search(query, now).total
