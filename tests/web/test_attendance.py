"""An organiser says how many people came, by the link in the mail; nobody else sees a small number."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlmodel import Session, SQLModel, select

from schuifaan.models import AttendanceReport, AuditEntry, Occurrence, Organisation
from schuifaan.recurrence import Series
from schuifaan.services.attendance.figures import attendance_in
from schuifaan.services.coalition.quarters import Quarter
from schuifaan.services.confirming.links import new_link
from schuifaan.services.editing.audit import by_link_of
from schuifaan.services.editing.calling_off import call_off
from schuifaan.services.installation import Installation
from schuifaan.services.keeping.personal_data import export, forget
from schuifaan.services.keeping.retention import keep_periods
from schuifaan.services.occurrences import rebuild_occurrences
from tests.support.forms import form_to, send
from tests.support.member import Member, new_account, sign_in
from tests.support.publishing import put
from tests.support.sites import empty_site, visitor
from tests.support.visitor import Visitor, html_of

WEEKLY = Series(datetime(2026, 10, 6, 10), 120, rrule="FREQ=WEEKLY")
LAST, BEFORE, CALLED_OFF, TOO_OLD, COMING = (
    "2026-11-17",
    "2026-11-10",
    "2026-11-03",
    "2026-10-06",
    "2026-11-24",
)
HOF, AUTUMN = "hof-van-twente", Quarter(2026, 4)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with empty_site(tmp_path_factory.mktemp("attendance") / "var") as made:
        yield made


@pytest.fixture(scope="module")
def installation(app: Flask) -> Installation:
    found: Installation = app.extensions["schuifaan"]
    return found


@pytest.fixture(scope="module")
def coffee(installation: Installation) -> int:
    number = put(installation, "Koffie in Goor", series=WEEKLY, organisation="Salut", phone="0547 361 234")
    with installation.database.write() as session:
        now = installation.settings.clock.now()
        rebuild_occurrences(session, number, WEEKLY, now)
    return number


@pytest.fixture(scope="module")
def walk_in(installation: Installation) -> int:
    return put(
        installation,
        "Inloop in Goor",
        series=WEEKLY,
        organisation="Salut",
        phone="0547 361 234",
        contact_form="vrij-binnenlopen",
    )


@pytest.fixture(scope="module")
def theirs(installation: Installation) -> int:
    return put(installation, "Sjoelen", series=WEEKLY, organisation="De anderen", phone="0547 361 235")


@pytest.fixture
def path(installation: Installation, coffee: int, walk_in: int) -> str:
    with installation.database.write() as session:
        salut = session.exec(select(Organisation.id).where(Organisation.slug == "salut")).one()
        return new_link(session, "", salut or 0, installation.settings.clock.now())


@pytest.fixture
def phone(app: Flask, installation: Installation) -> Iterator[Visitor]:
    """A partner's telephone; what was counted with it is gone after the test."""
    yield visitor(app)
    with installation.database.write() as session:
        for it in session.exec(select(AttendanceReport)):
            session.delete(it)


def tell(phone: Visitor, path: str, number: int, day: str = LAST, **answers: str) -> int:
    address = f"{path}/aanwezig/{number}/{day}"
    return send(phone, form_to(phone.page(address), address), **answers).status_code


def kept(installation: Installation) -> list[AttendanceReport]:
    with installation.database.read() as session:
        return list(session.exec(select(AttendanceReport)))


def rows(installation: Installation) -> list[str]:
    with installation.database.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return [str(session.connection().execute(select(table)).all()) for table in tables]


