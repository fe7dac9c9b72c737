"""A mistake in a content file is reported with its file, its line, and a sentence that helps."""

from pathlib import Path

import pytest

from schuifaan.content import ContentError, check_content, load_content

HOF = "municipalities/hof-van-twente.toml"
ALMELO = "municipalities/almelo.toml"
ORGANISATIONS = "organisations/almelo.toml"
SOORT = "codes/soort.toml"

PHONE = 'phone = "0547-260053"\n'
PHONE_SOURCE = 'phone_source = "https://www.maarkelsnieuws.nl/?p=137536"\n'
CODE = '[[code]]\ncode = "eten"\n'
MARKELO_POSTCODE = 'postcode_areas = [\n  { code = "7475", lat = 52.2322, lon = 6.5023 },\n]\n'

# A file, what stands there, what somebody makes of it, and a part of the sentence that person gets.
# "<<" marks the line that is named; it is taken out before the file is written.
UNREADABLE = [
    (SOORT, 'label = "Samen eten"', '<<labl = "Samen eten"', '"labl" kennen wij hier niet'),
    (SOORT, CODE + 'label = "Samen eten"\n', "<<" + CODE, '"label" ontbreekt'),
    (SOORT, 'label = "Samen eten"', "<<label = Samen eten", "geen geldige TOML"),
    (SOORT, 'code = "eten"', '<<code = "Samen eten"', "kleine letters"),
    ("codes/taal.toml", 'label = "Turks"', "<<label = 3", '"label" moet tekst zijn'),
    (HOF, 'site_name = "Schuif aan in Hof van Twente"', '<<site_name = " "', '"site_name" is leeg'),
    (HOF, MARKELO_POSTCODE, "<<" + MARKELO_POSTCODE.replace("7475", "747"), "vier cijfers"),
    (HOF, PHONE, '<<phone = "260053"\n', "telefoonnummer zoals"),
    (HOF, 'kind = "buurtschap"', '<<kind = "gehucht"', 'kan niet "gehucht" zijn'),
    (HOF, "lat = 52.26\n", "<<lat = 5226\n", "mag hoogstens 90"),
    (ALMELO, 'light = "#2E2A7A"', '<<light = "indigo"', "een kleur zoals"),
    (ORGANISATIONS, 'name = "Ontplooj"', 'name = "Ontplooj"\n<<www = "x"', '"www" kennen wij hier niet'),
    ("weeks.toml", "start = 2024-09-26", '<<start = "eind september"', "past niet"),
    ("thesaurus.toml", "weight = 0.4", "<<weight = 4", "mag hoogstens 1"),
    (
        "thesaurus.toml",
        'words = ["klootschieten"]',
        '<<word = ["klootschieten"]',
        '"word" kennen wij hier niet',
    ),
    ("figures.toml", "percent = 35\n", "<<percent = 350\n", "mag hoogstens 100"),
    (
        "figures.toml",
        '[[figure]]\nmunicipality = "almelo"\npercent = 35\n',
        '<<[[figure]]\nmunicipality = "almelo"\n',
        '"percent" ontbreekt',
    ),
    ("crisis.toml", 'phone = "113"', '<<phone = "911"', "112, 113 of een nummer"),
    ("pages/over.md", 'title = "Over deze site"', "<<title = 3", '"title" moet tekst zijn'),
    ("pages/over.md", "updated = 2026-11-21", "<<updated = gisteren", "geen geldige TOML"),
]

