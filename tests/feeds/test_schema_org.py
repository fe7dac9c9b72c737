"""What becomes of the events on a partner's web pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from schuifaan.feeds import FeedCheck
from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.inputs import ActivityInput, FeedItem, Reading
from tests.feeds.pages import page, party

Only = Callable[..., ActivityInput]
Check = Callable[..., FeedCheck]
Read = Callable[..., Reading]
Codes = Callable[..., list[str]]


def test_an_event_on_a_page_becomes_an_activity(only: Only) -> None:
    place = {
        "@type": "Place",
        "name": "'t Dorpshuis",
        "address": {"streetAddress": "Kerkstraat 1", "postalCode": "7471 AA", "addressLocality": "Goor"},
        "geo": {"latitude": "52.23", "longitude": "6.58"},
    }
    activity = only(
        page(
            party(
                name="Koffie &amp; thee",
                endDate="2026-12-01T11:30:00+01:00",
                description="<p>Kom erbij.</p>",
                url="https://voorbeeld.nl/koffie",
                location=place,
                organizer={"@type": "Organization", "name": "Salut", "telephone": "0547-123456"},
                offers={"@type": "Offer", "price": "2.50", "priceCurrency": "EUR"},
            )
        )
    )
    assert (activity.title, activity.description) == ("Koffie & thee", "Kom erbij.")
    assert (activity.venue.name, activity.venue.place) == ("'t Dorpshuis", "goor")
    assert (activity.venue.latitude, activity.venue.longitude) == (52.23, 6.58)
    assert (activity.series.start, activity.series.minutes) == (datetime(2026, 12, 1, 10), 90)
    assert (activity.organisation, activity.phone, activity.cost_cents) == ("Salut", "0547-123456", 250)


@pytest.mark.parametrize(
    "said",
    [
        [party()],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, party()]},
        {"@type": "Organization", "event": party()},
        party(**{"@type": ["Thing", "https://schema.org/MusicEvent"]}),
    ],
)
def test_an_event_is_found_wherever_it_stands(check: Check, said: Any) -> None:
    assert [it.title for it in check(page(said)).events] == ["Koffie"]


def test_the_same_event_in_two_places_is_one(check: Check) -> None:
    microdata = (
        '<div itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">Koffie</h1>'
        '<time itemprop="startDate" datetime="2026-12-01T10:00:00+01:00">dinsdag</time></div>'
    )
    assert len(check(page(party(), party(), body=microdata)).events) == 1


def test_microdata_is_read_however_the_page_is_closed(only: Only) -> None:
    activity = only(
        "<html><ul><li itemscope itemtype='http://schema.org/Event'><span itemprop=name>Koffie <b>drinken</b></span>"
        "<meta itemprop=startDate content=2026-12-01T10:00><div itemprop=location itemscope itemtype='x/Place'>"
        "<span itemprop=name>Zaal &amp; Tuin</span></div><li>Iets anders</ul>"
    )
    assert (activity.title, activity.venue.name) == ("Koffie drinken", "Zaal & Tuin")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"Event",// de titel\n"name":"Koffie","startDate":"2026-12-01T10:00",}',
        '/* <![CDATA[ */{"@type":"Event","name":"Koffie","startDate":"2026-12-01T10:00"}/* ]]> */',
        "{&quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;Koffie&quot;,&quot;startDate&quot;:&quot;2026-12-01T10:00&quot;}",
        '<!--{"@type":"Event","name":"Kof\tfie","startDate":"2026-12-01T10:00"}-->;',
    ],
)
def test_json_that_is_nearly_right_is_read(check: Check, script: str) -> None:
    assert len(check(f'<html><script type="application/ld+json">{script}</script>').events) == 1


def test_a_script_in_a_comment_is_not_there(check: Check) -> None:
    assert check(f"<html><!-- {page(party())} --></html>").verdict == "rejected"


@pytest.mark.parametrize(
    ("start", "end", "first", "minutes"),
    [
        ("2026-12-01", "2026-12-03", datetime(2026, 12, 1), 3 * 1440),
        ("2026-12-01T00:00:00", "2026-12-01T23:59:59", datetime(2026, 12, 1), 1440),
        ("2026-12-01T09:00Z", "2026-12-01T10:00Z", datetime(2026, 12, 1, 10), 60),
        ("2026-12-01T10:00", None, datetime(2026, 12, 1, 10), None),
        ("2026-12-01T10:00", "2026-12-01T09:00", datetime(2026, 12, 1, 10), None),
        ("Tue, 01 Dec 2026 10:00:00 +0100", None, datetime(2026, 12, 1, 10), None),
    ],
)
def test_dates_mean_what_pages_mean_by_them(
    only: Only, start: str, end: str | None, first: datetime, minutes: int | None
) -> None:
    series = only(page(party(startDate=start, endDate=end))).series
    assert (series.start, series.minutes) == (first, minutes)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"eventStatus": "https://schema.org/EventCancelled"}, "afgelast"),
        ({"eventStatus": "EventPostponed"}, "afgelast"),
        ({"eventStatus": "http://schema.org/EventRescheduled"}, "verplaatst"),
        ({"eventStatus": "https://schema.org/EventMovedOnline"}, "gaat-door"),
        ({"offers": [{"availability": "https://schema.org/SoldOut"}]}, "vol"),
    ],
)
def test_what_is_off_or_full_says_so(only: Only, said: dict[str, Any], status: str) -> None:
    assert only(page(party(**said))).series.status == status


def test_dates_of_a_series_are_one_activity(check: Check) -> None:
    dates = [{"@type": "Event", "startDate": f"2026-12-{day:02}T10:00"} for day in (1, 8, 15)]
    found = check(page(party(**{"@type": "EventSeries"}, startDate=None, subEvent=dates)))
    assert (found.series, [it.start[:10] for it in found.events]) == (
        1,
        ["2026-12-01", "2026-12-08", "2026-12-15"],
    )


def test_parts_with_a_name_of_their_own_are_activities_of_their_own(check: Check) -> None:
    parts = [party(name="Zingen"), party(name="Eten", startDate="2026-12-02")]
    found = check(page(party(**{"@type": "EventSeries"}, subEvent=parts)))
    assert sorted(it.title for it in found.events) == ["Eten", "Zingen"]


def test_a_date_takes_from_its_series_what_it_does_not_say(only: Only) -> None:
    series = {"@type": "EventSeries", "@id": "#reeks", "name": "Koffie", "location": "Zaal, Goor"}
    activity = only(page([series, party(name=None, superEvent={"@id": "#reeks"})]))
    assert (activity.title, activity.venue.place) == ("Koffie", "goor")


def test_an_event_with_only_a_schedule_waits_for_a_person(check: Check, read: Read) -> None:
    schedule = {"startDate": "2026-12-01", "repeatFrequency": "P1W", "byDay": "https://schema.org/Wednesday"}
    body = page(party(startDate=None, eventSchedule={**schedule, "startTime": "19:00", "endTime": "20:00"}))
    found = check(body)
    assert (found.verdict, found.events, found.occurrences) == ("partial", (), 5)
    assert read(body).items[0].held


@pytest.mark.parametrize("kind", ["BroadcastEvent", "SaleEvent"])
def test_nobody_can_go_to_a_broadcast(check: Check, kind: str) -> None:
    found = check(page(party(**{"@type": kind})))
    assert (found.events, [it.code for it in found.issues]) == ((), ["geen_bezoek"])


@pytest.mark.parametrize(
    "body", ["<html><form><input type=password></form></html>", page({"@type": "WebSite"})]
)
def test_a_page_without_events_is_refused(check: Check, body: str) -> None:
    found = check(body, content_type="text/calendar", name="agenda.ics")
    assert (found.verdict, [it.code for it in found.issues]) == ("rejected", ["geen_agenda_op_pagina"])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": None}, "geen_titel"),
        ({"startDate": None}, "geen_datum"),
        ({"startDate": "volgende week"}, "geen_datum"),
        ({"startDate": "0001-01-01"}, "jaar_onwaarschijnlijk"),
    ],
)
def test_what_is_missing_is_told(codes: Codes, said: dict[str, Any], code: str) -> None:
    assert codes(page(party(**said))) == [code]


def test_people_on_a_page_are_never_kept(only_item: Callable[..., FeedItem]) -> None:
    person = {"@type": "Person", "name": "Jan Jansen", "email": "jan@voorbeeld.nl", "telephone": "0612345678"}
    club = {"@type": "Organization", "name": "Club", "email": "piet@voorbeeld.nl", "telephone": "06 12345678"}
    for organiser in (person, club):
        item = only_item(
            page(party(organizer=organiser, performer=person, author=person, contactPoint=person))
        )
        assert not any(word in f"{item!r}" for word in ("Jan", "@", "12345678"))


def test_a_list_that_only_links_is_read_by_its_pages(read: Read) -> None:
    pages = {
        "https://x.nl/agenda/koffie": page(party(url="https://x.nl/agenda/koffie")),
        "https://x.nl/agenda/thee": page(party(name="Thee", url="https://x.nl/agenda/thee")),
        "https://x.nl/over-ons": page(party(name="Bestuur")),
        "https://elders.nl/agenda/bier": page(party(name="Bier")),
    }

    def fetch(address: str) -> Fetched:
        if address not in pages:
            raise FetchError("server_fout", "500", status=500)
        return Fetched(pages[address].encode(), "text/html", None, None, address, complete=True)

    links = "".join(
        f'<a class="x" href="{it}">x</a>' for it in (*pages, "#top", "koffie", "/agenda/foto.jpg")
    )
    reading = read(page(body=links), address="https://x.nl/agenda/", fetch=fetch)
    assert sorted(it.activity.title for it in reading.items) == ["Koffie", "Thee"]
    assert reading.complete
    listed = {"@type": "ItemList", "itemListElement": [{"url": "https://x.nl/over-ons"}, {"url": "/weg"}]}
    reading = read(page(listed), address="https://x.nl/agenda/", fetch=fetch)
    assert [it.activity.title for it in reading.items] == ["Bestuur"]
    assert not reading.complete


def test_a_page_cut_off_anywhere_never_looks_complete(read: Read) -> None:
    text = page(party(), party(name="Thee"))
    assert read(text).complete
    for percent in range(1, 100):
        assert not read(text[: len(text) * percent // 100]).complete


def test_a_schedule_beside_a_first_date_is_not_passed_over_in_silence(check: Check) -> None:
    weekly = {"@type": "Schedule", "startDate": "2026-12-01", "repeatFrequency": "P1W", "startTime": "10:00"}
    found = check(page(party(eventSchedule=weekly)))
    assert [it.start for it in found.events] == ["2026-12-01T10:00:00+01:00"]
    assert [it.code for it in found.issues] == ["patroon_onbekend"]
