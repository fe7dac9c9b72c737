"""`/doorgeven`: five minutes, no password, and nothing that was acknowledged gets lost."""

import re
import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from schuifaan.models import Submission
from schuifaan.services.installation import Installation
from schuifaan.services.received.submissions import MOST_WAITING, approve_submission, submissions_in
from schuifaan.services.search.indexing import sync_index
from schuifaan.web.submissions.views import TRAP
from tests.support.forms import form_to, send
from tests.support.page_tree import PageTree, text_of
from tests.support.sites import application, demo_settings, visitor
from tests.support.visitor import Visitor, tree_of

GOOD = {
    "titel": "Sjoelen met buren in Markelo",
    "datum": "3-12-2026",
    "begintijd": "14.00",
    "eindtijd": "16.00",
    "herhaling": "elke donderdag",
    "plaats": "Markelo",
    "locatie": "De Haverkamp",
    "telefoon": "0547 361 234",
    "kosten": "2,50",
}


@pytest.fixture
def site(tmp_path: Path) -> Flask:
    """An empty site of this test's own."""
    app = application(demo_settings(tmp_path / "var", SCHUIFAAN_DEMO="0"))
    app.extensions["schuifaan"].database.upgrade()
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


def test_a_complete_activity_gets_a_receipt_with_its_number(
    visit: Visitor, installation: Installation
) -> None:
    answer = send(visit, form_to(visit.page("/doorgeven?weergave=groot"), "/doorgeven"), **GOOD)
    assert answer.status_code == 303
    receipt = visit.page(answer.headers["Location"])
    (submission,) = kept(installation)
    assert f"Uw nummer is {submission.id}." in text_of(receipt.root)
    assert submission.payload == GOOD
    assert "weergave=groot" in answer.headers["Location"]


def test_nothing_is_on_the_site_until_somebody_approved_it(
    visit: Visitor, installation: Installation
) -> None:
    send(visit, form_to(visit.page("/doorgeven"), "/doorgeven"), **GOOD)
    sync_index(installation, installation.settings.clock.now())
    assert "Sjoelen met buren" not in visit.get("/zoeken?q=sjoelen").text


def test_what_is_approved_can_be_found_and_read(visit: Visitor, installation: Installation) -> None:
    send(
        visit,
        form_to(visit.page("/doorgeven"), "/doorgeven"),
        **GOOD,
        soort=["spel", "inloop"],
        vorm="vrij-binnenlopen",
        aanmelden="niet-nodig",
        alleen_komen="ja",
        rolstoel="ja",
        ringleiding="nee",
    )
    number = approve(installation, kept(installation)[0].id or 0)
    results = visit.page("/zoeken?q=sjoelen&plaats=markelo&dag=donderdag&nodig=rolstoel&soort=spel")
    assert [text_of(h) for h in results.all("h3")] == ["1 Sjoelen met buren in Markelo"]
    page = text_of(tree_of(visit.get(f"/activiteiten/{number}", follow_redirects=True)).root)
    for part in (
        "donderdag 3 december, 14.00 tot 16.00 uur", "Elke donderdag", "De Haverkamp", "2,50 euro", "0547 361 234",
        "Ja, u kunt alleen komen.",
    ):  # fmt: skip
        assert part in page
    assert "Voorbeeld" not in page


def test_who_sent_it_stays_off_the_site(visit: Visitor, installation: Installation) -> None:
    send(
        visit,
        form_to(visit.page("/doorgeven"), "/doorgeven"),
        **GOOD,
        afzender="Truus Geheim",
        afzender_contact="truus@example.org",
    )
    (submission,) = kept(installation)
    assert (submission.sender_name, submission.sender_contact) == ("Truus Geheim", "truus@example.org")
    number = approve(installation, submission.id or 0)
    for path in (f"/activiteiten/{number}-sjoelen-met-buren-in-markelo", "/zoeken", "/api/v1/activiteiten"):
        assert "Geheim" not in (text := visit.get(path).text)
        assert "truus@" not in text


def test_an_empty_form_says_for_each_field_what_to_do(visit: Visitor, installation: Installation) -> None:
    answer = send(visit, form_to(visit.page("/doorgeven"), "/doorgeven"))
    page = tree_of(answer)
    assert answer.status_code == 422
    assert set(mistakes(page)) == {"titel", "datum", "plaats", "telefoon"}
    assert text_of(page.all("title")[0]).startswith("Fout: ")
    for field, sentence in mistakes(page).items():
        box = page.ids[field][0]
        assert box.get("aria-invalid") == "true"
        assert sentence in [
            text_of(page.ids[name][0]) for name in (box.get("aria-describedby") or "").split()
        ]
    assert kept(installation) == []