DOES_NOT_FIT = [
    (SOORT, 'code = "eten"', '<<code = "koffie"', '"koffie" staat er twee keer'),
    ("figures.toml", 'municipality = "almelo"', '<<municipality = "hengelo"', '"hengelo" is er niet'),
    (SOORT, 'pictogram = "bord"', '<<pictogram = "vork"', 'pictogram "vork" is er niet'),
    (SOORT, 'words = ["eettafel"', '<<words = ["bakkie"', '"bakkie" staat bij "koffie" en bij "eten"'),
    ("codes/status.toml", 'code = "vol"', '<<code = "halfvol"', 'de code "halfvol" kan hier niet'),
    ("wishes.toml", 'query = { soort = ["bezoek"', '<<query = { soort = ["thee"', '"thee" is geen keuze van'),
    ("wishes.toml", "query = { gratis", "<<query = { prijs", 'niet naar "prijs" vragen'),
    ("wishes.toml", 'code = "bezoek"', '<<code = "net-verhuisd"', "staat er twee keer"),
    ("wishes.toml", 'pictogram = "kop"', '<<pictogram = "mok"', 'pictogram "mok" is er niet'),
    (
        "thesaurus.toml",
        'words = ["klootschieten"]',
        '<<words = ["klootschieten", "Klootschieten"]',
        'staat al bij "words"',
    ),
    ("thesaurus.toml", 'entries = ["klotschieten"', '<<entries = ["--"', "geen letter of cijfer"),
    ("thesaurus.toml", 'broader = ["bordspel"]', '<<broader = ["rummikub"]', 'staat al bij "words"'),
    ("crisis.toml", "but_not = [", '<<but_not = [\n  "?!",', "geen zin om naar te luisteren"),
    ("alone.toml", 'query = { soort = ["bezoek"] }', '<<query = { soort = ["thee"] }', "geen keuze van"),
    ("sources.toml", 'code = "geonames-postcodes"', '<<code = "geonames"', "staat er twee keer"),
    (HOF, 'part_of = "delden"', '<<part_of = "dolden"', 'de plaats "dolden" staat niet in dit bestand'),
    (HOF, 'part_of = "ambt-delden"', '<<part_of = "azelo"', '"azelo" hoort bij zichzelf'),
    (HOF, 'slug = "bentelo"', '<<slug = "almelo"', '"almelo" staat er al'),
    (
        HOF,
        '[[place]]\nslug = "herike"',
        '<<[[place]]\naliases = ["Goor"]\nslug = "herike"',
        'naam van "goor"',
    ),
    (HOF, 'source = "geonames"', '<<source = "krant"', 'de bron "krant" staat niet in sources.toml'),
    (HOF, 'main_place = "goor"', '<<main_place = "almelo"', 'de plaats "almelo" staat niet in dit bestand'),
    (HOF, 'hosts = ["hof-van-twente.localhost"]', '<<hosts = ["almelo.localhost"]', "staat ook bij almelo"),
    (ALMELO, 'organisation = "avedan"', '<<organisation = "salut"', 'de organisatie "salut" staat niet in'),
    (ORGANISATIONS, 'slug = "ontplooj"', '<<slug = "avedan"', '"avedan" staat er al'),
    (ORGANISATIONS, 'name = "Dementie Twente"', '<<name = "Noaberhoes"', "is ook een naam van"),
]

