"""Problems of a file as a whole."""

from schuifaan.feeds.problems.wording import ERROR, NOTE, TIP, Wording

WORDINGS: dict[str, Wording] = {
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
    "ander_bestand": Wording(
        ERROR,
        "Dit is {waarde}. Daar kunnen wij geen lijst uit lezen.",
        "Stuur een agenda (.ics) of een lijst (.xlsx of .csv).",
    ),
    "bestand_kapot": Wording(
        ERROR,
        "Dit bestand is beschadigd. Wij kunnen het niet openen.",
        "Open het zelf, sla het opnieuw op als .xlsx en stuur dat.",
    ),
    "geen_kopjes": Wording(
        ERROR,
        "In deze lijst vinden wij geen kopjes 'titel' en 'datum'.",
        "Zet op de eerste regel de kopjes. Een leeg voorbeeld krijgt u van ons.",
    ),
    "voorbeeldregel": Wording(
        TIP,
        "In uw lijst staat nog de regel met het voorbeeld. Die plaatsen wij niet.",
        "Haal de regel weg.",
    ),
    "kolom_onbekend": Wording(
        TIP,
        "Deze kolommen gebruiken wij niet: {waarde}.",
        "Staat daar iets in dat bezoekers moeten weten? Kies dan wat elke kolom is.",
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
    "geen_agenda_op_pagina": Wording(
        ERROR,
        "Op deze pagina vinden wij geen agenda die een computer kan lezen.",
        "Kijk of de pagina zonder inloggen te zien is. Of stuur ons het adres van uw agenda.",
    ),
    "gegevens_onleesbaar": Wording(
        ERROR,
        "Op deze pagina staan gegevens die wij niet kunnen lezen.",
        "Vraag de maker van uw site om de gegevens van de agenda na te kijken.",
    ),
    "soort_overgeslagen": Wording(
        NOTE,
        "Wij lezen geen onderdelen van de soort {waarde}. Wij slaan er {aantal} over.",
        "Stuur ons de lijst met activiteiten zelf.",
    ),
    "te_veel_activiteiten": Wording(
        NOTE,
        "Dit bestand heeft meer dan {waarde} activiteiten. Wij lezen alleen de eerste.",
        "Stuur alleen de activiteiten die nog komen.",
    ),
    "xml_gevaarlijk": Wording(
        ERROR,
        "In dit bestand staan opdrachten die een agenda niet nodig heeft. Wij lezen het niet.",
        "Vraag de maker van uw site om een gewone agenda.",
    ),
}
