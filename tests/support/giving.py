"""Giving an activity page by page, as a partner does."""

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from schuifaan.services.drafts.questions import QUESTIONS
from tests.support.forms import filled_in, form_to, send
from tests.support.visitor import Visitor, tree_of

FIRST, CHECK = f"/doorgeven/stap/{QUESTIONS[0].slug}", "/doorgeven/stap/controleer"
PAGE_OF = {field: it.slug for it in QUESTIONS for field in it.fields}
Given = Mapping[str, str | list[str]]


def begin(visitor: FlaskClient) -> str:
    """The address of the first question of a new draft."""
    return visitor.get(FIRST).headers["Location"]


def at(address: str, slug: str) -> str:
    """The same draft, at another page."""
    return f"/doorgeven/stap/{slug}?concept={key_in(address)}"


def key_in(address: str) -> str:
    """The key of the draft."""
    return parse_qs(urlsplit(address).query)["concept"][0]


def question(visitor: FlaskClient, address: str) -> Element:
    """The form of one page."""
    return form_to(tree_of(visitor.get(address)), urlsplit(address).path)


def answer(visitor: Visitor, address: str, /, button: str = "", **answers: str | list[str]) -> TestResponse:
    """Fill in one page and press a button: `vorige`, `later`, `bekijk`, or the one to go on."""
    form = question(visitor, address)
    if not button:
        return send(visitor, form, **answers)
    return visitor.post(address, data=MultiDict([*filled_in(form, dict(answers)), ("knop", button)]))


def fill(visitor: FlaskClient, answers: Given, address: str = "") -> str:
    """Send every page, without looking at each; returns the address of the last one."""
    address = address or begin(visitor)
    token = next(it for it in question(visitor, address).iter("input") if it.get("name") == "token")
    for it in QUESTIONS:
        own = {name: answers[name] for name in it.fields if name in answers}
        visitor.post(at(address, it.slug), data=MultiDict({**own, "token": token.get("value", "")}))
    return at(address, "controleer")


def give(visitor: Visitor, answers: Given, **sender: str) -> TestResponse:
    """Fill everything in and send it."""
    return send(visitor, question(visitor, fill(visitor, answers)), **sender)
