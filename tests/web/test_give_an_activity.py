"""`/doorgeven`: one question a page, no password, and nothing that was sent with any button gets lost."""

import re
import sqlite3
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlmodel import select

from schuifaan.models import Mail, Submission
from schuifaan.services.drafts.questions import QUESTIONS
from schuifaan.services.installation import Installation
from schuifaan.services.received.submissions import MOST_WAITING, approve_submission, submissions_in
from schuifaan.services.search.indexing import sync_index
from schuifaan.web.open_form import TRAP
from tests.support.forms import form_to, send
from tests.support.giving import CHECK, FIRST, PAGE_OF, answer, at, begin, fill, give, key_in, question
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import application, demo_settings, visitor
from tests.support.tables import make_tables
from tests.support.visitor import Visitor, tree_of

GOOD = {
    "titel": "Sjoelen met buren in Markelo",
    "datum": "3-12-2026",
    "begintijd": "14.00",
    "eindtijd": "16.00",
    "herhaling-keuze": "elke-week",
    "plaats": "Markelo",
    "locatie": "De Haverkamp",
    "telefoon": "0547 361 234",
    "kosten": "2,50",
}
KEPT = {
    **{name: text for name, text in GOOD.items() if name != "herhaling-keuze"},
    "herhaling": "elke donderdag",
}
LATER = "/doorgeven/bewaren"


@pytest.fixture
def site(tmp_path: Path) -> Flask:
    """An empty site of this test's own."""
    app = application(demo_settings(tmp_path / "var", SCHUIFAAN_DEMO="0"))
    make_tables(app.extensions["schuifaan"].database)
    return app


@pytest.fixture
def installation(site: Flask) -> Installation:
    found: Installation = site.extensions["schuifaan"]
    return found


@pytest.fixture
def visit(site: Flask) -> Visitor:
    return visitor(site)


def kept(installation: Installation) -> list[Submission]:
    with installation.database.read() as session:
        found = submissions_in(session, None)
        session.expunge_all()
    return found


def approve(installation: Installation, number: int) -> int:
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        activity = approve_submission(session, installation.content, number, "de redactie", now).activity_id
    sync_index(installation, now)
    assert activity is not None
    return activity


def mistakes(page: PageTree) -> dict[str, str]:
    """Field -> sentence, of the summary at the top."""
    summary = page.ids.get("controleer")
    links = summary[0].iter("a") if summary else []
    return {link.get("href", "").removeprefix("#"): text_of(link) for link in links}


def value_of(page: PageTree, field: str) -> str:
    found = page.ids[field][0]
    return "".join(found.itertext()) if found.tag == "textarea" else found.get("value", "")


def slug_of(address: str) -> str:
    """Which page an address leads to."""
    return urlsplit(address).path.rpartition("/")[2]


def test_a_complete_activity_gets_a_receipt_with_its_number(
    visit: Visitor, installation: Installation
) -> None:
    receipt = give(visit, GOOD)
    assert receipt.status_code == 303
    page = visit.page(receipt.headers["Location"])
    (submission,) = kept(installation)
    assert f"Uw nummer is {submission.id}." in text_of(page.root)
    assert submission.payload == KEPT


def test_from_the_first_page_each_leads_to_the_next_and_the_display_goes_along(visit: Visitor) -> None:
    start = visit.page("/doorgeven?weergave=groot")
    address = next(it.get("href", "") for it in start.all("a") if text_of(it) == "Begin")
    seen: list[str] = []
    # At once: on a slow telephone going round costs half a second.
    assert visit.get(address).status_code == 200
    while slug_of(address) != "controleer":
        seen.append(slug_of(address))
        own = {it.replace("-", "_"): GOOD[it] for it in GOOD if PAGE_OF[it] == seen[-1]}
        address = answer(visit, address, **own).headers["Location"]
        assert "weergave=groot" in address
    assert seen == [it.slug for it in QUESTIONS]
    assert answer(visit, address).status_code == 303


def test_no_two_visitors_begin_with_the_same_draft(visit: Visitor) -> None:
    answers = [visit.get("/doorgeven") for _ in range(2)]
    first, second = (
        next(it.get("href") for it in tree_of(page).all("a") if text_of(it) == "Begin") for page in answers
    )
    assert first != second
    assert answers[0].headers["Cache-Control"] == "no-store"


