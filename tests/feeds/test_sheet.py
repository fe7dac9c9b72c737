"""What a partner's sheet becomes: any order, any spelling of the headings, CSV from everywhere."""

import io
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
import xlsxwriter

from schuifaan.feeds import FeedCheck
from schuifaan.inputs import ActivityInput, Reading
from tests.feeds.sheets import old_workbook, open_document, sheet, workbook

Only = Callable[..., ActivityInput]
Read = Callable[..., Reading]
Check = Callable[..., FeedCheck]
Codes = Callable[..., list[str]]


def test_a_full_row_becomes_an_activity(only: Only) -> None:
    activity = only(
        sheet(
            {
                "nummer": "A7", "titel": "Koffie in Markelo", "samenvatting": "Kort", "omschrijving": "Lang", "organisatie": "Soos",
                "gemeente": "Hof van Twente", "locatie": "De Haverkamp", "adres": "Straat 1", "postcode": "7475aa", "plaats": "Markelo",
                "soort": "koffie; Bingo met prijzen", "vorm": "vrij-binnenlopen", "datum": "1-12-2026", "begintijd": "9.30", "eindtijd": "11:00",
                "herhaling": "elke dinsdag", "einddatum": "15-12-2026", "uitzonderingen": "8-12-2026", "kosten": "€ 2,50", "aanmelden": "telefoon",
                "contactpersoon": "Gerda", "telefoon": "0547-123456", "e-mail": "gerda@voorbeeld.nl", "website": "voorbeeld.nl",
                "alleen komen": "ja", "eerste keer": "U wordt opgewacht.", "bushalte": "x", "parkeren": "nee", "rolstoel": "JA", "toilet": "?",
                "doelgroep": "ouderen", "taal": "nl",
            }
        )
    )  # fmt: skip
    assert (activity.title, activity.summary, activity.description) == ("Koffie in Markelo", "Kort", "Lang")
    assert (activity.municipality, activity.venue.place, activity.venue.postcode) == (
        "hof-van-twente",
        "markelo",
        "7475 AA",
    )
    assert (activity.categories, activity.keywords) == (("koffie",), ("Bingo met prijzen",))
    assert (activity.contact_form, activity.sign_up, activity.come_alone) == (
        "vrij-binnenlopen",
        "telefoon",
        True,
    )
    assert (activity.cost_cents, activity.phone, activity.email) == (250, "0547-123456", "gerda@voorbeeld.nl")
    assert activity.website == "https://voorbeeld.nl"
    assert activity.facts == {"bushalte": True, "parkeren": False, "rolstoel": True}
    assert (activity.audiences, activity.languages) == (("ouderen",), ("nl",))
    series = activity.series
    assert (series.start, series.minutes) == (datetime(2026, 12, 1, 9, 30), 90)
    assert series.rrule == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215"
    assert series.exdates == (datetime(2026, 12, 8),)


