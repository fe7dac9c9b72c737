"""An editor's hour a week, and a volunteer who calls off a morning from the village hall."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlmodel import select

from schuifaan.inputs import ActivityInput
from schuifaan.models import Activity, AuditEntry, Mail, Occurrence, Schedule, Submission
from schuifaan.recurrence import Override, Series
from schuifaan.services.duplicates.merging import merge
from schuifaan.services.editing.audit import by_link_of, record
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.runs import import_file
from schuifaan.services.installation import Installation
from schuifaan.services.mail.post_office import post_office
from schuifaan.services.mail.queue import FAILED, queue_mail, send_due
from schuifaan.services.publishing import publish
from schuifaan.services.received.submissions import (
    NEW_ACTIVITY,
    NOT_RIGHT,
    WAITING,
    Sender,
    submissions_in,
    submit,
)
from schuifaan.services.search.indexing import sync_index
from tests.support.forms import form_to, send
from tests.support.member import Member, mails, new_account, sign_in
from tests.support.page_tree import text_of
from tests.support.publishing import put
from tests.support.sites import empty_site, visitor
from tests.support.visitor import Visitor, html_of

ANNA, BERT, TRUUS = "anna@salut.example", "bert@salut.example", "truus@salut.example"
PHONE = "0547 361 234"
WEEKLY = Series(datetime(2026, 11, 24, 10), 120, rrule="FREQ=WEEKLY")
SENT = {
    "titel": "Sjoelen met buren in Markelo",
    "datum": "3-12-2026",
    "begintijd": "14.00",
    "plaats": "Markelo",
    "telefoon": PHONE,
}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with empty_site(tmp_path / "var") as made:
        yield made


@pytest.fixture
def installation(app: Flask) -> Installation:
    found: Installation = app.extensions["schuifaan"]
    return found


@pytest.fixture
def coffee(installation: Installation) -> int:
    """A weekly coffee morning of Salut."""
    return put(
        installation,
        "Koffie in het dorpshuis in Goor",
        series=WEEKLY,
        organisation="Salut",
        phone=PHONE,
        facts={"toilet": True},
    )


@pytest.fixture
def editor(app: Flask, installation: Installation) -> Member:
    new_account(installation, ANNA, "editor")
    return sign_in(app, ANNA)


@pytest.fixture
def partner(app: Flask, installation: Installation, coffee: int) -> Member:
    new_account(installation, BERT, "partner", "salut")
    return sign_in(app, BERT)


def sent_in(
    installation: Installation, kind: str = NEW_ACTIVITY, activity: int | None = None, **changes: str
) -> int:
    with installation.database.write() as session:
        sender = Sender("Truus", TRUUS)
        payload = {"wat": "De deur was dicht."} if kind == NOT_RIGHT else {**SENT, **changes}
        return submit(
            session, kind, f"{kind}{changes}", payload, sender, installation.settings.clock.now(), activity
        )


def press(browser: Visitor, path: str, button: str, **filled: str) -> int:
    """Press one of a page's buttons, as a browser sends it."""
    page = browser.page(path.partition("?")[0])
    form = next(it for it in page.all("form") if any(b.get("value") == button for b in it.iter("button")))
    fields = {it.get("name", ""): it.get("value", "") for it in form.iter("input")}
    action = form.get("action", "").partition("#")[0]
    return browser.post(action, data={**fields, "besluit": button, **filled}).status_code


def letters(installation: Installation) -> list[str]:
    settings = installation.settings
    send_due(installation.database, post_office(settings), settings.clock.now())
    return mails(settings.mail)


def state(installation: Installation, number: int) -> str:
    with installation.database.read() as session:
        return session.get_one(Submission, number).state


def found(app: Flask, installation: Installation, words: str) -> str:
    sync_index(installation, installation.settings.clock.now())
    return html_of(visitor(app).get(f"/zoeken?q={words}"))


def test_the_list_says_what_waits_what_residents_suffer_most_from_first(
    editor: Member, installation: Installation, coffee: int
) -> None:
    assert "Er wacht niets" in html_of(editor.get("/redactie"))
    sent_in(installation)
    sent_in(installation, NOT_RIGHT, coffee)
    text = html_of(editor.get("/redactie"))
    assert text.index("Sjoelen met buren") < text.index("De deur was dicht")