def test_nothing_is_on_the_site_until_somebody_approved_it(
    visit: Visitor, installation: Installation
) -> None:
    give(visit, GOOD)
    sync_index(installation, installation.settings.clock.now())
    assert "Sjoelen met buren" not in visit.get("/zoeken?q=sjoelen").text


def test_what_is_approved_can_be_found_and_read(visit: Visitor, installation: Installation) -> None:
    give(
        visit,
        {
            **GOOD,
            "soort": ["spel", "inloop"],
            "vorm": "vrij-binnenlopen",
            "aanmelden": "niet-nodig",
            "alleen komen": "ja",
            "rolstoel": "ja",
            "ringleiding": "nee",
            "vervolg": "Elke week koffie in De Haverkamp.",
        },
    )
    number = approve(installation, kept(installation)[0].id or 0)
    results = visit.page("/zoeken?q=sjoelen&plaats=markelo&dag=donderdag&nodig=rolstoel&soort=spel")
    assert [text_of(h) for h in results.all("h3")] == ["1 Sjoelen met buren in Markelo"]
    page = text_of(tree_of(visit.get(f"/activiteiten/{number}", follow_redirects=True)).root)
    for part in (
        "donderdag 3 december, 14.00 tot 16.00 uur", "Elke donderdag", "De Haverkamp", "2,50 euro", "0547 361 234",
        "Ja, u kunt alleen komen.", "Elke week koffie in De Haverkamp.",
    ):  # fmt: skip
        assert part in page
    assert "Voorbeeld" not in page


def test_who_sent_it_stays_off_the_site(visit: Visitor, installation: Installation) -> None:
    give(visit, GOOD, afzender="Truus Geheim", afzender_contact="truus@example.org")
    (submission,) = kept(installation)
    assert (submission.sender_name, submission.sender_contact) == ("Truus Geheim", "truus@example.org")
    number = approve(installation, submission.id or 0)
    for path in (f"/activiteiten/{number}-sjoelen-met-buren-in-markelo", "/zoeken", "/api/v1/activiteiten"):
        assert "Geheim" not in (text := visit.get(path).text)
        assert "truus@" not in text


def test_sent_empty_it_says_for_each_question_what_to_do(visit: Visitor, installation: Installation) -> None:
    last = fill(visit, {})
    refused = send(visit, question(visit, last))
    assert refused.status_code == 422
    assert set(mistakes(tree_of(refused))) == {"bellen", "wat", "wanneer", "vaker"}
    assert text_of(tree_of(refused).all("title")[0]).startswith("Fout: ")
    assert kept(installation) == []


WRONG = [
    ("titel", "x"),
    ("datum", "gisteren"),
    ("datum", "31-2-2027"),
    ("datum", "3-12-1026"),
    ("begintijd", "25 uur"),
    ("begintijd", ""),
    ("eindtijd", "13.00"),
    ("eindtijd", "heel laat"),
    ("herhaling-keuze", ""),
    ("einddatum", "nooit"),
    ("einddatum", "1-1-2025"),
    ("plaats", ""),
    ("telefoon", "bel maar"),
    ("e-mail", "geen adres"),
    ("website", "javascript:alert(1)"),
    ("postcode", "12 AB"),
]


@pytest.mark.parametrize("field, wrong", WRONG)
def test_a_mistake_is_pointed_out_on_its_own_page_and_stays_to_be_mended(
    field: str, wrong: str, visit: Visitor, installation: Installation
) -> None:
    """Also for who walks on, comes back with only the link, and on the last page."""
    slug = PAGE_OF[field]
    last = fill(visit, {**GOOD, field: wrong})
    own = {
        it.replace("-", "_").replace(" ", "_"): text
        for it, text in {**GOOD, field: wrong}.items()
        if PAGE_OF[it] == slug
    }
    page = tree_of(answer(visit, at(last, slug), **own))
    again = visit.page(at(last, slug))
    for seen in (page, again):
        assert field in mistakes(seen)
        if field != "herhaling-keuze":
            box = seen.ids[field][0]
            assert (box.get("aria-invalid"), value_of(seen, field)) == ("true", wrong)
            told = [text_of(seen.ids[name][0]) for name in (box.get("aria-describedby") or "").split()]
            assert mistakes(seen)[field] in told
    assert slug in mistakes(visit.page(last))
    assert send(visit, question(visit, last)).status_code == 422
    assert kept(installation) == []
    mended = answer(
        visit, at(last, slug) + "&naar=controleer", **{field.replace("-", "_"): GOOD.get(field, "")}
    )
    assert slug_of(mended.headers["Location"]) == "controleer"
    assert send(visit, question(visit, last)).status_code == 303


