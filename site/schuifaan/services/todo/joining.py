"""Organisations that want to join."""

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.received.submissions import JOINING, WAITING
from schuifaan.services.todo.kind import Kind
from schuifaan.services.todo.sent_in import waiting

KIND = Kind(
    "meedoen",
    "Organisaties die mee willen doen",
    "Bel of mail ze, dan staat er straks meer op de site.",
    Action.DECIDE_SUBMISSION,
    waiting(WAITING, JOINING),
)