def test_approving_puts_it_on_the_site_and_tells_the_sender(
    app: Flask, editor: Member, installation: Installation
) -> None:
    number = sent_in(installation)
    page = html_of(editor.get(f"/redactie/inzendingen/{number}"))
    assert SENT["titel"] in page
    assert press(editor, f"/redactie/inzendingen/{number}", "plaatsen") == 303
    assert "Sjoelen met buren" in found(app, installation, "sjoelen")
    (mail,) = letters(installation)
    assert f"To: {TRUUS}" in mail
    assert "http://127.0.0.1:8000/activiteiten/" in mail


def test_a_question_and_a_no_need_words_and_the_sender_reads_them(
    editor: Member, installation: Installation
) -> None:
    number = sent_in(installation)
    path = f"/redactie/inzendingen/{number}"
    assert press(editor, path, "vraag") == 422
    assert press(editor, path, "vraag", reden="Welke zaal is het?") == 303
    assert "Wacht op antwoord" in html_of(editor.get("/redactie"))
    assert press(editor, path, "afwijzen", reden="Dit is in Zwolle.") == 303
    assert state(installation, number) == "afgewezen"
    first, second = letters(installation)
    assert "Welke zaal is het?" in first
    assert "Dit is in Zwolle." in second


def test_every_decision_about_what_was_sent_in_can_be_taken_back(
    app: Flask, editor: Member, installation: Installation
) -> None:
    number = sent_in(installation)
    path = f"/redactie/inzendingen/{number}"
    press(editor, path, "plaatsen")
    assert press(editor, path, "terugzetten") == 303
    assert state(installation, number) == WAITING
    assert "Sjoelen met buren" not in found(app, installation, "sjoelen")
    press(editor, path, "plaatsen")
    assert "Sjoelen met buren" in found(app, installation, "sjoelen")
    with installation.database.read() as session:
        assert len(session.exec(select(Activity)).all()) == 1


def test_mail_that_did_not_arrive_is_read_and_ticked_off_once_somebody_rang(
    editor: Member, installation: Installation
) -> None:
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        queue_mail(session, BERT, "Over uw activiteit", "Wilt u ons bellen?", now)
        queue_mail(session, BERT, "Log in", "https://x.example/inloggen/geheim", now, secret=True)
        for mail in session.exec(select(Mail)):
            mail.state, mail.error = FAILED, "postbus bestaat niet"
    assert 'href="/redactie/post/1"' in html_of(editor.get("/redactie"))
    letter = html_of(editor.get("/redactie/post/1"))
    assert all(it in letter for it in (BERT, "Wilt u ons bellen?", "postbus bestaat niet"))
    assert press(editor, "/redactie/post/1", "gebeld") == 303
    assert "/redactie/post/1" not in html_of(editor.get("/redactie"))
    assert press(editor, "/redactie/post/1", "toch-niet-gebeld") == 303
    assert "/redactie/post/1" in html_of(editor.get("/redactie"))
    assert editor.get("/redactie/post/2").status_code == 404, "a link that lets somebody in"


def test_two_editors_decide_once(editor: Member, app: Flask, installation: Installation) -> None:
    number = sent_in(installation)
    path = f"/redactie/inzendingen/{number}"
    page = editor.page(path)
    token = form_to(page, path).find("input").get("value")  # type: ignore[union-attr]
    assert press(editor, path, "plaatsen") == 303
    assert editor.post(path, data={"token": token, "besluit": "plaatsen"}).status_code == 422
    assert editor.post(path, data={"token": token, "besluit": "zomaar"}).status_code == 422


def test_what_somebody_tells_on_the_telephone_is_on_the_site_at_once(
    app: Flask, editor: Member, installation: Installation
) -> None:
    form = form_to(editor.page("/redactie/doorgeven"), "/redactie/doorgeven")
    assert send(editor, form, titel="x").status_code == 422
    answer = send(editor, form, **SENT, kosten="gratis")
    assert answer.location.startswith("/redactie/activiteiten/")
    assert "Sjoelen met buren" in found(app, installation, "sjoelen")