def test_headings_may_be_called_otherwise_and_stand_anywhere(only: Only) -> None:
    body = (
        "Activiteiten najaar;;;\n;;;\nTijd;WAAR;Naam activiteit;Dátum\n10:00;De Zaal;Bingo;6 december 2026\n"
    )
    activity = only(body)
    assert (activity.title, activity.venue.name, activity.series.start) == (
        "Bingo",
        "De Zaal",
        datetime(2026, 12, 6, 10),
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_kind_of_csv_does_not_matter(only: Only, delimiter: str, encoding: str) -> None:
    row = {"titel": "Café; thee, en\tméér", "datum": "2026-12-06", "plaats": "Goor"}
    activity = only(sheet(row, delimiter=delimiter).encode(encoding))
    assert (activity.title, activity.venue.place) == ("Café; thee, en méér", "goor")


def test_a_text_with_line_breaks_stays_in_its_cell(only: Only) -> None:
    assert (
        only(sheet({"titel": "Koffie", "datum": "2026-12-06", "omschrijving": "Een\n\nTwee"})).description
        == "Een\n\nTwee"
    )


@pytest.mark.parametrize(
    ("cost", "cents", "note"),
    [
        ("gratis", 0, ""), ("Gratis!", 0, ""), ("0", 0, ""), ("2,50", 250, ""), ("€ 2,50", 250, ""), ("2.5", 250, ""), ("5,-", 500, ""), ("€3", 300, ""),
        ("2,50 per keer", 250, "per keer"), ("€ 7,50 met soep", 750, "met soep"), ("vrijwillige bijdrage", None, "vrijwillige bijdrage"), ("", None, ""),
        ("5 tot 10 euro", None, "5 tot 10 euro"),
    ],
)  # fmt: skip
def test_prices_are_read_or_kept_as_words(only: Only, cost: str, cents: int | None, note: str) -> None:
    activity = only(sheet({"titel": "Koffie", "datum": "2026-12-06", "kosten": cost}))
    assert (activity.cost_cents, activity.cost_note) == (cents, note)


def test_a_word_that_is_no_kind_is_kept_for_searching_and_is_no_mistake(check: Check, only: Only) -> None:
    body = sheet(
        {"titel": "Sjoelen", "datum": "2026-12-06", "begintijd": "10:00", "soort": "sjoelkampioenschap"}
    )
    assert only(body).keywords == ("sjoelkampioenschap",)
    found = check(body)
    assert (found.verdict, [issue.code for issue in found.issues]) == ("imported", ["woord_onbekend"])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"titel": ""}, "geen_titel"),
        ({"datum": ""}, "geen_datum"),
        ({"datum": "binnenkort"}, "geen_datum"),
        ({"datum": "1-1-1899"}, "jaar_onwaarschijnlijk"),
    ],
)
def test_a_row_that_cannot_be_used_is_left_out_with_its_line(
    read: Read, cells: dict[str, str], code: str
) -> None:
    good = {"titel": "Koffie", "datum": "2026-12-06", "begintijd": "10:00"}
    reading = read(sheet(good, {**good, **cells}))
    assert len(reading.items) == 1
    assert [(problem.code, problem.line, problem.severity) for problem in reading.problems] == [
        (code, 3, "fout")
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"begintijd": ""}, "geen_begintijd"),
        ({"begintijd": "laat"}, "tijd_ongeldig"),
        ({"eindtijd": "9:00"}, "einde_voor_begin"),
        ({"herhaling": "nu en dan"}, "herhaling_ongeldig"),
        ({"herhaling": "elke woensdag"}, "datum_past_niet"),
        ({"uitzonderingen": "Kerst"}, "uitzondering_ongeldig"),
        ({"herhaling": "elke week", "einddatum": "0001-01-01"}, "uitzondering_ongeldig"),
        ({"rolstoel": "misschien"}, "waarde_onbekend"),
        ({"vorm": "raar"}, "waarde_onbekend"),
        ({"telefoon": "bel maar"}, "contact_ongeldig"),
        ({"kosten": "5 of 10"}, "kosten_ongeldig"),
        ({"omschrijving": "x" * 10_001}, "te_lang"),
    ],
)
def test_a_cell_that_cannot_be_used_is_reported_and_the_row_stays(
    read: Read, cells: dict[str, str], code: str
) -> None:
    reading = read(sheet({"titel": "Koffie", "datum": "2026-12-06", "begintijd": "10:00", **cells}))
    assert len(reading.items) == 1
    assert [problem.code for problem in reading.problems] == [code]


def test_a_series_begins_on_the_first_day_its_words_allow(check: Check) -> None:
    found = check(
        sheet({"titel": "Koffie", "datum": "2026-12-03", "begintijd": "10:00", "herhaling": "elke dinsdag"})
    )
    assert [it.start[:10] for it in found.events] == ["2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"]


