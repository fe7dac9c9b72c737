"""Mail waits in the database until a server has taken it: never lost, never twice but after a crash."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlmodel import select

from schuifaan.config import load_settings
from schuifaan.inputs.contact import clean_email
from schuifaan.models import Mail
from schuifaan.services.locks import alone
from schuifaan.services.mail.post_office import deliver, message_of
from schuifaan.services.mail.queue import AwayError, Letter, pause_after, queue_mail, send_due
from tests.support.mail_server import MailServer, mail_server
from tests.support.village import Village

BODY = (
    "Goedemorgen,\n\nDe koffie staat klaar. Één stoel is nog vrij.\n\nhttps://x.example/inloggen/" + "a" * 90
)

SETTINGS = load_settings({"SCHUIFAAN_SECRET_KEY": "x" * 32})


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


def put(village: Village, recipient: str = "truus@x.example", **given: object) -> bool:
    with village.installation.database.write() as session:
        return queue_mail(session, recipient, "Een vraag over de koffie", BODY, village.now, **given)  # type: ignore[arg-type]


def rows(village: Village) -> list[tuple[str, int]]:
    with village.installation.database.read() as session:
        return [(it.state, it.tries) for it in session.exec(select(Mail))]


def send(village: Village, server: MailServer, later: timedelta = timedelta(0)) -> int:
    settings = replace(village.installation.settings, smtp_url=server.url)
    return deliver(village.installation.database, settings, village.now + later)


def test_without_a_server_each_message_is_a_file_that_reads_like_a_letter(village: Village) -> None:
    put(village)
    put(village)
    settings = village.installation.settings
    assert deliver(village.installation.database, settings, village.now) == 2
    files = sorted(settings.mail.iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    message = message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert message["To"] == "truus@x.example"
    assert message["From"] == "Schuif aan <schuif-aan@localhost>"
    assert message["Subject"] == "Een vraag over de koffie"
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == BODY + "\n"
    assert BODY.splitlines()[-1] in files[0].read_text(), "a link is one line for whoever opens the file"


def test_a_server_gets_it_once(village: Village, server: MailServer) -> None:
    put(village)
    assert (send(village, server), send(village, server)) == (1, 0)
    (letter,) = server.letters
    assert "Eén" not in letter
    assert "Één stoel" in letter
    assert rows(village) == [("verstuurd", 1)]


def test_a_server_that_is_away_for_an_hour_costs_nothing_but_time(
    village: Village, server: MailServer
) -> None:
    put(village)
    put(village)
    server.answer = 451
    for minute in range(0, 60, 5):
        assert send(village, server, timedelta(minutes=minute)) == 0
    server.answer = 250
    assert sum(send(village, server, timedelta(hours=hour)) for hour in range(1, 6)) == 2
    assert len(server.letters) == 2


def test_no_server_at_all_is_a_server_that_is_away(village: Village) -> None:
    put(village)
    settings = replace(village.installation.settings, smtp_url="smtp://127.0.0.1:9?plain")
    assert deliver(village.installation.database, settings, village.now) == 0
    assert rows(village) == [("wacht", 1)]


def test_an_address_the_server_refuses_for_ever_is_given_up_and_the_next_goes_on(
    village: Village, server: MailServer
) -> None:
    put(village)
    server.answer = 550
    assert send(village, server) == 0
    assert rows(village) == [("mislukt", 1)]


def test_pauses_grow_to_six_hours_and_end_after_more_than_two_days() -> None:
    pauses = [pause_after(tries) for tries in range(1, 16)]
    assert pauses[0] == timedelta(minutes=1)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=6)
    assert sum(pauses, timedelta()) > timedelta(days=1)


def test_what_is_of_no_use_any_more_is_not_sent(village: Village, server: MailServer) -> None:
    put(village, useful_until=village.now + timedelta(minutes=30), secret=True)
    assert send(village, server, timedelta(hours=1)) == 0
    assert server.letters == []
    with village.installation.database.read() as session:
        assert [(it.state, it.body) for it in session.exec(select(Mail))] == [("mislukt", "")]


def test_a_crash_after_the_server_took_it_sends_the_same_message_again(village: Village) -> None:
    put(village)
    taken: list[Letter] = []

    def crash(letter: Letter) -> None:
        taken.append(letter)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send_due(village.installation.database, crash, village.now)
    assert send_due(village.installation.database, taken.append, village.now) == 1
    settings = village.installation.settings
    first, second = (message_of(it, settings)["Message-ID"] for it in taken)
    assert first == second


def test_nobody_sends_while_another_does(village: Village) -> None:
    put(village)
    database, settings = village.installation.database, village.installation.settings

    def meanwhile(letter: Letter) -> None:
        assert deliver(database, settings, village.now) == 0
        raise AwayError("x")

    with alone(settings.var / "mail.lock", 0):
        send_due(database, meanwhile, village.now)
    assert not settings.mail.exists()


def test_who_left_a_number_gets_no_mail(village: Village) -> None:
    assert [put(village, it) for it in ("0547 361234", "", "a@b", "x@y.example, z@y.example")] == [False] * 4
    assert rows(village) == []


@given(subject=st.text(max_size=300), body=st.text(max_size=500), name=st.text(max_size=20))
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_text_a_message_has_our_headers_and_no_others(
    subject: str, body: str, name: str, village: Village
) -> None:
    with village.installation.database.write() as session:
        queue_mail(session, "truus@x.example", f"Over {subject}", f"{name}\n{body}", village.now)
        session.flush()
        mail = session.exec(select(Mail)).all()[-1]
        letter = Letter(mail.id or 0, mail.recipient, mail.subject, mail.body, mail.created_at)
        session.delete(mail)
    message = message_from_bytes(
        bytes(message_of(letter, village.installation.settings)), policy=policy.default
    )
    assert set(message.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert message.get_content().split() == letter.body.split()


def test_an_address_nobody_can_write_to_holds_up_no_other_mail(village: Village) -> None:
    unusable = ["a,b@x.example", "(a)@x.example", "a..b@x.example", "é@x.example", "a@[1].nl"]
    for recipient in unusable:
        assert not put(village, recipient), "it is no address from the start"
        put(village)
    put(village)
    with village.installation.database.write() as session:
        for mail, recipient in zip(session.exec(select(Mail)), unusable, strict=False):
            mail.recipient = recipient  # kept by an older version of the program
    assert deliver(village.installation.database, village.installation.settings, village.now) == 1
    assert rows(village) == [("mislukt", 1)] * len(unusable) + [("verstuurd", 1)]


@given(st.text(alphabet="aé.,;:()[]\\\"'?=@x-_+%", max_size=12).map(lambda text: f"{text}@x.nl"))
def test_whatever_we_take_for_an_address_a_message_can_be_written_to(text: str) -> None:
    address = clean_email(text)
    if address is not None:
        letter = Letter(1, address, "Koffie", "Tot dan.", datetime(2026, 11, 18, 8))
        assert f"To: {address}" in bytes(message_of(letter, SETTINGS)).decode()


def test_a_line_break_cannot_become_a_header(village: Village) -> None:
    letter = Letter(1, "truus@x.example", "Koffie\nBcc: iedereen@x.example", "x", datetime(2026, 11, 18))
    with pytest.raises(ValueError):  # noqa: PT011  (the library's own words)
        message_of(letter, village.installation.settings)
