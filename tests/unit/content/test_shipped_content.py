"""What we ship is right, complete, and says where it is from."""

import json

import pytest

from schuifaan.content import FIXED, KINDS, Content, check_content, codes_document, with_examples
from schuifaan.content.folding import fold
from schuifaan.paths import shipped


def test_shipped_content_has_no_mistakes():
    assert [str(problem) for problem in check_content(shipped("content")) if problem.severity == "fout"] == []


def test_the_administrator_is_told_that_almelo_has_no_checked_telephone_number_yet():
    [warning] = [problem for problem in check_content(shipped("content")) if problem.severity == "let op"]

    assert warning.file == "municipalities/almelo.toml"
    assert "Almelo" in warning.sentence
    assert "telefoonnummer" in warning.sentence


def test_a_resident_of_hof_van_twente_can_ring_salut(content: Content):
    line = content.municipalities["hof-van-twente"].help_line

    assert line.phone == "0547-260053"
    assert line.phone_checked is not None
    assert line.hours is None, "nobody confirmed desk hours"


def test_almelo_names_its_organisation_and_links_to_its_site(content: Content):
    line = content.municipalities["almelo"].help_line

    assert (line.organisation_name, line.phone, line.website) == (
        "Avedan Welzijn", None, "https://www.avedan.nl",
    )  # fmt: skip


def test_each_municipality_has_its_own_name_for_the_site(content: Content):
    assert {code: it.site_name for code, it in content.municipalities.items()} == {
        "hof-van-twente": "Schuif aan in Hof van Twente",
        "almelo": "KomErbij Almelo",
    }


def test_volunteer_drivers_are_offered_where_they_exist_and_nothing_is_made_up_about_them(content: Content):
    [service] = content.ride_services

    assert (service.code, service.municipality, service.phone) == (
        "automaatje", "hof-van-twente", "0547-260053",
    )  # fmt: skip
    assert list(service.facts) == []
    assert not service.has_deadline


def test_a_demonstration_has_invented_facts_about_them_that_say_so(content: Content):
    [service] = with_examples(content, shipped("content") / "demo").ride_services

    assert service.has_deadline
    assert all(fact.example for _, fact in service.facts)


def test_noaberhoes_exists_in_both_municipalities(content: Content):
    in_hof = content.organisation_for("Noaberhoes", "hof-van-twente")
    in_almelo = content.organisation_for("noaberhoes", "almelo")

    assert in_hof is not None
    assert in_almelo is not None
    assert in_hof.slug != in_almelo.slug
    assert content.organisation_for("Noaberhoes", "elders") is None


def test_every_organisation_says_where_we_know_it_from(content: Content):
    assert all(it.source and it.source_dated for it in content.organisations.values())


def test_the_colophon_credits_geonames(content: Content):
    assert "GeoNames" in content.pages["colofon"].markdown
    assert content.sources["geonames"].licence == "CC BY 4.0"


def test_the_accessibility_page_claims_no_status_nobody_gave(content: Content):
    page = content.pages["toegankelijkheid"].markdown

    assert "nog niet door een onafhankelijke partij onderzocht" in page
    assert "volledig" not in page


def test_the_national_name_of_the_week_stays_out_of_its_own_texts(content: Content):
    week = content.weeks["week-van-de-ontmoeting"]

    assert "eenzaam" in week.national_name.lower()
    assert "eenzaam" not in f"{week.name} {week.summary}".lower()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("koffie", "koffie"),
        ("Koffieochtend", "koffie"),
        ("WALKING FOOTBALL", "sport"),
        ("taalcafe", "leren"),
        ("Samen eten", "eten"),
        ("vrijwilligerswerk", "meehelpen"),
        ("quantumfysica", None),
    ],
)
def test_plain_words_of_partners_become_a_kind_of_activity(content: Content, text: str, code: str | None):
    assert content.code_for("soort", text) == code


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("voor", "Senioren", "ouderen"),
        ("vorm", "vrije inloop", "vrij-binnenlopen"),
        ("taal", "English", "en"),
        ("nodig", "Invalidentoilet", "toilet"),
        ("vervoer", "halen en brengen", "ophalen"),
        ("aanmelden", "bellen", "telefoon"),
        ("status", "geannuleerd", "afgelast"),
        ("dagdeel", "'s avonds", "avond"),
        ("dag", "Dinsdag", "dinsdag"),
    ],
)
def test_plain_words_are_known_for_every_kind_of_code(content: Content, kind: str, text: str, code: str):
    assert content.code_for(kind, text) == code


def test_computed_ways_to_travel_are_apart_from_what_an_organisation_states(content: Content):
    assert list(content.transport) == ["bushalte", "automaatje", "ophalen", "samen", "parkeren"]
    assert set(content.codes["vervoer"]) - set(content.transport) == {"ov", "zonder-auto"}


def test_the_list_of_codes_has_every_kind_with_labels_and_can_be_sent_as_json(content: Content):
    document = json.loads(json.dumps(codes_document(content)))

    assert set(document) == {*KINDS, "gemeente", "plaats"}
    assert all(entry["label"] for entries in document.values() for entry in entries)
    for kind, codes in FIXED.items():
        assert [entry["code"] for entry in document[kind]] == list(codes)


def test_folding_leaves_letters_and_digits_only():
    assert fold("  Café ’t Höfke (2e)  ") == "cafe t hofke 2e"
