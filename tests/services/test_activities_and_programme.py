"""One activity whole, and the short lists of a theme week and an organisation."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.clock import parse_moment
from schuifaan.content import WeekYear
from schuifaan.errors import NotFoundError
from schuifaan.models import AccessFact, Activity, Organisation
from schuifaan.recurrence import Override, Series
from schuifaan.services.activities import ActivityDetail, read_activity
from schuifaan.services.installation import Installation
from schuifaan.services.organisations import load_shipped_organisations
from schuifaan.services.programme import (
    ProgrammeItem,
    best_known_week,
    organisation_programme,
    week_programme,
)
from tests.support.publishing import put, take_off
from tests.support.village import Village

WEEK = "week-van-de-ontmoeting"
MONDAY, SUNDAY = date(2026, 9, 21), date(2026, 9, 27)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    village = Village(tmp_path)
    with village.installation.database.write() as session:
        load_shipped_organisations(session, village.installation.content)
    yield village.installation
    village.close()


def read(installation: Installation, number: int, now: str = "2026-11-18T08:00") -> ActivityDetail:
    with installation.database.read() as session:
        found = read_activity(session, installation.content, number, parse_moment(now))
        session.expunge_all()
    return found


def week(installation: Installation, municipality: str | None = None) -> list[ProgrammeItem]:
    with installation.database.read() as session:
        return week_programme(session, installation.content, WEEK, MONDAY, SUNDAY, municipality)


def of_salut(installation: Installation, now: str) -> list[ProgrammeItem]:
    with installation.database.read() as session:
        salut = session.exec(select(Organisation).where(Organisation.slug == "salut")).one()
        return organisation_programme(session, installation.content, salut.id or 0, parse_moment(now))


def test_the_six_next_dates_and_how_many_after(installation: Installation) -> None:
    series = Series(datetime(2026, 11, 17, 10), 60, rrule="FREQ=WEEKLY;COUNT=9")
    found = read(installation, put(installation, "Koffie", series=series))
    assert (len(found.dates), found.dates_after) == (6, 2)
    assert [it.start.day for it in found.dates] == [24, 1, 8, 15, 22, 29]


@pytest.mark.parametrize(
    "now, still", [("2026-11-24T10:30", True), ("2026-11-24T10:59", True), ("2026-11-24T11:00", False)]
)
def test_what_is_going_on_now_is_still_a_coming_date(
    now: str, still: bool, installation: Installation
) -> None:
    number = put(installation, "Koffie", series=Series(datetime(2026, 11, 24, 10), 60))
    assert bool(read(installation, number, now).dates) == still


def test_without_an_end_two_hours_are_taken_and_a_whole_day_lasts_the_day(installation: Installation) -> None:
    open_end = put(installation, "Inloop", series=Series(datetime(2026, 11, 24, 10)))
    whole_day = put(installation, "Feest", series=Series(datetime(2026, 11, 24), 1440, all_day=True))
    assert read(installation, open_end, "2026-11-24T11:59").dates
    assert not read(installation, open_end, "2026-11-24T12:00").dates
    assert read(installation, whole_day, "2026-11-24T23:59").dates
    assert not read(installation, whole_day, "2026-11-25T00:00").dates


def test_what_is_said_of_the_activity_goes_before_what_is_said_of_its_venue(
    installation: Installation,
) -> None:
    number = put(installation, "Koffie", facts={"toilet": False})
    with installation.database.write() as session:
        venue = session.get_one(Activity, number).venue_id
        for code in ("toilet", "rolstoel"):
            session.add(
                AccessFact(venue_id=venue, code=code, value=True, said_by="De beheerder", said_on=MONDAY)
            )
    said = {it.code: (it.value, it.said_by) for it in read(installation, number).access}
    assert said["toilet"] == (False, "de agenda van Salut")
    assert said["rolstoel"] == (True, "De beheerder")
    assert said["hulphond"] == (None, "")


def test_the_number_to_ring_is_its_own_else_its_organisations(installation: Installation) -> None:
    own = put(installation, "Koffie", phone="0547-123456", organisation="Salut")
    without = put(installation, "Thee", organisation="Salut")
    nobody = put(installation, "Soep")
    assert read(installation, own).phone == "0547-123456"
    assert read(installation, without).phone == "0547-260053"
    assert read(installation, nobody).phone is None


@pytest.mark.parametrize("number", [0, -1, 999, 2**63 - 1, 2**63, 10**40])
def test_a_number_nobody_has_is_not_found(number: int, installation: Installation) -> None:
    with pytest.raises(NotFoundError):
        read(installation, number)


def test_what_is_not_published_is_not_found_and_what_was_taken_off_says_why(
    installation: Installation,
) -> None:
    hidden, unpublished = put(installation, "Gestopt"), put(installation, "Nog niet")
    take_off(installation, hidden, "Deze activiteit is gestopt.")
    with installation.database.write() as session:
        session.get_one(Activity, unpublished).published = False
    with pytest.raises(NotFoundError, match="gestopt"):
        read(installation, hidden)
    with pytest.raises(NotFoundError, match="niet"):
        read(installation, unpublished)


def test_the_programme_of_a_week_is_in_order_of_time_also_when_it_is_long_past(
    installation: Installation,
) -> None:
    put(installation, "Dansen", series=Series(datetime(2026, 9, 22, 20), 60), theme_week=WEEK)
    yearly = Series(datetime(2024, 9, 21, 10), 60, rrule="FREQ=YEARLY;BYMONTH=9;BYDAY=3MO")
    put(installation, "Ontbijt", series=yearly, theme_week=WEEK)
    put(installation, "Te laat", series=Series(datetime(2026, 9, 28, 0), 60), theme_week=WEEK)
    put(installation, "Hoort er niet bij", series=Series(datetime(2026, 9, 22, 20), 60))
    assert [(it.title, it.start) for it in week(installation)] == [
        ("Ontbijt", datetime(2026, 9, 21, 10)),
        ("Dansen", datetime(2026, 9, 22, 20)),
    ]


def test_the_programme_shows_what_is_cancelled_and_not_what_was_taken_off(installation: Installation) -> None:
    off = Series(
        datetime(2026, 9, 22, 20), 60, overrides=(Override(datetime(2026, 9, 22, 20), status="afgelast"),)
    )
    put(installation, "Afgelast", series=off, theme_week=WEEK)
    gone = put(installation, "Weg", series=Series(datetime(2026, 9, 22, 20), 60), theme_week=WEEK)
    take_off(installation, gone, "Gestopt.")
    assert [(it.title, it.status) for it in week(installation)] == [("Afgelast", "afgelast")]


def test_the_programme_of_one_municipality_is_only_its_own(installation: Installation) -> None:
    for municipality, place in (("hof-van-twente", "goor"), ("almelo", "centrum")):
        put(
            installation,
            municipality,
            series=Series(datetime(2026, 9, 22, 20), 60),
            theme_week=WEEK,
            municipality=municipality,
            venue={"name": "Zaal", "place": place},
        )
    assert len(week(installation)) == 2
    assert [(it.title, it.place) for it in week(installation, "almelo")] == [("almelo", "Zaal, Centrum")]


def test_the_next_week_is_shown_as_soon_as_something_of_it_is_known_and_the_last_until_then(
    installation: Installation,
) -> None:
    of_2027 = WeekYear(year=2027, start=date(2027, 9, 20), end=date(2027, 9, 26), confirmed=True, source="-")
    of_2026 = of_2027.model_copy(update={"year": 2026, "start": MONDAY, "end": SUNDAY})

    def best() -> tuple[int, list[str]]:
        with installation.database.read() as session:
            year, items = best_known_week(session, installation.content, WEEK, (of_2027, of_2026), None)
        return year.year, [it.title for it in items]

    assert best() == (2026, [])
    put(installation, "Vorig jaar", series=Series(datetime(2026, 9, 22, 20), 60), theme_week=WEEK)
    assert best() == (2026, ["Vorig jaar"])
    put(installation, "Dit jaar", series=Series(datetime(2027, 9, 22, 20), 60), theme_week=WEEK)
    assert best() == (2027, ["Dit jaar"])


def test_an_organisation_shows_the_next_date_of_each_thing_it_does(installation: Installation) -> None:
    weekly = Series(datetime(2026, 11, 3, 10), 60, rrule="FREQ=WEEKLY")
    put(installation, "Koffie", series=weekly, organisation="Salut")
    put(installation, "Soep", "2026-11-20T12:00", organisation="Salut")
    put(installation, "Van een ander", organisation="Franje")
    found = of_salut(installation, "2026-11-18T08:00")
    assert [(it.title, it.start.day) for it in found] == [("Soep", 20), ("Koffie", 24)]


def test_an_organisation_shows_what_is_going_on_at_this_moment(installation: Installation) -> None:
    put(
        installation,
        "Kerstmarkt",
        series=Series(datetime(2026, 12, 12), 1440, all_day=True),
        organisation="Salut",
    )
    assert [it.title for it in of_salut(installation, "2026-12-12T09:00")] == ["Kerstmarkt"]
    assert of_salut(installation, "2026-12-13T00:00") == []
