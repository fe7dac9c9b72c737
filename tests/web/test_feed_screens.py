"""Partners' calendars on screen: giving us one, seeing how it is doing, and deciding what waits."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from flask import Flask
from sqlmodel import col, select
from werkzeug.test import TestResponse

from schuifaan.models import Activity, AuditEntry, Feed, FeedRun, HeldChange
from schuifaan.services.feeds import accepting
from schuifaan.services.feeds.accepting import busy_accepting
from schuifaan.services.feeds.bodies import Body
from schuifaan.services.feeds.drafts import KEPT
from schuifaan.services.feeds.running import feed_runner
from schuifaan.services.feeds.runs import run_feed
from schuifaan.services.feeds.trying import drafts_of
from schuifaan.services.installation import Installation
from schuifaan.web.feeds import views as feed_views
from tests.feeds.calendars import calendar, event
from tests.feeds.fetching.server import misbehaving, redirect, silent, whole
from tests.feeds.sheets import sheet, workbook
from tests.services.partners import coffee
from tests.support.forms import filled_in, form_to, send
from tests.support.member import Member, member, new_account, sign_in
from tests.support.page_tree import PageTree
from tests.support.publishing import put
from tests.support.sites import empty_site
from tests.support.visitor import html_of, tree_of

ANNA, BERT, CEES, DIRK = "anna@x.example", "bert@salut.example", "cees@anders.example", "dirk@x.example"
NEW = "/mijn-organisatie/agendas/nieuw"
ROW = {"nummer": "1", "titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor"}
LATER, WRONG, GONE, TOO_MUCH = 303, 422, 404, 413


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with empty_site(tmp_path / "var", SCHUIFAAN_FEEDS_ALLOW_LOOPBACK="1") as made:
        put(made.extensions["schuifaan"], "Breien", organisation="Salut")
        put(made.extensions["schuifaan"], "Zingen", organisation="De anderen")
        yield made


@pytest.fixture
def installation(app: Flask) -> Installation:
    found: Installation = app.extensions["schuifaan"]
    return found


@pytest.fixture
def editor(app: Flask, installation: Installation) -> Member:
    new_account(installation, ANNA, "editor")
    return sign_in(app, ANNA)


@pytest.fixture
def partner(app: Flask, installation: Installation) -> Member:
    new_account(installation, BERT, "partner", "salut")
    return sign_in(app, BERT)


@pytest.fixture
def stranger(app: Flask, installation: Installation) -> Member:
    """A partner of another organisation."""
    new_account(installation, CEES, "partner", "de-anderen")
    return sign_in(app, CEES)


def upload(browser: Member, body: bytes | str, name: str = "lijst.csv") -> TestResponse:
    """Choose a file in the first form, and send it."""
    fields: list[tuple[str, Any]] = filled_in(form_to(browser.page(NEW), NEW), {})
    data = {key: value for key, value in fields if key != "bestand"}
    raw = body.encode() if isinstance(body, str) else body
    return browser.post(NEW, data={**data, "bestand": (io.BytesIO(raw), name)})


def preview_of(browser: Member, body: bytes | str, name: str = "lijst.csv") -> str:
    """The address of the preview of a file."""
    answer = upload(browser, body, name)
    assert answer.status_code == LATER, html_of(answer)
    return str(answer.location)


def text_of(page: PageTree) -> str:
    return " ".join("".join(page.root.itertext()).split())


def read_text(browser: Member, path: str) -> str:
    return text_of(browser.page(path))


def press(browser: Member, path: str, button: str) -> TestResponse:
    """Press one of a page's buttons, as a browser sends it."""
    page = browser.page(path)
    form = next(it for it in page.all("form") if any(b.get("value") == button for b in it.iter("button")))
    pairs = dict(filled_in(form, {}))
    return browser.post(urldefrag(form.get("action", "")).url, data={**pairs, "besluit": button})


def sent(browser: Member, body: bytes | str, name: str = "lijst.csv") -> str:
    """A file, seen and sent to the editors; returns the address of its feed."""
    here = preview_of(browser, body, name)
    answer = send(browser, form_to(browser.page(here), here))
    assert answer.status_code == LATER, html_of(answer)
    return str(answer.location).partition("?")[0]