@pytest.mark.parametrize("button", ["", "vorige", "later", "bekijk"])
def test_what_was_sent_with_any_button_is_there_again(
    button: str, site: Flask, visit: Visitor, installation: Installation
) -> None:
    """Mistakes and all; for another browser, of a server that was started anew."""
    address = at(begin(visit), "wanneer")
    answer(visit, address, button, datum="32 december", begintijd="ooit", eindtijd="")
    again = visitor(application(installation.settings)).page(address)
    assert [value_of(again, it) for it in ("datum", "begintijd")] == ["32 december", "ooit"]
    assert "datum" in mistakes(again)


def test_going_back_and_forth_loses_nothing_and_finds_the_last_word(visit: Visitor) -> None:
    address = begin(visit)
    answer(visit, address, telefoon="0547 361 234")
    back = answer(visit, at(address, "wat"), "vorige", titel="Sjoelen").headers["Location"]
    assert slug_of(back) == "bellen"
    answer(visit, back, telefoon="0547 361 999")
    assert value_of(visit.page(back), "telefoon") == "0547 361 999"
    assert value_of(visit.page(at(address, "wat")), "titel") == "Sjoelen"


def test_a_page_that_was_only_passed_by_points_out_nothing(visit: Visitor) -> None:
    address = begin(visit)
    assert answer(visit, at(address, "wanneer"), "vorige", datum="", begintijd="").status_code == 303
    assert mistakes(tree_of(visit.get(at(address, "wanneer")))) == {}
    assert mistakes(tree_of(answer(visit, at(address, "wanneer"), datum="", begintijd=""))) != {}


def test_a_day_in_words_stays_the_day_it_was_when_it_was_said(
    visit: Visitor, installation: Installation
) -> None:
    address = at(begin(visit), "wanneer")
    said = {"datum": "aanstaande donderdag", "begintijd": "half tien", "eindtijd": "kwart voor elf"}
    following = answer(visit, address, **said).headers["Location"]
    assert value_of(visit.page(address), "datum") == "donderdag 19 november 2026"
    page = visit.page(following)
    assert "De eerste dag is donderdag 19 november 2026." in text_of(page.root)
    assert "Elke laatste donderdag van de maand" not in text_of(page.root)
    assert "Elke 3e donderdag van de maand" in text_of(page.root)


def test_the_next_days_are_said_before_one_goes_on(visit: Visitor) -> None:
    address = at(begin(visit), "wanneer")
    answer(visit, address, datum="6 januari", begintijd="half tien")
    address = at(address, "vaker")
    shown = answer(
        visit, address, "bekijk", herhaling_keuze="anders", herhaling="elke eerste woensdag van de maand"
    )
    page = visit.page(shown.headers["Location"])
    assert [text_of(it) for it in page.ids["data"][0].iter("li")][:2] == [
        "woensdag 6 januari 2027, 9.30 uur",
        "woensdag 3 februari 2027, 9.30 uur",
    ]


def test_the_last_page_shows_it_as_residents_will_see_it(visit: Visitor) -> None:
    page = visit.page(fill(visit, GOOD))
    (card,) = page.all("article")
    for part in ("Sjoelen met buren in Markelo", "Donderdag 3 december, 14.00 tot 16.00 uur", "0547 361 234"):
        assert part in text_of(card)
    bar = page.all("progress")[0]
    assert f"{bar.get('value')} van de {bar.get('max')}" in text_of(page.root)
    assert "Mensen weten nog niet: wie er opneemt" in text_of(page.root)