def test_what_a_person_changed_stays_whatever_the_feed_says(
    editor: Member, installation: Installation, coffee: int
) -> None:
    path = f"/redactie/activiteiten/{coffee}/bewerken"
    page = editor.page(path)
    assert send(editor, form_to(page, path)).status_code == 303
    with installation.database.read() as session:
        assert session.get_one(Activity, coffee).edited_fields == [], (
            "sending the form as it stands changes nothing"
        )
    assert (
        send(
            editor, form_to(page, path), titel="Koffie en thee in Goor", begintijd="10.30", toilet="nee"
        ).status_code
        == 303
    )
    with installation.database.write() as session:
        again = ActivityInput(
            title="Koffie",
            series=WEEKLY,
            municipality="hof-van-twente",
            venue={"name": "Het Dorpshuis", "place": "goor"},
            summary="Nieuw van de feed",
        )  # type: ignore[arg-type]
        publish(
            session,
            installation.content,
            again,
            source="x",
            now=installation.settings.clock.now(),
            existing=session.get_one(Activity, coffee),
        )
    with installation.database.read() as session:
        activity = session.get_one(Activity, coffee)
        starts = session.exec(select(Occurrence.start).where(Occurrence.activity_id == coffee)).all()
        assert (activity.title, activity.summary) == ("Koffie en thee in Goor", "Nieuw van de feed")
        assert {f"{it:%H.%M}" for it in starts} == {"10.30"}
        assert set(activity.edited_fields) == {"facts", "schedule", "title"}
        (entry,) = session.exec(select(AuditEntry).where(AuditEntry.action == "bewerken")).all()
        assert entry.before == {
            "titel": "Koffie in het dorpshuis in Goor",
            "begintijd": "10.00",
            "toilet": "ja",
        }
        assert entry.after == {"titel": "Koffie en thee in Goor", "begintijd": "10.30", "toilet": "nee"}


def test_a_change_can_be_put_back_from_the_log(
    editor: Member, installation: Installation, coffee: int
) -> None:
    path = f"/redactie/activiteiten/{coffee}/bewerken"
    send(editor, form_to(editor.page(path), path), titel="Iets heel anders", telefoon="0547 999 999")
    log = editor.page(f"/redactie/logboek?onderwerp=activity:{coffee}")
    form = next(it for it in log.all("form") if it.get("action", "").endswith("/terug"))
    assert send(editor, form).status_code == 303
    with installation.database.read() as session:
        activity = session.get_one(Activity, coffee)
        assert (activity.title, activity.phone) == ("Koffie in het dorpshuis in Goor", PHONE)


def test_a_wrong_change_keeps_what_was_typed_and_changes_nothing(
    editor: Member, installation: Installation, coffee: int
) -> None:
    path = f"/redactie/activiteiten/{coffee}/bewerken"
    answer = send(editor, form_to(editor.page(path), path), begintijd="half", titel="Nieuwe titel")
    assert answer.status_code == 422
    assert "Nieuwe titel" in html_of(answer)
    assert 'href="#begintijd"' in html_of(answer)
    with installation.database.read() as session:
        assert session.get_one(Activity, coffee).title == "Koffie in het dorpshuis in Goor"


def test_hiding_gives_the_reason_and_can_be_undone(
    app: Flask, editor: Member, installation: Installation, coffee: int
) -> None:
    path = f"/redactie/activiteiten/{coffee}"
    assert press(editor, path, "verbergen") == 422
    assert press(editor, path, "verbergen", reden="Het dorpshuis is dicht.") == 303
    public = visitor(app).get(f"/activiteiten/{coffee}")
    assert public.status_code == 404
    assert "Het dorpshuis is dicht." in html_of(public)
    assert press(editor, path, "tonen") == 303
    assert visitor(app).get(f"/activiteiten/{coffee}").status_code == 301


def test_what_was_merged_comes_back_by_undoing_the_merge_and_in_no_other_way(
    editor: Member, installation: Installation, coffee: int
) -> None:
    tea = put(installation, "Thee in Goor")
    path = f"/redactie/activiteiten/{tea}"
    form = form_to(editor.page(path), f"{path}/verbergen")
    with installation.database.write() as session:
        merge(session, coffee, tea, "automatisch", installation.settings.clock.now())
    assert send(editor, form, besluit="tonen").status_code == 400
    assert send(editor, form, besluit="verbergen", reden="Weg").status_code == 400
    assert "Zet weer op de site" not in html_of(editor.get(path))
    assert f"/activiteiten/{coffee}-" in editor.get(f"/activiteiten/{tea}").location


