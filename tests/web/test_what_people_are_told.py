"""What a sender, a partner, an editor and a resident read when a person decided something."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_string, policy

import pytest
from flask import Flask
from sqlmodel import col, func, select

from schuifaan.models import Activity, AuditEntry, Submission
from schuifaan.services.accounts.attempts import FORMS_OF_NETWORK
from schuifaan.services.confirming.links import new_link
from schuifaan.services.editing.changing import EDIT, HIDE, SHOW
from schuifaan.services.installation import Installation
from schuifaan.services.mail.post_office import post_office
from schuifaan.services.mail.queue import send_due
from schuifaan.services.received.submissions import (
    CHANGE,
    JOINING,
    NEW_ACTIVITY,
    NOT_RIGHT,
    WAITING,
    Sender,
    submit,
)
from tests.support import giving
from tests.support.forms import form_to, send
from tests.support.member import Member, mails, new_account, sign_in
from tests.support.page_tree import text_of
from tests.support.publishing import put
from tests.support.sites import empty_site, visitor
from tests.support.visitor import html_of

ANNA, ELS, BERT, RIA = "anna@x.example", "els@x.example", "bert@salut.example", "ria@x.example"
PHONE = "0547 361 234"
TITLE = "Koffie in het dorpshuis in Goor"
SENT = {
    "titel": "Sjoelen met buren in Markelo",
    "datum": "3-12-2026",
    "begintijd": "14.00",
    "plaats": "Markelo",
    "telefoon": PHONE,
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with empty_site(tmp_path_factory.mktemp("told") / "var") as made:
        yield made


@pytest.fixture(scope="module")
def installation(app: Flask) -> Installation:
    found: Installation = app.extensions["schuifaan"]
    return found


@pytest.fixture(scope="module")
def coffee(installation: Installation) -> int:
    return put(
        installation,
        TITLE,
        organisation="Salut",
        phone=PHONE,
        categories=("koffie", "wandelen"),
        summary="Gezellig.",
    )


@pytest.fixture(scope="module")
def editor(app: Flask, installation: Installation) -> Member:
    new_account(installation, ANNA, "editor")
    return sign_in(app, ANNA)


@pytest.fixture(scope="module")
def partner(app: Flask, installation: Installation, coffee: int) -> Member:
    assert coffee
    new_account(installation, BERT, "partner", "salut")
    return sign_in(app, BERT)


def sent_in(
    installation: Installation,
    kind: str,
    payload: dict[str, str],
    activity: int | None = None,
) -> int:
    with installation.database.write() as session:
        now = installation.settings.clock.now()
        return submit(session, kind, f"{kind}{payload}", payload, Sender("Ria", RIA), now, activity)


def decide(editor: Member, number: int, button: str, reason: str = "") -> int:
    """Press a button of its page, also one that is not there any more."""
    path = f"/redactie/inzendingen/{number}"
    token = form_to(editor.page(path), path).find("input").get("value")  # type: ignore[union-attr]
    return editor.post(path, data={"token": token, "besluit": button, "reden": reason}).status_code


def last_letter(installation: Installation) -> tuple[str, str, str]:
    """To whom, the subject and the text of the newest mail."""
    settings = installation.settings
    send_due(installation.database, post_office(settings), settings.clock.now())
    letter = message_from_string(mails(settings.mail)[-1], policy=policy.default)
    return str(letter["To"]), str(letter["Subject"]), str(letter.get_payload())


def test_a_visitor_never_reads_the_number_of_a_form(
    app: Flask, editor: Member, installation: Installation
) -> None:
    for name, by in (("", "de redactie"), ("Sjoelclub Markelo", "Sjoelclub Markelo")):
        number = sent_in(
            installation, NEW_ACTIVITY, {**SENT, "titel": f"Sjoelen {name}", "organisatie": name}
        )
        assert decide(editor, number, "plaatsen") == 303
        with installation.database.read() as session:
            placed = session.get_one(Submission, number).activity_id
        page = html_of(visitor(app).get(f"/activiteiten/{placed}", follow_redirects=True))
        assert f"door {by}" in page
        assert "formulier" not in page.partition("<main")[2].partition("Klopt")[0]


def test_the_order_of_what_was_ticked_is_no_difference(
    partner: Member, editor: Member, installation: Installation, coffee: int
) -> None:
    with installation.database.write() as session:
        session.get_one(Activity, coffee).categories = ["wandelen", "koffie"]
    path = f"/mijn-organisatie/activiteiten/{coffee}/bewerken"
    assert send(partner, form_to(partner.page(path), path), samenvatting="Heel gezellig.").status_code == 303
    with installation.database.read() as session:
        sent = session.exec(select(Submission).where(Submission.kind == CHANGE)).all()[-1]
        assert sent.payload == {"samenvatting": "Heel gezellig."}
        number = sent.id or 0
    assert decide(editor, number, "afwijzen", "Dat stond er al.") == 303
    to, subject, text = last_letter(installation)
    assert (to, subject) == (BERT, "Over de wijziging die u stuurde")
    assert f'een wijziging van "{TITLE}"' in text
    assert text.startswith("Hallo,\n")


def test_a_no_to_what_came_by_the_lists_link_reaches_who_was_mailed_that_link(
    app: Flask, partner: Member, editor: Member, installation: Installation, coffee: int
) -> None:
    assert partner
    with installation.database.write() as session:
        owner = session.get_one(Activity, coffee).organisation_id or 0
        link = new_link(session, "", owner, installation.settings.clock.now())
    browser, path = visitor(app), f"{link}/wijzigen/{coffee}"
    assert send(browser, form_to(browser.page(path), path), samenvatting="Nog fijner.").status_code == 303
    with installation.database.read() as session:
        number = session.exec(select(func.max(Submission.id)).where(Submission.kind == CHANGE)).one()
    assert decide(editor, number, "afwijzen", "Bel ons even.") == 303
    to, _, text = last_letter(installation)
    assert to == BERT
    assert "Bel ons even." in text


@pytest.mark.parametrize(
    ("kind", "payload", "subject", "about"),
    [
        (
            NOT_RIGHT,
            {"wat": "De deur was dicht."},
            "Over uw melding",
            f'dat er iets niet klopt bij "{TITLE}"',
        ),
        (
            JOINING,
            {"organisatie": "De Soos", "aanbod": "x"},
            "Over meedoen met Schuif aan",
            "De Soos mee wil",
        ),
    ],
)
def test_who_sent_no_activity_is_not_told_that_it_is_not_placed(
    kind: str,
    payload: dict[str, str],
    subject: str,
    about: str,
    editor: Member,
    installation: Installation,
    coffee: int,
) -> None:
    number = sent_in(installation, kind, payload, coffee if kind == NOT_RIGHT else None)
    assert decide(editor, number, "vraag", "Hoe laat was dat?") == 303
    assert "op de site" not in last_letter(installation)[2]
    assert f"/redactie/inzendingen/{number}" in html_of(editor.get("/redactie")), "it waits for an answer"
    assert decide(editor, number, "afwijzen", "Wij belden: het is om tien uur.") == 303
    to, told, text = last_letter(installation)
    assert (to, told) == (RIA, subject)
    assert about in text
    assert "het niet op de site" not in text
    assert "Wij belden: het is om tien uur." in text


def test_what_has_one_name_and_waits_more_than_once_is_told_apart(
    editor: Member, installation: Installation, coffee: int
) -> None:
    """The browser of this test fails on links with one name and different ends."""
    numbers = [sent_in(installation, NOT_RIGHT, {"wat": f"Dicht {it}"}, coffee) for it in range(3)]
    page = html_of(editor.get("/redactie"))
    assert all(f"/redactie/inzendingen/{it}" in page for it in numbers)
    assert all(decide(editor, it, "plaatsen") == 303 for it in numbers)


def test_who_decides_second_reads_what_was_decided_on_the_same_page(
    editor: Member, installation: Installation
) -> None:
    number = sent_in(installation, NEW_ACTIVITY, {**SENT, "titel": "Kaarten met buren in Markelo"})
    assert decide(editor, number, "afwijzen", "Dit staat er al.") == 303
    path = f"/redactie/inzendingen/{number}"
    token = form_to(editor.page(path), path).find("input").get("value")  # type: ignore[union-attr]
    answer = editor.post(path, data={"token": token, "besluit": "plaatsen"})
    assert answer.status_code == 422
    assert f"Over inzending {number} is al beslist: afgewezen." in html_of(answer)
    assert "Dit staat er al." in html_of(answer)


def test_a_partner_is_told_why_the_editors_took_something_off_the_site(
    partner: Member, editor: Member, installation: Installation, coffee: int
) -> None:
    assert partner
    path = f"/redactie/activiteiten/{coffee}"
    token = form_to(editor.page(path), f"{path}/verbergen").find("input").get("value")  # type: ignore[union-attr]
    for _ in range(2):  # pressing twice is one letter and one line in the log
        reason = {"token": token, "besluit": "verbergen", "reden": "De zaal is afgebrand."}
        assert editor.post(f"{path}/verbergen", data=reason).status_code == 303
    to, subject, text = last_letter(installation)
    assert (to, subject) == (BERT, "Wij haalden een activiteit van de site")
    assert TITLE in text
    assert "De zaal is afgebrand." in text
    stale = editor.post(f"{path}/verbergen", data={"token": token, "besluit": "verbergen", "reden": ""})
    assert "Bezoekers lezen:" in html_of(stale)
    for _ in range(2):
        assert editor.post(f"{path}/verbergen", data={"token": token, "besluit": "tonen"}).status_code == 303
    with installation.database.read() as session:
        about = AuditEntry.subject == f"activity:{coffee}"
        done = list(session.exec(select(AuditEntry.action).where(about)))
    assert (done.count(HIDE), done.count(SHOW)) == (1, 1)


def test_a_partner_reads_beside_the_activity_what_became_of_a_change(
    partner: Member, editor: Member, installation: Installation, coffee: int
) -> None:
    page = f"/mijn-organisatie/activiteiten/{coffee}"
    path = f"{page}/bewerken"
    assert send(partner, form_to(partner.page(path), path), contactpersoon="Bert").status_code == 303
    assert "De redactie kijkt er nog naar" in html_of(partner.get(page))
    with installation.database.read() as session:
        number = session.exec(select(func.max(Submission.id)).where(Submission.kind == CHANGE)).one()
    assert decide(editor, number, "afwijzen", "Wie is Bert?") == 303
    text = html_of(partner.get(page))
    assert "Wie is Bert?" in text
    assert "contactpersoon" in text


def test_fifty_people_in_one_building_are_heard_and_a_program_is_not_heard_for_ever(
    app: Flask, coffee: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 50 <= FORMS_OF_NETWORK.times < 100
    few = replace(FORMS_OF_NETWORK, name="proef", times=2)
    monkeypatch.setattr("schuifaan.web.open_form.FORMS_OF_NETWORK", few)
    browser = visitor(app)
    path = browser.get(f"/activiteiten/{coffee}").location.partition("?")[0] + "/klopt-niet"
    form = form_to(browser.page(path), path)
    answers = [send(browser, form, wat=f"Dicht op dag {it}") for it in range(3)]
    assert [it.status_code for it in answers] == [303, 303, 422]
    assert "Wacht een uur, of bel ons" in html_of(answers[-1])
    assert "Dicht op dag 2" in html_of(answers[-1]), "nothing typed is lost"


def test_who_looks_at_a_sample_sees_which_activity_it_is(
    app: Flask, editor: Member, installation: Installation, coffee: int
) -> None:
    new_account(installation, ELS, "partner", "salut", trusted=True)
    els, path = sign_in(app, ELS), f"/mijn-organisatie/activiteiten/{coffee}/bewerken"
    assert send(els, form_to(els.page(path), path), samenvatting="Met taart.").status_code == 303
    with installation.database.read() as session:
        number = session.exec(select(func.max(AuditEntry.id)).where(AuditEntry.action == EDIT)).one()
    page = editor.page(f"/redactie/steekproef/{number}")
    assert (TITLE, f"/redactie/activiteiten/{coffee}") in [
        (text_of(it), it.get("href")) for it in page.all("a")
    ]


def test_two_who_change_one_activity_at_the_same_time_both_have_their_way(
    partner: Member, editor: Member, installation: Installation
) -> None:
    """The form of the second still shows what the first changed as it was."""
    number = put(installation, "Soep eten in Goor", organisation="Salut", phone=PHONE, summary="Warm.")
    mine, theirs = (f"{area}/activiteiten/{number}/bewerken" for area in ("/mijn-organisatie", "/redactie"))
    opened_by_partner = form_to(partner.page(mine), mine)
    opened_by_editor = form_to(editor.page(theirs), theirs)
    again = form_to(editor.page(theirs), theirs)
    assert send(editor, opened_by_editor, telefoon="0547 999 888").status_code == 303
    assert send(editor, again, samenvatting="", contactpersoon="Bea", datum="straks").status_code == 422
    assert send(editor, again, samenvatting="", contactpersoon="Bea").status_code == 303
    assert send(partner, opened_by_partner, eindtijd="13.00").status_code == 303
    with installation.database.read() as session:
        found = session.get_one(Activity, number)
        assert (found.phone, found.contact_name, found.summary) == ("0547 999 888", "Bea", "")
        sent = session.exec(select(Submission).where(Submission.activity_id == number)).one()
        assert sent.payload == {"eindtijd": "13.00"}


@pytest.mark.parametrize("opened", ["", "x", "[]", "[" * 30_000, '{"telefoon": 1}', '{"a": {}}'])
def test_a_form_that_does_not_say_what_it_opened_with_is_taken_as_it_is(
    opened: str, editor: Member, installation: Installation, coffee: int
) -> None:
    path = f"/redactie/activiteiten/{coffee}/bewerken"
    assert send(editor, form_to(editor.page(path), path), stond=opened, contactpersoon="").status_code == 303
    with installation.database.read() as session:
        assert not session.get_one(Activity, coffee).contact_name


NEW = {**SENT, "herhaling-keuze": "elke-week", "locatie": "De Haverkamp", "organisatie": "De buren"}


def test_what_a_partner_we_trust_gives_is_on_the_site_at_once_as_its_own_and_may_be_looked_at(
    app: Flask, editor: Member, installation: Installation, coffee: int
) -> None:
    assert coffee
    new_account(installation, "eva@x.example", "partner", "salut", trusted=True)
    eva = sign_in(app, "eva@x.example")
    last = giving.fill(eva, {**NEW, "titel": "Dammen met buren in Markelo"})
    form = giving.question(eva, last)
    leads_to = [send(eva, form).location for _ in range(2)]
    assert leads_to[0] == leads_to[1]
    number = int(leads_to[0].rpartition("/")[2].partition("?")[0])
    assert "Bezoekers zien het meteen." in html_of(eva.get(leads_to[0]))
    public = html_of(visitor(app).get(f"/activiteiten/{number}", follow_redirects=True))
    assert "Gecontroleerd" in public
    assert "door Salut" in public
    assert "De buren" not in public
    with installation.database.read() as session:
        assert (
            len(session.exec(select(Activity).where(Activity.title == "Dammen met buren in Markelo")).all())
            == 1
        )
        (entry,) = session.exec(
            select(AuditEntry).where(AuditEntry.actor == "person:eva@x.example", AuditEntry.action == EDIT)
        )
    sample = f"/redactie/steekproef/{entry.id}"
    assert sample in html_of(editor.get("/redactie"))
    assert "Zet deze wijziging terug" not in html_of(editor.get(sample)), "there is nothing to put back"
    assert f"/redactie/activiteiten/{number}" in html_of(editor.get(sample))
    with installation.database.read() as session:
        wanted = select(Submission.id).where(
            Submission.activity_id == number, Submission.kind == NEW_ACTIVITY
        )
        given = session.exec(wanted).one() or 0
    assert [decide(editor, given, it) for it in ("terugzetten", "plaatsen")] == [303, 303]
    public = html_of(visitor(app).get(f"/activiteiten/{number}", follow_redirects=True))
    assert "door Salut" in public
    assert "De buren" not in public


def test_what_another_partner_gives_waits_and_says_whom_to_answer(
    partner: Member, installation: Installation
) -> None:
    last = giving.fill(partner, {**NEW, "titel": "Schaken met buren in Markelo"})
    assert send(partner, giving.question(partner, last)).location.startswith("/doorgeven/dank?nummer=")
    with installation.database.read() as session:
        sent = session.exec(select(Submission).order_by(col(Submission.id).desc())).first()
        assert sent
        assert (sent.state, sent.sender_contact) == (WAITING, BERT)
