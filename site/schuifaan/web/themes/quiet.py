"""What does go on while many groups stop: when the site speaks of it, and which week it shows."""

from datetime import date, timedelta

from schuifaan.content import Content, QuietDays, quiet_days

# From here on somebody who plans ahead wants to know.
NEAR = timedelta(days=7)
A_WEEK = timedelta(days=6)


def quiet_now(content: Content, day: date) -> QuietDays | None:
    """The quiet time that is on, or comes within a week; None in the rest of the year."""
    found = quiet_days(content.quiet_times, day)
    return found if found and found.first - day <= NEAR else None


def week_of(quiet: QuietDays, today: date, asked: date | None) -> tuple[date, date]:
    """First and last day of the week to show: from `asked`, else from today, as far as it is quiet and to come."""
    first = min(max(asked or today, today, quiet.first), quiet.last)
    return first, min(first + A_WEEK, quiet.last)
