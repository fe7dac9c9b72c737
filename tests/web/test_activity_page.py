"""The page of one activity answers what a resident wants to know before she goes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask import Flask
from icalendar import Calendar

from schuifaan.recurrence import Override, Series
from schuifaan.services.duplicates.merging import merge
from schuifaan.services.installation import Installation
from tests.support.calendars import Dates, dates_of
from tests.support.page_tree import PageTree, text_of
from tests.support.publishing import put, take_off
from tests.support.sites import application, demo_settings, visitor
from tests.support.visitor import Visitor, tree_of

TUESDAYS = Series(
    datetime(2026, 10, 6, 10),
    90,
    rrule="FREQ=WEEKLY;UNTIL=20270330T235959",
    exdates=(datetime(2026, 12, 22, 10),),
    rdates=(datetime(2026, 12, 24, 10),),
    overrides=(
        Override(datetime(2026, 12, 1, 10), status="afgelast"),
        Override(
            datetime(2026, 12, 8, 10), start=datetime(2026, 12, 8, 13), place="De Kerk", status="verplaatst"
        ),
    ),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An empty site of the real content, to put activities on."""
    app = application(demo_settings(tmp_path_factory.mktemp("site") / "var", SCHUIFAAN_DEMO="0"))
    app.extensions["schuifaan"].database.upgrade()
    yield app
    app.extensions["schuifaan"].database.dispose()


@pytest.fixture
def installation(site: Flask) -> Installation:
    found: Installation = site.extensions["schuifaan"]
    return found


@pytest.fixture
def visit(site: Flask) -> Visitor:
    return visitor(site)


def shown(visit: Visitor, number: int, query: str = "") -> PageTree:
    return tree_of(visit.get(f"/activiteiten/{number}{query}", follow_redirects=True))


def facts(page: PageTree) -> dict[str, str]:
    """Question -> answer of the list of facts, in order."""
    terms, answers = page.all("dt"), page.all("dd")
    return {text_of(term): text_of(answer) for term, answer in zip(terms, answers, strict=True)}


def states(page: PageTree) -> dict[str, str]:
    """Label -> yes, no or unknown, with who said so."""
    rows = [li for li in page.all("li") if "three-state" in (li.get("class") or "").split()]
    return dict(text_of(row).split(": ", 1) for row in rows)


def links(page: PageTree) -> dict[str, str]:
    return {text_of(link): link.get("href", "") for link in page.all("a")}


def test_whom_to_ring_comes_first_then_when_where_and_what_it_costs(
    visit: Visitor, installation: Installation
) -> None:
    number = put(
        installation, "Soep", phone="0547-123456", contact_name="Anneke", cost_cents=250, sign_up="telefoon"
    )
    answers = facts(shown(visit, number))
    assert list(answers) == [
        "Wie kan ik bellen?", "Wanneer?", "Waar?", "Wat kost het?", "Moet ik mij aanmelden?", "Kan ik alleen komen?",
    ]  # fmt: skip
    assert answers["Wie kan ik bellen?"].startswith("0547-123456")
    assert "Anneke" in answers["Wie kan ik bellen?"]
    assert answers["Wanneer?"] == "dinsdag 24 november, 10.00 tot 12.00 uur"
    assert answers["Wat kost het?"] == "2,50 euro"


def test_the_number_can_be_pressed(visit: Visitor, installation: Installation) -> None:
    page = shown(visit, put(installation, "Kaarten", phone="06 12345678"))
    assert any(link.get("href") == "tel:0612345678" for link in page.all("a"))


def test_what_nobody_told_us_is_said_to_be_unknown(visit: Visitor, installation: Installation) -> None:
    page = shown(visit, put(installation, "Iets onbekends", venue={"place": "goor"}))
    answers = facts(page)
    assert "Het telefoonnummer weten we niet. Bel dan Salut: 0547-260053" in answers["Wie kan ik bellen?"]
    assert "Het precieze adres weten we niet." in answers["Waar?"]
    assert answers["Wat kost het?"] == "Prijs niet bekend"
    assert (
        answers["Moet ik mij aanmelden?"] == answers["Kan ik alleen komen?"] == "Dat weten we niet. Bel even."
    )
    assert "Dat heeft de organisatie nog niet verteld." in text_of(page.root)
    assert set(states(page).values()) == {"weten we niet, bel even"}


def test_access_and_transport_are_yes_no_or_unknown_with_who_said_so(
    visit: Visitor, installation: Installation
) -> None:
    number = put(installation, "Breien", facts={"rolstoel": True, "toilet": False, "ophalen": True})
    said = states(shown(visit, number))
    by = "Volgens de agenda van Salut, woensdag 18 november 2026"
    labels = {installation.content.needs[code].label: code for code in installation.content.needs}
    found = {labels[label]: state for label, state in said.items() if label in labels}
    assert found["rolstoel"] == f"ja. {by}"
    assert found["toilet"] == f"nee. {by}"
    assert found["ringleiding"] == "weten we niet, bel even"
    assert len(found) == len(installation.content.needs)


