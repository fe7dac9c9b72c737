"""The interfaces of calendar programs: one event of each, and what each has of its own."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from schuifaan.feeds import FeedCheck
from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.inputs import ActivityInput, FeedItem, Reading
from schuifaan.recurrence import expand
from tests.feeds.pages import party

Only = Callable[..., ActivityInput]
Check = Callable[..., FeedCheck]
Read = Callable[..., Reading]
Codes = Callable[..., list[str]]
Row = dict[str, Any]

DECEMBER = (datetime(2026, 12, 1), datetime(2027, 1, 1))
START, END = datetime(2026, 12, 1, 10), 90


def wordpress(**said: Any) -> Row:
    row = {
        "id": 1,
        "global_id": "voorbeeld.nl?id=1",
        "title": "Koffie &#038; thee",
        "description": "<p>Welkom</p>",
        "url": "https://voorbeeld.nl/koffie",
        "start_date": "2026-12-01 10:00:00",
        "end_date": "2026-12-01 11:30:00",
        "utc_start_date": "2026-12-01 10:00:00",
        "timezone": "UTC+0",
        "image": False,
        "venue": {"venue": "Dorpshuis", "address": "Kerkstraat 1", "city": "Goor", "zip": "7471 AA"},
        "organizer": [{"organizer": "Salut", "phone": "0547-123456", "email": "jan@voorbeeld.nl"}],
        "cost": "Gratis",
    }
    return row | said


def tourist(**said: Any) -> Row:
    row = {
        "trcid": "abc",
        "entitytype": "EVENEMENT",
        "wfstatus": "approved",
        "published": True,
        "createdby": "jan@voorbeeld.nl",
        "trcItemDetails": [{"lang": "en", "title": "Coffee"}, {"lang": "nl", "title": "Koffie & thee"}],
        "calendar": {
            "singleDates": [{"date": "2026-12-01", "when": [{"timestart": "10:00", "timeend": "11:30:00"}]}]
        },
        "location": {"label": "Dorpshuis", "address": {"city": "Goor", "zipcode": "7471AA"}},
    }
    return row | said


def flemish(**said: Any) -> Row:
    row = {
        "@id": "https://io.uitdatabank.be/event/1",
        "mainLanguage": "nl",
        "name": {"nl": "Koffie & thee", "fr": "Café"},
        "calendarType": "single",
        "startDate": "2026-12-01T10:00:00+01:00",
        "endDate": "2026-12-01T11:30:00+01:00",
        "workflowStatus": "APPROVED",
        "creator": "jan@voorbeeld.nl",
        "location": {"name": {"nl": "Dorpshuis"}, "address": {"nl": {"addressLocality": "Goor"}}},
    }
    return row | said


def finnish(**said: Any) -> Row:
    row = {
        "id": "kulke:1",
        "data_source": "kulke",
        "event_status": "EventScheduled",
        "publication_status": "public",
        "name": {"fi": "Kahvi", "nl": "Koffie & thee"},
        "start_time": "2026-12-01T09:00:00Z",
        "end_time": "2026-12-01T10:30:00Z",
        "user_email": "jan@voorbeeld.nl",
        "location": {"name": {"fi": "Dorpshuis"}, "address_locality": {"fi": "Goor"}},
    }
    return row | said


def italian(**said: Any) -> Row:
    row = {
        "id": 1,
        "slug": "koffie",
        "title": "Koffie & thee",
        "start_datetime": 1796115600,
        "end_datetime": 1796121000,
        "tags": [],
        "place": {"name": "Dorpshuis", "address": "Kerkstraat 1, 7471 AA Goor"},
    }
    return row | said


def french(**said: Any) -> Row:
    row = {
        "type": "Event",
        "id": "https://mobilizon.voorbeeld.nl/events/1",
        "actor": "https://mobilizon.voorbeeld.nl/@jan",
        "name": "Koffie & thee",
        "content": "<p>Welkom</p>",
        "startTime": "2026-12-01T09:00:00Z",
        "endTime": "2026-12-01T10:30:00Z",
        "location": {"type": "Place", "name": "Dorpshuis", "address": {"addressLocality": "Goor"}},
    }
    return row | said


def british(**said: Any) -> Row:
    place = {"name": "Dorpshuis", "address": {"addressLocality": "Goor"}}
    data = party(name="Koffie & thee", endDate="2026-12-01T11:30:00+01:00", location=place)
    return {"state": "updated", "kind": "Event", "id": 1, "modified": 1, "data": data} | said


PAGES: dict[str, Callable[..., Any]] = {
    "the events calendar": lambda *rows: {"events": [wordpress(**it) for it in rows], "total_pages": 1},
    "ndtrc": lambda *rows: {"results": [tourist(**it) for it in rows]},
    "uitdatabank": lambda *rows: {"@type": "PagedCollection", "member": [flemish(**it) for it in rows]},
    "linked events": lambda *rows: {"meta": {"next": None}, "data": [finnish(**it) for it in rows]},
    "gancio": lambda *rows: [italian(**it) for it in rows],
    "mobilizon": lambda *rows: {
        "type": "OrderedCollection",
        "orderedItems": [{"object": french(**it)} for it in rows],
    },
    "openactive": lambda *rows: {"next": "/2", "items": [british(**it) for it in rows]},
}
every_program = pytest.mark.parametrize("program", PAGES)


def feed(program: str, *rows: Row) -> str:
    return json.dumps(PAGES[program](*rows))


@every_program
def test_an_event_of_each_program_becomes_the_same_activity(only: Only, codes: Codes, program: str) -> None:
    activity = only(feed(program, {}))
    assert (activity.title, activity.series.start, activity.series.minutes) == ("Koffie & thee", START, END)
    assert (activity.venue.name, activity.venue.place) == ("Dorpshuis", "goor")
    assert codes(feed(program, {}), content_type="text/calendar") == []


@every_program
def test_no_mailbox_of_a_maker_or_organiser_is_kept(only_item: Callable[..., FeedItem], program: str) -> None:
    assert "@voorbeeld.nl" not in repr(only_item(feed(program, {})))


@every_program
def test_a_feed_cut_off_anywhere_never_looks_complete(read: Read, program: str) -> None:
    text = feed(program, {}, {"id": 2, "trcid": "d", "@id": "https://x.nl/2", "slug": "b", "global_id": "c"})
    for percent in range(1, 100):
        reading = read(text[: len(text) * percent // 100])
        assert not reading.complete
        assert len(reading.items) <= 2
    assert len(read(text[: len(text) * 90 // 100]).items) == 1


@pytest.mark.parametrize("program", sorted(PAGES.keys() - {"mobilizon", "openactive"}))
def test_what_is_no_event_in_a_list_of_events_is_told(codes: Codes, program: str) -> None:
    page = json.loads(feed(program, {}))
    rows = page if isinstance(page, list) else next(it for it in page.values() if isinstance(it, list))
    rows += [7, "later"]
    assert codes(json.dumps(page)).count("onderdeel_onleesbaar") == 2


@every_program
def test_an_empty_feed_is_empty_and_no_mistake_of_form(check: Check, program: str) -> None:
    if program in ("gancio", "ndtrc", "uitdatabank"):
        pytest.skip("an empty list of these says nothing of what it is a list of")
    assert check(feed(program)).verdict == "empty"


def slots(**when: str) -> Row:
    """An item of NDTRC on one day, at these hours."""
    return {"calendar": {"singleDates": [{"date": "2026-12-01", "when": [when]}]}}


def pattern(said: Row) -> Row:
    """An item of NDTRC that repeats by the week."""
    weekly = {"startdate": "01/12/2026", "enddate": "31/12/2026", "type": "weekly"}
    return {"calendar": {"patternDates": [{**weekly, **said}]}}


def opening(*others: Row, **hours: str) -> Row:
    """An event of the UiTdatabank that is there on Tuesdays in December."""
    days = {"startDate": "2026-12-01T00:00:00+01:00", "endDate": "2026-12-31T00:00:00+01:00"}
    each = {"dayOfWeek": ["tuesday"], "opens": "10:00", "closes": "12:00"}
    return {**days, "calendarType": "periodic", "openingHours": [{**each, **hours}, *others]}


@pytest.mark.parametrize(
    ("program", "said", "code"),
    [
        ("the events calendar", {"hide_from_listings": True}, "niet_openbaar"),
        ("the events calendar", {"end_date": "2067-02-26 00:00:00"}, "einde_voor_begin"),
        ("the events calendar", {"start_date": None}, "geen_datum"),
        ("gancio", {"end_datetime": 1}, "einde_voor_begin"),
        ("mobilizon", {"endTime": "2026-11-30T09:00:00Z"}, "einde_voor_begin"),
        ("linked events", {"end_time": "2067-12-01T09:00:00Z"}, "einde_voor_begin"),
        ("uitdatabank", {"endDate": "2026-11-30T10:00:00+01:00"}, "einde_voor_begin"),
        (
            "uitdatabank",
            {
                "calendarType": "multiple",
                "subEvent": [{"startDate": "2026-12-01T10:00:00+01:00"}, {"startDate": "ooit"}],
            },
            "patroon_onbekend",
        ),
        (
            "ndtrc",
            {"calendar": {"singleDates": [{"date": "2026-12-01"}, {"date": "ooit"}]}},
            "patroon_onbekend",
        ),
        (
            "ndtrc",
            {"calendar": {"singleDates": [{"date": "2026-12-01", "when": [{"timestart": "8 uur"}]}]}},
            "patroon_onbekend",
        ),
        ("ndtrc", slots(timestart="10:00", timeend="half 12"), "einde_ongeldig"),
        ("ndtrc", pattern({"opens": [{"day": 3, "whens": [{"timestart": "8 uur"}]}]}), "patroon_onbekend"),
        (
            "ndtrc",
            pattern({"opens": [{"day": 3, "whens": [{"timestart": "10:00", "timeend": "?"}]}]}),
            "einde_ongeldig",
        ),
        ("ndtrc", pattern({"enddate": "ooit", "opens": [{"day": 3}]}), "patroon_onbekend"),
        ("uitdatabank", opening(opens="10:00", closes="half 12"), "einde_ongeldig"),
        ("uitdatabank", opening(opens="20:00", closes="01:00"), "einde_voor_begin"),
        ("uitdatabank", opening(opens="8 uur", closes="10:00"), "patroon_onbekend"),
        ("uitdatabank", opening({"dayOfWeek": ["dinsdag"]}), "patroon_onbekend"),
        ("ndtrc", {"wfstatus": "draft"}, "niet_openbaar"),
        ("ndtrc", {"isprivate": True}, "niet_openbaar"),
        ("ndtrc", {"deleted": True}, "verwijderd"),
        ("ndtrc", {"entitytype": "LOCATIE"}, "geen_bezoek"),
        ("ndtrc", {"calendar": {"alwaysopen": True}}, "geen_datum"),
        ("uitdatabank", {"workflowStatus": "REJECTED"}, "niet_openbaar"),
        ("uitdatabank", {"workflowStatus": "DELETED"}, "verwijderd"),
        ("uitdatabank", {"calendarType": "permanent"}, "geen_datum"),
        ("linked events", {"publication_status": "draft"}, "niet_openbaar"),
        ("linked events", {"deleted": True}, "verwijderd"),
        ("gancio", {"is_visible": False}, "niet_openbaar"),
        ("mobilizon", {"type": "Meeting"}, "onderdeel_onleesbaar"),
        ("mobilizon", {"visibility": "private"}, "niet_openbaar"),
        ("openactive", {"state": "deleted"}, "verwijderd"),
        ("openactive", {"kind": "Slot", "data": {"@type": "Slot"}}, "soort_overgeslagen"),
        ("openactive", {"data": None}, "onderdeel_onleesbaar"),
    ],
)
def test_what_is_not_put_on_the_site_is_told(read: Read, program: str, said: Row, code: str) -> None:
    assert code in [it.code for it in read(feed(program, said)).problems]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("ndtrc", slots(timestart="10:00", timeend="24:00")),
        ("ndtrc", pattern({})),
        ("uitdatabank", opening()),
    ],
)
def test_hours_that_can_be_read_are_no_reason_to_say_anything(read: Read, program: str, said: Row) -> None:
    reading = read(feed(program, said))
    assert not {"einde_ongeldig", "einde_voor_begin", "patroon_onbekend"} & {
        it.code for it in reading.problems
    }
    assert reading.items[0].activity.series.minutes


@pytest.mark.parametrize(
    ("program", "said", "status"),
    [
        (
            "ndtrc",
            {"calendar": {**tourist()["calendar"], "cancelleds": [{"date": "2026-12-01"}]}},
            "afgelast",
        ),
        ("ndtrc", {"calendar": {**tourist()["calendar"], "soldout": True}}, "vol"),
        ("uitdatabank", {"status": {"type": "Unavailable"}}, "afgelast"),
        ("linked events", {"event_status": "EventCancelled"}, "afgelast"),
        ("mobilizon", {"ical:status": "CANCELLED"}, "afgelast"),
    ],
)
def test_what_is_off_says_so(only: Only, program: str, said: Row, status: str) -> None:
    assert only(feed(program, said)).series.status == status


def test_the_latest_state_of_an_item_counts_whatever_the_order(read: Read) -> None:
    """OpenActive's `modified` may be a number longer than any computer counts."""
    old = {"modified": 10**20, "data": party(name="Oud")}
    new = {"modified": 10**20 + 1, "data": party(name="Nieuw")}
    for rows in ((old, new), (new, old)):
        assert [it.activity.title for it in read(feed("openactive", *rows)).items] == ["Nieuw"]


