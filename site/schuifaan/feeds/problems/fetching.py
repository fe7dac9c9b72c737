"""Problems of fetching: the address, the server behind it, and how long it all took."""

from schuifaan.feeds.problems.wording import ERROR, NOTE, Wording

WORDINGS: dict[str, Wording] = {
    "adres_ongeldig": Wording(
        ERROR,
        "Dit is geen adres van een agenda op internet: '{waarde}'.",
        "Neem het hele adres over, met https:// ervoor.",
    ),
    "adres_geweigerd": Wording(
        ERROR,
        "Dit adres mogen wij niet lezen: '{waarde}'. Het is geen openbaar adres op internet.",
        "Geef het adres waarop iedereen de agenda kan zien.",
    ),
    "adres_onbekend": Wording(
        ERROR, "De website '{waarde}' kunnen wij niet vinden.", "Kijk na of het adres goed geschreven is."
    ),
    "adres_verdwenen": Wording(
        ERROR,
        "Op dit adres staat geen agenda meer ({waarde}).",
        "Geef ons het nieuwe adres van de agenda.",
    ),
    "inlog_nodig": Wording(
        ERROR,
        "De website laat ons de agenda niet lezen ({waarde}).",
        "Maak de agenda openbaar, of geef het openbare adres.",
    ),
    "server_druk": Wording(
        ERROR,
        "De website heeft het te druk ({waarde}).",
        "U hoeft niets te doen. Wij proberen het later weer.",
    ),
    "server_fout": Wording(
        ERROR,
        "De website geeft een fout ({waarde}). Wat er al op onze site staat, blijft staan.",
        "Wij proberen het later weer. Blijft het zo? Vraag het de beheerder van uw website.",
    ),
    "server_traag": Wording(
        ERROR,
        "De website antwoordt te traag. Wat er al op onze site staat, blijft staan.",
        "Wij proberen het later weer. Blijft het zo? Vraag het de beheerder van uw website.",
    ),
    "verbinding_onveilig": Wording(
        ERROR,
        "De beveiligde verbinding van de website klopt niet. Wij lezen daarom niets.",
        "Vraag de beheerder van uw website om het certificaat te vernieuwen.",
    ),
    "te_vaak_doorgestuurd": Wording(
        ERROR,
        "De website stuurt ons steeds naar een ander adres.",
        "Geef het adres waarop de agenda echt staat.",
    ),
    "robots_verboden": Wording(
        NOTE,
        "De website wil niet dat programma's deze pagina lezen: '{waarde}'.",
        "Vraag de beheerder van uw website om dit toe te staan in robots.txt, of stuur een bestand.",
    ),
    "te_veel_paginas": Wording(
        NOTE,
        "De website heeft meer pagina's dan wij lezen ({waarde}). Wij halen niets weg.",
        "Vraag of uw website een agenda-adres heeft (.ics).",
    ),
    "te_traag": Wording(
        ERROR,
        "Het lezen van dit bestand duurt te lang. Wij zijn ermee gestopt.",
        "Stuur minder activiteiten, of alleen die nog komen.",
    ),
}
