"""An empty interchange sheet with one example row, for partners who start from nothing."""

import csv
import io
from collections.abc import Mapping

import xlsxwriter

from schuifaan.feeds.columns import COLUMNS

EXAMPLE = {
    "nummer": "1",
    "titel": "Koffie drinken met buurtgenoten in Markelo",
    "samenvatting": "Een praatje bij de koffie. Iedereen is welkom.",
    "omschrijving": "U schuift aan wanneer u wilt. De koffie staat klaar.",
    "organisatie": "Naam van uw organisatie",
    "gemeente": "Hof van Twente",
    "locatie": "Naam van het gebouw",
    "adres": "Straat 1",
    "postcode": "7475 AA",
    "plaats": "Markelo",
    "soort": "koffie; inloop",
    "vorm": "vrij-binnenlopen",
    "datum": "2027-01-05",
    "begintijd": "10:00",
    "eindtijd": "11:30",
    "herhaling": "elke dinsdag",
    "einddatum": "2027-12-28",
    "uitzonderingen": "2027-05-11; 2027-08-03",
    "kosten": "2,50",
    "aanmelden": "niet-nodig",
    "contactpersoon": "Voornaam van wie de telefoon opneemt",
    "telefoon": "0547-000000",
    "e-mail": "naam@voorbeeld.nl",
    "website": "https://voorbeeld.nl",
    "alleen komen": "ja",
    "eerste keer": "Een gastvrouw wacht u op bij de deur.",
    "bushalte": "ja",
    "rolstoel": "ja",
    "toilet": "nee",
    "doelgroep": "ouderen",
    "taal": "nl",
}


# What everybody fills in otherwise. Three of these together are nobody's own row.
_TELLING = ("titel", "samenvatting", "omschrijving", "organisatie", "locatie", "contactpersoon", "telefoon")


def is_example(row: Mapping[str, str]) -> bool:
    """Whether a row of a sheet is still the example."""
    return sum(row.get(name, "") == EXAMPLE[name] for name in _TELLING) >= 3


def template_csv() -> bytes:
    """The sheet as CSV; its first bytes and semicolons make a double click in Excel do right."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerow([EXAMPLE.get(column, "") for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    """The sheet as a workbook; every cell is text, so Excel turns none into something else."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = workbook.add_worksheet("activiteiten")
    heading, text = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(COLUMNS) - 1, 18, text)
    for position, column in enumerate(COLUMNS):
        sheet.write_string(0, position, column, heading)
        sheet.write_string(1, position, EXAMPLE.get(column, ""), text)
    workbook.close()
    return file.getvalue()
