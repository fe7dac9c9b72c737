"""Whatever the bytes are: an answer, in time, and never an exception."""

import gzip
import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schuifaan.content import Content
from schuifaan.feeds import ReadContext, check_reading, read_feed
from schuifaan.feeds.reading import ADAPTERS
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet, workbook

NAMES = [
    "@type", "@id", "@graph", "type", "name", "title", "startDate", "endDate", "start_date", "global_id", "subEvent",
    "superEvent", "eventSchedule", "repeatFrequency", "location", "address", "offers", "price", "geo", "latitude", "items",
    "state", "id", "modified", "kind", "data", "next", "events", "trcid", "calendar", "patternDates", "singleDates", "date",
    "calendarType", "openingHours", "start_time", "publication_status", "event_status", "start_datetime", "startTime",
]  # fmt: skip
TAGS = [
    "<item>", "</item>", "<title>", "x", "</title>", "<ev:startdate>2026-12-01</ev:startdate>", "<div itemscope itemtype=x/Event>",
    "</div>", "<span itemprop=name>", "</span>", "<meta itemprop=startDate content=2026-12-01>", "<trcitem trcid=1>", "<trcitem trcid='1'>",
    "</trcitem>", "<calendar>", "<single date='01/12/2026'/>", "<script type=application/ld+json>", "</script>", "<!--", "-->", "&", "&amp;",
    "<![CDATA[", "]]>", "<?x", "\x00", "<", ">", "</", '"',
]  # fmt: skip
WINDOW_TEXTS = st.sampled_from(
    ["BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "TZID:Ons", "UID:1", "SUMMARY:Koffie", "DTSTART:20261201T100000",
     "DTSTART;TZID=Ons:20261201T100000", "DTSTART;VALUE=DATE:20261201", "DTEND:2026", "DURATION:P1000W", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=YEARLY;BYWEEKNO=53",
     "RRULE:FREQ=DAILY;BYHOUR=1,2,3", "EXDATE:20261208T100000Z,x", "RDATE;VALUE=PERIOD:20261203T100000/PT1H", "RECURRENCE-ID:20261208", "STATUS:CANCELLED",
     "GEO:1;2", "LOCATION:Zaal\\, Goor", "CLASS:PRIVATE", "X-WR-TIMEZONE:Europe/Berlin", " vervolg", "\x00", "DTSTART:99999999T999999Z", "RRULE:FREQ=HOURLY;COUNT=99999"]
)  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "2026-12-06",
            "6-12-2026",
            "46362",
            "10:00",
            "half tien",
            "10-12",
            "elke dinsdag",
            "om de week",
            "FREQ=DAILY;COUNT=1000",
            "ja",
            "nee",
            "2,50",
            "99999999",
            "0547-123456",
            "Goor",
            "koffie;eten",
            "=1+1",
        ]
    ),
)


def answers(body: bytes, content: Content, **context: Any) -> None:
    """Read it by detection and by every adapter, and check what it would publish."""
    reading = read_feed(body, ReadContext(content, **context))
    assert "onze_fout" not in [problem.code for problem in reading.problems]
    check_reading(reading)
    for adapter in ADAPTERS.values():
        check_reading(adapter(body, ReadContext(content)))


any_input = settings(
    max_examples=60,
    deadline=5000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@any_input
@given(body=st.binary(max_size=500))
def test_bytes_from_anywhere(content: Content, body: bytes) -> None:
    answers(body, content)


@any_input
@given(lines=st.lists(WINDOW_TEXTS, max_size=25))
def test_lines_of_a_calendar_in_any_order(content: Content, lines: list[str]) -> None:
    answers("\r\n".join(lines).encode(), content)
    answers(calendar("\n".join(lines)).encode(), content)


@any_input
@given(
    value=st.text(max_size=60),
    name=st.sampled_from(
        [
            "SUMMARY",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "GEO",
            "CATEGORIES",
            "URL",
            "X-ODD",
            "DTSTART;TZID=Mars",
        ]
    ),
)
def test_any_value_of_a_calendar(content: Content, name: str, value: str) -> None:
    answers(calendar(event(f"{name}:{value}")).encode(errors="replace"), content)


@any_input
@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=6), max_size=6))
def test_any_cells_of_a_sheet(content: Content, rows: list[list[str]]) -> None:
    names = ["titel", "datum", "begintijd", "herhaling", "uitzonderingen", "kosten"]
    answers(
        sheet({name: name for name in names}, *(dict(zip(names, row, strict=False)) for row in rows)).encode(
            errors="replace"
        ),
        content,
    )


