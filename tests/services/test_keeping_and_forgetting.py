"""What is kept goes in time, and what somebody may ask for by law is one command."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Date, DateTime, Float, Integer
from sqlmodel import Session, SQLModel, col, func, select

from schuifaan.clock import wall_time
from schuifaan.errors import NotFoundError
from schuifaan.models import (
    Activity,
    Attempt,
    AuditEntry,
    Feed,
    Mail,
    Merge,
    Occurrence,
    Organisation,
    SignedIn,
    SignInLink,
    Submission,
)
from schuifaan.services.accounts.keeping import add_account
from schuifaan.services.accounts.persons import GONE, texts_of
from schuifaan.services.accounts.sessions import start_session
from schuifaan.services.accounts.sign_in import ask_link
from schuifaan.services.confirming.answers import by_link
from schuifaan.services.confirming.vouching import BY_LINK
from schuifaan.services.duplicates.merging import merge
from schuifaan.services.editing.audit import by_link_of, record
from schuifaan.services.feeds.bodies import Bodies
from schuifaan.services.feeds.sending import sent_file
from schuifaan.services.feeds.trying import start_from_file
from schuifaan.services.keeping.maintenance import Upkeep
from schuifaan.services.keeping.personal_data import export, forget, forget_raw_files
from schuifaan.services.keeping.retention import PERIODS, keep_periods
from schuifaan.services.mail.post_office import deliver, forget_files
from schuifaan.services.mail.queue import queue_mail
from schuifaan.services.organisations import organisation_by_slug
from schuifaan.services.received.submissions import (
    NEW_ACTIVITY,
    NOT_RIGHT,
    Sender,
    approve_submission,
    reject_submission,
    submit,
)
from tests.support.publishing import put
from tests.support.village import Village

BERT, TRUUS = "bert@salut.example", "truus@x.example"
SENT = {
    "titel": "Sjoelen",
    "datum": "3-12-2026",
    "begintijd": "14.00",
    "plaats": "Markelo",
    "telefoon": "0547-361234",
    "e-mail": TRUUS,
}


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    put(
        made.installation,
        "Koffie",
        organisation="Salut",
        email=BERT,
        contact_name="Bert",
        phone="0547 361 234",
    )
    put(made.installation, "Soep", organisation="De anderen", phone="0547 361 235")
    with made.installation.database.write() as session:
        account = add_account(session, BERT, "partner", made.now, "operator", organisation="salut")
        session.flush()
        start_session(session, account, made.now, proven=True)
        ask_link(session, made.installation.settings, BERT, "192.0.2.0/24", made.now)
        queue_mail(session, TRUUS, "Over het sjoelen", "Tot dan.", made.now)
        good = submit(session, NEW_ACTIVITY, "een", SENT, Sender("Truus", TRUUS), made.now)
        bad = submit(
            session, NEW_ACTIVITY, "twee", {**SENT, "titel": "Nee"}, Sender("Truus", TRUUS), made.now
        )
        report = submit(session, NOT_RIGHT, "drie", {"wat": "Dicht"}, Sender("", TRUUS), made.now)
        submit(
            session, NEW_ACTIVITY, "vier", {**SENT, "titel": "Wacht nog"}, Sender("Truus", TRUUS), made.now
        )
        approve_submission(session, made.installation.content, good, "editor:anna@x.example", made.now)
        reject_submission(session, bad, "editor:anna@x.example", "Dubbel.", made.now)
        approve_submission(session, made.installation.content, report, "editor:anna@x.example", made.now)
        record(
            session, made.now, f"person:{BERT}", "bewerken", "activity:1", {"e-mail": ""}, {"e-mail": BERT}
        )
        for mail in session.exec(select(Mail)):
            mail.state = "verstuurd"
    yield made
    made.close()


def count(session: Session, table: type[SQLModel]) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def after(village: Village, days: float) -> None:
    installation = village.installation
    keep_periods(installation.database, installation.settings.mail, village.now + timedelta(days=days))


def test_on_the_day_itself_nothing_goes(village: Village) -> None:
    installation = village.installation
    assert keep_periods(installation.database, installation.settings.mail, village.now) == 0


def test_a_message_as_a_file_goes_after_thirty_days_too(village: Village) -> None:
    installation = village.installation
    with installation.database.write() as session:
        queue_mail(session, TRUUS, "Nog eens", "Tot dan.", village.now)
    assert deliver(installation.database, installation.settings, village.now) >= 1
    (installation.settings.mail / "aantekeningen.txt").write_text("van de beheerder")
    after(village, 29)
    assert list(installation.settings.mail.glob("*.eml"))
    after(village, 31)
    assert [it.name for it in installation.settings.mail.iterdir()] == ["aantekeningen.txt"]


def test_what_fails_at_night_keeps_nobody_from_being_found(village: Village) -> None:
    (village.installation.settings.mail / "1.20200101000000.eml").mkdir(
        parents=True
    )  # cannot be removed as a file
    village.add("Klaverjassen", "2026-11-24T10:00")
    with pytest.raises((IsADirectoryError, PermissionError)):
        Upkeep(village.installation).tick(village.now)
    assert village.titles(("q", "klaverjassen")) == ["Klaverjassen"]


@pytest.mark.parametrize("days, gone", [(1.5, (Attempt, SignInLink)), (31, (Mail,)), (101, (SignedIn,))])
def test_what_has_had_its_time_goes(days: float, gone: tuple[type[SQLModel], ...], village: Village) -> None:
    with village.installation.database.read() as session:
        assert all(count(session, table) for table in gone)
    after(village, days)
    with village.installation.database.read() as session:
        assert not any(count(session, table) for table in gone)


def test_half_a_year_later_only_what_was_placed_or_waits_is_known(village: Village) -> None:
    after(village, 181)
    with village.installation.database.read() as session:
        assert sorted(str(it.payload["titel"]) for it in session.exec(select(Submission))) == [
            "Sjoelen",
            "Wacht nog",
        ]


@pytest.mark.parametrize("contact", [TRUUS, ""])
def test_a_year_later_nobody_knows_who_sent_it(contact: str, village: Village) -> None:
    with village.installation.database.write() as session:
        for it in session.exec(select(Submission).where(Submission.state == "goedgekeurd")):
            it.sender_contact = contact
    after(village, 366)
    with village.installation.database.read() as session:
        senders = {it.state: (it.sender_name, it.sender_contact) for it in session.exec(select(Submission))}
        assert senders == {"goedgekeurd": ("", ""), "nieuw": ("Truus", TRUUS)}


def test_two_years_later_what_still_waits_is_there_and_nobody_knows_who_sent_it(village: Village) -> None:
    after(village, 729)
    assert waiting_sender(village) == ("Truus", TRUUS)
    after(village, 731)
    assert waiting_sender(village) == ("", "")


def waiting_sender(village: Village) -> tuple[str, str]:
    with village.installation.database.read() as session:
        waiting = session.exec(select(Submission).where(Submission.state == "nieuw")).one()
        return waiting.sender_name, waiting.sender_contact


def test_two_years_later_the_log_is_empty(village: Village) -> None:
    after(village, 731)
    with village.installation.database.read() as session:
        assert count(session, AuditEntry) == 0


def test_every_promise_is_said_in_words_and_counted_in_days() -> None:
    assert all(it.what and it.after and it.days > 0 for it in PERIODS)
    assert len({it.what for it in PERIODS}) == len(PERIODS)


def test_everything_about_a_person_is_one_document_without_keys(village: Village) -> None:
    with village.installation.database.read() as session:
        document = export(session, BERT.upper())
    text = json.dumps(document)
    assert set(document) == {"account", "activity", "auditentry", "mail", "signedin", "signinlink"}
    assert "password_hash" not in text
    assert "totp_secret" not in text
    assert TRUUS not in text


def test_after_forgetting_a_person_the_address_is_nowhere(village: Village) -> None:
    for email in (BERT, TRUUS):
        with village.installation.database.write() as session:
            counts = forget(session, email, village.now)
            assert counts
        with village.installation.database.read() as session:
            for table in SQLModel.metadata.sorted_tables:
                for row in session.connection().exec_driver_sql(f"select * from {table.name}").all():
                    assert email not in str(row), table.name
        with pytest.raises(NotFoundError), village.installation.database.read() as session:
            export(session, email)
    with village.installation.database.read() as session:
        koffie = session.get_one(Activity, 1)
        assert (koffie.published, koffie.contact_name, koffie.phone) == (True, None, None)


def test_who_has_an_address_that_looks_like_it_is_somebody_else(village: Village) -> None:
    asked, others = f"t.{TRUUS}", (f"t.{TRUUS}.example", f"at.{TRUUS}", f"a.t.{TRUUS}")
    with village.installation.database.write() as session:
        for number, other in enumerate(others):
            submit(
                session,
                NOT_RIGHT,
                f"ander {number}",
                {"wat": f"mail {other}"},
                Sender("Jan", other),
                village.now,
            )
            queue_mail(session, other, "Dank u", "Tot dan.", village.now)
        queue_mail(session, asked, "Dank u", "Tot dan.", village.now)
    settings = village.installation.settings
    deliver(village.installation.database, settings, village.now)
    with village.installation.database.write() as session:
        assert set(export(session, asked)) == {"mail"}
        assert forget(session, asked, village.now) == {"mail": 1}
        assert forget_files(settings, asked) == 1
        for other in others:
            assert set(export(session, other)) == {"mail", "submission"}


def test_who_decided_is_forgotten_and_the_decision_stays(village: Village) -> None:
    anna = "anna@x.example"
    with village.installation.database.write() as session:
        merge(session, 1, 2, f"editor:{anna}", village.now)
        assert set(export(session, anna)) == {"auditentry", "decision", "merge"}
        forget(session, anna, village.now)
        assert [it.merged_by for it in session.exec(select(Merge))] == ["editor:verwijderd"]
        with pytest.raises(NotFoundError):
            export(session, anna)


def test_a_link_that_still_waits_to_be_mailed_is_no_part_of_what_is_handed_over(village: Village) -> None:
    with village.installation.database.write() as session:
        ask_link(session, village.installation.settings, BERT, "192.0.2.0/24", village.now)
        assert "/inloggen/" not in json.dumps(export(session, BERT))


# What a row is recognised by, or lets somebody in: no person is named in it.
NO_TEXT = {"passkey.public_key", "passkeyquestion.challenge"}
# By these a feed and its items are found again: many end like an address, and none may change.
FOUND_BY = {
    "feed.location",
    *(f"{it}.external_key" for it in ("sourcerecord", "heldchange", "feedproblemrecord")),
    "sourcerecord.second_key",
}
NUMBERS = (Integer, Boolean, DateTime, Date, Float)
# A task is gone as soon as the index has done it, and says nothing but a number.
NO_REFERENCE = {"indextask.activity_id"}


def test_no_column_of_any_table_can_hide_a_person_from_export_and_forgetting() -> None:
    texts = {
        f"{table.name}.{it.name}"
        for table in SQLModel.metadata.sorted_tables
        for it in table.columns
        if not isinstance(it.type, NUMBERS)
    }
    searched = {
        f"{table.name}.{it.name}" for table in SQLModel.metadata.sorted_tables for it in texts_of(table)
    }
    assert texts - searched - NO_TEXT == FOUND_BY


def test_everything_that_has_an_owner_refers_to_it_so_that_it_is_found() -> None:
    tables = SQLModel.metadata.tables
    loose = {
        f"{table.name}.{it.name}"
        for table in tables.values()
        for it in table.columns
        if isinstance(it.type, Integer) and it.name.endswith("_id") and not it.foreign_keys
    }
    assert loose == NO_REFERENCE


def test_with_an_organisation_go_the_files_its_feeds_sent(village: Village) -> None:
    installation, now = village.installation, village.now
    settings, bodies = installation.settings, Bodies(installation.settings.feeds)
    with installation.database.write() as session:
        for slug in ("salut", "de-anderen"):
            owner = organisation_by_slug(session, slug, None).id
            session.add(
                Feed(slug=f"van-{slug}", location="x.csv", organisation_id=owner, created_at=wall_time(now))
            )
        session.flush()
        numbers = {it.slug: it.id or 0 for it in session.exec(select(Feed))}
        owners = {it.slug: it.organisation_id or 0 for it in session.exec(select(Feed))}
    for slug, number in numbers.items():
        bodies.keep(number, f"van {slug}".encode(), now)
        sent_file(settings, slug, "lijst.csv").write_bytes(b"titel")
        start_from_file(settings, "lijst.csv", "", b"titel", owners[slug], now)
    assert forget_raw_files(installation.database, settings, "salut") == 4
    left = sorted(str(it.relative_to(settings.feeds)) for it in settings.feeds.rglob("*") if it.is_file())
    assert len(left) == 4
    assert not any(it.startswith(f"{numbers['van-salut']}/") or "van-salut" in it for it in left)


def test_with_a_person_go_the_files_that_name_the_address(village: Village) -> None:
    installation = village.installation
    bodies = Bodies(installation.settings.feeds)
    bodies.keep(1, f"ORGANIZER:mailto:{BERT.upper()}".encode(), village.now)
    bodies.keep(1, b"ORGANIZER:mailto:iemand@anders.example", village.now)
    assert forget_raw_files(installation.database, installation.settings, BERT) == 1
    assert len(list(installation.settings.feeds.glob("*/*.gz"))) == 1


def test_after_forgetting_an_organisation_only_others_are_left(village: Village) -> None:
    village.sync()
    with village.installation.database.write() as session:
        session.add(
            Feed(slug="salut-koffie", location="", organisation_id=1, created_at=wall_time(village.now))
        )
        record(session, village.now, by_link_of(1), "bevestigen", "activity:1")
        record(session, village.now, by_link_of(1), "bevestigen", "activity:99")  # now somebody else's
        record(session, village.now, by_link_of(2), "bevestigen", "activity:2")
        record(session, village.now, f"person:{BERT}", "agenda doorgeven", "feed:salut-koffie")
    with village.installation.database.read() as session:
        assert {it["title"] for it in export(session, "salut")["activity"]} == {"Koffie"}
        subjects = {it["subject"] for it in export(session, "salut")["auditentry"]}
        assert {"activity:1", "account:1", "activity:99"} <= subjects
    with village.installation.database.write() as session:
        assert forget(session, "salut", village.now)["activity"] == 1
        ours = session.exec(select(AuditEntry).where(col(AuditEntry.subject).in_(subjects)))
        assert all(it.before is None and it.after is None for it in ours)
        log = [(it.actor, it.subject) for it in session.exec(select(AuditEntry))]
        assert not [it for it in log if "salut" in f"{it}".replace(BERT, "")]
        assert (by_link_of(2), "activity:2") in log
        assert by_link_of(1) not in {actor for actor, _ in log}
    with village.installation.database.read() as session:
        assert sorted(session.exec(select(Activity.title))) == ["Sjoelen", "Soep"]
        assert 1 not in session.exec(select(Occurrence.activity_id)).all()
    village.sync()
    assert village.titles(("q", "koffie")) == []


def test_forgetting_one_of_two_of_the_same_name_leaves_the_other_its_lines(village: Village) -> None:
    with village.installation.database.write() as session:
        both = [
            Organisation(municipality=where, slug="noaberhoes", name="Noaberhoes")
            for where in ("almelo", "hof-van-twente")
        ]
        session.add_all(both)
        session.flush()
        theirs, ours = (by_link(it, BY_LINK).actor for it in both)
        record(session, village.now, theirs, "bevestigen", "activity:98")
        record(session, village.now, ours, "bevestigen", "activity:99")
        record(session, village.now, ours, "bewerken", "activity:99", {"titel": "a"}, {"titel": "b"})
    with village.installation.database.read() as session:
        exported = export(session, "noaberhoes", "almelo")["auditentry"]
        assert [it["subject"] for it in exported] == ["activity:98"]
    with village.installation.database.write() as session:
        forget(session, "noaberhoes", village.now, "almelo")
        log = {it.subject: (it.actor, it.after) for it in session.exec(select(AuditEntry))}
        assert log["activity:98"] == (f"link:{GONE}", None)
        assert log["activity:99"] == (ours, {"titel": "b"})


def test_nobody_is_nobody(village: Village) -> None:
    for who in ("niemand@x.example", "bestaat-niet"):
        with pytest.raises(NotFoundError), village.installation.database.read() as session:
            export(session, who)
