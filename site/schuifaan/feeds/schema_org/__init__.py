"""schema.org events: web pages, JSON-LD, and what OpenActive builds on them."""

from schuifaan.feeds.schema_org.adapter import add_event, read_page, read_value
from schuifaan.feeds.schema_org.event import Event
from schuifaan.feeds.schema_org.graph import Graph

__all__ = ["Event", "Graph", "add_event", "read_page", "read_value"]
