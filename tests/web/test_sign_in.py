"""Signing in without a password, for editors with a second proof, and out again."""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from schuifaan.clock import Clock
from schuifaan.models import AuditEntry, Mail, Passkey, RecoveryCode, SignedIn, SignInLink
from schuifaan.services.accounts.keeping import account_by_email, close_account
from schuifaan.services.accounts.passwords import hash_of
from schuifaan.services.accounts.second_factor import new_recovery_codes
from schuifaan.services.accounts.sign_in import use_link
from schuifaan.services.installation import Installation
from schuifaan.services.mail.post_office import post_office
from schuifaan.services.mail.queue import send_due
from schuifaan.services.preparation import bring_up_to_date
from schuifaan.services.sealing import unseal
from tests.support.forms import form_to, send
from tests.support.member import code_now, give_code, link_in, link_of, mails, member, new_account, sign_in
from tests.support.page_tree import text_of
from tests.support.sites import application, demo_settings
from tests.support.visitor import Visitor, html_of, tree_of

ANNA, BERT = "anna@salut.example", "bert@salut.example"


@pytest.fixture
def site(own_app: Flask) -> Flask:
    installation: Installation = own_app.extensions["schuifaan"]
    new_account(installation, ANNA, "editor")
    new_account(installation, BERT, "partner", "salut")
    return own_app


@pytest.fixture
def installation(site: Flask) -> Installation:
    found: Installation = site.extensions["schuifaan"]
    return found


@pytest.fixture(scope="module")
def hall(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, Visitor]]:
    """One site for tests that only look, and an editor who is in."""
    folder = Path(shutil.copytree(prepared, tmp_path_factory.mktemp("hall") / "var"))
    made = application(demo_settings(folder))
    new_account(made.extensions["schuifaan"], ANNA, "editor")
    yield made, sign_in(made, ANNA)
    made.extensions["schuifaan"].database.dispose()


def ask(site: Flask, email: str) -> object:
    browser = member(site)
    return send(browser, form_to(browser.page("/inloggen"), "/inloggen"), e_mail=email)


def sent(installation: Installation) -> list[str]:
    settings = installation.settings
    send_due(installation.database, post_office(settings), settings.clock.now())
    return mails(settings.mail)


def test_a_partner_signs_in_with_the_link_from_the_mail_and_one_button(
    site: Flask, installation: Installation
) -> None:
    browser = member(site)
    answer = send(browser, form_to(browser.page("/inloggen"), "/inloggen"), e_mail=f" {BERT.upper()} ")
    assert answer.location == "/inloggen/verstuurd"
    (mail,) = sent(installation)
    assert f"To: {BERT}" in mail
    path = link_in(mail)
    answer = send(browser, form_to(browser.page(path), path))
    assert (answer.status_code, answer.location) == (303, "/mijn-organisatie")
    assert "Bert" not in html_of(browser.get("/mijn-account"))
    assert BERT in html_of(browser.get("/mijn-account"))


def test_whoever_asks_sees_no_difference_between_known_and_unknown(
    site: Flask, installation: Installation
) -> None:
    with installation.database.write() as session:
        close_account(session, BERT, installation.settings.clock.now(), "operator")
    answers = [ask(site, email) for email in (ANNA, BERT, "niemand@x.example")]
    assert len({(it.status_code, it.location, it.data) for it in answers}) == 1  # type: ignore[attr-defined]
    assert [mail.count(ANNA) > 0 for mail in sent(installation)] == [True]


def test_looking_at_the_link_signs_nobody_in(site: Flask, installation: Installation) -> None:
    path = link_of(installation, BERT)
    for _ in range(3):
        answer = member(site).get(path)
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
    with installation.database.read() as session:
        assert session.exec(select(SignedIn)).all() == []
    browser = member(site)
    assert send(browser, form_to(browser.page(path), path)).status_code == 303


