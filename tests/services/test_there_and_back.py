"""Searching by public transport: what one can get to, and come home from."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from schuifaan.models import Venue
from schuifaan.services.keeping.maintenance import Upkeep
from schuifaan.services.search.document import as_document
from schuifaan.services.tables import INDEX_TASK, REACH_COMPUTED, TIMETABLE_IN_USE
from schuifaan.services.travel.working_out import Travel
from schuifaan.transit import Status
from tests.support.buses import MARKT, lay_down, put_in_place, working_days
from tests.support.village import Village, weekly

THURSDAY, SATURDAY = "2026-11-19T10:00", "2026-11-21T10:00"
OV = (("vervoer", "ov"), ("vertrek", "markelo"))
THERE, BACK, LATE = "markelo 9:30, goor 9:50", "goor 12:10, markelo 12:30", "goor 17:00, markelo 17:20"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def status(village: Village, *pairs: tuple[str, str]) -> str:
    (card,) = village.find(("vertrek", "markelo"), *pairs).cards
    assert card.reach
    return card.reach.status.value


def test_one_finds_what_one_can_get_to_and_come_home_from(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK, LATE), tmp_path)
    (card,) = village.find(*OV).cards
    assert card.reach
    reach = card.reach.unpacked()
    assert reach.there
    assert reach.back
    assert reach.last_home
    assert (reach.status, f"{reach.there.depart:%H:%M}", f"{reach.back.arrive:%H:%M}") == (
        Status.BOTH, "09:30", "12:30",
    )  # fmt: skip
    assert (f"{reach.last_home.arrive:%H:%M}", reach.there.from_stop) == ("17:20", "Markelo, Dorp")


def test_the_last_bus_leaves_ten_minutes_before_bingo_ends(village: Village, tmp_path: Path) -> None:
    village.add("Bingo", THURSDAY, point=MARKT, minutes=140)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    assert village.titles(*OV) == []
    assert status(village) == "alleen-heen"
    assert village.find(*OV).unknown == {"ov": 0}


def test_there_is_no_bus_at_the_weekend(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, SATURDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    assert village.titles(*OV, ("dag", "zaterdag")) == []
    (card,) = village.find(*OV).cards
    assert (card.start.date(), card.more_dates) == (date(2026, 11, 19), 0)
    assert status(village, ("dag", "zaterdag")) == "niet"


def test_the_bus_of_one_date_and_the_part_of_day_of_another_are_not_a_match(
    village: Village, tmp_path: Path
) -> None:
    village.add("Koffie", THURSDAY, "2026-11-20T20:00", point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    assert village.titles(*OV, ("dagdeel", "ochtend")) == ["Koffie"]
    assert village.titles(*OV, ("dagdeel", "avond")) == []


@pytest.mark.parametrize(
    "details,date_",
    [
        ({"point": None}, THURSDAY),
        ({"point": MARKT}, "2026-12-24T10:00"),
        ({"point": MARKT, "minutes": None}, THURSDAY),
        ({"point": MARKT, "minutes": 3 * 24 * 60}, THURSDAY),
    ],
    ids=["only the village is known", "beyond the timetable", "the end is not known", "lasts for days"],
)
def test_what_is_not_known_is_counted_and_never_taken_for_no(
    village: Village, tmp_path: Path, details: dict[str, object], date_: str
) -> None:
    village.add("Koffie", date_, **details)  # type: ignore[arg-type]
    lay_down(village, working_days(THERE, BACK), tmp_path)
    page = village.find(*OV)
    assert (page.total, page.unknown) == (0, {"ov": 1})
    assert status(village) == "onbekend"


def test_when_the_end_is_not_known_the_way_there_is(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, point=MARKT, minutes=None)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    (card,) = village.find(("vertrek", "markelo")).cards
    assert card.reach
    reach = card.reach.unpacked()
    assert (bool(reach.there), reach.back) == (True, None)


def test_without_a_timetable_nothing_is_known_and_the_page_says_so(village: Village) -> None:
    village.add("Koffie", THURSDAY, point=MARKT)
    village.work()
    page = village.find(*OV)
    assert (page.total, page.unknown) == (0, {"ov": 1})
    assert any("nog geen dienstregeling" in notice for notice in page.notices)


def test_without_a_place_to_leave_from_nothing_is_filtered(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", SATURDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    page = village.find(("vervoer", "ov"), ("vervoer", "zonder-auto"))
    assert (page.total, page.asks_start, page.cards[0].reach) == (1, True, None)


def test_a_postcode_stands_for_its_place(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    assert village.titles(("vervoer", "ov"), ("vertrek", "7475")) == ["Koffie"]
    assert village.titles(("vervoer", "ov"), ("vertrek", "diepenheim")) == []


def test_who_walks_with_a_rollator_needs_a_stop_that_is_nearer(village: Village, tmp_path: Path) -> None:
    far = (MARKT[0] + 0.0045, MARKT[1])  # 500 metres as the crow flies, 650 on the street
    facts = {"rollator": True}
    village.add("Ver van de halte", THURSDAY, point=far, venue="A", facts=facts)
    village.add("Bij de halte", THURSDAY, point=MARKT, venue="B", facts=facts)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    assert set(village.titles(*OV)) == {"Bij de halte", "Ver van de halte"}
    assert village.titles(*OV, ("nodig", "rollator")) == ["Bij de halte"]


def test_a_stop_nearby_is_known_from_the_timetable_unless_somebody_says_otherwise(
    village: Village, tmp_path: Path
) -> None:
    far = (MARKT[0] + 0.02, MARKT[1])
    village.add("Bij de halte", THURSDAY, venue="A", point=MARKT)
    village.add("Wij zeggen van niet", THURSDAY, venue="A", point=MARKT, facts={"bushalte": False})
    village.add("Ver weg", THURSDAY, venue="B", point=far)
    village.add("Wij zeggen van wel", THURSDAY, venue="B", point=far, facts={"bushalte": True})
    village.add("Ergens in het dorp", THURSDAY, venue="C")
    lay_down(village, working_days(THERE, BACK), tmp_path)
    page = village.find(("vervoer", "bushalte"))
    assert {card.title for card in page.cards} == {"Bij de halte", "Wij zeggen van wel"}
    assert page.unknown == {"bushalte": 1}


def test_dates_that_are_alike_share_what_was_worked_out(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", *weekly(THURSDAY, 4), point=MARKT)
    village.add("Thee", *weekly("2026-11-20T10:00", 4), point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    assert computed(village) == 2  # on foot, and with a rollator


def test_a_change_of_an_activity_is_followed_and_what_is_no_longer_wanted_goes(
    village: Village, tmp_path: Path
) -> None:
    number = village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    village.change(number, published=False)
    village.work()
    assert computed(village) == 0
    village.change(number, published=True)
    village.work()
    assert village.titles(*OV) == ["Koffie"]


def test_a_venue_that_was_put_elsewhere_is_worked_out_again(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    with village.installation.database.write() as session:
        venue = session.get_one(Venue, 1)
        venue.latitude = MARKT[0] + 0.02
        session.add(venue)
    village.work()
    assert village.titles(*OV) == []
    assert status(village) == "niet"


def test_another_timetable_takes_the_place_of_the_old_one(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK), tmp_path)
    lay_down(village, working_days(THERE), tmp_path)
    assert village.titles(*OV) == []
    assert status(village) == "alleen-heen"
    with village.installation.database.connection() as connection:
        assert connection.scalar(select(func.count()).select_from(TIMETABLE_IN_USE)) == 1


def test_whoever_is_killed_in_between_is_followed_by_one_who_does_the_rest(
    village: Village, tmp_path: Path
) -> None:
    for hour in range(60):
        village.add(f"Koffie {hour}", f"2026-11-19T{10 + hour // 10}:{hour % 10 * 5:02}", point=MARKT)
    put_in_place(village, working_days(THERE, BACK, LATE), tmp_path)
    begun = Travel(village.installation)
    begun.tick(village.now)  # and then the power goes
    assert 0 < computed(village) < 120
    village.work()
    assert computed(village) == 120
    assert village.find(*OV).total > 0


def test_the_worker_does_it_beside_the_site_a_little_at_a_time(village: Village, tmp_path: Path) -> None:
    village.sync()
    village.add("Koffie", THURSDAY, point=MARKT)
    put_in_place(village, working_days(THERE, BACK, LATE), tmp_path)
    upkeep = Upkeep(village.installation, refreshed_on=village.now.date())
    for _ in range(4):
        upkeep.tick(village.now)
    assert village.titles(*OV) == ["Koffie"]
    with village.installation.database.connection() as connection:
        assert connection.scalar(select(func.count()).select_from(INDEX_TASK)) == 0


def test_the_document_says_how_one_travels(village: Village, tmp_path: Path) -> None:
    village.add("Koffie", THURSDAY, point=MARKT)
    lay_down(village, working_days(THERE, BACK, LATE), tmp_path)
    (item,) = as_document(village.find(*OV))["items"]
    walk = item["reach"]["there"]["walk_metres"]
    assert item["reach"] == {
        "status": "heen-en-terug",
        "there": {
            "depart": "2026-11-19T09:30:00+01:00",
            "arrive": "2026-11-19T09:50:00+01:00",
            "from": "Markelo, Dorp",
            "to": "Goor, Markt",
            "walk_metres": walk,
            "changes": 0,
            "lines": ["97"],
        },
        "back": {
            "depart": "2026-11-19T12:10:00+01:00",
            "arrive": "2026-11-19T12:30:00+01:00",
            "from": "Goor, Markt",
            "to": "Markelo, Dorp",
            "walk_metres": walk,
            "changes": 0,
            "lines": ["97"],
        },
        "last_home": {
            "depart": "2026-11-19T17:00:00+01:00",
            "arrive": "2026-11-19T17:20:00+01:00",
            "from": "Goor, Markt",
            "to": "Markelo, Dorp",
            "walk_metres": walk,
            "changes": 0,
            "lines": ["97"],
        },
        "spare_minutes": 300,
    }


def computed(village: Village) -> int:
    with village.installation.database.connection() as connection:
        return connection.scalar(select(func.count()).select_from(REACH_COMPUTED)) or 0


def test_a_party_after_midnight_gets_the_buses_of_its_own_night(village: Village, tmp_path: Path) -> None:
    # Friday evening and Saturday's small hours are one service day, but two days of the calendar.
    village.add("Dansen", "2026-11-20T22:30", point=MARKT, minutes=60)
    village.add("Napraten", "2026-11-21T00:30", point=MARKT, minutes=60)
    feed = working_days("markelo 22:00, goor 22:20", "markelo 24:05, goor 24:25", "goor 26:00, markelo 26:20")
    lay_down(village, feed, tmp_path)
    assert village.titles(*OV) == ["Dansen", "Napraten"]
    for card in village.find(*OV).cards:
        assert card.reach
        assert card.reach.leaves == card.start - timedelta(minutes=30 if card.title == "Dansen" else 25)
        assert f"{card.reach.home:%d %H:%M}" == "21 02:20"


def test_in_the_night_in_which_the_clocks_go_forward_journeys_are_those_of_that_night(tmp_path: Path) -> None:
    village = Village(tmp_path, now="2027-03-10T08:00")
    village.add("Dansen", "2027-03-20T22:30", "2027-03-27T22:30", point=MARKT, minutes=60)
    feed = working_days()
    feed.runs("nacht", date(2027, 1, 1), date(2027, 12, 31))
    feed.trip("markelo 22:00, goor 22:20", service="nacht")
    feed.trip("goor 26:10, markelo 26:30", service="nacht")
    lay_down(village, feed, tmp_path)
    homes = []
    for day in ("2027-03-20", "2027-03-27"):
        (card,) = village.find(("vertrek", "markelo"), ("dag", day)).cards
        assert card.reach
        homes.append((f"{card.reach.home:%H:%M}", card.reach.unpacked().spare_minutes))
    village.close()
    # It leaves as many hours after the evening began as ever, but the clocks have skipped one.
    assert homes == [("02:30", 160), ("03:30", 160)]


def test_who_goes_home_at_half_past_two_when_there_is_none_goes_home_at_half_past_three(
    tmp_path: Path,
) -> None:
    village = Village(tmp_path, now="2027-03-10T08:00")
    village.add("Dansen", "2027-03-28T01:30", point=MARKT, minutes=60)
    feed = working_days()
    feed.runs("nacht", date(2027, 1, 1), date(2027, 12, 31))
    feed.trip("markelo 24:30, goor 24:50", service="nacht")
    feed.trip("goor 5:00, markelo 5:20", service="nacht")
    lay_down(village, feed, tmp_path)
    assert village.titles(*OV) == ["Dansen"]
    village.close()