@any_input
@given(position=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_workbook_with_one_byte_wrong(content: Content, position: int, byte: int) -> None:
    body = bytearray(workbook(["titel", "datum"], ["Koffie", "2026-12-06"]))
    body[position % len(body)] = byte
    answers(bytes(body), content, name="lijst.xlsx")


@pytest.mark.parametrize("piece", ["<p", "<!--", "<a ", "</", "<p a='", "&", "1 ", "0", "-", "om de "])
def test_a_text_of_one_thing_over_and_over_costs_no_more_than_another(content: Content, piece: str) -> None:
    text = "<b>" + piece * (100_000 // len(piece))
    began = time.process_time()
    answers(
        calendar(event(f"DESCRIPTION:{text}\nLOCATION:{text}\nCONTACT:{text}", title=text)).encode(), content
    )
    row = dict.fromkeys(
        ("datum", "begintijd", "herhaling", "kosten", "telefoon", "website", "plaats"), text[3:20_000]
    )
    answers(sheet({"titel": "Koffie", **row}).encode(), content)
    assert time.process_time() - began < 10


NODES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=10), st.sampled_from(["2026-12-01", "Event", "P1W", "updated", "#a"])),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=8)),
    max_leaves=25,
)  # fmt: skip


@any_input
@given(value=NODES)
def test_json_of_any_shape_with_names_that_mean_something(content: Content, value: Any) -> None:
    body = json.dumps(value)
    answers(body.encode(), content)
    answers(f'<html><script type="application/ld+json">{body}</script>'.encode(), content)


@any_input
@given(pieces=st.lists(st.sampled_from(TAGS), max_size=30))
def test_tags_of_pages_and_feeds_in_any_order(content: Content, pieces: list[str]) -> None:
    for root in ("<html>", "<rss>", "<trcitems>"):
        answers((root + "".join(pieces)).encode(), content)


@pytest.mark.parametrize(
    "head", ["<html itemtype ld+json>", "<rss><channel>", "<trcitems>", "[", '{"items":[']
)
@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<![CDATA[", "<a ", "</", "&", "<a><b><i>", '"', "//", "/*", '{"a":[', ",", "\r\n", " "],
)
def test_markup_or_json_of_one_thing_over_and_over_is_answered_in_time(
    content: Content, head: str, piece: str
) -> None:
    began = time.process_time()
    read_feed((head + piece * (200_000 // len(piece))).encode(), ReadContext(content))
    assert time.process_time() - began < 10


def test_a_gzip_of_a_feed_is_the_feed_and_one_of_everything_is_refused(content: Content) -> None:
    packed = gzip.compress(calendar(event()).encode())
    whole, half = (read_feed(it, ReadContext(content)) for it in (packed, packed[:-6]))
    assert (len(whole.items), whole.complete) == (1, True)
    assert not half.complete
    assert [it.code for it in read_feed(gzip.compress(b"a" * 50_000_000), ReadContext(content)).problems] == [
        "te_groot"
    ]


def test_a_very_long_line_and_a_great_many_of_them(content: Content) -> None:
    answers(calendar(event("DESCRIPTION:" + "x" * 1_000_000)).encode(), content)
    answers(calendar(event("EXDATE:" + ",".join(["20261208T100000Z"] * 10_000))).encode(), content)
    answers(b"BEGIN:VEVENT\n" * 20_000, content)
