"""The addresses that `site/docs/contracts.md` promises are those the site has."""

import re

from flask import Flask

from tests.contracts.document import code, rows, section

# In our own pages only, as the page says.
OWN_USE = ("/static/", "/tegels/", "/kaart/")


def plain(rule: str) -> str:
    """A route as the page writes it: `/activiteiten/<id>-<slug>`."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: f"<{'id' if found[1] == 'number' else found[1]}>", rule)


def methods(app: Flask) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith(OWN_USE):
            found.setdefault(plain(rule.rule), set()).update((rule.methods or set()) - {"HEAD", "OPTIONS"})
    return found


def test_every_address_is_promised_and_every_promised_address_is_there(app: Flask) -> None:
    promised = {address for row in rows("Addresses") for address in code(row[0])}
    short = next(it for it in code(section("Addresses")) if it == "/activiteiten/<id>")
    assert promised | {short} == set(methods(app))


def test_addresses_for_our_own_use_are_named_as_such() -> None:
    assert set(OWN_USE) <= set(code(section("Addresses")))


def test_only_the_named_addresses_take_anything_but_a_question(app: Flask) -> None:
    taking = {address for row in rows("Addresses") for address in code(row[0]) if "POST" in row[1]}
    assert taking == {address for address, allowed in methods(app).items() if "POST" in allowed}
    assert all(allowed <= {"GET", "POST"} for allowed in methods(app).values())
