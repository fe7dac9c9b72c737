"""The events in a tree of JSON-LD nodes, each once, with what their series says of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from schuifaan.feeds.json_text import dicts_in, many
from schuifaan.feeds.schema_org.event import Event, Node
from schuifaan.feeds.schema_org.types import EVENTS, NOT_FOR_VISITORS, SERIES, types_of

_DEEPEST_PARENT = 4
_PARENTS = ("superEvent", "instanceOfCourse")


class Graph:
    """Nodes that refer to each other by `@id`."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.nodes = [node for value in values for node in dicts_in(value)]
        self._by_id: dict[str, Node] = {}
        for node in self.nodes:
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > 1:
                self._by_id.setdefault(identity, node)

    def resolved(self, value: Any) -> Any:
        """The node a reference means (`{"@id": ...}` alone, or in a list); anything else as it is."""
        if isinstance(value, list):
            return [self.resolved(it) for it in value[:100]]
        if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
            return self._by_id.get(value["@id"], value)
        return value

    def events(self) -> Iterator[Event]:
        """Every event that stands for itself: no series its dates refer to, no date of a series."""
        events = [node for node in self.nodes if types_of(node) & EVENTS]
        covered = {id(node) for child in events for node in self._covered_by(child)}
        for node in events:
            if id(node) not in covered:
                whole = {name: self.resolved(value) for name, value in node.items()}
                yield Event(whole, tuple(self.parents(node)))

    def _covered_by(self, node: Node) -> Iterator[Node]:
        """The nodes that need no activity of their own beside that of `node`."""
        for parent in self.parents(node):
            if not parent.get("startDate") or (types_of(parent) & SERIES and node.get("startDate")):
                yield parent
        event = Event(node)
        for part in many(node.get("subEvent")):
            if isinstance(part, dict):
                if event.is_date(part):
                    yield part
                elif types_of(node) & SERIES and part.get("startDate"):
                    yield node

    def looks_like_events(self) -> list[Node]:
        """What is called an event, and that nobody can go to."""
        return [node for node in self.nodes if types_of(node) & NOT_FOR_VISITORS]

    def parents(self, node: Node) -> Iterator[Node]:
        """The series `node` is a date of, then the series of that."""
        for _ in range(_DEEPEST_PARENT):
            named = (self.resolved(it) for name in _PARENTS for it in many(node.get(name)))
            texts = (self._by_id.get(it, it) if isinstance(it, str) else it for it in named)
            found = next((it for it in texts if isinstance(it, dict)), None)
            if found is None or found is node:
                return
            yield found
            node = found
