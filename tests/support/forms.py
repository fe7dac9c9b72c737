"""Filling in a form of a page and sending it, as a browser does."""

from urllib.parse import urldefrag, urlsplit
from xml.etree.ElementTree import Element

from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.support.page_tree import PageTree
from tests.support.visitor import Visitor

Pairs = list[tuple[str, str]]


def form_to(page: PageTree, action: str) -> Element:
    """The form of a page that leads to `action`."""
    return next(form for form in page.all("form") if urlsplit(form.get("action", "")).path == action)


def send(visitor: Visitor, form: Element, **changes: str | list[str]) -> TestResponse:
    """Send a form with these fields changed; `_` in a name stands for a hyphen or a space in the form's own."""
    pairs = filled_in(form, changes)
    action = urldefrag(form.get("action", "")).url
    if form.get("method", "get") == "post":
        return visitor.post(action, data=MultiDict(pairs))
    return visitor.get(action.split("?")[0], query_string=MultiDict(pairs))


def filled_in(form: Element, changes: dict[str, str | list[str]]) -> Pairs:
    """What a browser sends: the form as it stands on the page, but for these changes."""
    standing = _standing(form)
    names = {field.get("name", "") for field in form.iter() if field.get("name")}
    wanted = {
        _name(key, names): [value] if isinstance(value, str) else value for key, value in changes.items()
    }
    kept = [(name, value) for name, value in standing if name not in wanted]
    return kept + [(name, value) for name, values in wanted.items() for value in values]


def _standing(form: Element) -> Pairs:
    pairs = []
    for field in form.iter():
        name = field.get("name")
        if not name or field.get("type") == "submit" or field.get("disabled") is not None:
            continue
        if field.tag == "select":
            options = list(field.iter("option"))
            chosen = [it for it in options if it.get("selected") is not None] or options[:1]
            pairs += [(name, it.get("value", "")) for it in chosen]
        elif field.tag == "textarea":
            pairs.append((name, "".join(field.itertext()).removeprefix("\n")))
        elif field.get("type") not in {"radio", "checkbox"} or field.get("checked") is not None:
            pairs.append((name, field.get("value", "")))
    return pairs


def _name(key: str, names: set[str]) -> str:
    found = [name for name in names if name.replace("-", "_").replace(" ", "_") == key]
    assert found, f"the form asks no {key!r}"
    return found[0]
