"""Drafts: kept, found by their key alone, gone in time; and what is said about what is in them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from schuifaan.errors import InputError, UnavailableError
from schuifaan.models import Draft
from schuifaan.services.accounts.attempts import DRAFTS_OF_NETWORK, LINKS_OF_ADDRESS
from schuifaan.services.accounts.secrets_kept import new_secret
from schuifaan.services.drafts import keeping
from schuifaan.services.drafts.hints import hints
from schuifaan.services.drafts.judging import WANTED, completeness, mistakes_on
from schuifaan.services.drafts.keeping import (
    KEPT_DAYS,
    begin_draft,
    is_key,
    keep_answers,
    mail_draft,
    read_draft,
)
from schuifaan.services.drafts.looking import look_at
from schuifaan.services.drafts.questions import QUESTIONS, columns_of, question_of, rhythm_in_words
from schuifaan.services.keeping.personal_data import export, forget
from schuifaan.services.keeping.retention import keep_periods
from tests.support.village import Village

KEY, TRUUS, HERE = "k" * 43, "truus@x.example", "192.0.2.0/24"
GOOD = {
    "telefoon": "0547 361 234", "titel": "Sjoelen met buren in Goor", "plaats": "Goor", "datum": "3-12-2026",
    "begintijd": "14.00", "herhaling-keuze": "elke-week",
}  # fmt: skip


@pytest.fixture(scope="module")
def kept_village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    made = Village(tmp_path_factory.mktemp("village"))
    yield made
    made.close()


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


def keep(village: Village, key: str, days: float = 0, **answers: str) -> None:
    moment = village.now + timedelta(days=days)
    with village.installation.database.write() as session:
        if read_draft(session, key, moment) is None:
            begin_draft(session, village.installation.settings, key, HERE, moment)
        keep_answers(session, key, answers, moment)


def there(village: Village, key: str, days: float = 0) -> dict[str, str] | None:
    with village.installation.database.read() as session:
        return read_draft(session, key, village.now + timedelta(days=days))


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Draft)).one()


def test_what_is_kept_is_found_by_its_key_and_by_nothing_else(village: Village) -> None:
    keep(village, KEY, telefoon="bel maar")
    keep(village, KEY, titel="")
    assert there(village, KEY) == {"telefoon": "bel maar", "titel": ""}
    assert there(village, "l" * 43) is None
    with village.installation.database.read() as session:
        (draft,) = session.exec(select(Draft))
        assert KEY not in str(draft)


def test_a_key_is_long_and_random() -> None:
    assert is_key(new_secret())
    assert not any(is_key(it) for it in ("", "x", "k" * 42, "k" * 44, "k" * 42 + "/", "k" * 43 + "\n"))


def test_a_draft_is_over_a_month_after_it_was_last_worked_on(village: Village) -> None:
    keep(village, KEY, telefoon="1")
    keep(village, KEY, days=20, titel="x")
    assert there(village, KEY, days=KEPT_DAYS + 19) is not None
    assert there(village, KEY, days=KEPT_DAYS + 21) is None
    installation = village.installation
    keep_periods(
        installation.database, installation.settings.mail, village.now + timedelta(days=KEPT_DAYS + 21)
    )
    with installation.database.read() as session:
        assert count(session) == 0


def test_what_is_sent_to_a_draft_that_is_over_begins_anew(village: Village) -> None:
    keep(village, KEY, telefoon="1")
    keep(village, KEY, days=KEPT_DAYS + 1, titel="Sjoelen")
    assert there(village, KEY, days=KEPT_DAYS + 1) == {"titel": "Sjoelen"}


def test_one_network_cannot_fill_the_disk(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DRAFTS_OF_NETWORK.times >= 100
    monkeypatch.setattr(keeping, "DRAFTS_OF_NETWORK", type(DRAFTS_OF_NETWORK)("x", 2, timedelta(hours=1)))
    keep(village, "a" * 43, telefoon="1")
    keep(village, "b" * 43, telefoon="1")
    with pytest.raises(UnavailableError):
        keep(village, "c" * 43, telefoon="1")
    keep(village, "a" * 43, titel="Whoever has begun goes on")


def test_when_there_are_too_many_what_was_left_after_one_page_goes_first(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_DRAFTS", 2)
    keep(village, "a" * 43, telefoon="1")
    keep(village, "b" * 43, telefoon="1")
    keep(village, "b" * 43, titel="Further than one page")
    with pytest.raises(UnavailableError):
        keep(village, "c" * 43, telefoon="1")
    keep(village, "c" * 43, days=0.1, telefoon="1")
    assert there(village, "a" * 43) is None
    assert there(village, "b" * 43) is not None


def test_one_address_gets_no_more_links_than_somebody_needs(village: Village) -> None:
    def ask(address: str) -> None:
        with village.installation.database.write() as session:
            mail_draft(
                session, village.installation.settings, "https://x.example/", address, HERE, village.now
            )

    with pytest.raises(InputError):
        ask("geen adres")
    for _ in range(LINKS_OF_ADDRESS.times):
        ask(TRUUS)
    with pytest.raises(InputError):
        ask(TRUUS)


def test_what_the_law_gives_a_person_includes_what_was_never_sent(village: Village) -> None:
    keep(village, KEY, telefoon="1", **{"bewaar-adres": TRUUS})
    with village.installation.database.read() as session:
        (draft,) = export(session, TRUUS)["draft"]
    assert draft["answers"]["telefoon"] == "1"
    assert "token_sha256" not in draft
    with village.installation.database.write() as session:
        assert forget(session, TRUUS, village.now) == {"draft": 1}
        assert count(session) == 0


@pytest.mark.parametrize(
    "code, day, words",
    [
        ("elke-week", date(2026, 12, 1), "elke dinsdag"),
        ("om-de-week", date(2026, 12, 1), "om de week op dinsdag"),
        ("elke-maand", date(2026, 12, 1), "elke 1e dinsdag van de maand"),
        ("elke-maand", date(2026, 12, 29), "elke laatste dinsdag van de maand"),
        ("elke-week", None, "elke week"),
        ("eenmalig", date(2026, 12, 1), ""),
        ("onzin", date(2026, 12, 1), ""),
    ],
)
def test_how_often_follows_the_first_day(code: str, day: date | None, words: str) -> None:
    assert rhythm_in_words(code, day) == words


def test_whoever_moves_the_first_day_moves_the_rhythm_along() -> None:
    assert columns_of({**GOOD, "datum": "4-12-2026"}, None)["herhaling"] == "elke vrijdag"


def test_words_of_ones_own_count_only_when_they_were_chosen() -> None:
    typed = {**GOOD, "herhaling": "elke dinsdag en donderdag"}
    assert columns_of(typed, None)["herhaling"] == "elke donderdag"
    assert (
        columns_of({**typed, "herhaling-keuze": "anders"}, None)["herhaling"] == "elke dinsdag en donderdag"
    )


def test_a_page_is_judged_by_what_is_on_it(kept_village: Village) -> None:
    content = kept_village.installation.content
    wrong = {"telefoon": "bel maar", "datum": "ooit", "einddatum": "nooit", "herhaling-keuze": "elke-week"}
    found = {it.slug: {m.field for m in mistakes_on(it, wrong, None, content)} for it in QUESTIONS}
    assert {slug: fields for slug, fields in found.items() if fields} == {
        "bellen": {"telefoon"}, "wat": {"titel", "plaats"}, "wanneer": {"datum", "begintijd"} & found["wanneer"],
        "vaker": {"einddatum"},
    }  # fmt: skip


@pytest.mark.parametrize(
    "page, answers, wrong",
    [
        ("bellen", {"telefoon": "1", "e-mail": "x", "website": "x y"}, ("telefoon", "e-mail", "website")),
        ("wat", {}, ("titel", "plaats")),
        ("wanneer", {}, ("datum", "begintijd")),
        (
            "wanneer",
            {"datum": "31-2-2027", "begintijd": "x", "eindtijd": "x"},
            ("datum", "begintijd", "eindtijd"),
        ),
        ("wanneer", {"datum": "ooit", "begintijd": "10.00", "eindtijd": "9.00"}, ("datum", "eindtijd")),
        ("wanneer", {"datum": "3-12-2026", "begintijd": "x", "eindtijd": "9.00"}, ("begintijd",)),
        ("vaker", {"einddatum": "x"}, ("herhaling-keuze", "einddatum")),
        ("vaker", {"herhaling-keuze": "anders", "einddatum": "x"}, ("herhaling", "einddatum")),
        (
            "vaker",
            {"herhaling-keuze": "anders", "herhaling": "xx", "einddatum": "x"},
            ("herhaling", "einddatum"),
        ),
        ("vaker", {"datum": "ooit", "herhaling-keuze": "elke-week", "einddatum": "1-1-2027"}, ()),
    ],
)
def test_every_mistake_of_a_page_is_named_at_once_in_its_own_words(
    page: str, answers: dict[str, str], wrong: tuple[str, ...], kept_village: Village
) -> None:
    question = question_of(page)
    assert question
    found = mistakes_on(question, answers, None, kept_village.installation.content)
    assert tuple(it.field for it in found) == wrong
    assert len({it.sentence for it in found}) == len(found), "a link must lead to one place"


def test_what_only_shows_when_all_is_read_together_is_still_said(kept_village: Village) -> None:
    """Otherwise the last button would refuse and no page would say why."""
    answers = {**GOOD, "locatie": "bij mevrouw De Vries thuis", "adres": "Kerkstraat 1"}
    with kept_village.installation.database.read() as session:
        look = look_at(session, kept_village.installation.content, answers, kept_village.now)
    assert set(look.mistakes) == {"vertellen"}


def test_a_day_that_has_been_is_said_and_one_far_away_is_not(kept_village: Village) -> None:
    def over(day: str) -> bool:
        answers = {**GOOD, "datum": day, "herhaling-keuze": "eenmalig"}
        with kept_village.installation.database.read() as session:
            return look_at(session, kept_village.installation.content, answers, kept_village.now).is_over

    assert (over("3-12-2025"), over("3-12-2026"), over("3-12-2029")) == (True, False, False)


def test_all_that_residents_want_to_know_can_be_told_on_the_form() -> None:
    fields = {field for it in QUESTIONS for field in it.fields}
    assert {column for group in WANTED for column in group} <= fields
    everything = completeness(dict.fromkeys(fields, "ja"))
    assert (everything.told, everything.missing) == (everything.wanted, ())
    assert completeness({}).told == 0


@pytest.mark.parametrize(
    "columns, said",
    [
        ({"titel": "Wandelen met buren in Goor"}, []),
        ({"titel": "Wandelen met buren", "plaats": "Goor"}, ["Zet erbij waar het is."]),
        ({"titel": "Goor wandelt samen", "plaats": "Goor"}, []),
        ({"titel": "Wandelen"}, ["Zet erbij met wie", "Zet erbij waar"]),
        ({"plaats": "Enschede"}, ["Enschede kennen wij niet"]),
        ({"plaats": "Goor", "postcode": "7475 AB"}, ["Deze postcode is van Markelo."]),
        ({"plaats": "Markelo", "postcode": "7475 AB"}, []),
        ({"omschrijving": "Voor eenzame ouderen."}, ["Schrijf liever"]),
    ],
)
def test_hints_say_what_could_be_plainer(
    columns: dict[str, str], said: list[str], kept_village: Village
) -> None:
    found = [it.sentence for it in hints(columns, kept_village.installation.content)]
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


def test_every_page_has_its_own_name_and_no_field_is_asked_twice() -> None:
    fields = [field for it in QUESTIONS for field in it.fields]
    assert len(fields) == len(set(fields))
    assert all(question_of(it.slug) is it for it in QUESTIONS)
    assert len(QUESTIONS) + 1 <= 12