def titles(installation: Installation) -> list[str]:
    """Everything residents see."""
    with installation.database.read() as session:
        shown = select(Activity.title).where(Activity.published, Activity.hidden_reason == "")
        return sorted(session.exec(shown))


def feed_of(installation: Installation, slug: str = "salut", **columns: Any) -> None:
    """An approved feed of Salut."""
    now = installation.settings.clock.now().replace(tzinfo=None)
    with installation.database.write() as session:
        session.add(
            Feed(
                slug=slug,
                organisation_id=1,
                municipality="hof-van-twente",
                created_at=now,
                **{"approved": True, "location": "https://salut.example/agenda.ics", **columns},
            )
        )


def read(installation: Installation, body: str, slug: str = "salut") -> int:
    """A run of that feed with this body; returns its number."""
    now = installation.settings.clock.now()
    report = run_feed(installation.database, installation.content, slug, now, body=Body(body.encode()))
    return report.run


def log(installation: Installation) -> list[str]:
    with installation.database.read() as session:
        return [it.action for it in session.exec(select(AuditEntry)) if it.action.startswith("agenda")]


def test_a_sheet_becomes_cards_and_is_on_the_site_when_an_editor_says_so(
    partner: Member, editor: Member, installation: Installation
) -> None:
    here = preview_of(partner, sheet({**ROW, "herhaling": "elke dinsdag", "kosten": "2,50"}))
    shown = read_text(partner, here)
    for words in (
        "Koffie",
        "Dinsdag 1 december, 10.00 uur",
        "2,50 euro",
        "Er is nog niets geplaatst",
        "elke dinsdag",
    ):
        assert words in shown
    feed = sent(partner, sheet(ROW))
    waits = read_text(partner, feed)
    assert "De redactie kijkt nog naar deze agenda" in waits
    assert "Een redacteur kijkt eerst mee" in waits
    assert "Koffie" not in titles(installation)
    todo = editor.page("/redactie")
    (wait,) = [a.get("href", "") for a in todo.all("a") if "/redactie/agendas/" in a.get("href", "")]
    assert press(editor, wait, "verwerken").status_code == LATER
    assert "Koffie" in titles(installation)
    online = read_text(partner, feed)
    assert "1 staat online" in online
    assert "Een redacteur kijkt eerst mee" not in online
    assert log(installation) == ["agenda doorgeven", "agenda verwerken"]


def test_a_partner_cannot_approve_a_feed_of_its_own(partner: Member, installation: Installation) -> None:
    feed = sent(partner, sheet(ROW))
    (wait,) = [it for a in partner.page(feed).all("a") if (it := a.get("href", ""))[-2:] == "/1"]
    page = partner.page(wait)
    assert "De redactie kijkt hiernaar" in text_of(page)
    token = dict(filled_in(form_to(partner.page(NEW), NEW), {}))["token"]
    assert partner.post(wait, data={"token": token, "besluit": "verwerken"}).status_code == GONE
    assert "Koffie" not in titles(installation)


def test_an_address_is_fetched_and_read_again_by_itself(partner: Member, installation: Installation) -> None:
    with misbehaving(agenda=whole(coffee("Koffie", "Soep").encode(), Content_Type="text/calendar")) as server:
        form = form_to(partner.page(NEW), NEW)
        answer = partner.post(NEW, data={**dict(filled_in(form, {})), "adres": server.url("agenda")})
        here = answer.location
        assert "Wij lazen 2 activiteiten" in read_text(partner, here)
        assert send(partner, form_to(partner.page(here), here)).status_code == LATER
    with installation.database.read() as session:
        feed = session.exec(select(Feed)).one()
        assert (feed.location, feed.approved) == (server.url("agenda"), False)
        assert feed.next_run_at is not None
        assert feed.body_sha256
    assert feed_runner(installation).bodies.load(feed.id or 0, feed.body_sha256)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "Plak het adres"),
        ("geen adres", "Dit is geen adres"),
        ("http://10.0.0.1/agenda.ics", "mogen wij niet lezen"),
        ("file:///etc/passwd", "Dit is geen adres"),
    ],
)
def test_an_address_that_is_none_is_told_at_the_field_and_kept(
    partner: Member, address: str, words: str
) -> None:
    form = form_to(partner.page(NEW), NEW)
    answer = partner.post(NEW, data={**dict(filled_in(form, {})), "adres": address})
    page = tree_of(answer)
    assert answer.status_code == WRONG
    assert words in text_of(page)
    assert next(it for it in page.all("input") if it.get("name") == "adres").get("value") == address
    assert any(a.get("href") == "#adres" for a in page.all("a"))


