"""What is somebody's own in a free text waits for a person."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.feeds import FeedCheck
from schuifaan.feeds.privacy import private_in
from schuifaan.inputs import ActivityInput, Reading, VenueInput
from schuifaan.recurrence import Series
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet

Check = Callable[..., FeedCheck]

OWN = [
    "06-12345678",
    "06 12 34 56 78",
    "+31 6 12345678",
    "0031612345678",
    "+31 (0)6-1234 5678",
    "jan@gmail.com",
    "P.Jansen@Ziggo.nl",
]
PUBLIC = [
    "0547-123456",
    "053 1234567",
    "info@dorpshuisgoor.nl",
    "0800-0611",
    "2026-06-12 10:00",
    "60612345678901",
    "+31 547 123456",
]


HOMES = [
    "We eten bij mij thuis, Dorpsstraat 12 in Goor.",
    "Bij ons thuis (Lindelaan 4).",
    "Thuis bij mevrouw Jansen, Kerkweg 3a.",
    "Bij fam. de Vries thuis: Molenweg 7, 7471 AB Goor",
    "Kom naar Molenweg 12, bij mij in de tuin.",
    "Bij Annie thuis, Eschweg 5.",
    "Mijn huisadres is 7471 AB.",
    "Ik woon aan de Hoge Brink 9.",
]
VENUES = [
    "Dorpshuis, Dorpsstraat 1",
    "In het dorpshuis aan de Dorpsstraat 1 in Goor voelt u zich thuis.",
    "Voel je thuis bij ons! Dorpshuis, Dorpsstraat 1.",
    "Buurthuis De Schakel, Kerkstraat 12, 7471 AB Goor.",
    "Thuiszorg Carint, Lindelaan 4.",
    "Wij komen bij u thuis. Kantoor: Kerkstraat 12.",
    "Kom thuis bij de Zonnebloem, Kerkplein 2.",
    "Verpleeghuis 't Dijkhuis, Molenweg 7. Ook voor wie thuis woont.",
    "Bij mij thuis is het ook leuk, maar wij gaan naar buiten.",
    "Wij komen bij ouderen thuis. Ons kantoor: Kerkstraat 12.",
    "Bij het huis van de wijk, Eschweg 5.",
]


@pytest.mark.parametrize("text", HOMES)
def test_the_home_of_a_person_in_a_text_waits(text: str) -> None:
    assert private_in(activity(text)) == "het huisadres van een persoon"


@pytest.mark.parametrize("text", VENUES)
def test_the_address_of_a_venue_does_not_wait(text: str) -> None:
    assert private_in(activity(text)) is None


def test_a_venue_that_is_somebody_s_home_waits() -> None:
    home = VenueInput(name="Bij mij thuis", address="Dorpsstraat 12")
    hall = VenueInput(name="Dorpshuis", address="Dorpsstraat 1")
    assert [private_in(activity("").model_copy(update={"venue": it})) for it in (home, hall)] == [
        "het huisadres van een persoon",
        None,
    ]


def activity(text: str) -> ActivityInput:
    return ActivityInput(title="Koffie", description=text, series=Series(datetime(2026, 12, 1)))


@pytest.mark.parametrize("own", OWN)
def test_a_mobile_number_or_own_mailbox_in_a_text_waits(check: Check, own: str) -> None:
    found = check(calendar(event(f"DESCRIPTION:Bel Jan: {own}."), event(uid="2", title="Thee")))
    assert [it.title for it in found.events] == ["Thee"]
    assert [(it.code, it.severity) for it in found.issues] == [("prive_gegevens", "vastgehouden")]
    assert own not in found.issues[0].text


@pytest.mark.parametrize("public", PUBLIC)
def test_what_an_organisation_gives_does_not_wait(check: Check, public: str) -> None:
    assert check(calendar(event(f"DESCRIPTION:Bel of mail: {public}."))).verdict == "imported"


def test_a_number_in_a_column_for_contact_is_meant_to_be_seen(read: Callable[..., Reading]) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "telefoon": "06-12345678"}
    (item,) = read(sheet(row)).items
    assert (item.held, item.activity.phone) == (False, "06-12345678")


@given(before=st.text(max_size=30), after=st.text(max_size=30), own=st.sampled_from(OWN))
def test_it_is_found_wherever_it_stands(before: str, after: str, own: str) -> None:
    assert private_in(activity(f"{before} {own} {after}"))


@given(text=st.text(alphabet="0123456789 -+@.ab", max_size=200))
def test_any_text_is_looked_through(text: str) -> None:
    private_in(activity(text))


def test_every_text_that_is_shown_is_looked_through() -> None:
    for name in ("summary", "description", "first_time", "cost_note"):
        assert private_in(activity("").model_copy(update={name: OWN[0]}))
    assert private_in(activity("").model_copy(update={"venue": VenueInput(name=OWN[0])}))