def test_plainer_words_are_offered_and_stop_nobody(visit: Visitor, installation: Installation) -> None:
    hard = {"titel": "Laagdrempelige bijeenkomst", "postcode": "7471 AB"}
    last = fill(visit, {**GOOD, **hard})
    said = text_of(visit.page(last).root)
    for hint in (
        "Zet erbij met wie het is.",
        "Schrijf liever: iedereen kan zo komen.",
        "Deze postcode is van Goor.",
    ):
        assert hint in said
    assert "Zet erbij" in text_of(visit.page(at(last, "wat")).root)
    assert send(visit, question(visit, last)).status_code == 303


def test_a_known_building_is_chosen_and_needs_no_address(visit: Visitor, installation: Installation) -> None:
    give(visit, {**GOOD, "adres": "Taets van Amerongenstraat 1", "postcode": "7475 AB"})
    approve(installation, kept(installation)[0].id or 0)
    address = at(fill(visit, {**GOOD, "titel": "Zingen met buren", "locatie": ""}), "plek")
    page = visit.page(address)
    (known,) = [
        it.get("value", "")
        for it in page.all("input")
        if it.get("name") == "plek" and it.get("value") != "anders"
    ]
    answer(visit, address, plek=known)
    assert send(visit, question(visit, at(address, "controleer"))).status_code == 303
    payload = kept(installation)[1].payload
    assert (payload["locatie"], payload["adres"]) == ("De Haverkamp", "Taets van Amerongenstraat 1")


def test_who_gives_what_is_there_already_is_told(visit: Visitor, installation: Installation) -> None:
    give(visit, GOOD)
    number = approve(installation, kept(installation)[0].id or 0)
    page = visit.page(fill(visit, {**GOOD, "titel": "Sjoelen met de buren"}))
    assert "Staat dit al op de site?" in text_of(page.root)
    assert any(it.get("href", "").startswith(f"/activiteiten/{number}-") for it in page.all("a"))
    assert "Staat dit al" not in text_of(
        visit.page(fill(visit, {**GOOD, "titel": "Zingen", "locatie": "Kerk"})).root
    )


def mails(installation: Installation) -> list[Mail]:
    with installation.database.read() as session:
        found = list(session.exec(select(Mail)))
        session.expunge_all()
    return found


def test_a_mailed_link_leads_back_to_where_one_was(visit: Visitor, installation: Installation) -> None:
    address = begin(visit)
    later = answer(visit, address, "later", telefoon="0547 361 234").headers["Location"]
    sent = send(visit, form_to(visit.page(later), LATER), bewaar_adres="truus@example.org")
    assert "De link is onderweg" in text_of(visit.page(sent.headers["Location"]).root)
    (mail,) = mails(installation)
    link = re.search(r"https?://\S+", mail.body)
    assert link
    assert (mail.recipient, mail.secret) == ("truus@example.org", True)
    page = visit.page(link[0].partition("//")[2].partition("/")[2].join(("/", "")))
    assert "0547 361 234" in text_of(page.root)
    assert "Ga verder: Wat is het, en in welk dorp?" in text_of(page.root)


def test_a_wrong_address_is_pointed_out_and_stays(visit: Visitor, installation: Installation) -> None:
    later = answer(visit, begin(visit), "later", telefoon="0547 361 234").headers["Location"]
    for wrong in ("truus", ""):
        page = tree_of(send(visit, form_to(visit.page(later), LATER), bewaar_adres=wrong))
        assert set(mistakes(page)) == {"bewaar-adres"}
        assert value_of(visit.page(later), "bewaar-adres") == wrong
    assert mails(installation) == []


def test_looking_changes_nothing(visit: Visitor, installation: Installation) -> None:
    """Mail scanners follow links."""
    address = begin(visit)
    for slug in (it.slug for it in QUESTIONS):
        visit.page(at(address, slug))
    assert visit.get(at(address, "controleer")).status_code == 404
    assert visit.get(f"{LATER}?concept={key_in(address)}").status_code == 404
    with sqlite3.connect(installation.settings.var / "schuifaan.sqlite") as other:
        assert other.execute("select count(*) from draft").fetchone() == (0,)
    other.close()


