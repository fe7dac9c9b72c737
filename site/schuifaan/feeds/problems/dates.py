"""Problems with dates, repetition and the keys by which dates are recognised."""

from schuifaan.feeds.problems.wording import ERROR, HELD, NOTE, TIP, Wording

WORDINGS: dict[str, Wording] = {
    "geen_datum": Wording(
        ERROR, "Bij {wat} staat geen datum die wij kunnen lezen.", "Vul een datum in, zoals 6-12-2026."
    ),
    "geen_begintijd": Wording(
        NOTE, "Bij {wat} ontbreekt de begintijd. Wij tonen: hele dag.", "Vul een begintijd in, zoals 10:00."
    ),
    "tijd_ongeldig": Wording(
        NOTE, "De tijd '{waarde}' bij {wat} kunnen wij niet lezen.", "Schrijf de tijd als 10:00 of 19:30."
    ),
    "einde_voor_begin": Wording(
        NOTE,
        "Bij {wat} ligt het einde niet na het begin. Wij tonen alleen het begin.",
        "Kijk de eindtijd na.",
    ),
    "einde_ongeldig": Wording(
        NOTE,
        "Het einde van {wat} kunnen wij niet lezen. Wij tonen alleen het begin.",
        "Kijk de eindtijd na.",
    ),
    "datumvolgorde": Wording(
        TIP,
        "In uw lijst staat de maand vooraan, zoals in '{waarde}'. Wij lezen alle datums zo.",
        "Staat de dag vooraan? Kijk dan deze ene datum na.",
    ),
    "andere_titel": Wording(
        TIP,
        "Op {waarde} heet {wat} anders: {titel}. Wij tonen de gewone titel.",
        "Is het iets anders? Zet die dag dan apart in uw agenda.",
    ),
    "schema_onleesbaar": Wording(
        NOTE,
        "Een deel van het schema bij {wat} begrijpen wij niet. Die dagen tonen wij niet.",
        "Kijk na hoe vaak het is, op welke dagen, en vanaf wanneer.",
    ),
    "datum_dubbelzinnig": Wording(
        ERROR,
        "De datum '{waarde}' kan twee dagen betekenen.",
        "Schrijf de datum als 2026-12-06, of laat ons weten of de dag of de maand vooraan staat.",
    ),
    "jaar_onwaarschijnlijk": Wording(
        ERROR, "Het jaar {waarde} bij {wat} kan niet kloppen.", "Kijk het jaar van de begindatum na."
    ),
    "herhaling_ongeldig": Wording(
        NOTE,
        "De herhaling '{waarde}' bij {wat} begrijpen wij niet. Wij tonen alleen de eerste datum.",
        "Schrijf de herhaling als: elke dinsdag, of: elke 2e donderdag van de maand.",
    ),
    "herhaling_onmogelijk": Wording(
        NOTE,
        "De herhaling '{waarde}' bij {wat} levert nooit een datum op. Wij tonen alleen de eerste datum.",
        "Kijk na of die dag in die maand bestaat.",
    ),
    "reeks_zonder_dag": Wording(
        NOTE,
        "Bij {wat} past geen dag bij de herhaling en het einde. Wij tonen alleen de eerste datum.",
        "Kijk de begindatum, de herhaling en de einddatum na.",
    ),
    "herhaling_te_vaak": Wording(
        HELD,
        "{wat} herhaalt zich zo vaak dat wij het niet plaatsen zonder te vragen.",
        "Maak de herhaling minder vaak, bijvoorbeeld elke dag of elke week.",
    ),
    "datum_past_niet": Wording(
        TIP,
        "De datum bij {wat} past niet bij de herhaling. Wij beginnen op {waarde}.",
        "Klopt dat niet? Vul de eerste datum van de reeks in.",
    ),
    "einde_zonder_herhaling": Wording(
        TIP,
        "Bij {wat} staat een einddatum en geen herhaling. Wij tonen alleen de eerste datum.",
        "Is het vaker? Vul ook de herhaling in, zoals: elke dinsdag.",
    ),
    "herhaling_rommelig": Wording(
        TIP,
        "In de herhaling bij {wat} staat iets dat er niet hoort. Wij hebben dat stukje overgeslagen.",
        "Kijk de herhaling na in uw agenda.",
    ),
    "twee_begindatums": Wording(
        ERROR, "Bij {wat} staan twee begindatums.", "Maak er twee activiteiten van, of kies een datum."
    ),
    "extra_datum_ongeldig": Wording(
        ERROR,
        "De extra datum '{waarde}' bij {wat} kunnen wij niet lezen. Wij plaatsen {wat} nog niet.",
        "Kijk de extra datums na in uw agenda.",
    ),
    "uitzondering_ongeldig": Wording(
        NOTE,
        "De datum '{waarde}' bij {wat} kunnen wij niet lezen. Wij slaan hem over.",
        "Schrijf datums als 6-12-2026, met een puntkomma ertussen.",
    ),
    "onbekende_tijdzone": Wording(
        TIP,
        "De tijdzone '{waarde}' kennen wij niet. Wij lezen de tijden als Nederlandse tijd.",
        "Zet de tijdzone van uw agenda op Amsterdam.",
    ),
    "geen_sleutel": Wording(
        NOTE,
        "{wat} heeft geen vast kenmerk in de agenda. Wij herkennen de activiteit aan titel, plek en datum.",
        "U hoeft niets te doen. Verandert u de titel, dan zien wij dat als een nieuwe activiteit.",
    ),
    "dubbele_sleutel": Wording(
        NOTE,
        "Het kenmerk '{waarde}' komt vaker voor. Wij behandelen het als aparte activiteiten.",
        "Geef elke activiteit een eigen kenmerk of nummer.",
    ),
    "dubbele_uid": Wording(
        NOTE,
        "{wat} staat meer dan een keer in de agenda met hetzelfde kenmerk.",
        "Kijk na of de activiteit dubbel in uw agenda staat.",
    ),
    "regel_onleesbaar": Wording(
        NOTE,
        "Bij {wat} staat iets dat wij niet kunnen lezen: '{waarde}'.",
        "Kijk deze activiteit na in uw agenda.",
    ),
}
