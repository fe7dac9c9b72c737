"""Being driven, picked up or taken along: what counts as yes, as no, and as not known."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.support.buses import MARKT, lay_down, working_days
from tests.support.village import Village

# The demonstration's Automaatje wants two working days and does not answer on Wednesdays: on this Wednesday morning
# Saturday is the first day for which one can still ring.
TOO_LATE, IN_TIME = "2026-11-20T10:00", "2026-11-21T10:00"
RIDE = ("vervoer", "automaatje")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Village]:
    """A village in which the ride service says how long before, and when it answers."""
    made = Village(tmp_path, SCHUIFAAN_DEMO="1")
    yield made
    made.close()


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    """One in which nobody has told us that."""
    made = Village(tmp_path)
    yield made
    made.close()


def verdict(village: Village, *pairs: tuple[str, str]) -> str:
    """What is found, in a word: `ja`, `nee`, or `onbekend`."""
    village.sync()
    page = village.find(*pairs)
    return "ja" if page.total else "onbekend" if sum(page.unknown.values()) else "nee"


def said(value: bool | None) -> dict[str, bool]:
    return {} if value is None else {"automaatje": value}


@pytest.mark.parametrize(
    "place,partner,day,expected",
    [
        ("goor", True, IN_TIME, "ja"),
        ("goor", True, TOO_LATE, "nee"),
        ("goor", False, IN_TIME, "nee"),
        ("goor", False, TOO_LATE, "nee"),
        ("goor", None, IN_TIME, "ja"),
        ("goor", None, TOO_LATE, "nee"),
        ("almelo", True, IN_TIME, "ja"),
        ("almelo", True, TOO_LATE, "ja"),
        ("almelo", False, IN_TIME, "nee"),
        ("almelo", None, IN_TIME, "onbekend"),
    ],
)
def test_where_the_service_says_until_when_to_ring(
    demo: Village, place: str, partner: bool | None, day: str, expected: str
) -> None:
    demo.add("Koffie", day, place=place, facts=said(partner))
    assert verdict(demo, RIDE) == expected


@pytest.mark.parametrize(
    "place,partner,expected",
    [
        ("goor", True, "ja"),
        ("goor", False, "nee"),
        ("goor", None, "onbekend"),
        ("almelo", True, "ja"),
        ("almelo", None, "onbekend"),
    ],
)
@pytest.mark.parametrize("day", [IN_TIME, TOO_LATE])
def test_where_nobody_knows_until_when_to_ring(
    village: Village, place: str, partner: bool | None, day: str, expected: str
) -> None:
    village.add("Koffie", day, place=place, facts=said(partner))
    assert verdict(village, RIDE) == expected


def test_of_a_series_the_first_date_for_which_one_can_ring_is_shown(demo: Village) -> None:
    demo.add("Koffie", TOO_LATE, IN_TIME, "2026-11-27T10:00")
    demo.sync()
    (card,) = demo.find(RIDE).cards
    assert (card.start.isoformat(timespec="minutes"), card.more_dates) == (IN_TIME, 1)
    assert verdict(demo, RIDE, ("dag", "vrijdag"), ("tot", "2026-11-20")) == "nee"


@pytest.mark.parametrize("picked_up,together", list(product([True, False, None], repeat=2)))
def test_without_a_car_any_way_will_do(
    village: Village, picked_up: bool | None, together: bool | None
) -> None:
    facts = {code: it for code, it in (("ophalen", picked_up), ("samen", together)) if it is not None}
    village.add("Koffie", IN_TIME, place="almelo", facts={"automaatje": False, **facts})
    expected = "ja" if True in (picked_up, together) else "onbekend"  # of the bus nobody knows anything
    assert verdict(village, ("vervoer", "zonder-auto"), ("vertrek", "markelo")) == expected


def test_without_a_car_what_is_surely_out_of_reach_is_not_counted_as_unknown(
    village: Village, tmp_path: Path
) -> None:
    nothing = {"automaatje": False, "ophalen": False, "samen": False}
    village.add("Koffie", IN_TIME, point=MARKT, facts=nothing)
    lay_down(village, working_days("markelo 9:30, goor 9:50", "goor 12:10, markelo 12:30"), tmp_path)
    without_car = ("vervoer", "zonder-auto")
    assert verdict(village, without_car, ("vertrek", "markelo")) == "nee"  # there is no bus on Saturday
    assert verdict(village, without_car, ("vertrek", "goor")) == "ja"  # that is a walk


def test_without_a_car_the_bus_will_do(village: Village, tmp_path: Path) -> None:
    nothing = {"automaatje": False, "ophalen": False, "samen": False}
    village.add("Koffie", TOO_LATE, point=MARKT, facts=nothing)
    lay_down(village, working_days("markelo 9:30, goor 9:50", "goor 12:10, markelo 12:30"), tmp_path)
    assert verdict(village, ("vervoer", "zonder-auto"), ("vertrek", "markelo")) == "ja"
