"""What a partner's calendar becomes, well or badly exported."""

from collections.abc import Callable
from datetime import datetime

import pytest

from schuifaan.feeds import FeedCheck
from schuifaan.inputs import ActivityInput, FeedItem, Reading
from tests.feeds.calendars import calendar, event

Only = Callable[..., ActivityInput]
Read = Callable[..., Reading]
Check = Callable[..., FeedCheck]
Codes = Callable[..., list[str]]


def starts(found: FeedCheck) -> list[str]:
    return [it.start for it in found.events]


def test_an_event_becomes_an_activity(only: Only) -> None:
    activity = only(
        calendar(
            event(
                """
                DTEND;TZID=Europe/Amsterdam:20261201T113000
                DESCRIPTION:Kom erbij\\, u bent welkom.\\nDe koffie staat klaar.
                LOCATION:'t Dorpshuis\\, Kerkstraat 1\\, 7471 AA Goor
                GEO:52.23;6.58
                URL:https://voorbeeld.nl/koffie
                CATEGORIES:koffie,Gezelligheid
                CONTACT:Gerda\\, 0547-123456
                """
            )
        )
    )
    assert activity.title == "Koffie"
    assert activity.description == "Kom erbij, u bent welkom.\nDe koffie staat klaar."
    assert (activity.venue.name, activity.venue.address, activity.venue.postcode) == (
        "'t Dorpshuis",
        "Kerkstraat 1",
        "7471 AA",
    )
    assert (activity.venue.place, activity.municipality) == ("goor", "hof-van-twente")
    assert (activity.venue.latitude, activity.venue.longitude) == (52.23, 6.58)
    assert (activity.series.start, activity.series.minutes) == (datetime(2026, 12, 1, 10), 90)
    assert activity.website == "https://voorbeeld.nl/koffie"
    assert (activity.categories, activity.keywords) == (("koffie",), ("Gezelligheid",))
    assert (activity.contact_name, activity.phone) == ("Gerda", "0547-123456")


def test_people_in_a_calendar_are_never_kept(read: Read) -> None:
    private = "ORGANIZER;CN=Jan Jansen:mailto:jan@privé.nl\nATTENDEE;CN=Piet:mailto:piet@voorbeeld.nl"
    (item,) = read(calendar(event(private))).items
    assert "jan" not in f"{item!r}".lower()
    assert "piet" not in f"{item!r}".lower()


@pytest.mark.parametrize("access", ["PRIVATE", "CONFIDENTIAL", "X-TEAM"])
def test_a_private_appointment_is_counted_and_not_published(check: Check, access: str) -> None:
    found = check(calendar(event(f"CLASS:{access}")))
    assert (found.verdict, found.events, found.occurrences) == ("imported", (), 1)


def test_html_in_a_description_becomes_plain_text(only: Only) -> None:
    html = "DESCRIPTION:<p>Welkom</p><script>alert(1)</script><b>Koffie</b> &amp; thee<br>elke week"
    assert only(calendar(event(html))).description == "Welkom\nKoffie & thee\nelke week"


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203", 2 * 1440),
        ("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261201", 1440),
        ("DTSTART;VALUE=DATE:20261201", "", 1440),
        ("DTSTART:20261201T100000", "DURATION:PT1H30M", 90),
        ("DTSTART:20261201T100000", "", None),
        ("DTSTART:20261201T100000", "DTEND:20261201T100000", None),
        ("DTSTART:20261201T100000", "DTEND:20261201T090000", None),
        ("DTSTART;TZID=Europe/Amsterdam:20261201T100000", "DTEND:20261201T110000", 60),
    ],
)
def test_lengths_are_known_or_unknown_and_never_nothing(
    only: Only, start: str, end: str, minutes: int | None
) -> None:
    series = only(calendar(event(end, start=start))).series
    assert (series.start.date(), series.minutes) == (datetime(2026, 12, 1).date(), minutes)


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART:20261201T100000",
        "DTSTART:20261201T090000Z",
        "DTSTART;TZID=W. Europe Standard Time:20261201T100000",
        "DTSTART;TZID=Romance Standard Time:20261201T100000",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Europe/Amsterdam:20261201T100000",
        'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20261201T100000',
        "DTSTART;TZID=Europe/London:20261201T090000",
        "DTSTART;TZID=America/New_York:20261201T040000",
    ],
)
def test_ten_o_clock_is_ten_o_clock_whatever_the_zone_is_called(only: Only, start: str) -> None:
    assert only(calendar(event(start=start))).series.start == datetime(2026, 12, 1, 10)


