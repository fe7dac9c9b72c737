"""The order of results, paging, and distance."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.zoekindex.samples import Ask, ids, occurrence, on
from zoekindex import Days, Document, Query

Asking = Callable[..., Ask]

GOOR, DELDEN, ALMELO = (52.2307, 6.5852), (52.2611, 6.7100), (52.3567, 6.6625)


def held(name: str, start: str, point: tuple[float, float] | None = None, title: str = "") -> Document:
    return Document(id=name, title=title, point=point, occurrences=(occurrence(start),))


def test_by_date_is_by_the_next_matching_date_and_then_by_id(asking: Asking) -> None:
    series = Document(id="s", occurrences=(occurrence("2026-11-25 09:00"), occurrence("2026-12-02 09:00")))
    ask = asking(
        series, held("b", "2026-11-26 10:00"), held("a", "2026-11-26 10:00"), held("c", "2026-12-01 10:00")
    )
    assert ids(ask()) == ["s", "a", "b", "c"]
    december = Days(date(2026, 12, 1), date(2026, 12, 31))
    assert ids(ask(period=december)) == ["c", "s"]


def test_by_date_is_the_same_for_a_few_and_for_many(asking: Asking) -> None:
    starts = {f"{n:03}": f"2026-12-{1 + n * 7 % 28:02} {8 + n % 5:02}:00" for n in range(150)}
    ask = asking(*(held(name, start) for name, start in starts.items()))
    in_order = sorted(starts, key=lambda name: (starts[name], name))
    assert ids(ask(limit=150)) == in_order
    day = on("2026-12-01")
    assert ids(ask(limit=150, days=day)) == [name for name in in_order if "2026-12-01" in starts[name]]


def test_pages_follow_on_each_other_and_end(asking: Asking) -> None:
    ask = asking(*(held(f"{n:03}", f"2026-12-{1 + n % 28:02} 10:00") for n in range(45)))
    for sort in ("datum", "afstand", "beste"):
        pages = [ids(ask(sort=sort, origin=GOOR, offset=offset, limit=20)) for offset in (0, 20, 40, 60)]
        assert [len(page) for page in pages] == [20, 20, 5, 0]
        assert len({name for page in pages for name in page}) == 45
    assert ask(limit=0).hits == ()
    assert ask(limit=0).total == 45


def test_by_distance_is_nearest_first_then_by_date_and_unknown_places_last(asking: Asking) -> None:
    ask = asking(
        held("nowhere", "2026-11-24 09:30"),
        held("almelo", "2026-11-25 10:00", ALMELO),
        held("delden-later", "2026-11-26 10:00", DELDEN),
        held("delden", "2026-11-25 10:00", DELDEN),
        held("goor", "2026-11-30 10:00", GOOR),
    )
    results = ask(sort="afstand", origin=GOOR)
    assert ids(results) == ["goor", "delden", "delden-later", "almelo", "nowhere"]
    distances = [hit.distance_km for hit in results.hits]
    assert distances[0] == 0
    assert distances[1] == pytest.approx(9.2, abs=0.2)  # Goor to Delden on the map
    assert distances[4] is None
    assert ids(ask(sort="afstand", origin=GOOR, limit=2)) == ["goor", "delden"]


def test_without_a_place_to_start_from_distance_falls_back_to_date(asking: Asking) -> None:
    results = asking(held("b", "2026-11-25 10:00", GOOR), held("a", "2026-11-26 10:00"))(sort="afstand")
    assert ids(results) == ["b", "a"]
    assert results.hits[0].distance_km is None


def test_best_gives_a_little_extra_to_what_is_soon_but_not_more_than_that(asking: Asking) -> None:
    ask = asking(
        held("a-later", "2027-03-01 10:00", title="Koffie"),
        held("b-soon", "2026-11-25 10:00", title="Koffie"),
        held("c-today", "2026-11-24 10:00", title="Inloop met bingo, kaarten, sjoelen en soms koffie"),
    )
    assert ids(ask(words="koffie", sort="beste")) == ["b-soon", "a-later", "c-today"]


def test_what_is_soon_can_pass_a_slightly_better_match_for_the_first_place_of_a_page(asking: Asking) -> None:
    ask = asking(
        held("a-later", "2027-03-01 10:00", title="Koffie"),
        held("b-soon", "2026-11-25 10:00", title="Koffie erbij"),
    )
    by_id = {hit.id: hit for hit in ask(words="koffie").hits}
    assert by_id["a-later"].score > by_id["b-soon"].score
    assert ids(ask(words="koffie", sort="beste", limit=1)) == ["b-soon"]


def test_best_without_words_is_by_date(asking: Asking) -> None:
    ask = asking(held("b", "2026-11-25 10:00"), held("a", "2026-11-26 10:00"))
    assert ids(ask(sort="beste")) == ["b", "a"]
    assert ask(sort="beste").hits[0].score == 0


def test_equal_questions_are_equal_and_hash_alike() -> None:
    def question(soort: str) -> Query:
        return Query(
            words="koffie", facets={"soort": frozenset({soort})}, count_days={"morgen": on("2026-11-25")}
        )

    assert question("eten") == question("eten")
    assert hash(question("eten")) == hash(question("eten"))
    assert question("eten") != question("spel")


@pytest.mark.parametrize("wrong", [{"offset": -1}, {"limit": -1}, {"sort": "prijs"}])
def test_a_question_that_cannot_be_answered_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot"):
        Query(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "a\nb", "\ud800"])
def test_a_document_without_a_proper_id_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="id"):
        Document(id=name)


def test_what_was_confirmed_lately_comes_before_what_is_stale_for_equal_words(asking: Asking) -> None:
    today = date(2026, 11, 24)
    stale = replace(held("a", "2026-11-25 10:00", GOOR, "Bingo"), confirmed=today - timedelta(91))
    fresh = replace(held("b", "2026-12-18 10:00", ALMELO, "Bingo"), confirmed=today - timedelta(90))
    unknown = held("c", "2026-12-19 10:00", ALMELO, "Bingo")
    ask = asking(stale, fresh, unknown)
    assert ids(ask(words="bingo", sort="beste", origin=GOOR)) == ["b", "c", "a"]
    assert ids(ask(words="bingo", sort="datum")) == ["a", "b", "c"]
    lines = ask(words="bingo", sort="beste", explain=True).hits[-1].explanation
    assert lines
    assert "long not confirmed x 0.8" in lines[-1]


@pytest.mark.parametrize(("asked", "first"), [("kaartavond", "avond"), ("kaartmiddag", "middag")])
def test_what_a_compound_says_of_the_part_of_the_day_goes_before_what_is_sooner(
    asking: Asking, asked: str, first: str
) -> None:
    ask = asking(
        held("ochtend", "2026-11-25 10:00", title="Kaarten"),
        held("middag", "2026-11-26 14:00", title="Kaarten"),
        held("avond", "2026-11-26 20:00", title="Kaarten"),
    )
    assert ids(ask(words=asked, sort="beste"))[0] == first
    assert ids(ask(words="kaarten", sort="beste"))[0] == "ochtend"


def test_a_question_of_which_is_known_that_nothing_fits_it_finds_and_counts_nothing(asking: Asking) -> None:
    ask = asking(
        Document(
            id="a", facets={"soort": frozenset({"koffie"})}, occurrences=(occurrence("2026-11-26 10:00"),)
        )
    )
    assert ids(ask()) == ["a"]
    results = ask(nothing=True, count_facets=("soort",))
    assert (results.total, results.facets["soort"]["koffie"].known) == (0, 0)
