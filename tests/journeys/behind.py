"""Coming behind the sign-in of a running site, as people do: by a link such as the operator prints."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pyotp
from playwright.sync_api import BrowserContext
from sqlmodel import select

from schuifaan.clock import AMSTERDAM
from schuifaan.config import load_settings
from schuifaan.models import Mail
from schuifaan.services.attendance.sessions import past_sessions
from schuifaan.services.confirming.links import new_link
from schuifaan.services.editing.audit import record
from schuifaan.services.editing.changing import EDIT
from schuifaan.services.installation import Installation, open_installation
from schuifaan.services.mail.queue import FAILED, queue_mail
from schuifaan.services.organisations import organisation_by_slug
from tests.support.member import link_of, new_account
from tests.support.server import FIXED, RunningSite, site_environment

EDITOR, PARTNER, HALFWAY, VOLUNTEER = "editor", "partner", "halfway", "volunteer"
"""Who a page is opened by; halfway is an editor who has not given the code yet, the volunteer
a partner who signs in by hand."""
_ADDRESSES = {
    EDITOR: "anna@x.example",
    PARTNER: "bert@x.example",
    HALFWAY: "cas@x.example",
    VOLUNTEER: "truus@x.example",
}
_EDITOR = {"role": "editor"}
_OF_SALUT = {"role": "partner", "organisation": "salut", "municipality": "hof-van-twente"}
_ROLES = {EDITOR: _EDITOR, PARTNER: _OF_SALUT, HALFWAY: _EDITOR, VOLUNTEER: _OF_SALUT}
_SENT = {
    "bellen": {"telefoon": "0547 00 00 00"},
    "wat": {"titel": "Sjoelen met buren in Goor", "plaats": "Goor"},
    "wanneer": {"datum": "3-12-2026", "begintijd": "14.00"},
    "vaker": {"herhaling-keuze": "elke-week"},
    "controleer": {},
}
"""What an activity is given with, by page of the form."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What the pages behind the sign-in need: who is signed in, and numbers to put in their addresses."""

    cookies: Mapping[str, str]
    names: Mapping[str, str]

    def path(self, address: str) -> str:
        """An address with `{ours}`, `{day}` and the others filled in."""
        for name, value in self.names.items():
            address = address.replace(f"{{{name}}}", value)
        return address

    def let_in(self, context: BrowserContext, who: str, url: str) -> None:
        """Give a browser the session of `who`."""
        context.add_cookies(
            [
                {
                    "name": "sessie",
                    "value": self.cookies[who],
                    "url": url,
                    "httpOnly": True,
                    "sameSite": "Lax",
                }
            ]
        )


def come_in(site: RunningSite) -> Behind:
    """Sign in everybody, and have something waiting for the editors."""
    with urlopen(f"{site.url}/api/v1/activiteiten?gemeente=hof-van-twente&limit=100") as answer:
        items = json.load(answer)["items"]
    ours = next(it for it in items if it["organisation"] == "Salut" and it["next"]["status"] == "gaat-door")
    opener = build_opener()
    form = opener.open(f"{site.url}/doorgeven/stap/bellen")
    token, draft = _token(form.read().decode()), form.url
    for page, answers in _SENT.items():
        at = draft.replace("/bellen", f"/{page}")
        sent = opener.open(at, urlencode({**answers, "token": token}).encode())
    names = {
        "ours": str(ours["id"]),
        "day": ours["next"]["start"][:10],
        "submission": sent.url.rpartition("=")[2],
        **{f"draft_{page}": draft.removeprefix(site.url).replace("bellen", page) for page in _SENT},
        "draft_plek": draft.removeprefix(site.url).replace("bellen", "plek"),
        "draft_bewaren": draft.removeprefix(site.url).replace("stap/bellen", "bewaren"),
        "together": next(
            it["url"] for it in items if it["transport"]["samen"] and it["next"]["status"] == "gaat-door"
        ),
    }
    cookies = {who: _sign_in(site, who) for who in (EDITOR, PARTNER, HALFWAY)}
    lists = Request(f"{site.url}/redactie/bevestigen", headers={"Cookie": f"sessie={cookies[EDITOR]}"})
    found = re.search(r"/redactie/bevestigen/(\d+)", urlopen(lists).read().decode())
    assert found
    return Behind(cookies, {**names, **_of_a_partner(site), "organisation": found[1]})


def _of_a_partner(site: RunningSite) -> dict[str, str]:
    """The key with which Salut opens its list, a day that is over, a change by a partner, and mail that came back."""
    with _opened(site) as installation, installation.database.write() as session:
        now = installation.settings.clock.now()
        owner = organisation_by_slug(session, "salut", "hof-van-twente").id or 0
        held = past_sessions(session, owner, now)[0]
        key = new_link(session, "", owner, now).rpartition("/")[2]
        day = f"{held.activity.id}/{held.day.isoformat()}"
        actor, subject = f"person:{_ADDRESSES[PARTNER]}", f"activity:{held.activity.id}"
        change = record(session, now, actor, EDIT, subject, {"titel": "Koffie"}, {"titel": "Koffie en thee"})
        queue_mail(session, "truus@x.example", "Over uw activiteit", "Wilt u ons bellen?", now)
        mail = session.exec(select(Mail).where(Mail.recipient == "truus@x.example")).one()
        mail.state, mail.error = FAILED, "postbus bestaat niet"
        session.flush()
        numbers = {"sampled": str(change.id), "mail": str(mail.id)}
    return {"key": key, "held": day, "salut": str(owner), **numbers}


def printed_link(site: RunningSite, who: str) -> str:
    """A link that signs `who` in, made as the operator's command makes it; a command takes seconds to begin."""
    with _opened(site) as installation:
        new_account(installation, _ADDRESSES[who], **_ROLES[who])
        return site.url + link_of(installation, _ADDRESSES[who])


@contextmanager
def _opened(site: RunningSite) -> Iterator[Installation]:
    installation = open_installation(load_settings(site_environment(site.var, site.port)))
    try:
        yield installation
    finally:
        installation.database.dispose()


def _sign_in(site: RunningSite, who: str) -> str:
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    link = printed_link(site, who)
    opener.open(link, urlencode({"token": _token(opener.open(link).read().decode())}).encode())
    if who == EDITOR:
        page = opener.open(f"{site.url}/inloggen/code").read().decode()
        secret = re.search(r'class="secret-text"[^>]*>([A-Z2-7 ]+)<', page)
        assert secret
        now = datetime.fromisoformat(FIXED["SCHUIFAAN_NOW"]).replace(tzinfo=AMSTERDAM)
        code = pyotp.TOTP(secret[1].replace(" ", "")).at(now)
        opener.open(f"{site.url}/inloggen/code", urlencode({"token": _token(page), "code": code}).encode())
    return next(cookie.value for cookie in jar if cookie.name == "sessie" and cookie.value)


def _token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return unescape(found[1])
