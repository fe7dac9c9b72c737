"""What runs do to the site over time: nothing live is lost, and what waits is decided by a person."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from schuifaan.content import Content, load_content
from schuifaan.db import Database
from schuifaan.errors import InputError
from schuifaan.models import Activity, Feed, Occurrence
from schuifaan.paths import shipped
from schuifaan.services.feeds.accepting import accept_run
from schuifaan.services.feeds.health import health, health_of_all
from schuifaan.services.feeds.held_changes import pending, refuse_run
from schuifaan.services.feeds.hints import hints_of
from schuifaan.services.feeds.rollback import rollback_run
from schuifaan.services.publishing import NO_LONGER_IN_FEED
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet
from tests.services.partners import NOW, Partners, coffee, date_of, state
from tests.support.tables import make_tables

SIX = tuple(f"Koffie {word}" for word in ("een", "twee", "drie", "vier", "vijf", "zes"))


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def partners(tmp_path: Path, content: Content) -> Iterator[Partners]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    found = Partners(made, content)
    found.feed("agenda")
    yield found
    made.dispose()


def test_a_feed_with_new_keys_each_time_keeps_its_numbers_and_is_told_so(partners: Partners) -> None:
    partners.sends("agenda", coffee(*SIX))
    before = partners.shown()
    for download in range(3):
        report = partners.sends(
            "agenda", coffee(*SIX, uids={it: f"{download}-{it}" for it in SIX}), hours=download
        )
        assert (report.new, report.changed, [it.code for it in report.issues]) == (0, 0, ["uid_onstabiel"])
    assert partners.shown() == before
    with partners.database.read() as session:
        assert session.exec(select(Feed)).one().unstable_keys


def test_a_person_s_edit_survives_and_what_the_feed_says_becomes_a_hint(partners: Partners) -> None:
    partners.sends("agenda", coffee("Koffie"))
    with partners.change() as session:
        activity = session.get_one(Activity, 1)
        activity.title, activity.edited_fields = "Koffie met Gerda", ["title"]
    for title in ("Koffie!", "Koffie met koek"):
        partners.sends("agenda", coffee(title, uids={title: "Koffie"}))
        assert partners.shown() == [(1, "Koffie met Gerda")]
        with partners.database.read() as session:
            assert [(it.field, it.value, it.said_by) for it in hints_of(session, 1)] == [
                ("title", title, "agenda")
            ]
    partners.sends("agenda", coffee("Koffie met Gerda", uids={"Koffie met Gerda": "Koffie"}))
    with partners.database.read() as session:
        assert hints_of(session, 1) == []


def test_a_cancelled_activity_shows_as_cancelled_at_once_even_from_a_damaged_file(partners: Partners) -> None:
    partners.sends("agenda", coffee("Koffie", "Thee"))
    cut = coffee("Koffie", "Thee", lines="STATUS:CANCELLED").removesuffix("END:VCALENDAR\r\n")
    assert partners.sends("agenda", cut).changed == 2
    with partners.database.read() as session:
        assert set(session.exec(select(Occurrence.status))) == {"afgelast"}


def test_all_hours_shifted_wait_until_somebody_says_they_are_right(partners: Partners) -> None:
    partners.sends("agenda", coffee(*SIX))
    report = partners.sends("agenda", coffee(*SIX, hour=11), hours=1)
    assert (report.decision, report.changed, report.held) == ("wacht", 0, 6)
    assert date_of(partners.database, 1) == datetime(2026, 12, 1, 10)
    again = partners.sends("agenda", coffee(*SIX, hour=11), hours=5)
    assert again.held == 6
    with partners.change() as session:
        waiting = pending(session, report.run)
        assert [(it.kind, it.code, it.title) for it in waiting.changes] == [
            ("gewijzigd", "alles_verschoven", title) for title in SIX
        ]
        accept_run(session, partners.content, report.run, "editor:bea@salut.nl", NOW)
    assert date_of(partners.database, 1) == datetime(2026, 12, 1, 11)
    assert partners.sends("agenda", coffee(*SIX, hour=11), hours=9).decision == "ongewijzigd"


def test_day_and_month_that_change_places_wait_and_are_called_so(partners: Partners) -> None:
    def sheet_of(order: str) -> str:
        days = ((1, 12), (2, 12), (3, 12), (4, 12), (12, 12))
        cells = (
            f"{number};Koffie {number};{order.format(d=d, m=m)};Goor" for number, (d, m) in enumerate(days)
        )
        return "nummer;titel;datum;plaats\n" + "\n".join(cells) + "\n"

    partners.sends("agenda", sheet_of("{d}-{m}-2026"))
    report = partners.sends("agenda", sheet_of("{m}-{d}-2026"), hours=1)
    assert (report.changed, report.held) == (0, 4)
    assert [it.code for it in report.issues if it.severity == "vastgehouden"] == ["dag_en_maand_verwisseld"]


def test_what_was_refused_stays_away_and_is_not_asked_again(partners: Partners) -> None:
    partners.sends("agenda", coffee(*SIX))
    report = partners.sends("agenda", coffee(*SIX, hour=11), hours=1)
    with partners.change() as session:
        assert refuse_run(session, report.run, "editor:bea@salut.nl", NOW) == 6
    again = partners.sends("agenda", coffee(*SIX, hour=11), hours=2)
    assert (again.held, again.changed) == (0, 0)
    assert date_of(partners.database, 1) == datetime(2026, 12, 1, 10)
    assert partners.sends("agenda", coffee(*SIX, hour=12), hours=3).held == 6
    with partners.change() as session, pytest.raises(InputError, match="niets"):
        refuse_run(session, report.run, "editor:bea@salut.nl", NOW)


def test_many_that_vanished_go_when_a_person_says_so_and_come_back_with_a_rollback(
    partners: Partners,
) -> None:
    partners.sends("agenda", coffee(*SIX))
    report = partners.sends("agenda", coffee(SIX[0]), hours=100)
    assert len(partners.shown()) == 6
    with partners.change() as session:
        run = accept_run(session, partners.content, report.run, "editor", NOW).id
        assert run is not None
    assert partners.shown() == [(1, SIX[0])]
    with partners.change() as session:
        assert session.get_one(Activity, 2).hidden_reason == NO_LONGER_IN_FEED
        rollback_run(session, partners.content, run, "operator", NOW)
    assert len(partners.shown()) == 6


def test_what_waited_stops_waiting_when_the_feed_is_right_again(partners: Partners) -> None:
    partners.sends("agenda", coffee(*SIX))
    report = partners.sends("agenda", coffee(SIX[0]), hours=1)
    partners.sends("agenda", coffee(*SIX), hours=2)
    with partners.database.read() as session:
        assert pending(session, report.run).changes == ()


def test_what_slides_out_of_the_window_a_feed_shows_has_not_vanished(partners: Partners) -> None:
    """A site that shows its next three: an extra one on the first day pushes the last one out."""
    partners.sends("agenda", coffee("Een", "Twee", "Drie", day=2))
    for hours in (1, 60, 120):
        partners.sends("agenda", coffee("Nul", "Een", "Twee"), hours=hours)
    assert "Drie" in [title for _, title in partners.shown()]


def test_what_is_struck_from_a_list_goes_though_it_was_the_last(partners: Partners) -> None:
    row = {"titel": "Een", "datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor"}
    both = sheet(row, {**row, "titel": "Twee", "datum": "2026-12-09"})
    partners.sends("agenda", both)
    for hours in (1, 60):
        partners.sends("agenda", sheet(row), hours=hours)
    assert partners.shown() == [(1, "Een")]


def test_the_first_run_is_approved_by_accepting_it(partners: Partners) -> None:
    partners.feed("nieuw", approved=False)
    report = partners.sends("nieuw", coffee("Koffie"))
    assert partners.shown() == []
    with partners.change() as session:
        accept_run(session, partners.content, report.run, "editor", NOW)
    assert partners.shown() == [(1, "Koffie")]
    assert partners.sends("nieuw", coffee("Koffie", "Thee"), hours=1).new == 1


def test_a_good_feed_cut_off_anywhere_loses_nothing(partners: Partners) -> None:
    weekly = [
        event("LOCATION:'t Doesgoor, Goor\nRRULE:FREQ=WEEKLY", uid=str(n), title=f"Koffie {n}")
        for n in range(8)
    ]
    whole = calendar(*weekly).encode()
    partners.sends("agenda", whole)
    before, dates = partners.shown(), state(partners.database)["Occurrence"]
    for percent in range(100):
        partners.sends("agenda", whole[: len(whole) * percent // 100], hours=72 * percent)
    assert partners.shown() == before
    partners.sends("agenda", whole, hours=1)
    assert state(partners.database)["Occurrence"] == dates


broken = st.sampled_from(
    [
        "",
        "<html><form>Log in</form></html>",
        "BEGIN:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "titel;iets\n",
    ]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(broken, st.integers(1, 99).map(lambda it: coffee(*SIX)[: it * 9])), min_size=1, max_size=6
    )
)
def test_no_series_of_broken_runs_takes_anything_off_the_site(partners: Partners, runs: list[str]) -> None:
    partners.sends("agenda", coffee(*SIX))
    for number, body in enumerate(runs):
        partners.sends("agenda", body, hours=50 * number)
    assert [title for _, title in partners.shown()] == list(SIX)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(6)))
def test_the_order_of_events_does_not_matter_and_twice_is_once(partners: Partners, order: list[int]) -> None:
    events = [event("LOCATION:'t Doesgoor, Goor", uid=str(n), title=title) for n, title in enumerate(SIX)]
    partners.sends("agenda", calendar(*events))
    before = state(partners.database)
    report = partners.sends("agenda", calendar(*(events[n] for n in order)))
    assert report.decision == "ongewijzigd"
    assert state(partners.database) == before


def test_a_partner_reads_how_the_feed_is_doing_in_one_sentence(partners: Partners) -> None:
    row = {"titel": "Een", "datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor"}
    rows = [
        row,
        {**row, "titel": "Twee", "datum": "2026-12-02"},
        {**row, "titel": "Ver weg", "plaats": "Hengelo"},
        {**row, "titel": "Bingo", "datum": ""},
    ]
    partners.sends("agenda", sheet(*rows))
    with partners.database.read() as session:
        found = health(session, "agenda")
        assert found.sentence == (
            "Wij lazen 4 activiteiten; 2 staan online, 1 wacht op u, "
            "1 is overgeslagen: regel 5, Bingo: de datum ontbreekt."
        )
    partners.sends("agenda", "<html>Log in</html>", hours=2)
    with partners.database.read() as session:
        (found,) = health_of_all(session)
        assert found.sentence == (
            "Wij konden deze agenda niet lezen. Wat u ziet is de lezing van 18-11-2026 om 08:00; 2 staan online."
        )
        assert (found.waiting, len(found.runs)) == (1, 2)


def test_a_page_to_sign_in_is_not_told_as_activities_that_went(partners: Partners) -> None:
    partners.sends("agenda", coffee(*SIX))
    report = partners.sends("agenda", "<html>Log in</html>", hours=2)
    assert "veel_verdwenen" not in {it.code for it in report.issues}


def test_a_partner_does_not_read_both_that_the_new_waits_and_that_it_is_placed(partners: Partners) -> None:
    partners.sends("agenda", coffee(*SIX))
    report = partners.sends("agenda", coffee(*SIX, *(f"Soep {number}" for number in range(20))), hours=2)
    assert (report.new, [it.code for it in report.issues]) == (0, ["veel_meer"])


def test_what_the_editors_must_approve_first_does_not_wait_for_its_partner(partners: Partners) -> None:
    partners.feed("nieuw", approved=False)
    partners.sends("nieuw", coffee("Koffie", "Thee"))
    with partners.database.read() as session:
        said = health(session, "nieuw").sentence
    assert said == "Wij lazen 2 activiteiten; 0 staan online, 2 wachten op de redactie."


def test_a_feed_that_was_never_read_says_so(partners: Partners) -> None:
    with partners.database.read() as session:
        assert health(session, "agenda").sentence == "Wij hebben deze agenda nog niet gelezen."