def test_a_link_works_once_and_for_half_an_hour(site: Flask, installation: Installation) -> None:
    path = link_of(installation, BERT)
    browser = member(site)
    form = form_to(browser.page(path), path)
    assert send(browser, form).status_code == 303
    again = member(site)
    assert send(again, form_to(again.page(path), path)).status_code == 422
    late = link_of(installation, BERT)
    site.extensions["schuifaan"] = moved(installation, minutes=31)
    form = form_to(again.page(late), late)
    assert send(again, form).status_code == 422


def moved(installation: Installation, **later: float) -> Installation:
    """The same installation, later."""
    clock = Clock(installation.settings.clock.now() + timedelta(**later))
    return replace(installation, settings=replace(installation.settings, clock=clock))


def test_only_digests_of_links_and_sessions_are_kept(site: Flask, installation: Installation) -> None:
    path = link_of(installation, BERT)
    browser = sign_in(site, BERT)
    cookie = browser.get_cookie("sessie")
    assert cookie
    with installation.database.read() as session:
        kept = [*session.exec(select(SignInLink.token_sha256)), *session.exec(select(SignedIn.token_sha256))]
    assert path.rpartition("/")[2] not in kept
    assert cookie.value not in kept


def test_an_editor_needs_the_telephone_too(site: Flask, installation: Installation) -> None:
    path = link_of(installation, ANNA)
    browser = member(site)
    answer = send(browser, form_to(browser.page(path), path))
    assert answer.location == "/inloggen/code"
    for closed in ("/mijn-account", "/redactie"):
        assert browser.get(closed).location == "/inloggen/code"
    page = browser.page("/inloggen/code")
    assert [it for it in page.all("p") if it.get("class") == "qr-frame"]
    first = browser.get_cookie("sessie")
    code = code_now(installation, ANNA)
    assert send(browser, form_to(page, "/inloggen/code"), code="000000").status_code == 422
    assert give_code(browser, installation, ANNA).location == "/redactie"
    second = browser.get_cookie("sessie")
    assert first
    assert second
    assert first.value != second.value
    assert browser.page("/mijn-account")
    other = member(site)
    path = link_of(installation, ANNA)
    send(other, form_to(other.page(path), path))
    page = other.page("/inloggen/code")
    assert not [it for it in page.all("p") if it.get("class") == "qr-frame"]
    assert send(other, form_to(page, "/inloggen/code"), code=code).status_code == 422, "a code works once"


def test_an_editor_gets_in_with_a_code_from_paper_once(site: Flask, installation: Installation) -> None:
    browser = sign_in(site, ANNA)
    page = browser.page("/mijn-account")
    codes = re.findall(
        r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}", html_of(send(browser, form_to(page, "/mijn-account/herstelcodes")))
    )
    assert len(codes) == 8
    for expected in (303, 422):
        path, other = link_of(installation, ANNA), member(site)
        send(other, form_to(other.page(path), path))
        form = form_to(other.page("/inloggen/code"), "/inloggen/code")
        assert send(other, form, code=codes[0].upper()).status_code == expected


