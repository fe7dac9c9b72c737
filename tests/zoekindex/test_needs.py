"""Needs that one date of an activity meets, and another one does not."""

from collections.abc import Callable
from datetime import date, datetime

from tests.zoekindex.samples import Ask, flag, ids, occurrence, on
from zoekindex import Code, Count, Document, Flag, Need, Since

Asking = Callable[..., Ask]

BUS = Need("bus", (Code("ov:goor"),))
RIDE = Need("ride", (Flag("ride", Since("town", (("hof", date(2026, 11, 26)),))),))
GOOR = frozenset({"ov:goor"})

# There is a bus on Tuesdays; on Sundays there is none, and of next year nobody knows.
SERIES = Document(
    id="series",
    occurrences=(
        occurrence("2026-11-24 10:00", codes=GOOR, places=("delden",)),
        occurrence("2026-11-29 10:00", places=("delden",)),
        occurrence("2026-12-01 10:00", codes=GOOR, places=("markelo",)),
        occurrence("2027-01-05 10:00", unsure=frozenset({"ov"})),
    ),
)


def test_only_the_dates_that_one_can_travel_to_are_shown_and_counted(asking: Asking) -> None:
    (hit,) = asking(SERIES)(needs=(BUS,)).hits
    assert (hit.occurrence.start, hit.more) == (datetime(2026, 11, 24, 10), 1)
    assert hit.occurrence.codes == GOOR


def test_the_bus_on_one_date_and_the_place_of_another_are_not_a_match(asking: Asking) -> None:
    ask = asking(SERIES)
    assert ask(needs=(BUS,), days=on("2026-11-29")).total == 0
    assert ask(needs=(BUS,), days=on("2026-12-01"), places=frozenset({"delden"})).total == 0
    assert ask(needs=(BUS,), days=on("2026-12-01"), places=frozenset({"markelo"})).total == 1


def test_of_a_date_beyond_the_timetable_it_is_said_that_it_is_not_known(asking: Asking) -> None:
    results = asking(SERIES)(needs=(BUS,), days=on("2027-01-05"), count_needs=(BUS,))
    assert (results.total, results.unknown) == (0, {"bus": 1})
    assert results.facets["needs"] == {"bus": Count(0, 1)}


def test_who_can_come_on_one_date_is_not_among_the_unknown_for_another(asking: Asking) -> None:
    results = asking(SERIES)(needs=(BUS,))
    assert (results.total, results.unknown) == (1, {"bus": 0})


def test_places_are_counted_where_one_can_travel_to(asking: Asking) -> None:
    counts = asking(SERIES)(needs=(BUS,), days=on("2026-11-29"), count_places=True).facets["plaats"]
    assert counts == {"delden": Count(0, 0), "markelo": Count(0, 0)}
    counts = asking(SERIES)(needs=(BUS,), count_places=True).facets["plaats"]
    assert counts == {"delden": Count(1, 0), "markelo": Count(1, 0)}


def test_what_must_be_asked_for_in_time_counts_from_the_first_date_that_is_still_possible(
    asking: Asking,
) -> None:
    def ride(name: str, town: str, day: str, known: bool | None) -> Document:
        return Document(
            id=name,
            facets={"town": frozenset({town})},
            flags={"ride": known},
            occurrences=(occurrence(f"{day} 10:00"),),
        )

    results = asking(
        ride("too late", "hof", "2026-11-25", True),
        ride("in time", "hof", "2026-11-26", True),
        ride("elsewhere", "almelo", "2026-11-25", True),
        ride("perhaps", "hof", "2026-11-26", None),
        ride("too late anyway", "hof", "2026-11-25", None),
        ride("no", "almelo", "2026-11-26", False),
    )(needs=(RIDE,))
    assert ids(results) == ["elsewhere", "in time"]
    assert results.unknown == {"ride": 1}


def test_two_needs_must_hold_for_the_same_date(asking: Asking) -> None:
    document = Document(
        id="x",
        facets={"town": frozenset({"hof"})},
        flags={"ride": True, "toilet": True},
        occurrences=(occurrence("2026-11-25 10:00", codes=GOOR), occurrence("2026-11-27 10:00")),
    )
    ask = asking(document)
    assert ask(needs=(RIDE,)).hits[0].occurrence.start == datetime(2026, 11, 27, 10)
    assert ask(needs=(BUS, flag("toilet"))).hits[0].occurrence.start == datetime(2026, 11, 25, 10)
    assert ask(needs=(BUS, RIDE)).total == 0