def test_an_unknown_zone_is_read_as_ours_and_reported(codes: Codes) -> None:
    assert codes(calendar(event(start="DTSTART;TZID=Customized Time Zone:20261201T100000"))) == [
        "onbekende_tijdzone"
    ]


def test_a_zone_the_file_defines_itself_is_understood(only: Only, codes: Codes) -> None:
    rule = "BEGIN:{}\nDTSTART:{}\nRRULE:FREQ=YEARLY;BYMONTH={};BYDAY={}\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\nEND:{}\n"
    zones = (
        "BEGIN:VTIMEZONE\nTZID:Ons\n"
        + rule.format("DAYLIGHT", "19700308T020000", 3, "2SU", "-0500", "-0400", "DAYLIGHT")
        + rule.format("STANDARD", "19701101T020000", 11, "1SU", "-0400", "-0500", "STANDARD")
        + "END:VTIMEZONE\n"
    )
    feed = calendar(event(start="DTSTART;TZID=Ons:20261201T040000"), zones=zones)
    assert only(feed).series.start == datetime(2026, 12, 1, 10)
    assert codes(feed) == []


def test_a_series_in_utc_goes_by_the_clock_of_its_calendar(check: Check) -> None:
    feed = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=2", start="DTSTART:20260324T090000Z"),
        head="X-WR-TIMEZONE:Europe/Amsterdam\n",
    )
    assert starts(check(feed, "2026-03-01", "2026-04-30")) == [
        "2026-03-24T10:00:00+01:00",
        "2026-03-31T10:00:00+02:00",
    ]


def test_the_last_date_in_utc_is_included(check: Check) -> None:
    feed = calendar(event("RRULE:FREQ=WEEKLY;UNTIL=20261215T090000Z"))
    assert starts(check(feed))[-1] == "2026-12-15T10:00:00+01:00"


def test_dates_left_out_may_be_written_in_another_zone_or_as_a_day(check: Check) -> None:
    feed = calendar(event("RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20261208T090000Z\nEXDATE;VALUE=DATE:20261215"))
    assert [text[:10] for text in starts(check(feed))] == ["2026-12-01", "2026-12-22"]


def test_extra_dates_and_periods_are_added(check: Check) -> None:
    feed = calendar(
        event("RDATE;TZID=Europe/Amsterdam:20261203T140000\nRDATE;VALUE=PERIOD:20261204T130000Z/PT1H")
    )
    assert [text[:16] for text in starts(check(feed))] == [
        "2026-12-01T10:00",
        "2026-12-03T14:00",
        "2026-12-04T14:00",
    ]


def test_changed_and_cancelled_dates_belong_to_their_series(only: Only, check: Check) -> None:
    feed = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=3"),
        event("RECURRENCE-ID:20261208T090000Z", start="DTSTART;TZID=Europe/Amsterdam:20261209T110000"),
        event(
            "RECURRENCE-ID;TZID=Europe/Amsterdam:20261215T100000\nSTATUS:CANCELLED",
            start="DTSTART;TZID=Europe/Amsterdam:20261215T100000",
        ),
    )
    moved, cancelled = only(feed).series.overrides
    assert (moved.original, moved.start, moved.status) == (
        datetime(2026, 12, 8, 10),
        datetime(2026, 12, 9, 11),
        "verplaatst",
    )
    assert cancelled.status == "afgelast"
    assert [text[:16] for text in starts(check(feed))] == [
        "2026-12-01T10:00",
        "2026-12-09T11:00",
        "2026-12-15T10:00",
    ]


def test_a_date_at_another_hour_or_place_is_called_moved_and_a_new_text_is_not(only: Only) -> None:
    feed = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=4\nLOCATION:Zaal 1"),
        event(
            "RECURRENCE-ID:20261208T090000Z\nLOCATION:Zaal 1",
            start="DTSTART;TZID=Europe/Amsterdam:20261208T140000",
        ),
        event("RECURRENCE-ID:20261215T090000Z\nLOCATION:De Kerk", start="DTSTART:20261215T090000Z"),
        event("RECURRENCE-ID:20261222T090000Z\nDESCRIPTION:Met taart", start="DTSTART:20261222T090000Z"),
    )
    assert [it.status for it in only(feed).series.overrides] == ["verplaatst", "verplaatst", None]


