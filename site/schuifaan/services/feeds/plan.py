"""What a reading of a feed would change. Pure functions; what of it may happen, `gate` decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from schuifaan.feeds.problems import ERROR
from schuifaan.inputs import FeedItem, Reading
from schuifaan.services.feeds.matching import Known, renamed

WITHDRAWN_BY = frozenset({"niet_openbaar", "uitgesloten", "verwijderd"})
"""Problems that say: the item is there, and not meant for the public."""


@dataclass(frozen=True, slots=True)
class Coming:
    """The dates that known activities still have, and how far the feed can be trusted to show everything."""

    dates: Mapping[int, datetime] = field(default_factory=dict)
    """Activity -> its next date. What is not in it is over: archived, never missing."""
    shows_all: bool = False
    """The feed shows fewer items than it ever did (so no limit of it can hide any), or is a whole list."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between the feed and what we know of it, by external key."""

    new: Mapping[str, FeedItem]
    changed: Mapping[str, FeedItem]
    """Differs from what is on the site, or is back after it was gone."""
    unchanged: frozenset[str]
    missing: frozenset[str]
    """On the site, still to come within what the feed shows, and not in the feed."""
    withdrawn: frozenset[str]
    """On the site, and in the feed as not for the public."""
    renamed: Mapping[str, str]
    """New key -> the key the item had until now."""
    known: Mapping[str, Known]
    """What we know, by the keys the items have now."""
    live: int
    """How many of this feed are on the site with dates to come; 0 when nothing is missing."""

    @property
    def items(self) -> int:
        """How many items the feed has that we can use."""
        return len(self.new) + len(self.changed) + len(self.unchanged)


def absent(reading: Reading, known: Iterable[Known]) -> bool:
    """Whether anything that is on the site is not in the reading: only then dates are worth looking up."""
    present = _present(reading)
    return any(it.on_site and it.state == "live" and it.external_key not in present for it in known)


def make_plan(reading: Reading, known: Iterable[Known], coming: Coming) -> Plan:
    """Compare what was read with what we know."""
    remembered = {it.external_key: it for it in known}
    present = _present(reading)
    renames = renamed(reading.items, remembered.values(), present)
    for new_key, old_key in renames.items():
        remembered[new_key] = replace(remembered.pop(old_key), external_key=new_key)
    new, changed, unchanged = {}, {}, set(reading.unchanged)
    for item in reading.items:
        before = remembered.get(item.external_key)
        if before is None or before.activity_id is None:
            new[item.external_key] = item
        elif before.content_hash != item.content_hash or before.state != "live":
            changed[item.external_key] = item
        else:
            unchanged.add(item.external_key)
    private = {it.external_key for it in reading.problems if it.code in WITHDRAWN_BY and it.external_key}
    on_site = {key for key, it in remembered.items() if it.on_site}
    dates = {
        key: date
        for key in on_site
        if remembered[key].state == "live" and (date := coming.dates.get(remembered[key].activity_id or 0))
    }
    return Plan(
        new,
        changed,
        frozenset(unchanged),
        missing=_missing(dates, present, reading, coming.shows_all),
        withdrawn=frozenset(key for key in on_site & private if remembered[key].state == "live"),
        renamed=renames,
        known=remembered,
        live=len(dates),
    )


def _present(reading: Reading) -> set[str]:
    """Keys that are in the feed: an item with a mistake in it is still there."""
    return {
        *(it.external_key for it in reading.problems if it.external_key),
        *(it.external_key for it in reading.items),
        *reading.unchanged,
    }


def _missing(
    dates: Mapping[str, datetime], present: set[str], reading: Reading, shows_all: bool
) -> frozenset[str]:
    """What is gone, as far as the feed demonstrably shows: beyond its last date it may just show no more."""
    gone = dates.keys() - present
    if not gone or shows_all or not present:
        return frozenset(gone)
    shown = [dates[key] for key in dates.keys() & present]
    shown += [it.activity.series.start for it in reading.items]
    until = max(shown, default=datetime.max)
    return frozenset(key for key in gone if dates[key] < until)


def rejected(reading: Reading) -> int:
    """How many items of the file came to nothing because of a mistake in them."""
    mistakes = (it for it in reading.problems if it.severity == ERROR and it.line is not None)
    return len({(it.line, it.external_key) for it in mistakes})