UNWISE = [
    (HOF, "lat = 52.2242\nlon = 6.6833", "<<lat = 6.6833\nlon = 52.2242", "ligt buiten Hof van Twente"),
    (HOF, PHONE + PHONE_SOURCE, "<<" + PHONE, '"phone" heeft geen bron'),
    (
        HOF,
        PHONE + PHONE_SOURCE + "phone_checked = 2026-02-01\n",
        "<<" + PHONE + PHONE_SOURCE,
        'Vul "phone_checked" in',
    ),
    (
        HOF,
        MARKELO_POSTCODE + 'postcode_source = "geonames-postcodes"\n',
        "<<" + MARKELO_POSTCODE,
        'Vul "postcode_source" in',
    ),
    (
        HOF,
        'certainty = "gedateerd"',
        (
            '<<desk = { hours = [{ day = "maandag", opens = "12:00", closes = "09:00" }], source = "Salut", '
            'dated = "2026" }\ncertainty = "gedateerd"'
        ),
        "sluit de telefoon niet na het openen",
    ),
    (
        HOF,
        'certainty = "gedateerd"',
        (
            '<<fare = { cents_per_km = 35, source = "Salut", dated = "2026", example = true }\n'
            'certainty = "gedateerd"'
        ),
        '"fare" is een voorbeeld',
    ),
    (ALMELO, 'light = "#2E2A7A"', '<<light = "#8080FF"', "Dat moet minstens 7 zijn"),
    (ALMELO, 'dark = "#C5C6FF"', '<<dark = "#5B1A4B"', "Dat moet minstens 7 zijn"),
    (ALMELO, 'dark = "#C5C6FF"', 'dark = "#C5C6FF"\n<<accent_light = "#333333"', "Dat moet minstens 7 zijn"),
    ("weeks.toml", "year = 2025", "<<year = 2023", "op volgorde"),
    ("weeks.toml", "end = 2024-10-02", "<<end = 2024-09-02", "ligt voor het begin"),
    ("weeks.toml", "start = 2024-09-26", "<<start = 2023-09-26", "ligt niet in 2024"),
    ("weeks.toml", "start = 2025-09-25", "<<start = 2024-10-01", "begint voordat die van 2024 voorbij is"),
    (SOORT, 'label = "Samen eten"', '<<label = "Laagdrempelig eten"', "iedereen kan zo komen"),
    ("weeks.toml", 'summary = "', '<<summary = "Voor eenzame mensen. ', '"eenzame" is geen woord'),
    (
        "crisis.toml",
        'sentence = "U hoeft dit',
        '<<sentence = "Eenzaam? U hoeft dit',
        '"Eenzaam" is geen woord',
    ),
    ("pages/over.md", "Zo is er altijd", "<<Tegen eenzaamheid. Zo", '"eenzaamheid" is geen woord'),
    ("pages/privacy.md", 'title = "Privacy"', '<<title = "Cliënten en privacy"', '"Cliënten" is geen woord'),
]


DEMONSTRATION = [
    (
        "demo/venues.toml",
        'name = "Bibliotheek Goor"',
        '<<nam = "Bibliotheek Goor"',
        '"nam" kennen wij hier niet',
    ),
    ("demo/venues.toml", 'place = "stokkum"', '<<place = "atlantis"', 'plaats "atlantis" kennen wij niet'),
    ("demo/venues.toml", 'name = "Bibliotheek Goor"', '<<name = "Franje-gebouw"', "staat er twee keer"),
    ("demo/venues.toml", "lat = 52.2342", "<<lat = 522342", "mag hoogstens 90"),
    ("demo/ride_services.toml", 'code = "automaatje"', '<<code = "taxi"', 'geen vervoersdienst "taxi"'),
    (
        "demo/ride_services.toml",
        'municipality = "hof-van-twente"',
        '<<municipality = "urk"',
        'gemeente "urk" kennen wij niet',
    ),
]


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Put a mistake in a file; returns the line of the mark "<<"."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is no longer in {name}"
    before, _, after = text.partition(old)
    (folder / name).write_text(before + new.replace("<<", "") + after, encoding="utf-8")
    return (before + new.partition("<<")[0]).count("\n") + 1


@pytest.mark.parametrize(("name", "old", "new", "sentence"), UNREADABLE + DOES_NOT_FIT)
def test_content_that_cannot_be_read_or_does_not_fit_is_refused_with_file_line_and_what_would_be_right(
    folder: Path, name: str, old: str, new: str, sentence: str
):
    line = spoil(folder, name, old, new)

    with pytest.raises(ContentError) as refused:
        load_content(folder)

    [problem] = [it for it in refused.value.problems if sentence in it.sentence]
    assert (problem.file, problem.line, problem.severity) == (name, line, "fout")
    assert problem in check_content(folder)
    assert f"{name}:{line}: fout: " in str(refused.value)