@pytest.mark.parametrize(
    ("location", "name", "village"),
    [
        (r"De Kerk\, Kerkplein 1\, 7475 AA Markelo", "De Kerk", "markelo"),
        ("Dorpshuis Markelo", "Dorpshuis Markelo", "markelo"),
        (r"De Kerk\, 7511 AA Enschede", "De Kerk", ""),
        ("De Kerk", "De Kerk", None),
    ],
)
def test_a_date_may_move_to_another_village(
    location: str, name: str, village: str | None, only: Only
) -> None:
    feed = calendar(
        event(r"RRULE:FREQ=WEEKLY;COUNT=2" + "\n" + r"LOCATION:Zaal 1\, 7471 AA Goor"),
        event(f"RECURRENCE-ID:20261208T090000Z\nLOCATION:{location}", start="DTSTART:20261208T090000Z"),
    )
    (moved,) = only(feed).series.overrides
    assert (moved.place, moved.village) == (name, village)


def test_a_date_of_a_series_that_is_private_is_not_shown(check: Check) -> None:
    feed = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=3"),
        event(
            "RECURRENCE-ID:20261208T090000Z\nCLASS:PRIVATE\nLOCATION:Bij mevrouw Jansen thuis",
            start="DTSTART:20261209T090000Z",
        ),
    )
    assert [text[:10] for text in starts(check(feed))] == ["2026-12-01", "2026-12-15"]


def later(lines: str, start: str, uid: str = "1", title: str = "Koffie") -> str:
    """An event that says: from the date in RECURRENCE-ID on it is like this."""
    range_ = lines.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE", 1)
    return event(range_, start=f"DTSTART;TZID=Europe/Amsterdam:{start}", uid=uid, title=title)


def test_a_series_may_go_on_at_another_hour_place_and_name_from_some_date_on(
    read: Read, check: Check
) -> None:
    feed = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=5\nDTEND:20261201T100000Z\nLOCATION:Zaal 1\nDESCRIPTION:Kom erbij."),
        later("RECURRENCE-ID:20261215T090000Z\nLOCATION:De Kerk", "20261216T140000", title="Thee"),
    )
    old, new = read(feed).items
    assert (old.activity.title, old.activity.venue.name, old.external_key) == (
        "Koffie",
        "Zaal 1",
        "1@20261201T1000",
    )
    assert (new.activity.title, new.activity.venue.name, new.external_key) == ("Thee", "De Kerk", "1")
    assert (new.activity.description, new.activity.series.minutes) == ("Kom erbij.", 60)
    found = check(feed)
    assert (found.verdict, found.series, found.occurrences) == ("imported", 2, 5)
    assert [(it.title, it.start[:16]) for it in found.events] == [
        ("Koffie", "2026-12-01T10:00"),
        ("Koffie", "2026-12-08T10:00"),
        ("Thee", "2026-12-16T14:00"),
        ("Thee", "2026-12-23T14:00"),
        ("Thee", "2026-12-30T14:00"),
    ]


def test_a_series_may_change_for_good_more_than_once_and_on_single_dates_between(check: Check) -> None:
    feed = calendar(
        later("RECURRENCE-ID:20261222T090000Z\nSTATUS:CANCELLED", "20261222T110000"),
        event(
            "RECURRENCE-ID:20261215T090000Z",
            start="DTSTART;TZID=Europe/Amsterdam:20261217T190000",
            title="Feest",
        ),
        event(
            "RRULE:FREQ=WEEKLY\nEXDATE:20261201T090000Z",
            start="DTSTART;TZID=Europe/Amsterdam:20261124T100000",
        ),
        later("RECURRENCE-ID:20261208T090000Z", "20261208T110000"),
    )
    assert [text[5:16] for text in starts(check(feed))] == [
        "12-08T11:00",
        "12-17T19:00",
        "12-22T11:00",
        "12-29T11:00",
    ]


def test_a_change_from_the_first_date_on_or_of_a_date_there_is_not_leaves_one_series(read: Read) -> None:
    whole = calendar(event("RRULE:FREQ=WEEKLY"), later("RECURRENCE-ID:20261201T090000Z", "20261203T100000"))
    (moved,) = read(whole).items
    assert (moved.external_key, moved.activity.series.start) == ("1", datetime(2026, 12, 3, 10))
    beyond = calendar(event(), later("RECURRENCE-ID:20261208T090000Z", "20261209T100000"))
    assert [it.activity.series.start.day for it in read(beyond).items] == [1, 9]


def test_what_is_private_from_some_date_on_is_left_out_from_there(check: Check) -> None:
    feed = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=4"),
        later("RECURRENCE-ID:20261215T090000Z\nCLASS:PRIVATE", "20261215T100000"),
    )
    found = check(feed)
    assert ([text[8:10] for text in starts(found)], found.occurrences) == (["01", "08"], 4)