def test_whether_one_may_come_alone_is_three_state_too(visit: Visitor, installation: Installation) -> None:
    for value, words in ((True, "Ja, u kunt alleen komen."), (False, "Nee, kom samen met iemand.")):
        assert (
            facts(shown(visit, put(installation, f"Alleen {value}", come_alone=value)))[
                "Kan ik alleen komen?"
            ]
            == words
        )


def test_the_coming_dates_of_a_series_show_what_is_cancelled_and_what_moved(
    visit: Visitor, installation: Installation
) -> None:
    when = facts(shown(visit, put(installation, "Tafelen", series=TUESDAYS)))["Wanneer?"]
    assert when.startswith("Elke dinsdag")
    cancelled = when.index("dinsdag 1 december")
    moved = when.index("dinsdag 8 december, 13.00 tot 14.30 uur. Deze keer ergens anders: De Kerk")
    assert installation.content.statuses["afgelast"].label in when[cancelled:moved]
    assert "22 december" not in when
    assert "En nog" in when


def test_a_cancelled_next_date_is_said_at_the_top(visit: Visitor, installation: Installation) -> None:
    series = Series(
        datetime(2026, 11, 24, 10), 60, overrides=(Override(datetime(2026, 11, 24, 10), status="afgelast"),)
    )
    page = shown(visit, put(installation, "Gaat niet door", series=series))
    first = next(p for p in page.all("p") if "status-afgelast" in (p.get("class") or ""))
    assert text_of(first).startswith("dinsdag 24 november: ")


def test_an_activity_that_is_over_says_there_are_no_new_dates(
    visit: Visitor, installation: Installation
) -> None:
    page = shown(visit, put(installation, "Voorbij", "2026-11-01T10:00"))
    assert facts(page)["Wanneer?"] == "Er zijn geen nieuwe dagen bekend."


def test_a_partners_calendar_is_named_once(client: Visitor) -> None:
    page = client.page("/activiteiten/1", follow_redirects=True)
    assert text_of(page.root).count("in de agenda van") == 1


def test_it_says_who_told_us_and_when(visit: Visitor, installation: Installation) -> None:
    page = shown(visit, put(installation, "Zingen", organisation="Salut"))
    assert "Gecontroleerd op woensdag 18 november 2026 door de agenda van Salut" in text_of(page.root)
    assert links(page)["Alles van Salut"].startswith("/organisaties/salut?gemeente=hof-van-twente")


def test_the_ride_service_is_offered_unless_the_organiser_says_no(
    visit: Visitor, installation: Installation
) -> None:
    offered = text_of(shown(visit, put(installation, "Met de auto")).root)
    refused = text_of(shown(visit, put(installation, "Zonder auto", facts={"automaatje": False})).root)
    service = next(it for it in installation.content.ride_services if it.municipality == "hof-van-twente")
    assert service.how in offered
    assert service.how not in refused


def test_somebody_elses_words_stay_text(visit: Visitor, installation: Installation) -> None:
    nasty = '<script>alert(1)</script> {{ 7*7 }} " onload=x & %(naam)s eenzaam'
    number = put(
        installation, nasty, summary=nasty, description=f"{nasty}\n\n{nasty}", contact_name=nasty[:100],
        first_time=nasty, venue={"name": nasty, "place": "goor", "address": nasty}, cost_note=nasty,
        organisation=nasty, categories=["koffie"], keywords=[nasty],
    )  # fmt: skip
    page = shown(visit, number)
    assert text_of(page.all("h1")[0]) == nasty
    assert all(it.get("src") for it in page.all("script"))
    for path in ("/zoeken?plaats=goor", "/kaart?plaats=goor", "/?gemeente=hof-van-twente"):
        visit.page(path)


def test_an_old_title_in_the_address_leads_to_the_present_one(
    visit: Visitor, installation: Installation
) -> None:
    number = put(installation, "De nieuwe naam")
    for address in (f"{number}-de-oude-naam", f"{number}"):
        answer = visit.get(f"/activiteiten/{address}?weergave=donker&gemeente=hof-van-twente")
        where = f"/activiteiten/{number}-de-nieuwe-naam?gemeente=hof-van-twente&weergave=donker"
        assert (answer.status_code, answer.headers.get("Location")) == (301, where)