def test_the_last_date_of_a_series_is_included(check: Check) -> None:
    found = check(
        sheet(
            {
                "titel": "Koffie",
                "datum": "2026-12-01",
                "begintijd": "10:00",
                "herhaling": "FREQ=WEEKLY;COUNT=9",
                "einddatum": "15-12-2026",
            }
        )
    )
    assert [it.start[:10] for it in found.events] == ["2026-12-01", "2026-12-08", "2026-12-15"]


def test_a_series_can_be_full_for_good_or_on_some_dates(only: Only) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "herhaling": "elke dinsdag"}
    assert only(sheet({**row, "vol": "ja"})).series.status == "vol"
    (override,) = only(sheet({**row, "vol": "8-12-2026"})).series.overrides
    assert (override.original, override.status) == (datetime(2026, 12, 8, 10), "vol")


def test_begin_and_end_may_share_a_cell_and_run_past_midnight(only: Only) -> None:
    assert (
        only(
            sheet({"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10.00 - 12.00 uur"})
        ).series.minutes
        == 120
    )
    assert (
        only(
            sheet({"titel": "Feest", "datum": "2026-12-01", "begintijd": "20:00", "eindtijd": "01:00"})
        ).series.minutes
        == 300
    )


def test_the_order_of_day_and_month_is_that_of_the_feed(only: Only, codes: Codes) -> None:
    body = sheet({"titel": "Koffie", "datum": "11/10/2026", "begintijd": "10:00"})
    assert only(body).series.start.month == 10
    assert only(body, date_order="m-d").series.start.month == 11
    assert codes(body, date_order=None) == ["datum_dubbelzinnig"]
    assert (
        codes(sheet({"titel": "Koffie", "datum": "25/10/2026", "begintijd": "10:00"}), date_order=None) == []
    )


def test_rows_without_a_number_are_known_by_what_where_and_when(read: Read) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "locatie": "De Zaal"}
    (first,), (changed,) = read(sheet(row)).items, read(sheet({**row, "kosten": "gratis"})).items
    assert first.external_key == changed.external_key
    assert first.content_hash != changed.content_hash


def test_a_number_that_comes_twice_is_reported_and_both_rows_stay(read: Read) -> None:
    row = {"nummer": "1", "titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00"}
    reading = read(sheet(row, {**row, "titel": "Thee"}))
    assert [item.external_key for item in reading.items] == ["1", "1#2"]
    assert [problem.code for problem in reading.problems] == ["dubbele_sleutel"]


def test_cells_beyond_the_headings_are_reported(codes: Codes) -> None:
    assert codes("titel;datum;begintijd\nKoffie;2026-12-01;10:00;en nog wat\n") == ["te_veel_cellen"]


def test_a_place_outside_our_area_is_never_put_in_ours(only: Only) -> None:
    activity = only(
        sheet({"titel": "Koffie", "datum": "2026-12-01", "plaats": "Hengelo"}), municipality="hof-van-twente"
    )
    assert (activity.venue.place, activity.venue.town, activity.municipality) == (None, "Hengelo", None)


def test_a_postcode_says_where_it_is_when_no_town_does(only: Only) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-01"}
    assert only(sheet({**row, "postcode": "7475 AA"})).venue.place == "markelo"
    away = only(sheet({**row, "postcode": "1011 AB"}), municipality="hof-van-twente")
    assert (away.venue.place, away.municipality) == (None, None)


@pytest.mark.parametrize(
    "body",
    ["stop_id,arrival_time\n1,10:00:00\n2,11:00:00\n", "titel;plaats\nKoffie;Goor\n", "zomaar wat tekst"],
)
def test_a_list_without_our_headings_is_refused_with_what_to_do(check: Check, body: str) -> None:
    found = check(body, name="lijst.csv")
    assert (found.verdict, [issue.code for issue in found.issues]) == ("rejected", ["geen_kopjes"])


def test_a_sheet_with_only_headings_is_empty(check: Check) -> None:
    assert check("titel;datum\n;\n").verdict == "empty"


