"""Small web pages and JSON to read."""

import json
from typing import Any


def page(*values: Any, body: str = "") -> str:
    """A page with each value in a JSON-LD script of its own."""
    scripts = "\n".join(f'<script type="application/ld+json">{json.dumps(it)}</script>' for it in values)
    return f"<!DOCTYPE html><html><head>{scripts}</head><body>{body}</body></html>"


def party(**said: Any) -> dict[str, Any]:
    """A schema.org event: Tuesday 1 December 2026 at ten, unless told otherwise; None leaves out."""
    node = {"@type": "Event", "name": "Koffie", "startDate": "2026-12-01T10:00:00+01:00", **said}
    return {name: value for name, value in node.items() if value is not None}