@pytest.mark.parametrize(("name", "old", "new", "sentence"), UNWISE)
def test_a_fact_without_a_source_or_an_unwise_word_is_reported_with_file_and_line_but_stops_nothing(
    folder: Path, name: str, old: str, new: str, sentence: str
):
    line = spoil(folder, name, old, new)

    found = [it for it in check_content(folder) if sentence in it.sentence]

    assert {(it.file, it.line, it.severity) for it in found} == {(name, line, "fout")}
    load_content(folder)


def test_a_website_says_where_and_when_it_was_found(folder: Path):
    path = folder / ALMELO
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "website_" not in line), encoding="utf-8")

    sentences = [it.sentence for it in check_content(folder) if it.severity == "fout"]

    assert len(sentences) == 2
    assert all(sentence.startswith('"website" heeft geen bron') for sentence in sentences)


@pytest.mark.parametrize(
    "name", ["wishes.toml", "codes/nodig.toml", "organisations/almelo.toml", "pages/privacy.md", HOF]
)
def test_a_file_that_is_gone_is_missed(folder: Path, name: str):
    (folder / name).unlink()

    assert any(problem.severity == "fout" for problem in check_content(folder))
    with pytest.raises(ContentError):
        load_content(folder)


def test_an_empty_folder_names_the_files_that_should_be_there(tmp_path: Path):
    missing = {problem.file for problem in check_content(tmp_path)}

    assert {"sources.toml", "wishes.toml", "codes/soort.toml"} <= missing


def test_a_code_the_program_needs_may_not_be_left_out(folder: Path):
    path = folder / "codes/status.toml"
    path.write_text(path.read_text(encoding="utf-8").partition('[[code]]\ncode = "vol"')[0], encoding="utf-8")

    [problem] = [it for it in check_content(folder) if it.severity == "fout"]

    assert (problem.file, problem.line) == ("codes/status.toml", 1)
    assert 'de code "vol" ontbreekt' in problem.sentence


def test_a_file_from_an_old_word_processor_is_refused_in_one_sentence(folder: Path):
    (folder / "wishes.toml").write_bytes("label = 'café'".encode("latin-1"))

    [problem] = check_content(folder)

    assert "UTF-8" in problem.sentence


def test_a_page_without_a_heading_is_refused(folder: Path):
    (folder / "pages/over.md").write_text("Zomaar tekst.\n", encoding="utf-8")

    [problem] = check_content(folder)

    assert (problem.file, problem.line) == ("pages/over.md", 1)


def test_all_unreadable_files_are_reported_at_once(folder: Path):
    for name in ("wishes.toml", "weeks.toml"):
        (folder / name).write_text("dit is geen TOML", encoding="utf-8")

    assert [problem.file for problem in check_content(folder)] == ["weeks.toml", "wishes.toml"]


def test_organisations_of_a_municipality_that_is_not_there_are_reported(folder: Path):
    (folder / "organisations/almelo.toml").rename(folder / "organisations/borne.toml")

    files = {problem.file for problem in check_content(folder) if problem.severity == "fout"}

    assert "organisations/borne.toml" in files


def test_an_administrator_may_add_a_kind_of_activity(folder: Path):
    path = folder / "codes/soort.toml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + '\n[[code]]\ncode = "vissen"\nlabel = "Vissen"\nsentence = "U vist samen."\npictogram = "golf"\n',
        encoding="utf-8",
    )

    assert not [problem for problem in check_content(folder) if problem.severity == "fout"]
    assert load_content(folder).code_for("soort", "VISSEN") == "vissen"


@pytest.mark.parametrize(("name", "old", "new", "sentence"), DEMONSTRATION)
def test_the_files_of_the_demonstration_are_checked_and_stop_no_other_site(
    folder: Path, name: str, old: str, new: str, sentence: str
):
    line = spoil(folder, name, old, new)

    found = [(it.file, it.line, it.severity) for it in check_content(folder) if sentence in it.sentence]

    assert found == [(name, line, "fout")]
    load_content(folder)
