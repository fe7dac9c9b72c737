"""Which column is which, whatever the partner calls it."""

from collections.abc import Mapping

from schuifaan.content.folding import fold
from schuifaan.feeds.columns import COLUMNS, EXTRA_COLUMNS
from schuifaan.inputs import Heading

ALIASES: dict[str, tuple[str, ...]] = {
    "nummer": ("nr", "id", "kenmerk", "code", "activiteitnummer"),
    "titel": ("naam", "activiteit", "naam activiteit", "wat", "onderwerp", "evenement", "title",
        "titel activiteit", "naam evenement"),
    "samenvatting": ("korte omschrijving", "kort", "intro"),
    "omschrijving": ("beschrijving", "toelichting", "tekst", "uitleg", "informatie", "description"),
    "organisatie": ("organisator", "aanbieder", "door", "vereniging"),
    "gemeente": (),
    "locatie": ("waar", "gebouw", "accommodatie", "zaal", "locatie naam", "naam locatie", "location"),
    "adres": ("straat", "straat en huisnummer", "straat en nummer"),
    "postcode": ("pc",),
    "plaats": ("woonplaats", "dorp", "stad", "wijk", "kern"),
    "soort": ("categorie", "categorieen", "type", "thema"),
    "vorm": ("contactvorm",),
    "datum": ("dag", "begindatum", "startdatum", "eerste datum", "wanneer", "date", "begin datum", "start datum"),
    "begintijd": ("tijd", "tijden", "aanvang", "starttijd", "begin", "van", "start", "aanvangstijd", "begint om",
        "begin tijd", "start tijd", "tijdstip", "aanvang om"),
    "eindtijd": ("einde", "tot", "eind", "eind tijd", "eindigt om", "tot hoe laat"),
    "herhaling": ("herhaalt", "frequentie", "hoe vaak", "ritme"),
    "einddatum": ("laatste datum", "tot en met", "t m", "loopt tot", "eind datum"),
    "uitzonderingen": ("behalve", "niet op", "vervalt", "vervalt op"),
    "vol": ("volgeboekt", "uitverkocht"),
    "kosten": ("prijs", "entree", "bijdrage", "eigen bijdrage", "toegang"),
    "aanmelden": ("opgave", "opgeven", "inschrijven", "aanmelding"),
    "contactpersoon": ("contact", "contact naam"),
    "telefoon": ("tel", "telefoonnummer", "telnr", "mobiel"),
    "e-mail": ("email", "mail", "mailadres", "emailadres"),
    "website": ("site", "url", "link", "web"),
    "alleen komen": ("alleen welkom",),
    "eerste keer": ("de eerste keer",),
    "samen": ("samen reizen", "samen komen"),
    "parkeren": ("parkeerplaats",),
    "rolstoel": ("rolstoeltoegankelijk",),
    "toilet": ("aangepast toilet", "mindervalidentoilet"),
    "doelgroep": ("voor", "voor wie", "doelgroepen"),
    "taal": ("talen", "gesproken taal"),
}  # fmt: skip

# What English programs call them, and export without asking.
_ENGLISH: dict[str, tuple[str, ...]] = {
    "nummer": ("number", "event id", "reference"),
    "titel": ("event", "name", "event name", "event title", "activity", "subject"),
    "samenvatting": ("summary", "short description", "excerpt"),
    "omschrijving": ("details", "event description", "notes"),
    "organisatie": ("organisation", "organization", "organizer", "organiser", "event organizer name"),
    "gemeente": ("municipality",),
    "locatie": ("venue", "venue name", "event venue name", "place", "where"),
    "adres": ("address", "street", "street address", "venue address"),
    "postcode": ("postal code", "zip", "zip code"),
    "plaats": ("city", "town", "village"),
    "soort": ("category", "categories", "event category", "kind"),
    "datum": ("start date", "event start date", "begin date", "day"),
    "begintijd": ("time", "start time", "event start time", "begin time", "from"),
    "eindtijd": ("end time", "event end time", "until", "to"),
    "herhaling": ("recurrence", "repeat", "repeats", "rrule", "frequency"),
    "einddatum": ("end date", "event end date", "last date", "repeat until"),
    "uitzonderingen": ("exceptions", "except", "excluded dates"),
    "kosten": ("cost", "costs", "price", "event cost", "fee"),
    "aanmelden": ("registration", "sign up", "booking"),
    "contactpersoon": ("contact person", "contact name"),
    "telefoon": ("phone", "telephone", "phone number"),
    "e-mail": ("e mail address", "email address"),
    "website": ("event website", "web site", "web address"),
    "doelgroep": ("audience", "target group"),
    "taal": ("language", "languages"),
}

_BY_NAME = {fold(name): name for name in (*COLUMNS, *EXTRA_COLUMNS)}
for _others in (ALIASES, _ENGLISH):
    _BY_NAME = {fold(alias): name for name, aliases in _others.items() for alias in aliases} | _BY_NAME

NEEDED = frozenset({"titel", "datum"})
# Associations like a banner above their table; nobody puts the headings lower than this.
DEEPEST_HEADING_ROW = 15


def columns_of(row: list[str], own: Mapping[str, str]) -> dict[int, str]:
    """Position -> column name, for the cells that are a heading we know; the first of two alike counts.

    `own` is what the partner says of some headings; an empty column means: not this one.
    """
    found: dict[int, str] = {}
    said = {fold(heading): column for heading, column in own.items()}
    for position, cell in sorted(enumerate(row), key=lambda it: fold(it[1]) not in said):
        name = said.get(fold(cell), _BY_NAME.get(fold(cell)))
        if name and name not in found.values():
            found[position] = name
    return found


def find_headings(rows: list[list[str]], own: Mapping[str, str]) -> tuple[int, dict[int, str]] | None:
    """The row with the headings and what they mean, or None when no row has a title and a date."""
    for number, row in enumerate(rows[:DEEPEST_HEADING_ROW]):
        columns = columns_of(row, own)
        if set(columns.values()) >= NEEDED:
            return number, columns
    return None


def unread_columns(
    top: int, rows: list[list[str]], columns: Mapping[int, str], own: Mapping[str, str]
) -> list[str]:
    """The heads of filled columns that say nothing to us, and of which nobody said that they need not."""
    said = {fold(heading) for heading in own}
    return [
        cell.strip()
        for at, cell in enumerate(rows[top])
        if cell.strip() and at not in columns and fold(cell) not in said
        if any(at < len(row) and row[at].strip() for row in rows[top + 1 :])
    ]


def headings_in(rows: list[list[str]], own: Mapping[str, str]) -> tuple[Heading, ...]:
    """The heads of the columns, to be mapped: of the row we know them in, else of the first that can be one."""
    found = find_headings(rows, own)
    top = found[0] if found else next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
    if top is None or top >= DEEPEST_HEADING_ROW:
        return ()
    columns = columns_of(rows[top], own)
    return tuple(
        Heading(cell.strip(), columns.get(at, "")) for at, cell in enumerate(rows[top]) if cell.strip()
    )