def test_an_address_that_sends_us_on_a_few_times_is_previewed_while_its_partner_waits(
    partner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.services.feeds.trying.SECONDS_TO_FETCH", 1.5)
    with misbehaving(eerst=redirect("dan"), dan=redirect("good")) as server:
        form = form_to(partner.page(NEW), NEW)
        answer = partner.post(NEW, data={**dict(filled_in(form, {})), "adres": server.url("eerst")})
    assert answer.status_code == LATER, html_of(answer)


def test_a_website_that_does_not_answer_is_let_go_within_seconds(
    partner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.services.feeds.trying.SECONDS_TO_FETCH", 0.3)
    with misbehaving(stil=silent) as server:
        form = form_to(partner.page(NEW), NEW)
        answer = partner.post(NEW, data={**dict(filled_in(form, {})), "adres": server.url("stil")})
    assert answer.status_code == WRONG
    assert "De website antwoordt te traag" in html_of(answer)


@pytest.mark.parametrize(
    ("status", "words"),
    [("503 Service Unavailable", "heeft het te druk (503)"), ("500 Broken", "geeft een fout (500)")],
)
def test_a_website_that_fails_is_not_said_to_be_tried_again_by_us(
    partner: Member, status: str, words: str
) -> None:
    with misbehaving(stuk=whole(b"", status)) as server:
        form = form_to(partner.page(NEW), NEW)
        answer = partner.post(NEW, data={**dict(filled_in(form, {})), "adres": server.url("stuk")})
    shown = text_of(tree_of(answer))
    assert (answer.status_code, f"De website {words}. Probeer het straks nog eens" in shown) == (WRONG, True)
    assert "Wij proberen" not in shown
    assert "op onze site staat" not in shown


def test_a_file_that_is_too_large_or_empty_is_refused_in_words(
    partner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = upload(partner, b" ")
    assert (empty.status_code, "Dit bestand is leeg" in html_of(empty)) == (WRONG, True)
    for module in ("services.feeds.trying", "web.feeds.adding"):
        monkeypatch.setattr(f"schuifaan.{module}.MOST_BYTES", 1000)
    large = upload(partner, b"x" * 2000)
    assert (large.status_code, "te groot" in html_of(large)) == (WRONG, True)


def test_only_who_is_signed_in_may_send_more_than_a_form_and_never_more_than_a_file(
    app: Flask, partner: Member
) -> None:
    def answer(browser: Member, size: int) -> int:
        kind = "multipart/form-data; boundary=x"
        return browser.post(
            NEW, content_type=kind, environ_overrides={"CONTENT_LENGTH": str(size)}
        ).status_code

    assert answer(partner, 5_000_000) != TOO_MUCH
    assert answer(partner, 11_000_000) == TOO_MUCH
    assert answer(member(app), 5_000_000) == TOO_MUCH


@pytest.mark.parametrize(
    "body", [b"\x00\xff\xfe", b"%PDF-1.7", b"<html><h1>Inloggen</h1></html>", b"PK\x03\x04"]
)
def test_a_file_that_is_no_calendar_is_previewed_as_nothing_and_cannot_be_sent(
    partner: Member, body: bytes
) -> None:
    here = preview_of(partner, body, "iets")
    page = partner.page(here)
    assert "Wij lazen nog geen activiteiten" in text_of(page)
    token = dict(filled_in(form_to(partner.page(NEW), NEW), {}))["token"]
    answer = partner.post(here, data={"token": token})
    assert answer.status_code == WRONG
    assert "nog niets" in html_of(answer)


def test_headings_that_we_do_not_know_are_mapped_by_the_partner(
    partner: Member, installation: Installation
) -> None:
    rows = [["Wat doen we", "Op", "Dorp"], ["Koffie", "2026-12-01", "Goor"]]
    here = preview_of(partner, workbook(*rows), "lijst.xlsx")
    assert "Wij begrijpen de kopjes niet" in read_text(partner, here)
    columns = f"{here}/kolommen"
    wrong = send(partner, form_to(partner.page(columns), columns), kolom_1="titel")
    assert wrong.status_code == WRONG
    assert "Kies in welke kolom de datum staat." in html_of(wrong)
    twice = send(partner, form_to(partner.page(columns), columns), kolom_1="titel", kolom_2="titel")
    assert "niet allebei" in html_of(twice)
    right = send(
        partner, form_to(partner.page(columns), columns), kolom_1="titel", kolom_2="datum", kolom_3="plaats"
    )
    assert right.status_code == LATER
    assert "Wij lazen 1 activiteit." in read_text(partner, here)
    send(partner, form_to(partner.page(here), here))
    with installation.database.read() as session:
        assert session.exec(select(Feed.headings)).one() == {
            "Wat doen we": "titel",
            "Op": "datum",
            "Dorp": "plaats",
        }


def test_a_partner_says_in_which_order_a_date_is_written(partner: Member, installation: Installation) -> None:
    here = preview_of(partner, sheet({**ROW, "datum": "12/3/2026"}))
    assert "12 maart" not in read_text(partner, here)
    for path, choice in (
        (f"{here}/kolommen", {"datumvolgorde": "m-d"}),
        (f"{here}/standaard", {"plaats": "Delden"}),
    ):
        assert send(partner, form_to(partner.page(path), path), **choice).status_code == LATER
    assert "3 december" in read_text(partner, here)
    send(partner, form_to(partner.page(here), here))
    with installation.database.read() as session:
        assert session.exec(select(Feed.defaults)).one() == {"datumvolgorde": "m-d", "plaats": "Delden"}
        (start,) = session.exec(select(HeldChange.item)).all()
    assert "2026-12-03" in str(start)


def test_what_holds_for_all_fills_what_is_empty(partner: Member, installation: Installation) -> None:
    here = preview_of(partner, sheet({**ROW, "plaats": ""}))
    path = f"{here}/standaard"
    wrong = send(
        partner, form_to(partner.page(path), path), kosten="12,5,0 of 3", postcode="99", locatie="De Zaal"
    )
    assert wrong.status_code == WRONG
    shown = html_of(wrong)
    assert "De Zaal" in shown
    assert 'href="#kosten"' in shown
    assert 'href="#postcode"' in shown
    right = send(
        partner,
        form_to(partner.page(path), path),
        locatie="De Zaal",
        plaats="Goor",
        kosten="gratis",
        soort=["koffie"],
    )
    assert right.status_code == LATER
    card = read_text(partner, here)
    assert "De Zaal, Goor" in card
    assert "gratis" in card
    send(partner, form_to(partner.page(here), here))
    with installation.database.read() as session:
        kept = session.exec(select(Feed.defaults)).one()
    assert kept == {"locatie": "De Zaal", "plaats": "Goor", "kosten": "gratis", "soort": "koffie"}


def test_rules_leave_out_what_is_not_for_visitors_and_can_be_taken_away(partner: Member) -> None:
    here = preview_of(partner, sheet(ROW, {**ROW, "nummer": "2", "titel": "Vergadering"}))
    path = f"{here}/regels"
    assert send(partner, form_to(partner.page(path), path), woorden="").status_code == WRONG
    assert send(partner, form_to(partner.page(path), path), woorden="vergadering").status_code == LATER
    assert "Wij lazen 1 activiteit." in read_text(partner, here)
    assert press(partner, path, "weg-1").status_code == LATER
    assert "Wij lazen 2 activiteiten." in read_text(partner, here)


def test_what_was_changed_must_be_seen_before_it_can_be_sent(partner: Member) -> None:
    here = preview_of(partner, sheet(ROW))
    form = form_to(partner.page(here), here)
    send(partner, form_to(partner.page(f"{here}/regels"), f"{here}/regels"), woorden="koffie")
    assert send(partner, form).status_code == WRONG


def test_sending_twice_makes_one_feed(partner: Member, installation: Installation) -> None:
    here = preview_of(partner, sheet(ROW))
    form = form_to(partner.page(here), here)
    assert [send(partner, form).status_code for _ in range(2)] == [LATER, GONE]
    with installation.database.read() as session:
        assert len(session.exec(select(Feed)).all()) == 1


def renew(browser: Member, feed: str, body: bytes | str, name: str = "lijst.csv") -> TestResponse:
    """Choose a file on the page for a new version, and send it."""
    path = f"{feed}/bestand"
    data: dict[str, Any] = dict(filled_in(form_to(browser.page(path), path), {}))
    raw = body.encode() if isinstance(body, str) else body
    return browser.post(path, data=data | {"bestand": (io.BytesIO(raw), name)})


def approve_all(installation: Installation) -> None:
    with installation.database.write() as session:
        for feed in session.exec(select(Feed)):
            feed.approved = True


def test_a_new_version_of_a_file_changes_what_is_on_the_site_and_makes_no_second_feed(
    partner: Member, installation: Installation
) -> None:
    rows = [{**ROW, "nummer": str(number), "titel": f"Koffie {number}"} for number in range(3)]
    feed = sent(partner, sheet(*rows[:2]))
    approve_all(installation)
    newer = workbook(
        list(rows[0]), *(list(row.values()) for row in (rows[0], {**rows[1], "titel": "Thee"}, rows[2]))
    )
    assert "Stuur een nieuwe versie" in read_text(partner, feed)
    for _ in range(2):
        answer = renew(partner, feed, newer, "lijst van maart.xlsx")
        assert (answer.status_code, str(answer.location).partition("?")[0]) == (LATER, feed)
    shown = read_text(partner, f"{feed}?klaar=vernieuwd")
    assert "Uw bestand is gelezen." in shown
    assert "lijst-van-maart.xlsx" in shown
    assert "Wij lazen 3 activiteiten" in shown
    with installation.database.read() as session:
        assert len(session.exec(select(Feed)).all()) == 1
        runs = session.exec(select(FeedRun).order_by(col(FeedRun.id))).all()
    assert [it.decision for it in runs] == ["wacht", "toegepast", "ongewijzigd"]
    assert {"Thee", "Koffie 2"} <= set(titles(installation))
    assert "Koffie 1" not in titles(installation)


def test_what_is_no_longer_in_a_file_goes_after_two_days_without_sending_it_again(
    partner: Member, installation: Installation
) -> None:
    rows = [{**ROW, "nummer": str(number), "titel": f"Koffie {number}"} for number in range(3)]
    feed = sent(partner, sheet(*rows))
    approve_all(installation)
    renew(partner, feed, sheet(*rows, {**ROW, "nummer": "9", "titel": "Bingo"}))
    renew(partner, feed, sheet(*rows))
    now = installation.settings.clock.now()
    runner = feed_runner(installation)
    assert runner.run_due(now + timedelta(hours=47), print) == []
    assert "Bingo" in titles(installation)
    assert len(runner.run_due(now + timedelta(hours=49), print)) == 1
    assert "Bingo" not in titles(installation)
    assert runner.run_due(now + timedelta(hours=90), print) == []


@pytest.mark.parametrize("body", ["<html><body>Aanmelden</body></html>", "a;b;c\n1;2;3\n"])
def test_a_new_version_that_cannot_be_read_leaves_everything_as_it_is(
    partner: Member, installation: Installation, body: str
) -> None:
    feed = sent(partner, sheet(ROW))
    approve_all(installation)
    renew(partner, feed, sheet(ROW, {**ROW, "nummer": "2", "titel": "Thee"}))
    answer = renew(partner, feed, body, "kapot.html")
    assert str(answer.location).endswith("klaar=onleesbaar")
    shown = read_text(partner, str(answer.location))
    assert "Dit bestand kunnen wij niet lezen" in shown
    assert "kapot" not in shown
    assert {"Thee"} <= set(titles(installation))


def test_no_file_an_empty_file_and_a_feed_we_fetch_are_answered_with_a_sentence(
    partner: Member, installation: Installation
) -> None:
    feed = sent(partner, sheet(ROW))
    for body, name, sentence in (("", "", "Kies het bestand"), (" ", "leeg.csv", "Dit bestand is leeg")):
        answer = renew(partner, feed, body, name)
        assert (answer.status_code, sentence in html_of(answer)) == (WRONG, True)
    feed_of(installation, "van-internet")
    assert partner.get("/mijn-organisatie/agendas/bron/van-internet/bestand").status_code == GONE
    assert "nieuwe versie" not in read_text(partner, "/mijn-organisatie/agendas/bron/van-internet")


def test_nobody_sees_the_draft_the_feed_or_the_run_of_another_organisation(
    partner: Member, stranger: Member, installation: Installation
) -> None:
    here = preview_of(partner, sheet(ROW))
    feed = sent(partner, sheet(ROW))
    run = read(installation, sheet(ROW), feed.rpartition("/")[2])
    for path in (here, f"{here}/kolommen", f"{here}/standaard", f"{here}/regels", feed):
        assert stranger.get(path).status_code == GONE
    assert stranger.get(f"/mijn-organisatie/agendas/{run}").status_code == GONE
    assert stranger.get(f"{NEW}/{'x' * 16}").status_code == GONE
    assert "salut-lijst" in read_text(partner, "/mijn-organisatie/agendas")
    assert "salut-lijst" not in read_text(stranger, "/mijn-organisatie/agendas")


def test_a_draft_is_forgotten_after_a_week(partner: Member, installation: Installation) -> None:
    here = preview_of(partner, sheet(ROW))
    drafts, now = drafts_of(installation.settings), installation.settings.clock.now()
    assert drafts.clean(now) == 0
    assert drafts.clean(now + KEPT * 1.1) == 2
    assert partner.get(here).status_code == GONE


def test_the_page_of_a_feed_says_how_it_is_doing_and_what_to_mend(
    partner: Member, installation: Installation
) -> None:
    feed_of(installation, location="lijst.csv")
    read(installation, sheet(ROW, {**ROW, "nummer": "2", "titel": "Bingo", "datum": ""}))
    shown = read_text(partner, "/mijn-organisatie/agendas/bron/salut")
    assert "Wij lazen 2 activiteiten; 1 staat online, 1 is overgeslagen: regel 3, Bingo" in shown
    assert "Regel 3, Bingo" in shown
    assert "woensdag 18 november 2026, 08.00 uur" in shown
    assert "salut" in read_text(partner, "/mijn-organisatie/agendas")


def test_a_run_that_waits_shows_what_changes_and_both_may_decide(
    partner: Member, editor: Member, installation: Installation
) -> None:
    feed_of(installation)
    names = [f"Koffie {letter}" for letter in "abcdef"]
    read(installation, coffee(*names))
    run = read(installation, coffee(*names, hour=11))
    path = f"/mijn-organisatie/agendas/{run}"
    shown = read_text(partner, path)
    assert "Veranderd (6)" in shown
    assert "Nu op de site: 10.00 Wordt: 11.00" in shown
    assert press(partner, path, "negeren").status_code == LATER
    assert "Er wacht niets meer" in read_text(partner, path)
    later = read(installation, coffee(*names, hour=12))
    assert press(editor, f"/redactie/agendas/{later}", "verwerken").status_code == LATER
    with installation.database.read() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "agenda verwerken")).one()
    assert (entry.actor, entry.after) == (f"editor:{ANNA}", {"nieuw": 0, "veranderd": 6, "weg": 0})


def test_who_lets_much_through_is_answered_soon_and_the_rest_follows(
    editor: Member, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in (("MOST_ACCEPTED", 2), ("MOST_OTHERS", 2), ("BREATH", 0)):
        monkeypatch.setattr(accepting, name, most)
    monkeypatch.setattr(feed_views, "PORTIONS_AT_ONCE", 1)
    feed_of(installation, approved=False)
    run = read(installation, coffee(*(f"Koffie {letter}" for letter in "abcde")))
    answer = press(editor, f"/redactie/agendas/{run}", "verwerken")
    assert str(answer.location).endswith("klaar=bezig")
    told = read_text(editor, str(answer.location))
    assert "Wij verwerken de rest nu" in told
    assert "Het is gelukt" not in told, "not yet"
    assert len([it for it in titles(installation) if it.startswith("Koffie")]) == 2
    assert busy_accepting(installation.database)
    feed_runner(installation).run_due(installation.settings.clock.now(), print)
    assert len([it for it in titles(installation) if it.startswith("Koffie")]) == 5
    assert busy_accepting(installation.database) is None


def test_each_that_waits_has_its_own_reason_beside_it(partner: Member) -> None:
    """Two wait for the same sort of reason, and each reads what is in its own text."""
    rows = [
        {**ROW, "omschrijving": "Bel Jan, 06-12345678"},
        {
            **ROW,
            "nummer": "2",
            "titel": "Thee",
            "omschrijving": "Bij Riet thuis, Dorpsstraat 12, 7471 AA Goor",
        },
    ]
    feed = urldefrag(sent(partner, sheet(*rows))).url
    page = partner.page(feed)
    run = next(a.get("href") for a in page.all("a") if "wacht" in "".join(a.itertext()))
    shown = read_text(partner, urldefrag(run).url)
    assert "In de tekst van Koffie staat een mobiel nummer." in shown
    assert "In de tekst van Thee staat het huisadres van een persoon." in shown


def test_what_has_vanished_waits_with_its_title(editor: Member, installation: Installation) -> None:
    feed_of(installation)
    read(installation, coffee(*(f"Koffie {letter}" for letter in "abcdefgh")))
    run = read(installation, calendar(event("LOCATION:'t Doesgoor, Goor", uid="Koffie a", title="Koffie a")))
    shown = read_text(editor, f"/redactie/agendas/{run}")
    assert "Weg (7)" in shown
    assert "Ze gaan van de site" in shown


def test_an_editor_undoes_a_run_pauses_a_feed_and_lets_it_go_on(
    editor: Member, installation: Installation
) -> None:
    feed_of(installation)
    before = titles(installation)
    run = read(installation, coffee("Soep"))
    assert "Soep" in titles(installation)
    path = f"/redactie/agendas/{run}/terugdraaien"
    assert "1 nieuw" in read_text(editor, path)
    assert send(editor, form_to(editor.page(path), path)).status_code == LATER
    assert titles(installation) == before
    feed = "/redactie/agendas/bron/salut"
    assert "Staat stil" in read_text(editor, feed)
    assert press(editor, feed, "hervatten").status_code == LATER
    assert "Staat stil" not in read_text(editor, feed)
    assert press(editor, feed, "pauzeren").status_code == LATER
    assert "Staat stil" in read_text(editor, feed)
    assert log(installation) == ["agenda terugdraaien", "agenda hervatten", "agenda pauzeren"]


def test_where_an_editor_and_the_feed_differ_the_editor_is_asked_who_is_right(
    editor: Member, installation: Installation
) -> None:
    feed_of(installation)
    read(installation, coffee("Koffie"))
    with installation.database.read() as session:
        number = session.exec(select(Activity.id).where(Activity.title == "Koffie")).one()
    here = f"/redactie/activiteiten/{number}"
    send(editor, form_to(editor.page(f"{here}/bewerken"), f"{here}/bewerken"), titel="Koffie met taart")
    read(installation, coffee("Koffie met soep", uids={"Koffie met soep": "Koffie"}))
    assert here in html_of(editor.get("/redactie"))
    assert "Nu op de site: Koffie met taart In de agenda: Koffie met soep" in read_text(editor, here)
    assert press(editor, here, "overnemen").status_code == LATER
    assert titles(installation) == ["Breien", "Koffie met soep", "Zingen"]
    assert "De agenda zegt iets anders" not in read_text(editor, here) + read_text(editor, "/redactie")
    assert "overgenomen uit de agenda" in read_text(editor, f"/redactie/logboek?onderwerp=activity:{number}")


def two_that_look_alike(installation: Installation) -> None:
    """A doubtful pair, of an organisation and of a guide that has it too."""
    feed_of(installation)
    feed_of(installation, "gids", role="verzamelaar")
    read(installation, coffee("Koffieochtend voor mantelzorgers"))
    read(installation, coffee("Koffie voor mantelzorgers en anderen").replace("T100000", "T101500"), "gids")


def test_doubtful_pairs_are_laid_side_by_side_and_decided_and_taken_apart(
    editor: Member, installation: Installation
) -> None:
    two_that_look_alike(installation)
    here = "/redactie/dubbelen"
    assert here in [a.get("href") for a in editor.page("/redactie").all("a")]
    shown = read_text(editor, here)
    assert "Koffieochtend voor mantelzorgers" in shown
    assert "Koffie voor mantelzorgers en anderen" in shown
    assert press(editor, here, "zelfde").status_code == LATER
    assert len(titles(installation)) == 3
    page = editor.page(here)
    assert "Er is niets dubbel" in text_of(page)
    (form,) = [it for it in page.all("form") if "/samenvoegingen/" in it.get("action", "")]
    assert send(editor, form).status_code == LATER
    assert len(titles(installation)) == 4
    assert "Er is niets dubbel" in read_text(editor, here)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "elke 2e dinsdag van de maand"),
        ("FREQ=WEEKLY;COUNT=5", "elke dinsdag"),
    ],
)
def test_how_often_is_told_in_words_to_who_compares(
    editor: Member, installation: Installation, rule: str, words: str
) -> None:
    feed_of(installation)
    feed_of(installation, "gids", role="verzamelaar")
    one, other = (
        calendar(event(f"RRULE:{rule}\nLOCATION:'t Doesgoor, Goor", title=title, uid="koffie"))
        for title in ("Koffieochtend voor mantelzorgers", "Koffie voor mantelzorgers en anderen")
    )
    read(installation, one)
    read(installation, other.replace("T100000", "T101500"), "gids")
    names = [f"Thee {letter}" for letter in "abcdef"]
    often = [event(f"RRULE:{rule}\nLOCATION:'t Doesgoor, Goor", title=name, uid=name) for name in names]
    feed_of(installation, "thee")
    read(installation, calendar(*often), "thee")
    run = read(installation, calendar(*often).replace("T100000", "T110000"), "thee")
    for page in ("/redactie/dubbelen", f"/redactie/agendas/{run}"):
        assert "FREQ" not in read_text(editor, page)
    assert words in read_text(editor, "/redactie/dubbelen")


