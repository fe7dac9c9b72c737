"""Events whose text an earlier run has read are not read again, and nothing changes by that."""

from dataclasses import replace
from random import Random
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schuifaan.content import Content
from schuifaan.feeds import ReadContext, read_feed
from schuifaan.feeds.ical.known import split
from schuifaan.feeds.reader import reader_of
from schuifaan.inputs import KnownText, Reading
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet

EXCEPTION = "RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000"
MOVED = "DTSTART;TZID=Europe/Amsterdam:20261208T140000"
SERIES = (event("RRULE:FREQ=WEEKLY"), event(EXCEPTION, start=MOVED))
OTHERS = tuple(event(uid=str(number), title=f"Thee {number}") for number in range(2, 6))


@pytest.fixture
def context(content: Content) -> ReadContext:
    bare = ReadContext(content)
    return replace(bare, reader=reader_of(bare))


def remembered(reading: Reading) -> dict[str, KnownText]:
    return {it.fingerprint: KnownText(it.external_key) for it in reading.items if it.fingerprint}


def again(text: str, before: Reading, context: ReadContext) -> Reading:
    return read_feed(text.encode(), replace(context, known=remembered(before)))


def test_only_what_is_new_is_read(context: ReadContext) -> None:
    first = read_feed(calendar(*SERIES, *OTHERS).encode(), context)
    assert len(remembered(first)) == 5
    changed = calendar(*SERIES, event(uid="2", title="Koffie verkeerd"), *OTHERS[1:], event(uid="9"))
    second = again(changed, first, context)
    assert [it.external_key for it in second.items] == ["2", "9"]
    assert (sorted(second.unchanged), second.complete) == (["1", "3", "4", "5"], True)


def test_a_file_of_nothing_new_is_whole_and_not_empty(context: ReadContext) -> None:
    text = calendar(*SERIES, *OTHERS)
    second = again(text, read_feed(text.encode(), context), context)
    assert (second.items, second.problems, second.complete) == ((), (), True)
    assert len(second.unchanged) == 5
    cut = again(text[: text.rindex("BEGIN:VEVENT") + 40], read_feed(text.encode(), context), context)
    assert not cut.complete


def test_when_it_was_exported_and_in_what_order_does_not_matter(context: ReadContext) -> None:
    first = read_feed(calendar(*SERIES, *OTHERS, head="PRODID:-//a//\n").encode(), context)
    stamped = [f"{text}\nDTSTAMP:20261118T0{n}0000Z" for n, text in enumerate((*OTHERS, *SERIES[::-1]))]
    assert len(again(calendar(*stamped, head="PRODID:-//b//\n"), first, context).unchanged) == 5


@pytest.mark.parametrize(
    "text",
    [
        calendar(SERIES[0], *OTHERS),  # an exception of the series is gone
        calendar(*SERIES, event(EXCEPTION.replace("08T10", "15T10"), start=MOVED), *OTHERS),
        calendar(*SERIES, *OTHERS, head="X-WR-TIMEZONE:America/New_York\n"),
    ],
)
def test_what_belongs_to_a_series_makes_it_new(context: ReadContext, text: str) -> None:
    first = read_feed(calendar(*SERIES, *OTHERS).encode(), context)
    assert "1" in {it.external_key for it in again(text, first, context).items}


def test_other_rules_of_ours_make_everything_new(context: ReadContext, content: Content) -> None:
    text = calendar(*SERIES, *OTHERS)
    first = read_feed(text.encode(), context)
    other = replace(context, municipality="almelo")
    assert reader_of(other) != reader_of(context)
    assert not again(text, first, replace(other, reader=reader_of(other))).unchanged


@pytest.mark.parametrize(
    "doubtful",
    [
        event("BEGIN:VALARM\nUID:3\nEND:VALARM", uid="7"),  # its alarm claims to be another event
        event("DESCRIPTION:zie BEGIN:VEVENT", uid="7"),
        event("X-NOTE: a\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20270101T100000Z\nSUMMARY:Ook", uid="7"),
        "SUMMARY:Zonder\nDTSTART:20270101T100000Z",
        "DTSTART:20270101T100000Z\nSUMMARY:Gevouwen\nU\n ID:2",
    ],
)
def test_doubtful_borders_never_lose_an_event(context: ReadContext, doubtful: str) -> None:
    first = read_feed(calendar(*SERIES, *OTHERS).encode(), context)
    text = calendar(*SERIES, *OTHERS, doubtful)
    afresh = read_feed(text.encode(), context)
    second = again(text, first, context)
    assert {it.external_key for it in second.items} | set(second.unchanged) == {
        it.external_key for it in afresh.items
    }


