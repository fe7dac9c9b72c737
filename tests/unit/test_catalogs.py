"""Languages: live when complete, and right about numbers, days and hours."""

import runpy
from datetime import date, datetime
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from build_hook import compile_catalogs
from schuifaan.messages import Counted, Label, Message
from schuifaan.wording import facts
from schuifaan.wording.catalogs import LIVE, gettext_for, live_languages, ngettext_for

ROOT = Path(__file__).parents[2]


def catalog_in(folder: Path, translated: str) -> Path:
    file = folder / "pl" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    catalog = Catalog(locale="pl")
    catalog.add("ja", "tak")
    catalog.add(("%(aantal)s dag", "%(aantal)s dagen"), ("%(aantal)s dzień", "%(aantal)s dni", translated))
    with file.open("wb") as stream:
        write_po(stream, catalog)
    return folder


def test_a_complete_language_is_live(tmp_path: Path) -> None:
    compile_catalogs(catalog_in(tmp_path, "%(aantal)s dni"))

    assert live_languages(tmp_path) == ("nl", "pl")


def test_one_missing_form_takes_a_language_off_the_site(tmp_path: Path) -> None:
    compile_catalogs(catalog_in(tmp_path, "%(aantal)s dni"))
    compile_catalogs(catalog_in(tmp_path, ""))

    assert live_languages(tmp_path) == ("nl",)


@pytest.mark.parametrize(
    "code, number, said",
    [
        *[("en", 1, "1 activity"), ("en", 2, "2 activities")],
        *[("pl", 1, "1 zajęcia"), ("pl", 22, "22 zajęcia"), ("pl", 5, "5 zajęć"), ("pl", 12, "12 zajęć")],
    ],
)
def test_numbers_are_said_as_the_language_does(code: str, number: int, said: str) -> None:
    assert ngettext_for(code)("%(aantal)s activiteit", "%(aantal)s activiteiten", number) == said


@pytest.mark.parametrize("code", LIVE)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 102, 111])
def test_no_number_is_without_words(code: str, number: int) -> None:
    assert "%(" not in ngettext_for(code)("en nog %(aantal)s keer", "en nog %(aantal)s keer", number)
    assert ngettext_for(code)("%(aantal)s activiteit", "%(aantal)s activiteiten", number)


def test_days_hours_and_prices_are_written_as_readers_of_the_language_do() -> None:
    day, ten = date(2026, 11, 24), datetime(2026, 11, 24, 10, 0)

    assert facts.full_day(day, "en") == "Tuesday 24 November 2026"
    assert facts.full_day(day, "pl") == "wtorek, 24 listopada 2026 roku"
    assert facts.full_day(day, "tr") == "24 Kasım 2026 Salı"
    assert facts.full_day(day, "uk") == "вівторок, 24 листопада 2026 року"
    assert facts.day_in_words(day, "ar") == "الثلاثاء 24 نوفمبر"
    assert facts.hours(ten, None, False, "en") == "10:00"
    assert facts.price(250, "", "en") == "€ 2.50"
    assert facts.price(250, "", "pl") == "2,50 euro"


def test_a_ukrainian_word_is_written_in_one_way_in_our_sentences_and_in_the_calendar() -> None:
    assert gettext_for("uk")("vrijdag") == format_date(date(2026, 11, 27), "EEEE", locale="uk")

    found = runpy.run_path(str(ROOT / "bin" / "catalogs.py"))["with_other_apostrophe"]
    catalog = Catalog(locale="uk")
    for number, word in enumerate(("ім\u2019я", "ім'я", "ім\u02bcя", "'ім'")):
        catalog.add(f"naam {number}", word)
    assert list(found(catalog)) == ["ім\u2019я", "ім'я"]


def test_a_sentence_made_in_dutch_is_said_whole_in_another_language() -> None:
    count = Counted("%(aantal)s activiteit", "%(aantal)s activiteiten", 12)
    made = Message("%(telling)s: %(keuzes)s", telling=count, keuzes=Message("in %(plaats)s", plaats="Goor"))

    assert made == "12 activiteiten: in Goor"
    assert gettext_for("en")(made) == "12 activities: in Goor"


def test_a_day_in_a_sentence_is_said_in_the_language() -> None:
    made = Message("op %(dag)s", dag=date(2026, 11, 24))

    assert made == "op dinsdag 24 november 2026"
    assert gettext_for("en")(made) == "on Tuesday 24 November 2026"


def test_a_label_is_small_only_inside_a_dutch_sentence() -> None:
    assert Label("Samen eten") == "samen eten"
    assert Label("TV kijken") == "TV kijken"
    assert gettext_for("en")(Label("Samen eten")) == "Eat together"


@pytest.mark.parametrize(
    "text, lang, said", [("elke dag", "nl", "Elke dag"), ("iki günde bir", "tr", "İki günde bir")]
)
def test_a_sentence_begins_with_a_capital(text: str, lang: str, said: str) -> None:
    assert facts.sentence_case(text, lang) == said