def test_from_the_list_to_a_day_to_three_numbers_that_can_be_corrected(
    phone: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    assert f'href="{path}/aanwezig"' in html_of(phone.get(path))
    assert f'href="{path}/aanwezig/{coffee}/{LAST}"' in html_of(phone.get(f"{path}/aanwezig"))
    assert tell(phone, path, coffee, gekomen="12", eerste_keer="3", met_vervoer="") == 303
    page = html_of(phone.get(f"{path}/aanwezig?klaar=1"))
    assert "uw getallen zijn bewaard" in page
    assert "U telde 12 mensen." in page
    assert tell(phone, path, coffee, gekomen="14") == 303
    (report,) = kept(installation)
    assert (report.came, report.first_time, report.with_transport) == (14, 3, None)
    assert (report.day, report.place, report.municipality) == (date(2026, 11, 17), "goor", HOF)
    assert report.series == "deelnemers"


def test_looking_changes_nothing_whatever_the_address_says(
    phone: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    before = rows(installation)
    for address in (
        f"{path}/aanwezig",
        f"{path}/aanwezig/{coffee}/{LAST}?gekomen=12",
        f"{path}/aanwezig?klaar=1",
    ):
        assert phone.get(address).status_code == 200
        assert phone.head(address).status_code == 200
    assert rows(installation) == before


@pytest.mark.parametrize(
    "answers, sentence",
    [
        ({"gekomen": ""}, "Kwam er niemand? Schrijf dan 0."),
        ({"gekomen": "-3"}, "heel getal"),
        ({"gekomen": "10000"}, "heel getal"),
        ({"gekomen": "²"}, "heel getal"),
        ({"gekomen": "12", "eerste_keer": "een paar"}, "heel getal"),
        ({"gekomen": "12", "met_vervoer": "13"}, "meer dan de 12 mensen"),
    ],
)
def test_what_cannot_be_is_said_with_the_answers_kept(
    answers: dict[str, str], sentence: str, phone: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    address = f"{path}/aanwezig/{coffee}/{LAST}"
    answer = send(phone, form_to(phone.page(address), address), **answers)
    assert answer.status_code == 422
    page = html_of(answer)
    assert sentence in page
    assert all(f'value="{it}"' in page for it in answers.values())
    assert kept(installation) == []


def test_a_form_that_stood_open_too_long_keeps_its_answers(
    phone: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    answer = phone.post(f"{path}/aanwezig/{coffee}/{LAST}", data={"gekomen": "12", "token": "oud"})
    assert answer.status_code == 422
    assert 'value="12"' in html_of(answer)
    assert kept(installation) == []


def test_only_what_was_held_by_this_organisation_in_the_last_month_can_be_told(
    phone: Visitor, installation: Installation, path: str, coffee: int, theirs: int
) -> None:
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        dates = {it.start.date().isoformat(): it for it in activity_dates(session, coffee)}
        call_off(session, coffee, dates[CALLED_OFF], "operator", now)
    for number, day in (
        *((coffee, it) for it in (CALLED_OFF, TOO_OLD, COMING, "2026-11-16", "gisteren", "2026-11-17T10")),
        (theirs, LAST),
        (2**70, LAST),
    ):
        assert phone.get(f"{path}/aanwezig/{number}/{day}").status_code == 404
    assert phone.get(f"/bevestigen/zomaar/aanwezig/{coffee}/{LAST}").status_code == 404
    assert phone.get("/bevestigen/zomaar/aanwezig").status_code == 404


def activity_dates(session: Session, number: int) -> Sequence[Occurrence]:
    return session.exec(select(Occurrence).where(Occurrence.activity_id == number)).all()


def test_participants_and_visitors_are_two_series_without_small_numbers(
    phone: Visitor, installation: Installation, path: str, coffee: int, walk_in: int
) -> None:
    assert tell(phone, path, coffee, gekomen="9") == 303
    assert tell(phone, path, coffee, BEFORE, gekomen="8") == 303
    assert tell(phone, path, walk_in, gekomen="3") == 303
    with installation.database.read() as session:
        participants, visitors = attendance_in(session, installation.content, HOF, AUTUMN)
        elsewhere = attendance_in(session, installation.content, "almelo", AUTUMN)
        other_quarter = attendance_in(session, installation.content, HOF, Quarter(2026, 3))
    assert (str(participants.total.came), participants.total.times) == ("17", 2)
    assert [(place and place.slug, str(it.came)) for place, it in visitors.rows] == [("goor", "< 5")]
    assert all(not it.rows for it in (*elsewhere, *other_quarter))


def test_the_log_says_that_it_was_told_and_never_how_many(
    phone: Visitor, installation: Installation, path: str, walk_in: int
) -> None:
    assert tell(phone, path, walk_in, gekomen="3") == 303
    with installation.database.read() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "aanwezigheid")).all()[-1]
        assert (entry.actor, entry.before, entry.after) == (by_link_of(1), None, None)


def test_it_goes_after_three_years_and_with_its_organisation(
    phone: Visitor, installation: Installation, path: str, coffee: int, theirs: int
) -> None:
    assert tell(phone, path, coffee, gekomen="12") == 303
    now, settings = installation.settings.clock.now(), installation.settings
    keep_periods(installation.database, settings.mail, now + timedelta(days=1_094))
    assert len(kept(installation)) == 1
    keep_periods(installation.database, settings.mail, now + timedelta(days=1_096))
    assert kept(installation) == []
    with installation.database.write() as session:
        session.add(
            AttendanceReport(
                activity_id=theirs,
                day=date(2026, 11, 17),
                municipality=HOF,
                series="deelnemers",
                came=3,
                reported_at=datetime(2026, 11, 18),
            )
        )
    with installation.database.read() as session:
        assert [it["came"] for it in export(session, "de-anderen")["attendancereport"]] == [3]
    with installation.database.write() as session:
        assert forget(session, "de-anderen", now)["attendancereport"] == 1
    assert kept(installation) == []


@pytest.fixture(scope="module")
def editor(app: Flask, installation: Installation) -> Member:
    new_account(installation, "anna@x.example", "editor")
    return sign_in(app, "anna@x.example")


@pytest.fixture
def at_the_desk(installation: Installation, coffee: int, walk_in: int) -> str:
    """Salut's list, as an editor has it."""
    with installation.database.read() as session:
        return f"/redactie/bevestigen/{session.exec(select(Organisation.id).where(Organisation.slug == 'salut')).one()}"


def test_an_editor_on_the_telephone_fills_in_what_an_organiser_tells(
    phone: Visitor, editor: Member, installation: Installation, at_the_desk: str, coffee: int
) -> None:
    assert f'href="{at_the_desk}/aanwezig"' in html_of(editor.get(at_the_desk))
    days = html_of(editor.get(f"{at_the_desk}/aanwezig"))
    assert days.index(f"{coffee}/{BEFORE}") < days.index(f"{coffee}/{LAST}"), "as on the sheet"
    assert tell(editor, at_the_desk, coffee, gekomen="") == 422
    assert tell(editor, at_the_desk, coffee, gekomen="12", eerste_keer="2") == 303
    (report,) = kept(installation)
    assert (report.came, report.first_time) == (12, 2)
    with installation.database.read() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "aanwezigheid")).all()[-1]
        assert entry.actor == "editor:anna@x.example"