def test_a_partner_is_not_led_to_believe_that_a_date_of_what_was_merged_is_called_off(
    partner: Member, installation: Installation, coffee: int
) -> None:
    tea = put(installation, "Thee in Goor")
    path = f"/mijn-organisatie/activiteiten/{coffee}"
    day = f"{path}/afzeggen/2026-11-24"
    form = form_to(partner.page(day), day)
    with installation.database.write() as session:
        merge(session, tea, coffee, "automatisch", installation.settings.clock.now())
    page = partner.page(path)
    leads_to = [it.get("href", "") for it in page.all("a")]
    assert f"/activiteiten/{tea}-thee-in-goor" in leads_to
    assert not [it for it in leads_to if "afzeggen" in it or "bewerken" in it]
    assert send(partner, form).status_code == 400


def test_a_partner_calls_off_a_date_and_everybody_sees_it_at_once(
    app: Flask, partner: Member, installation: Installation, coffee: int
) -> None:
    page = partner.page("/mijn-organisatie")
    assert "Koffie in het dorpshuis" in "".join(page.root.itertext())
    day = "2026-11-24"
    path = f"/mijn-organisatie/activiteiten/{coffee}/afzeggen/{day}"
    assert f"/afzeggen/{day}" in html_of(partner.get(f"/mijn-organisatie/activiteiten/{coffee}"))
    assert press(partner, path, "afzeggen") == 303
    sync_index(installation, installation.settings.clock.now())
    public = visitor(app)
    shown = html_of(public.get(public.get(f"/activiteiten/{coffee}").location))
    assert (
        "dinsdag 24 november: Gaat niet door" in shown
        or "afgelast" in shown.lower()
        or "gaat niet door" in shown.lower()
    )
    calendar = public.get(f"/activiteiten/{coffee}.ics").text
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:20261124T100000" in calendar
    assert "STATUS:CANCELLED" in calendar
    items = public.get("/api/v1/activiteiten?q=koffie&dag=2026-11-24").get_json()["items"]
    assert [it["next"]["status"] for it in items] == ["afgelast"]
    assert press(partner, path, "toch-door") == 303
    sync_index(installation, installation.settings.clock.now())
    items = public.get("/api/v1/activiteiten?q=koffie&dag=2026-11-24").get_json()["items"]
    assert [it["next"]["status"] for it in items] == ["gaat-door"]


def test_what_was_called_off_stays_off_when_the_feed_is_read_again(
    partner: Member, installation: Installation, coffee: int
) -> None:
    press(partner, f"/mijn-organisatie/activiteiten/{coffee}/afzeggen/2026-12-01", "afzeggen")
    later = Series(WEEKLY.start.replace(minute=30), 90, rrule="FREQ=WEEKLY")
    with installation.database.write() as session:
        again = ActivityInput(title="Koffie", series=later, municipality="hof-van-twente")
        publish(
            session,
            installation.content,
            again,
            source="x",
            now=installation.settings.clock.now(),
            existing=session.get_one(Activity, coffee),
        )
    with installation.database.read() as session:
        dates = session.exec(
            select(Occurrence).where(Occurrence.activity_id == coffee).order_by(Occurrence.start)
        ).all()  # type: ignore[arg-type]
        assert [(f"{it.start:%d %H.%M}", it.status) for it in dates[:3]] == [
            ("24 10.30", "gaat-door"),
            ("01 10.30", "afgelast"),
            ("08 10.30", "gaat-door"),
        ]
        assert session.get_one(Schedule, coffee).called_off == ["2026-12-01"]


def test_a_partners_change_waits_for_the_editors_who_see_what_is_different(
    partner: Member, app: Flask, installation: Installation, coffee: int
) -> None:
    path = f"/mijn-organisatie/activiteiten/{coffee}/bewerken"
    answer = send(
        partner, form_to(partner.page(path), path), samenvatting="Ook thee.", organisatie="De anderen"
    )
    assert answer.location.endswith("klaar=later")
    with installation.database.read() as session:
        (waiting,) = submissions_in(session)
        assert waiting.payload == {"samenvatting": "Ook thee."}, (
            "nobody gives away what is somebody else's to give"
        )
        assert session.get_one(Activity, coffee).summary == ""
    new_account(installation, ANNA, "editor")
    editor = sign_in(app, ANNA)
    where = f"/redactie/inzendingen/{waiting.id}"
    assert "Ook thee." in html_of(editor.get(where))
    assert press(editor, where, "plaatsen") == 303
    with installation.database.read() as session:
        activity = session.get_one(Activity, coffee)
        assert (activity.summary, activity.confirmed_by) == ("Ook thee.", "Salut"), "no person is named"
    assert press(editor, where, "terugzetten") == 303
    with installation.database.read() as session:
        assert session.get_one(Activity, coffee).summary == ""


