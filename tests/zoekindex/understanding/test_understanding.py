"""What residents type, on a Wednesday, and what is understood by it."""

from datetime import date

import pytest

from zoekindex.understanding import Gazetteer, Understood, understand

WEDNESDAY = date(2026, 11, 18)
GAZETTEER = Gazetteer(
    places={
        **{name: name.lower().replace(" ", "-") for name in ("Goor", "Delden", "Ambt Delden", "Markelo")},
        "Hengevelde": "hengevelde",
        "Almelo": "almelo",
        "De Riet": "de-riet",
        "'t Gijmink": "goor",
    },
    phrases={
        "rolstoel": ("nodig", "rolstoel"),
        "met de bus": ("vervoer", "bushalte"),
        "automaatje": ("vervoer", "automaatje"),
        "ophaalt": ("vervoer", "ophalen"),
        "zonder aanmelden": ("zonder-aanmelden", "1"),
        "gemeente Almelo": ("gemeente", "almelo"),
    },
    last_resort={"senioren": ("voor", "ouderen"), "65+": ("voor", "ouderen"), "mannen": ("voor", "mannen")},
    faint=frozenset({("voor", "ouderen")}),
    known=frozenset({"hengelo", "almere"}),
)


def read(text: str, today: date = WEDNESDAY) -> Understood:
    return understand(text, today, GAZETTEER)


def filters(text: str, today: date = WEDNESDAY) -> str:
    """Everything understood, as `key=value` in order."""
    return " ".join(f"{found.key}={found.value}" for found in read(text, today).filters)


@pytest.mark.parametrize(
    ("text", "understood", "rest"),
    [
        ("koffie in Goor", "plaats=goor", "koffie"),
        ("koffie GOOR", "plaats=goor", "koffie"),
        ("Ambt Delden", "plaats=ambt-delden", ""),
        ("kaarten ambt-delden", "plaats=ambt-delden", "kaarten"),
        ("soep op 't Gijmink", "plaats=goor", "soep"),
        ("koffie in markello", "plaats=markelo", "koffie"),
        ("koffie in Dedlen", "plaats=delden", "koffie"),
        ("eten in delen", "plaats=delden", "eten"),
        ("soep in gooor", "plaats=goor", "soep"),
        ("bingo in gemeente almelo", "gemeente=almelo", "bingo"),
    ],
)
def test_a_place_is_known_by_its_names_and_with_a_slip(text: str, understood: str, rest: str) -> None:
    assert (filters(text), read(text).rest) == (understood, rest)


@pytest.mark.parametrize("town", ["Hengelo", "Almere", "melden", "helden", "Gorr", "riet"])
def test_another_town_or_word_is_never_taken_for_one_of_ours(town: str) -> None:
    assert read(f"koffie {town}").rest == f"koffie {town}"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("vandaag", "dag=vandaag"),
        ("vanavond", "dag=vandaag dagdeel=avond"),
        ("vanmiddag", "dag=vandaag dagdeel=middag"),
        ("morgen", "dag=morgen"),
        ("morgen middag", "dag=morgen dagdeel=middag"),
        ("morgenochtend", "dag=morgen dagdeel=ochtend"),
        ("'s morgens", "dagdeel=ochtend"),
        ("’s morgens", "dagdeel=ochtend"),
        ("in de morgen", "dagdeel=ochtend"),
        ("dinsdag morgen", "dag=dinsdag dagdeel=ochtend"),
        ("dinsdagmorgen", "dag=dinsdag dagdeel=ochtend"),
        ("vrydag middag", "dag=vrijdag dagdeel=middag"),
        ("saterdach", "dag=zaterdag"),
        ("overmorgen", "dag=2026-11-20"),
        ("dit weekend", "dag=weekend"),
        ("volgend weekend", "dag=2026-11-28 dag=2026-11-29"),
        ("zaterdag of zondag", "dag=zaterdag dag=zondag"),
        ("woensdagmiddag", "dag=woensdag dagdeel=middag"),
        ("woensdag ochtend", "dag=woensdag dagdeel=ochtend"),
        ("woendsag", "dag=woensdag"),
        ("vrijdagavnod", "dag=vrijdag dagdeel=avond"),
        ("wo middag", "dag=woensdag dagdeel=middag"),
        ("elke donderdag", "dag=donderdag"),
        ("komende zaterdag", "dag=2026-11-21"),
        ("komende woensdag", "dag=2026-11-25"),
        ("volgende week dinsdag", "dag=2026-11-24"),
        ("dinsdag volgende week", "dag=2026-11-24"),
        ("volgende week", "van=2026-11-23 tot=2026-11-29"),
        ("deze week", "van=2026-11-18 tot=2026-11-22"),
        ("volgende maand", "van=2026-12-01 tot=2026-12-31"),
        ("in december", "van=2026-12-01 tot=2026-12-31"),
        ("3 december", "dag=2026-12-03"),
        ("3 dec 2027", "dag=2027-12-03"),
        ("3-12", "dag=2026-12-03"),
        ("3/12/2026", "dag=2026-12-03"),
        ("2026-12-03", "dag=2026-12-03"),
        ("donderdag 3 december", "dag=2026-12-03"),
        ("3 november", "dag=2027-11-03"),
        ("vanaf 3 december", "van=2026-12-03"),
        ("3 tot 5 december", "van=2026-12-03 tot=2026-12-05"),
        ("29 februari", "dag=2028-02-29"),
        ("doordeweeks", "dag=maandag dag=dinsdag dag=woensdag dag=donderdag dag=vrijdag"),
        ("om 10.00 uur", "dagdeel=ochtend"),
        ("19:30", "dagdeel=avond"),
        ("tuesday morning", "dag=dinsdag dagdeel=ochtend"),
        ("am Samstag Nachmittag", "dag=zaterdag dagdeel=middag"),
        ("tonight", "dag=vandaag dagdeel=avond"),
    ],
)
def test_time_in_words_becomes_days_and_parts_of_the_day(text: str, understood: str) -> None:
    assert (filters(f"bridge {text}"), read(f"bridge {text}").rest) == (understood, "bridge")