@pytest.mark.parametrize(("password", "codes"), [(False, True), (True, False)], ids=["codes", "password"])
@pytest.mark.parametrize(
    ("app_fits", "passkey", "works", "asked", "lost"),
    [
        (True, False, True, "de code van uw telefoon.", "Raakt u uw telefoon kwijt?"),
        (True, True, True, "de code van uw telefoon of uw passkey.", "uw telefoon en uw passkey kwijt?"),
        (True, True, False, "de code van uw telefoon.", "Raakt u uw telefoon kwijt?"),
        (False, True, True, "uw passkey. De app voor codes past niet meer", "Raakt u uw passkey kwijt?"),
        (
            False,
            False,
            True,
            "een code van papier. De app voor codes past niet meer",
            "Maak ze voor u uitlogt.",
        ),
    ],
    ids=["telephone", "both", "passkey at another address", "passkey", "neither"],
)
def test_an_editor_reads_what_the_codes_on_paper_are_for_whatever_she_signs_in_with(
    hall: tuple[Flask, Visitor],
    app_fits: bool,
    passkey: bool,
    works: bool,
    asked: str,
    lost: str,
    password: bool,
    codes: bool,
) -> None:
    site, browser = hall
    installation: Installation = site.extensions["schuifaan"]
    public = "https://schuifaan.example" if works else "http://127.0.0.1:8000"
    settings = replace(installation.settings, public_url=public)
    site.extensions["schuifaan"] = replace(
        installation, settings=settings if app_fits else replace(settings, secret_key="another" * 8)
    )
    with installation.database.write() as session:
        account = account_by_email(session, ANNA)
        number = account.id or 0
        account.password_hash = "kept" if password else None
        session.add(account)
        for old in (*session.exec(select(Passkey)), *session.exec(select(RecoveryCode))):
            session.delete(old)
        session.flush()
        if passkey:
            key = {"credential_id": "k", "public_key": b"k", "sign_count": 0, "name": "Mijn telefoon"}
            session.add(Passkey(account_id=number, created_at=datetime(2026, 11, 1), **key))
        if codes:
            new_recovery_codes(session, number)
    try:
        page = " ".join(text_of(it) for it in browser.page("/mijn-account").all("section"))
    finally:
        site.extensions["schuifaan"] = installation
    first = "met een link uit de e-mail of met uw wachtwoord." if password else "met een link uit de e-mail."
    assert f"U logt in {first} Daarna vragen wij {asked}" in page
    assert "Elke code werkt één keer." in page
    assert ("U hebt nog 8 codes." in page) == codes
    assert (lost in page) != codes


def test_an_editor_may_choose_a_password_and_still_needs_the_telephone(
    site: Flask, installation: Installation
) -> None:
    browser = sign_in(site, ANNA)
    form = form_to(browser.page("/mijn-account"), "/mijn-account/wachtwoord")
    assert send(browser, form, nieuw_wachtwoord="kort").status_code == 422
    assert send(browser, form, nieuw_wachtwoord="vier stoelen om de tafel").status_code == 303
    other = member(site)
    form = form_to(other.page("/inloggen/wachtwoord"), "/inloggen/wachtwoord")
    assert send(other, form, e_mail=ANNA, wachtwoord="vier stoelen").status_code == 422
    assert send(other, form, e_mail=BERT, wachtwoord="vier stoelen om de tafel").status_code == 422
    assert send(other, form, e_mail=ANNA, wachtwoord="vier stoelen om de tafel").location == "/inloggen/code"


def test_a_session_ends_when_somebody_leaves_stays_away_or_is_shut_out(
    site: Flask, installation: Installation
) -> None:
    browser = sign_in(site, BERT)
    cookie = browser.get_cookie("sessie")
    assert cookie
    assert send(browser, form_to(browser.page("/uitloggen"), "/uitloggen")).location == "/inloggen?uit=1"
    browser.set_cookie("sessie", cookie.value)
    assert browser.get("/mijn-account").location == "/inloggen?terug=%2Fmijn-account"
    away = sign_in(site, ANNA)
    assert away.get("/mijn-account").status_code == 200
    site.extensions["schuifaan"] = moved(installation, minutes=61)
    assert away.get("/mijn-account").status_code == 303
    site.extensions["schuifaan"] = installation
    shut_out = sign_in(site, BERT)
    with installation.database.write() as session:
        close_account(session, BERT, installation.settings.clock.now(), "operator")
    assert shut_out.get("/mijn-account").status_code == 303


def test_all_other_sessions_end_with_one_button(site: Flask) -> None:
    here, there = sign_in(site, BERT), sign_in(site, BERT)
    form = form_to(here.page("/mijn-account"), "/mijn-account/sessies")
    assert send(here, form).status_code == 303
    assert (here.get("/mijn-account").status_code, there.get("/mijn-account").status_code) == (200, 303)


def end(browser: Visitor, key: str) -> str:
    """Press the button of one session on the page of one's own account; where that leads."""
    page = browser.page("/mijn-account")
    token = next(it.get("value", "") for it in page.all("input") if it.get("name") == "token")
    return browser.post("/mijn-account/sessies", data={"token": token, "sessie": key}).location


