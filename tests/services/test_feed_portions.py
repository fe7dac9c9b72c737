"""A big reading is written in portions: others can write in between, and breaking off anywhere does no harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from schuifaan.clock import parse_moment
from schuifaan.content import Content, load_content
from schuifaan.db import Database
from schuifaan.errors import InputError
from schuifaan.models import Activity, Feed, FeedRun, HeldChange, Occurrence, Schedule, SourceRecord, Venue
from schuifaan.paths import shipped
from schuifaan.services.feeds import accepting, portions, runs
from schuifaan.services.feeds.accepting import accept_run, finish_accepted
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.rollback import rollback_run
from schuifaan.services.feeds.runs import import_file
from tests.feeds.sheets import sheet
from tests.support.tables import make_tables

NOW = parse_moment("2026-11-18T08:00")


class Killed(BaseException):
    """What the process is doing ends here."""


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "MOST_NEW", 2)
    monkeypatch.setattr(portions, "MOST_CHANGED", 2)
    monkeypatch.setattr(accepting, "MOST_ACCEPTED", 2)
    monkeypatch.setattr(accepting, "MOST_OTHERS", 2)


class Sites:
    """Sites that begin empty, and a partner who sends each of them the same."""

    def __init__(self, content: Content, folder: Path) -> None:
        self.content, self.folder = content, folder
        self.opened: list[Database] = []

    def new(self) -> Database:
        made = Database(f"sqlite:///{self.folder / f'site{len(self.opened)}.sqlite'}")
        make_tables(made)
        self.opened.append(made)
        return made

    def send(self, database: Database, *rows: dict[str, str], publish: bool = True) -> runs.RunReport:
        file = self.folder / "lijst.csv"
        file.write_text(sheet(*rows))
        return import_file(database, self.content, FeedSettings(str(file)), NOW, publish_now=publish)


@pytest.fixture
def sites(content: Content, tmp_path: Path) -> Iterator[Sites]:
    made = Sites(content, tmp_path)
    yield made
    for database in made.opened:
        database.dispose()


def breaths(monkeypatch: pytest.MonkeyPatch, until: int | None = None) -> list[float]:
    """The pauses between portions; the process is killed in number `until`."""
    taken: list[float] = []

    def breathe(seconds: float) -> None:
        if len(taken) == until:
            raise Killed
        taken.append(seconds)

    for module in (portions, accepting, runs):
        monkeypatch.setattr(module.time, "sleep", breathe)
    return taken


def lists(what: str = "Koffie") -> list[dict[str, str]]:
    """Seven rows, of which the last is outside our area."""
    places = ("Goor", "Delden", "Markelo", "Goor", "Diepenheim", "Goor", "Groningen")
    common = {"datum": "2026-12-01", "begintijd": "10:00", "herhaling": "elke week"}
    return [
        {
            "nummer": str(number),
            "titel": f"{what} {number}",
            "plaats": place,
            "locatie": f"Zaal {place}",
            **common,
        }
        for number, place in enumerate(places)
    ]


def everything(database: Database) -> dict[str, list[str]]:
    """All that residents and the next reading see."""
    tables = (Activity, Schedule, Occurrence, Venue, SourceRecord, HeldChange, Feed)
    with database.read() as session:
        return {
            table.__name__: [
                str(row.model_dump(exclude={"run_id"})) for row in session.exec(select(table)).all()
            ]
            for table in tables
        }


def titles(database: Database) -> list[str]:
    with database.read() as session:
        return sorted(session.exec(select(Activity.title).where(Activity.hidden_reason == "")))


def last_run(session: Session) -> FeedRun:
    return session.exec(select(FeedRun).order_by(col(FeedRun.id).desc())).first() or pytest.fail("no run")


def test_others_get_their_turn_between_portions_and_the_report_counts_all(
    sites: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, database = breaths(monkeypatch), sites.new()
    report = sites.send(database, *lists())
    assert (report.new, report.decision) == (7, "toegepast")
    assert len(taken) == 4
    assert all(pause >= 0.1 for pause in taken)
    assert sites.send(database, *lists("Thee")).changed == 7
    assert sites.send(database, *lists("Thee")).unchanged == 7


@pytest.mark.parametrize(
    ("known", "publish", "pauses"),
    [(0, True, 4), (3, True, 4), (3, False, 3)],
    ids=["first", "second", "gate"],
)
def test_killed_between_any_two_portions_and_run_again_it_is_the_same_site(
    sites: Sites, monkeypatch: pytest.MonkeyPatch, known: int, publish: bool, pauses: int
) -> None:
    def site(killed_in: int | None) -> Database:
        database = sites.new()
        breaths(monkeypatch)
        if known:
            sites.send(database, *lists()[:known])
        taken = breaths(monkeypatch, killed_in)
        if killed_in is not None:
            with pytest.raises(Killed):
                sites.send(database, *lists("Thee"), publish=publish)
            breaths(monkeypatch)
        sites.send(database, *lists("Thee"), publish=publish)
        assert killed_in is not None or len(taken) == pauses
        return database

    whole = everything(site(None))
    for moment in range(pauses):
        assert everything(site(moment)) == whole


def test_half_a_reading_that_is_put_back_goes_no_further(
    sites: Sites, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = sites.new()

    def puts_back(_: float) -> None:
        with database.write() as session:
            if last_run(session).decision == portions.BUSY:
                rollback_run(session, content, last_run(session).id or 0, "editor", NOW)

    monkeypatch.setattr(portions.time, "sleep", puts_back)
    sites.send(database, *lists())
    assert titles(database) == []
    breaths(monkeypatch)
    assert sites.send(database, *lists()).new == 7


def test_a_reading_in_portions_is_undone_as_one(
    sites: Sites, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaths(monkeypatch)
    database = sites.new()
    sites.send(database, *lists())
    before = everything(database)
    run = sites.send(database, *lists("Thee")).run
    with database.write() as session:
        assert rollback_run(session, content, run, "editor", NOW) == [run]
    after = everything(database)
    assert {name: rows for name, rows in after.items() if name in ("Schedule", "Venue", "SourceRecord")} == {
        name: rows for name, rows in before.items() if name in ("Schedule", "Venue", "SourceRecord")
    }
    assert titles(database) == [f"Koffie {number}" for number in range(7)]


def test_what_a_person_says_yes_to_is_done_whoever_is_killed_meanwhile(
    sites: Sites, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaths(monkeypatch)
    database = sites.new()
    run = sites.send(database, *lists(), publish=False).run
    assert titles(database) == []
    with database.write() as session:
        done = accept_run(session, content, run, "editor", NOW)
        assert (done.new, done.decision) == (7, portions.BUSY)
        number = done.id or 0
    breaths(monkeypatch, until=1)
    with pytest.raises(Killed):
        finish_accepted(database, content, NOW)
    assert 0 < len(titles(database)) < 7
    breaths(monkeypatch)
    finish_accepted(database, content, NOW)
    assert len(titles(database)) == 7
    with database.write() as session:
        assert session.get_one(FeedRun, number).decision == "toegepast"
        assert session.exec(select(HeldChange)).all() == []
        rollback_run(session, content, number, "editor", NOW)
    assert titles(database) == []
    with database.read() as session:
        assert {it.state for it in session.exec(select(HeldChange))} == {"wacht"}


def test_what_is_put_back_before_anything_was_done_waits_again(
    sites: Sites, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaths(monkeypatch)
    database = sites.new()
    run = sites.send(database, *lists(), publish=False).run
    before = everything(database)
    with database.write() as session:
        done = accept_run(session, content, run, "editor", NOW).id or 0
    with pytest.raises(InputError), database.write() as session:
        accept_run(session, content, run, "editor", NOW)
    with database.write() as session:
        rollback_run(session, content, done, "editor", NOW)
    finish_accepted(database, content, NOW)
    assert {**everything(database), "Feed": []} == {**before, "Feed": []}


@pytest.mark.parametrize("portions_done", [1, 2, 3])
def test_half_of_what_was_promised_is_put_back_whole(
    sites: Sites, content: Content, monkeypatch: pytest.MonkeyPatch, portions_done: int
) -> None:
    breaths(monkeypatch)
    database = sites.new()
    run = sites.send(database, *lists(), publish=False).run
    with database.write() as session:
        done = accept_run(session, content, run, "editor", NOW).id or 0
    breaths(monkeypatch, until=portions_done)
    with pytest.raises(Killed):
        finish_accepted(database, content, NOW)
    with database.write() as session:
        assert rollback_run(session, content, done, "editor", NOW) == [done]
    assert titles(database) == []
    with database.write() as session:
        waiting = session.exec(select(HeldChange)).all()
        assert {(it.state, it.run_id, it.accepted_run_id) for it in waiting} == {("wacht", run, None)}
        assert len(waiting) == 7
        again = accept_run(session, content, run, "editor", NOW).id or 0
    breaths(monkeypatch)
    finish_accepted(database, content, NOW)
    assert len(titles(database)) == 7
    with database.read() as session:
        assert session.get_one(FeedRun, again).decision == "toegepast"


def test_two_times_yes_in_a_row_are_each_undone_alone(
    sites: Sites, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaths(monkeypatch)
    database = sites.new()

    def waits(number: int) -> dict[str, str]:
        return {**lists()[6], "nummer": str(number), "titel": f"Koffie {number}"}  # outside our area

    def yes(*rows: dict[str, str]) -> int:
        run = sites.send(database, *rows, publish=False).run
        with database.write() as session:
            accepted = accept_run(session, content, run, "editor", NOW)
            assert accepted.decision == portions.BUSY
            return accepted.id or 0

    rows = [waits(number) for number in range(10, 16)]
    sites.send(database, *lists()[:6])
    yes(*lists()[:6], *rows[:3])
    second = yes(*lists()[:6], *rows)
    finish_accepted(database, content, NOW)
    assert set(titles(database)) >= {it["titel"] for it in rows}
    with database.write() as session:
        rollback_run(session, content, second, "editor", NOW)
    assert set(titles(database)) & {it["titel"] for it in rows} == {it["titel"] for it in rows[:3]}
    with database.read() as session:
        waiting = session.exec(select(HeldChange.title).where(HeldChange.state == "wacht"))
        assert sorted(waiting) == [it["titel"] for it in rows[3:]]
