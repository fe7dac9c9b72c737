"""When and where: everything that is asked of a date must hold for one and the same date."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tests.zoekindex.samples import TUESDAY, Ask, ids, occurrence, on
from zoekindex import Days, Document

Asking = Callable[..., Ask]

# Tuesdays in Goor, in the morning; and one Thursday afternoon in Delden.
TRAVELLING = Document(
    id="travelling",
    occurrences=(
        occurrence("2026-11-24 10:00", places=("goor",)),
        occurrence("2026-11-26 14:00", places=("delden", "ambt-delden")),
        occurrence("2026-12-01 10:00", places=("goor",)),
        occurrence("2026-12-08 10:00", places=("goor",)),
    ),
)


def test_a_place_and_a_day_of_two_different_dates_are_not_a_match(asking: Asking) -> None:
    ask = asking(TRAVELLING)
    assert ask(days=on("2026-11-26"), places=frozenset({"goor"})).total == 0
    assert ask(days=on("2026-11-24"), places=frozenset({"delden"})).total == 0
    assert ask(days=on("2026-11-26"), places=frozenset({"delden"})).total == 1


def test_a_place_and_a_part_of_the_day_of_two_different_dates_are_not_a_match(asking: Asking) -> None:
    ask = asking(TRAVELLING)
    assert ask(places=frozenset({"goor"}), dayparts=frozenset({"middag"})).total == 0
    assert ask(places=frozenset({"delden"}), dayparts=frozenset({"middag"})).total == 1


def test_a_date_moved_to_another_village_is_found_there_and_only_then(asking: Asking) -> None:
    ask = asking(TRAVELLING)
    for place in ("delden", "ambt-delden"):
        (hit,) = ask(places=frozenset({place})).hits
        assert hit.occurrence.start == datetime(2026, 11, 26, 14)
        assert hit.occurrence.places == ("delden", "ambt-delden")
        assert hit.more == 0


def test_a_series_is_one_hit_with_its_next_matching_date_and_how_many_follow(asking: Asking) -> None:
    results = asking(TRAVELLING)(places=frozenset({"goor"}))
    (hit,) = results.hits
    assert (results.total, hit.occurrence.start, hit.more) == (1, datetime(2026, 11, 24, 10), 2)


def test_a_cancelled_date_is_shown_as_the_next_one_but_not_counted_as_a_further_one(asking: Asking) -> None:
    series = Document(
        id="series",
        occurrences=(
            occurrence("2026-11-24 10:00", status="afgelast"),
            occurrence("2026-12-01 10:00", status="afgelast"),
            occurrence("2026-12-08 10:00"),
        ),
    )
    (hit,) = asking(series)().hits
    assert (hit.occurrence.status, hit.more) == ("afgelast", 1)


def test_weekdays_within_a_period(asking: Asking) -> None:
    ask = asking(TRAVELLING)
    thursdays = (Days(date(2026, 11, 1), date(2027, 11, 1), frozenset({3})),)
    assert ask(days=thursdays).hits[0].occurrence.start == datetime(2026, 11, 26, 14)
    from_december = Days(date(2026, 12, 1), date(2026, 12, 31))
    assert ask(days=thursdays, period=from_december).total == 0
    (hit,) = ask(period=from_december).hits
    assert (hit.occurrence.start, hit.more) == (datetime(2026, 12, 1, 10), 1)


def test_one_of_several_sets_of_days_is_enough(asking: Asking) -> None:
    ask = asking(TRAVELLING)
    (hit,) = ask(days=(*on("2026-11-25"), *on("2026-11-26"), *on("2026-12-08"))).hits
    assert (hit.occurrence.start, hit.more) == (datetime(2026, 11, 26, 14), 1)


@pytest.mark.parametrize(
    "start,part",
    [
        ("00:00", "ochtend"),
        ("11:59", "ochtend"),
        ("12:00", "middag"),
        ("17:59", "middag"),
        ("18:00", "avond"),
    ],
)
def test_the_start_decides_the_part_of_the_day(asking: Asking, start: str, part: str) -> None:
    ask = asking(Document(id="x", occurrences=(occurrence(f"2026-11-25 {start}"),)))
    found = [each for each in ("ochtend", "middag", "avond") if ask(dayparts=frozenset({each})).total]
    assert found == [part]


def test_what_lasts_all_day_is_in_every_part_of_it(asking: Asking) -> None:
    ask = asking(Document(id="fair", occurrences=(occurrence("2026-11-24", all_day=True),)))
    for part in ("ochtend", "middag", "avond"):
        assert ask(days=on("2026-11-24"), dayparts=frozenset({part})).total == 1
    assert ask(days=on("2026-11-25")).total == 0


@pytest.mark.parametrize(
    "details,last_moment,over",
    [
        ({"end": "2026-11-24 11:30"}, "2026-11-24 11:29:59", "2026-11-24 11:30:00"),
        ({}, "2026-11-24 11:59:59", "2026-11-24 12:00:00"),
        ({"end": "2026-11-24 10:00"}, "2026-11-24 11:59:59", "2026-11-24 12:00:00"),
        ({"end": "2026-11-25 01:00"}, "2026-11-25 00:59:59", "2026-11-25 01:00:00"),
        ({"all_day": True}, "2026-11-24 23:59:59", "2026-11-25 00:00:00"),
        ({"all_day": True, "end": "2026-11-26 00:00"}, "2026-11-25 23:59:59", "2026-11-26 00:00:00"),
    ],
    ids=[
        "with an end",
        "without an end: two hours",
        "an end that says nothing",
        "past midnight",
        "all day",
        "two days",
    ],
)
def test_a_date_counts_until_it_is_over(
    asking: Asking, details: dict[str, object], last_moment: str, over: str
) -> None:
    later = occurrence("2026-12-01 10:00")
    ask = asking(
        Document(id="x", occurrences=(occurrence("2026-11-24 10:00", key="first", **details), later))
    )
    before, after = (ask(now=datetime.fromisoformat(moment)).hits[0] for moment in (last_moment, over))
    assert (before.occurrence.key, before.more) == ("first", 1)
    assert (after.occurrence.key, after.more) == (later.key, 0)


def test_one_engine_can_be_asked_about_any_moment_in_any_order(asking: Asking) -> None:
    ask = asking(TRAVELLING)
    for moment, expected in [
        ("2026-12-07 09:00", 1),
        ("2026-11-24 09:00", 4),
        ("2026-11-24 12:00", 3),
        ("2026-11-24 11:59:59", 4),
        ("2026-11-26 23:00", 2),
        ("2026-12-09 00:00", 0),
    ]:
        hits = ask(now=datetime.fromisoformat(moment)).hits
        assert sum(1 + hit.more for hit in hits) == expected


def test_yesterday_is_not_found_even_when_it_is_asked_for(asking: Asking) -> None:
    assert asking(TRAVELLING)(now=datetime(2026, 11, 25, 8), days=on("2026-11-24")).total == 0


def test_an_evening_that_ends_after_midnight_belongs_to_that_evening(asking: Asking) -> None:
    ask = asking(Document(id="x", occurrences=(occurrence("2026-11-27 20:00", end="2026-11-28 01:00"),)))
    assert ask(days=on("2026-11-27")).total == 1
    assert ask(days=on("2026-11-28")).total == 0


def test_an_exhibition_of_a_week_is_on_every_day_of_it(asking: Asking) -> None:
    ask = asking(
        Document(id="show", occurrences=(occurrence("2026-11-20 10:00", end="2026-11-27 17:00"),)),
        Document(id="walk", occurrences=(occurrence("2026-11-26 10:00"),)),
    )
    for day, expected in [("2026-11-25", ["show"]), ("2026-11-26", ["show", "walk"]), ("2026-11-28", [])]:
        assert ids(ask(days=on(day))) == expected
    assert ask(now=datetime(2026, 11, 27, 17)).total == 0


def test_an_activity_without_coming_dates_is_not_found(asking: Asking) -> None:
    ask = asking(Document(id="no dates"), Document(id="past", occurrences=(occurrence("2026-11-23 10:00"),)))
    assert ask().total == 0


def test_an_index_without_documents_answers_that_there_is_nothing(asking: Asking) -> None:
    results = asking()(words="koffie", count_facets=("soort",), count_places=True)
    assert (results.total, results.hits) == (0, ())
    assert results.facets == {"soort": {}, "plaats": {}}


def test_times_with_an_offset_are_refused() -> None:
    with pytest.raises(ValueError, match="local wall time"):
        occurrence("2026-11-24T10:00+01:00")
    assert TUESDAY.tzinfo is None
