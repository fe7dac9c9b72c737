"""Names and postcodes people use lead to the right place, or to none."""

import pytest

from schuifaan.content import Content

SLUGS = [
    "goor",
    "delden",
    "markelo",
    "diepenheim",
    "bentelo",
    "hengevelde",
    "ambt-delden",
    "azelo",
    "deldenerbroek",
    "deldeneresch",
    "elsen",
    "elsenerbroek",
    "herike",
    "kerspel-goor",
    "markvelde",
    "markelerbroek",
    "stokkum",
    "wiene",
    "zeldam",
    "elzenerveen-en-borkeld",
    "almelo",
    "centrum",
    "de-riet",
    "noorderkwartier",
    "sluitersveld",
    "wierdense-hoek",
    "nieuwstraatkwartier",
    "ossenkoppelerhoek",
    "hofkamp",
    "schelfhorst",
    "windmolenbroek",
    "aalderinkshoek",
    "nijrees",
    "bornerbroek",
    "aadorp",
]


def test_every_village_hamlet_and_district_is_there(content: Content):
    assert sorted(content.places) == sorted(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_place_is_found_by_its_name_in_its_municipality(content: Content, slug: str):
    place = content.places[slug]

    assert content.place_for(place.name, place.municipality) is place
    assert content.place_for(slug.upper(), place.municipality) is place


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("AMBT DELDEN", "ambt-delden"),
        ("Ambt-Delden", "ambt-delden"),
        ("Deld'n", "delden"),
        ("Maarkel", "markelo"),
        ("'t Wegdam", "hengevelde"),
        ("\u2019t Wegdam", "hengevelde"),
        ("  bentelo ", "bentelo"),
        ("Windmolenbroek", "windmolenbroek"),
    ],
)
def test_a_place_is_found_however_it_is_written(content: Content, text: str, slug: str):
    place = content.place_for(text)

    assert place is not None
    assert place.slug == slug


@pytest.mark.parametrize(
    "text", ["Hengelo", "Hengel", "De Höfte", "Höfte", "Mariaparochie", "Buren", "Utrecht", "", "?"]
)
def test_a_name_that_is_not_ours_is_not_taken_for_one_that_looks_like_it(content: Content, text: str):
    assert content.place_for(text) is None


def test_centrum_means_almelo_only_when_we_know_that_almelo_is_meant(content: Content):
    assert content.place_for("Centrum") is None
    assert content.place_for("Centrum", "hof-van-twente") is None
    in_almelo = content.place_for("Centrum", "almelo")
    assert in_almelo is not None
    assert in_almelo.slug == "centrum"


def test_a_place_of_the_other_municipality_is_not_found(content: Content):
    assert content.place_for("Goor", "almelo") is None


@pytest.mark.parametrize("slug", ["ambt-delden", "azelo", "deldenerbroek", "deldeneresch", "wiene", "zeldam"])
def test_who_searches_for_delden_also_finds_ambt_delden_and_its_hamlets(content: Content, slug: str):
    assert content.covering(slug)[0] == slug
    assert content.covering(slug)[-1] == "delden"


def test_delden_itself_is_covered_by_nothing_else(content: Content):
    assert content.covering("delden") == ("delden",)


@pytest.mark.parametrize(
    ("postcode", "slug"),
    [
        ("7471", "goor"),
        ("7472", "goor"),
        ("7475 AB", "markelo"),
        ("7495", "ambt-delden"),
        ("7604AR", "almelo"),
        ("7611", "aadorp"),
    ],
)
def test_a_postcode_leads_to_its_place(content: Content, postcode: str, slug: str):
    place = content.place_for_postcode(postcode)

    assert place is not None
    assert place.slug == slug


@pytest.mark.parametrize("postcode", ["7614", "1011", "747", "", "goor"])
def test_a_postcode_from_elsewhere_leads_nowhere(content: Content, postcode: str):
    assert content.place_for_postcode(postcode) is None


def test_a_postcode_two_places_share_leads_to_the_main_place(content: Content):
    hof = content.municipalities["hof-van-twente"]
    goor = content.places["goor"]
    sharing = [
        place.model_copy(update={"postcode_areas": goor.postcode_areas}) if place.slug == "elsen" else place
        for place in hof.places
    ]
    shared = type(content)(
        **{
            **{name: getattr(content, name) for name in content.__dataclass_fields__},
            "municipalities": {"hof-van-twente": hof.model_copy(update={"places": tuple(sharing)})},
        }
    )

    found = shared.place_for_postcode("7471")

    assert found is not None
    assert found.slug == "goor"


def test_a_postcode_has_a_point_to_measure_from(content: Content):
    area = content.postcode_areas["7609"]

    assert (round(area.lat, 1), round(area.lon, 1)) == (52.3, 6.6)


def test_the_four_railway_stations_are_known(content: Content):
    assert {station.code for station in content.stations.values()} == {"GO", "DDN", "AML", "AMRI"}
