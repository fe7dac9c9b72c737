"""Starting again completes what was begun, changes nothing that is right, and the days move along."""

import shutil
from datetime import timedelta

from sqlmodel import Session, col, delete, func, select

from schuifaan.models import Activity, IndexTask, Occurrence
from schuifaan.services.installation import Installation
from schuifaan.services.keeping.maintenance import Upkeep
from schuifaan.services.occurrences import KEPT_AHEAD
from schuifaan.services.preparation import prepare
from schuifaan.services.search.indexing import check_index


def start_again(installation: Installation) -> list[str]:
    return list(prepare(installation, installation.settings.clock.now()))


def count(session: Session) -> tuple[int, int]:
    return (
        session.exec(select(func.count()).select_from(Activity)).one(),
        session.exec(select(func.count()).select_from(Occurrence)).one(),
    )


def test_starting_a_second_time_changes_nothing(own_installation: Installation) -> None:
    with own_installation.database.read() as session:
        before = count(session)
    said = " ".join(start_again(own_installation))
    with own_installation.database.read() as session:
        assert count(session) == before
        assert session.exec(select(IndexTask)).all() == []
    assert "0 new, 0 changed" in said


def test_a_start_repairs_what_a_sudden_end_left_behind(own_installation: Installation) -> None:
    """Half of the activities gone from the database as if never imported, tasks never drained, no index at all."""
    with own_installation.database.read() as session:
        before = count(session)
    with own_installation.database.write() as session:
        session.exec(delete(Occurrence).where(col(Occurrence.activity_id) % 2 == 0))
        session.add(IndexTask(activity_id=1))
    shutil.rmtree(own_installation.settings.index)
    start_again(own_installation)
    with own_installation.database.read() as session:
        assert count(session) == before
        assert session.exec(select(IndexTask)).all() == []
    assert check_index(own_installation).ok


def test_each_day_brings_a_new_day_at_the_far_end(own_installation: Installation) -> None:
    now = own_installation.settings.clock.now()
    upkeep = Upkeep(own_installation)
    upkeep.tick(now)
    upkeep.tick(now + timedelta(hours=1))
    later = now + timedelta(days=30)
    upkeep.tick(later)
    with own_installation.database.read() as session:
        last = session.exec(select(func.max(Occurrence.start))).one()
        first = session.exec(select(func.min(Occurrence.start))).one()
    assert last.date() > (now + KEPT_AHEAD).date()
    assert first.date() > (now - timedelta(days=31)).date()
    assert check_index(own_installation).ok
