"""A WordPress site by its address: its calendar is read as data where it offers that."""

import json
from collections.abc import Callable, Mapping

import pytest

from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.inputs import Reading
from tests.feeds.pages import page, party

Read = Callable[..., Reading]

ROOT = "https://x.nl/wp-json"
NAMED = f'<link rel="alternate" href="{ROOT}/tribe/events/v1/" />'
WORDPRESS = f'<link rel="https://api.w.org/" href="{ROOT}/" />'
FIRST = f"{ROOT}/tribe/events/v1/events?per_page=50"


def events(*titles: str, following: str = "") -> bytes:
    rows = [
        {"global_id": it, "title": it, "start_date": "2026-12-01 10:00:00", "venue": {"city": "Goor"}}
        for it in titles
    ]
    return json.dumps(
        {"events": rows, "total_pages": 1} | ({"next_rest_url": following} if following else {})
    ).encode()


def site(pages: Mapping[str, bytes], code: str = "adres_verdwenen") -> Callable[[str], Fetched]:
    def fetch(address: str) -> Fetched:
        if address not in pages:
            raise FetchError(code, address)
        return Fetched(pages[address], None, None, None, address, True)

    return fetch


def titles(reading: Reading) -> list[str]:
    return [it.activity.title for it in reading.items]


@pytest.mark.parametrize("head", [NAMED, WORDPRESS])
def test_all_pages_of_the_calendar_are_read_and_not_what_the_front_page_shows(read: Read, head: str) -> None:
    pages = {FIRST: events("Koffie", "Thee", following=f"{FIRST}&page=2"), f"{FIRST}&page=2": events("Soep")}
    reading = read(page(party(name="Bingo"), body=head), address="https://x.nl/", fetch=site(pages))
    assert (titles(reading), reading.complete) == (["Koffie", "Thee", "Soep"], True)


def test_the_page_of_a_category_reads_that_category(read: Read) -> None:
    head = (
        f'<link rel="alternate" href="{ROOT}/tribe/events/v1/events/?categories=ouderen&#038;status=publish">'
    )
    pages = {
        f"{ROOT}/tribe/events/v1/events/?categories=ouderen&status=publish&per_page=50": events("Koffie")
    }
    assert titles(read(page(body=head), address="https://x.nl/agenda/ouderen/", fetch=site(pages))) == [
        "Koffie"
    ]


@pytest.mark.parametrize("head", [NAMED, WORDPRESS])
@pytest.mark.parametrize("pages", [{}, {FIRST: b"<html>niets</html>"}])
def test_without_the_interface_the_page_itself_is_read(
    read: Read, head: str, pages: dict[str, bytes]
) -> None:
    reading = read(page(party(), body=head), address="https://x.nl/", fetch=site(pages))
    assert (titles(reading), reading.usable) == (["Koffie"], True)


def test_an_interface_that_fails_today_changes_nothing(read: Read) -> None:
    reading = read(page(party(), body=NAMED), address="https://x.nl/", fetch=site({}, "server_fout"))
    assert (titles(reading), reading.usable, reading.complete) == ([], False, False)
    assert [it.code for it in reading.problems] == ["server_fout"]


def test_the_page_of_one_plugin_free_event_asks_for_nothing(read: Read) -> None:
    reading = read(
        page(party(), body=WORDPRESS), address="https://x.nl/koffie/", fetch=site({FIRST: events("Thee")})
    )
    assert titles(reading) == ["Koffie"]