def test_a_pair_that_is_not_the_same_is_not_asked_again(editor: Member, installation: Installation) -> None:
    two_that_look_alike(installation)
    here = "/redactie/dubbelen"
    assert press(editor, here, "verschillend").status_code == LATER
    assert "Er is niets dubbel" in read_text(editor, here)
    assert len(titles(installation)) == 4


def test_who_said_too_soon_that_two_are_not_the_same_can_look_again(
    editor: Member, installation: Installation
) -> None:
    two_that_look_alike(installation)
    here = "/redactie/dubbelen"
    (other_tab,) = [it for it in editor.page(here).all("form") if here in it.get("action", "")]
    assert press(editor, here, "verschillend").status_code == LATER
    assert press(editor, here, "opnieuw").status_code == LATER
    assert press(editor, here, "zelfde").status_code == LATER
    assert len(titles(installation)) == 3
    fields = {it.get("name", ""): it.get("value", "") for it in other_tab.iter("input")}
    for stale in ("verschillend", "opnieuw"):
        answer = editor.post(other_tab.get("action", ""), data={**fields, "besluit": stale})
        assert answer.status_code == 400, "it was merged meanwhile"
    assert "zijn al samengevoegd" in html_of(answer)


def test_somebody_who_looks_along_sees_the_feeds_and_decides_nothing(
    app: Flask, installation: Installation
) -> None:
    feed_of(installation)
    run = read(installation, coffee("Soep"))
    new_account(installation, DIRK, "lezer")
    reader = sign_in(app, DIRK)
    assert "salut" in read_text(reader, "/redactie/agendas")
    page = reader.page("/redactie/agendas/bron/salut")
    assert not [it for it in page.all("form") if "/redactie/" in it.get("action", "")]
    assert reader.get(f"/redactie/agendas/{run}/terugdraaien").status_code == 403
