"""What the coalition reads: true figures, in words too, without small numbers, and never mixed with the plan's."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlmodel import select

from schuifaan.models import AttendanceReport, SearchMiss
from schuifaan.services.coalition.history import keep_supply
from schuifaan.web.coalition.csv_files import csv_response
from tests.support.member import Member, new_account, sign_in
from tests.support.sites import application, demo_settings
from tests.support.village import Village, weekly
from tests.support.visitor import html_of

HOF = "gemeente=hof-van-twente"
OVERVIEW, QUARTER = f"/redactie/overzicht?{HOF}", f"/redactie/overzicht/kwartaal?{HOF}"
FILES = (f"/redactie/overzicht/kwartaal.csv?{HOF}", f"/redactie/overzicht/aanbod.csv?{HOF}")
SAYS_NOTHING = "Ze zeggen niets over eenzaamheid."
Group = tuple[int, int | None, int | None]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    made = Village(tmp_path_factory.mktemp("coalition"))
    made.add("Koffie", *weekly("2026-10-27T10:00", 12), categories=["koffie"], organisation="Salut")
    made.add("Soos", *weekly("2026-11-06T14:00", 6), categories=["spel"], place="wiene", organisation="Soos")
    made.add("Inloop", *weekly("2026-11-02T19:30", 9), place="goor", contact_form="vrij-binnenlopen")
    made.add("Lezing", "2026-11-12T19:30", categories=["leren"], organisation="=1+1")
    with made.installation.database.write() as session:
        session.add(SearchMiss(week="2026-W45", word="schaken", count=5))
        session.add(SearchMiss(week="2026-W45", word="zwemmen", count=4))
    keep_supply(made.installation.database, made.installation.content, made.now)
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader(village: Village) -> Iterator[Member]:
    """Somebody of the municipality, who only looks."""
    var: Path = village.installation.settings.var
    app: Flask = application(demo_settings(var, SCHUIFAAN_DEMO="0"))
    new_account(village.installation, "cas@hof.example", "lezer")
    yield sign_in(app, "cas@hof.example")
    app.extensions["schuifaan"].database.dispose()


def count(village: Village, **groups: Group) -> None:
    """Only these were ever counted, of the activities by their titles."""
    numbers = {"koffie": (1, "goor"), "soos": (2, "wiene"), "inloop": (3, "goor")}
    with village.installation.database.write() as session:
        for old in session.exec(select(AttendanceReport)).all():
            session.delete(old)
        session.flush()
        for title, (came, first_time, with_transport) in groups.items():
            number, place = numbers[title]
            session.add(
                AttendanceReport(
                    activity_id=number,
                    day=date(2026, 11, 10),
                    municipality="hof-van-twente",
                    place=place,
                    series="bezoekers" if title == "inloop" else "deelnemers",
                    came=came,
                    first_time=first_time,
                    with_transport=with_transport,
                    reported_at=datetime(2026, 11, 11),
                )
            )


def table(answer: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.removeprefix("\ufeff")), delimiter=";"))


def test_every_cell_of_the_supply_says_its_number_and_a_word(reader: Member) -> None:
    page = html_of(reader.get(OVERVIEW))
    assert "Overzicht van Hof van Twente" in page
    assert '<span class="heat-number">6</span> <span class="heat-word">weinig</span>' in page
    assert '<span class="heat-number">0</span> <span class="heat-word">niets</span>' in page


def test_one_village_and_one_kind_can_be_chosen_and_nonsense_chooses_nothing(reader: Member) -> None:
    one = html_of(reader.get(f"{OVERVIEW}&plaats=delden&soort=spel"))
    assert "Per week: Delden: Kaarten en spelletjes" in one
    assert "Alles van Delden in één tabel" in one
    for nonsense in (
        "plaats=almelo",
        "plaats=mars",
        "soort=niets",
        "plaats=%00&soort=" + "x" * 999,
        "gemeente=mars",
    ):
        assert "Per week:" not in html_of(reader.get(f"{OVERVIEW}&{nonsense}"))


def test_what_is_missing_is_named_and_a_search_from_five(reader: Member) -> None:
    page = html_of(reader.get(OVERVIEW))
    assert "<strong>Markelo</strong>: niets." in page
    assert ">schaken</span>: 5" in page
    assert ">zwemmen</span>" not in page


def test_the_supply_is_a_file_too(reader: Member) -> None:
    answer = reader.get(FILES[1])
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    rows = table(html_of(answer))
    assert {
        "gemeente": "hof-van-twente", "plaats": "delden", "week": "2026-W47", "dagdeel": "middag", "soort": "spel",
        "keren": "1",
    } in rows  # fmt: skip


def test_attendance_is_two_series_with_its_caption_and_the_plan_stands_apart(
    reader: Member, village: Village
) -> None:
    count(village, koffie=(17, 6, 3), soos=(4, 1, 0), inloop=(30, None, None))
    for path in (OVERVIEW, QUARTER):
        page = html_of(reader.get(path))
        participants, _, rest = page.partition('id="deelnemers"')[2].partition('id="bezoekers"')
        visitors, _, plan = rest.partition('id="plan"')
        assert ">17</td>" in participants
        assert ">&lt; 5</td>" in participants
        assert ">17 of meer</td>" in participants
        assert ">30</td>" in visitors
        assert ">47" not in page, "participants and visitors are never added up"
        assert SAYS_NOTHING in visitors
        assert "39,6 procent" in plan
        assert "2020/2022" in plan
        assert "procent" not in participants + visitors
    assert "35 procent" in html_of(reader.get("/redactie/overzicht?gemeente=almelo"))


def test_no_page_and_no_file_changes_when_small_numbers_are_others(reader: Member, village: Village) -> None:
    seen = set()
    for groups in (
        {"koffie": (17, 6, 3), "soos": (4, 1, 0), "inloop": (7, 2, 7)},
        {"koffie": (17, 6, 0), "soos": (0, 0, 0), "inloop": (7, 7, 0)},
        {"koffie": (17, 6, 4), "soos": (3, 3, 2), "inloop": (7, 5, 4)},
    ):
        count(village, **groups)
        seen.add(tuple(html_of(reader.get(path)) for path in (OVERVIEW, QUARTER, *FILES)))
    assert len(seen) == 1


def test_the_report_of_a_quarter_is_a_row_for_each_figure(reader: Member, village: Village) -> None:
    count(village, koffie=(17, 6, 3), soos=(4, 1, 0))
    rows = table(html_of(reader.get(FILES[0])))
    found = {(it["onderdeel"], it["plaats"], it["maat"]): it for it in rows if it["maat"] != "keren"}
    assert {it["kwartaal"] for it in rows} == {"2026-k4"}
    assert found["deelnemers", "goor", "gekomen"]["waarde"] == "17"
    assert (
        found["deelnemers", "delden", "gekomen"]["waarde"],
        found["deelnemers", "delden", "gekomen"]["weergave"],
    ) == ("", "< 5")
    assert found["deelnemers", "totaal", "gekomen"]["weergave"] == "17 of meer"
    assert all(SAYS_NOTHING in it["toelichting"] for it in found.values())
    assert [it["woord"] for it in rows if it["onderdeel"] == "gezocht-niet-gevonden"] == ["schaken"]
    supply = [it for it in rows if it["onderdeel"] == "aanbod" and it["plaats"] == "goor" and not it["soort"]]
    assert {(it["week"], it["dagdeel"], it["waarde"]) for it in supply} >= {("2026-W44", "ochtend", "1")}


def test_another_quarter_can_be_asked_for_and_nonsense_gives_the_present_one(reader: Member) -> None:
    assert "Kwartaal 3 van 2026" in html_of(reader.get(f"{QUARTER}&kwartaal=2026-k3"))
    for nonsense in ("2026-k9", "9999-k1", "x", "%00"):
        assert "Kwartaal 4 van 2026" in html_of(reader.get(f"{QUARTER}&kwartaal={nonsense}"))


def test_no_spreadsheet_takes_a_cell_for_a_formula() -> None:
    dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
    body = csv_response("x", ["wat"], [[it] for it in dangerous]).get_data(as_text=True)
    rows = [it["wat"] for it in csv.DictReader(io.StringIO(body.removeprefix("\ufeff"), newline=""))]
    assert rows == [f"'{it}" for it in dangerous]
