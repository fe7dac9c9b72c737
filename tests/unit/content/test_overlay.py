"""Changes laid over the files: whatever is stored, the site goes on, and says what it leaves out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.content import load_library
from schuifaan.content.overlay import KINDS, Change, lay_over, standing
from schuifaan.paths import shipped

LIBRARY = load_library(shipped("content"))
KEYS = {
    "week": "week-van-de-ontmoeting/2027",
    "vervoer": "hof-van-twente/automaatje/desk",
    "hulplijn": "almelo",
    "zoekwoorden": "koffie",
    "crisis": "zelfmoord",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
NAMES = ["start", "year", "hours", "words", "list", "source", "phone"]
VALUES = st.dictionaries(st.sampled_from(NAMES), JSON, min_size=1, max_size=3)
STORED = st.tuples(st.sampled_from(sorted(KINDS)), VALUES)


@settings(max_examples=12, deadline=None)
@given(st.lists(STORED, min_size=1, max_size=2), st.booleans())
def test_nothing_stored_stops_the_site(stored: list[tuple[str, dict[str, object]]], known: bool) -> None:
    changes = [
        Change(number, kind, KEYS[kind] if known else f"x/{number}", value)
        for number, (kind, value) in enumerate(stored, 1)
    ]
    good = Change(9, "hulplijn", "hof-van-twente", {"hours": "Op werkdagen."})
    laid = lay_over(LIBRARY, [*changes, good])
    assert standing(laid.library, "hulplijn", "hof-van-twente") == {"hours": "Op werkdagen."}
    assert all(it.sentences for it in laid.left_out)


def test_a_broken_change_among_many_is_the_only_one_left_out() -> None:
    changes = [
        Change(year, "week", f"week-van-de-ontmoeting/{year}", value)
        for year in range(2027, 2035)
        for value in [
            {"start": f"{year}-10-01", "end": f"{year}-10-07", "confirmed": year != 2030, "source": "Salut"}
        ]
    ]
    broken = Change(99, "week", "week-van-de-ontmoeting/2031", {"start": "2031-10-07", "end": "2031-10-01"})
    laid = lay_over(LIBRARY, [*changes[:4], broken, *changes[5:]])
    assert [it.change.number for it in laid.left_out] == [99]
    assert standing(laid.library, "week", "week-van-de-ontmoeting/2034")["start"] == "2034-10-01"


def test_a_change_of_one_fact_leaves_the_others_as_they_were() -> None:
    fare = {"cents_per_km": 35, "source": "Salut", "dated": "2026-11"}
    laid = lay_over(LIBRARY, [Change(1, "vervoer", "hof-van-twente/automaatje/fare", fare)])
    phone = standing(LIBRARY, "vervoer", "hof-van-twente/automaatje/phone")
    assert standing(laid.library, "vervoer", "hof-van-twente/automaatje/phone") == phone != {}
    assert standing(laid.library, "vervoer", "hof-van-twente/automaatje/fare") == fare
    assert LIBRARY.content().ride_services[0].fare is None