def test_a_partner_we_trust_changes_it_at_once(app: Flask, installation: Installation, coffee: int) -> None:
    new_account(installation, TRUUS, "partner", "salut", trusted=True)
    trusted = sign_in(app, TRUUS)
    path = f"/mijn-organisatie/activiteiten/{coffee}/bewerken"
    send(trusted, form_to(trusted.page(path), path), samenvatting="Ook thee.")
    with installation.database.read() as session:
        activity = session.get_one(Activity, coffee)
        assert (activity.summary, activity.confirmed_by) == ("Ook thee.", "Salut")
        assert submissions_in(session) == []


def test_every_activity_is_in_reach_however_many_there_are(
    app: Flask, editor: Member, partner: Member, installation: Installation
) -> None:
    with installation.database.write() as session:
        for it in range(60):
            given = ActivityInput(
                title=f"Wandeling {it:02}",
                series=Series(datetime(2026, 12, 1, 10) + timedelta(hours=it), 60),
                municipality="hof-van-twente",
                organisation="Salut",
            )
            publish(
                session, installation.content, given, source="Salut", now=installation.settings.clock.now()
            )
    for browser, path, search in (
        (partner, "/mijn-organisatie", ""),
        (editor, "/redactie/activiteiten", "&q=wandeling"),
    ):
        first = browser.page(f"{path}?{search}")
        seen = [text_of(it) for it in first.all("a") if text_of(it).startswith("Wandeling")]
        (onwards,) = [it.get("href", "") for it in first.all("a") if it.get("rel") == "next"]
        assert onwards == f"{path}?pagina=2{search}"
        last = html_of(browser.get(onwards))
        rest = [f"Wandeling {it:02}" for it in range(len(seen), 60)]
        assert seen == [f"Wandeling {it:02}" for it in range(len(seen))], "the nearest first"
        assert all(title in last for title in rest)
        assert html_of(browser.get(f"{path}?pagina=999{search}")) == last, "past the end is the last"


def test_a_day_that_is_none_is_not_found(partner: Member, coffee: int) -> None:
    for day in ("2026-11-25", "gisteren", "2026-11-24T10:00", "9999-99-99", "-1"):
        assert partner.get(f"/mijn-organisatie/activiteiten/{coffee}/afzeggen/{day}").status_code == 404


def test_the_log_is_in_words_and_goes_on_over_pages(
    app: Flask, editor: Member, partner: Member, installation: Installation, coffee: int
) -> None:
    call_off = f"/mijn-organisatie/activiteiten/{coffee}/afzeggen/2026-11-24"
    assert send(partner, form_to(partner.page(call_off), call_off)).status_code == 303
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        salut = session.get_one(Activity, coffee).organisation_id or 0
        record(session, now, by_link_of(salut), "bevestigen", f"activity:{coffee}")
        record(session, now, "operator", "account geven", "account:1", None, {"role": "editor", "open": True})
        record(session, now, "bewaker", "verbergen", f"activity:{coffee}", {"reden": ""}, {"reden": "stil"})
        record(session, now, "operator", "vergeten", "organisation", after={"activity": 2, "mail": 1})
    shown = " ".join(text_of(it) for it in editor.page("/redactie/logboek").all("main"))
    for words in (
        "dag afgezegd", BERT, "afgezegde dagen", "2026-11-24", "klopt nog", "Salut, met de link uit de e-mail",
        "activiteit Koffie in het dorpshuis in Goor", "de beheerder", "rol", "redactie", "ja", "de site zelf", "van de site gehaald",
        "gegevens verwijderd", "3",
    ):  # fmt: skip
        assert words in shown
    for code in (
        "activity",
        "person:",
        "editor:",
        "operator",
        "called_off",
        "role",
        "True",
        "[",
        "bevestigen",
    ):
        assert code not in shown
    with installation.database.write() as session:
        for number in range(60):
            record(session, now, "operator", "nagekeken", f"feed:agenda-{number}")
    first = editor.page("/redactie/logboek")
    assert [it for it in first.all("a") if it.get("rel") == "next"]
    assert "klopt nog" in html_of(editor.get("/redactie/logboek?pagina=2"))
    assert "agenda-3" in html_of(editor.get("/redactie/logboek?onderwerp=feed:agenda-3"))