def test_a_page_of_openactive_is_the_whole_only_when_nothing_follows(read: Read) -> None:
    page = PAGES["openactive"]({})
    assert not read(json.dumps(page)).complete
    assert read(json.dumps(page | {"next": None})).complete


def test_a_session_waits_for_its_series(read: Read) -> None:
    session = {
        "@type": "ScheduledSession",
        "startDate": "2026-12-01T10:00",
        "superEvent": "https://x.nl/reeks",
    }
    child = {"kind": "ScheduledSession", "data": session}
    series = {"@type": "SessionSeries", "@id": "https://x.nl/reeks", "name": "Yoga"}
    parent = {"kind": "SessionSeries", "id": 2, "data": series}
    assert [it.code for it in read(feed("openactive", child)).problems] == ["wacht_op_reeks"]
    assert [it.activity.title for it in read(feed("openactive", child, parent)).items] == ["Yoga"]


def session(number: int, day: int, **said: Any) -> Row:
    data = {
        "@type": "ScheduledSession",
        "startDate": f"2026-12-{day:02}T10:00:00+01:00",
        "duration": "PT1H",
        "superEvent": "https://x.nl/reeks",
    }
    return {"kind": "ScheduledSession", "id": number, "data": data | said}


YOGA = {
    "kind": "SessionSeries",
    "id": 9,
    "data": {
        "@type": "SessionSeries",
        "@id": "https://x.nl/reeks",
        "name": "Yoga",
        "location": {"name": "Dorpshuis", "address": {"addressLocality": "Goor"}},
        "eventSchedule": {"@type": "PartialSchedule", "repeatFrequency": "P1W"},
    },
}


