"""What people send is kept as sent; a person decides, once, and that is written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity, AuditEntry, Decision, Submission
from schuifaan.services.received.submissions import (
    APPROVED,
    NEW_ACTIVITY,
    NOT_RIGHT,
    REJECTED,
    WAITING,
    Sender,
    approve_submission,
    reject_submission,
    submissions_in,
    submit,
)
from tests.support.village import Village

GOOD = {
    "titel": "Sjoelen in Markelo",
    "datum": "3-12-2026",
    "begintijd": "14.00",
    "plaats": "Markelo",
    "telefoon": "0547-1",
}


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def send(village: Village, token: str = "een", kind: str = NEW_ACTIVITY, **changes: str) -> int:
    with village.installation.database.write() as session:
        return submit(
            session, kind, token, {**GOOD, **changes}, Sender("Truus", "truus@example.org"), village.now
        )


def approve(village: Village, number: int) -> Submission:
    with village.installation.database.write() as session:
        found = approve_submission(session, village.installation.content, number, "Anna", village.now)
        session.flush()
        session.expunge(found)
    return found


def waiting(village: Village) -> list[int]:
    with village.installation.database.read() as session:
        return [it.id or 0 for it in submissions_in(session)]


def test_what_was_sent_waits_exactly_as_it_was_sent(village: Village) -> None:
    number = send(village, onbekend="  zoals het is ")
    with village.installation.database.read() as session:
        (found,) = submissions_in(session)
        assert (found.id, found.state) == (number, WAITING)
        assert found.payload == {**GOOD, "onbekend": "  zoals het is "}
        assert (found.sender_name, found.sender_contact) == ("Truus", "truus@example.org")
        assert found.received_at.isoformat() == "2026-11-18T08:00:00"


def test_one_form_is_one_submission_until_its_answers_change(village: Village) -> None:
    first, again, changed, other = (
        send(village),
        send(village),
        send(village, titel="Bingo"),
        send(village, "twee"),
    )
    assert first == again
    assert len({first, changed, other}) == 3


def test_approving_publishes_and_says_who_did(village: Village) -> None:
    done = approve(village, send(village))
    assert done.state == APPROVED
    with village.installation.database.read() as session:
        activity = session.get_one(Activity, done.activity_id)
        assert (activity.title, activity.published, activity.example) == ("Sjoelen in Markelo", True, False)
        assert session.exec(select(Decision.verdict, Decision.decided_by)).all() == [(APPROVED, "Anna")]
        (entry,) = session.exec(select(AuditEntry)).all()
        assert (entry.actor, entry.before, entry.after) == (
            "Anna", {"state": WAITING}, {"state": APPROVED, "activity_id": activity.id},
        )  # fmt: skip
    assert waiting(village) == []
    village.sync()
    assert village.titles(("q", "sjoelen")) == ["Sjoelen in Markelo"]


def test_one_decides_once(village: Village) -> None:
    number = send(village)
    approve(village, number)
    with pytest.raises(InputError, match="al beslist"):
        approve(village, number)
    with pytest.raises(InputError, match="al beslist"), village.installation.database.write() as session:
        reject_submission(session, number, "Anna", "Dubbel.", village.now)


def test_rejecting_publishes_nothing_and_keeps_the_reason(village: Village) -> None:
    number = send(village)
    with village.installation.database.write() as session:
        assert reject_submission(session, number, "Anna", "Dat is in Zwolle.", village.now).state == REJECTED
    with village.installation.database.read() as session:
        assert session.exec(select(Decision.reason)).all() == ["Dat is in Zwolle."]
        assert session.exec(select(Activity)).all() == []


@pytest.mark.parametrize("number", [0, -1, 999, 2**63, 10**30])
def test_a_number_nobody_has_is_one_sentence(number: int, village: Village) -> None:
    with pytest.raises(NotFoundError, match=f"{number}"):
        approve(village, number)


def test_what_is_not_complete_enough_stays_waiting(village: Village) -> None:
    number = send(village, titel="")
    with pytest.raises(InputError, match="niet volledig"):
        approve(village, number)
    assert waiting(village) == [number]


def test_word_that_something_is_not_right_changes_no_activity(village: Village) -> None:
    number = send(village, kind=NOT_RIGHT)
    assert approve(village, number).activity_id is None
    with village.installation.database.read() as session:
        assert session.exec(select(Activity)).all() == []


def test_who_sends_when_too_much_waits_is_told_to_ring(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.services.received.submissions.MOST_WAITING", 1)
    first = send(village)
    with pytest.raises(InputError, match="Bel ons"):
        send(village, "twee")
    assert send(village) == first
    approve(village, first)
    assert send(village, "twee") != first
