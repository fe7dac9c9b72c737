"""What of a plan may happen without a person. Pure functions.

The rule behind all of it: a broken export must never empty the site, nor fill it with nonsense.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from schuifaan.content.folding import fold
from schuifaan.feeds.problems import HELD
from schuifaan.inputs import ActivityInput, FeedItem, Reading
from schuifaan.services.feeds.matching import shifted, swapped
from schuifaan.services.feeds.plan import Plan

# Fewer than five can be a partner's ordinary clearing out, or a good idea, whatever the share.
FEWEST_TO_HOLD = 5
VANISHED_SHARE_TO_HOLD = 0.3
NEW_SHARE_TO_HOLD = 0.5
TIMES_AS_MANY = 3
CANCELLED = "afgelast"

_ODD_IN_HALF = (
    "dag_en_maand_verwisseld",
    "alles_verschoven",
    "veel_meer",
    "veel_nieuwe_sleutels",
    "alles_online",
)
OUTSIDE = "buiten_gemeente"
_ONLINE = ("online", "zoom", "teams", "google meet", "webinar", "livestream", "videobellen", "jitsi")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the gate must know of the feed and of who asks."""

    approved: bool
    """Somebody has seen this feed's first run."""
    published_by_operator: bool
    """`--publish`: no first-run hold, no area gate."""
    waiting: Mapping[str, tuple[str, str]] | None = None
    """Where a run goes on that broke off: external key -> (content hash, code) of what it held back."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What of a plan must wait: external key -> code of the reason."""

    held: Mapping[str, str] = field(default_factory=dict)
    """New and changed items."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """What would have been counted as gone."""
    reasons: tuple[str, ...] = ()
    """What is wrong with the reading as a whole."""
    may_vanish: bool = True
    refused: Mapping[str, str] = field(default_factory=dict)
    """External key -> content hash, of what a person said no to and the feed still asks."""

    def lets_through(self, items: Mapping[str, FeedItem]) -> list[FeedItem]:
        """Those of `items` that need not wait."""
        return [item for key, item in items.items() if key not in self.held and key not in self.refused]


def suspicions(plan: Plan, reading: Reading) -> tuple[str, ...]:
    """What makes a reading as a whole doubtful, as codes; the weightiest first."""
    found = []
    if not reading.usable or not reading.complete:
        found.append("bestand_onvolledig")
    elif plan.items == 0 and plan.live:
        found.append("agenda_leeg")
    whole = not found
    if swapped(plan.changed, plan.known):
        found.append("dag_en_maand_verwisseld")
    if shifted(plan.changed, plan.known, plan.items):
        found.append("alles_verschoven")
    # What a whole reading does not show; of half a file or a page to sign in nothing can be said.
    if whole and _many(len(plan.missing), VANISHED_SHARE_TO_HOLD * plan.live):
        found.append("veel_verdwenen")
    before = len(plan.changed) + len(plan.unchanged) + len(plan.missing)
    if before:
        if _many(len(plan.new), 0) and plan.items > TIMES_AS_MANY * before:
            found.append("veel_meer")
        elif _many(len(plan.new), NEW_SHARE_TO_HOLD * plan.items):
            found.append("veel_nieuwe_sleutels")
    items = [*plan.new.values(), *plan.changed.values()]
    if len(items) == plan.items > 1 and all(_online(item.activity) for item in items):
        found.append("alles_online")
    return tuple(found)


def gate(
    plan: Plan,
    reading: Reading,
    circumstances: Circumstances,
    before: Mapping[str, ActivityInput] | None = None,
    refused: Mapping[str, str] | None = None,
) -> Gate:
    """Decide what waits for a person. Additions pass where changes and deletions wait.

    `before` has what is on the site now of the changed items. A cancellation passes whatever is wrong with the
    rest: nobody must stand before a closed door because a file was cut off. `refused` is external key ->
    content hash of what a person said no to (an empty hash: to its vanishing).
    """
    reasons = suspicions(plan, reading)
    if circumstances.waiting is not None:  # half a reading is odd in these ways, and the whole was judged
        reasons = tuple(it for it in reasons if it not in _ODD_IN_HALF)
    waiting = circumstances.waiting or {}
    still = {key: hash_ for key, hash_ in (refused or {}).items() if _asks_again(plan, key, hash_)}
    own_codes = {it.external_key: it.code for it in reading.problems if it.severity == HELD}
    held = {}
    for key, item in plan.new.items():
        reason = _of_item(item, circumstances, own_codes) or _of_addition(item, reasons)
        reason = reason or _held_before(item, waiting)
        if reason and key not in still:
            held[key] = reason
    for key, item in plan.changed.items():
        reason = _of_item(item, circumstances, own_codes)
        if not reason and reasons and not only_cancels((before or {}).get(key), item.activity):
            reason = reasons[0]
        reason = reason or _held_before(item, waiting)
        if reason and key not in still:
            held[key] = reason
    if "bestand_onvolledig" in reasons:
        return Gate(held, {}, reasons, may_vanish=False, refused=still)
    missing = dict.fromkeys(sorted(plan.missing - still.keys()), reasons[0]) if reasons else {}
    return Gate(held, missing, reasons, may_vanish=not reasons, refused=still)


def only_cancels(before: ActivityInput | None, after: ActivityInput) -> bool:
    """Whether all that is different is that dates, or all of them, are cancelled."""
    if before is None:
        return False
    old, new = before.series, after.series
    if before.model_copy(update={"series": new}) != after:
        return False
    if replace(old, status=new.status, overrides=new.overrides) != new:
        return False
    kept = [it for it in new.overrides if it.status != CANCELLED]
    others = [it for it in old.overrides if it.original in {other.original for other in kept}]
    cancelled = {it.original for it in new.overrides} - {it.original for it in kept}
    return (
        kept == others
        and cancelled >= {it.original for it in old.overrides if it not in others}
        and (new.status in (CANCELLED, old.status))
    )


def _asks_again(plan: Plan, key: str, content_hash: str) -> bool:
    """Whether the feed still wants exactly what was refused."""
    item = plan.new.get(key) or plan.changed.get(key)
    return item.content_hash == content_hash if item else key in plan.missing and not content_hash


def _many(count: int, share: float) -> bool:
    return count >= FEWEST_TO_HOLD and count > share


def _of_item(item: FeedItem, circumstances: Circumstances, own_codes: Mapping[str | None, str]) -> str | None:
    """Why this one item waits, whatever else is in the file."""
    if item.held:
        return own_codes.get(item.external_key, "herhaling_te_vaak")
    if circumstances.published_by_operator:
        return None
    if not circumstances.approved:
        return "eerste_keer"
    if item.activity.municipality is not None:
        return None
    return OUTSIDE if item.activity.venue.town or item.activity.venue.postcode else "plek_onbekend"


def _held_before(item: FeedItem, waiting: Mapping[str, tuple[str, str]]) -> str | None:
    content_hash, code = waiting.get(item.external_key, ("", ""))
    return code if content_hash == item.content_hash else None


def _of_addition(item: FeedItem, reasons: Iterable[str]) -> str | None:
    """Additions wait only where they are what is odd."""
    if "veel_meer" in reasons:
        return "veel_meer"
    return "alles_online" if "alles_online" in reasons and _online(item.activity) else None


def _online(activity: ActivityInput) -> bool:
    venue = activity.venue
    where = fold(f"{venue.name} {venue.town} {venue.address or ''}")
    return f" {where} ".startswith(" http ") or any(f" {word} " in f" {where} " for word in _ONLINE)