def test_a_session_is_known_by_its_device_and_ended_alone(site: Flask, installation: Installation) -> None:
    here, home, lent = sign_in(site, BERT), sign_in(site, BERT), member(site)
    path = link_of(installation, BERT)
    form = form_to(lent.page(path), path)
    lent.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Mobile/15E148"
    assert send(lent, form).status_code == 303
    assert "Ergens anders: telefoon" in html_of(here.get("/mijn-account"))
    with installation.database.read() as session:
        (on_phone,) = session.exec(select(SignedIn.token_sha256).where(SignedIn.device == "telefoon"))
    assert f'value="{on_phone}"' in html_of(here.get("/mijn-account"))
    assert end(here, on_phone) == "/mijn-account?klaar=sessie"
    assert [it.get("/mijn-account").status_code for it in (here, home, lent)] == [200, 200, 303]


def test_nobody_ends_a_session_of_somebody_else_nor_this_one(site: Flask, installation: Installation) -> None:
    anna, bert = sign_in(site, ANNA), sign_in(site, BERT)
    with installation.database.read() as session:
        keys = session.exec(select(SignedIn.token_sha256)).all()
    for key in (*keys, "x"):
        end(anna, key)
    assert [it.get("/mijn-account").status_code for it in (anna, bert)] == [200, 200]


def test_what_an_app_shares_with_us_lies_sealed_also_what_an_older_release_left(
    site: Flask, installation: Installation
) -> None:
    sign_in(site, ANNA)
    key, old = installation.settings.secret_key, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    with installation.database.write() as session:
        account = account_by_email(session, ANNA)
        secret = unseal(key, account.totp_secret or "")
        assert secret
        assert secret not in (account.totp_secret or "")
        account.totp_secret = old
    for _ in range(2):
        bring_up_to_date(installation)
    with installation.database.read() as session:
        sealed = account_by_email(session, ANNA).totp_secret or ""
        assert old not in sealed
        assert unseal(key, sealed) == old
    assert sign_in(site, ANNA).get("/redactie").status_code == 200


def test_who_keeps_trying_is_stopped_and_a_neighbour_is_not(site: Flask, installation: Installation) -> None:
    for _ in range(7):
        ask(site, BERT)
    assert len(sent(installation)) == 5
    browser = sign_in(site, BERT)  # the link of the operator still works
    assert browser.page("/mijn-account")
    path, other = link_of(installation, ANNA), member(site)
    send(other, form_to(other.page(path), path))
    form = form_to(other.page("/inloggen/code"), "/inloggen/code")
    for _ in range(10):
        assert send(other, form, code="111111").status_code == 422
    assert give_code(other, installation, ANNA).status_code == 422, (
        "even the right code, after ten wrong ones"
    )


def test_nothing_typed_as_an_address_reaches_a_header_or_breaks(
    site: Flask, installation: Installation
) -> None:
    for text in (
        "",
        "x",
        "a@b",
        "a@b.example\nBcc: c@d.example",
        "é" * 5000,
        "\x00@x.example",
        "<a@b.example>",
    ):
        assert ask(site, text).status_code in {303, 422}  # type: ignore[attr-defined]
    assert sent(installation) == []


@pytest.mark.parametrize(
    "back",
    [
        "https://elders.example/",
        "//elders.example",
        "/\\elders.example",
        "/zoeken",
        "/redactie@elders.example",
        "/redactie/..//elders.example",
        "/mijn-organisatie//elders.example",
        "/redactie\n",
    ],
)
def test_signing_in_leads_nowhere_but_within(back: str, site: Flask, installation: Installation) -> None:
    browser = member(site)
    path = link_of(installation, BERT)
    form = form_to(browser.page(path, query_string={"terug": back}), path)
    assert send(browser, form, terug=back).location == "/mijn-organisatie"


def test_the_page_somebody_wanted_opens_after_signing_in(site: Flask, installation: Installation) -> None:
    browser = member(site)
    wanted = browser.get("/mijn-account")
    assert wanted.location == "/inloggen?terug=%2Fmijn-account"
    page = browser.page(wanted.location)
    send(browser, form_to(page, "/inloggen"), e_mail=BERT)
    (mail,) = sent(installation)
    path = link_in(mail)
    answer = send(browser, form_to(browser.page(path), path.partition("?")[0]))
    assert answer.location == "/mijn-account"