def test_sessions_of_a_series_are_one_activity_whatever_the_order(read: Read, check: Check) -> None:
    rows = [
        session(1, 1),
        session(2, 8, eventStatus="https://schema.org/EventCancelled"),
        session(3, 15, remainingAttendeeCapacity=0, name="yoga"),
        YOGA,
    ]
    for several in (rows, rows[::-1]):
        text = feed("openactive", *several)
        (item,) = read(text).items
        assert (item.external_key, item.activity.title, item.held) == ("SessionSeries:9", "Yoga", False)
        assert [(it.start.day, it.status) for it in expand(item.activity.series, *DECEMBER)] == [
            (1, "gaat-door"),
            (8, "afgelast"),
            (15, "vol"),
        ]
        assert check(text).verdict == "imported"


def test_a_session_with_a_name_or_a_place_of_its_own_is_an_activity_of_its_own(read: Read) -> None:
    rows = [session(1, 1), session(2, 8, name="Zingen"), session(3, 15, location={"name": "De Kerk"}), YOGA]
    assert {it.external_key: it.activity.title for it in read(feed("openactive", *rows)).items} == {
        "SessionSeries:9": "Yoga",
        "ScheduledSession:2": "Zingen",
        "ScheduledSession:3": "Yoga",
    }


def test_a_session_whose_date_cannot_be_read_is_told(codes: Codes) -> None:
    assert "geen_datum" in codes(feed("openactive", session(1, 1), session(2, 99), YOGA))


