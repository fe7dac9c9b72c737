"""Somebody who signs in: a visitor whose browser may keep one cookie, ours."""

import re
from pathlib import Path
from typing import Any

import pyotp
from flask import Flask
from werkzeug.test import TestResponse

from schuifaan.services.accounts.keeping import account_by_email, add_account
from schuifaan.services.accounts.sign_in import link_for
from schuifaan.services.installation import Installation
from schuifaan.services.sealing import unseal
from tests.support.forms import form_to, send
from tests.support.visitor import Visitor

OPERATOR = "operator"
COOKIE = "sessie"


class Member(Visitor):
    """A visitor who may be given our session cookie, with the flags it must have."""

    def cookies_are_fine(self, answer: TestResponse) -> bool:
        """Only ours, out of reach of scripts and of other sites, and never with a page."""
        return all(
            it.startswith(f"{COOKIE}=") and "HttpOnly" in it and "SameSite=Lax" in it and "Path=/" in it
            for it in answer.headers.getlist("Set-Cookie")
        )


def member(app: Flask) -> Member:
    """A browser in which somebody can sign in."""
    return Member(app, app.response_class, use_cookies=True)


def new_account(
    installation: Installation, email: str, role: str, organisation: str | None = None, **given: Any
) -> None:
    """An account, as the operator makes it."""
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        add_account(session, email, role, now, OPERATOR, organisation=organisation, **given)


def link_of(installation: Installation, email: str) -> str:
    """A link that signs somebody in, as the operator prints it; only its path."""
    with installation.database.write() as session:
        account = account_by_email(session, email)
        link = link_for(session, installation.settings, account, installation.settings.clock.now())
    return link.removeprefix(installation.settings.public_url)


def sign_in(app: Flask, email: str) -> Member:
    """A browser in which `email` is signed in, by link, and by code where that is asked."""
    installation: Installation = app.extensions["schuifaan"]
    browser = member(app)
    path = link_of(installation, email)
    answer = send(browser, form_to(browser.page(path), path))
    assert answer.status_code == 303, answer.status
    if answer.location.startswith("/inloggen/code"):
        answer = give_code(browser, installation, email)
        assert answer.status_code == 303, answer.status
    return browser


def give_code(browser: Member, installation: Installation, email: str) -> TestResponse:
    """Give the code that the app on the telephone shows now; a code works once, so each is a step later."""
    form = form_to(browser.page("/inloggen/code"), "/inloggen/code")
    return send(browser, form, code=code_now(installation, email))


def code_now(installation: Installation, email: str) -> str:
    """A code of the account's app that was not used yet."""
    now = installation.settings.clock.now()
    with installation.database.read() as session:
        account = account_by_email(session, email)
        secret = unseal(installation.settings.secret_key, account.totp_secret or "")
        assert secret
        step = max(account.totp_step + 1, int(now.timestamp()) // 30 - 1)
        return str(pyotp.TOTP(secret).at(step * 30))


def mails(folder: Path) -> list[str]:
    """The mails in var/mail as text, oldest first."""
    files = sorted(folder.glob("*.eml"), key=lambda file: int(file.name.partition(".")[0]))
    return [file.read_text(encoding="utf-8") for file in files]


def link_in(text: str) -> str:
    """The path of the first link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S*)", text)
    assert found, text
    return found[1]
