"""The demonstration: invented activities that come in as partners' feeds do, and never run dry."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.clock import parse_moment
from schuifaan.content import Content, ContentError, load_content, week_in_year
from schuifaan.db import Database
from schuifaan.models import (
    AccessFact,
    Activity,
    Feed,
    FeedProblemRecord,
    FeedRun,
    Organisation,
    Schedule,
    Venue,
)
from schuifaan.paths import shipped
from schuifaan.recurrence import Moment, expand
from schuifaan.services.demo import DemoReport, load_demo
from schuifaan.services.organisations import load_shipped_organisations
from schuifaan.services.schedules import series_of

NOW = parse_moment("2026-11-18T08:00")
FOLDER = shipped("content") / "demo"
SALUT = "0547-260053"
WEEK = "week-van-de-ontmoeting"

PROGRAMMES = [
    "vriendenkring", "maatje", "VrijMiGoal", "JOE", "SOEK", "Welzijn op Recept", "Noaberhoes", "Doesgoor", "Franje",
    "Vitalityclub Goor", "Vitalityclub Diepenheim", "De Vijf Heuvels", "wandelend voetballen", "buurtsportcoach",
    "Automaatje", "vrijwilligerswerk", "Zonnebloem", "Soos Goor", "Alzheimer Café", "Humanitas", "Mediant", "De Klup",
    "Ontplooj", "Leger des Heils", "Heracles Foundation", "Cosbo", "Sportbedrijf", "Mantelzorg", "MensdoorMens",
    "Thuisteam", "Dementie Twente", "bingo", "wandelen", "klooster", "kerstdiner", "Groenedael", "HOI", "Taalcafé",
    "eettafel", "Repair Café", "KomErbij", "Avedan", "Aveleijn", "Carint Reggeland", "Noaberhoes Windmolenbroek",
]  # fmt: skip


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture(scope="module")
def loaded(
    content: Content, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, DemoReport]]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite'}")
    database.upgrade()
    with database.write() as session:
        load_shipped_organisations(session, content)
    yield database, load_demo(database, content, FOLDER, NOW)
    database.dispose()


@pytest.fixture(scope="module")
def database(loaded: tuple[Database, DemoReport]) -> Database:
    return loaded[0]


@pytest.fixture(scope="module")
def activities(database: Database) -> list[Activity]:
    with database.read() as session:
        found = list(session.exec(select(Activity)))
        session.expunge_all()
    return found


@pytest.fixture(scope="module")
def places(database: Database) -> dict[int, str | None]:
    """Activity -> slug of the place it is in."""
    with database.read() as session:
        return dict(session.exec(select(Activity.id, Venue.place).join(Venue)).all())


@pytest.fixture(scope="module")
def texts(database: Database) -> list[str]:
    """Of each activity what a visitor reads: title, texts, organisation and venue."""
    with database.read() as session:
        rows = session.exec(select(Activity, Organisation, Venue).join(Organisation).join(Venue))
        return [f"{a.title} {a.summary} {a.description} {o.name} {v.name}" for a, o, v in rows]


def test_a_visitor_of_the_demonstration_finds_at_least_120_activities(activities: list[Activity]) -> None:
    assert sum(activity.published for activity in activities) == len(activities) >= 120


def test_every_activity_says_that_it_is_an_example(activities: list[Activity]) -> None:
    assert all(activity.example for activity in activities)


@pytest.mark.parametrize(
    "kind, field", [("soort", "categories"), ("voor", "audiences"), ("taal", "languages")]
)
def test_every_kind_audience_and_language_has_several_activities(
    activities: list[Activity], content: Content, kind: str, field: str
) -> None:
    counts = Counter(code for activity in activities for code in getattr(activity, field))
    assert {code: counts[code] for code in content.codes[kind] if counts[code] < 2} == {}


@pytest.mark.parametrize("kind, field", [("vorm", "contact_form"), ("aanmelden", "sign_up")])
def test_every_contact_form_and_way_to_sign_up_is_there_and_also_unknown(
    activities: list[Activity], content: Content, kind: str, field: str
) -> None:
    assert {getattr(activity, field) for activity in activities} == {*content.codes[kind], None}


def test_some_are_free_some_cost_money_and_of_some_nobody_knows(activities: list[Activity]) -> None:
    counts = Counter("onbekend" if a.cost_cents is None else a.cost_cents > 0 for a in activities)
    assert all(counts[kind] >= 30 for kind in ("onbekend", True, False))


def test_every_need_and_way_to_get_there_is_stated_by_some_and_unknown_of_most(
    database: Database, activities: list[Activity], content: Content
) -> None:
    with database.read() as session:
        said = Counter((fact.code, fact.value) for fact in session.exec(select(AccessFact)))
    for code in (*content.needs, *content.transport):
        assert said[code, True] >= 3, code
        assert said[code, True] + said[code, False] < len(activities), code
    assert {code for code, value in said if not value} >= {
        "rolstoel",
        "rollator",
        "toilet",
        "ringleiding",
        "ophalen",
    }


def test_automaatje_is_never_promised_in_almelo(database: Database) -> None:
    with database.read() as session:
        places = select(Activity.municipality).join(AccessFact).where(AccessFact.code == "automaatje")
        assert set(session.exec(places)) == {"hof-van-twente"}


def test_every_village_hamlet_and_district_has_something(
    content: Content, places: dict[int, str | None]
) -> None:
    assert set(content.places) - set(places.values()) == set()


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_the_programme_can_be_found_by_its_name(texts: list[str], programme: str) -> None:
    assert any(re.search(rf"\b{re.escape(programme)}", text, re.IGNORECASE) for text in texts)


def test_friends_circles_name_salut_and_no_address(database: Database, activities: list[Activity]) -> None:
    circles = [a for a in activities if "vriendenkring" in a.categories and a.contact_form == "vaste-groep"]
    assert len(circles) >= 6
    assert {(a.contact_name, a.phone) for a in circles} == {("Salut", SALUT)}
    with database.read() as session:
        venues = [session.get_one(Venue, circle.venue_id) for circle in circles]
    assert {(venue.name, venue.address, venue.postcode) for venue in venues} == {("", None, None)}


def test_a_maatje_can_be_had_from_four_providers(database: Database) -> None:
    with database.read() as session:
        rows = session.exec(select(Organisation.name, Activity.categories).join(Activity)).all()
    providers = {name for name, categories in rows if "bezoek" in categories}
    assert providers >= {"Salut", "Humanitas Twente", "Mediant", "De Zonnebloem"}


def test_every_part_of_every_day_of_the_week_has_something(database: Database) -> None:
    found = {
        (
            moment.start.weekday(),
            "ochtend" if moment.start.hour < 12 else "middag" if moment.start.hour < 18 else "avond",
        )
        for moments in _moments(database, NOW.replace(tzinfo=None), 60).values()
        for moment in moments
        if not moment.all_day
    }
    assert len(found) == 7 * 3


@pytest.mark.parametrize("years", [0, 3, 10])
def test_every_village_and_district_has_something_in_every_week_now_and_years_later(
    database: Database, content: Content, places: dict[int, str | None], years: int
) -> None:
    monday = datetime(2026 + years, 11, 16) - timedelta(days=datetime(2026 + years, 11, 16).weekday())
    weeks: dict[str, set[int]] = {}
    for number, moments in _moments(database, monday, 400).items():
        place = places[number]
        assert place
        weeks.setdefault(place, set()).update((moment.start - monday).days // 7 for moment in moments)
    villages = [place.slug for place in content.places.values() if place.kind != "buurtschap"]
    assert {place for place in villages if not weeks[place] >= set(range(57))} == set()


def test_no_series_has_an_end(database: Database) -> None:
    with database.read() as session:
        rules = [schedule.rrule or "" for schedule in session.exec(select(Schedule))]
    assert all(rule and "UNTIL" not in rule and "COUNT" not in rule for rule in rules)


@pytest.mark.parametrize("year", range(2025, 2031))
def test_the_week_of_meeting_has_something_in_its_own_week_every_year(
    database: Database, content: Content, year: int
) -> None:
    week = week_in_year(content.weeks[WEEK], year)
    with database.read() as session:
        rows = session.exec(select(Activity, Schedule).join(Schedule).where(Activity.theme_week == WEEK))
        series = {activity.title: series_of(schedule) for activity, schedule in rows}
    days = [moment.start.date() for s in series.values() for moment in expand(s, *_whole(year))]
    assert len(days) == len(series) >= 7
    assert all(day in week for day in days)
    assert len(set(days)) == 7


def test_each_item_of_the_week_names_what_one_can_go_to_afterwards(activities: list[Activity]) -> None:
    items = [activity for activity in activities if activity.theme_week]
    assert all("Beviel het?" in activity.description for activity in items)


def test_a_cancelled_series_and_a_full_group_are_shown_as_such(database: Database) -> None:
    moments = _moments(database, NOW.replace(tzinfo=None), 60).values()
    assert {moment.status for dates in moments for moment in dates} >= {"gaat-door", "afgelast", "vol"}


def test_nothing_says_lonely_and_nobody_is_called_at_home(
    database: Database, activities: list[Activity]
) -> None:
    for activity in activities:
        text = f"{activity.title} {activity.summary} {activity.description} {activity.first_time}"
        assert "eenzaam" not in text.casefold()
        assert not re.search(r"\b06[- ]?\d", text)
        assert (
            activity.phone is None
            or activity.phone == SALUT
            or re.fullmatch(r"054[67]-000 0\d\d", activity.phone)
        )
        assert activity.email is None or activity.email.endswith(".example")


def test_the_feeds_give_their_partners_nothing_to_mend(database: Database) -> None:
    with database.read() as session:
        problems = session.exec(select(FeedProblemRecord).where(FeedProblemRecord.severity != "tip")).all()
    assert [problem.text for problem in problems] == []


def test_loading_twice_changes_nothing(
    loaded: tuple[Database, DemoReport], content: Content, activities: list[Activity]
) -> None:
    database, first = loaded
    assert first.new == len(activities)
    again = load_demo(database, content, FOLDER, NOW + timedelta(days=1))
    assert (again.new, again.changed) == (0, 0)
    with database.read() as session:
        after = {a.id: a.updated_at for a in session.exec(select(Activity))}
        assert {run.decision for run in session.exec(select(FeedRun)) if run.started_at.day == 19} <= {
            "ongewijzigd"
        }
        assert all(feed.example and feed.approved for feed in session.exec(select(Feed)))
    assert after == {activity.id: activity.updated_at for activity in activities}


def test_a_mistake_in_the_list_of_feeds_is_one_sentence_with_its_line(
    content: Content, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nslug = "x"\nbestand = "x.csv"\nmunicipality = "almelo"\n')
    with pytest.raises(ContentError, match=r"feeds\.toml:3: fout: .*bestand"):
        load_demo(database, content, tmp_path, NOW)


def _whole(year: int) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1), datetime(year + 1, 1, 1)


def _moments(database: Database, start: datetime, days: int) -> dict[int, list[Moment]]:
    """Activity -> its dates in the days from `start`."""
    with database.read() as session:
        schedules = session.exec(select(Schedule)).all()
        return {s.activity_id: expand(series_of(s), start, start + timedelta(days=days)) for s in schedules}
