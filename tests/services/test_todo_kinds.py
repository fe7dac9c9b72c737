"""What an editor is told before residents notice: who fades, whom nobody can ask, what falls away, what to look at."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.models import Mail
from schuifaan.services.accounts.keeping import add_account
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import EDIT
from schuifaan.services.editing.sampling import approve_sampled, sample
from schuifaan.services.mail.queue import FAILED, queue_mail
from schuifaan.services.todo import KINDS, Task, todo_list
from tests.support.village import Village, weekly

BERT, TRUUS = "bert@salut.example", "truus@salut.example"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def waiting(village: Village, code: str, days: int = 0) -> Sequence[Task]:
    with village.installation.database.read() as session:
        found = todo_list(session, lambda _: True, village.now + timedelta(days=days))
    return next((it.tasks for it in found if it.kind.code == code), ())


def test_the_order_is_what_residents_suffer_most_from() -> None:
    codes = [it.code for it in KINDS]
    order = ("samen", "agenda", "inzendingen", "klopt-niet", "dubbelen", "verloopt", "bereikbaar", "gaten")
    assert [codes.index(it) for it in order] == sorted(codes.index(it) for it in order)


def test_what_disappears_within_a_month_is_told_by_partner(village: Village) -> None:
    dates = list(weekly("2026-11-24T10:00", 30))
    village.add("Koffie", *dates, organisation="Salut")
    number = village.add("Soep", *dates)
    village.add("Voorbeeld", *dates, example=True)
    assert waiting(village, "verloopt", 102) == ()  # told of on 1 November, 17 days earlier
    assert [(it.title, it.path) for it in waiting(village, "verloopt", 103)] == [
        ("Salut", "/redactie/bevestigen/1"),
        ("Soep", f"/redactie/activiteiten/{number}"),
    ]
    village.change(number, confirmed_at=village.now.replace(tzinfo=None))
    assert [it.title for it in waiting(village, "verloopt", 103)] == ["Salut"]


def test_an_activity_about_which_nobody_can_be_asked_is_told(village: Village) -> None:
    village.add("Koffie", "2026-11-24T10:00", organisation="Salut")
    village.add("Soep", "2026-11-24T10:00", phone="0547-361234")
    village.add("Geweest", "2026-11-10T10:00")
    number = village.add("Sjoelen", "2026-11-24T10:00", email="")
    (task,) = waiting(village, "bereikbaar")
    assert (task.title, task.path) == ("Sjoelen", f"/redactie/activiteiten/{number}/bewerken")


def test_a_partner_whom_our_link_does_not_reach_is_told(village: Village) -> None:
    village.add("Koffie", "2026-11-24T10:00", organisation="Salut")
    with village.installation.database.write() as session:
        add_account(session, BERT, "partner", village.now, "operator", organisation="salut")
        for secret in (True, False):
            queue_mail(session, BERT, "Klopt het nog?", "Link", village.now, secret=secret)
    assert waiting(village, "bereikbaar") == ()
    with village.installation.database.write() as session:
        for mail in session.exec(select(Mail)):
            mail.state = FAILED
    (task,) = waiting(village, "bereikbaar")
    assert (task.title, task.path) == ("Salut", "/redactie/bevestigen/1")
    assert BERT in task.note
    assert waiting(village, "bereikbaar", 22) == ()


def test_what_falls_away_at_christmas_is_told_once_a_partner(village: Village) -> None:
    dates = [it for it in weekly("2026-11-06T14:00", 14) if it[:10] != "2026-12-25"]
    village.add("Soos", *dates, organisation="Salut", phone="0547-361234")
    village.add("Voorbeeld", *dates, example=True)
    (task,) = waiting(village, "gaten")
    assert (task.title, task.path) == ("Salut", "/redactie/bevestigen/1")
    assert task.note == "1 keer valt iets weg, het eerst op 25-12-2026"


def changed(village: Village, email: str, activity: int, days: int = 0) -> int:
    with village.installation.database.write() as session:
        at, subject = village.now + timedelta(days=days), f"activity:{activity}"
        entry = record(session, at, f"person:{email}", EDIT, subject, {"titel": "A"}, {"titel": "B"})
        session.flush()
        assert entry.id
        return entry.id


def sampled(village: Village, days: int = 0) -> list[int | None]:
    with village.installation.database.read() as session:
        return [it.id for it in sample(session, village.now + timedelta(days=days))]


def test_of_what_trusted_partners_publish_at_once_an_editor_sees_one_a_week(village: Village) -> None:
    coffee = village.add("Koffie", "2026-11-24T10:00", organisation="Salut", phone="0547-361234")
    soup = village.add("Soep", "2026-11-24T10:00", phone="0547-361234")
    with village.installation.database.write() as session:
        add_account(session, BERT, "partner", village.now, "operator", organisation="salut", trusted=True)
        add_account(session, TRUUS, "partner", village.now, "operator", organisation="salut")
    changed(village, TRUUS, soup)
    ours = {changed(village, BERT, coffee) for _ in range(5)}
    (drawn,) = sampled(village)
    assert drawn in ours
    (task,) = waiting(village, "steekproef")
    assert (task.title, task.path) == ("Koffie", f"/redactie/steekproef/{drawn}")
    next_week = changed(village, BERT, soup, days=7)
    assert sampled(village, 7) == [drawn, next_week]
    assert sampled(village, 29) == [next_week], "an old one goes by itself"
    with village.installation.database.write() as session:
        approve_sampled(session, next_week, "editor:anna@x.example", village.now)
    assert sampled(village, 7) == [drawn]
    with village.installation.database.write() as session:
        record(session, village.now, "editor:anna@x.example", EDIT, f"activity:{coffee}")
    assert sampled(village, 7) == [], "whoever changed it has looked at it"
