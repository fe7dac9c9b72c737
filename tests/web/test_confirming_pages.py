"""A partner opens one link on a telephone; a mail scanner opens it too, and nothing happens."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlmodel import SQLModel, select

from schuifaan.inputs import ActivityInput
from schuifaan.models import Activity, Organisation, Submission
from schuifaan.recurrence import Series
from schuifaan.services.confirming.links import new_link, revoke_links
from schuifaan.services.installation import Installation
from schuifaan.services.mail.post_office import post_office
from schuifaan.services.mail.queue import send_due
from schuifaan.services.publishing import publish
from schuifaan.services.received.submissions import CHANGE
from schuifaan.services.search.indexing import sync_index
from tests.support.forms import form_to, send
from tests.support.member import Member, link_in, mails, new_account, sign_in
from tests.support.publishing import put
from tests.support.sites import empty_site, visitor
from tests.support.visitor import Visitor, html_of

WEEKLY = Series(datetime(2026, 11, 24, 10), 120, rrule="FREQ=WEEKLY")
PHONE = "0547 361 234"


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
    return put(installation, "Koffie in Goor", series=WEEKLY, organisation="Salut", phone=PHONE)


@pytest.fixture
def soup(installation: Installation) -> int:
    return put(installation, "Soep in Goor", series=WEEKLY, organisation="Salut", phone=PHONE)


@pytest.fixture
def theirs(installation: Installation) -> int:
    return put(installation, "Sjoelen in Goor", series=WEEKLY, organisation="De anderen", phone=PHONE)


@pytest.fixture
def path(installation: Installation, coffee: int, soup: int) -> str:
    """The link in the mail, without the site."""
    with installation.database.write() as session:
        return new_link(session, "", salut(installation), installation.settings.clock.now())


@pytest.fixture
def phone(app: Flask) -> Visitor:
    return visitor(app)


@pytest.fixture
def editor(app: Flask, installation: Installation) -> Member:
    new_account(installation, "anna@x.example", "editor")
    return sign_in(app, "anna@x.example")


def salut(installation: Installation) -> int:
    with installation.database.read() as session:
        return session.exec(select(Organisation.id).where(Organisation.slug == "salut")).one() or 0


def press(browser: Visitor, path: str, button: str, to: str = "") -> int:
    """Press one button of the page, as a browser sends it."""
    form = form_to(browser.page(path), to or path)
    assert any(it.get("value") == button for it in form.iter("button")), button
    return browser.post(to or path, data=pressed(browser, path, button, to)).status_code


def pressed(browser: Visitor, path: str, button: str, to: str = "") -> dict[str, str]:
    """What a browser sends with that button."""
    form = form_to(browser.page(path), to or path)
    token = next(it.get("value", "") for it in form.iter("input") if it.get("name") == "token")
    return {"token": token, "besluit": button}


def everything(installation: Installation) -> list[str]:
    with installation.database.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return [str(session.connection().execute(select(table)).all()) for table in tables]


def activity(installation: Installation, number: int) -> Activity:
    with installation.database.read() as session:
        return session.get_one(Activity, number)


def test_looking_at_the_list_changes_nothing_however_often(
    phone: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    before = everything(installation)
    for address in (path, f"{path}?besluit=alles", f"{path}?klaar=alles", f"{path}/wijzigen/{coffee}"):
        for _ in range(3):
            assert phone.get(address).status_code == 200
            assert phone.head(address).status_code == 200
    assert everything(installation) == before


def test_one_button_says_that_the_whole_list_holds_and_residents_read_by_whom(
    phone: Visitor, installation: Installation, path: str, coffee: int, soup: int
) -> None:
    assert press(phone, path, "alles") == 303
    for number in (coffee, soup):
        assert activity(installation, number).confirmed_by == "Salut"
    page = html_of(phone.get(f"/activiteiten/{coffee}", follow_redirects=True))
    assert "Gecontroleerd op woensdag 18 november 2026 door Salut" in page


def test_a_list_of_several_pages_holds_with_one_button_that_says_how_many(
    phone: Visitor, installation: Installation, path: str
) -> None:
    with installation.database.write() as session:
        for it in range(60):
            publish(
                session,
                installation.content,
                ActivityInput(
                    title=f"Wandeling {it}",
                    series=Series(datetime(2026, 12, 1, 10), 60),
                    municipality="hof-van-twente",
                    venue={"name": "Het Dorpshuis", "place": "goor"},  # type: ignore[arg-type]
                    organisation="Salut",
                    phone=PHONE,
                ),
                source="de agenda van Salut",
                now=installation.settings.clock.now(),
            )
    first, second = html_of(phone.get(path)), html_of(phone.get(f"{path}?pagina=2"))
    assert "Alles klopt nog: 62 activiteiten" in first
    assert "Alles klopt nog: 62 activiteiten" in second
    assert f'href="{path}?pagina=2"' in first
    assert (first.count('value="klopt:'), second.count('value="klopt:')) == (50, 12)
    assert 'value="klopt:' in html_of(phone.get(f"{path}?pagina=99999")), "the last there is"
    last = re.findall(r'value="(klopt:\d+)"', second)[-1]
    assert phone.post(f"{path}?pagina=2", data=pressed(phone, path, last)).location.endswith("pagina=2")
    assert press(phone, path, "alles") == 303
    with installation.database.read() as session:
        ours = session.exec(
            select(Activity.confirmed_by).where(Activity.organisation_id == salut(installation))
        )
        assert set(ours) == {"Salut"}


def test_each_activity_has_its_own_buttons(
    phone: Visitor, installation: Installation, path: str, coffee: int, soup: int
) -> None:
    assert press(phone, path, f"deze-keer-niet:{coffee}:2026-11-24") == 303
    assert "status-afgelast" in html_of(phone.get(f"/activiteiten/{coffee}", follow_redirects=True))
    assert press(phone, path, f"toch-door:{coffee}:2026-11-24") == 303
    assert press(phone, path, f"gestopt:{soup}") == 303
    assert phone.get(f"/activiteiten/{soup}").status_code == 404
    assert press(phone, path, f"niet-gestopt:{soup}") == 303
    assert phone.get(f"/activiteiten/{soup}", follow_redirects=True).status_code == 200


def test_what_is_different_goes_to_the_editors_with_every_answer_kept(
    phone: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    address = f"{path}/wijzigen/{coffee}"
    wrong = send(phone, form_to(phone.page(address), address), begintijd="half")
    assert wrong.status_code == 422
    assert "Koffie in Goor" in html_of(wrong)
    form = form_to(phone.page(address), address)
    assert send(phone, form, begintijd="11.00", eindtijd="12.00").status_code == 303
    with installation.database.read() as session:
        (sent,) = session.exec(select(Submission))
        assert (sent.kind, sent.sender_name) == (CHANGE, "Salut")
        assert sent.payload["begintijd"] == "11.00"


def test_the_link_opens_nothing_of_anybody_else(
    phone: Visitor, installation: Installation, path: str, theirs: int
) -> None:
    assert "Sjoelen" not in html_of(phone.get(path))
    assert phone.get(f"{path}/wijzigen/{theirs}").status_code == 404
    form = form_to(phone.page(path), path)
    token = next(it.get("value", "") for it in form.iter("input") if it.get("name") == "token")
    answer = phone.post(path, data={"token": token, "besluit": f"gestopt:{theirs}"})
    assert answer.status_code == 404
    assert activity(installation, theirs).hidden_reason == ""


def test_nobody_keeps_the_page_and_no_other_site_hears_its_address(phone: Visitor, path: str) -> None:
    answer = phone.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_an_ended_link_and_one_that_never_was_look_alike(
    phone: Visitor, installation: Installation, path: str
) -> None:
    with installation.database.write() as session:
        revoke_links(session, salut(installation), installation.settings.clock.now())
    ended, never = phone.get(path), phone.get("/bevestigen/zomaar")
    assert (ended.status_code, never.status_code) == (404, 404)
    assert "Deze link werkt niet meer" in html_of(ended)


def test_an_editor_sends_the_link_fills_in_the_sheet_and_prints_it(
    editor: Member, phone: Visitor, installation: Installation, coffee: int, soup: int
) -> None:
    number = salut(installation)
    address = f"/redactie/bevestigen/{number}"
    assert "Geen e-mailadres" in html_of(editor.get("/redactie/bevestigen"))
    new_account(installation, "bert@salut.example", "partner", "salut")
    put(installation, "Bingo in Goor", "2026-11-18T14:00", organisation="Salut")
    assert press(editor, address, "versturen", to=f"{address}/link") == 303
    send_due(installation.database, post_office(installation.settings), installation.settings.clock.now())
    (mail,) = mails(installation.settings.mail)
    assert "Koffie in Goor" in html_of(phone.get(link_in(mail)))
    sheet = html_of(editor.get(f"{address}/papier"))
    assert "☐ klopt nog" in sheet
    assert "dinsdag 24 november" in sheet
    assert "woensdag 18 november, 14.00" in sheet
    assert "vandaag" not in sheet
    assert press(editor, address, f"klopt:{coffee}") == 303
    assert activity(installation, coffee).confirmed_by == "Salut"
    assert press(editor, address, "intrekken", to=f"{address}/link") == 303
    assert phone.get(link_in(mail)).status_code == 404


def test_three_people_at_a_closed_door_make_card_and_page_say_ring_first(
    phone: Visitor, installation: Installation, coffee: int
) -> None:
    address = f"{phone.get(f'/activiteiten/{coffee}').location}/klopt-niet"
    for number in range(3):
        form = form_to(phone.page(address), address)
        fields = {it.get("name", ""): it.get("value", "") for it in form.iter("input")}
        answer = phone.post(
            address,
            data={**fields, "wat": f"Dicht, keer {number}."},
            environ_base={"REMOTE_ADDR": f"192.0.{number}.7"},
        )
        assert answer.status_code == 303
    page = html_of(phone.get(f"/activiteiten/{coffee}", follow_redirects=True))
    assert "Drie mensen zeiden dat hier iets niet klopt." in page
    sync_index(installation, installation.settings.clock.now())
    assert "Bel even vooraf." in html_of(phone.get("/zoeken?q=koffie&gemeente=hof-van-twente"))
