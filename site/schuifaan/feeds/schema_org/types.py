"""The types of schema.org and OpenActive that are activities, and those that only look like them."""

from typing import Any

from schuifaan.feeds.json_text import many

EVENTS = frozenset(
    {
        "Event", "BusinessEvent", "ChildrensEvent", "ComedyEvent", "ConferenceEvent", "CourseInstance",
        "DanceEvent", "EducationEvent", "EventSeries", "ExhibitionEvent", "Festival", "FoodEvent", "Hackathon",
        "LiteraryEvent", "MusicEvent", "PerformingArtsEvent", "ScreeningEvent", "SocialEvent",
        "SportsEvent", "TheaterEvent", "VisualArtsEvent",
        "HeadlineEvent", "ScheduledSession", "SessionSeries",
    }
)  # fmt: skip
NOT_FOR_VISITORS = frozenset(
    {"BroadcastEvent", "DeliveryEvent", "OnDemandEvent", "PublicationEvent", "SaleEvent"}
)
"""Events by name that nobody goes to for company."""
SERIES = frozenset({"EventSeries", "SessionSeries", "CourseInstance"})
"""Events whose parts are the dates of one activity."""


def types_of(node: dict[str, Any]) -> set[str]:
    """The names of a node's types, without their vocabulary (`https://schema.org/Event` is `Event`)."""
    found = (it for it in many(node.get("@type")) if isinstance(it, str))
    return {local_name(it) for it in found}


def local_name(text: str) -> str:
    """`EventCancelled` of `https://schema.org/EventCancelled`, `schema:EventCancelled` or itself."""
    return text.strip().rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1]
