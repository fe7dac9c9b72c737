"""What a village gets on its notice board, and somebody on her fridge."""

from datetime import datetime
from pathlib import Path

import pytest

from schuifaan.content import next_week
from schuifaan.inputs.search import SearchInput
from schuifaan.paper import Entry, Sheet
from schuifaan.services.paper import fridge_card, village_poster, week_booklet
from schuifaan.services.search.indexing import sync_index
from tests.support.village import Village

SITE = "https://voorbeeld.nl"


@pytest.fixture
def village(tmp_path: Path) -> Village:
    return Village(tmp_path)


def entries(sheet: Sheet) -> dict[str, list[Entry]]:
    return {day.heading: list(day.entries) for day in sheet.days}


def poster(village: Village, place: str = "goor", days: int = 7) -> Sheet:
    return village_poster(village.installation, place, days, "a4", village.now, SITE)


def test_a_weekly_activity_stands_on_each_of_its_days(village: Village):
    village.add("Koffie", "2026-11-18T10:00", "2026-11-25T10:00", "2026-12-02T10:00")

    fortnight = entries(poster(village, days=14))

    assert list(fortnight) == ["woensdag 18 november", "woensdag 25 november"]
    assert [it.title for it in fortnight["woensdag 25 november"]] == ["Koffie"]
    assert fortnight["woensdag 18 november"][0].time == "10.00 tot 12.00 uur"


def test_only_what_is_in_the_village_stands_on_its_poster(village: Village):
    village.add("In Goor", "2026-11-19T10:00")
    village.add("In Markelo", "2026-11-19T10:00", place="markelo", venue="De Haverkamp")

    assert [it.title for day in poster(village).days for it in day.entries] == ["In Goor"]


def test_a_hamlet_belongs_to_its_village(village: Village):
    village.add("In Azelo", "2026-11-19T10:00", place="azelo", venue="Schoolhuis")

    assert [it.title for day in poster(village, "delden").days for it in day.entries] == ["In Azelo"]


def test_what_is_cancelled_stays_on_the_poster_and_says_so(village: Village):
    village.add("Bingo", "2026-11-19T14:00", status={"2026-11-19T14:00": "afgelast"})

    (entry,) = entries(poster(village))["donderdag 19 november"]

    assert entry.status == village.installation.content.codes["status"]["afgelast"].label


def test_unknown_is_said_and_known_facts_are_short(village: Village):
    facts = {"ophalen": True, "automaatje": False, "parkeren": True}
    village.add("Soep", "2026-11-19T12:00", facts=facts, come_alone=True)

    (entry,) = entries(poster(village))["donderdag 19 november"]

    assert entry.facts == ("prijs niet bekend", "u kunt alleen komen", "parkeren")
    assert entry.ride == "Heen en terug: wij halen u op"
    assert entry.phone == "Telefoonnummer niet bekend"


def test_a_poster_says_whom_to_ring_when_it_was_made_and_where_it_stands(village: Village):
    sheet = poster(village)

    assert sheet.help_phone == "0547-260053"
    assert sheet.made == "Gemaakt op 18 november 2026."
    assert sheet.address == "voorbeeld.nl/zoeken?plaats=goor"
    assert sheet.qr.startswith("<svg")


def test_a_card_for_the_fridge_has_the_three_nearest(village: Village):
    for place, venue in [("markelo", "A"), ("goor", "B"), ("delden", "C"), ("bentelo", "D")]:
        village.add(f"In {place}", "2026-11-19T10:00", place=place, venue=venue)
    sync_index(village.installation, village.now)

    card = fridge_card(village.installation, SearchInput(vertrek="markelo"), village.now, SITE)

    assert card.title == "Iets doen, dicht bij Markelo"
    assert card.subtitle == "Wat u kunt doen, en een nummer om te bellen."
    titles = {it.title for day in card.days for it in day.entries}
    assert len(titles) == 3
    assert "In markelo" in titles
    assert "In delden" not in titles


def test_a_postcode_is_as_near_as_a_village(village: Village):
    village.add("Koffie", "2026-11-19T10:00", place="goor")
    sync_index(village.installation, village.now)

    card = fridge_card(village.installation, SearchInput(vertrek="7471"), village.now, SITE)

    assert card.title == "Iets doen, dicht bij Goor"


def test_where_no_number_is_known_nobody_is_told_to_ring(village: Village):
    sheet = poster(village, "bornerbroek")

    assert sheet.help_phone == ""
    assert sheet.nothing == "Wij weten nu niets in Bornerbroek."
    assert sheet.checked == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2026-11-03"], "Alles is gecontroleerd op 3 november 2026."),
        (["2026-11-03", "2026-11-16"], "Alles is gecontroleerd tussen 3 november 2026 en 16 november 2026."),
        (["2026-11-03", None], "Gecontroleerd op 3 november 2026, maar niet alles. Bel even voor u gaat."),
        ([None], "Nog niet gecontroleerd. Bel even voor u gaat."),
    ],
)
def test_a_sheet_says_how_old_what_stands_on_it_is(village: Village, days: list[str | None], said: str):
    for number, day in enumerate(days):
        confirmed = datetime.fromisoformat(day) if day else None
        village.add(f"Koffie {number}", "2026-11-19T10:00", confirmed_at=confirmed)

    assert poster(village).checked == said


def test_the_booklet_says_what_goes_on_after_the_week(village: Village):
    week = village.installation.content.weeks["week-van-de-ontmoeting"]
    year = next_week(week, village.now.date())
    moment = f"{year.start.isoformat()}T10:00"
    village.add("Ontbijt", moment, theme_week=week.code, follow_up="Kom daarna elke dinsdag koffie drinken.")
    village.add("Soep", moment, theme_week=week.code, description="Te lang. " * 100)

    sheet = week_booklet(village.installation, "hof-van-twente", week.code, year, village.now, SITE)

    assert {it.title: it.after for day in sheet.days for it in day.entries} == {
        "Ontbijt": "Kom daarna elke dinsdag koffie drinken.",
        "Soep": "",
    }


def test_paper_too_says_to_ring_first(village: Village):
    village.add("Sjoelen", "2026-11-20T10:00", call_first="meldingen")
    ((entry,),) = entries(poster(village)).values()
    assert entry.facts[0] == "bel even vooraf"
