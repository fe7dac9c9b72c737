"""Residents say that something is not right."""

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.received.submissions import NOT_RIGHT, WAITING
from schuifaan.services.todo.kind import Kind
from schuifaan.services.todo.sent_in import waiting

KIND = Kind(
    "klopt-niet",
    "Bezoekers zeggen: dit klopt niet",
    "Iemand staat misschien voor een dichte deur.",
    Action.DECIDE_SUBMISSION,
    waiting(WAITING, NOT_RIGHT),
)