def test_a_workbook_is_read_as_it_looks(only: Only) -> None:
    activity = only(
        workbook(
            ["titel", "datum", "begintijd", "eindtijd", "kosten", "telefoon", "rolstoel", "plaats"],
            ["Koffie", date(2026, 12, 6), time(9, 30), "11.00", 2.5, 547123456, True, "Goor"],
        )
    )
    assert (activity.series.start, activity.series.minutes) == (datetime(2026, 12, 6, 9, 30), 90)
    assert (activity.cost_cents, activity.phone, activity.facts) == (250, "0547123456", {"rolstoel": True})


def test_days_are_right_in_both_ways_excel_counts_them(only: Only) -> None:
    for date_1904 in (False, True):
        body = workbook(
            ["titel", "datum"],
            ["Koffie", date(2026, 12, 6)],
            options={"default_date_format": "dd-mm-yy"},
            date_1904=date_1904,
        )
        assert only(body).series.start == datetime(2026, 12, 6)


def test_a_day_that_lost_its_format_is_still_that_day(only: Only) -> None:
    assert only(
        sheet({"titel": "Koffie", "datum": "46362", "begintijd": "0.4166666667"})
    ).series.start == datetime(2026, 12, 6, 10)


@pytest.mark.parametrize(
    "text, hour, minute", [("0.5", 12, 0), ("0.75", 18, 0), ("0.4375", 10, 30), ("0.30", 0, 30)]
)
def test_a_time_may_be_the_part_of_a_day_or_just_after_midnight(
    text: str, hour: int, minute: int, only: Only
) -> None:
    start = only(sheet({"titel": "Koffie", "datum": "2026-12-06", "begintijd": text})).series.start
    assert start == datetime(2026, 12, 6, hour, minute)


@pytest.mark.parametrize(
    "repeats, last",
    [("elke dinsdag", "1-11-2026"), ("elke dinsdag", "3-12-2026"), ("FREQ=WEEKLY;UNTIL=20261101", "")],
)
def test_a_series_that_ends_before_it_begins_is_one_date_and_that_is_said(
    repeats: str, last: str, check: Check
) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-02", "begintijd": "10:00"}
    found = check(
        sheet({**row, "herhaling": repeats, "einddatum": last}),
        "2026-01-01",
        "2028-01-01",
    )
    assert [event.start for event in found.events] == ["2026-12-02T10:00:00+01:00"]
    assert "reeks_zonder_dag" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("said", "cents", "note"),
    [("", 250, "per keer"), ("gratis", 0, ""), ("vrijwillige bijdrage", None, "vrijwillige bijdrage")],
)
def test_what_a_row_says_of_money_replaces_what_usually_holds(
    read: Read, said: str, cents: int | None, note: str
) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "plaats": "Goor", "kosten": said}
    (item,) = read(sheet(row), defaults={"kosten": "2,50 per keer"}).items
    assert (item.activity.cost_cents, item.activity.cost_note) == (cents, note)


def test_hidden_sheets_are_not_for_us(read: Read) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    visible, hidden = book.add_worksheet("toelichting"), book.add_worksheet("oud")
    visible.write_string(0, 0, "Lees dit eerst")
    for position, cell in enumerate(["titel", "datum"]):
        hidden.write_string(0, position, cell)
    hidden.hide()
    book.close()
    assert [problem.code for problem in read(file.getvalue()).problems] == ["geen_kopjes"]


@pytest.mark.parametrize(
    "body", [workbook(["titel", "datum"], ["Koffie", "2026-12-01"])[:-400], b"PK\x03\x04"]
)
def test_a_damaged_workbook_is_not_called_a_list_without_headings(read: Read, body: bytes) -> None:
    (told,) = read(body).problems
    assert told.code == "bestand_kapot"
    assert "beschadigd" in told.text
    assert "opnieuw" in told.next_step


def test_a_workbook_that_unpacks_without_end_is_refused_unopened(codes: Codes) -> None:
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * 50_000_000)
    assert len(file.getvalue()) < 1_000_000
    assert codes(file.getvalue(), name="lijst.xlsx") == ["te_groot"]


