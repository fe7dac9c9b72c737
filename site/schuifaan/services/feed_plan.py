"""What a reading of a feed would change, and what of that may happen without a person. Pure functions.

The rule behind all of it: a broken export must never empty the site.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from schuifaan.feeds.problems import ERROR
from schuifaan.inputs import FeedItem, Reading

# Fewer than five can be a partner's ordinary clearing out, whatever the share.
FEWEST_VANISHED_TO_HOLD = 5
VANISHED_SHARE_TO_HOLD = 0.3

PRIVATE = "niet_openbaar"


@dataclass(frozen=True, slots=True)
class Known:
    """What we remember of an item from earlier runs."""

    external_key: str
    content_hash: str
    state: str
    activity_id: int | None
    coming: bool
    """Whether it still has dates to come; what is over is archived, never missing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between the feed and what we know of it, by external key."""

    new: Mapping[str, FeedItem]
    changed: Mapping[str, FeedItem]
    """Differs from what is on the site, or is back after it was gone."""
    unchanged: frozenset[str]
    missing: frozenset[str]
    """On the site, still to come, and not in the feed."""
    withdrawn: frozenset[str]
    """On the site, and in the feed as not for the public."""
    live: int
    """How many of this feed are on the site with dates to come."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the gate must know of the feed and of who asks."""

    approved: bool
    """Somebody has seen this feed's first run."""
    published_by_operator: bool
    """`--publish`: no first-run hold, no area gate."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What of a plan may happen now."""

    held: Mapping[str, str] = field(default_factory=dict)
    """External key -> code of the reason to wait."""
    may_vanish: bool = True
    vanished: int = 0
    """How many would have vanished and stay, for the report; 0 when nothing is held back."""

    def lets_through(self, items: Mapping[str, FeedItem]) -> list[FeedItem]:
        """Those of `items` that need not wait."""
        return [item for key, item in items.items() if key not in self.held]


def make_plan(reading: Reading, known: Iterable[Known]) -> Plan:
    """Compare what was read with what we know."""
    remembered = {it.external_key: it for it in known}
    new, changed, unchanged = {}, {}, set()
    for item in reading.items:
        before = remembered.get(item.external_key)
        if before is None or before.activity_id is None:
            new[item.external_key] = item
        elif before.content_hash != item.content_hash or before.state != "live":
            changed[item.external_key] = item
        else:
            unchanged.add(item.external_key)
    private = {it.external_key for it in reading.problems if it.code == PRIVATE and it.external_key}
    # An item with a mistake in it is still in the feed.
    present = {it.external_key for it in reading.problems if it.external_key} | {
        it.external_key for it in reading.items
    }
    on_site = {
        it.external_key
        for it in remembered.values()
        if it.activity_id is not None and it.state != "tombstone"
    }
    coming = {key for key in on_site if remembered[key].coming}
    return Plan(
        new,
        changed,
        frozenset(unchanged),
        missing=frozenset(coming - present),
        withdrawn=frozenset(key for key in on_site & private if remembered[key].state == "live"),
        live=len(coming),
    )


def gate(plan: Plan, reading: Reading, circumstances: Circumstances) -> Gate:
    """Decide what waits for a person. Additions pass where deletions wait."""
    held = {}
    for key, item in (*plan.new.items(), *plan.changed.items()):
        if item.held:
            held[key] = "herhaling_te_vaak"
        elif circumstances.published_by_operator:
            continue
        elif not circumstances.approved:
            held[key] = "eerste_keer"
        elif reason := _outside(item):
            held[key] = reason
    if not reading.usable or not reading.complete or not reading.items:
        return Gate(held, may_vanish=False)
    many = (
        len(plan.missing) >= FEWEST_VANISHED_TO_HOLD
        and len(plan.missing) > VANISHED_SHARE_TO_HOLD * plan.live
    )
    if many and not circumstances.published_by_operator:
        return Gate(held, may_vanish=False, vanished=len(plan.missing))
    return Gate(held)


def _outside(item: FeedItem) -> str | None:
    """Why the item's place keeps it waiting, if it does."""
    if item.activity.municipality is not None:
        return None
    return "buiten_gemeente" if item.activity.venue.town or item.activity.venue.postcode else "plek_onbekend"


def rejected(reading: Reading) -> int:
    """How many items of the file came to nothing because of a mistake in them."""
    mistakes = (it for it in reading.problems if it.severity == ERROR and it.line is not None)
    return len({(it.line, it.external_key) for it in mistakes})
