"""When an activity counts as checked, and what follows when it is not: every number with its reason."""

from datetime import datetime, timedelta

from schuifaan.messages import marked

UNSURE_AFTER = timedelta(days=45)
"""One monthly mail was missed, and two weeks went by since."""
RANKED_LOWER_AFTER = timedelta(days=90)
"""Two more mails without an answer. Applied by the search, which is told when an activity was confirmed."""
HIDDEN_AFTER = timedelta(days=150)
"""Five months and four mails: nobody keeps it, and a closed door costs more than a missing line."""
NO_PERSON_AFTER = timedelta(days=180)
"""A series without an end stays in a calendar by itself, long after the group has stopped."""
REPORTS_FOR_LABEL = 3
"""One may err and two may be a couple; three have stood there."""

MAIL_EVERY = timedelta(days=28)
"""Four weeks and not a month: always on the same day of the week."""
FRESH_FOR = timedelta(days=21)
"""Who vouched for the whole list less than three weeks ago is not asked again yet."""
LINK_WORKS = timedelta(days=45)
"""Until well after the next mail, which brings a new one."""

REPORTED, UNCONFIRMED, NO_PERSON = "meldingen", "niet-bevestigd", "lang-geen-mens"
"""Codes of `Activity.call_first`, the most pressing first."""

HIDDEN_UNCONFIRMED = marked("al vijf maanden heeft niemand gezegd dat dit nog klopt")
STOPPED = marked("de organisatie zegt dat dit is gestopt")
"""Reasons for hiding that the partner itself can end."""


def why_call_first(
    now: datetime,
    *,
    confirmed: datetime,
    by_person: datetime,
    open_ended: bool,
    reports: int,
) -> str:
    """The code that the activity gets now, or nothing.

    `confirmed` is the last confirmation of any kind and `by_person` the last by a person, both wall times like
    `now`; who told us of it vouched for it then. `reports` are the voices since a person last vouched for it.
    """
    if reports >= REPORTS_FOR_LABEL:
        return REPORTED
    if now - confirmed >= UNSURE_AFTER:
        return UNCONFIRMED
    return NO_PERSON if open_ended and now - by_person >= NO_PERSON_AFTER else ""


def to_be_hidden(now: datetime, confirmed: datetime) -> bool:
    """Whether nobody has vouched for it for so long that it is better not shown."""
    return now - confirmed >= HIDDEN_AFTER
