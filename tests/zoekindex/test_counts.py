"""Facets, needs and their counts."""

from collections.abc import Callable
from datetime import date

from tests.zoekindex.samples import Ask, flag, ids, occurrence, on
from zoekindex import Count, Days, Document, Flag, Need

Asking = Callable[..., Ask]


def activity(
    name: str, soort: str = "", place: str = "goor", start: str = "2026-11-25 10:00", **flags: bool | None
) -> Document:
    return Document(
        id=name,
        facets={"soort": frozenset(soort.split())},
        flags=flags,
        occurrences=(occurrence(start, places=(place,) if place else ()),),
    )


def test_values_of_one_facet_are_alternatives_and_facets_add_up(asking: Asking) -> None:
    ask = asking(
        Document(
            id="a",
            facets={"soort": frozenset({"koffie", "spel"}), "taal": frozenset({"nl"})},
            occurrences=(occurrence("2026-11-25 10:00"),),
        ),
        activity("b", "sport"),
        activity("c", "koffie"),
    )
    assert ids(ask(facets={"soort": frozenset({"spel", "sport"})})) == ["a", "b"]
    assert ids(ask(facets={"soort": frozenset({"koffie"}), "taal": frozenset({"nl"})})) == ["a"]
    assert ask(facets={"soort": frozenset({"iets anders"})}).total == 0
    assert ask(facets={"soort": frozenset()}).total == 3


def test_the_counts_of_a_facet_leave_its_own_filter_out_and_keep_the_others(asking: Asking) -> None:
    ask = asking(
        activity("a", "koffie"), activity("b", "sport"), activity("c", "sport", place="delden"), activity("d")
    )
    results = ask(
        facets={"soort": frozenset({"koffie"})},
        places=frozenset({"goor"}),
        count_facets=("soort",),
        count_places=True,
    )
    assert ids(results) == ["a"]
    assert results.facets["soort"] == {"koffie": Count(1, 1), "sport": Count(1, 1)}
    assert results.facets["plaats"] == {"delden": Count(0, 0), "goor": Count(1, 0)}


def test_an_activity_at_an_unknown_place_is_counted_as_unknown(asking: Asking) -> None:
    results = asking(activity("a"), activity("b", place=""))(places=frozenset({"goor"}), count_places=True)
    assert results.total == 1
    assert results.facets["plaats"] == {"goor": Count(1, 1)}


def test_a_flag_that_nobody_knows_is_left_out_and_said_so(asking: Asking) -> None:
    ask = asking(
        activity("yes", rolstoel=True),
        activity("no", rolstoel=False),
        activity("unknown", rolstoel=None),
        activity("silent"),
        activity("elsewhere", place="delden"),
    )
    results = ask(
        needs=(flag("rolstoel"),),
        places=frozenset({"goor"}),
        count_needs=(flag("rolstoel"), flag("toilet")),
    )
    assert ids(results) == ["yes"]
    assert results.unknown == {"rolstoel": 2}
    assert results.facets["needs"] == {"rolstoel": Count(1, 2), "toilet": Count(0, 1)}


def test_every_flag_must_hold_and_each_is_counted_without_its_own_filter(asking: Asking) -> None:
    ask = asking(
        activity("both", rolstoel=True, toilet=True),
        activity("one", rolstoel=True, toilet=False),
        activity("maybe", rolstoel=True),
    )
    both = (flag("rolstoel"), flag("toilet"))
    results = ask(needs=both, count_needs=both)
    assert ids(results) == ["both"]
    assert results.facets["needs"] == {"rolstoel": Count(1, 0), "toilet": Count(1, 1)}
    assert results.unknown == {"rolstoel": 0, "toilet": 1}


def test_of_the_ways_to_meet_a_need_one_is_enough_and_who_is_in_already_is_not_unknown(
    asking: Asking,
) -> None:
    ask = asking(
        activity("bus", ophalen=None, automaatje=True),
        activity("none", ophalen=False, automaatje=False),
        activity("perhaps", ophalen=None, automaatje=False),
    )
    results = ask(needs=(Need("gebracht", (Flag("ophalen"), Flag("automaatje"))),))
    assert ids(results) == ["bus"]
    assert results.unknown == {"gebracht": 1}


def test_days_and_parts_of_the_day_are_counted_for_one_and_the_same_date(asking: Asking) -> None:
    ask = asking(
        activity("a", start="2026-11-25 10:00"),
        activity("b", start="2026-11-25 20:00"),
        activity("c", start="2026-11-26 20:00"),
        activity("d", start="2026-11-26 20:00", place="delden"),
    )
    week = Days(date(2026, 11, 23), date(2026, 11, 29))
    results = ask(
        days=on("2026-11-25"),
        dayparts=frozenset({"avond"}),
        places=frozenset({"goor"}),
        count_days={"woensdag": on("2026-11-25"), "donderdag": on("2026-11-26"), "week": (week,)},
        count_dayparts=True,
    )
    assert ids(results) == ["b"]
    assert results.facets["dag"] == {
        "woensdag": Count(1, 0),
        "donderdag": Count(1, 0),
        "week": Count(2, 0),
    }
    assert results.facets["dagdeel"] == {"ochtend": Count(1, 0), "middag": Count(0, 0), "avond": Count(1, 0)}


def test_a_series_counts_once_however_many_of_its_dates_and_places_match(asking: Asking) -> None:
    dates = tuple(
        occurrence(f"2026-12-{day:02} 10:00", places=(place,)) for day, place in enumerate("abab", 1)
    )
    results = asking(Document(id="x", occurrences=dates))(count_places=True, count_dayparts=True)
    assert results.total == 1
    assert results.facets["plaats"] == {"a": Count(1, 0), "b": Count(1, 0)}
    assert results.facets["dagdeel"]["ochtend"] == Count(1, 0)


def test_a_facet_and_a_flag_of_the_same_name_do_not_mix(asking: Asking) -> None:
    confusing = Document(
        id="a",
        facets={"soort": frozenset({"koffie"})},
        flags={"soort": False},
        occurrences=(occurrence("2026-11-25 10:00"),),
    )
    ask = asking(confusing)
    assert ask(facets={"soort": frozenset({"koffie"})}, needs=(flag("soort"),)).total == 0
    results = ask(facets={"soort": frozenset({"spel"})}, needs=(flag("soort"),), count_facets=("soort",))
    assert results.facets["soort"] == {"koffie": Count(0, 0)}
