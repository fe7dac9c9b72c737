"""The one place that knows what time it is, and how local wall time becomes an instant.

Activities live in local wall time: a coffee morning at ten stays at ten when the clocks change. Wall times are
naive `datetime`s in `Europe/Amsterdam`; instants are aware ones. The functions here convert between the two.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells "now" in Amsterdam; `fixed` stops it there (tests, demonstrations, `SCHUIFAAN_NOW`)."""

    fixed: datetime | None = None

    def now(self) -> datetime:
        """The current moment, aware, in Europe/Amsterdam."""
        return self.fixed or datetime.now(AMSTERDAM)


def instant(wall: datetime) -> datetime:
    """The aware moment at which Amsterdam's clocks show `wall` (naive).

    In the spring gap the moment after the jump is meant (02:30 becomes 03:30); in the autumn overlap the first
    of the two.
    """
    return wall.replace(tzinfo=AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM)


def wall_time(moment: datetime) -> datetime:
    """What Amsterdam's clocks show at `moment`: naive; a naive argument is wall time already."""
    return moment if moment.tzinfo is None else moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def parse_moment(text: str) -> datetime:
    """An aware moment from ISO text; without an offset, Amsterdam's wall time is meant.

    Raises ValueError when the text is not an ISO date or date-time, or one at the very edge of the calendar.
    """
    moment = datetime.fromisoformat(text)
    try:
        return instant(moment) if moment.tzinfo is None else moment.astimezone(AMSTERDAM)
    except OverflowError as error:  # the last evening of the year 9999, seen from elsewhere
        raise ValueError(f"{text} is outside the calendar") from error
