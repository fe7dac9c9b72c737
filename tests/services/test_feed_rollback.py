"""Undoing a run: everything is as it was before, and what people did since stays."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as event_of
from sqlmodel import select

from schuifaan.clock import wall_time
from schuifaan.content import Content, load_content
from schuifaan.db import Database
from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity, Feed, FeedRun, Schedule, SourceRecord, Submission
from schuifaan.paths import shipped
from schuifaan.services.feeds.repeats import confirm_all
from schuifaan.services.feeds.rollback import rollback_run
from tests.feeds.calendars import calendar, event
from tests.services.partners import NOW, Partners, coffee, state
from tests.support.tables import make_tables


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture
def partners(tmp_path: Path, content: Content) -> Iterator[Partners]:
    made = Database(f"sqlite:///{tmp_path / 'test.sqlite'}")
    make_tables(made)
    yield Partners(made, content)
    made.dispose()


def rolled_back(partners: Partners, run: int) -> None:
    with partners.change() as session:
        rollback_run(session, partners.content, run, "operator", NOW)


def test_a_run_that_is_undone_leaves_no_trace_on_the_site(partners: Partners) -> None:
    partners.feed("agenda")
    partners.sends("agenda", coffee("Koffie", "Thee"))
    before = state(partners.database)
    run = partners.sends("agenda", coffee("Koffie", "Soep", hour=15, uids={"Koffie": "Thee"}), hours=1)
    assert state(partners.database) != before
    rolled_back(partners, run.run)
    assert state(partners.database) == before


def test_a_merge_of_the_run_is_undone_with_it(partners: Partners) -> None:
    partners.feed("een")
    partners.feed("twee")
    partners.sends("een", coffee("Koffie"))
    before = state(partners.database)
    run = partners.sends("twee", coffee("Koffie", uids={"Koffie": "anders"}))
    assert partners.keys(1) == ["Koffie", "anders"]
    rolled_back(partners, run.run)
    assert state(partners.database) == before


def test_the_runs_after_it_go_with_it_the_last_one_first(partners: Partners) -> None:
    partners.feed("agenda")
    partners.sends("agenda", coffee("Koffie"))
    before = state(partners.database)
    run = partners.sends("agenda", coffee("Koffie", "Thee"), hours=1)
    partners.sends("agenda", coffee("Koffie", "Thee met koek", uids={"Thee met koek": "Thee"}), hours=2)
    rolled_back(partners, run.run)
    assert state(partners.database) == before


def test_what_a_person_changed_after_the_run_stays(partners: Partners) -> None:
    partners.feed("agenda")
    partners.sends("agenda", coffee("Koffie"))
    run = partners.sends("agenda", coffee("Koffie met koek", uids={"Koffie met koek": "Koffie"}), hours=1)
    with partners.change() as session:
        activity = session.get_one(Activity, 1)
        activity.summary, activity.edited_fields = "Neem een buur mee", ["summary"]
    rolled_back(partners, run.run)
    with partners.database.read() as session:
        activity = session.get_one(Activity, 1)
        assert (activity.title, activity.summary) == ("Koffie", "Neem een buur mee")


def test_an_activity_that_another_source_leans_on_stays_as_that_source_tells_it(partners: Partners) -> None:
    partners.feed("een")
    partners.feed("twee")
    run = partners.sends("een", coffee("Koffie"))
    partners.sends("twee", coffee("Koffie", uids={"Koffie": "anders"}), hours=1)
    rolled_back(partners, run.run)
    assert partners.shown() == [(1, "Koffie")]
    assert partners.keys(1) == ["anders"]


def test_an_activity_that_somebody_wrote_to_us_about_leaves_the_site_and_keeps_its_dates(
    partners: Partners,
) -> None:
    partners.feed("agenda")
    run = partners.sends("agenda", coffee("Koffie", "Thee"))
    with partners.change() as session:
        session.add(
            Submission(token="een", kind="klopt-niet", payload={}, activity_id=1, received_at=wall_time(NOW))
        )
    rolled_back(partners, run.run)
    assert partners.shown() == []
    with partners.database.read() as session:
        assert session.exec(select(Schedule.activity_id)).all() == [1]


def test_a_rolled_back_run_is_done_again_when_the_same_comes_again(partners: Partners) -> None:
    partners.feed("agenda")
    run = partners.sends("agenda", coffee("Koffie"))
    rolled_back(partners, run.run)
    assert partners.shown() == []
    assert partners.sends("agenda", coffee("Koffie"), hours=1).new == 1


def test_what_cannot_be_undone_is_refused_in_words(partners: Partners) -> None:
    partners.feed("agenda")
    run = partners.sends("agenda", coffee("Koffie"))
    rolled_back(partners, run.run)
    with partners.change() as session:
        with pytest.raises(InputError, match="niets veranderd"):
            rollback_run(session, partners.content, run.run, "operator", NOW)
        with pytest.raises(NotFoundError):
            rollback_run(session, partners.content, 999, "operator", NOW)


def test_what_is_put_back_was_last_read_when_it_was_read_and_not_when_that_failed(partners: Partners) -> None:
    partners.feed("agenda")
    partners.sends("agenda", coffee("Koffie"))
    with partners.change() as session:
        session.add(
            FeedRun(
                feed_id=1,
                started_at=wall_time(NOW) + timedelta(hours=1),
                body_sha256="",
                complete=False,
                decision="mislukt",
            )
        )
    run = partners.sends("agenda", coffee("Koffie", "Thee"), hours=2)
    with partners.change() as session:
        confirm_all(session, session.get_one(Feed, 1), NOW + timedelta(hours=2))
    rolled_back(partners, run.run)
    with partners.database.read() as session:
        assert session.exec(select(SourceRecord.last_seen)).one() == wall_time(NOW)
        assert session.get_one(Activity, 1).confirmed_at == wall_time(NOW)


def test_nobody_waits_longer_because_a_run_was_long(partners: Partners) -> None:
    def statements_to_undo(slug: str, many: int) -> int:
        partners.feed(slug)
        agenda = coffee(*(f"{slug} {it}" for it in range(many)))
        first = partners.sends(slug, agenda).run
        partners.sends(slug, agenda.replace("SUMMARY:", "SUMMARY:Nieuw: "), hours=1)
        asked: list[str] = []
        with partners.change() as session:
            engine = session.connection().engine
            event_of.listen(engine, "before_cursor_execute", note := lambda *it: asked.append(it[2]))
            rollback_run(session, partners.content, first, "operator", NOW)
        event_of.remove(engine, "before_cursor_execute", note)
        return len(asked)

    assert statements_to_undo("twintig", 20) <= statements_to_undo("vijf", 5)


one_event = st.fixed_dictionaries(
    {
        "uid": st.sampled_from(["a", "b", "c", "d"]),
        "title": st.sampled_from(["Koffie", "Thee", "Bingo", "Soep"]),
        "hour": st.integers(8, 20),
        "rule": st.sampled_from(["", "RRULE:FREQ=WEEKLY;COUNT=5", "STATUS:CANCELLED", "CLASS:PRIVATE"]),
        "place": st.sampled_from(["Zaal Een, Goor", "De Pol, Diepenheim", "Elders, Hengelo"]),
    }
)


def a_calendar(events: list[dict[str, object]]) -> str:
    return calendar(
        *(
            event(
                f"LOCATION:{it['place']}\n{it['rule']}",
                uid=str(it["uid"]),
                title=str(it["title"]),
                start=f"DTSTART;TZID=Europe/Amsterdam:20261201T{it['hour']:02}0000",
            )
            for it in events
        )
    )


numbers = count()
several = st.lists(one_event, max_size=4, unique_by=lambda it: it["uid"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=several, second=several, other=several)
def test_import_a_then_b_then_undo_b_is_a(
    partners: Partners,
    first: list[dict[str, object]],
    second: list[dict[str, object]],
    other: list[dict[str, object]],
) -> None:
    number = next(numbers)
    mine, theirs = f"een-{number}", f"twee-{number}"
    partners.feed(mine)
    partners.feed(theirs, role="verzamelaar")
    partners.sends(theirs, a_calendar(other))
    partners.sends(mine, a_calendar(first), hours=1)
    before = state(partners.database)
    run = partners.sends(mine, a_calendar(second), hours=60)
    with suppress(InputError):  # the second changed nothing
        rolled_back(partners, run.run)
    assert state(partners.database) == before