@pytest.mark.parametrize(
    "text", ["kaartavond", "31-2", "zaterdagmarkt", "koffieochtend", "mei", "zo", "30 februari"]
)
def test_what_only_looks_like_a_time_stays_a_word(text: str) -> None:
    assert "dag" not in {found.key for found in read(f"bridge {text}").filters}


def test_a_bare_evening_is_a_filter_only_when_nothing_else_is_asked() -> None:
    assert filters("avond in Goor") == "dagdeel=avond plaats=goor"
    assert read("bonte avond in Goor").rest == "bonte avond"


def test_an_audience_is_a_filter_only_when_nothing_else_is_asked() -> None:
    assert filters("iets voor senioren in Goor") == "voor=ouderen plaats=goor"
    assert filters("65+") == "voor=ouderen"
    assert (read("gym voor senioren").rest, filters("gym voor senioren")) == ("gym", "")
    assert read("gym voor mannen").rest == "gym voor mannen"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("gratis", "gratis=1"),
        ("voor niks", "gratis=1"),
        ("dat niets kost", "gratis=1"),
        ("met de rolstoel", "nodig=rolstoel"),
        ("rolstoell", "nodig=rolstoel"),
        ("met de bus", "vervoer=bushalte"),
        ("iemand die me ophaalt", "vervoer=ophalen"),
        ("met Automaatje", "vervoer=automaatje"),
        ("zonder aanmelden", "zonder-aanmelden=1"),
    ],
)
def test_price_needs_and_transport_become_filters(text: str, understood: str) -> None:
    assert (filters(f"zwemmen {text}"), read(f"zwemmen {text}").rest) == (understood, "zwemmen")


@pytest.mark.parametrize("text", ["goedkoop", "tot 5 euro", "maximaal € 2,50", "in de buurt"])
def test_what_cannot_be_filtered_on_is_set_aside(text: str) -> None:
    reading = read(f"koffie {text}")
    assert (reading.rest, reading.filters, len(reading.set_aside)) == ("koffie", (), 1)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("wat is er zaterdag te doen in Goor?", ""),
        ("waar kan ik kaarten?", "kaarten"),
        ("ik zoek iets leuks voor mijn moeder", ""),
        ("ik wil graag met mijn man leren dansen", "leren dansen"),
        ("where can I swim", "swim"),
        ("jeu-de-boules in Goor", "jeu-de-boules"),
        ("iets met muziek", "muziek"),
    ],
)
def test_words_that_only_ask_are_dropped(text: str, rest: str) -> None:
    assert read(text).rest == rest


@pytest.mark.parametrize(
    ("text", "meaningless"),
    [
        ("???", True),
        ("het", True),
        ("😀", True),
        ("a b", True),
        ("wat is er te doen", False),
        ("Goor", False),
    ],
)
def test_asking_what_there_is_differs_from_asking_nothing(text: str, meaningless: bool) -> None:
    assert read(text).meaningless is meaningless


