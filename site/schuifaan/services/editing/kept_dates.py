"""What stays of a series when a person changes its hour or its rule.

The form asks for neither extra dates nor exceptions, so it must not lose them.
"""

from dataclasses import replace
from datetime import datetime, time

from schuifaan.recurrence import Series
from schuifaan.recurrence.expand import in_amsterdam


def with_kept_dates(new: Series, old: Series) -> Series:
    """`new`, which counts by our own clock, with the extra dates and the exceptions of `old`, moved to the new hour.

    Nothing of `old` stays when a repeated activity becomes one that is once, or the other way round.
    """
    if (new.rrule is None) != (old.rrule is None):
        return new

    def moved(moment: datetime) -> datetime:
        ours = moment if old.all_day else in_amsterdam(moment, old.zone)
        if new.all_day:
            return datetime.combine(ours, time.min)
        if moment.time() == old.start.time():
            return datetime.combine(ours, new.start.time())
        return moment if moment.time() == time.min else ours  # a midnight stands for the whole day

    return replace(
        new,
        rdates=tuple(sorted({moved(it) for it in old.rdates} - {new.start})),
        exdates=tuple(sorted({moved(it) for it in old.exdates})),
        overrides=tuple(
            replace(it, original=moved(it.original), start=it.start and in_amsterdam(it.start, old.zone))
            for it in old.overrides
        ),
        status=old.status,
    )