def test_what_an_organiser_told_is_not_shown_to_an_editor_and_can_be_replaced(
    phone: Visitor, editor: Member, installation: Installation, path: str, at_the_desk: str, walk_in: int
) -> None:
    assert tell(phone, path, walk_in, gekomen="3") == 303
    assert "U telde 3" not in html_of(editor.get(f"{at_the_desk}/aanwezig"))
    form = html_of(editor.get(f"{at_the_desk}/aanwezig/{walk_in}/{LAST}"))
    assert 'value="3"' not in form
    assert "komt daarvoor in de plaats" in form
    assert tell(editor, at_the_desk, walk_in, gekomen="4") == 303
    assert [it.came for it in kept(installation)] == [4]


def test_the_sheet_has_a_row_to_count_on_for_each_day_that_was_not_told_and_until_the_next_sheet(
    phone: Visitor, editor: Member, path: str, at_the_desk: str, coffee: int, theirs: int
) -> None:
    assert tell(phone, path, coffee, gekomen="12") == 303
    sheet = html_of(editor.get(f"{at_the_desk}/papier")).partition('class="count-sheet"')[2]
    rows_of_coffee = sheet.count("Koffie in Goor")
    assert all(it in sheet for it in ("Hoeveel mensen", "Eerste keer", "Met vervoer"))
    assert "Sjoelen" not in sheet
    assert tell(phone, path, coffee, BEFORE, gekomen="9") == 303
    after = html_of(editor.get(f"{at_the_desk}/papier")).partition('class="count-sheet"')[2]
    assert after.count("Koffie in Goor") == rows_of_coffee - 1