def test_a_series_that_changes_for_good_over_and_over_waits_for_a_person(check: Check) -> None:
    changes = (
        later(f"RECURRENCE-ID:{2027 + number // 12}{1 + number % 12:02}05T090000Z", "20270105T110000")
        for number in range(60)
    )
    assert check(calendar(event("RRULE:FREQ=WEEKLY"), *changes)).verdict == "held"


def test_a_cancelled_event_is_shown_as_cancelled(only: Only) -> None:
    assert only(calendar(event("STATUS:CANCELLED"))).series.status == "afgelast"


def test_a_changed_date_without_its_series_stands_alone(check: Check) -> None:
    assert starts(check(calendar(event("RECURRENCE-ID:20261201T090000Z")))) == ["2026-12-01T10:00:00+01:00"]


@pytest.mark.parametrize(
    ("rule", "code", "events"),
    [
        ("FREQ=WEKELY", "herhaling_ongeldig", 1),
        ("FREQ=WEEKLY;INTERVAL=0", "herhaling_ongeldig", 1),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "herhaling_onmogelijk", 1),
        ("FREQ=SECONDLY", "herhaling_te_vaak", 0),
        ("FREQ=DAILY;BYMINUTE=0,10,20,30,40,50", "herhaling_te_vaak", 0),
    ],
)
def test_a_rule_we_do_not_trust_keeps_at_most_its_first_date(
    check: Check, rule: str, code: str, events: int
) -> None:
    found = check(calendar(event(f"RRULE:{rule}")))
    assert [issue.code for issue in found.issues] == [code]
    assert len(found.events) == events


def test_words_that_do_not_belong_in_a_rule_are_passed_over(check: Check) -> None:
    found = check(calendar(event("RRULE:RRULE:Zomaar;FREQ=WEEKLY;COUNT=2")))
    assert (len(found.events), found.verdict) == (2, "imported")


def test_the_newest_version_of_an_event_counts(only: Only) -> None:
    old, new = event("SEQUENCE:1", title="Oud"), event("SEQUENCE:2", title="Nieuw")
    assert only(calendar(old, new)).title == only(calendar(new, old)).title == "Nieuw"


def test_the_same_key_on_other_days_is_several_activities_and_reported(read: Read) -> None:
    later = event(title="Bingo", start="DTSTART:20261205T140000")
    reading = read(calendar(event(), later))
    assert {item.external_key for item in reading.items} == {"1@20261201T1000", "1@20261205T1400"}
    assert [problem.code for problem in reading.problems] == ["dubbele_uid"]


def test_events_without_a_key_are_known_by_what_where_and_when(read: Read) -> None:
    first, again = (
        read(calendar(event(f"DTSTAMP:2026110{n}T100000Z").replace("UID:1\n", ""))) for n in (1, 2)
    )
    assert [item.external_key for item in first.items] == [item.external_key for item in again.items]
    assert [problem.code for problem in first.problems] == ["geen_sleutel"]


def test_the_order_of_events_does_not_matter(read: Read) -> None:
    events = [event(uid=str(n), title=f"Koffie {n}") for n in range(4)] + [
        event("RECURRENCE-ID:20261201T090000Z", uid="2")
    ]
    there, back = read(calendar(*events)), read(calendar(*reversed(events)))
    assert sorted(item.content_hash for item in there.items) == sorted(
        item.content_hash for item in back.items
    )


def test_lines_that_change_at_every_export_change_nothing(only_item: Callable[..., FeedItem]) -> None:
    one, two = (
        only_item(calendar(event(f"DTSTAMP:{stamp}\nLAST-MODIFIED:{stamp}")))
        for stamp in ("20261101T100000Z", "20261102T100000Z")
    )
    assert one.content_hash == two.content_hash


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ("UID:1\nDTSTART:20261201T100000", "geen_titel"),
        ("UID:1\nSUMMARY:Koffie", "geen_datum"),
        ("UID:1\nSUMMARY:Koffie\nDTSTART:morgen", "geen_datum"),
        ("UID:1\nSUMMARY:Koffie\nDTSTART:20260230T100000", "geen_datum"),
        ("UID:1\nSUMMARY:Koffie\nDTSTART:00010101T100000", "jaar_onwaarschijnlijk"),
        ("UID:1\nSUMMARY:Koffie\nDTSTART:20261201T100000\nDTSTART:20261202T100000", "twee_begindatums"),
    ],
)
def test_an_event_that_cannot_be_used_does_not_take_the_others_along(
    read: Read, spoiled: str, code: str
) -> None:
    reading = read(calendar(spoiled, event(uid="2")))
    assert [item.external_key for item in reading.items] == ["2"]
    assert [problem.code for problem in reading.problems] == [code]
    assert reading.problems[0].line == 4


