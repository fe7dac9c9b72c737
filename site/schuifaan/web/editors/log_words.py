"""The log in words. What is kept are codes, by which lines are found again; an editor reads neither those nor keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schuifaan.models import AuditEntry
from schuifaan.services.editing.log_entries import organisation_of

_ACTIONS = {
    "bewerken": "veranderd",
    "terugzetten": "wijziging teruggezet",
    "verbergen": "van de site gehaald",
    "tonen": "weer op de site gezet",
    "afzeggen": "dag afgezegd",
    "toch door": "dag gaat toch door",
    "bevestigen": "klopt nog",
    "beslissen": "besluit over wat is ingestuurd",
    "overnemen": "overgenomen uit de agenda",
    "laten staan": "niet overgenomen uit de agenda",
    "gebeld": "gebeld, omdat e-mail niet aankwam",
    "toch-niet-gebeld": "toch nog niet gebeld",
    "inhoud": "inhoud van de site veranderd",
    "inhoud-terug": "inhoud van de site teruggezet",
    "aanwezigheid": "doorgegeven hoeveel mensen er waren",
    "versturen": "link gestuurd",
    "intrekken": "links ingetrokken",
    "inloggen": "ingelogd",
    "dubbel: zelfde": "dubbel: het is er één",
    "dubbel: verschillend": "dubbel: het zijn er twee",
    "dubbel: opnieuw": "dubbel: kijk nog eens",
    "samenvoeging terug": "er zijn weer twee van gemaakt",
}
"""Where the code is no sentence of its own, as `agenda verwerken` is."""
_THINGS = {
    "activity": "activiteit",
    "organisation": "organisatie",
    "account": "account",
    "submission": "inzending",
    "feed": "agenda",
    "mail": "e-mail",
    "content": "inhoud, wijziging",
    "person": "een persoon",
}
_WHO = {
    "operator": "de beheerder",
    "beheerder": "de beheerder",
    "bewaker": "de site zelf",
    "editor": "{}, van de redactie",
    "person": "{}",
    "link": "{}, met de link uit de e-mail",
    "feed": "agenda {}",
}
_NAMES = {
    "called_off": "afgezegde dagen",
    "state": "besluit",
    "activity_id": "nummer van de activiteit",
    "edit": "nummer van de wijziging",
    "edited_fields": "zelf ingevuld",
    "email": "e-mailadres",
    "role": "rol",
    "organisation_id": "nummer van de organisatie",
    "trusted": "mag zelf plaatsen",
    "open": "mag inloggen",
}
_ROLES = {"editor": "redactie", "partner": "partner", "lezer": "leest mee"}
_FORGET, _FORGOTTEN = "vergeten", "gegevens verwijderd"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is different; `before` is empty where there was nothing, or the same."""

    name: str
    before: str
    after: str


def action_in_words(entry: AuditEntry) -> str:
    """What was done."""
    return _ACTIONS.get(entry.action, entry.action)


def actor_in_words(entry: AuditEntry, titles: Mapping[str, str]) -> str:
    """Who did it; `titles` has the names of organisations, by subject."""
    kind, _, name = entry.actor.partition(":")
    name = titles.get(organisation_of(entry), name)
    return _WHO[kind].format(name) if kind in _WHO else entry.actor


def subject_in_words(entry: AuditEntry, titles: Mapping[str, str]) -> str:
    """To what it was done; `titles` has those of what has one, by subject."""
    kind, _, number = entry.subject.partition(":")
    thing = _THINGS.get(kind, kind)
    return f"{thing} {titles.get(entry.subject, number)}".strip()


def changes_in_words(entry: AuditEntry) -> tuple[Changed, ...]:
    """What became different, and how it was."""
    return tuple(_changes(entry))


def _changes(entry: AuditEntry) -> Iterator[Changed]:
    before, after = entry.before or {}, entry.after or {}
    if entry.action == _FORGET:  # a number of every table there is
        yield Changed(_FORGOTTEN, "", str(sum(after.values())))
        return
    for key, value in after.items():
        old, new = _text(key, before.get(key)), _text(key, value)
        yield Changed(_NAMES.get(key, key), old if old != new else "", new or "(leeg)")


def _text(key: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case list():
            return ", ".join(str(it) for it in value)
        case str() if key == "role":
            return _ROLES.get(value, value)
        case _:
            return str(value)
