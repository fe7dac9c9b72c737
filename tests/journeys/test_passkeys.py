"""An editor makes a passkey with a real browser, and signs in with it instead of the code."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from schuifaan.services.installation import Installation
from tests.journeys.rules.axe import axe
from tests.journeys.rules.layout import fits, targets_are_large, targets_keep_apart
from tests.journeys.rules.text import text_is_large
from tests.support.member import code_now, link_of, new_account
from tests.support.server import HOST, free_port
from tests.support.sites import application, demo_settings

ANNA = "anna@salut.example"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, Flask]]:
    """A site under a name: for an address in numbers no browser makes a passkey."""
    port = free_port()
    url = f"http://localhost:{port}"
    app = application(demo_settings(tmp_path / "var", SCHUIFAAN_DEMO="0", SCHUIFAAN_PUBLIC_URL=url))
    installation: Installation = app.extensions["schuifaan"]
    installation.database.upgrade()
    new_account(installation, ANNA, "editor")
    server = make_server(HOST, port, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield url, app
    server.shutdown()
    thread.join()
    server.server_close()
    installation.database.dispose()


def follow_link(page: Page, url: str, installation: Installation) -> None:
    page.goto(url + link_of(installation, ANNA))
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(f"{url}/inloggen/code")


def test_a_passkey_is_made_used_instead_of_the_code_and_taken_away(
    address: tuple[str, Flask], browser: Browser
) -> None:
    url, app = address
    installation: Installation = app.extensions["schuifaan"]
    page = browser.new_page(viewport={"width": 360, "height": 740})
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    follow_link(page, url, installation)
    expect(page.get_by_text("Gebruik mijn passkey")).to_have_count(0)
    page.get_by_label("De zes cijfers").fill(code_now(installation, ANNA))
    page.get_by_role("button", name="Ga verder").click()
    expect(page).not_to_have_url(f"{url}/inloggen/code")
    page.goto(f"{url}/mijn-account")
    page.get_by_label("Hoe noemt u dit apparaat?").fill("Annas telefoon")
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.get_by_role("heading", name="Uw passkey werkt")).to_be_visible()
    expect(page.get_by_text("Passkey 1: Annas telefoon")).to_be_visible()
    rules = (axe, text_is_large, targets_are_large, targets_keep_apart, fits)
    assert [problem for rule in rules for problem in rule(page)] == []
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.get_by_role("alert")).to_have_text("Dit apparaat heeft al een passkey. Eén is genoeg.")

    page.context.clear_cookies()
    follow_link(page, url, installation)
    assert [problem for rule in rules for problem in rule(page)] == []
    page.get_by_role("button", name="Gebruik mijn passkey").click()
    expect(page).to_have_url(f"{url}/redactie")

    page.goto(f"{url}/mijn-account")
    page.get_by_role("button", name="Haal passkey 1 weg").click()
    expect(page.get_by_role("heading", name="De passkey is weg")).to_be_visible()
    page.context.clear_cookies()
    follow_link(page, url, installation)
    expect(page.get_by_text("Gebruik mijn passkey")).to_have_count(0)
    page.close()


def test_who_gives_up_is_told_and_the_code_still_works(address: tuple[str, Flask], browser: Browser) -> None:
    url, app = address
    installation: Installation = app.extensions["schuifaan"]
    page = browser.new_page()
    follow_link(page, url, installation)
    page.get_by_label("De zes cijfers").fill(code_now(installation, ANNA))
    page.get_by_role("button", name="Ga verder").click()
    expect(page).not_to_have_url(f"{url}/inloggen/code")
    page.goto(f"{url}/mijn-account")
    refused = "Promise.reject(new DOMException('no', 'NotAllowedError'))"
    page.evaluate(f"void (navigator.credentials.create = () => {refused})")
    page.get_by_role("button", name="Maak een passkey").click()
    expect(page.get_by_text("Het is niet gelukt. Probeer het nog eens.")).to_be_visible()
    page.close()
