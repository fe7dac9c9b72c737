"""Changes that partners made and that are not on the site yet."""

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.received.submissions import CHANGE, WAITING
from schuifaan.services.todo.kind import Kind
from schuifaan.services.todo.sent_in import waiting

KIND = Kind(
    "wijzigingen",
    "Wijzigingen van partners",
    "Op de site staat nog wat eerst gold.",
    Action.DECIDE_SUBMISSION,
    waiting(WAITING, CHANGE),
)