def test_a_session_that_is_deleted_is_no_date_and_a_series_that_is_deleted_is_none(read: Read) -> None:
    gone = {"state": "deleted", "data": None, "modified": 2}
    rows = [session(1, 1), session(2, 8), session(2, 8) | gone, YOGA]
    (item,) = read(feed("openactive", *rows)).items
    assert item.activity.series.rdates == ()
    reading = read(feed("openactive", *rows, YOGA | gone))
    assert reading.items == ()
    assert sorted((it.code, it.external_key) for it in reading.problems) == [
        ("verwijderd", "ScheduledSession:2"),
        ("verwijderd", "SessionSeries:9"),
        ("wacht_op_reeks", "ScheduledSession:1"),
    ]


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        ({"type": "weekly", "opens": [{"day": 1}]}, [6, 13, 20, 27]),
        ({"type": "weekly", "recurrence": 2, "opens": [{"day": 3}]}, [1, 15, 29]),
        ({"type": "monthlyComplex", "opens": [{"day": 6, "weeknumber": 5}]}, [25]),
        ({"type": "monthlySimple", "opens": [{"daynumber": 24}]}, [24]),
        ({"type": "daily", "occurrence": 3}, [1, 2, 3]),
    ],
)
def test_patterns_of_ndtrc_count_from_sunday(check: Check, pattern: Row, days: list[int]) -> None:
    calendar = {"patternDates": [{"startdate": "01/12/2026", "enddate": "31/12/2026", **pattern}]}
    found = check(feed("ndtrc", {"calendar": calendar}))
    assert [int(it.start[8:10]) for it in found.events] == days


