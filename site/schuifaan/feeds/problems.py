"""Every problem a feed can have: a stable code, how bad it is, what to tell the partner and what to do next.

The sentences are for volunteers who keep a calendar, not for programmers (Dutch at B1 level). `{...}` is
filled in by `problem`.
"""

from dataclasses import dataclass
from typing import Any

from schuifaan.inputs import FeedProblem

ERROR, HELD, NOTE, TIP = "fout", "vastgehouden", "let op", "tip"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of problem is told."""

    severity: str
    text: str
    next_step: str


WORDINGS: dict[str, Wording] = {
    "geen_titel": Wording(
        ERROR, "Deze activiteit heeft geen titel.", "Geef de activiteit een korte, duidelijke titel."
    ),
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
    "reeks_verandert": Wording(
        NOTE,
        "Bij {wat} staat een verandering die ook voor alle latere keren geldt. Wij lezen haar voor één keer.",
        "Maak vanaf die dag een nieuwe reeks in uw agenda.",
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
    "eerste_keer": Wording(
        HELD,
        "Dit is de eerste keer dat wij deze agenda lezen. Een redacteur kijkt eerst mee.",
        "U hoeft niets te doen.",
    ),
    "veel_verdwenen": Wording(
        HELD,
        "Er staan opeens {waarde} activiteiten minder in uw agenda. Wij laten ze nog staan.",
        "Klopt het? Laat het de redactie weten.",
    ),
    "bestand_onvolledig": Wording(
        NOTE,
        "Het bestand houdt te vroeg op of is beschadigd. Wij lezen wat er te lezen is en halen niets weg.",
        "Maak het bestand opnieuw en stuur het nog een keer.",
    ),
    "bestand_leeg": Wording(
        ERROR, "In dit bestand staan geen activiteiten.", "Kijk na of u het goede bestand hebt gekozen."
    ),
    "geen_agenda": Wording(
        ERROR,
        "Dit bestand is geen agenda en geen lijst met activiteiten.",
        "Stuur een agenda (.ics) of een lijst (.csv of .xlsx) met kopjes zoals titel en datum.",
    ),
    "soort_nog_niet": Wording(
        ERROR,
        "Dit soort bestand ({waarde}) kunnen wij niet lezen.",
        "Sla de lijst op als .xlsx of .csv, of de agenda als .ics.",
    ),
    "geen_kopjes": Wording(
        ERROR,
        "In deze lijst vinden wij geen kopjes 'titel' en 'datum'.",
        "Zet op de eerste regel de kopjes. Een leeg voorbeeld krijgt u van ons.",
    ),
    "wachtwoord": Wording(
        ERROR, "Dit bestand zit op slot met een wachtwoord.", "Sla het bestand op zonder wachtwoord."
    ),
    "tekens_onleesbaar": Wording(
        NOTE, "Sommige letters in dit bestand kunnen wij niet lezen.", "Sla het bestand op als UTF-8."
    ),
    "te_groot": Wording(
        ERROR, "Dit bestand is te groot ({waarde}).", "Stuur minder activiteiten, of alleen die nog komen."
    ),
    "onze_fout": Wording(
        ERROR,
        "Wij konden dit niet lezen door een fout van ons.",
        "Laat het ons weten; stuur het bestand mee.",
    ),
}


def problem(
    code: str, line: int | None = None, key: str | None = None, severity: str | None = None, **values: Any
) -> FeedProblem:
    """The problem `code`, with its sentences filled in. `wat` is the activity's title."""
    wording = WORDINGS[code]
    shown = {
        name: _short(value) for name, value in {"wat": "deze activiteit", "waarde": "", **values}.items()
    }
    text = wording.text.format(**shown)
    step = wording.next_step.format(**shown)
    return FeedProblem(code, severity or wording.severity, text[:1].upper() + text[1:], step, line, key)


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else f"{text[:199]}…"
