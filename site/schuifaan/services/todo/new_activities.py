"""Activities that were sent in and are not on the site yet."""

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.received.submissions import NEW_ACTIVITY, WAITING
from schuifaan.services.todo.kind import Kind
from schuifaan.services.todo.sent_in import waiting

KIND = Kind(
    "inzendingen",
    "Nieuwe activiteiten",
    "Deze staan nog niet op de site.",
    Action.DECIDE_SUBMISSION,
    waiting(WAITING, NEW_ACTIVITY),
)
