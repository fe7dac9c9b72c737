"""Every address behind the sign-in, with the action it asks for and whose thing the example is about."""

from dataclasses import dataclass

from schuifaan.services.accounts.permissions import Action


@dataclass(frozen=True, slots=True)
class Door:
    """One route. The example may name an activity or date of `ours` or of `theirs`, and things of no organisation."""

    route: str
    example: str
    action: Action
    owned: bool = False
    """Whose the activity is makes a difference: the example is asked for with both."""

    @property
    def method(self) -> str:
        """GET or POST."""
        return self.route.partition(" ")[0]


def _both(rule: str, example: str, action: Action, owned: bool = True) -> list[Door]:
    method, path = rule.split(" ")
    return [
        Door(f"{method} {area}{path}", area + example, action, owned=owned)
        for area in ("/redactie", "/mijn-organisatie")
    ]


NEW_FEED = "/mijn-organisatie/agendas/nieuw"
ACTIVITY, DAY = "/activiteiten/<int:number>", "/afzeggen/<day>"
DOORS = (
    Door("GET /mijn-account", "/mijn-account", Action.OWN_ACCOUNT),
    Door("POST /mijn-account/sessies", "/mijn-account/sessies", Action.OWN_ACCOUNT),
    Door("POST /mijn-account/wachtwoord", "/mijn-account/wachtwoord", Action.OWN_PROOFS),
    Door("POST /mijn-account/herstelcodes", "/mijn-account/herstelcodes", Action.OWN_PROOFS),
    Door("POST /mijn-account/passkeys", "/mijn-account/passkeys", Action.OWN_PROOFS),
    Door("POST /mijn-account/passkeys/vraag", "/mijn-account/passkeys/vraag", Action.OWN_PROOFS),
    Door("POST /mijn-account/passkeys/<int:number>/weg", "/mijn-account/passkeys/999/weg", Action.OWN_PROOFS),
    Door("GET /redactie", "/redactie", Action.SEE_TASKS),
    Door("GET /redactie/activiteiten", "/redactie/activiteiten", Action.SEE_TASKS),
    Door("GET /redactie/doorgeven", "/redactie/doorgeven", Action.ENTER),
    Door("POST /redactie/doorgeven", "/redactie/doorgeven", Action.ENTER),
    Door("GET /redactie/logboek", "/redactie/logboek", Action.SEE_LOG),
    Door("POST /redactie/logboek/<int:number>/terug", "/redactie/logboek/{edit}/terug", Action.UNDO),
    Door("GET /redactie/steekproef/<int:number>", "/redactie/steekproef/{edit}", Action.UNDO),
    Door("POST /redactie/steekproef/<int:number>", "/redactie/steekproef/{edit}", Action.UNDO),
    Door(
        "GET /redactie/inzendingen/<int:number>", "/redactie/inzendingen/{submission}", Action.SEE_SUBMISSION
    ),
    Door(
        "POST /redactie/inzendingen/<int:number>",
        "/redactie/inzendingen/{submission}",
        Action.DECIDE_SUBMISSION,
    ),
    Door("GET /redactie/post/<int:number>", "/redactie/post/999", Action.DECIDE_SUBMISSION),
    Door("POST /redactie/post/<int:number>", "/redactie/post/999", Action.DECIDE_SUBMISSION),
    *_both("GET /agendas", "/agendas", Action.SEE_FEED, owned=False),
    *_both("GET /agendas/bron/<slug>", "/agendas/bron/{feed}", Action.SEE_FEED),
    *_both("GET /agendas/<int:run>", "/agendas/{run}", Action.SEE_FEED),
    *_both("POST /agendas/<int:run>", "/agendas/{run}", Action.DECIDE_FEED),
    Door("POST /redactie/agendas/bron/<slug>", "/redactie/agendas/bron/{feed}", Action.STEER_FEED),
    Door(
        "GET /redactie/agendas/<int:run>/terugdraaien",
        "/redactie/agendas/{run}/terugdraaien",
        Action.STEER_FEED,
    ),
    Door(
        "POST /redactie/agendas/<int:run>/terugdraaien",
        "/redactie/agendas/{run}/terugdraaien",
        Action.STEER_FEED,
    ),
    Door("GET /redactie/dubbelen", "/redactie/dubbelen", Action.DECIDE_DUPLICATE),
    Door("POST /redactie/dubbelen/<int:number>", "/redactie/dubbelen/999", Action.DECIDE_DUPLICATE),
    Door(
        "POST /redactie/samenvoegingen/<int:number>/terug",
        "/redactie/samenvoegingen/999/terug",
        Action.DECIDE_DUPLICATE,
    ),
    *(
        Door(
            f"{method} /mijn-organisatie/agendas/bron/<slug>/bestand",
            "/mijn-organisatie/agendas/bron/{feed}/bestand",
            Action.ADD_FEED,
            owned=True,
        )
        for method in ("GET", "POST")
    ),
    Door("GET /mijn-organisatie/agendas/nieuw", NEW_FEED, Action.ADD_FEED),
    Door("POST /mijn-organisatie/agendas/nieuw", NEW_FEED, Action.ADD_FEED),
    *(
        Door(f"{method} {NEW_FEED}/<key>{step}", f"{NEW_FEED}/{{draft}}{step}", Action.ADD_FEED, owned=True)
        for step in ("", "/kolommen", "/standaard", "/regels")
        for method in ("GET", "POST")
    ),
    Door("GET /mijn-organisatie", "/mijn-organisatie", Action.SEE_OWN),
    *_both(f"GET {ACTIVITY}", "/activiteiten/{activity}", Action.SEE_MANAGED),
    *_both(f"GET {ACTIVITY}{DAY}", "/activiteiten/{activity}/afzeggen/{day}", Action.CALL_OFF),
    *_both(f"POST {ACTIVITY}{DAY}", "/activiteiten/{activity}/afzeggen/{day}", Action.CALL_OFF),
    *_both(f"POST {ACTIVITY}/verbergen", "/activiteiten/{activity}/verbergen", Action.HIDE),
    Door(
        f"POST /redactie{ACTIVITY}/verschil/<field>",
        "/redactie/activiteiten/999/verschil/title",
        Action.UNDO,
    ),
    *_both(f"GET {ACTIVITY}/bewerken", "/activiteiten/{activity}/bewerken", Action.EDIT),
    *_both(f"POST {ACTIVITY}/bewerken", "/activiteiten/{activity}/bewerken", Action.EDIT),
    *_both(f"GET {ACTIVITY}/samen", "/activiteiten/{activity}/samen", Action.SEE_COMPANY),
    *_both(f"POST {ACTIVITY}/samen", "/activiteiten/{activity}/samen", Action.SEE_COMPANY),
    Door("GET /redactie/bevestigen", "/redactie/bevestigen", Action.CONFIRM),
    Door("GET /redactie/bevestigen/<int:number>", "/redactie/bevestigen/1", Action.CONFIRM),
    Door("POST /redactie/bevestigen/<int:number>", "/redactie/bevestigen/1", Action.CONFIRM),
    Door("GET /redactie/bevestigen/<int:number>/papier", "/redactie/bevestigen/1/papier", Action.CONFIRM),
    Door("GET /redactie/bevestigen/<int:owner>/aanwezig", "/redactie/bevestigen/1/aanwezig", Action.CONFIRM),
    *(
        Door(
            f"{method} /redactie/bevestigen/<int:owner>/aanwezig/<int:number>/<day>",
            "/redactie/bevestigen/1/aanwezig/{held}",
            Action.CONFIRM,
        )
        for method in ("GET", "POST")
    ),
    Door("POST /redactie/bevestigen/<int:number>/link", "/redactie/bevestigen/1/link", Action.CONFIRM),
    Door("GET /redactie/gemist", "/redactie/gemist", Action.SEE_MISSED),
    *(
        Door(f"GET /redactie/overzicht{page}", f"/redactie/overzicht{page}", Action.SEE_OVERVIEW)
        for page in ("", "/aanbod.csv", "/kwartaal", "/kwartaal.csv")
    ),
    Door("GET /redactie/inhoud", "/redactie/inhoud", Action.SEE_CONTENT),
    Door("GET /redactie/inhoud/<kind>", "/redactie/inhoud/week", Action.SEE_CONTENT),
    Door("GET /redactie/inhoud/wijzigingen", "/redactie/inhoud/wijzigingen", Action.SEE_CONTENT),
    Door(
        "GET /redactie/inhoud/<kind>/wijzigen",
        "/redactie/inhoud/hulplijn/wijzigen?sleutel=almelo",
        Action.CHANGE_CONTENT,
    ),
    Door(
        "POST /redactie/inhoud/<kind>/wijzigen",
        "/redactie/inhoud/zoekwoorden/wijzigen",
        Action.CHANGE_CONTENT,
    ),
    Door(
        "POST /redactie/inhoud/wijzigingen/<int:number>/terug",
        "/redactie/inhoud/wijzigingen/999/terug",
        Action.CHANGE_CONTENT,
    ),
)
"""A new route behind the sign-in fails a test until it stands here too."""
