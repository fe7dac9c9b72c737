"""Feeds with an address, read by themselves from a real server: on time, once, and never losing anything."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from schuifaan.clock import parse_moment, wall_time
from schuifaan.config import load_settings
from schuifaan.errors import InputError
from schuifaan.feeds.fetching import Fetcher
from schuifaan.models import Activity, Feed, FeedRun, SourceRecord
from schuifaan.services.feeds.bodies import KEPT, Bodies, Body
from schuifaan.services.feeds.health import health
from schuifaan.services.feeds.registered import FeedSettings, add_feed, get_feed
from schuifaan.services.feeds.report import RunReport
from schuifaan.services.feeds.running import FeedRunner, due_feeds
from schuifaan.services.feeds.runs import import_file, run_feed
from schuifaan.services.feeds.timing import (
    LEAST_MINUTES,
    LONGEST_OWN_MINUTES,
    next_run,
    next_try,
    own_minutes,
)
from schuifaan.services.installation import Installation, open_installation
from schuifaan.services.locks import BusyError, alone
from schuifaan.services.search.indexing import check_index
from tests.feeds.calendars import calendar, event
from tests.feeds.fetching.server import ANSWERS, Misbehaving, head, misbehaving, whole
from tests.support.tables import make_tables

NOW = parse_moment("2026-11-18T08:00")
WALL = wall_time(NOW)
PLACE = "LOCATION:De Zaal\\, Goor\nRRULE:FREQ=WEEKLY"
FOUR = [event(PLACE, uid=str(number), title=f"Koffie {number}") for number in range(4)]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = open_installation(
        load_settings({"SCHUIFAAN_VAR": str(tmp_path / "var"), "SCHUIFAAN_TILES": "none"})
    )
    make_tables(made.database)
    yield made
    made.database.dispose()


class Partner:
    """A website with a calendar, which we read; `answer` is what it says now."""

    def __init__(self, installation: Installation, server: Misbehaving) -> None:
        self.installation, self.server = installation, server
        fetcher = Fetcher(allow_loopback=True, host_pause=0)
        self.runner = FeedRunner(installation, fetcher)
        with installation.database.write() as session:
            settings = FeedSettings(server.url("agenda"), "agenda", municipality="hof-van-twente")
            add_feed(session, installation.content, settings, NOW)

    def says(self, *events: str, **headers: str) -> None:
        self.server.answers["agenda"] = whole(calendar(*events).encode(), **headers)

    def run(self, now: datetime = NOW, *, publish: bool = False) -> RunReport:
        return self.runner.run("agenda", now, publish_now=publish)

    @property
    def feed(self) -> Feed:
        with self.installation.database.read() as session:
            return get_feed(session, "agenda")

    @property
    def last_run(self) -> FeedRun:
        with self.installation.database.read() as session:
            return session.exec(select(FeedRun).order_by(col(FeedRun.id).desc())).first() or pytest.fail(
                "no run"
            )

    def on_site(self) -> list[str]:
        with self.installation.database.read() as session:
            shown = select(Activity.title).where(Activity.published, Activity.hidden_reason == "")
            return sorted(session.exec(shown))

    def due(self, now: datetime) -> list[str]:
        with self.installation.database.read() as session:
            return due_feeds(session, now)


@pytest.fixture
def partner(installation: Installation) -> Iterator[Partner]:
    with misbehaving() as server:
        yield Partner(installation, server)


def test_an_address_is_read_and_read_again_when_its_time_has_come(partner: Partner) -> None:
    partner.says(*FOUR)
    assert partner.due(NOW) == ["agenda"]
    assert partner.run(publish=True).new == 4
    run, feed = partner.last_run, partner.feed
    assert (run.fetched, run.http_status, run.size > 400, run.milliseconds > 0) == (
        "opgehaald",
        200,
        True,
        True,
    )
    assert feed.next_run_at is not None
    assert abs(feed.next_run_at - WALL - timedelta(hours=4)) <= timedelta(minutes=24)
    assert (partner.due(NOW + timedelta(hours=3)), partner.due(NOW + timedelta(hours=5))) == ([], ["agenda"])


def test_a_server_that_says_not_modified_still_confirms_everything(partner: Partner) -> None:
    partner.server.answers["agenda"] = ANSWERS["conditional"]
    partner.run(publish=True)
    later = NOW + timedelta(days=1)
    report = partner.run(later)
    assert (report.decision, report.unchanged) == ("ongewijzigd", 1)
    assert (partner.last_run.fetched, partner.last_run.http_status) == ("niet-veranderd", 304)
    with partner.installation.database.read() as session:
        assert session.exec(select(Activity.confirmed_at)).one() == wall_time(later)
        assert session.exec(select(SourceRecord.last_seen)).one() == wall_time(later)


def test_once_its_body_is_forgotten_a_server_is_asked_for_it_again(partner: Partner) -> None:
    partner.server.answers["agenda"] = ANSWERS["conditional"]
    partner.run(publish=True)
    later = NOW + KEPT + timedelta(days=1)
    assert partner.runner.bodies.clean(later) == 1
    partner.run(later)
    assert partner.last_run.fetched == "opgehaald"


@pytest.mark.parametrize(
    "path", ["short", "broken", "nothing", "gone", "busy", "bomb", "locked", "loop", "to-private"]
)
def test_whatever_the_server_does_wrong_the_site_keeps_what_it_has(partner: Partner, path: str) -> None:
    partner.says(*FOUR)
    partner.run(publish=True)
    for hours in (5, 60, 120):
        partner.server.answers["agenda"] = ANSWERS[path] if path != "loop" else ANSWERS["hop0"]
        report = partner.run(NOW + timedelta(hours=hours))
        assert report.issues
        assert partner.on_site() == ["Koffie 0", "Koffie 1", "Koffie 2", "Koffie 3"] + ["Koffie"] * report.new


def test_failures_are_told_tried_again_later_and_later_and_forgotten_when_all_is_well(
    partner: Partner,
) -> None:
    partner.server.answers["agenda"] = ANSWERS["broken"]
    waits = []
    for _ in range(7):
        report = partner.run()
        assert (report.decision, report.usable, report.issues[0].code) == ("mislukt", False, "server_fout")
        assert partner.feed.next_run_at is not None
        waits.append((partner.feed.next_run_at - WALL) / timedelta(hours=1))
    assert [round(hours / 1.05) for hours in waits[:4]] == [1, 2, 4, 8]
    assert 24 <= waits[-1] <= 26.4
    assert partner.feed.failures == 7
    with partner.installation.database.read() as session:
        assert health(session, "agenda").sentence == ("Wij konden deze agenda niet lezen. 0 staan online.")
    partner.says(*FOUR)
    partner.run()
    assert partner.feed.failures == 0


def test_an_address_that_is_gone_three_times_waits_for_a_new_one(partner: Partner) -> None:
    partner.server.answers["agenda"] = ANSWERS["gone"]
    for _ in range(3):
        assert partner.feed.paused == ""
        partner.run()
    assert partner.feed.paused == "adres_verdwenen"
    assert partner.due(NOW + timedelta(days=30)) == []


def test_who_says_when_to_come_back_is_not_asked_before(partner: Partner) -> None:
    partner.server.answers["agenda"] = whole(b"", "429 Too Many Requests", Retry_After=str(10 * 3600))
    partner.run()
    assert partner.feed.next_run_at is not None
    assert partner.feed.next_run_at >= WALL + timedelta(hours=10)


def test_due_feeds_are_read_one_after_another_and_can_be_found_after(partner: Partner) -> None:
    partner.says(*FOUR)
    told: list[str] = []
    (report,) = partner.runner.run_due(NOW, told.append)
    assert (report.held, told) == (4, ["1/1 agenda"])
    assert partner.runner.run_due(NOW, told.append) == []
    assert partner.run(NOW, publish=True).new == 4
    assert partner.runner.run_due(NOW + timedelta(hours=5), told.append)[0].decision == "ongewijzigd"
    assert check_index(partner.installation).ok


def test_a_fault_of_ours_with_one_feed_keeps_no_other_waiting(partner: Partner) -> None:
    partner.says(*FOUR)
    partner.server.answers["soos"] = whole(calendar(*FOUR).encode())
    database = partner.installation.database
    with database.write() as session:
        settings = FeedSettings(partner.server.url("soos"), "soos", municipality="hof-van-twente")
        add_feed(session, partner.installation.content, settings, NOW)
        broken = f"when new.feed_id = {partner.feed.id} begin select raise(abort, 'kapot'); end"
        session.connection().execute(text(f"create trigger kapot before insert on feedrun {broken}"))
    (report,) = partner.runner.run_due(NOW, lambda _text: None)
    assert (report.feed, report.held) == ("soos", 4)
    assert partner.due(NOW) == []
    with database.write() as session:
        session.connection().execute(text("drop trigger kapot"))
    later = NOW + timedelta(hours=2)
    assert partner.due(later) == ["agenda"]
    assert partner.runner.run_due(later, lambda _text: None)[0].held == 4


def test_a_feed_that_another_process_reads_is_left_to_it(partner: Partner) -> None:
    partner.says(*FOUR)
    folder = partner.installation.settings.feeds
    with alone(folder / f"{partner.feed.id}.lock", 0):
        assert partner.runner.run_due(NOW, lambda _text: None) == []
        with pytest.raises(BusyError):
            partner.runner.run("agenda", NOW, patience=0)
    assert len(partner.runner.run_due(NOW, lambda _text: None)) == 1


def test_only_what_is_new_in_a_calendar_is_read_again(partner: Partner) -> None:
    partner.says(*FOUR)
    partner.run(publish=True)
    partner.says(*FOUR[1:], event(PLACE, uid="0", title="Thee"), event(PLACE, uid="9"))
    report = partner.run(NOW + timedelta(hours=5))
    assert (report.new, report.changed, report.unchanged) == (1, 1, 3)
    with partner.installation.database.read() as session:
        assert set(session.exec(select(SourceRecord.last_seen))) == {WALL + timedelta(hours=5)}
    report = partner.run(NOW + timedelta(hours=10))
    assert (report.decision, report.unchanged) == ("ongewijzigd", 5)


def test_what_was_missing_from_the_same_bytes_twice_goes_in_time(partner: Partner) -> None:
    partner.says(*FOUR)
    partner.run(publish=True)
    partner.says(*FOUR[:3])
    for hours in (5, 30, 60):
        partner.run(NOW + timedelta(hours=hours))
    assert partner.on_site() == ["Koffie 0", "Koffie 1", "Koffie 2"]


def test_problems_of_what_was_not_read_again_stay_in_the_report(partner: Partner) -> None:
    late = event(f"{PLACE}\nDTEND;TZID=Europe/Amsterdam:20261201T090000", uid="8", title="Te laat")
    partner.says(late, *FOUR)
    first = partner.run(publish=True)
    again = partner.run(NOW + timedelta(hours=5))
    partner.says(*FOUR, late, event(PLACE, uid="9"))
    later = partner.run(NOW + timedelta(hours=10))
    codes = [[it.code for it in report.issues] for report in (first, again, later)]
    assert codes == [["einde_voor_begin"]] * 3
    assert first.issues[0].line != later.issues[0].line


def test_a_good_calendar_cut_off_anywhere_takes_nothing_away(
    installation: Installation, tmp_path: Path
) -> None:
    """At every 1 % of its length, three days apart; some as a file, some as an answer that broke off."""
    database, content = installation.database, installation.content
    file = tmp_path / "agenda.ics"
    body = calendar(*FOUR).encode()
    file.write_bytes(body)
    import_file(database, content, FeedSettings(str(file), "agenda"), NOW, publish_now=True)
    with database.read() as session:
        shown = session.exec(select(Activity.id).where(Activity.hidden_reason == "")).all()
    assert len(shown) == 4
    for percent in range(100):
        cut = Body(body[: len(body) * percent // 100], whole=percent % 3 > 0)
        run_feed(database, content, "agenda", NOW + timedelta(days=3 * percent), body=cut)
    with database.read() as session:
        left = session.exec(select(Activity.id).where(Activity.published, Activity.hidden_reason == "")).all()
        assert set(left) >= set(shown)


def test_bodies_are_kept_thirty_days_and_a_damaged_one_is_none(tmp_path: Path) -> None:
    bodies = Bodies(tmp_path / "feeds")
    body = Body(b"BEGIN:VCALENDAR" * 100)
    bodies.keep(7, body.content, NOW)
    assert bodies.load(7, body.sha256) == body.content
    assert bodies.load(8, body.sha256) is None
    bodies.keep(7, body.content, NOW + timedelta(days=20))
    assert bodies.clean(NOW + timedelta(days=40)) == 0
    (file,) = (tmp_path / "feeds" / "7").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert bodies.load(7, body.sha256) is None
    assert bodies.clean(NOW + timedelta(days=51)) == 1


class TestTiming:
    """When a feed is read next."""

    @pytest.mark.parametrize(
        ("head", "fresh", "minutes"),
        [
            (b"BEGIN:VCALENDAR\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n", 0, 360),
            (b"BEGIN:VCALENDAR\nX-PUBLISHED-TTL:P1DT30M\n", 0, LONGEST_OWN_MINUTES),
            (b"X-PUBLISHED-TTL:P9999W\n", 0, LONGEST_OWN_MINUTES),
            (b"<rss><channel><ttl>90</ttl>", 0, 90),
            (b"BEGIN:VCALENDAR\nX-PUBLISHED-TTL:PT15M\n", 7200, 120),
            (b"X-PUBLISHED-TTL:soon\n", 0, 0),
        ],
    )
    def test_a_feed_says_itself_how_long_it_holds(self, head: bytes, fresh: int, minutes: int) -> None:
        assert own_minutes(head, fresh) == minutes

    def test_it_is_never_sooner_than_anybody_wants(self) -> None:
        for number in range(50):
            wait = next_run(f"feed-{number}", WALL, 240, 0) - WALL
            assert timedelta(minutes=216) <= wait <= timedelta(minutes=264)
            assert next_run(f"feed-{number}", WALL, 1, 300) - WALL >= timedelta(minutes=300)
            assert next_run(f"feed-{number}", WALL, 1, 0) - WALL >= timedelta(minutes=LEAST_MINUTES * 0.9)
            assert next_try(f"feed-{number}", WALL, 99, None) - WALL <= timedelta(hours=26.4)

    def test_feeds_that_began_together_do_not_stay_together(self) -> None:
        assert len({next_run(f"feed-{number}", WALL, 240, 0) for number in range(20)}) == 20


def test_an_address_is_no_file(installation: Installation) -> None:
    settings = FeedSettings("https://example.org/agenda.ics")
    with pytest.raises(InputError, match="geen bestand"):
        import_file(installation.database, installation.content, settings, NOW)
    assert head().startswith(b"HTTP/1.1 200")
