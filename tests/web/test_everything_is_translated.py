"""Whatever a resident reads goes through the catalogs, or is marked as Dutch.

Looked at in a language that does not exist: every sentence of it is the Dutch one between brackets, so that whatever
stands outside brackets was never offered to a translator.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from babel.support import NullTranslations
from flask import Flask
from flask.testing import FlaskClient

from schuifaan.content import Content
from schuifaan.web import language
from schuifaan.wording import catalogs
from tests.support.page_tree import NOT_READ_ALOUD, squeeze, text_of
from tests.support.visitor import tree_of

# Its dates are Babel's; no catalog of ours has its name.
LANGUAGE = "de"
HERE = "gemeente=hof-van-twente"
PAGES = {
    "the first page": f"/?{HERE}",
    "the choice of a municipality": "/",
    "results": f"/zoeken?q=wandelen+op+dinsdag+met+de+bus&{HERE}",
    "results by choices": f"/zoeken?soort=koffie&soort=spel&dag=maandag&dagdeel=ochtend&vertrek=markelo&voor=ouderen&{HERE}",
    "nothing found": "/zoeken?soort=zwemmen&plaats=azelo&dag=2026-12-25&taal=pl",
    "words that lead nowhere": f"/zoeken?q=xyzzy+gratis&{HERE}",
    "values nobody knows": "/zoeken?plaats=Atlantis&dag=ooit&van=2026-12-10&tot=2026-12-01&pagina=9&sorteer=x",
    "somebody in danger": "/zoeken?q=ik+wil+niet+meer+leven",
    "somebody who would like company": "/zoeken?q=ik+ben+alleen",
    "the map": f"/kaart?{HERE}",
    "question by question": f"/zoeken/stap/hoe?soort=koffie&{HERE}",
    "an activity": "{activity}?vertrek=goor&nodig=rollator",
    "going together": "{together}/samen",
    "what is not right": "{activity}/klopt-niet",
    "a short list": "/keuzelijst?keuze=1.2.3",
    "an empty list": "/keuzelijst",
    "for somebody else": f"/voor-iemand-anders?{HERE}",
    "choosing for somebody else": f"/voor-iemand-anders/kies?vertrek=goor&{HERE}",
    "a letter": "/voor-iemand-anders/geven?keuze=1.2",
    "settings": "/instellingen",
    "what is missed": "/wij-missen-dit",
    "thanks": "/bedankt?voor=melding",
    "the week": f"/week-van-de-ontmoeting?{HERE}",
    "vriendenkringen": "/vriendenkringen",
    "the signpost": f"/wegwijzer?{HERE}",
    "a topic with who arranges it": "/wegwijzer/maatjes",
    "a topic with places": f"/wegwijzer/altijd-welkom?{HERE}",
    "a topic of elsewhere": "/wegwijzer/soek?gemeente=almelo",
    "an organisation": "/organisaties/salut",
    "no such page": "/bestaat-niet",
    "no such activity": "/activiteiten/999999",
}
# Names, numbers and the days and months of the language itself.
# A sentence may have words of somebody else's within it: it then opens before them and closes after.
_BRACKETED = re.compile("⟦[^⟦⟧]*(?:⟧|$)|^[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS = re.compile(r"https?://\S+")
_CALENDAR = {
    *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag", "Januar", "Februar"),
    *("März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
}


class Bracketed(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, num: int) -> str:
        return f"⟦{msgid1 if num == 1 else msgid2}⟧"


@pytest.fixture
def reader(app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Somebody who reads that language; nobody checks the mark-up, because it is not one of ours."""
    real = catalogs._catalog
    monkeypatch.setattr(catalogs, "_catalog", lambda code: Bracketed() if code == LANGUAGE else real(code))
    monkeypatch.setattr(language, "LIVE", (*language.LIVE, LANGUAGE))
    return FlaskClient(app, app.response_class)


@pytest.fixture(scope="module")
def names(app: Flask) -> set[str]:
    content: Content = app.extensions["schuifaan"].content
    said = [it.name for it in content.places.values()]
    for town in content.municipalities.values():
        said += [town.name, town.site_name, town.help_line.organisation_name]
        said += [service.name for service in town.ride_services]
    return {word for name in said for word in _WORD.findall(name)} | {"Schuif", "aan", "http", "WhatsApp"}


@pytest.mark.parametrize("page", PAGES)
def test_all_of_it_can_be_translated(reader: FlaskClient, names: set[str], page: str) -> None:
    activity = reader.get("/activiteiten/1").headers["Location"]
    together = reader.get("/api/v1/activiteiten?vervoer=samen").get_json()["items"][0]["url"]
    answer = reader.get(f"/{LANGUAGE}{PAGES[page].format(activity=activity, together=together)}")
    root = tree_of(answer).root

    assert root.get("lang") == LANGUAGE
    known = names | {word for it in theirs(root) for word in _WORD.findall(it)}
    assert [text for text in read(root) if left_in_dutch(text, known)] == []


def read(element: Element, theirs: bool = False) -> Iterator[str]:
    """Text and labels that are in the language of the page and in our own words."""
    if not isinstance(element.tag, str) or element.tag in NOT_READ_ALOUD - {"head"}:
        return
    theirs = theirs or element.get("lang", LANGUAGE) != LANGUAGE or "data-eigen-tekst" in element.attrib
    if not theirs:
        yield from (squeeze(element.get(name, "")) for name in ("aria-label", "title", "alt", "placeholder"))
    yield "" if theirs else squeeze(element.text or "")
    for child in element:
        yield from read(child, theirs)
        yield "" if theirs else squeeze(child.tail or "")


def theirs(root: Element) -> Iterator[str]:
    """What others wrote: it stands in the title of the page as well."""
    yield from (
        text_of(it)
        for it in root.iter()
        if "data-eigen-tekst" in it.attrib or ("href" in it.attrib and text_of(it) == it.get("href"))
    )


def left_in_dutch(text: str, names: set[str]) -> Any:
    before, text = None, _ADDRESS.sub("", text)
    while before != text:
        before, text = text, _BRACKETED.sub("", text)
    return [word for word in _WORD.findall(text) if word not in names and word not in _CALENDAR]