def test_what_is_put_back_may_be_as_incomplete_as_it_was(editor: Member, installation: Installation) -> None:
    number = put(installation, "Soep in Goor")
    path = f"/redactie/activiteiten/{number}/bewerken"
    assert send(editor, form_to(editor.page(path), path), telefoon=PHONE).status_code == 303
    log = editor.page(f"/redactie/logboek?onderwerp=activity:{number}")
    assert (
        send(
            editor, next(it for it in log.all("form") if it.get("action", "").endswith("/terug"))
        ).status_code
        == 303
    )
    with installation.database.read() as session:
        activity = session.get_one(Activity, number)
        assert (activity.phone, activity.confirmed_by) == (None, "de redactie")


@pytest.mark.parametrize("button, on_the_site", [("verwerken", True), ("negeren", False)])
def test_a_calendar_that_waits_is_placed_or_left_with_one_button(
    button: str, on_the_site: bool, app: Flask, editor: Member, installation: Installation, tmp_path: Path
) -> None:
    sheet = tmp_path / "biljart.csv"
    row = f"1;Biljarten in Goor;2026-12-01;14.00;Goor;{PHONE}\n"
    sheet.write_text(f"nummer;titel;datum;begintijd;plaats;telefoon\n{row}")
    settings = FeedSettings(location=str(sheet), slug="biljart", municipality="hof-van-twente")
    run = import_file(
        installation.database, installation.content, settings, installation.settings.clock.now()
    )
    assert run.decision == "wacht"
    todo = editor.page("/redactie")
    path = next(
        it.get("href", "") for it in todo.all("a") if it.get("href", "").startswith("/redactie/agendas/")
    )
    assert "Biljarten in Goor" in html_of(editor.get(path))
    assert press(editor, path, button) == 303
    assert "Er wacht niets" in html_of(editor.get("/redactie"))
    assert ("Biljarten in Goor" in found(app, installation, "biljarten")) is on_the_site


def later(number: int, installation: Installation) -> list[str]:
    with installation.database.read() as session:
        dates = session.exec(select(Occurrence).where(Occurrence.activity_id == number))
        ordered = sorted(dates, key=lambda it: it.start)
        return [f"{it.start:%d-%m %H.%M}{' niet' * (it.status == 'afgelast')}" for it in ordered]


def end_at_two(editor: Member, number: int) -> None:
    path = f"/redactie/activiteiten/{number}/bewerken"
    assert send(editor, form_to(editor.page(path), path), eindtijd="14.00").status_code == 303


def test_changing_the_hour_of_a_list_of_dates_keeps_the_list(
    editor: Member, installation: Installation
) -> None:
    others = (datetime(2026, 11, 26, 10), datetime(2026, 12, 3, 12))
    number = put(installation, "Lezingen", series=Series(datetime(2026, 11, 24, 10), 60, rdates=others))
    path = f"/redactie/activiteiten/{number}/bewerken"
    assert send(editor, form_to(editor.page(path), path), begintijd="10.30").status_code == 303
    assert later(number, installation) == ["24-11 10.30", "26-11 10.30", "03-12 12.00"]


def test_what_a_calendar_called_off_or_moved_stays_so_when_a_person_changes_the_hour(
    editor: Member, installation: Installation
) -> None:
    series = Series(
        datetime(2026, 11, 24, 10),
        60,
        rrule="FREQ=WEEKLY;COUNT=5",
        exdates=(datetime(2026, 12, 1),),
        overrides=(
            Override(datetime(2026, 12, 8, 10), status="afgelast"),
            Override(datetime(2026, 12, 15, 10), start=datetime(2026, 12, 16, 11)),
        ),
    )
    number = put(installation, "Kaarten", series=series)
    end_at_two(editor, number)
    assert later(number, installation) == ["24-11 10.00", "08-12 10.00 niet", "16-12 11.00", "22-12 10.00"]


def test_a_series_by_another_clock_is_changed_by_ours(editor: Member, installation: Installation) -> None:
    series = Series(datetime(2026, 11, 24, 9), 60, rrule="FREQ=WEEKLY;COUNT=2", zone="UTC")
    number = put(installation, "Zingen", series=series)
    end_at_two(editor, number)
    assert later(number, installation) == ["24-11 10.00", "01-12 10.00"]
