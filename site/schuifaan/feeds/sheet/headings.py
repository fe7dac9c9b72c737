"""Which column is which, whatever the partner calls it."""

from schuifaan.content.folding import fold
from schuifaan.feeds.columns import COLUMNS, EXTRA_COLUMNS

ALIASES: dict[str, tuple[str, ...]] = {
    "nummer": ("nr", "id", "kenmerk", "code", "activiteitnummer"),
    "titel": ("naam", "activiteit", "naam activiteit", "wat", "onderwerp", "evenement", "title"),
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
    "datum": ("dag", "begindatum", "startdatum", "eerste datum", "wanneer", "date"),
    "begintijd": ("tijd", "tijden", "aanvang", "starttijd", "begin", "van", "start", "aanvangstijd"),
    "eindtijd": ("einde", "tot", "eind"),
    "herhaling": ("herhaalt", "frequentie", "hoe vaak", "ritme"),
    "einddatum": ("laatste datum", "tot en met", "t m", "loopt tot"),
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

_BY_NAME = {fold(name): name for name in (*COLUMNS, *EXTRA_COLUMNS)}
_BY_NAME = {fold(alias): name for name, aliases in ALIASES.items() for alias in aliases} | _BY_NAME

NEEDED = frozenset({"titel", "datum"})
# Associations like a banner above their table; nobody puts the headings lower than this.
DEEPEST_HEADING_ROW = 15


def columns_of(row: list[str]) -> dict[int, str]:
    """Position -> column name, for the cells that are a heading we know; the first of two alike counts."""
    found: dict[int, str] = {}
    for position, cell in enumerate(row):
        name = _BY_NAME.get(fold(cell))
        if name and name not in found.values():
            found[position] = name
    return found


def find_headings(rows: list[list[str]]) -> tuple[int, dict[int, str]] | None:
    """The row with the headings and what they mean, or None when no row has a title and a date."""
    for number, row in enumerate(rows[:DEEPEST_HEADING_ROW]):
        columns = columns_of(row)
        if set(columns.values()) >= NEEDED:
            return number, columns
    return None
