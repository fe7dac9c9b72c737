"""The accessibility statement says what was looked at, when, and with what result; and what was not."""

import tomllib
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest
from flask import Flask

from schuifaan.content.accessibility import Accessibility
from schuifaan.services.installation import Installation
from schuifaan.wording.facts import full_day
from tests.journeys.statement import CODES, written
from tests.support.page_tree import PageTree, text_of
from tests.support.visitor import Visitor

REPORT = """<testsuites><testsuite>
  <testcase name="test_it_is_as_every_page_must_be_and_quiet[home]"/>
  <testcase name="test_it_is_as_every_page_must_be_and_quiet[the map]"><failure>axe</failure></testcase>
  <testcase name="test_on_a_telephone_everything_is_there_to_read_and_to_hit[home]"/>
  <testcase name="test_for_who_asks_the_browser_for_large_text_everything_grows[home]"/>
  <testcase name="test_without_scripts_it_is_the_same_page[home]"/>
  <testcase name="test_every_display_one_can_choose_reads_as_well[home-donker]"/>
  <testcase name="test_every_display_one_can_choose_reads_as_well[home-groot]"><error>gone</error></testcase>
</testsuite></testsuites>"""


def words(page: PageTree) -> str:
    return text_of(page.all("main")[0])


@pytest.fixture
def result() -> Accessibility:
    cases = list(fromstring(REPORT).iter("testcase"))
    return Accessibility.model_validate(tomllib.loads(written(cases, "Chromium 156.0", date(2026, 11, 30))))


def test_a_run_of_the_checks_is_written_down_with_its_failures(result: Accessibility) -> None:
    assert (result.tested, result.browser, result.page_types) == (date(2026, 11, 30), "Chromium 156.0", 2)
    assert {it.code: (it.looked_at, it.with_problems) for it in result.check} == {
        "wijd-scherm": (2, 1),
        "telefoon": (1, 0),
        "grote-letters": (1, 0),
        "zonder-javascript": (1, 0),
        "letters-en-kleuren": (2, 1),
    }


def test_the_statement_shows_the_day_and_the_figures_of_the_last_run(app: Flask, client: Visitor) -> None:
    shipped = app.extensions["schuifaan"].content.accessibility
    said = words(client.page("/toegankelijkheid"))
    assert {it.code for it in shipped.check} == set(CODES.values())
    assert f"Op {full_day(shipped.tested, 'nl')} keek een programma" in said
    assert f"naar {shipped.page_types} soorten pagina's" in said
    assert shipped.browser in said
    for check in shipped.check:
        assert f"{check.looked_at} keer gekeken." in said


def test_the_statement_hides_no_failure(
    app: Flask, client: Visitor, result: Accessibility, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation: Installation = app.extensions["schuifaan"]
    worse = replace(installation.content, accessibility=result)
    monkeypatch.setattr(installation.in_use, "content", worse)
    assert words(client.page("/toegankelijkheid")).count("1 keer was er iets niet goed.") == 2


def test_it_has_the_parts_that_the_register_asks_for(client: Visitor) -> None:
    headings = [text_of(it) for it in client.page("/toegankelijkheid").all("h2")]
    asked = [
        "Waarover gaat deze verklaring?", "Hoe ver zijn wij?", "Wat is nog niet goed?",
        "Wat hebben mensen nog niet geprobeerd?", "Wie staat hiervoor?", "Wat hebben wij zelf onderzocht?",
        "Lukt er iets niet? Bel ons", "Bent u niet tevreden?",
    ]  # fmt: skip
    assert [it for it in headings if it in asked] == asked


def test_of_everything_that_is_not_right_it_tells_why_what_one_notices_and_what_one_can_do(
    client: Visitor,
) -> None:
    said = words(client.page("/toegankelijkheid"))
    for question in ("Hoe komt het?", "Wat merkt u?", "Wat kunt u doen?", "Wat doen wij?"):
        assert said.count(question) == 3


def test_it_names_the_norm_the_status_in_the_register_and_what_nobody_tried(client: Visitor) -> None:
    said = words(client.page("/toegankelijkheid"))
    assert "EN 301 549" in said
    assert "WCAG 2.2, niveau A en AA" in said
    assert "Dat heet daar status E." in said
    assert "Een bestuurder heeft haar nog niet goedgekeurd." in said
    assert "Mensen met een beperking hebben de site nog niet getest." in said


def test_one_can_complain_by_telephone_where_a_number_was_checked(client: Visitor) -> None:
    said = words(client.page("/toegankelijkheid"))
    assert "Hof van Twente: bel Salut, 0547-260053" in said
    assert "Almelo: u belt Avedan Welzijn. Het nummer weten wij nog niet zeker." in said
    assert "Nationale ombudsman" in said
