"""Who may do what, to whose: one table, and the only place that decides it.

Every view of editors and partners names its action, and a test goes through the table over HTTP.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What somebody is here; `nobody` has not signed in."""

    NOBODY = "nobody"
    READER = "lezer"
    PARTNER = "partner"
    EDITOR = "editor"


GIVEN = (Role.EDITOR, Role.PARTNER, Role.READER)
"""The roles an account can have."""


class Action(StrEnum):
    """What there is to be done behind the sign-in."""

    OWN_ACCOUNT = "eigen-account"
    OWN_PROOFS = "eigen-bewijzen"
    SEE_TASKS = "taken-zien"
    SEE_SUBMISSION = "inzending-zien"
    DECIDE_SUBMISSION = "inzending-beslissen"
    SEE_FEED = "agenda-zien"
    DECIDE_FEED = "agenda-beslissen"
    APPROVE_FEED = "agenda-goedkeuren"
    STEER_FEED = "agenda-sturen"
    ADD_FEED = "agenda-doorgeven"
    DECIDE_DUPLICATE = "dubbel-beslissen"
    SEE_LOG = "logboek-zien"
    SEE_MANAGED = "beheer-zien"
    ENTER = "namens-doorgeven"
    EDIT = "bewerken"
    UNDO = "terugzetten"
    HIDE = "verbergen"
    CALL_OFF = "afzeggen"
    SEE_OWN = "eigen-activiteiten"
    CONFIRM = "bevestigen"
    SEE_COMPANY = "samen-zien"
    SEE_MISSED = "gemist-zien"
    SEE_OVERVIEW = "overzicht-zien"
    SEE_CONTENT = "inhoud-zien"
    CHANGE_CONTENT = "inhoud-wijzigen"


class Reach(StrEnum):
    """To whose things a role may do something."""

    NONE = "none"
    OWN = "own"
    """Only what belongs to one's own organisation."""
    ALL = "all"


_N, _O, _A = Reach.NONE, Reach.OWN, Reach.ALL
_COLUMNS = (Role.NOBODY, Role.READER, Role.PARTNER, Role.EDITOR)

# fmt: off
_ROWS: Mapping[Action, tuple[Reach, Reach, Reach, Reach]] = {
    #                          nobody  lezer  partner  editor
    Action.OWN_ACCOUNT:       (_N,     _A,    _A,      _A),
    Action.OWN_PROOFS:        (_N,     _N,    _N,      _A),
    Action.SEE_TASKS:         (_N,     _A,    _N,      _A),
    Action.SEE_SUBMISSION:    (_N,     _N,    _N,      _A),
    Action.DECIDE_SUBMISSION: (_N,     _N,    _N,      _A),
    Action.SEE_FEED:          (_N,     _A,    _O,      _A),
    Action.DECIDE_FEED:       (_N,     _N,    _O,      _A),
    Action.APPROVE_FEED:      (_N,     _N,    _N,      _A),
    Action.STEER_FEED:        (_N,     _N,    _N,      _A),
    Action.ADD_FEED:          (_N,     _N,    _O,      _N),
    Action.DECIDE_DUPLICATE:  (_N,     _N,    _N,      _A),
    Action.SEE_LOG:           (_N,     _N,    _N,      _A),
    Action.SEE_MANAGED:       (_N,     _A,    _O,      _A),
    Action.ENTER:             (_N,     _N,    _N,      _A),
    Action.EDIT:              (_N,     _N,    _O,      _A),
    Action.UNDO:              (_N,     _N,    _N,      _A),
    Action.HIDE:              (_N,     _N,    _N,      _A),
    Action.CALL_OFF:          (_N,     _N,    _O,      _A),
    Action.SEE_OWN:           (_N,     _N,    _A,      _N),
    Action.CONFIRM:           (_N,     _N,    _N,      _A),
    Action.SEE_COMPANY:       (_N,     _N,    _O,      _A),
    Action.SEE_MISSED:        (_N,     _A,    _N,      _A),
    Action.SEE_OVERVIEW:      (_N,     _A,    _N,      _A),
    Action.SEE_CONTENT:       (_N,     _A,    _N,      _A),
    Action.CHANGE_CONTENT:    (_N,     _N,    _N,      _A),
}
# fmt: on

REACH: Mapping[tuple[Role, Action], Reach] = {
    (role, action): reach for action, row in _ROWS.items() for role, reach in zip(_COLUMNS, row, strict=True)
}
"""The truth table."""


class Person(Protocol):
    """Of an account, what decides."""

    @property
    def role(self) -> str: ...

    @property
    def organisation_id(self) -> int | None: ...


def may(person: Person | None, action: Action, owner: int | None = None) -> bool:
    """Whether `person` may do `action` to what belongs to organisation `owner`.

    None as a person is somebody who has not signed in; None as owner is what belongs to nobody, which is
    nobody's own.
    """
    reach = reach_of(person, action)
    if reach is Reach.OWN:
        return owner is not None and person is not None and owner == person.organisation_id
    return reach is Reach.ALL


def reach_of(person: Person | None, action: Action) -> Reach:
    """How far `person`'s right to do `action` goes; a role that is not in the table may do nothing."""
    if person is not None and person.role not in GIVEN:
        return Reach.NONE
    return REACH[Role(person.role) if person else Role.NOBODY, action]