@pytest.mark.parametrize(
    "number",
    ["0", "999999", "9223372036854775807", "9223372036854775808", "1" + "0" * 400, "-1", "1.5", "een"],
)
@pytest.mark.parametrize("rest", ["", "-koffie", ".ics", "-koffie/klopt-niet"])
def test_an_activity_that_does_not_exist_is_a_page_that_helps(number: str, rest: str, visit: Visitor) -> None:
    answer = visit.get(f"/activiteiten/{number}{rest}")
    page = tree_of(answer)
    assert answer.status_code == 404
    assert {"/", "/zoeken"} <= set(links(page).values())
    assert "hulp" in page.ids


def test_an_activity_that_was_taken_off_says_why(visit: Visitor, installation: Installation) -> None:
    number = put(installation, "Gestopt", organisation="Salut", theme_week="week-van-de-ontmoeting")
    take_off(installation, number, "Deze activiteit is gestopt.")
    answer = visit.get(f"/activiteiten/{number}-gestopt")
    assert answer.status_code == 404
    assert "Deze activiteit is gestopt." in answer.text
    for path in ("/zoeken?q=gestopt", "/organisaties/salut", "/week-van-de-ontmoeting"):
        assert f"/activiteiten/{number}" not in visit.get(path).text


def test_it_can_be_sent_to_somebody_with_what_when_where_and_the_number(
    visit: Visitor, installation: Installation
) -> None:
    number = put(installation, "Soep & brood", phone="0547-123456")
    sent = unquote(links(shown(visit, number))["Stuur per e-mail"])
    for part in (
        "subject=Soep & brood",
        "dinsdag 24 november, 10.00 tot 12.00 uur",
        "Het Dorpshuis",
        "Bel 0547-123456",
        f"http://localhost/activiteiten/{number}-soep-brood",
    ):
        assert part in sent


def calendar(visit: Visitor, number: int) -> Calendar:
    answer = visit.get(f"/activiteiten/{number}.ics")
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    return Calendar.from_ical(answer.data)


def moments(found: Calendar, days: int = 200) -> Dates:
    return dates_of(found, datetime(2026, 11, 18), days)


def test_the_calendar_file_gives_the_dates_of_the_page(visit: Visitor, installation: Installation) -> None:
    number = put(installation, "Samen tafelen", series=TUESDAYS)
    starts = [start for start, _end in moments(calendar(visit, number))]
    tuesdays = [datetime(2026, 11, 24, 10) + timedelta(weeks=week) for week in range(19)]
    wanted = {*tuesdays, datetime(2026, 12, 24, 10), datetime(2026, 12, 8, 13)}
    assert starts == sorted(wanted - {datetime(2026, 12, day, 10) for day in (1, 8, 22)})


def test_an_hour_stays_the_same_hour_when_the_clocks_change(
    visit: Visitor, installation: Installation
) -> None:
    number = put(
        installation,
        "Over de zomertijd",
        series=Series(datetime(2027, 3, 23, 10), 60, rrule="FREQ=WEEKLY;COUNT=2"),
    )
    assert moments(calendar(visit, number)) == [
        (datetime(2027, 3, 23, 10), datetime(2027, 3, 23, 11)),
        (datetime(2027, 3, 30, 10), datetime(2027, 3, 30, 11)),
    ]


def test_a_day_that_a_partner_leaves_out_is_not_in_the_calendar_either(
    visit: Visitor, installation: Installation
) -> None:
    """A sheet names days, not hours: midnight stands for whatever is on that day."""
    series = Series(
        datetime(2026, 11, 24, 19, 30),
        60,
        rrule="FREQ=WEEKLY;COUNT=4",
        exdates=(datetime(2026, 12, 1),),
        overrides=(Override(datetime(2026, 12, 8), status="afgelast"),),
    )
    number = put(installation, "Zangavond", series=series)
    assert [start for start, _end in moments(calendar(visit, number))] == [
        datetime(2026, 11, 24, 19, 30),
        datetime(2026, 12, 15, 19, 30),
    ]


def test_a_rule_by_another_clock_gives_our_hours(visit: Visitor, installation: Installation) -> None:
    series = Series(
        datetime(2026, 11, 24, 14), 60, rrule="FREQ=WEEKLY;UNTIL=20261201T140000", zone="America/New_York"
    )
    number = put(installation, "Beeldbellen met Amerika", series=series)
    assert [start for start, _end in moments(calendar(visit, number))] == [
        datetime(2026, 11, 24, 20),
        datetime(2026, 12, 1, 20),
    ]
    assert "dinsdag 24 november, 20.00" in facts(shown(visit, number))["Wanneer?"]


def test_a_series_that_is_off_is_off_in_the_calendar_too(visit: Visitor, installation: Installation) -> None:
    series = Series(datetime(2026, 11, 24, 10), 60, rrule="FREQ=WEEKLY;COUNT=3", status="afgelast")
    assert moments(calendar(visit, put(installation, "Alles afgelast", series=series))) == []


