"""A feed from its file to the rows of the database, again and again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from schuifaan.clock import parse_moment, wall_time
from schuifaan.content import Content, load_content
from schuifaan.db import Database
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import (
    AccessFact,
    Activity,
    Feed,
    FeedProblemRecord,
    FeedRun,
    IndexTask,
    Occurrence,
    Organisation,
    Schedule,
    SourceRecord,
    Venue,
)
from schuifaan.paths import shipped
from schuifaan.services.feeds.registered import FeedSettings, add_feed, last_report, list_feeds
from schuifaan.services.feeds.runs import RunReport, import_file, run_feed
from schuifaan.services.organisations import load_shipped_organisations
from schuifaan.services.publishing import NO_LONGER_IN_FEED, NOT_PUBLIC
from schuifaan.services.search.documents import documents
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet
from tests.support.tables import make_tables

NOW = parse_moment("2026-11-18T08:00")
ROW = {
    "nummer": "1",
    "titel": "Koffie",
    "datum": "2026-11-24",
    "begintijd": "10:00",
    "herhaling": "elke dinsdag",
    "plaats": "Goor",
    "locatie": "De Zaal",
    "kosten": "gratis",
    "rolstoel": "ja",
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def database(tmp_path: Path, content: Content) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    with made.write() as session:
        load_shipped_organisations(session, content)
    yield made
    made.dispose()


class Partner:
    """A partner with one file, who changes it and has it read again."""

    def __init__(self, database: Database, content: Content, folder: Path) -> None:
        self.database, self.content, self.file = database, content, folder / "agenda.csv"

    def sends(self, *rows: dict[str, str], now: datetime = NOW, publish: bool = True) -> RunReport:
        """The file with these rows, read as a feed."""
        return self.sends_text(sheet(*rows), now, publish)

    def sends_text(self, text: str, now: datetime = NOW, publish: bool = True) -> RunReport:
        self.file.write_text(text)
        return import_file(
            self.database, self.content, FeedSettings(str(self.file)), now, publish_now=publish
        )

    def on_site(self) -> list[str]:
        """Titles of what residents see."""
        with self.database.read() as session:
            shown = select(Activity.title).where(Activity.published, Activity.hidden_reason == "")
            return sorted(session.exec(shown))


@pytest.fixture
def partner(database: Database, content: Content, tmp_path: Path) -> Partner:
    return Partner(database, content, tmp_path)


def rows(**cells: str) -> dict[str, str]:
    return {**ROW, **cells}


def everything(session: Session) -> dict[str, list[str]]:
    """All rows but the list of runs, what they said, and when each thing was last confirmed."""
    tables = (Activity, Schedule, Occurrence, Venue, Organisation, AccessFact, SourceRecord, Feed, IndexTask)
    confirmed = {"confirmed_at", "last_seen"}
    return {
        table.__name__: [str(row.model_dump(exclude=confirmed)) for row in session.exec(select(table))]
        for table in tables
    }


def test_an_item_becomes_an_activity_with_its_dates_place_and_facts(
    partner: Partner, database: Database
) -> None:
    report = partner.sends(rows(organisatie="Salut"))
    assert (report.decision, report.new, report.held, report.rejected) == ("toegepast", 1, 0, 0)
    with database.read() as session:
        activity = session.exec(select(Activity)).one()
        assert (activity.title, activity.slug, activity.municipality, activity.cost_cents) == (
            "Koffie",
            "koffie",
            "hof-van-twente",
            0,
        )
        assert activity.confirmed_at == datetime(2026, 11, 18, 8)
        venue = session.get_one(Venue, activity.venue_id)
        assert (venue.name, venue.place) == ("De Zaal", "goor")
        organisation = session.get_one(Organisation, activity.organisation_id)
        assert (organisation.slug, organisation.shipped) == ("salut", True)
        fact = session.exec(select(AccessFact)).one()
        assert (fact.code, fact.value, fact.said_by, fact.activity_id) == (
            "rolstoel",
            True,
            organisation.name,
            activity.id,
        )
        dates = session.exec(select(Occurrence.start).order_by(col(Occurrence.start))).all()
        assert (dates[0], dates[-1], len(dates)) == (
            datetime(2026, 11, 24, 10),
            datetime(2027, 12, 21, 10),
            57,
        )
        assert session.exec(select(IndexTask.activity_id).distinct()).all() == [activity.id]


def test_the_same_bytes_twice_write_nothing_but_the_run_and_when_it_was(
    partner: Partner, database: Database
) -> None:
    def seen_and_confirmed() -> set[datetime | None]:
        with database.read() as session:
            return {
                *session.exec(select(SourceRecord.last_seen)),
                *session.exec(select(Activity.confirmed_at)),
            }

    partner.sends(rows(), rows(nummer="2", titel="Thee"))
    with database.read() as session:
        before = everything(session)
    later = NOW + timedelta(hours=4)
    report = partner.sends(rows(), rows(nummer="2", titel="Thee"), now=later)
    assert (report.decision, report.unchanged, report.new, report.changed) == ("ongewijzigd", 2, 0, 0)
    assert seen_and_confirmed() == {wall_time(later)}
    partner.sends(rows(), rows(nummer="2", titel="Thee"), now=NOW)
    with database.read() as session:
        assert everything(session) == before
        assert session.exec(select(func.count()).select_from(FeedRun)).one() == 3


def test_hearing_again_within_a_month_that_an_activity_is_so_leaves_the_index_as_it_is(
    partner: Partner, database: Database, content: Content
) -> None:
    def version(confirmed: datetime) -> str:
        with database.write() as session:
            session.get_one(Activity, 1).confirmed_at = confirmed
        with database.connection() as connection:
            return next(documents(connection, content)).version

    partner.sends(rows())
    first = version(datetime(2026, 11, 18, 8))
    assert version(datetime(2026, 11, 30, 23)) == first
    assert version(datetime(2026, 12, 1, 8)) != first


def test_a_changed_item_changes_its_activity_and_keeps_its_number(
    partner: Partner, database: Database
) -> None:
    partner.sends(rows())
    report = partner.sends(rows(titel="Koffie en thee", begintijd="10:30", rolstoel=""))
    assert (report.new, report.changed) == (0, 1)
    with database.read() as session:
        activity = session.exec(select(Activity)).one()
        assert (activity.id, activity.title) == (1, "Koffie en thee")
        assert session.exec(select(Occurrence.start)).first() == datetime(2026, 11, 24, 10, 30)
        assert session.exec(select(func.count()).select_from(Occurrence)).one() == 57
        assert not session.exec(select(AccessFact)).all()


def test_what_a_person_changed_survives_every_reading(partner: Partner, database: Database) -> None:
    partner.sends(rows())
    with database.write() as session:
        activity = session.get_one(Activity, 1)
        activity.title, activity.edited_fields = "Koffie met Gerda", ["title", "schedule", "facts"]
        session.add(activity)
    partner.sends(rows(titel="Iets anders", begintijd="15:00", kosten="5", rolstoel="nee"))
    with database.read() as session:
        activity = session.get_one(Activity, 1)
        assert (activity.title, activity.cost_cents) == ("Koffie met Gerda", 500)
        assert session.get_one(Schedule, 1).start.hour == 10
        assert session.exec(select(AccessFact.value)).one() is True


def test_what_a_person_took_off_the_site_stays_off(partner: Partner, database: Database) -> None:
    partner.sends(rows())
    with database.write() as session:
        activity = session.get_one(Activity, 1)
        activity.hidden_reason = "de organisator belde af"
        session.add(activity)
    assert partner.sends(rows(titel="Koffie en thee")).changed == 1
    assert partner.on_site() == []


def test_the_first_run_is_held_until_an_operator_publishes_it(partner: Partner) -> None:
    report = partner.sends(rows(), publish=False)
    assert (report.decision, report.held, [it.code for it in report.issues]) == ("wacht", 1, ["eerste_keer"])
    assert partner.on_site() == []
    assert partner.sends(rows(), publish=False).held == 1
    assert partner.sends(rows()).new == 1
    assert partner.on_site() == ["Koffie"]
    assert partner.sends(rows(), rows(nummer="2", titel="Thee"), publish=False).new == 1


def test_a_place_outside_our_area_is_held_without_publish(partner: Partner) -> None:
    partner.sends(rows())
    report = partner.sends(rows(), rows(nummer="2", titel="Ver weg", plaats="Hengelo"), publish=False)
    assert (report.held, [it.code for it in report.issues]) == (1, ["buiten_gemeente"])
    assert partner.on_site() == ["Koffie"]
    partner.sends(rows(), rows(nummer="2", titel="Ver weg", plaats="Hengelo"))
    assert partner.on_site() == ["Koffie", "Ver weg"]


def test_what_is_gone_is_hidden_after_two_complete_runs_and_two_days(
    partner: Partner, database: Database
) -> None:
    both = rows(), rows(nummer="2", titel="Thee")
    partner.sends(*both)
    for hours, shown in ((1, 2), (40, 2), (50, 1)):
        partner.sends(both[0], now=NOW + timedelta(hours=hours))
        assert len(partner.on_site()) == shown
    with database.read() as session:
        assert session.get_one(Activity, 2).hidden_reason == NO_LONGER_IN_FEED
    partner.sends(*both, now=NOW + timedelta(hours=60))
    assert len(partner.on_site()) == 2


def test_one_run_without_it_is_forgotten_when_it_is_back(partner: Partner, database: Database) -> None:
    both = rows(), rows(nummer="2", titel="Thee")
    partner.sends(*both)
    partner.sends(both[0], now=NOW + timedelta(hours=1))
    partner.sends(*both, now=NOW + timedelta(hours=2))
    partner.sends(both[0], now=NOW + timedelta(hours=60))
    assert len(partner.on_site()) == 2


def test_an_empty_or_unusable_file_takes_nothing_away(partner: Partner) -> None:
    partner.sends(rows())
    for number, text in enumerate(("nummer;titel;datum\n", "<html>Log in</html>", "", "titel;iets\n"), 1):
        for hours in (0, 60):
            report = partner.sends_text(text, now=NOW + timedelta(days=4 * number, hours=hours))
            assert report.issues
    assert partner.on_site() == ["Koffie"]


def test_many_that_are_gone_at_once_stay_and_are_reported(partner: Partner) -> None:
    all_ten = [rows(nummer=str(n), titel=f"Koffie {n}") for n in range(10)]
    partner.sends(*all_ten)
    for hours in (1, 60, 120):
        report = partner.sends(*all_ten[:4], now=NOW + timedelta(hours=hours), publish=False)
        assert "veel_verdwenen" in [it.code for it in report.issues]
    assert len(partner.on_site()) == 10


def test_what_the_partner_makes_private_goes_at_once(
    database: Database, content: Content, tmp_path: Path
) -> None:
    file = tmp_path / "agenda.ics"
    settings = FeedSettings(str(file), municipality="almelo")
    weekly = "RRULE:FREQ=WEEKLY"
    file.write_text(calendar(event(weekly), event(weekly, uid="2", title="Thee")))
    import_file(database, content, settings, NOW, publish_now=True)
    file.write_text(calendar(event(weekly + "\nCLASS:PRIVATE"), event(weekly, uid="2", title="Thee")))
    import_file(database, content, settings, NOW, publish_now=True)
    with database.read() as session:
        assert session.get_one(Activity, 1).hidden_reason == NOT_PUBLIC
        assert session.get_one(Activity, 2).hidden_reason == ""


def test_a_cut_off_calendar_takes_nothing_away_however_often_it_comes(
    database: Database, content: Content, tmp_path: Path
) -> None:
    file = tmp_path / "agenda.ics"
    settings = FeedSettings(str(file), municipality="almelo")
    whole = calendar(*(event("RRULE:FREQ=WEEKLY", uid=str(n)) for n in range(4))).encode()
    file.write_bytes(whole)
    import_file(database, content, settings, NOW, publish_now=True)
    for step in range(1, 20):
        file.write_bytes(whole[: len(whole) * step * 5 // 100])
        import_file(database, content, settings, NOW + timedelta(days=3 * step), publish_now=True)
    with database.read() as session:
        assert (
            session.exec(select(func.count()).select_from(Activity).where(Activity.hidden_reason == "")).one()
            == 4
        )


def test_a_run_that_breaks_off_leaves_nothing_behind(
    partner: Partner, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    partner.sends(rows())
    with database.read() as session:
        before = everything(session)

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("schuifaan.services.feeds.report.FeedProblemRecord", breaks)
    with pytest.raises(RuntimeError, match="power"):
        partner.sends(rows(nummer="2", titel="Thee", soort="onzin"))
    with database.read() as session:
        assert everything(session) == before


def test_venues_are_shared_and_only_completed(partner: Partner, database: Database) -> None:
    partner.sends(
        rows(),
        rows(nummer="2", locatie="de zaal", adres="Straat 1"),
        rows(nummer="3", adres="Elders 9"),
        rows(nummer="4", plaats="Markelo"),
    )
    with database.read() as session:
        venues = [
            (it.name, it.place, it.address) for it in session.exec(select(Venue).order_by(col(Venue.id)))
        ]
    assert venues == [
        ("De Zaal", "goor", "Straat 1"),
        ("De Zaal", "goor", "Elders 9"),
        ("De Zaal", "markelo", None),
    ]


def organisation_of(database: Database, title: str) -> tuple[str, str, str]:
    with database.read() as session:
        activity = session.exec(select(Activity).where(Activity.title == title)).one()
        found = session.get_one(Organisation, activity.organisation_id)
        return found.municipality, found.slug, found.name


def test_an_organisation_keeps_its_name_when_nobody_says_where_it_is(
    partner: Partner, database: Database
) -> None:
    nowhere = rows(nummer="1", titel="Ergens", plaats="", organisatie="De Zelfbedachte Club")
    partner.sends(nowhere, rows(nummer="2", titel="Bij Salut", plaats="", organisatie="Salut"))
    assert organisation_of(database, "Ergens") == ("", "de-zelfbedachte-club", "De Zelfbedachte Club")
    assert organisation_of(database, "Bij Salut") == ("hof-van-twente", "salut", "Salut")
    partner.sends(nowhere, rows(nummer="3", titel="In Goor", organisatie="De Zelfbedachte Club"))
    known = ("hof-van-twente", "de-zelfbedachte-club", "De Zelfbedachte Club")
    assert organisation_of(database, "Ergens") == organisation_of(database, "In Goor") == known


def test_a_name_that_two_municipalities_have_is_neither_of_them_by_itself(
    partner: Partner, database: Database
) -> None:
    partner.sends(
        rows(nummer="1", titel="Hier", organisatie="De Club"),
        rows(nummer="2", titel="Daar", plaats="Almelo", organisatie="De Club"),
        rows(nummer="3", titel="Ergens", plaats="", organisatie="De Club"),
    )
    assert organisation_of(database, "Ergens") == ("", "de-club", "De Club")


def test_organisations_whose_names_make_the_same_address_are_told_apart(
    partner: Partner, database: Database
) -> None:
    long = "Vereniging tot het bevorderen van gezelligheid en ontmoeting in "
    names = [f"{long}Goor", f"{long}Delden", "مقهى", "кафе"]
    report = partner.sends(
        *(rows(nummer=str(n), titel=f"Koffie {n}", organisatie=it) for n, it in enumerate(names))
    )
    assert report.new == 4
    found = [organisation_of(database, f"Koffie {n}") for n in range(4)]
    assert [name for _, _, name in found] == names
    assert len({slug for _, slug, _ in found}) == 4


def test_an_organisation_nobody_knows_is_added_in_its_municipality(
    partner: Partner, database: Database
) -> None:
    partner.sends(
        rows(organisatie="Soos de Brug"),
        rows(nummer="2", organisatie="soos de brug"),
        rows(nummer="3", organisatie="Soos de Brug", plaats="Bornerbroek"),
    )
    with database.read() as session:
        added = session.exec(
            select(Organisation.municipality).where(Organisation.name == "Soos de Brug")
        ).all()
    assert sorted(added) == ["almelo", "hof-van-twente"]


def test_problems_are_kept_with_the_run_for_the_report(partner: Partner, database: Database) -> None:
    report = partner.sends(rows(), rows(nummer="2", titel=""))
    assert (report.new, report.rejected) == (1, 1)
    with database.read() as session:
        run, problems = last_report(session, "agenda")
        assert run is not None
        assert (run.id, run.rejected, [(it.code, it.line) for it in problems]) == (
            report.run,
            1,
            [("geen_titel", 3)],
        )
        assert session.exec(select(func.count()).select_from(FeedProblemRecord)).one() == 1


def test_feeds_are_noted_listed_and_read_by_name(
    database: Database, content: Content, tmp_path: Path
) -> None:
    file = tmp_path / "Onze Agenda.csv"
    file.write_text(sheet({"titel": "Koffie", "datum": "11/12/2026"}))
    settings = FeedSettings(
        str(file),
        municipality="almelo",
        organisation="avedan",
        defaults={"soort": "koffie", "datumvolgorde": "m-d"},
    )
    with database.write() as session:
        add_feed(session, content, settings, NOW)
    run_feed(database, content, "onze-agenda", NOW, publish_now=True)
    with database.read() as session:
        activity = session.exec(select(Activity)).one()
        assert (activity.categories, activity.municipality) == (["koffie"], "almelo")
        assert session.get_one(Organisation, activity.organisation_id).slug == "avedan"
        assert session.get_one(Schedule, activity.id).start == datetime(2026, 11, 12)
        (overview,) = list_feeds(session)
        assert (overview.feed.slug, overview.last_run and overview.last_run.new) == ("onze-agenda", 1)


@pytest.mark.parametrize(
    "settings",
    [
        FeedSettings("agenda.csv", municipality="hengelo"),
        FeedSettings("agenda.csv", organisation="niemand"),
        FeedSettings("agenda.csv", defaults={"kleur": "rood"}),
        FeedSettings("agenda.csv", defaults={"datumvolgorde": "j-m-d"}),
    ],
)
def test_settings_that_name_something_unknown_are_refused(
    database: Database, content: Content, settings: FeedSettings
) -> None:
    with database.write() as session, pytest.raises(InputError):
        add_feed(session, content, settings, NOW)


def test_a_feed_is_noted_once_and_an_unknown_one_not_run(database: Database, content: Content) -> None:
    with database.write() as session:
        add_feed(session, content, FeedSettings("agenda.csv"), NOW)
        with pytest.raises(InputError, match="al een feed"):
            add_feed(session, content, FeedSettings("elders/agenda.ics"), NOW)
    with pytest.raises(NotFoundError, match="agenda"):
        run_feed(database, content, "anders", NOW)
    with pytest.raises(InputError, match="kan niet worden gelezen"):
        run_feed(database, content, "agenda", NOW)


def test_an_address_on_the_web_is_refused_with_one_sentence(database: Database, content: Content) -> None:
    with pytest.raises(InputError, match="geen bestand"):
        import_file(database, content, FeedSettings("https://example.org/agenda.ics"), NOW)


def test_example_feeds_bring_example_activities(database: Database, content: Content, tmp_path: Path) -> None:
    file = tmp_path / "demo.csv"
    file.write_text(sheet(ROW))
    import_file(database, content, FeedSettings(str(file), example=True), NOW, publish_now=True)
    with database.read() as session:
        assert session.exec(select(Activity.example)).one() is True