def test_what_was_typed_when_the_session_had_ended_is_shown_to_copy(site: Flask) -> None:
    answer = member(site).post(
        "/mijn-account/wachtwoord", data={"omschrijving": "Lang verhaal", "wachtwoord": "geheim"}
    )
    assert answer.status_code == 401
    assert "Lang verhaal" in html_of(answer)
    assert "geheim" not in html_of(answer)


def test_every_way_in_is_written_down(site: Flask, installation: Installation) -> None:
    sign_in(site, ANNA)
    with installation.database.read() as session:
        said = [
            (it.actor, it.after)
            for it in session.exec(select(AuditEntry).where(AuditEntry.action == "inloggen"))
        ]
    assert said == [(f"editor:{ANNA}", {"met": "link"}), (f"editor:{ANNA}", {"met": "code"})]


def test_in_production_the_cookie_travels_over_https_only(prepared: Path, tmp_path: Path) -> None:
    settings = replace(
        demo_settings(Path(shutil.copytree(prepared, tmp_path / "production"))),
        public_url="https://x.example",
    )
    app = application(settings)
    installation: Installation = app.extensions["schuifaan"]
    new_account(installation, BERT, "partner", "salut")
    path = link_of(installation, BERT)
    browser = app.test_client()
    form = form_to(tree_of(browser.get(path)), path)
    app.extensions["schuifaan"] = replace(installation, settings=replace(settings, production=True))
    plain = FlaskClient(app, app.response_class)
    answer = plain.post(path, data={it.get("name"): it.get("value") for it in form.iter("input")})
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-sessie=")
    assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    installation.database.dispose()


def test_the_hash_of_a_password_is_argon2id() -> None:
    assert hash_of("vier stoelen").startswith("$argon2id$")


def test_a_link_in_the_queue_is_forgotten_once_it_was_sent(site: Flask, installation: Installation) -> None:
    ask(site, BERT)
    sent(installation)
    with installation.database.read() as session:
        assert [(it.state, it.body) for it in session.exec(select(Mail))] == [("verstuurd", "")]


@pytest.fixture(autouse=True)
def _no_rest(own_app: Flask) -> Iterator[None]:
    yield
    own_app.extensions["schuifaan"].database.dispose()


def test_of_many_who_use_one_link_at_the_same_moment_one_comes_in(
    site: Flask, installation: Installation
) -> None:
    token = link_of(installation, BERT).rpartition("/")[2]

    def use(_number: int) -> bool:
        with installation.database.write() as session:
            return (
                use_link(session, installation.settings, token, installation.settings.clock.now()) is not None
            )

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(40))) == 1


def test_who_signs_in_comes_back_to_the_very_page_with_its_question(
    site: Flask, installation: Installation
) -> None:
    browser, path = member(site), link_of(installation, BERT)
    asked = browser.get("/mijn-organisatie/agendas?bladzijde=2&x=een+twee").location
    form = form_to(browser.page(path, query_string=urlsplit(asked).query), path)
    assert send(browser, form).location == "/mijn-organisatie/agendas?bladzijde=2&x=een+twee"


def test_a_link_is_not_written_in_the_log_when_the_database_is_away(
    site: Flask, installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    path = link_of(installation, BERT)
    browser = member(site)
    form = form_to(browser.page(path), path)
    sent = {it.get("name", ""): it.get("value", "") for it in form.iter("input")}
    file = installation.settings.var / "schuifaan.sqlite"
    installation.database.dispose()
    file.write_bytes(b"no database")
    answer = FlaskClient(site, site.response_class).post(path, data=sent)
    assert answer.status_code == 503
    assert "/inloggen/…" in caplog.text
    assert path.rpartition("/")[2] not in caplog.text
    assert FlaskClient(site, site.response_class).get("/bevestigen/sleutel").status_code == 503
    assert "/bevestigen/…" in caplog.text
    assert "sleutel" not in caplog.text
