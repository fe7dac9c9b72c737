"""What we asked the sender about and that waits for the answer."""

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.received.submissions import ASKED, CHANGE, JOINING, NEW_ACTIVITY, NOT_RIGHT
from schuifaan.services.todo.kind import Kind
from schuifaan.services.todo.sent_in import waiting

KIND = Kind(
    "vragen",
    "Wacht op antwoord van de inzender",
    "Hoort u niets? Bel dan.",
    Action.DECIDE_SUBMISSION,
    waiting(ASKED, NEW_ACTIVITY, CHANGE, NOT_RIGHT, JOINING),
)