def test_each_filter_says_how_it_was_typed_and_can_be_taken_out() -> None:
    reading = read("koffie in markello op dinsdag")
    place, day = reading.filters
    assert (place.text, reading.without(place)) == ("markello", "koffie op dinsdag")
    assert (day.text, reading.without(day)) == ("dinsdag", "koffie in markello")


def test_a_day_word_follows_the_day_of_asking() -> None:
    assert filters("overmorgen", date(2026, 12, 30)) == "dag=2027-01-01"
    assert filters("3 januari", date(2026, 12, 30)) == "dag=2027-01-03"
    assert filters("deze zaterdag", date(2026, 11, 21)) == "dag=2026-11-21"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("over twee weken", "van=2026-11-30 tot=2026-12-06"),
        ("over 3 dagen", "dag=2026-11-21"),
        ("komende twee weken", "van=2026-11-18 tot=2026-12-02"),
        ("dinsdag over 2 weken", "dag=2026-12-08"),
        ("eind december", "van=2026-12-21 tot=2026-12-31"),
        ("begin van volgende maand", "van=2026-12-01 tot=2026-12-10"),
        ("half januari", "van=2027-01-11 tot=2027-01-20"),
        ("op de 25e", "dag=2026-11-25"),
        ("de 31e", "dag=2026-12-31"),
        ("de 2e donderdag", "dag=donderdag"),
        ("1e kerstdag", "dag=2026-12-25"),
        ("met oud en nieuw", "van=2026-12-31 tot=2027-01-01"),
        ("tweede paasdag", "dag=2027-03-29"),
        ("hemelvaart", "dag=2027-05-06"),
        ("a.s. zondag", "dag=2026-11-22"),
        ("komende donderdag", "dag=2026-11-19"),
    ],
)
def test_stretches_ahead_and_days_with_a_name_are_read(text: str, understood: str) -> None:
    assert filters(text) == understood


@pytest.mark.parametrize(
    "text", ["kerst", "kerstmarkt", "de 25", "over koffie", "eind goed", "in twee groepen"]
)
def test_what_may_be_no_date_stays_a_word(text: str) -> None:
    assert filters(text) == ""
    assert read(text).rest


def test_a_feast_that_is_going_on_is_still_asked_for() -> None:
    assert filters("oud en nieuw", date(2027, 1, 1)) == "van=2027-01-01 tot=2027-01-01"
    assert filters("koningsdag", date(2027, 4, 28)) == "dag=2028-04-27"


AGES = ((0, 11, ("voor", "gezinnen")), (12, 27, ("voor", "jongeren")))


@pytest.mark.parametrize(
    ("text", "understood", "rest"),
    [
        ("iets voor mijn dochter van 15", "voor=jongeren", ""),
        ("knutselen met mijn kleinzoon van 6 jaar", "voor=gezinnen", "knutselen"),
        ("koffie voor mijn moeder van 85", "", "koffie"),
        ("mijn vrouw heeft alzheimer", "", "alzheimer"),
        ("kaarten met een vriendin", "", "kaarten"),
        ("koffie met m'n moeder", "", "koffie"),
        ("ik zorg voor mijn man", "", "zorg voor mijn man"),
        ("wandelen met mijn", "", "wandelen"),
        ("vrouwen", "", "vrouwen"),
        ("een potje van 15", "", "potje van 15"),
    ],
)
def test_who_somebody_asks_for_is_an_age_at_most_and_never_a_word(
    text: str, understood: str, rest: str
) -> None:
    found = understand(text, WEDNESDAY, Gazetteer(ages=AGES))
    assert (" ".join(f"{it.key}={it.value}" for it in found.filters), found.rest) == (understood, rest)


def test_who_asks_for_their_mother_and_no_more_asks_what_there_is() -> None:
    assert not read("iets voor mijn moeder van 85").meaningless


def test_stop_words_within_one_thing_stay_with_it() -> None:
    assert read("jeu de boules in Goor").rest == "jeu de boules"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("rustige plek voor een rolstoel", ""),
        ("mag ik met de bus mee", ""),
        ("rolstoel toegankelijk", ""),
        ("kaarten met de bus mee", "kaarten mee"),
        ("rustige plek", "rustige plek"),
        ("samen koken", "samen koken"),
    ],
)
def test_what_says_nothing_more_once_something_is_understood_is_no_word_to_search_for(
    text: str, rest: str
) -> None:
    assert read(text).rest == rest