def test_the_same_draft_sent_twice_is_one_submission(visit: Visitor, installation: Installation) -> None:
    form = question(visit, fill(visit, GOOD))
    first, second = (send(visit, form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(kept(installation)) == 1


def test_who_goes_back_and_mends_something_loses_neither(visit: Visitor, installation: Installation) -> None:
    last = fill(visit, GOOD)
    first = send(visit, question(visit, last))
    answer(visit, at(last, "bellen"), telefoon="0547 361 999")
    second = send(visit, question(visit, last))
    assert first.headers["Location"] != second.headers["Location"]
    assert [it.payload["telefoon"] for it in kept(installation)] == ["0547 361 234", "0547 361 999"]


def test_two_people_who_send_the_same_are_two_submissions(visit: Visitor, installation: Installation) -> None:
    for _ in range(2):
        give(visit, GOOD)
    assert len(kept(installation)) == 2


def test_what_was_acknowledged_is_on_the_disk(visit: Visitor, installation: Installation) -> None:
    """Another process, at the moment of the receipt, with nothing closed or flushed on our side."""
    give(visit, GOOD)
    with sqlite3.connect(installation.settings.var / "schuifaan.sqlite") as other:
        assert other.execute("select count(*) from submission").fetchone() == (1,)
    other.close()


@pytest.mark.parametrize("token", ["", "x", "InRvIg.Zm9v.bar", "é" * 300, "\x00"])
def test_a_form_that_is_not_ours_begins_no_draft_but_its_answers_are_there(
    token: str, visit: Visitor, installation: Installation
) -> None:
    answer_ = visit.post(FIRST, data={"telefoon": "0547 361 234", "token": token})
    page = tree_of(answer_)
    assert answer_.status_code == 422
    assert "verstuur het nog een keer" in text_of(page.root)
    assert value_of(page, "telefoon") == "0547 361 234"
    assert send(visit, form_to(page, FIRST)).status_code == 303


def test_a_form_that_lay_open_for_a_month_keeps_what_it_had_and_can_be_sent_again(
    visit: Visitor, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = fill(visit, GOOD)
    form = question(visit, last)
    with monkeypatch.context() as patched:
        patched.setattr(URLSafeTimedSerializer, "default_signer", _later(31 * 24 * 3600))
        refused = send(visit, form, afzender="Truus")
        assert refused.status_code == 422
        assert "Dit formulier stond lang open." in text_of(tree_of(refused).root)
        assert value_of(tree_of(refused), "afzender") == "Truus"
        assert send(visit, form_to(tree_of(refused), CHECK)).status_code == 303
    assert len(kept(installation)) == 1


def _later(seconds: int) -> type:
    """A signer whose clock is ahead."""

    class Later(URLSafeTimedSerializer.default_signer):  # type: ignore[name-defined, misc]
        def get_timestamp(self) -> int:
            return int(super().get_timestamp()) + seconds

    return Later


def test_a_program_that_fills_in_the_trap_leaves_nothing_behind(
    visit: Visitor, installation: Installation
) -> None:
    last = fill(visit, GOOD)
    assert send(visit, question(visit, last), **{TRAP: "http://spam.example"}).status_code == 303
    assert send(visit, question(visit, begin(visit)), **{TRAP: "x"}, telefoon="06").status_code == 303
    assert kept(installation) == []


def test_the_trap_cannot_be_reached_by_accident(visit: Visitor) -> None:
    page = visit.page(begin(visit))
    trap = page.ids[TRAP][0]
    assert (trap.get("tabindex"), trap.get("autocomplete"), trap.get("value", "")) == ("-1", "off", "")
    assert any(it.get("aria-hidden") == "true" for it in page.ancestors(trap))


def test_of_a_thousand_scripted_posts_none_is_seen_and_of_fifty_people_none_is_refused(
    visit: Visitor, installation: Installation
) -> None:
    """A script fills in every field it finds, or knows nothing of our keys."""
    form = question(visit, begin(visit))
    token = next(it.get("value", "") for it in form.iter("input") if it.get("name") == "token")
    for number in range(950):
        visit.post(FIRST, data={"telefoon": f"06{number:08}", "token": token, TRAP: "x"})
    for number in range(50):
        visit.post(CHECK, data={**GOOD, "titel": f"Spam {number}", "token": token})
    assert kept(installation) == []
    last = fill(visit, GOOD)
    for number in range(50):
        visit.post(at(last, "wat"), data={**GOOD, "titel": f"Koffie met buren {number}", "token": token})
        assert visit.post(last, data={"token": token}).status_code == 303
    assert len(kept(installation)) == 50


def test_when_nobody_could_read_it_all_the_sender_is_told(
    visit: Visitor, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_WAITING > 1000
    monkeypatch.setattr("schuifaan.services.received.submissions.MOST_WAITING", 1)
    give(visit, GOOD)
    refused = give(visit, GOOD)
    assert refused.status_code == 400
    assert "Bel ons" in refused.text
    assert len(kept(installation)) == 1


class BrokenChunkError(Exception):
    """What gunicorn raises at `zz` where the length of a chunk should be is no OSError either."""


class BrokenOff(BytesIO):
    """A body that cannot be read to its end."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise BrokenChunkError

    readinto = read


def test_a_form_that_breaks_off_on_its_way_is_no_error_of_ours(visit: Visitor) -> None:
    answer = visit.post(
        FIRST,
        input_stream=BrokenOff(b"titel=Koffie"),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 400


def test_somebody_elses_words_in_the_form_stay_text(visit: Visitor) -> None:
    nasty = '<script>alert(1)</script> {{ 7*7 }} " autofocus onfocus=x eenzaam None'
    last = fill(visit, dict.fromkeys(("titel", "omschrijving", "datum", "telefoon", "plaats"), nasty))
    for page in (visit.page(last), visit.page(at(last, "wat"))):
        assert all(it.get("src") for it in page.all("script"))
        assert nasty in text_of(page.root) or value_of(page, "titel") == nasty


@pytest.fixture
def activity(own_client: Visitor) -> str:
    """The address of an activity on a site of this test's own."""
    return own_client.get("/activiteiten/1").headers["Location"]


def test_a_resident_can_say_what_is_not_right(
    own_client: Visitor, own_installation: Installation, activity: str
) -> None:
    page = own_client.page(f"{activity}/klopt-niet")
    answer = send(
        own_client,
        form_to(page, f"{activity}/klopt-niet"),
        wat="Het is om 11 uur.",
        afzender_contact="0547-1",
    )
    assert answer.status_code == 303
    own_client.page(answer.headers["Location"])
    (submission,) = kept(own_installation)
    assert (submission.kind, submission.activity_id, submission.payload) == (
        "klopt-niet", 1, {"wat": "Het is om 11 uur."},
    )  # fmt: skip
    assert submission.sender_contact == "0547-1"


def test_saying_nothing_is_pointed_out_and_the_rest_is_kept(
    own_client: Visitor, own_installation: Installation, activity: str
) -> None:
    form = form_to(own_client.page(f"{activity}/klopt-niet"), f"{activity}/klopt-niet")
    answer = send(own_client, form, wat="  ", afzender_contact="truus@example.org")
    page = tree_of(answer)
    assert (answer.status_code, set(mistakes(page))) == (422, {"wat"})
    assert value_of(page, "afzender-contact") == "truus@example.org"
    assert kept(own_installation) == []


def test_a_report_sent_twice_is_one_report(
    own_client: Visitor, own_installation: Installation, activity: str
) -> None:
    form = form_to(own_client.page(f"{activity}/klopt-niet"), f"{activity}/klopt-niet")
    for _ in range(2):
        send(own_client, form, wat="De deur was dicht.")
    assert len(kept(own_installation)) == 1


def test_an_old_form_about_an_activity_can_be_sent_again(
    own_client: Visitor, own_installation: Installation, activity: str
) -> None:
    answer = own_client.post(f"{activity}/klopt-niet", data={"wat": "De deur was dicht.", "token": "oud"})
    page = tree_of(answer)
    assert answer.status_code == 422
    assert "Verstuur het nog een keer." in mistakes(page)["wat"]
    assert send(own_client, form_to(page, f"{activity}/klopt-niet")).status_code == 303
    assert [it.payload["wat"] for it in kept(own_installation)] == ["De deur was dicht."]


def test_one_cannot_report_an_activity_that_is_not_there(
    own_client: Visitor, own_installation: Installation, activity: str
) -> None:
    form = form_to(own_client.page(f"{activity}/klopt-niet"), f"{activity}/klopt-niet")
    form.set("action", "/activiteiten/999999-x/klopt-niet")
    assert send(own_client, form, wat="Bestaat niet.").status_code == 404
    assert kept(own_installation) == []
