"""A page of results as JSON, for the API and `search --json`. Keys may be added, never changed."""

from datetime import datetime
from typing import Any

from schuifaan.clock import instant
from schuifaan.services.search.cards import Card, FacetGroup, SearchPage
from schuifaan.transit import WALK, Journey, Reach


def as_document(page: SearchPage) -> dict[str, Any]:
    """The results as values that JSON knows; all times ISO 8601 with offset."""
    return {
        "total": page.total,
        "at": page.at.isoformat(),
        "understood": [{"key": it.key, "value": it.value, "text": it.typed} for it in page.understood],
        "corrected": {"from": page.corrected[0], "to": page.corrected[1]} if page.corrected else None,
        "relaxed": [{"key": it.key, "value": it.value, "sentence": it.sentence} for it in page.relaxed],
        "suggested": page.suggested,
        "unknown": dict(page.unknown),
        "items": [_item(card) for card in page.cards],
        "facets": {group.key: _facet(group) for group in page.facets},
        "sentence": page.sentence,
        "problems": list(page.problems),
        "notices": [*page.notices, *page.remarks],
        "sort": page.sort,
        "page": page.input.pagina,
        "pages": page.pages,
        "help": _help(page),
    }


def _help(page: SearchPage) -> dict[str, Any] | None:
    """What stands above the results for who may be in danger, or would like company."""
    if page.crisis:
        contacts = [
            {"label": it.label, "phone": it.phone, "website": it.website} for it in page.crisis.contacts
        ]
        return {
            "kind": "crisis",
            "title": page.crisis.title,
            "text": page.crisis.sentence,
            "contacts": contacts,
        }
    if page.alone:
        return {"kind": "alone", "title": None, "text": page.alone.sentence, "contacts": []}
    return None


def _item(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "external_key": card.external_keys[0] if card.external_keys else None,
        "external_keys": list(card.external_keys),
        "url": card.path,
        "title": card.title,
        "summary": card.summary,
        "municipality": card.municipality,
        "place": card.place,
        "venue": card.venue,
        "organisation": card.organisation,
        "category": list(card.categories),
        "cost_cents": card.cost_cents,
        "access": dict(card.access),
        "transport": dict(card.transport),
        "reach": _reach(card.reach.unpacked()) if card.reach else None,
        "next": {
            "start": _iso(card.start),
            "end": _iso(card.end) if card.end else None,
            "all_day": card.all_day,
            "status": card.status,
        },
        "more_dates": card.more_dates,
        "distance_km": card.distance_km,
        "example": card.example,
    }


def _reach(reach: Reach) -> dict[str, Any]:
    """Public transport from where one leaves; what is not known or not there is null."""
    return {
        "status": reach.status.value,
        "there": _journey(reach.there),
        "back": _journey(reach.back),
        "last_home": _journey(reach.last_home),
        "spare_minutes": reach.spare_minutes,
    }


def _journey(journey: Journey | None) -> dict[str, Any] | None:
    if journey is None:
        return None
    return {
        "depart": _iso(journey.depart),
        "arrive": _iso(journey.arrive),
        "from": journey.from_stop,
        "to": journey.to_stop,
        "walk_metres": journey.walk_metres,
        "changes": journey.changes,
        "lines": [leg.line for leg in journey.legs if leg.kind != WALK],
    }


def _facet(group: FacetGroup) -> list[dict[str, Any]]:
    return [
        {"value": value.value, "label": value.label, "count": value.count, "unknown": value.unknown}
        for value in group.values
    ]


def _iso(wall: datetime) -> str:
    return instant(wall).isoformat()