@pytest.mark.parametrize(
    "field, wrong",
    [
        ("titel", "x"),
        ("datum", "gisteren"),
        ("datum", "31-2-2027"),
        ("datum", "3-12-1026"),
        ("begintijd", "25 uur"),
        ("begintijd", ""),
        ("eindtijd", "13.00"),
        ("eindtijd", "heel laat"),
        ("herhaling", "als het volle maan is"),
        ("einddatum", "nooit"),
        ("plaats", ""),
        ("telefoon", "bel maar"),
        ("e_mail", "geen adres"),
        ("website", "javascript:alert(1)"),
        ("postcode", "12 AB"),
    ],
)
def test_a_mistake_is_pointed_out_and_every_answer_is_kept(
    field: str, wrong: str, visit: Visitor, installation: Installation
) -> None:
    answers = {**GOOD, "omschrijving": "Wij zijn\n\nmet z'n achten & <blij>.", field: wrong}
    answer = send(
        visit,
        form_to(visit.page("/doorgeven"), "/doorgeven"),
        **answers,
        soort="spel",
        toilet="nee",
        afzender="Truus",
    )
    page = tree_of(answer)
    name = field.replace("_", "-")
    assert answer.status_code == 422
    assert name in mistakes(page)
    assert kept(installation) == []
    for asked, given in answers.items():
        assert value_of(page, asked.replace("_", "-")).strip() == given
    for chosen in ("soort-spel", "toilet-nee"):
        assert page.ids[chosen][0].get("checked") is not None
    assert value_of(page, "afzender") == "Truus"
    mended = send(visit, form_to(page, "/doorgeven"), **{field: GOOD.get(field, "")})
    assert mended.status_code == 303


def test_the_same_form_sent_twice_is_one_submission(visit: Visitor, installation: Installation) -> None:
    form = form_to(visit.page("/doorgeven"), "/doorgeven")
    first, second = (send(visit, form, **GOOD) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(kept(installation)) == 1


def test_who_goes_back_and_mends_something_loses_neither(visit: Visitor, installation: Installation) -> None:
    form = form_to(visit.page("/doorgeven"), "/doorgeven")
    first = send(visit, form, **GOOD)
    second = send(visit, form, **{**GOOD, "telefoon": "0547 361 999"})
    assert first.headers["Location"] != second.headers["Location"]
    assert [it.payload["telefoon"] for it in kept(installation)] == ["0547 361 234", "0547 361 999"]


def test_two_people_who_send_the_same_are_two_submissions(visit: Visitor, installation: Installation) -> None:
    for _ in range(2):
        send(visit, form_to(visit.page("/doorgeven"), "/doorgeven"), **GOOD)
    assert len(kept(installation)) == 2


def test_what_was_acknowledged_is_on_the_disk(visit: Visitor, installation: Installation) -> None:
    """Another process, at the moment of the receipt, with nothing closed or flushed on our side."""
    send(visit, form_to(visit.page("/doorgeven"), "/doorgeven"), **GOOD)
    with sqlite3.connect(installation.settings.var / "schuifaan.sqlite") as other:
        assert other.execute("select count(*) from submission").fetchone() == (1,)
    other.close()


@pytest.mark.parametrize("token", ["", "x", "InRvIg.Zm9v.bar", "é" * 300, "\x00"])
def test_a_form_that_is_not_ours_is_not_kept_but_its_answers_are(
    token: str, visit: Visitor, installation: Installation
) -> None:
    page = tree_of(visit.post("/doorgeven", data={**GOOD, "token": token}))
    assert kept(installation) == []
    assert "Verstuur het nog een keer" in re.sub("verstuur", "Verstuur", text_of(page.root))
    assert value_of(page, "titel") == GOOD["titel"]
    assert send(visit, form_to(page, "/doorgeven")).status_code == 303


def test_a_form_that_lay_open_for_a_month_can_be_sent_again(
    visit: Visitor, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_to(visit.page("/doorgeven"), "/doorgeven")
    with monkeypatch.context() as patched:
        patched.setattr(URLSafeTimedSerializer, "default_signer", _later(31 * 24 * 3600))
        answer = send(visit, form, **GOOD)
        assert answer.status_code == 422
        assert "Dit formulier stond lang open." in text_of(tree_of(answer).root)
        assert send(visit, form_to(tree_of(answer), "/doorgeven")).status_code == 303
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
    form = form_to(visit.page("/doorgeven"), "/doorgeven")
    assert send(visit, form, **GOOD, **{TRAP: "http://spam.example"}).status_code == 303
    assert kept(installation) == []


def test_the_trap_cannot_be_reached_by_accident(visit: Visitor) -> None:
    page = visit.page("/doorgeven")
    trap = page.ids[TRAP][0]
    assert (trap.get("tabindex"), trap.get("autocomplete"), trap.get("value", "")) == ("-1", "off", "")
    assert any(it.get("aria-hidden") == "true" for it in page.ancestors(trap))


def test_when_nobody_could_read_it_all_the_sender_is_told(
    visit: Visitor, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_WAITING > 1000
    monkeypatch.setattr("schuifaan.services.received.submissions.MOST_WAITING", 1)
    send(visit, form_to(visit.page("/doorgeven"), "/doorgeven"), **GOOD)
    refused = send(visit, form_to(visit.page("/doorgeven"), "/doorgeven"), **GOOD)
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
        "/doorgeven",
        input_stream=BrokenOff(b"titel=Koffie"),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 400


def test_somebody_elses_words_in_the_form_stay_text(visit: Visitor) -> None:
    nasty = '<script>alert(1)</script> {{ 7*7 }} " autofocus onfocus=x eenzaam None'
    page = tree_of(
        send(
            visit,
            form_to(visit.page("/doorgeven"), "/doorgeven"),
            titel=nasty,
            omschrijving=nasty,
            datum=nasty,
        )
    )
    assert not page.all("script")
    assert value_of(page, "titel") == nasty


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