def test_what_there_was_to_say_is_said_again_on_its_new_line(context: ReadContext) -> None:
    text = calendar(event("DTEND;TZID=Europe/Amsterdam:20261201T090000", uid="2"), event())
    first = read_feed(text.encode(), context)
    (told,) = first.problems
    item = next(it for it in first.items if it.external_key == "2")
    assert told.line is not None
    assert item.line is not None
    known = KnownText("2", (replace(told, line=told.line - item.line, external_key=None),))
    moved = calendar(event(uid="0"), event("DTEND;TZID=Europe/Amsterdam:20261201T090000", uid="2"), event())
    second = read_feed(moved.encode(), replace(context, known={item.fingerprint or "": known}))
    assert second.problems == read_feed(moved.encode(), context).problems == (replace(told, line=ANY),)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(0, 30))
def test_reading_what_is_new_and_reading_everything_come_to_the_same(
    context: ReadContext, seed: int, damage: int
) -> None:
    random = Random(seed)
    text = calendar(*SERIES, *OTHERS)
    first = read_feed(text.encode(), context)
    lines = text.split("\r\n")
    for _ in range(damage % 5):
        here = random.randrange(len(lines))
        match random.randrange(3):
            case 0:
                del lines[here]
            case 1:
                lines.insert(here, random.choice(lines))
            case _:
                lines[here] = lines[here][: random.randrange(len(lines[here]) + 1)]
    damaged = "\r\n".join(lines)
    afresh, second = read_feed(damaged.encode(), context), again(damaged, first, context)
    hashes = {it.external_key: it.content_hash for it in first.items}
    found = {it.external_key: it.content_hash for it in second.items}
    assert found | {key: hashes[key] for key in second.unchanged} == {
        it.external_key: it.content_hash for it in afresh.items
    }
    assert second.complete == afresh.complete


def test_ten_thousand_blank_lines_are_no_events() -> None:
    assert not split("\n" * 10_000, "reader").fingerprints


def test_a_series_that_changes_for_good_is_read_every_time_since_it_is_more_than_one_activity(
    context: ReadContext,
) -> None:
    later = EXCEPTION.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE")
    text = calendar(event("RRULE:FREQ=WEEKLY"), event(later, start=MOVED), *OTHERS)
    second = again(text, read_feed(text.encode(), context), context)
    assert [it.external_key for it in second.items] == ["1@20261201T1000", "1"]
    assert sorted(second.unchanged) == ["2", "3", "4", "5"]


ROWS = tuple(
    {"nummer": str(number), "titel": f"Thee {number}", "datum": "2-12-2026", "kosten": "veel"}
    for number in range(5)
)


def test_of_a_sheet_only_rows_are_read_that_are_new(context: ReadContext) -> None:
    first = read_feed(sheet(*ROWS).encode(), context)
    changed = sheet(ROWS[3], {**ROWS[1], "titel": "Koffie"}, *ROWS[2:3], {**ROWS[4], "nummer": "9"})
    second = again(changed, first, context)
    assert [(it.external_key, it.line) for it in second.items] == [("1", 3), ("9", 5)]
    assert (second.unchanged, second.complete, second.whole) == (("3", "2"), True, True)


def test_other_headings_make_every_row_new(context: ReadContext) -> None:
    first = read_feed(sheet(*ROWS).encode(), context)
    assert not again(sheet(*ROWS).replace("kosten", "samenvatting"), first, context).unchanged


def test_a_number_that_came_twice_makes_its_rows_new(context: ReadContext) -> None:
    first = read_feed(sheet(*ROWS).encode(), context)
    twice = sheet(*ROWS, {**ROWS[0], "datum": "3-12-2026"})
    second, afresh = again(twice, first, context), read_feed(twice.encode(), context)
    assert [it.external_key for it in second.items] == ["0", "0#2"]
    assert sorted(second.unchanged) == ["1", "2", "3", "4"]
    assert [it.code for it in second.problems] == [it.code for it in afresh.problems if it.line in (2, 7)]


def test_what_there_was_to_say_of_a_row_is_said_again_on_its_new_line(context: ReadContext) -> None:
    row = {"nummer": "1", "titel": "Koffie", "datum": "2-12-2026", "begintijd": "10", "eindtijd": "9"}
    first = read_feed(sheet(row).encode(), context)
    (item,), (told,) = first.items, first.problems
    known = KnownText("1", (replace(told, line=(told.line or 0) - (item.line or 0), external_key=None),))
    second = read_feed(
        sheet({**row, "nummer": "2", "eindtijd": "11"}, row).encode(),
        replace(context, known={item.fingerprint or "": known}),
    )
    assert (second.problems, second.unchanged) == ((replace(told, line=3),), ("1",))
