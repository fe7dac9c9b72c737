"""What editors change over the shipped content reaches site and index of every process, and can be taken back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from schuifaan.config import load_settings
from schuifaan.content import week_in_year
from schuifaan.errors import InputError
from schuifaan.inputs.search import parse
from schuifaan.models import AuditEntry, ContentChange
from schuifaan.services.content_in_use.changing import keep_change, last_change, undo_change
from schuifaan.services.content_in_use.health import problems_of
from schuifaan.services.content_in_use.page import items, past_changes
from schuifaan.services.content_in_use.preview import tried
from schuifaan.services.content_in_use.trying import Draft, drafted
from schuifaan.services.installation import Installation, open_installation
from schuifaan.services.keeping.maintenance import Upkeep
from schuifaan.services.keeping.personal_data import forget
from schuifaan.services.keeping.retention import keep_periods
from schuifaan.services.search.finding import find
from tests.support.village import Village

ANNA = "editor:anna@salut.example"
DAY = timedelta(days=1)
BALL = "Klootschieten op de es"
GROUP = {"woorden": "klootschieten", "getypt": "kogelwerpen"}
RIDE = "hof-van-twente/automaatje"
HEARD = {"bron": "Salut, aan de telefoon", "datum": "2026-11"}
WEEK_2027 = "week-van-de-ontmoeting/2027"
WEEK = {"begin": "1 oktober 2027", "eind": "7-10-2027", "bevestigd": "ja", "bron": "Salut"}


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    made.add(BALL, "2026-11-24T10:00")
    made.sync()
    yield made
    made.close()


def draft(village: Village, kind: str, key: str, **answers: str) -> Draft:
    with village.installation.database.read() as session:
        return drafted(session.connection(), village.installation.in_use, kind, key, answers)


def change(village: Village, kind: str, key: str, **answers: str) -> int:
    """As an editor does who looked just before; returns the number of the change."""
    made = draft(village, kind, key, **answers)
    assert made.mistakes == ()
    with village.installation.database.read() as session:
        seen = last_change(session, kind, key)
    keep_change(village.installation, made, seen, ANNA, village.now)
    return village.installation.content.generation


def other_process(village: Village) -> Installation:
    """The same installation as another process has it open."""
    return open_installation(load_settings(village.environment))


def titles(installation: Installation, words: str, village: Village) -> list[str]:
    asked, _ = parse([("q", words)], installation.content)
    return [card.title for card in find(installation, asked, village.now).cards]


def test_a_word_finds_something_at_once_in_every_process_and_no_longer_when_it_is_taken_back(
    village: Village,
) -> None:
    neighbour = other_process(village)
    assert titles(neighbour, "kogelwerpen", village) == []
    number = change(village, "zoekwoorden", "klootschieten", **GROUP)
    assert village.titles(("q", "kogelwerpen")) == [BALL]
    neighbour.in_use.notice()
    assert titles(neighbour, "kogelwerpen", village) == [BALL]
    assert neighbour.finder.generation == village.installation.finder.generation
    undo_change(village.installation, number, ANNA, village.now)
    neighbour.in_use.notice()
    assert titles(neighbour, "kogelwerpen", village) == village.titles(("q", "kogelwerpen")) == []
    neighbour.database.dispose()


def test_a_process_that_starts_later_knows_it_too(village: Village) -> None:
    change(village, "week", WEEK_2027, **WEEK)
    later = other_process(village)
    week = week_in_year(later.content.weeks["week-van-de-ontmoeting"], 2027)
    assert (week.start, week.end, week.confirmed) == (date(2027, 10, 1), date(2027, 10, 7), True)
    later.database.dispose()


def test_looking_whether_anything_changed_asks_the_database_nothing(village: Village) -> None:
    change(village, "hulplijn", "almelo", tijden="Op werkdagen.")
    village.installation.in_use.notice()
    village.installation.database.connection = None  # type: ignore[assignment, method-assign]
    for _ in range(3):
        village.installation.in_use.notice()
    assert village.installation.content.municipalities["almelo"].help_line.hours == "Op werkdagen."


def test_the_worker_tells_the_others_when_whoever_changed_it_could_not(village: Village) -> None:
    neighbour = other_process(village)
    with village.installation.database.write() as session:  # and there the process was ended
        session.add(
            ContentChange(
                kind="hulplijn",
                key="almelo",
                value={"hours": "Altijd."},
                before={},
                by=ANNA,
                at=village.now.replace(tzinfo=None),
            )
        )
    neighbour.in_use.notice()
    assert neighbour.content.municipalities["almelo"].help_line.hours is None
    Upkeep(village.installation, village.now.date()).tick(village.now)
    neighbour.in_use.notice()
    assert neighbour.content.municipalities["almelo"].help_line.hours == "Altijd."
    neighbour.database.dispose()


def test_when_a_ride_service_can_be_rung_activities_are_found_by_it(village: Village) -> None:
    assert village.titles(("vervoer", "automaatje")) == []
    change(village, "vervoer", f"{RIDE}/lead_time", werkdagen="2", **HEARD)
    number = change(village, "vervoer", f"{RIDE}/desk", woensdag="9.00 tot 12.00", donderdag="9-12", **HEARD)
    village.sync()
    assert village.titles(("vervoer", "automaatje")) == [BALL]
    undo_change(village.installation, number, ANNA, village.now)
    village.sync()
    assert village.titles(("vervoer", "automaatje")) == []


def test_a_sentence_of_somebody_in_crisis_gets_the_block(village: Village) -> None:
    assert village.find(("q", "ik zie geen uitweg")).crisis is None
    change(village, "crisis", "zie geen uitweg", lijst="blok")
    assert village.find(("q", "ik zie geen uitweg")).crisis is not None
    change(village, "crisis", "zie geen uitweg", lijst="niets")
    assert village.find(("q", "ik zie geen uitweg")).crisis is None


@pytest.mark.parametrize(
    ("kind", "key", "answers", "field", "sentence"),
    [
        ("week", WEEK_2027, {**WEEK, "begin": "ooit"}, "begin", "Schrijf een datum"),
        ("week", WEEK_2027, {**WEEK, "eind": "1 september 2027"}, "begin", "ligt voor het begin"),
        ("week", WEEK_2027, {**WEEK, "bron": ""}, "bron", "is leeg"),
        (
            "hulplijn",
            "almelo",
            {"tijden": "Voor wie eenzaam is."},
            "tijden",
            "geen woord voor onze bezoekers",
        ),
        ("vervoer", f"{RIDE}/phone", {"telefoon": "0547"}, "gezien", "Schrijf een datum"),
        (
            "vervoer",
            f"{RIDE}/phone",
            {"telefoon": "0547", "bron": "https://x.example", "gezien": "1-11-2026"},
            "telefoon",
            "telefoonnummer zoals",
        ),
        ("vervoer", f"{RIDE}/lead_time", {"werkdagen": "elf", **HEARD}, "werkdagen", "Schrijf een getal"),
        ("vervoer", f"{RIDE}/lead_time", {"werkdagen": "11", **HEARD}, "werkdagen", "mag hoogstens 10"),
        ("vervoer", f"{RIDE}/desk", {"maandag": "zomaar", **HEARD}, "maandag", "van hoe laat tot hoe laat"),
        ("vervoer", f"{RIDE}/desk", {"maandag": "12 tot 9", **HEARD}, "maandag", "sluit de telefoon niet"),
        ("vervoer", f"{RIDE}/fare", {"prijs": "veel", **HEARD}, "prijs", "Schrijf een bedrag"),
        (
            "vervoer",
            f"{RIDE}/fare",
            {"prijs": "0,35", "bron": "x", "datum": "laatst"},
            "datum",
            "een jaar, een",
        ),
        ("zoekwoorden", "kien", {"woorden": "bingo\nkien"}, "woorden", "Laat het eerste woord staan"),
        ("zoekwoorden", "kien", {"getypt": "bingo"}, "woorden", "Laat het eerste woord staan"),
        ("zoekwoorden", "kien", {"woorden": "kien\nKien"}, "woorden", "staat al bij"),
        ("zoekwoorden", "kien", {"woorden": "kien\n!!"}, "woorden", "geen letter of cijfer"),
        ("zoekwoorden", "kien", {"woorden": "kien", "gewicht": "3"}, "gewicht", "Schrijf een getal"),
        (
            "zoekwoorden",
            "kien",
            {"woorden": "\n".join(["kien", *map(str, range(60))])},
            "woorden",
            "hoogstens 60",
        ),
        ("crisis", "!!", {"lijst": "blok"}, "lijst", "geen zin om naar te luisteren"),
        ("crisis", "zelfmoord", {"lijst": "blok"}, "lijst", "niets veranderd"),
    ],
)
def test_what_the_content_files_may_not_say_editors_may_not_say_either(
    village: Village, kind: str, key: str, answers: dict[str, str], field: str, sentence: str
) -> None:
    mistakes = draft(village, kind, key, **answers).mistakes
    assert [it for it in mistakes if it[0] == field and sentence in it[1]], mistakes
    assert village.installation.content.generation == 0


def test_who_did_not_see_the_last_change_is_told_so(village: Village) -> None:
    change(village, "hulplijn", "almelo", tijden="Op maandag.")
    late = draft(village, "hulplijn", "almelo", tijden="Op dinsdag.")
    with pytest.raises(InputError, match="Iemand anders"):
        keep_change(village.installation, late, 0, ANNA, village.now)
    assert village.installation.content.municipalities["almelo"].help_line.hours == "Op maandag."


def test_history_and_log_say_who_changed_what_from_what_to_what(village: Village) -> None:
    change(village, "hulplijn", "almelo", tijden="Op maandag.")
    number = change(village, "hulplijn", "almelo", tijden="Op dinsdag.")
    undo_change(village.installation, number, ANNA, village.now)
    with village.installation.database.read() as session:
        undone, second, first = past_changes(session, "hulplijn", "almelo")
        log = session.exec(select(AuditEntry)).all()
    assert first.differences == (("tijden", "", "Op maandag."),)
    assert (second.differences, second.by) == ((("tijden", "Op maandag.", "Op dinsdag."),), ANNA)
    assert (undone.differences, undone.undoes) == ((("tijden", "Op dinsdag.", "Op maandag."),), number)
    assert [(it.actor, it.before["tijden"], it.after["tijden"]) for it in log if it.before and it.after] == [
        (ANNA, "", "Op maandag."),
        (ANNA, "Op maandag.", "Op dinsdag."),
        (ANNA, "Op dinsdag.", "Op maandag."),
    ]


def test_an_undone_change_can_be_brought_back(village: Village) -> None:
    number = change(village, "week", WEEK_2027, **WEEK)
    undo_change(village.installation, number, ANNA, village.now)
    found = {it.key: it.answers for it in items(village.installation.in_use, "week", "", village.now)}
    assert found[WEEK_2027] == {}
    undo_change(village.installation, village.installation.content.generation, ANNA, village.now)
    found = {it.key: it.answers for it in items(village.installation.in_use, "week", "", village.now)}
    assert found[WEEK_2027]["begin"] == "1-10-2027"


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("vervoer", "hof-van-twente/belbus/desk", {}),
        ("week", "kerst/2027", {}),
        ("hulplijn", "nergenshuizen", {"hours": "x"}),
        ("hulplijn", "almelo", {"hours": 3}),
        ("hulplijn", "almelo", {"uren": "x"}),
        ("iets-nieuws", "x", {"y": 1}),
        ("zoekwoorden", "nieuw", {"words": ["koffie"]}),
    ],
)
def test_a_change_that_no_longer_fits_is_left_out_and_said_and_stops_nothing(
    village: Village, kind: str, key: str, value: dict[str, Any]
) -> None:
    good = change(village, "zoekwoorden", "klootschieten", **GROUP)
    with village.installation.database.write() as session:
        session.add(
            ContentChange(
                kind=kind, key=key, value=value, before={}, by=ANNA, at=village.now.replace(tzinfo=None)
            )
        )
    later = other_process(village)
    assert [it.change.number for it in later.in_use.left_out] == [good + 1]
    assert later.in_use.left_out[0].sentences
    assert titles(later, "kogelwerpen", village) == [BALL]
    undo_change(later, good + 1, ANNA, village.now)
    assert later.in_use.left_out == ()
    with later.database.read() as session:
        assert [it.number for it in past_changes(session)] == [good + 2, good + 1, good]
    later.database.dispose()


def test_a_row_that_cannot_even_be_read_stops_nothing(village: Village) -> None:
    change(village, "hulplijn", "almelo", tijden="Op werkdagen.")
    with village.installation.database.write() as session:
        session.connection().exec_driver_sql("UPDATE contentchange SET value = '{'")
    later = other_process(village)
    later.in_use.notice()
    assert titles(later, "klootschieten", village) == [BALL]
    later.database.dispose()


def test_a_preview_shows_what_is_found_before_and_after_and_keeps_nothing(village: Village) -> None:
    made = draft(village, "zoekwoorden", "klootschieten", **GROUP)
    shown = {it.words: it for it in tried(village.installation, made, "kogelwerpen", village.now)}
    assert (shown["kogelwerpen"].now.titles, shown["kogelwerpen"].then.titles) == ((), (BALL,))
    made = draft(village, "crisis", "zie geen uitweg", lijst="blok")
    (block,) = tried(village.installation, made, "", village.now)
    assert (block.now.crisis, block.then.crisis) == (False, True)
    assert village.titles(("q", "kogelwerpen")) == []
    assert not (village.installation.settings.var / "search-misses.txt").exists()


def test_an_administrator_is_told_what_is_left_out(village: Village) -> None:
    settings = village.installation.settings
    change(village, "hulplijn", "almelo", tijden="Op werkdagen.")
    assert problems_of(settings) == []
    with village.installation.database.write() as session:
        session.add(
            ContentChange(
                kind="week",
                key="kerst/2027",
                value={},
                before={},
                by=ANNA,
                at=village.now.replace(tzinfo=None),
            )
        )
    (problem,) = problems_of(settings)
    assert str(problem).startswith(
        'redactie/inhoud/week:2: let op: "kerst/2027" van de redactie telt niet mee'
    )


def test_who_made_a_change_can_be_forgotten_and_is_after_two_years(village: Village) -> None:
    change(village, "hulplijn", "almelo", tijden="Op maandag.")
    with village.installation.database.write() as session:
        assert forget(session, "anna@salut.example", village.now)["contentchange"] == 1
    change(village, "hulplijn", "almelo", tijden="Op dinsdag.")
    keep_periods(village.installation.database, village.installation.settings.mail, village.now + 731 * DAY)
    with village.installation.database.read() as session:
        assert [it.by for it in past_changes(session)] == ["", ""]
    assert village.installation.content.municipalities["almelo"].help_line.hours == "Op dinsdag."
