"""An editor sets week dates, times and words herself, and sees first what a visitor will get."""

from collections.abc import Iterator

import pytest
from flask import Flask

from schuifaan.services.installation import Installation
from schuifaan.services.search.indexing import sync_index
from tests.support.forms import form_to, send
from tests.support.member import Member, new_account, sign_in
from tests.support.publishing import put
from tests.support.sites import empty_site, visitor
from tests.support.visitor import tree_of

ANNA, CAS = "anna@salut.example", "cas@hof.example"
HERE = "/redactie/inhoud"
WORDS, PHRASES = f"{HERE}/zoekwoorden/wijzigen", f"{HERE}/crisis/wijzigen"
BALL = "Klootschieten op de es"
CALM = "Het rustige blok met 112, 113 en de huisarts."


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with empty_site(tmp_path_factory.mktemp("content") / "var") as made:
        installation: Installation = made.extensions["schuifaan"]
        put(installation, BALL, organisation="Salut", phone="0547 361 234")
        sync_index(installation, installation.settings.clock.now())
        new_account(installation, ANNA, "editor")
        new_account(installation, CAS, "lezer")
        yield made


@pytest.fixture(scope="module")
def editor(app: Flask) -> Member:
    return sign_in(app, ANNA)


def kept(editor: Member, path: str, key: str, **answers: str) -> str:
    """Fill in the form, look at what it changes, and keep it; returns what was seen."""
    page = editor.page(path, query_string={"sleutel": key})
    answer = send(editor, form_to(page, path), **answers)
    assert answer.status_code == 200
    seen = answer.text
    done = send(editor, form_to(tree_of(answer), path), besluit="bewaar")
    assert done.status_code == 303
    assert "klaar=bewaard" in done.location
    return seen


def undo_last(editor: Member) -> None:
    page = editor.page(f"{HERE}/wijzigingen")
    form = next(it for it in page.all("form") if it.get("action", "").endswith("/terug"))
    assert send(editor, form).status_code == 303


def test_a_word_that_visitors_use_is_tried_first_and_then_found_by_everybody(
    app: Flask, editor: Member
) -> None:
    seen = kept(editor, WORDS, "klootschieten", getypt="kogelwerpen")
    assert "Iemand zoekt: kogelwerpen" in seen
    assert BALL in seen
    assert BALL in visitor(app).get("/zoeken?q=kogelwerpen").text
    undo_last(editor)
    assert BALL not in visitor(app).get("/zoeken?q=kogelwerpen").text


def test_nothing_changes_before_the_second_button(app: Flask, editor: Member) -> None:
    send(editor, form_to(editor.page(f"{WORDS}?sleutel=klootschieten"), WORDS), getypt="kuilgooien")
    assert BALL not in visitor(app).get("/zoeken?q=kuilgooien").text
    assert "kuilgooien" not in editor.get(f"{HERE}/wijzigingen").text


def test_a_new_group_of_words_and_a_new_phrase_start_empty(app: Flask, editor: Member) -> None:
    kept(editor, WORDS, "", woorden="werpsport\nklootschieten")
    assert BALL in visitor(app).get("/zoeken?q=werpsport").text
    assert CALM in kept(editor, PHRASES, "", zin="Zie geen uitweg", lijst="blok")
    assert "113" in visitor(app).get("/zoeken?q=ik+zie+geen+uitweg").text


def test_what_was_new_and_undone_can_be_new_again(app: Flask, editor: Member) -> None:
    for _ in range(2):
        kept(editor, WORDS, "", woorden="balsport\nklootschieten")
        assert BALL in visitor(app).get("/zoeken?q=balsport").text
        undo_last(editor)
        assert BALL not in visitor(app).get("/zoeken?q=balsport").text


def test_the_dates_of_the_week_are_set_without_a_restart(app: Flask, editor: Member) -> None:
    path = f"{HERE}/week/wijzigen"
    answers = {"begin": "7 oktober 2027", "eind": "13 oktober 2027", "bevestigd": "ja", "bron": "Salut"}
    seen = kept(editor, path, "week-van-de-ontmoeting/2027", **answers)
    assert "7 oktober" in seen
    page = visitor(app).get("/week-van-de-ontmoeting?gemeente=hof-van-twente").text
    assert "7 oktober" in page
    assert "nog niet bevestigd" not in page


def test_what_is_known_of_a_ride_service_shows_on_the_page_of_an_activity(app: Flask, editor: Member) -> None:
    path = f"{HERE}/vervoer/wijzigen"
    known = {"prijs": "0,35", "bron": "Salut, aan de telefoon", "datum": "2026-11"}
    seen = kept(editor, path, "hof-van-twente/automaatje/fare", **known)
    assert "0,35" in seen
    page = visitor(app).get("/activiteiten/1", follow_redirects=True).text
    assert "0,35" in page
    assert "Salut, aan de telefoon" in page


def test_what_was_filled_in_comes_back_with_what_is_wrong(editor: Member) -> None:
    path = f"{HERE}/vervoer/wijzigen"
    form = form_to(editor.page(f"{path}?sleutel=hof-van-twente/automaatje/fare"), path)
    answer = send(editor, form, prijs="een beetje", bron="Salut", datum="2026-11")
    assert answer.status_code == 422
    assert "Schrijf een bedrag" in answer.text
    assert "een beetje" in answer.text


def test_what_is_there_already_is_not_made_a_second_time(editor: Member) -> None:
    answer = send(editor, form_to(editor.page(WORDS), WORDS), woorden="Koffie")
    assert answer.status_code == 422
    assert "Dit is er al" in answer.text
    assert send(editor, form_to(editor.page(WORDS), WORDS)).status_code == 422


def test_the_municipality_may_look_and_does_not_read_who_did_it(app: Flask, editor: Member) -> None:
    kept(editor, f"{HERE}/hulplijn/wijzigen", "almelo", tijden="Op werkdagen van 9.00 tot 17.00 uur.")
    reader = sign_in(app, CAS)
    for page in ("", "/week", "/vervoer", "/hulplijn", "/zoekwoorden?q=koffie", "/crisis", "/wijzigingen"):
        text = reader.get(f"{HERE}{page}").text
        assert ANNA not in text
        assert "Verander dit" not in text
    assert ANNA in editor.get(f"{HERE}/wijzigingen").text


@pytest.mark.parametrize(
    "path",
    [
        "/niets",
        "/niets/wijzigen",
        "/week/wijzigen",
        "/week/wijzigen?sleutel=x",
        "/week/wijzigen?sleutel=week-van-de-ontmoeting/2x27",
        "/vervoer/wijzigen?sleutel=hof-van-twente/automaatje/kleur",
        "/vervoer/wijzigen?sleutel=hof-van-twente",
        "/hulplijn/wijzigen?sleutel=../../secret_key",
    ],
)
def test_what_does_not_exist_cannot_be_changed(editor: Member, path: str) -> None:
    assert editor.get(f"{HERE}{path}").status_code == 404
