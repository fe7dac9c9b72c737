"""What editors fill in about content in use: read, never choked on, and shown again as it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.inputs.content_change import FORMS, answers_of, form_of, value_of

TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        "1 oktober 2027",
        "9.00 tot 12.00 en 13-17",
        "0,35",
        "2026-11",
        "ja",
        "blok",
        "koffie\nthee; soep",
        "٣",
        "9 tot",
    ]
)
HEARD = {"bron": "Salut", "datum": "1-11-2026"}


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whatever_is_typed_is_a_value_or_a_mistake_of_a_field_of_the_form(
    name: str, data: st.DataObject
) -> None:
    form = FORMS[name]
    asked = {*form.fields, "bevestigd", "gewicht", "uitleg"}
    answers = data.draw(st.fixed_dictionaries(dict.fromkeys(sorted(asked), TEXTS)))
    value, mistakes = value_of(form, answers)
    assert {field for field, _ in mistakes} <= asked
    if not mistakes:
        again, wrong = value_of(form, answers_of(form, value))
        assert (again, wrong) == (value, [])


@pytest.mark.parametrize(
    ("name", "answers", "value"),
    [
        (
            "week",
            {"begin": "do 7 oktober 2027", "eind": "13-10-2027", "bevestigd": "ja", "bron": "Salut"},
            {"start": "2027-10-07", "end": "2027-10-13", "confirmed": True, "source": "Salut"},
        ),
        (
            "desk",
            {"maandag": "9 tot 12 en 13.00-16.30", "vrijdag": "half tien tot 12 uur", **HEARD},
            {
                "hours": [
                    {"day": "maandag", "opens": "09:00", "closes": "12:00"},
                    {"day": "maandag", "opens": "13:00", "closes": "16:30"},
                    {"day": "vrijdag", "opens": "09:30", "closes": "12:00"},
                ],
                "source": "Salut",
                "dated": "2026-11-01",
            },
        ),
        (
            "fare",
            {"prijs": "€ 0,35", **HEARD},
            {"cents_per_km": 35, "source": "Salut", "dated": "2026-11-01"},
        ),
        (
            "zoekwoorden",
            {"woorden": "kien, bingo\nkien", "gewicht": "0,5"},
            {"words": ["kien", "bingo"], "weight": 0.5},
        ),
        ("crisis", {"lijst": "niets"}, {}),
        ("hulplijn", {"tijden": "  "}, {}),
    ],
)
def test_it_is_read_as_people_write(name: str, answers: dict[str, str], value: dict[str, object]) -> None:
    assert value_of(FORMS[name], answers) == (value, [])


def test_each_fact_of_a_ride_service_has_a_form_of_its_own() -> None:
    assert form_of("vervoer", "almelo/belbus/fare") == "fare"
    assert form_of("zoekwoorden", "aan/uit") == "zoekwoorden"
