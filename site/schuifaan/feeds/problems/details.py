"""Problems with what an activity says of itself, apart from its dates."""

from schuifaan.feeds.problems.wording import ERROR, HELD, NOTE, TIP, Wording

WORDINGS: dict[str, Wording] = {
    "geen_titel": Wording(
        ERROR, "Deze activiteit heeft geen titel.", "Geef de activiteit een korte, duidelijke titel."
    ),
    "te_veel_cellen": Wording(
        NOTE,
        "Deze regel heeft meer vakjes dan er kopjes zijn. Wij laten weg wat er te veel is.",
        "Kijk na of er een puntkomma of komma in een tekst staat zonder aanhalingstekens.",
    ),
    "te_lang": Wording(
        TIP, "De tekst bij '{waarde}' is te lang. Wij gebruiken alleen het begin.", "Maak de tekst korter."
    ),
    "waarde_onbekend": Wording(
        NOTE,
        "'{waarde}' bij '{kolom}' kennen wij niet. Wij laten het leeg.",
        "Gebruik een van deze woorden: {woorden}.",
    ),
    "woord_onbekend": Wording(
        TIP,
        "'{waarde}' bij '{kolom}' is geen soort van ons. Wij bewaren het als zoekwoord.",
        "U hoeft niets te doen. Wilt u ook bij een soort staan? Kies uit: {woorden}.",
    ),
    "kosten_ongeldig": Wording(
        NOTE, "De kosten '{waarde}' kunnen wij niet lezen.", "Schrijf: gratis, of een bedrag zoals 2,50."
    ),
    "contact_ongeldig": Wording(
        NOTE, "'{waarde}' bij '{kolom}' kunnen wij niet gebruiken.", "Kijk het nummer of adres na."
    ),
    "niet_openbaar": Wording(
        TIP,
        "{wat} staat in uw agenda als niet openbaar. Wij plaatsen het niet.",
        "Moet het wel? Zet het op openbaar.",
    ),
    "plek_onbekend": Wording(
        HELD, "Wij weten niet in welke plaats {wat} is.", "Vul de plaats of de postcode in."
    ),
    "buiten_gemeente": Wording(
        HELD,
        "{wat} is in {waarde}. Dat ligt buiten onze gemeenten.",
        "Klopt de plaats? Bel of mail de redactie.",
    ),
    "gegevens_ongeldig": Wording(
        ERROR, "{wat} kunnen wij niet plaatsen: bij '{kolom}' staat iets dat niet kan.", "Kijk deze regel na."
    ),
    "bericht_zonder_datum": Wording(
        HELD,
        "Bij {wat} staat niet wanneer het is. Wij plaatsen het niet.",
        "Stuur ons uw agenda. Of zet in het bericht een begindatum die ook een computer kan lezen.",
    ),
    "alleen_schema": Wording(
        ERROR,
        "Bij {wat} staat alleen een schema en geen begindatum. Wij plaatsen het nog niet.",
        "Zet bij de activiteit ook de eerste datum. Of laat ons weten dat het schema klopt.",
    ),
    "geen_bezoek": Wording(
        TIP, "{wat} is niets waar mensen heen kunnen gaan. Wij slaan het over.", "U hoeft niets te doen."
    ),
    "verwijderd": Wording(
        TIP, "Deze activiteit is in uw agenda verwijderd. Wij halen haar weg.", "U hoeft niets te doen."
    ),
    "reeks_zonder_delen": Wording(
        NOTE,
        "{wat} houdt losse datums bij elkaar. Die staan niet in dit bestand. Wij plaatsen er niets van.",
        "Stuur ook de losse datums.",
    ),
    "wacht_op_reeks": Wording(
        TIP,
        "Deze datum hoort bij een reeks die wij nog niet kennen. Wij wachten tot de reeks er is.",
        "U hoeft niets te doen. Stuur ook het deel met de reeksen.",
    ),
    "onderdeel_onleesbaar": Wording(
        NOTE, "Dit onderdeel kunnen wij niet lezen. Wij slaan het over.", "Kijk dit onderdeel na."
    ),
    "patroon_onbekend": Wording(
        NOTE,
        "Een deel van de datums bij {wat} begrijpen wij niet.",
        "Kijk de herhaling na, of vul losse datums in.",
    ),
    "prive_gegevens": Wording(
        HELD,
        "In de tekst van {wat} staat {waarde}. Mag dat openbaar?",
        "Haal het uit de tekst. Of zet het bij het contact voor bezoekers.",
    ),
}
