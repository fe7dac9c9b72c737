"""When a server that had no time wants to be asked again."""

from email.utils import mktime_tz, parsedate_tz

LONGEST_SECONDS = 24 * 60 * 60
"""Who asks for more is asked again tomorrow."""


def seconds_to_wait(retry_after: str | None, date: str | None) -> int | None:
    """The meaning of Retry-After: a number of seconds, or a moment by the clock of the server's own Date.

    None when there is none that can be read.
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_SECONDS)
    then, now = parsedate_tz(text), parsedate_tz(date or "")
    if then is None or now is None:
        return None
    try:
        return max(0, min(int(mktime_tz(then) - mktime_tz(now)), LONGEST_SECONDS))
    except (OverflowError, ValueError):
        return None
