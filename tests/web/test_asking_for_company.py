""" "Ga met mij mee", what residents miss, and organisations that join: small forms that keep as little as they can."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlmodel import SQLModel, select

from schuifaan.models import CompanyRequest, SearchMiss, Submission, Wish
from schuifaan.services.accounts.attempts import FORMS_OF_NETWORK
from schuifaan.services.installation import Installation
from schuifaan.services.keeping.retention import keep_periods
from schuifaan.services.mail.post_office import post_office
from schuifaan.services.mail.queue import send_due
from schuifaan.services.received.company import KEPT_DAYS
from schuifaan.services.received.submissions import JOINING
from schuifaan.services.received.wishes import without_contact
from schuifaan.services.sealing import seal, unseal
from tests.support.forms import form_to, send
from tests.support.member import Member, mails, new_account, sign_in
from tests.support.page_tree import PageTree, text_of
from tests.support.publishing import put
from tests.support.sites import empty_site, visitor
from tests.support.visitor import Visitor, html_of, tree_of

PHONE = "0547 361 234"
RIA, HER_PHONE = "Riekje-Hermina", "0547 98 76 54"
FORMS = ("/wij-missen-dit", "/voor-organisaties")


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
    return put(installation, "Koffie in Goor", organisation="Salut", phone=PHONE, facts={"samen": True})


@pytest.fixture
def ria(app: Flask) -> Visitor:
    return visitor(app)


@pytest.fixture
def path(ria: Visitor, coffee: int) -> str:
    return f"{ria.get(f'/activiteiten/{coffee}').location}/samen"


@pytest.fixture
def editor(app: Flask, installation: Installation) -> Member:
    new_account(installation, "anna@x.example", "editor")
    return sign_in(app, "anna@x.example")


def ask(ria: Visitor, path: str, **changes: str) -> int:
    answers = {"voornaam": RIA, "telefoon": HER_PHONE, "dag": "2026-11-24", **changes}
    return send(ria, form_to(ria.page(path), path), **answers).status_code


def link_called(page: PageTree, text: str) -> str:
    return next(link.get("href", "") for link in page.all("a") if text_of(link) == text)


def count(installation: Installation, table: type[SQLModel]) -> int:
    with installation.database.read() as session:
        return len(session.exec(select(table)).all())


def test_the_number_to_ring_comes_before_the_form(ria: Visitor, path: str) -> None:
    page = html_of(ria.get(path))
    assert page.index("tel:") < page.index("<form")
    assert "Komt u liever niet alleen?" in html_of(ria.get(path.removesuffix("/samen")))


def test_who_forgot_the_day_is_told_at_the_days(ria: Visitor, path: str) -> None:
    days = {"role": "radiogroup", "aria-required": "true"}
    form = form_to(ria.page(path), path)
    asked = ria.page(path).ids["dag"][0]
    refused = tree_of(send(ria, form, voornaam=RIA, telefoon=HER_PHONE, dag="")).ids["dag"][0]
    for group, faulty in ((asked, None), (refused, "true")):
        assert {name: group.get(name) for name in days} == days
        assert group.get("aria-invalid") == faulty


@pytest.mark.parametrize(
    "door, answers",
    [
        ("Of laat u bellen: ga met mij mee", {"voornaam": RIA, "telefoon": HER_PHONE, "dag": "2026-11-24"}),
        ("Dit klopt niet", {"wat": "Het begint om elf uur."}),
    ],
)
def test_whoever_fills_in_a_form_about_an_activity_finds_the_list_they_came_from(
    ria: Visitor, path: str, door: str, answers: dict[str, str]
) -> None:
    asked = "lijst=kaart&plaats=goor&soort=koffie&weergave=groot"
    activity = f"{path.removesuffix('/samen')}?{asked}"
    form_page = ria.page(link_called(ria.page(activity), door))
    form = form_to(form_page, urlsplit(link_called(ria.page(activity), door)).path)
    refused = tree_of(send(ria, form, **dict.fromkeys(answers, "")))
    thanks = ria.page(send(ria, form, **answers).location)
    assert link_called(thanks, "Terug naar de lijst") == "/kaart?plaats=goor&soort=koffie&weergave=groot"
    for page in (form_page, refused, thanks):
        again = ria.page(link_called(page, "Terug naar de activiteit"), follow_redirects=True)
        assert link_called(again, "Terug naar de lijst") == link_called(thanks, "Terug naar de lijst")


def test_the_thank_you_page_leads_to_activities_and_nowhere_else(ria: Visitor) -> None:
    for named in ("", "0", "-1", "1/../2", "//example.org", "9" * 40, "٣", "%00"):
        page = ria.page(f"/bedankt?voor=samen&activiteit={named}&lijst={named}")
        assert "Terug naar de activiteit" not in [text_of(it) for it in page.all("a")]
        assert link_called(page, "Zoek een activiteit")


def test_who_asked_is_nowhere_to_be_read_but_behind_the_sign_in(
    app: Flask, ria: Visitor, installation: Installation, path: str, coffee: int
) -> None:
    new_account(installation, "bert@salut.example", "partner", "salut")
    assert ask(ria, path) == 303
    settings = installation.settings
    send_due(installation.database, post_office(settings), settings.clock.now())
    (mail,) = mails(settings.mail)
    address = f"/mijn-organisatie/activiteiten/{coffee}/samen"
    assert address in mail
    stored = b"".join(file.read_bytes() for file in settings.var.rglob("*") if file.is_file())
    for word in (RIA, HER_PHONE, HER_PHONE.replace(" ", "")):
        assert word.encode() not in stored
        assert word not in mail
    bert = sign_in(app, "bert@salut.example")
    page = html_of(bert.get(address))
    assert RIA in page
    assert HER_PHONE in page
    assert send(bert, form_to(bert.page(address), address), vraag="1").status_code == 303
    assert count(installation, CompanyRequest) == 0


def test_without_a_coordinator_the_editors_see_that_somebody_waits_and_ring(
    ria: Visitor, editor: Member, path: str, coffee: int
) -> None:
    ask(ria, path)
    todo = html_of(editor.get("/redactie"))
    assert "1 persoon wacht" in todo
    assert RIA not in todo
    assert RIA in html_of(editor.get(f"/redactie/activiteiten/{coffee}/samen"))


def test_after_thirty_days_nothing_of_it_is_left(ria: Visitor, installation: Installation, path: str) -> None:
    ask(ria, path)
    now = installation.settings.clock.now()
    keep_periods(installation.database, installation.settings.mail, now + timedelta(days=KEPT_DAYS - 1))
    assert count(installation, CompanyRequest) == 1
    keep_periods(installation.database, installation.settings.mail, now + timedelta(days=KEPT_DAYS, hours=1))
    assert count(installation, CompanyRequest) == 0


@pytest.mark.parametrize(
    "wrong", [{"voornaam": ""}, {"telefoon": "straks"}, {"dag": "2026-11-25"}, {"dag": ""}]
)
def test_a_mistake_is_said_and_every_answer_kept(
    wrong: dict[str, str], ria: Visitor, installation: Installation, path: str
) -> None:
    form = form_to(ria.page(path), path)
    answer = send(ria, form, **{"voornaam": RIA, "telefoon": HER_PHONE, "dag": "2026-11-24", **wrong})
    assert answer.status_code == 422
    page = html_of(answer)
    assert all(it in page for it in ({RIA, HER_PHONE} if "dag" in wrong else set()))
    assert count(installation, CompanyRequest) == 0


def test_pressing_twice_is_asking_once_and_a_program_asks_nothing(
    ria: Visitor, installation: Installation, path: str
) -> None:
    form = form_to(ria.page(path), path)
    answers = {"voornaam": RIA, "telefoon": HER_PHONE, "dag": "2026-11-24"}
    assert [send(ria, form, **answers).status_code for _ in range(2)] == [303, 303]
    assert ask(ria, path, bijnaam="robot") == 303
    assert count(installation, CompanyRequest) == 1


def test_a_network_that_sends_too_often_is_told_to_ring(
    ria: Visitor, installation: Installation, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.web.open_form.FORMS_OF_NETWORK", replace(FORMS_OF_NETWORK, times=2))
    assert [ask(ria, path) for _ in range(3)] == [303, 303, 422]
    assert count(installation, CompanyRequest) == 2


def test_where_nobody_goes_along_it_is_not_offered(ria: Visitor, installation: Installation) -> None:
    number = put(installation, "Lezing", organisation="De anderen", phone=PHONE)
    page = ria.get(f"/activiteiten/{number}").location
    assert "Komt u liever niet alleen?" not in html_of(ria.get(page))
    assert ria.get(f"{page}/samen").status_code == 404


def test_what_was_sealed_opens_with_the_same_key_only() -> None:
    sealed = seal("geheim", "Ria, 0547 98 76 54")
    assert unseal("geheim", sealed) == "Ria, 0547 98 76 54"
    assert unseal("ander", sealed) is None
    assert unseal("geheim", sealed[:-4] + "AAAA") is None


def test_what_somebody_misses_is_kept_as_words_and_a_place(
    ria: Visitor, editor: Member, installation: Installation
) -> None:
    path = "/wij-missen-dit"
    form = form_to(ria.page(path), path)
    answers = {"wat": "Samen koken, bel 0547 98 76 54 of mail ria@x.example", "plaats": "goor"}
    assert [send(ria, form, **answers).status_code for _ in range(2)] == [303, 303]
    with installation.database.read() as session:
        (kept,) = session.exec(select(Wish))
    assert (kept.text, kept.place, kept.week) == ("Samen koken, bel … of mail …", "goor", "2026-W47")
    page = html_of(editor.get("/redactie/gemist"))
    assert "Samen koken" in page
    assert "Goor: 1" in page


def test_what_cannot_be_kept_is_not_thanked_for(ria: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schuifaan.services.received.wishes.MOST_KEPT", 0)
    path = "/wij-missen-dit"
    answer = send(ria, form_to(ria.page(path), path), wat="Samen koken", plaats="goor")
    assert answer.status_code == 422
    assert "Bel ons als u iets mist." in html_of(answer)
    assert "Samen koken" in html_of(answer), "the words are still there, to keep or to read out"


def test_words_searched_in_vain_are_shown_from_five(editor: Member, installation: Installation) -> None:
    with installation.database.write() as session:
        for word, week, times in (
            ("koken", "2026-W47", 3),
            ("koken", "2026-W46", 2),
            ("schaken", "2026-W47", 4),
            ("dansen", "2026-W01", 9),
        ):
            session.add(SearchMiss(week=week, word=word, count=times))
    page = html_of(editor.get("/redactie/gemist"))
    assert "koken</span>: 5" in page
    assert "schaken" not in page
    assert "dansen" not in page, "that was in January"


def test_who_finds_nothing_can_say_what_is_missing(client: Visitor) -> None:
    page = html_of(client.get("/zoeken?gemeente=hof-van-twente&plaats=goor&q=onderwaterschaak&letterlijk=1"))
    assert "/wij-missen-dit?plaats=goor" in page


@pytest.mark.parametrize(
    "text, kept",
    [
        ("iets om 14.00 uur voor 80-plus", "iets om 14.00 uur voor 80-plus"),
        ("bel +31 6 12345678", "bel …"),
        ("a@b.nl", "…"),
    ],
)
def test_numbers_to_ring_go_and_hours_and_ages_stay(text: str, kept: str) -> None:
    assert without_contact(text) == kept


def test_an_organisation_that_wants_to_join_is_on_the_editors_list_until_it_is_dealt_with(
    ria: Visitor, editor: Member, installation: Installation
) -> None:
    path = "/voor-organisaties"
    form = form_to(ria.page(path), path)
    answers = {
        "naam": "Truus",
        "organisatie": "De Buurtkamer",
        "bereikbaar": "truus@x.example",
        "wat": "Een zaal.",
    }
    assert send(ria, form, **{**answers, "bereikbaar": "geen"}).status_code == 422
    assert send(ria, form, **answers).status_code == 303
    with installation.database.read() as session:
        (sent,) = session.exec(select(Submission))
        assert (sent.kind, sent.sender_contact) == (JOINING, "truus@x.example")
    assert "De Buurtkamer" in html_of(editor.get("/redactie"))
    address = f"/redactie/inzendingen/{sent.id}"
    page = editor.page(address)
    assert send(editor, form_to(page, address), besluit="plaatsen").status_code == 303
    assert "De Buurtkamer" not in html_of(editor.get("/redactie"))


@pytest.mark.parametrize("path", FORMS)
def test_a_form_that_stood_open_too_long_keeps_its_answers(path: str, ria: Visitor) -> None:
    answer = ria.post(path, data={"wat": "Samen koken", "token": "verlopen"})
    assert answer.status_code == 422
    assert "Samen koken" in html_of(answer)
