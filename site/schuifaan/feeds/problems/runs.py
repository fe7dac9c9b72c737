"""Problems of a run as a whole: what waits for a person, and why."""

from schuifaan.feeds.problems.wording import HELD, TIP, Wording

WORDINGS: dict[str, Wording] = {
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
    "agenda_leeg": Wording(
        HELD,
        "Uw agenda is opeens leeg. Wij laten uw {waarde} activiteiten nog staan.",
        "Kijk of de agenda nog openbaar is. Is zij echt leeg? Laat het de redactie weten.",
    ),
    "alles_verschoven": Wording(
        HELD,
        "Alle tijden in uw agenda zijn evenveel verschoven. Wij laten de oude tijden nog staan.",
        "Kijk de tijdzone van uw agenda na. Kloppen de nieuwe tijden? Laat het de redactie weten.",
    ),
    "dag_en_maand_verwisseld": Wording(
        HELD,
        "Bij uw datums zijn dag en maand van plaats gewisseld. Wij laten de oude datums nog staan.",
        "Schrijf de datums als 2026-12-06. Kloppen de nieuwe datums? Laat het de redactie weten.",
    ),
    "veel_meer": Wording(
        HELD,
        "Er staan opeens {waarde} nieuwe activiteiten in uw agenda. Een redacteur kijkt eerst mee.",
        "U hoeft niets te doen.",
    ),
    "veel_nieuwe_sleutels": Wording(
        HELD,
        "Meer dan de helft van uw agenda is nieuw. Wij plaatsen het nieuwe en laten het oude nog staan.",
        "Klopt het? Laat het de redactie weten.",
    ),
    "alles_online": Wording(
        HELD,
        "Alle activiteiten in uw agenda zijn opeens online. Een redacteur kijkt eerst mee.",
        "Kijk de locaties na in uw agenda.",
    ),
    "verandering_wacht": Wording(
        HELD,
        "Het bestand is niet heel. Daarom wachten wij met wat er verandert ({waarde}).",
        "Maak het bestand opnieuw en stuur het nog een keer.",
    ),
    "uid_onstabiel": Wording(
        TIP,
        "Uw agenda geeft alle activiteiten steeds een ander kenmerk. Wij herkennen ze aan titel, plek en tijd.",
        "U hoeft niets te doen. Verandert u titel en tijd tegelijk, dan zien wij een nieuwe activiteit.",
    ),
    "uitgesloten": Wording(
        TIP,
        "{wat} plaatsen wij niet: dat hebt u zo ingesteld.",
        "Moet het wel? Pas de regels van deze agenda aan.",
    ),
}