def test_too_many_rows_or_bytes_are_refused(codes: Codes) -> None:
    assert codes("titel;datum\n" + "Koffie;2026-12-01\n" * 20_001) == ["te_groot"]
    assert codes(b"titel;datum\n" + b"x" * 10 * 1024 * 1024) == ["te_groot"]


def test_an_old_or_open_workbook_is_read_like_any_other(only: Only) -> None:
    old = only(old_workbook(), name="lijst.csv", content_type="text/csv")
    assert (old.title, old.series.start, old.cost_cents) == ("Koffie", datetime(2026, 12, 1, 10), 250)
    rows = (["Titel", "Datum", "Tijd"], ["Koffie", "1-12-2026", "10.00 - 11.30"])
    opened = only(open_document(*rows), name="lijst.ods")
    assert (opened.title, opened.series.start, opened.series.minutes) == (
        "Koffie",
        datetime(2026, 12, 1, 10),
        90,
    )


def test_a_locked_workbook_is_told_apart(codes: Codes) -> None:
    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert codes(locked, name="lijst.xlsx") == ["wachtwoord"]


def test_a_sheet_that_stops_halfway_a_row_is_not_taken_for_the_whole(read: Read) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-01", "begintijd": "10:00", "omschrijving": 'Zeg "hallo"'}
    text = sheet(row, {**row, "titel": "Thee"})
    assert read(text).complete
    assert read(text.rstrip()).complete
    for end in range(text.index("Thee") + 1, text.rindex("10:00") + 1):
        assert not read(text[:end]).complete


def test_a_column_that_nobody_reads_is_told_unless_it_is_empty_or_left_out_on_purpose(read: Read) -> None:
    row = {"titel": "Koffie", "datum": "2026-12-06", "Begint rond": "tien uur", "Intern": "", "Kassa": "ja"}
    (told,) = [it for it in read(sheet(row), headings={"kassa": ""}).problems if it.code == "kolom_onbekend"]
    assert (told.line, told.text) == (1, "Deze kolommen gebruiken wij niet: Begint rond.")


def test_a_last_date_without_a_repetition_is_not_passed_over_in_silence(codes: Codes) -> None:
    row = {"titel": "Expositie", "datum": "1-12-2026", "begintijd": "10:00"}
    assert codes(sheet(row | {"einddatum": "15-12-2026"})) == ["einde_zonder_herhaling"]
    assert codes(sheet(row | {"einddatum": "2026-12-01"})) == []


def test_a_value_that_cannot_be_is_told_by_the_name_of_its_column(read: Read) -> None:
    (told,) = read(sheet({"titel": "X", "datum": "2026-12-06", "begintijd": "10:00"})).problems
    assert (told.code, "'titel'" in told.text) == ("gegevens_ongeldig", True)


@pytest.mark.parametrize(
    "written",
    ["8-12-2026 14:00:00", "8 december 2026 14:00", "2026/12/08 14:00", "20261208 14:00", "2026-12-08T14:00"],
)
def test_a_date_with_its_time_behind_it_is_read_whole(only: Only, written: str) -> None:
    series = only(sheet({"titel": "Koffie", "datum": written, "plaats": "Goor"})).series
    assert (series.start, series.all_day) == (datetime(2026, 12, 8, 14), False)


@pytest.mark.parametrize("written", ["8-12-2026 00:00:00", "2026-12-08 00:00", "2026-12-08T00:00:00"])
def test_midnight_behind_a_date_is_no_time(only: Only, codes: Codes, written: str) -> None:
    body = sheet({"titel": "Koffie", "datum": written, "plaats": "Goor"})
    assert (only(body).series.all_day, codes(body)) == (True, ["geen_begintijd"])


def test_a_time_behind_it_does_not_make_a_doubtful_date_sure(codes: Codes) -> None:
    assert codes(sheet({"titel": "Koffie", "datum": "8/12/2026 14:00"}), date_order=None) == [
        "datum_dubbelzinnig"
    ]
