"""A day that does not go on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from schuifaan.models import Activity, Occurrence
from schuifaan.services.editing.calling_off import call_off, call_on
from schuifaan.services.editing.managing import date_of
from tests.support.village import Village

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def statuses(village: Village, number: int) -> dict[str, str]:
    with village.installation.database.read() as session:
        dates = session.exec(select(Occurrence).where(col(Occurrence.activity_id) == number))
        return {f"{it.start:%d %H:%M}": it.status for it in dates}


def test_a_day_with_two_sessions_is_called_off_and_on_again_whole(village: Village) -> None:
    number = village.add("Zwemmen", "2026-11-24T10:00", "2026-11-24T14:00", "2026-12-01T10:00")
    with village.installation.database.write() as session:
        activity = session.get_one(Activity, number)
        call_off(session, number, date_of(session, activity, TUESDAY), "editor:anna", village.now)
    assert statuses(village, number) == {
        "24 10:00": "afgelast",
        "24 14:00": "afgelast",
        "01 10:00": "gaat-door",
    }
    with village.installation.database.write() as session:
        activity = session.get_one(Activity, number)
        call_on(session, number, date_of(session, activity, TUESDAY), "editor:anna", village.now)
    assert set(statuses(village, number).values()) == {"gaat-door"}
