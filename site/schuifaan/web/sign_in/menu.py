"""The menu of the pages behind the sign-in: what this person may open."""

from schuifaan.services.accounts.permissions import Action, Reach, reach_of
from schuifaan.web.language import translate as _
from schuifaan.web.sign_in.person import current_account


def signed_in_menu() -> list[tuple[str, str]]:
    """Paths and texts, in order; empty for who is not signed in."""
    person = current_account()
    entries = (
        ("/redactie", _("Te doen"), Action.SEE_TASKS),
        ("/redactie/activiteiten", _("Alle activiteiten"), Action.SEE_TASKS),
        ("/redactie/agendas", _("Agenda's"), Action.SEE_TASKS),
        ("/redactie/dubbelen", _("Misschien dubbel"), Action.DECIDE_DUPLICATE),
        ("/redactie/doorgeven", _("Activiteit invoeren"), Action.ENTER),
        ("/redactie/bevestigen", _("Klopt het nog?"), Action.CONFIRM),
        ("/redactie/overzicht", _("Overzicht"), Action.SEE_OVERVIEW),
        ("/redactie/gemist", _("Wat mensen missen"), Action.SEE_MISSED),
        ("/redactie/inhoud", _("Tijden en woorden"), Action.SEE_CONTENT),
        ("/redactie/logboek", _("Logboek"), Action.SEE_LOG),
        ("/mijn-organisatie", _("Onze activiteiten"), Action.SEE_OWN),
        ("/mijn-organisatie/agendas", _("Onze agenda's"), Action.ADD_FEED),
        ("/mijn-account", _("Mijn account"), Action.OWN_ACCOUNT),
        ("/uitloggen", _("Uitloggen"), Action.OWN_ACCOUNT),
    )
    return [(path, text) for path, text, needs in entries if reach_of(person, needs) is not Reach.NONE]
