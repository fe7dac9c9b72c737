"""Putting one activity on a site by the rules every feed row goes through."""

from datetime import datetime
from typing import Any

from schuifaan.inputs import ActivityInput
from schuifaan.recurrence import Series
from schuifaan.services.installation import Installation
from schuifaan.services.publishing import hide, publish
from schuifaan.services.search.indexing import sync_index

SOURCE = "de agenda van Salut"


def put(installation: Installation, title: str, start: str = "2026-11-24T10:00", **given: Any) -> int:
    """Publish an activity and bring it into the index; returns its number.

    `series` and every other field of ActivityInput may be given; without a series it is once, for two hours.
    """
    now = installation.settings.clock.now()
    series = given.pop("series", None) or Series(datetime.fromisoformat(start), 120)
    values = {"municipality": "hof-van-twente", "venue": {"name": "Het Dorpshuis", "place": "goor"}, **given}
    with installation.database.write() as session:
        activity = publish(
            session,
            installation.content,
            ActivityInput(title=title, series=series, **values),
            source=SOURCE,
            now=now,
        )
        number = activity.id
    sync_index(installation, now)
    assert number is not None
    return number


def take_off(installation: Installation, number: int, reason: str) -> None:
    """Hide an activity, as when its partner stopped with it."""
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        hide(session, [number], reason, now)
    sync_index(installation, now)
