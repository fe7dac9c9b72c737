"""What cannot be shown as it was sent is said: nothing is left out in silence."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from schuifaan.feeds import FeedCheck
from schuifaan.feeds.fetching import FetchError, reachable_address
from schuifaan.feeds.template import template_csv, template_xlsx
from schuifaan.inputs import Reading
from tests.feeds.calendars import calendar, event
from tests.feeds.pages import page, party
from tests.feeds.sheets import sheet
from tests.feeds.test_json_feeds import finnish, french

Read = Callable[..., Reading]
Check = Callable[..., FeedCheck]
Codes = Callable[..., list[str]]
ROW = {"datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor"}


def rows(*dates: str) -> str:
    return sheet(*({**ROW, "titel": f"Koffie {at}", "datum": date} for at, date in enumerate(dates)))


def test_a_date_of_a_series_under_another_title_is_reported_with_its_day(read: Read) -> None:
    other = event("RECURRENCE-ID;TZID=Europe/Amsterdam:20261208T100000", title="Kerstviering").replace(
        "20261201", "20261208"
    )
    cancelled = event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261215T100000\nSTATUS:CANCELLED", title="Vervalt"
    )
    body = calendar(event("RRULE:FREQ=WEEKLY;COUNT=4"), other, cancelled)
    (problem,) = read(body).problems
    assert problem.code == "andere_titel"
    assert "8-12-2026" in problem.text
    assert "Kerstviering" in problem.text


def test_an_umbrella_whose_parts_are_not_in_the_file_is_reported(codes: Codes) -> None:
    parts = [{"@id": "https://linked.voorbeeld.nl/v1/event/kulke:1/"}]
    umbrella = finnish(id="kulke:9", super_event_type="umbrella", sub_events=parts)
    assert codes(json.dumps({"meta": {}, "data": [umbrella, finnish()]})) == []
    assert "reeks_zonder_delen" in codes(json.dumps({"meta": {}, "data": [umbrella, finnish(id="kulke:2")]}))


@pytest.mark.parametrize(
    "body",
    [
        page(party(endDate="tegen twaalven")),
        json.dumps(finnish(end_time="rond de middag")),
        json.dumps({"orderedItems": [french(startTime="2026-12-01T10:00:00Z", endTime="laat")], "type": "x"}),
    ],
    ids=["page", "linked-events", "mobilizon"],
)
def test_an_end_that_is_no_moment_is_reported_and_the_begin_stays(read: Read, body: str) -> None:
    reading = read(body)
    assert [it.activity.series.minutes for it in reading.items] == [None]
    assert "einde_ongeldig" in {it.code for it in reading.problems}


WEEKLY = {
    "startDate": "2026-12-01",
    "repeatFrequency": "P1W",
    "byDay": "https://schema.org/Wednesday",
    "startTime": "19:00",
    "endTime": "20:00",
}


def exchange(schedule: object) -> str:
    """A page of OpenActive with one series that has only a schedule."""
    data = {
        "@type": "SessionSeries",
        "@id": "https://voorbeeld.nl/1",
        "name": "Yoga",
        "eventSchedule": schedule,
    }
    item = {"state": "updated", "kind": "SessionSeries", "id": "1", "modified": 1, "data": data}
    return json.dumps({"items": [item], "next": "https://voorbeeld.nl/rpde?after=1", "license": ""})


def test_a_series_of_open_active_has_the_dates_of_its_schedule(check: Check) -> None:
    found = check(exchange({"@type": "PartialSchedule", **WEEKLY}))
    assert found.occurrences == 5
    assert found.events[0].start == "2026-12-02T19:00:00+01:00"


def test_every_rule_of_a_schedule_counts_and_what_is_no_rule_is_said(check: Check) -> None:
    friday = {**WEEKLY, "byDay": "https://schema.org/Friday", "startTime": "14:00"}
    found = check(exchange([WEEKLY, friday, {"repeatFrequency": "soms"}]))
    assert {it.start[11:16] for it in found.events} == {"19:00", "14:00"}
    assert [it.code for it in found.issues if it.code == "schema_onleesbaar"] == ["schema_onleesbaar"]


@pytest.mark.parametrize("frequency", ["PT1H", "PT1S", "P0D"])
def test_a_schedule_that_repeats_too_often_is_no_schedule(check: Check, frequency: str) -> None:
    found = check(exchange({**WEEKLY, "repeatFrequency": frequency}))
    assert found.events == ()
    assert "geen_datum" in {it.code for it in found.issues}


def test_one_date_that_can_only_be_read_one_way_says_how_to_read_the_column(read: Read) -> None:
    reading = read(rows("12/01/2026", "12/08/2026", "12/15/2026"))
    assert [f"{it.activity.series.start:%d-%m}" for it in reading.items] == ["01-12", "08-12", "15-12"]
    assert [it.code for it in reading.problems] == ["datumvolgorde"]


def test_two_dates_that_prove_different_orders_turn_nothing(read: Read) -> None:
    reading = read(rows("1-12-2026", "15-12-2026", "12-16-2026"))
    assert [f"{it.activity.series.start:%d-%m}" for it in reading.items] == ["01-12", "15-12"]
    assert [it.code for it in reading.problems] == ["geen_datum"]


def test_where_the_order_is_not_known_a_proof_is_enough(read: Read) -> None:
    reading = read(rows("1-12-2026", "15-12-2026"), date_order=None)
    assert [f"{it.activity.series.start:%d-%m}" for it in reading.items] == ["01-12", "15-12"]


@pytest.mark.parametrize("template", [template_csv(), template_xlsx()], ids=["csv", "xlsx"])
def test_the_example_of_the_empty_sheet_never_becomes_an_activity(read: Read, template: bytes) -> None:
    reading = read(template)
    assert reading.items == ()
    assert "voorbeeldregel" in {it.code for it in reading.problems}


def test_english_headings_are_known_and_others_can_be_named(read: Read) -> None:
    text = "Event Name;Start Date;Start Time;Venue;City\nCoffee;2026-12-01;10:00;Hall;Goor\n"
    (item,) = read(text, name="a.csv").items
    assert (item.activity.title, item.activity.venue.name, item.activity.venue.place) == (
        "Coffee",
        "Hall",
        "goor",
    )


@pytest.mark.parametrize(
    ("last", "address", "whole"),
    [
        ("Diepenheim", "", False),
        ("Goor", "", True),
        ('"Diepenheim"', "", True),
        ("Diepenheim", "https://docs.google.com/x", True),
        ("Diepenheim\n", "", True),
        ("", "", False),
    ],
)
def test_a_last_cell_that_may_be_half_makes_the_list_one_that_may_be(
    read: Read, last: str, address: str, whole: bool
) -> None:
    text = f"titel;datum;plaats\nKoffie;2026-12-01;Goor\nThee;2026-12-02;{last}"
    reading = read(text, name="a.csv", address=address)
    assert (len(reading.items), reading.complete) == (2, whole)


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/a.ics", "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "https://[::1]/a",
        "http://localhost/a.ics", "http://nas.local/a.ics", "https://192.168.1.2/a", "https://voorbeeld.nl:8080/a.ics",
        "webcal://169.254.169.254/latest", "http://0x7f.0.0.1/",
    ],
)  # fmt: skip
def test_an_address_that_nobody_can_reach_is_refused_at_once(address: str) -> None:
    with pytest.raises(FetchError) as refused:
        reachable_address(address)
    assert refused.value.code == "adres_geweigerd"


@pytest.mark.parametrize("address", ["https://voorbeeld.nl/a.ics", "http://93.184.216.34/a.ics"])
def test_an_address_of_the_internet_is_not(address: str) -> None:
    assert reachable_address(address) == address


def test_the_commands_take_names_for_columns_and_refuse_inside_addresses(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from schuifaan.cli import schuifaan

    monkeypatch.setenv("SCHUIFAAN_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("SCHUIFAAN_NOW", "2026-11-18T08:00")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("Hoe heet het;Op\nKoffie;2026-12-01\n")
    asked = ["feeds", "check", "a.csv", "--column", "Hoe heet het=titel", "--column", "Op=datum", "--json"]
    assert len(json.loads(CliRunner().invoke(schuifaan, asked).stdout)["events"]) == 1
    for words in (["--column", "Op=bestaat niet"], ["--column", "Op"]):
        assert CliRunner().invoke(schuifaan, ["feeds", "check", "a.csv", *words]).exit_code != 0
    refused = CliRunner().invoke(schuifaan, ["feeds", "add", "http://10.0.0.1/a.ics"])
    assert refused.exit_code != 0
    assert "openbaar" in f"{refused.output}{refused.exception}"