def test_a_whole_day_stays_a_whole_day(visit: Visitor, installation: Installation) -> None:
    number = put(installation, "Feest", series=Series(datetime(2026, 12, 5), 1440, all_day=True))
    event = calendar(visit, number).walk("VEVENT")[0]
    assert event["dtstart"].to_ical() == b"20261205"
    assert event["dtend"].to_ical() == b"20261206"
    assert "de hele dag" in facts(shown(visit, number))["Wanneer?"]


def test_text_cannot_add_lines_of_its_own_to_a_calendar(visit: Visitor, installation: Installation) -> None:
    number = put(
        installation,
        "Koffie\r\nATTENDEE:mailto:x@example.org; en, meer",
        venue={"name": "Zaal\nURL:http://x", "place": "goor"},
    )
    found = calendar(visit, number).walk("VEVENT")
    assert len(found) == 1
    assert "attendee" not in found[0]
    assert str(found[0]["url"]).startswith(f"http://localhost/activiteiten/{number}-koffie-attendee")


def test_every_demo_activity_has_a_page_and_a_calendar_of_its_dates(
    app: Flask, client: Visitor, shared_var: Path
) -> None:
    with app.extensions["schuifaan"].database.connection() as connection:
        numbers = [row[0] for row in connection.exec_driver_sql("select id from activity order by id")]
    assert len(numbers) >= 120
    for number in numbers[::10]:
        page = shown(client, number)
        dates = [it.get("datetime") for it in page.all("time")]
        starts = [
            start.isoformat(timespec="minutes") for start, _end in moments(calendar(client, number), 400)
        ]
        cancelled = {
            time.get("datetime")
            for li in page.all("li")
            for time in li.iter("time")
            if any("status-afgelast" in (p.get("class") or "") for p in li.iter("p"))
        }
        assert [date for date in dates if date not in cancelled] == starts[: len(dates) - len(cancelled)]


def test_a_description_keeps_its_list_and_its_links(installation: Installation, visit: Visitor) -> None:
    html = '<ul><li>een kop</li></ul><p><a href="https://salut.example/kaart">de kaart</a></p>'
    number = put(installation, "Koffie", description="een kop\n\nde kaart", description_html=html)
    page = shown(visit, number)
    (text,) = (it for it in page.all("div") if it.get("class") == "formatted-text")
    assert [text_of(it) for it in text.iter("li")] == ["een kop"]
    assert [it.get("rel") for it in text.iter("a")] == ["nofollow noopener"]


def test_an_address_of_what_was_merged_leads_to_what_stands_for_it(
    installation: Installation, visit: Visitor
) -> None:
    kept, absorbed = put(installation, "Koffie"), put(installation, "Koffie")
    with installation.database.write() as session:
        merge(session, kept, absorbed, "redactie", installation.settings.clock.now())
    answer = visit.get(f"/activiteiten/{absorbed}-koffie")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/activiteiten/{kept}-koffie")
    answer = visit.get(f"/activiteiten/{absorbed}.ics")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/activiteiten/{kept}.ics")
    take_off(installation, kept, "gestopt")
    assert (
        visit.get(f"/activiteiten/{absorbed}").status_code == visit.get(f"/activiteiten/{kept}").status_code
    )


def test_a_single_date_that_is_called_off_is_off_wherever_it_goes(
    visit: Visitor, installation: Installation
) -> None:
    start = datetime(2026, 11, 24, 10)
    off = Series(start, 60, overrides=(Override(start, status="afgelast"),))
    number = put(installation, "Bingo", series=off)
    (event,) = calendar(visit, number).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert "recurrence-id" not in event
    assert "10.00 tot 11.00 uur. Gaat niet door" in unquote(links(shown(visit, number))["Stuur met WhatsApp"])
    given = tree_of(visit.get(f"/voor-iemand-anders/geven?keuze={number}"))
    assert "10.00 tot 11.00 uur. Gaat niet door" in unquote(links(given)["Stuur met WhatsApp"])


def test_a_single_date_that_moved_is_in_the_calendar_once(visit: Visitor, installation: Installation) -> None:
    start, moved = datetime(2026, 11, 24, 10), datetime(2026, 11, 25, 14)
    series = Series(start, 60, overrides=(Override(start, start=moved, minutes=30, place="De Kerk"),))
    found = calendar(visit, put(installation, "Muziek", series=series))
    assert moments(found) == [(moved, datetime(2026, 11, 25, 14, 30))]
    assert [str(it["location"]) for it in found.walk("VEVENT")] == ["De Kerk"]
