"""`/zoeken/suggesties`: what somebody may be about to type."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask

from tests.support.page_tree import text_of
from tests.support.sites import application, demo_settings, visitor
from tests.support.village import Village
from tests.support.visitor import Visitor


@pytest.fixture(scope="module")
def village_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    village = Village(tmp_path_factory.mktemp("village"))
    village.add("Koffie met de buren", "2026-11-19T10:00", organisation="Salut Ontmoeting")
    village.add("Was vorige week", "2026-11-11T10:00")
    village.add("Nog niet gekeurd", "2026-11-19T10:00", published=False)
    village.add("Koffie in de stad", "2026-11-19T10:00", place="centrum")
    for number in range(9):
        village.add(f"Schilderen {number}", "2026-11-20T10:00")
    village.sync()
    village.close()
    app = application(demo_settings(Path(village.environment["SCHUIFAAN_VAR"]), SCHUIFAAN_DEMO="0"))
    yield app
    app.extensions["schuifaan"].database.dispose()


@pytest.fixture
def visit(village_app: Flask) -> Visitor:
    return visitor(village_app)


def ways(visit: Visitor, typed: str, rest: str = "&gemeente=hof-van-twente") -> dict[str, str]:
    answer = visit.get(f"/zoeken/suggesties?q={quote(typed)}{rest}")
    assert answer.status_code == 200
    found = {way["text"]: way["url"] for way in answer.get_json()["ways"]}
    assert len(found) <= 5
    return found


def test_a_village_a_kind_an_activity_and_an_organisation_are_found_by_how_they_begin(visit: Visitor) -> None:
    assert ways(visit, "mark")["Markelo"] == "/zoeken?plaats=markelo&gemeente=hof-van-twente"
    assert ways(visit, "wand")["Wandelen"] == "/zoeken?soort=wandelen&gemeente=hof-van-twente"
    assert "/zoeken?q=Koffie+met+de+buren&gemeente=hof-van-twente" in ways(visit, "koffie m").values()
    assert ways(visit, "salut")["Salut Ontmoeting"].startswith("/organisaties/")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("diepenhiem", "Diepenheim"), ("wandlen", "Wandelen"), ("kofie met", "Koffie met de buren")),
        *(("Maarkel", "Markelo"), ("koffie in diepen", "koffie in Diepenheim")),
    ],
)
def test_slips_nicknames_and_unfinished_questions_are_understood(
    visit: Visitor, typed: str, meant: str
) -> None:
    assert meant in ways(visit, typed)


def test_only_what_is_still_to_come_and_published_is_named(visit: Visitor) -> None:
    assert ways(visit, "was vorige") == ways(visit, "nog niet") == {}


def test_another_municipality_has_its_own(visit: Visitor) -> None:
    assert "Koffie in de stad" not in ways(visit, "koffie")
    assert "Koffie in de stad" in ways(visit, "koffie", "&gemeente=almelo")


def test_one_kind_leaves_room_for_another_and_there_are_never_more_than_five(visit: Visitor) -> None:
    found = ways(visit, "sch")
    assert len(found) == 5


@pytest.mark.parametrize(
    "typed", ["", "k", "%", "\u202e\u0000", "a" * 61, "x" * 10_000, "ik wil niet meer leven", "🎉🎉"]
)
def test_nothing_is_suggested_for_nothing_for_too_much_and_to_somebody_in_crisis(
    visit: Visitor, typed: str
) -> None:
    assert ways(visit, typed) == {}


def test_the_display_and_the_municipality_come_along(visit: Visitor) -> None:
    url = ways(visit, "goor", "&gemeente=hof-van-twente&weergave=groot")["Goor"]
    assert url == "/zoeken?plaats=goor&gemeente=hof-van-twente&weergave=groot"


@pytest.mark.parametrize("path", ["/?gemeente=hof-van-twente", "/zoeken?gemeente=hof-van-twente"])
def test_the_simple_page_does_without(visit: Visitor, path: str) -> None:
    page = visit.page(path)
    assert [text_of(box.find("p")) for box in page.all("div") if box.get("data-suggesties")] == [
        "Zoekt u misschien:"
    ]
    simple = visit.page(f"{path}&weergave=eenvoudig")
    assert not [box for box in simple.all("div") if box.get("data-suggesties")]
    assert not [it for it in simple.all("script") if "suggestions" in it.get("src", "")]


def test_the_script_stays_small() -> None:
    script = Path(__file__).parents[2] / "static" / "js" / "suggestions.js"
    assert len(script.read_bytes()) <= 3_000
