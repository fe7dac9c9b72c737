"""The menu of the pages behind the sign-in: at most seven entries, and what belongs to the one where one is."""

from collections.abc import Sequence
from dataclasses import dataclass

from schuifaan.services.accounts.permissions import Action, Reach, reach_of
from schuifaan.web.language import translate as _
from schuifaan.web.sign_in.person import current_account

MOST_ENTRIES = 7
Entry = tuple[str, str]
"""A path and a text."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What this person may open, seen from one page."""

    groups: Sequence[Entry]
    """Each leads to its first page."""
    here: str
    """The path of the group of this page; empty when it belongs to none."""
    within: Sequence[Entry]
    """The pages of that group, when there is more than one."""


def signed_in_menu(path: str) -> Menu:
    """The menu on the page at `path`; empty for who is not signed in."""
    person = current_account()
    groups = {
        name: pages
        for name, entries in _groups().items()
        if (pages := [(at, text) for at, text, needs in entries if reach_of(person, needs) is not Reach.NONE])
    }
    at, name = max(
        (
            (at, name)
            for name, pages in groups.items()
            for at, _text in pages
            if f"{path}/".startswith(f"{at}/")
        ),
        key=lambda it: len(it[0]),
        default=("", ""),
    )
    within = groups[name] if at else []
    return Menu(
        groups=[(pages[0][0], name) for name, pages in groups.items()],
        here=within[0][0] if within else "",
        within=within if len(within) > 1 else (),
    )


def _groups() -> dict[str, tuple[tuple[str, str, Action], ...]]:
    return {
        _("Te doen"): (
            ("/redactie", _("Wat er wacht"), Action.SEE_TASKS),
            ("/redactie/logboek", _("Logboek"), Action.SEE_LOG),
        ),
        _("Activiteiten"): (
            ("/redactie/activiteiten", _("Alle activiteiten"), Action.SEE_TASKS),
            ("/redactie/doorgeven", _("Activiteit invoeren"), Action.ENTER),
            ("/redactie/agendas", _("Agenda's"), Action.SEE_TASKS),
            ("/redactie/dubbelen", _("Misschien dubbel"), Action.DECIDE_DUPLICATE),
        ),
        _("Klopt het nog?"): (("/redactie/bevestigen", "", Action.CONFIRM),),
        _("Overzicht"): (
            ("/redactie/overzicht", _("Cijfers en gaten"), Action.SEE_OVERVIEW),
            ("/redactie/gemist", _("Wat mensen missen"), Action.SEE_MISSED),
        ),
        _("Tijden en woorden"): (("/redactie/inhoud", "", Action.SEE_CONTENT),),
        _("Onze activiteiten"): (("/mijn-organisatie", "", Action.SEE_OWN),),
        _("Onze agenda's"): (("/mijn-organisatie/agendas", "", Action.ADD_FEED),),
        _("Mijn account"): (("/mijn-account", "", Action.OWN_ACCOUNT),),
        _("Uitloggen"): (("/uitloggen", "", Action.OWN_ACCOUNT),),
    }
