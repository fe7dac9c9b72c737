"""Every link carries what the visitor chose: municipality and display, and nothing else."""

from collections.abc import Iterator

import pytest
from flask import Flask

from schuifaan.web.addresses import Pairs, display_of, link, municipality


@pytest.fixture
def here(app: Flask) -> Iterator[None]:
    with app.test_request_context("/zoeken?gemeente=almelo&weergave=groot.donker&q=koffie&pagina=3"):
        yield


@pytest.mark.usefixtures("here")
def test_a_link_carries_municipality_and_display_and_no_question() -> None:
    assert link("/kaart") == "/kaart?gemeente=almelo&weergave=groot.donker"


@pytest.mark.usefixtures("here")
def test_what_a_link_says_itself_is_not_carried_as_well() -> None:
    assert link("/", gemeente="hof-van-twente") == "/?gemeente=hof-van-twente&weergave=groot.donker"
    assert link("/", gemeente=None, weergave=None) == "/"


@pytest.mark.usefixtures("here")
def test_a_list_repeats_its_key_and_everything_is_escaped() -> None:
    pairs: Pairs = [("q", "a&b=c é")]
    where = link("/zoeken", pairs, dag=["vandaag", "morgen"], weergave=None, gemeente=None)
    assert where == "/zoeken?q=a%26b%3Dc+%C3%A9&dag=vandaag&dag=morgen"


@pytest.mark.parametrize(
    "text, codes",
    [
        ("", ()),
        ("groot", ("groot",)),
        ("donker.groot", ("groot", "donker")),
        ("groot.heelgroot.licht.donker.geelzwart.eenvoudig", ("groot", "licht", "eenvoudig")),
        ("GROOT..x.\x00", ()),
        ("x." * 5000 + "groot", ()),
    ],
)
def test_display_choices_are_known_ones_at_most_one_of_a_kind(text: str, codes: tuple[str, ...]) -> None:
    assert display_of(text) == codes


def test_a_host_that_stands_for_no_municipality_chooses_none(app: Flask) -> None:
    with app.test_request_context("/", headers={"Host": "example.org"}):
        assert municipality() is None
