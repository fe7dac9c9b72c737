"""The page of an activity: how one gets there, and how one gets home."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.buses import MARKT, lay_down, working_days
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import application, visitor
from tests.support.village import Village
from tests.support.visitor import Visitor, tree_of

THURSDAY = "2026-11-19T10:00"
THERE, BACK, LATE = "markelo 9:30, goor 9:50", "goor 12:10, markelo 12:30", "goor 12:50, markelo 13:10"


class Place:
    """A village with a site of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.village = Village(folder, **environment)
        self._app = application(self.village.installation.settings)
        self.visit: Visitor = visitor(self._app)

    def page(self, number: int, **query: str) -> PageTree:
        """The page of an activity."""
        self.village.sync()
        answer = self.visit.get(f"/activiteiten/{number}", query_string=query, follow_redirects=True)
        return tree_of(answer)

    def said(self, number: int, **query: str) -> str:
        """All its words."""
        return text_of(self.page(number, **query).root)

    def close(self) -> None:
        self._app.extensions["schuifaan"].database.dispose()
        self.village.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Place]:
    """One in which invented facts about the ride service are shown."""
    made = Place(tmp_path, SCHUIFAAN_DEMO="1")
    yield made
    made.close()


def test_from_where_one_lives_there_are_times_stops_and_lines_both_ways(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(place.village, working_days(THERE, BACK, LATE), place.folder)
    said = place.said(number, vertrek="7475")
    assert "Vanaf Markelo komt u er met de bus, en ook weer thuis." in said
    assert "Stap in bij halte Markelo, Dorp: bus 97. Stap uit bij halte Goor, Markt om 9.50 uur." in said
    assert "De laatste reis naar huis is om 12.50 uur vanaf halte Goor, Markt." in said
    assert "Na afloop hebt u dus nog 50 minuten de tijd." in said
    assert "Dit geldt voor morgen, donderdag 19 november." in said
    assert "Proefvervoer" in said
    assert "Die geldt tot en met" in said
    assert "hemelsbreed" in said


def test_who_has_all_afternoon_after_an_activity_is_not_told_for_how_many_minutes(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(place.village, working_days(THERE, BACK, "goor 15:10, markelo 15:30"), place.folder)
    said = place.said(number, vertrek="7475")
    assert "De laatste reis naar huis is om" in said
    assert "Na afloop" not in said


def test_a_ferry_is_called_a_ferry(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    feed = working_days(THERE, BACK)
    feed.trips = [replace(trip, route_type="4") for trip in feed.trips]
    lay_down(place.village, feed, place.folder)
    said = place.said(number, vertrek="7475")
    assert "Vanaf Markelo komt u er met het openbaar vervoer, en ook weer thuis." in said
    assert "Stap in bij halte Markelo, Dorp: veerboot 97." in said


def test_a_letter_for_somebody_else_tells_the_way_there_and_home(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(place.village, working_days(THERE, BACK), place.folder)
    place.village.sync()

    letter = text_of(place.visit.page(f"/voor-iemand-anders/geven?keuze={number}&vertrek=markelo").root)

    assert "Zo komt u er 9.30 uur: Stap in bij halte Markelo, Dorp" in letter
    assert "Zo komt u thuis" in letter
    assert "U bent thuis." in letter


def test_who_has_not_said_where_she_leaves_from_is_asked_and_never_for_an_address(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(place.village, working_days(THERE, BACK), place.folder)
    page = place.page(number)
    said = text_of(page.root)
    assert "Vul in waar u vertrekt." in said
    assert "Wij vragen nooit uw adres." in said
    assert "Stap in" not in said


@pytest.mark.parametrize(
    "details,start,sentence",
    [
        ({"point": None}, THURSDAY, "Het precieze adres weten we niet."),
        ({"point": MARKT}, "2026-12-24T10:00", "Voor die dag is er nog geen dienstregeling."),
        ({"point": MARKT, "minutes": None}, THURSDAY, "Hoe laat het is afgelopen, weten we niet."),
        ({"point": MARKT, "minutes": 140}, THURSDAY, "Na afloop gaat er niets meer terug."),
        ({"point": MARKT}, "2026-11-21T10:00", "komt u die dag niet op tijd met bus of trein."),
    ],
    ids=["village only", "beyond the timetable", "no end", "only there", "no bus"],
)
def test_never_more_is_said_than_is_known(
    place: Place, details: dict[str, object], start: str, sentence: str
) -> None:
    number = place.village.add("Koffie", start, **details)  # type: ignore[arg-type]
    lay_down(place.village, working_days(THERE, BACK), place.folder)
    assert sentence in place.said(number, vertrek="markelo")


def test_of_the_night_after_the_last_day_of_a_timetable_no_more_is_said_than_is_known(place: Place) -> None:
    number = place.village.add("Klaverjassen", "2026-12-18T21:00", point=MARKT)
    lay_down(
        place.village, working_days("markelo 20:00, goor 20:20", "goor 0:30, markelo 0:50"), place.folder
    )
    said = place.said(number, vertrek="markelo")
    assert "Of er die nacht nog iets teruggaat, weten we nog niet." in said
    assert "Na afloop gaat er niets meer terug" not in said


def test_without_a_timetable_the_page_says_so(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    assert "Er is nog geen dienstregeling." in place.said(number, vertrek="markelo")


def test_a_place_we_do_not_know_is_said_back_in_words(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    assert "Wij kennen het vertrekpunt “de maan” niet." in place.said(number, vertrek="de maan")


def test_what_is_chosen_goes_along_to_the_present_address_of_an_activity(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    answer = place.visit.get(f"/activiteiten/{number}-oud?vertrek=markelo&nodig=rollator")
    assert answer.headers["Location"] == f"/activiteiten/{number}-koffie?vertrek=markelo&nodig=rollator"


def test_a_card_leads_to_the_page_with_the_same_place_to_leave_from(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(place.village, working_days(THERE, BACK), place.folder)
    page = place.visit.page("/zoeken?vertrek=markelo&vervoer=ov")
    (card,) = [a.get("href", "") for article in page.all("article") for a in article.findall(".//{*}h3/{*}a")]
    assert card.startswith(f"/activiteiten/{number}-koffie?")
    assert "vertrek=markelo" in card
    assert "Heen en terug met de bus".lower() in text_of(page.root).lower()


def test_until_when_to_ring_is_said_with_the_days_left_and_marked_as_invented(demo: Place) -> None:
    number = demo.village.add("Koffie", "2026-11-26T10:00", point=MARKT)
    said = demo.said(number)
    assert "Bel Salut voor dinsdag 12.00 uur (nog 6 dagen). (voorbeeld)" in said
    assert "0,35 euro per kilometer (voorbeeld)" in said


def test_when_it_is_too_late_the_next_date_that_still_works_is_named(demo: Place) -> None:
    number = demo.village.add("Koffie", THURSDAY, "2026-11-26T10:00", point=MARKT)
    said = demo.said(number)
    assert "Voor de eerstvolgende keer is het te laat om te bellen." in said
    assert "Voor donderdag 26 november kan het nog. Bel Salut voor dinsdag 12.00 uur" in said


def test_outside_a_demonstration_nothing_invented_is_said(place: Place) -> None:
    number = place.village.add("Koffie", THURSDAY, point=MARKT)
    said = place.said(number)
    assert "Bel Salut, liefst twee werkdagen van tevoren." in said
    assert "vraag het bij Salut" in said
    assert "voorbeeld" not in said.lower()


def test_who_said_so_stands_beside_each_fact_and_what_nobody_said_is_no_no(place: Place) -> None:
    number = place.village.add(
        "Koffie",
        THURSDAY,
        point=MARKT,
        facts={"rolstoel": True, "ophalen": False},
        venue_facts={"hulphond": False},
    )
    lay_down(place.village, working_days(THERE, BACK), place.folder)
    said = place.said(number)
    assert "Volgens de beheerder, zondag 1 november 2026" in said
    assert "Rolstoel: ja" in said
    assert "Hulphond: nee" in said
    assert "Ringleiding: weten we niet" in said
    assert "Wij halen u op: nee" in said
    assert "Bushalte dichtbij: ja" in said
