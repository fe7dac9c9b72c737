"""A partner sees what a file would become before sending it: with defaults, own headings and rules."""

from typing import Any

import pytest

from schuifaan.content import Content, load_content
from schuifaan.errors import InputError
from schuifaan.feeds.rules import read_rules
from schuifaan.paths import shipped
from schuifaan.services.feeds.preview import Preview, preview
from tests.feeds.sheets import sheet
from tests.services.partners import NOW

ROW = {"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor"}
BOARD = {**ROW, "titel": "Bestuursvergadering"}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(shipped("content"))


def seen(content: Content, text: str, **settings: Any) -> Preview:
    return preview(content, text.encode(), NOW, name="lijst.csv", **settings)


def test_it_shows_what_would_be_on_the_site_with_its_first_dates(content: Content) -> None:
    found = seen(content, sheet({**ROW, "herhaling": "elke dinsdag"}))
    (item,) = found.items
    assert (found.verdict, found.total, item.activity.title, item.waits) == ("imported", 1, "Koffie", False)
    assert [it.start.day for it in item.dates] == [1, 8, 15]


def test_defaults_fill_what_the_file_leaves_empty(content: Content) -> None:
    usual = {"plaats": "Goor", "locatie": "De Zaal", "kosten": "gratis", "soort": "koffie"}
    found = seen(content, sheet({**ROW, "plaats": ""}), defaults=usual)
    activity = found.items[0].activity
    assert (activity.venue.name, activity.cost_cents, activity.categories) == ("De Zaal", 0, ("koffie",))


def test_own_headings_are_mapped_and_unknown_ones_are_shown_to_map(content: Content) -> None:
    text = "Wat doen we;Op;Dorp\nKoffie;2026-12-01;Goor\n"
    unread = seen(content, text)
    assert (unread.verdict, [(it.text, it.column) for it in unread.headings]) == (
        "rejected",
        [("Wat doen we", ""), ("Op", ""), ("Dorp", "plaats")],
    )
    found = seen(content, text, headings={"Wat doen we": "titel", "Op": "datum"})
    assert [it.activity.title for it in found.items] == ["Koffie"]
    assert [it.column for it in found.headings] == ["titel", "datum", "plaats"]


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ({"doe": "zonder", "kolom": "titel", "woorden": "vergadering"}, ["Koffie"]),
        ({"doe": "alleen", "kolom": "titel", "woorden": "KOFFIE"}, ["Koffie"]),
        ({"doe": "alleen", "kolom": "plaats", "woorden": "goor"}, ["Koffie", "Bestuursvergadering"]),
    ],
)
def test_rules_leave_out_what_the_partner_does_not_want(
    content: Content, rule: dict[str, str], shown: list[str]
) -> None:
    found = seen(content, sheet(ROW, BOARD), rules=[rule])
    assert sorted(it.activity.title for it in found.items) == sorted(shown)
    assert len(found.left_out) == 2 - len(shown)


@pytest.mark.parametrize(
    "settings",
    [
        {"defaults": {"kleur": "rood"}},
        {"headings": {"Wat": "kleur"}},
        {"rules": [{"doe": "nooit", "kolom": "titel", "woorden": "x"}]},
        {"rules": [{"doe": "alleen", "kolom": "kleur", "woorden": "x"}]},
        {"rules": [{"doe": "alleen", "kolom": "titel", "woorden": " "}]},
    ],
)
def test_settings_that_mean_nothing_are_refused_in_words(content: Content, settings: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        seen(content, sheet(ROW), **settings)


def test_nobody_can_make_rules_without_end() -> None:
    with pytest.raises(InputError, match="50"):
        read_rules([{"doe": "alleen", "kolom": "titel", "woorden": "x"}] * 51)
