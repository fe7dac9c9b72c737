"""OpenActive's Realtime Paged Data Exchange 1.0: pages of items that were updated or deleted.

One page is never the whole: completeness is decided by who followed `next` to the last page, which is the
empty one that refers to itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from schuifaan.feeds.entries import MOST_SPANS, Entries
from schuifaan.feeds.json_text import many, text_of
from schuifaan.feeds.schema_org import Event, Graph, add_event
from schuifaan.feeds.schema_org.types import EVENTS, SERIES, types_of

Item = dict[str, Any]


def recognises(data: Any) -> bool:
    """Whether this is a page of RPDE."""
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return False
    items = [it for it in data["items"][:20] if isinstance(it, dict)]
    return any("state" in it for it in items) or (not items and "next" in data)


def read(data: Any, entries: Entries) -> None:
    """The activities of the page; of an item that is there more than once the latest state counts."""
    collector = entries.collector
    newest: dict[str, tuple[int, Item]] = {}
    for number, item in enumerate(data["items"], 1):
        key = _key(item)
        if not key:
            collector.report("onderdeel_onleesbaar", number)
            continue
        if key not in newest or _modified(item) >= _modified(newest[key][1]):
            newest[key] = (number, item)
    live = {key: it for key, it in newest.items() if it[1].get("state") != "deleted"}
    graph = Graph(it.get("data") for _, it in live.values())
    sessions = _by_series(live, graph)
    others: Counter[str] = Counter()
    for key, (number, item) in newest.items():
        if key not in live:
            collector.report("verwijderd", number, key)
        elif key in sessions.joined:
            continue
        elif _is_activity(item):
            _add(entries, graph, key, number, sessions.with_dates(item["data"]))
        elif not isinstance(item.get("data"), dict):
            collector.report("onderdeel_onleesbaar", number, key)
        else:
            others[text_of(item.get("kind")) or "onbekend"] += 1
    for kind, count in sorted(others.items()):
        collector.report("soort_overgeslagen", waarde=kind, aantal=count)
    if not collector.items and not collector.unpublished and len(live) == sum(others.values()):
        collector.report("bestand_leeg")


@dataclass(frozen=True, slots=True)
class _Sessions:
    """Sessions that are dates of a series in the same feed: together one activity."""

    by_series: Mapping[str, Sequence[Item]]
    """`@id` of the series -> what its sessions say."""
    joined: Set[str]
    """Keys of their items."""

    def with_dates(self, data: Item) -> Item:
        """The data of an item; of a series with its sessions, which say more than a schedule does."""
        dates = self.by_series.get(text_of(data.get("@id"))) if types_of(data) & SERIES else None
        if not dates:
            return data
        without = {name: value for name, value in data.items() if name != "eventSchedule"}
        return {**without, "subEvent": [*many(data.get("subEvent")), *dates]}


def _by_series(live: Mapping[str, tuple[int, Item]], graph: Graph) -> _Sessions:
    """What is at another place, or has a name of its own, stays an activity of its own."""
    series = {
        name: Event(item["data"])
        for _, item in live.values()
        if _is_activity(item)
        and types_of(item["data"]) & SERIES
        and (name := text_of(item["data"].get("@id")))
    }
    found: dict[str, list[Item]] = {}
    joined = set()
    for key, (_, item) in live.items():
        data = item["data"] if _is_activity(item) and item["data"].get("startDate") else {}
        name = text_of(next(graph.parents(data), {}).get("@id"))
        whole = series.get(name)
        if (
            whole
            and whole.node is not data
            and _is_date(data, whole)
            and len(found.get(name, ())) < MOST_SPANS
        ):
            found.setdefault(name, []).append(data)
            joined.add(key)
    return _Sessions(found, joined)


def _is_date(session: Item, series: Event) -> bool:
    """Whether all there is to it is that the series is on then."""
    same_place = session.get("location") in (None, "", series.node.get("location"))
    return same_place and series.is_date(session) and bool(Event(session).spans())


def _add(entries: Entries, graph: Graph, key: str, number: int, data: Item) -> None:
    """A date of a series without a name of its own waits until the series itself has come."""
    event = Event(data, tuple(graph.parents(data)))
    dated = data.get("startDate") or data.get("eventSchedule") or event.spans()
    if "SessionSeries" in types_of(data) and not dated:
        return  # only there for its dates, which come as items of their own
    if not event.title and data.get("superEvent"):
        entries.collector.report("wacht_op_reeks", number, key)
        return
    # Its sessions may be in a feed that we do not read; a schedule is what this exchange promises (PartialSchedule).
    add_event(event, entries, number, key, by_schedule=True)


def _is_activity(item: Item) -> bool:
    """Kinds are read by their own name; a kind made of two (`A.B`) is another agreement than RPDE's."""
    data = item.get("data")
    kind = text_of(item.get("kind"))
    return isinstance(data, dict) and bool(types_of(data) & EVENTS) and (kind in EVENTS or not kind)


def _key(item: Any) -> str:
    """Its kind and id; ids are unique within a kind only."""
    if not isinstance(item, dict) or item.get("state") not in ("updated", "deleted"):
        return ""
    identity = text_of(item.get("id"))
    return f"{text_of(item.get('kind'))}:{identity}" if identity else ""


def _modified(item: Item) -> tuple[int, str]:
    """Order of versions: numbers of any length by their value, other marks as text."""
    text = text_of(item.get("modified"))
    return (len(text), text) if text.isdigit() else (0, text)