def test_a_calendar_cut_off_anywhere_is_never_taken_for_complete(read: Read) -> None:
    whole = calendar(*(event("RRULE:FREQ=WEEKLY", uid=str(n)) for n in range(20))).encode()
    assert read(whole).complete
    for percent in range(1, 100):
        assert not read(whole[: len(whole) * percent // 100]).complete


def test_what_can_be_read_of_a_damaged_calendar_is_read(read: Read) -> None:
    reading = read(calendar(event(), event(uid="2"), event(uid="3")).replace("END:VEVENT", "", 1))
    assert [item.external_key for item in reading.items] == ["1", "2", "3"]
    assert not reading.complete


def test_dutch_letters_survive_every_encoding(only: Only) -> None:
    feed = calendar(event(title="Café Noabers één"))
    for body in (feed.encode(), feed.encode("utf-8-sig"), feed.encode("cp1252"), feed.encode("utf-16")):
        assert only(body, name="agenda.ics").title == "Café Noabers één"


def test_lines_may_be_folded_anywhere_and_end_in_any_way(only: Only) -> None:
    feed = calendar(event(title="Kof\n fie drin\n\tken"))
    assert only(feed).title == only(feed.replace("\r\n", "\n")).title == "Koffie drinken"


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "empty"),
        ("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR\n", "empty"),
        ("", "empty"),
        ("<html><title>Log in</title></html>", "rejected"),
        ('{"events": []}', "rejected"),
    ],
)
def test_a_file_without_events_says_so(check: Check, body: str, verdict: str) -> None:
    found = check(body, name="agenda.ics", content_type="text/calendar")
    assert (found.verdict, found.events) == (verdict, ())
    assert found.issues


def test_what_an_item_leaves_empty_its_feed_fills_in(only: Only) -> None:
    defaults = {
        "soort": "koffie",
        "organisatie": "Soos Goor",
        "locatie": "De Zaal",
        "plaats": "Goor",
        "kosten": "2,50",
        "rolstoel": "ja",
    }
    plain = only(calendar(event()), defaults=defaults)
    assert (plain.categories, plain.organisation, plain.venue.name, plain.cost_cents) == (
        ("koffie",),
        "Soos Goor",
        "De Zaal",
        250,
    )
    assert plain.facts == {"rolstoel": True}
    elsewhere = only(calendar(event("LOCATION:Kulturhus\\, Markelo\nCATEGORIES:bingo")), defaults=defaults)
    assert (elsewhere.venue.name, elsewhere.venue.place) == ("Kulturhus", "markelo")
    assert "koffie" not in elsewhere.categories


def test_a_room_without_a_town_is_in_the_town_of_its_feed(only: Only) -> None:
    room = only(calendar(event("LOCATION:Kleine zaal")), defaults={"locatie": "De Zaal", "plaats": "Goor"})
    assert (room.venue.name, room.venue.place, room.municipality) == ("Kleine zaal", "goor", "hof-van-twente")


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_first_and_the_last_day_of_all_years_cost_nobody_the_file(year: str, check: Check) -> None:
    edge = f"{year}{'0101T000000' if year == '0001' else '1231T235959'}"
    lines = "\n".join(
        f"{name};TZID={zone}:{edge}"
        for name in ("EXDATE", "RDATE", "DTEND")
        for zone in ("America/New_York", "Asia/Tokyo")
    )
    feed = calendar(
        event(f"RRULE:FREQ=WEEKLY;COUNT=3\n{lines}"),
        later(f"RECURRENCE-ID;TZID=America/New_York:{edge}", "20261209T100000"),
        later("RECURRENCE-ID:20261208T090000Z", "20261210T110000"),
        event(f"RECURRENCE-ID;TZID=Asia/Tokyo:{edge}", start="DTSTART:20261211T090000Z"),
        event(uid="2", title="Thee"),
    )
    found = check(feed)
    assert "onze_fout" not in {it.code for it in found.issues}
    assert {"Koffie", "Thee"} == {it.title for it in found.events}


def test_letters_that_an_old_calendar_writes_as_mail_does_are_read(only: Only) -> None:
    body = calendar(
        event().replace(
            "SUMMARY:Koffie", "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9=\n met koek"
        )
    )
    assert only(body).title == "Café met koek"
