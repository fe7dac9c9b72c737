"""Which items of a reading are activities we know already, though their keys changed. Pure functions.

A key is the partner's, and partners' programs renew them: some at every download, some when the time changes,
some when the site gets another calendar. Whoever is recognised keeps its number and its address with us.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from schuifaan.content.folding import fold
from schuifaan.feeds.items import second_key
from schuifaan.inputs import ActivityInput, FeedItem

_START = "%Y%m%dT%H%M"
# Times and dates inside a key: The Events Calendar writes `12-1764579600-1764586800@host`.
_MOMENT_IN_KEY = re.compile(r"\d{8,}")
# Fewer than this may move by the same hour because somebody meant it.
FEWEST_SHIFTED = 5
# By accident day and month change places once, never three times.
FEWEST_TURNED = 3
RENEWED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """What we remember of an item from earlier runs."""

    external_key: str
    content_hash: str
    state: str
    activity_id: int | None
    second_key: str = ""
    missing_runs: int = 0

    @property
    def on_site(self) -> bool:
        """Whether it is an activity that has not been taken back."""
        return self.activity_id is not None and self.state != "tombstone"


def second_key_of(activity: ActivityInput) -> str:
    """Title, venue and local start of an activity in one word."""
    venue = f"{activity.venue.name}\n{activity.venue.place or activity.venue.town}"
    return second_key(activity.title, venue, f"{activity.series.start:{_START}}")


def renamed(items: Iterable[FeedItem], known: Iterable[Known], present: Collection[str]) -> Mapping[str, str]:
    """New key -> the key it had, for items that are certainly the same; `present` are the keys still in the feed.

    Certain means: the same in every word and hour, or the only one of that title, venue and start on both
    sides, or alike but for the moment inside the key, or one of many that all moved by the same time.
    """
    remembered = {it.external_key: it for it in known}
    lost = [it for it in remembered.values() if it.on_site and it.external_key not in present]
    fresh = [it for it in items if it.external_key not in remembered] if lost else []
    if not fresh:
        return {}
    seconds = {it.external_key: second_key_of(it.activity) for it in fresh}
    found: dict[str, str] = {}
    _pair_in_order(fresh, lost, found, seconds)
    _pair_unique(fresh, lost, found, lambda it: seconds[it.external_key], lambda it: it.second_key)
    _pair_unique(
        fresh,
        lost,
        found,
        lambda it: _skeleton(it.external_key, seconds[it.external_key]),
        lambda it: _skeleton(it.external_key, it.second_key),
    )
    moved: dict[str, str] = dict(found)
    _pair_unique(
        fresh, lost, moved, lambda it: _what(seconds[it.external_key]), lambda it: _what(it.second_key)
    )
    together = {new: old for new, old in moved.items() if new not in found}
    offsets = {_offset(remembered[old].second_key, seconds[new]) for new, old in together.items()}
    return moved if len(together) >= FEWEST_SHIFTED and len(offsets) == 1 else found


def renewed(renames: Mapping[str, str], items: int) -> bool:
    """Whether a feed of `items` has changed its keys as a habit rather than by accident."""
    return len(renames) >= FEWEST_SHIFTED and len(renames) > RENEWED_SHARE * items


def shifted(changed: Mapping[str, FeedItem], before: Mapping[str, Known], items: int) -> timedelta | None:
    """By how much all dates have moved, when (nearly) all of them have moved by the same time."""
    offsets = Counter(
        offset
        for key, item in changed.items()
        if key in before and (offset := _offset(before[key].second_key, second_key_of(item.activity)))
    )
    if not offsets:
        return None
    offset, many = offsets.most_common(1)[0]
    return offset if many >= FEWEST_SHIFTED and many >= 0.9 * items else None


def swapped(changed: Mapping[str, FeedItem], before: Mapping[str, Known]) -> bool:
    """Whether dates have changed by day and month changing places, and (nearly) no other way."""
    moved = turned = 0
    for key, item in changed.items():
        old = before[key].second_key.partition("-")[2] if key in before else ""
        start = item.activity.series.start
        if not old or old == f"{start:{_START}}":
            continue
        moved += 1
        turned += old == f"{start:%Y%d%mT%H%M}"
    return turned >= FEWEST_TURNED and turned >= 0.9 * moved


def _pair_in_order(
    fresh: list[FeedItem], lost: list[Known], found: dict[str, str], seconds: Mapping[str, str]
) -> None:
    """Items that say exactly the same are interchangeable: the first is the first."""
    waiting: dict[tuple[str, str], list[str]] = defaultdict(list)
    for it in sorted(lost, key=lambda it: it.external_key):
        waiting[it.content_hash, it.second_key].append(it.external_key)
    for item in sorted(fresh, key=lambda it: it.external_key):
        if olds := waiting.get((item.content_hash, seconds[item.external_key])):
            found[item.external_key] = olds.pop(0)


def _pair_unique(
    fresh: list[FeedItem],
    lost: list[Known],
    found: dict[str, str],
    of_item: Callable[[FeedItem], str],
    of_known: Callable[[Known], str],
) -> None:
    taken = set(found.values())
    left = _only(of_item, (it for it in fresh if it.external_key not in found))
    right = _only(of_known, (it for it in lost if it.external_key not in taken))
    for value in left.keys() & right.keys() - {""}:
        found[left[value].external_key] = right[value].external_key


def _only(value: Callable[..., str], things: Iterable[FeedItem | Known]) -> dict[str, FeedItem | Known]:
    """Thing by value, of the values that only one has."""
    by_value: dict[str, list[FeedItem | Known]] = defaultdict(list)
    for thing in things:
        by_value[value(thing)].append(thing)
    return {value: them[0] for value, them in by_value.items() if len(them) == 1}


def _skeleton(key: str, second: str) -> str:
    bare = _MOMENT_IN_KEY.sub("#", key)
    return f"{bare}\n{_what(second)}" if bare != key and fold(bare) else ""


def _what(second: str) -> str:
    """The part of a second key that says what and where."""
    return second.partition("-")[0]


def _offset(before: str, after: str) -> timedelta | None:
    """How much later it starts; None when it does not, or nobody knows."""
    try:
        old, new = (datetime.strptime(key.partition("-")[2], _START) for key in (before, after))
    except ValueError:
        return None
    return new - old or None
