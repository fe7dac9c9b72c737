"""Whatever somebody types: it is read, and taking parts out of it ends."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zoekindex.understanding.test_understanding import GAZETTEER
from zoekindex.understanding import understand

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
SOME = (
    "koffie in Goor op di dinsdag morgen 's morgens avond volgende week deze 3 12 december - / t/m tot vanaf "
    "komende weekend gratis € 5 euro ambt delden rolstoel met de bus senioren 65+ uur 10 . : wat is er te doen "
    "2026 29 februari a.s. \u200b \u202e 😀 ١٢ ½ ² ﬁ"
)
WORDS = st.sampled_from(SOME.split())


HOSTILE = (
    *(
        "④ december",
        "om ② uur",
        "tot ⑤ euro",
        "over ² weken",
        "mijn zoon van ⑮ jaar",
        "١٢ november",
        "3-⑫-2026",
    ),
    *(
        "\ud800 in goor \udfff",
        "goor \u202e ezed",
        "z\u200baterdag",
        "in " * 4_000,
        "9" * 10_000,
        "é" * 10_000,
    ),
)


@given(
    st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(HOSTILE)),
    DAYS,
)
def test_any_text_on_any_day_is_read(text: str, today: date) -> None:
    reading = understand(text, today, GAZETTEER)
    assert len(reading.rest) <= len(reading.text) <= 200
    for found in (*reading.filters, *reading.set_aside):
        assert 0 <= found.start < found.end <= len(reading.text)
        assert found.text in reading.text
        assert len(reading.without(found)) < len(reading.text)
        if found.key in {"van", "tot"}:
            date.fromisoformat(found.value)


@pytest.mark.parametrize(
    "today", [date(2026, 2, 28), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)]
)
def test_the_turn_of_a_month_or_year_is_a_day_like_any_other(today: date) -> None:
    for first, second in product(
        ("deze", "volgende", "komende"), ("week", "maand", "zondag", "weekend", "dagen")
    ):
        assert understand(f"{first} {second}", today, GAZETTEER).rest == ""