def test_trc_xml_is_the_same_item(only: Only, codes: Codes) -> None:
    xml = """<?xml version="1.0" encoding="ISO-8859-1"?><trcxml:trcitems xmlns:trcxml="http://x">
    <trcitem trcid="abc" entitytype="EVENEMENT" wfstatus="approved" published="true" createdby="jan@voorbeeld.nl">
    <trcitemdetails><trcitemdetail lang="nl"><title>Caf\u00e9 &amp; thee</title></trcitemdetail></trcitemdetails>
    <calendar><single date="01/12/2026"><when timestart="10:00" timeend="11:30"/></single>
    <exceptions><cancelled date="01/12/2026"/></exceptions></calendar>
    <location><label>Dorpshuis</label><address><city>Goor</city></address></location></trcitem></trcxml:trcitems>"""
    activity = only(xml.encode("latin-1"))
    assert (activity.title, activity.venue.place) == ("Caf\u00e9 & thee", "goor")
    assert (activity.series.start, activity.series.minutes, activity.series.status) == (
        START,
        END,
        "afgelast",
    )
    assert codes(xml.encode("latin-1")[:-20]) == ["bestand_onvolledig"]


@pytest.mark.parametrize(
    "said", [{"a": 1}, [1, 2, 3], "tekst", {"items": "x"}, {"events": {}}, {"type": "FeatureCollection"}]
)
def test_json_of_something_else_is_refused(check: Check, said: Any) -> None:
    assert check(json.dumps(said), content_type="application/json").verdict == "rejected"


def site(**pages: Any) -> Callable[[str], Fetched]:
    """A website with these pages of JSON under https://x.nl/."""

    def fetch(address: str) -> Fetched:
        name = address.removeprefix("https://x.nl/")
        if name not in pages:
            raise FetchError("server_fout", "404", status=404)
        return Fetched(
            json.dumps(pages[name]).encode(), "application/json", None, None, address, complete=True
        )

    return fetch


def test_pages_are_followed_to_the_last(read: Read) -> None:
    first = {"next": "/b", "items": [british()]}
    second = {"next": "/c", "items": [british(id=2, data=party(name="Thee"))]}
    pages = {"b": second, "c": {"next": "https://x.nl/c", "items": []}}
    reading = read(json.dumps(first), address="https://x.nl/a", fetch=site(**pages))
    assert (len(reading.items), reading.complete) == (2, True)
    wordpresses = {"events": [wordpress(id=2, global_id="b")], "total_pages": 2}
    first = {"events": [wordpress()], "total_pages": 2, "next_rest_url": "https://x.nl/b"}
    reading = read(json.dumps(first), address="https://x.nl/a", fetch=site(b=wordpresses))
    assert (len(reading.items), reading.complete) == (2, True)


@pytest.mark.parametrize("pages", [{}, {"b": {"next": "/a", "items": []}}, {"b": [1]}, {"b": {"items": "x"}}])
def test_a_page_that_fails_or_goes_round_leaves_the_feed_incomplete(
    read: Read, pages: dict[str, Any]
) -> None:
    first = {"next": "/b", "items": [british()]}
    reading = read(json.dumps(first), address="https://x.nl/a", fetch=site(**pages))
    assert (len(reading.items), reading.complete) == (1, False)
