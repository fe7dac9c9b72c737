"""The coalition sees what is on offer where, what is missing, and what will be: in figures, and true ones."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.clock import wall_time
from schuifaan.models import Activity, SearchMiss
from schuifaan.services.coalition.coming_gaps import coming_gaps
from schuifaan.services.coalition.confirmed import confirmed_by_organisation
from schuifaan.services.coalition.follow_ups import GOES_ON, NOTHING, SAME_ORGANISATION, week_items
from schuifaan.services.coalition.heat import LITTLE, MUCH, REGULAR, heat_table, level
from schuifaan.services.coalition.heat import NOTHING as EMPTY
from schuifaan.services.coalition.history import keep_supply, supply_in
from schuifaan.services.coalition.quarters import Quarter, quarter_of, quarters_until, read_quarter
from schuifaan.services.coalition.reporting import quarter_report
from schuifaan.services.coalition.rhythm import missed_turns
from schuifaan.services.coalition.supply import Cell, Counts, coming_supply
from schuifaan.services.coalition.white_spots import white_spots
from tests.support.village import Village, weekly

HOF, ALMELO = "hof-van-twente", "almelo"
DAYPARTS = ("ochtend", "middag", "avond")
TODAY, KNOWN = date(2026, 11, 18), date(2027, 2, 13)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    made = Village(tmp_path_factory.mktemp("coalition"))
    made.add("Koffie", *weekly("2026-10-27T10:00", 12), categories=["koffie"], organisation="Salut")
    # Nothing on 25 December and 1 January, and again on 8 January.
    fridays = [it for it in weekly("2026-11-06T14:00", 14) if it[:10] not in {"2026-12-25", "2027-01-01"}]
    made.add("Soos", *fridays, categories=["spel", "koffie"], place="wiene", organisation="Soos")
    made.add(
        "Kaarten",
        "2026-11-20T19:30",
        place="markelo",
        categories=["spel"],
        status={"2026-11-20T19:30": "afgelast"},
    )
    made.add("Vertrokken", "2026-11-25T19:30", place="markelo", hidden_reason="Gestopt.")
    made.add("Yoga", "2026-12-01T19:30", place="almelo", categories=["sport"], example=True)
    made.add("Feest", "2026-12-02T19:30", place=None, categories=["feest"], municipality=HOF)
    yield made
    made.close()


def counts_of(village: Village, municipality: str = HOF) -> Counts:
    with village.installation.database.read() as session:
        return coming_supply(session, village.installation.content, municipality, village.now).counts


def test_each_date_counts_for_its_village_week_part_of_day_and_every_kind(village: Village) -> None:
    counts = counts_of(village)
    assert counts[Cell("goor", "2026-W47", "ochtend", "koffie")] == 1
    assert counts[Cell("delden", "2026-W47", "middag", "")] == 1, "a hamlet counts for its village"
    assert counts[Cell("delden", "2026-W47", "middag", "spel")] == 1
    assert counts[Cell("delden", "2026-W47", "middag", "koffie")] == 1
    assert counts[Cell("", "2026-W49", "avond", "feest")] == 1, (
        "a place we do not know is no reason to leave it out"
    )
    assert not [it for it in counts if it.place in {"markelo", "almelo", "wiene"}]
    assert {it.week for it in counts} == {f"2026-W{it}" for it in range(47, 53)}


def test_invented_examples_are_counted_and_said_to_be_there(village: Village) -> None:
    with village.installation.database.read() as session:
        supply = coming_supply(session, village.installation.content, ALMELO, village.now)
    assert (supply.examples, sum(supply.counts.values())) == (1, 2)


def test_a_table_has_a_number_and_a_level_for_each_part_of_the_day(village: Village) -> None:
    table = heat_table(counts_of(village), ["goor", "delden"], lambda it: it.place, DAYPARTS, 6)
    assert [(row.code, row.cells) for row in table] == [
        ("goor", ((6, LITTLE), (0, EMPTY), (0, EMPTY))),
        ("delden", ((0, EMPTY), (5, LITTLE), (0, EMPTY))),
    ]
    by_kind = heat_table(counts_of(village), ["koffie", "spel"], lambda it: it.kind, DAYPARTS, 6, kind=None)
    assert [row.cells[1][0] for row in by_kind] == [5, 5]
    assert [level(it, 6) for it in (0, 11, 12, 41, 42)] == [EMPTY, LITTLE, REGULAR, REGULAR, MUCH]


def test_white_spots_are_what_a_village_lacks_and_another_has(village: Village) -> None:
    spots = white_spots(
        counts_of(village), ["delden", "goor", "markelo"], DAYPARTS, ["koffie", "spel", "zwemmen"]
    )
    assert spots.kinds_nowhere == ("zwemmen",)
    markelo, delden, goor = spots.villages
    assert (markelo.place, markelo.nothing_at_all) == ("markelo", True)
    assert (delden.dayparts, delden.kinds) == (("ochtend", "avond"), ())
    assert (goor.dayparts, goor.kinds) == (("middag", "avond"), ("spel",))


def test_turns_that_a_series_skips_at_christmas_are_named_six_weeks_ahead(village: Village) -> None:
    with village.installation.database.read() as session:
        found = coming_gaps(session, HOF, village.now)
        elsewhere = coming_gaps(session, ALMELO, village.now)
    (soos,) = found.series
    assert (soos.title, soos.organisation, soos.after) == ("Soos", "Soos", date(2027, 1, 8))
    assert soos.missed == (date(2026, 12, 25),), "1 January is more than six weeks away"
    christmas = next(it for it in found.weeks if it.monday == date(2026, 12, 21))
    assert (christmas.held, christmas.missed) == (1, 1)
    assert any("kerstdag" in it for it in christmas.holidays)
    assert elsewhere.series == ()


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(it) for it in texts]


MONTHLY = days("2026-10-22", "2026-11-26", "2027-01-28", "2027-02-25")


@pytest.mark.parametrize(
    "dates, missed",
    [
        (days("2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"), days("2026-12-01")),  # then nothing
        (days("2026-11-05", "2026-11-19", "2026-12-03", "2026-12-17", "2026-12-31"), []),
        (days("2026-09-24", *map(str, MONTHLY)), days("2026-12-24")),
        (days("2026-11-05", "2026-11-19", "2026-12-03", "2026-12-17", "2027-01-07", "2027-01-21"), []),
        (days("2026-10-20", "2026-10-27", "2026-11-03"), []),  # it ended before today
        (days("2026-11-20", "2026-12-24"), []),  # two dates are no rhythm
        (days("2026-09-01", "2026-12-01", "2027-03-01"), []),  # four times a year
    ],
)
def test_a_series_is_judged_by_its_own_rhythm(dates: list[date], missed: list[date]) -> None:
    assert missed_turns(dates, TODAY, TODAY + timedelta(weeks=6), KNOWN)[: len(missed) or None] == missed


@given(st.sets(st.integers(0, 6), min_size=1), st.sets(st.integers(0, 12), max_size=2))
def test_a_weekly_rhythm_misses_the_weeks_that_were_left_out_and_no_other_day(
    weekdays: set[int], closed: set[int]
) -> None:
    monday = date(2026, 10, 19)
    turns = [monday + timedelta(weeks=week, days=day) for week in range(25) for day in sorted(weekdays)]
    shut = {it for it in turns if (it - monday).days // 7 - 4 in closed}
    last = TODAY + timedelta(weeks=6)
    found = missed_turns([it for it in turns if it not in shut], TODAY, last, KNOWN)
    assert found == [it for it in turns if it in shut and TODAY <= it <= last]


def test_who_confirmed_how_lately_without_invented_examples(village: Village) -> None:
    with village.installation.database.read() as session:
        today = confirmed_by_organisation(session, HOF, village.now)
        later = confirmed_by_organisation(session, HOF, village.now + timedelta(days=60))
        in_almelo = confirmed_by_organisation(session, ALMELO, village.now)
    by_name = {it.organisation: it for it in today}
    assert (by_name["Soos"].activities, by_name["Soos"].within_45) == (1, 1)
    soos = next(it for it in later if it.organisation == "Soos")
    assert (soos.within_45, soos.within_90, soos.within_150, soos.longer_ago) == (0, 1, 1, 0)
    assert in_almelo == []


def test_a_week_that_is_over_is_counted_once_and_stays_known(village: Village) -> None:
    database, content = village.installation.database, village.installation.content
    assert keep_supply(database, content, village.now) == 3, "weeks 44 to 46; nothing was on in week 43"
    assert keep_supply(database, content, village.now + timedelta(hours=5)) == 0
    with database.read() as session:
        counts = supply_in(session, HOF, Quarter(2026, 4))
        assert supply_in(session, HOF, Quarter(2026, 3)) == {}
    assert counts[Cell("goor", "2026-W44", "ochtend", "koffie")] == 1
    assert counts[Cell("delden", "2026-W45", "middag", "")] == 1


def test_words_searched_for_in_vain_are_told_from_five(village: Village) -> None:
    with village.installation.database.write() as session:
        session.add(SearchMiss(week="2026-W45", word="schaken", count=3))
        session.add(SearchMiss(week="2026-W46", word="schaken", count=2))
        session.add(SearchMiss(week="2026-W46", word="zwemmen", count=4))
        session.add(SearchMiss(week="2026-W39", word="zwemmen", count=4))
    with village.installation.database.read() as session:
        report = quarter_report(session, village.installation.content, HOF, Quarter(2026, 4))
    assert report.words == (("schaken", 5),)


def test_an_item_of_the_week_leads_to_something_or_to_nothing(village: Village) -> None:
    week = {"theme_week": "week-van-de-ontmoeting", "place": "goor"}
    village.add("Open huis", *weekly("2026-09-24T10:00", 20), **week)
    village.add("High tea", "2026-09-25T15:00", "2027-09-30T15:00", **week)
    singing = village.add("Zingen", "2026-09-26T15:00", **week)
    village.add("Een jaar eerder", "2025-09-26T15:00", **week)
    with village.installation.database.write() as session:
        session.get_one(Activity, singing).organisation_id = session.get_one(Activity, 1).organisation_id
    with village.installation.database.read() as session:
        first, last = date(2026, 9, 24), date(2026, 9, 30)
        items = week_items(session, "week-van-de-ontmoeting", first, last, HOF, wall_time(village.now).date())
    assert {it.title: it.follow_up for it in items} == {
        "High tea": NOTHING,
        "Open huis": GOES_ON,
        "Zingen": SAME_ORGANISATION,
    }
    assert items[0].title == "High tea", "what leads to nothing comes first"


def test_a_quarter_has_its_days_and_its_whole_weeks() -> None:
    fourth = quarter_of(date(2026, 12, 31))
    assert (fourth.first, fourth.after) == (date(2026, 10, 1), date(2027, 1, 1))
    assert fourth.weeks == ("2026-W40", "2026-W53")
    assert Quarter(2027, 1).weeks[0] == "2027-W01"
    assert [str(it) for it in quarters_until(TODAY)][:3] == ["2026-k4", "2026-k3", "2026-k2"]
    for text in ("", "2026-k5", "2026-k3 ", "2019-k1", "9999-k1", "k4"):
        assert read_quarter(text, TODAY) == fourth
    assert read_quarter("2026-k3", TODAY) == Quarter(2026, 3)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_every_day_and_every_week_belongs_to_one_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day < quarter.after
    thursday = day - timedelta(days=day.weekday() - 3)
    first, last = quarter_of(thursday).weeks
    year, week, _ = thursday.isocalendar()
    assert first <= f"{year}-W{week:02}" <= last
