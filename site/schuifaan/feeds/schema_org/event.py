"""One schema.org event: its columns, its dates and its key."""

from dataclasses import dataclass, field
from typing import Any

from schuifaan.content import Content
from schuifaan.feeds.entries import landline, website
from schuifaan.feeds.ical.values import read_duration
from schuifaan.feeds.json_text import many, object_of, text_of
from schuifaan.feeds.moments import CANCELLED, FULL, GOES_ON, MOVED, Span, When, read_when, span_of
from schuifaan.feeds.schema_org.place import place_columns
from schuifaan.feeds.schema_org.types import SERIES, local_name, types_of

Node = dict[str, Any]

_STATUSES = {
    "EventCancelled": CANCELLED,
    "Cancelled": CANCELLED,
    "EventPostponed": CANCELLED,  # its new date is not known: on the old one it is not
    "EventRescheduled": MOVED,
}
_MOST_PARTS = 1000


@dataclass(slots=True)
class Event:
    """A node that is an event. What it does not say, its `superEvent` (or course) may."""

    node: Node
    parents: tuple[Node, ...] = ()
    problems: list[str] = field(default_factory=list)

    def value(self, name: str) -> Any:
        """What the event, else a parent, says of `name`."""
        return next((found for it in (self.node, *self.parents) if (found := it.get(name))), None)

    @property
    def title(self) -> str:
        """Its own name, else that of the series it is a date of."""
        return text_of(self.value("name"))

    @property
    def key(self) -> str:
        """What stays the same when its date moves, if anything does."""
        identity = text_of(self.node.get("@id"))
        if "://" in identity or identity.startswith("urn:"):
            return identity
        own = website(*many(self.node.get("url")))
        identifier = text_of(object_of(self.node.get("identifier")).get("value")) or text_of(
            self.node.get("identifier")
        )
        return own or identifier

    def columns(self, content: Content) -> dict[str, str]:
        """The columns of the interchange sheet."""
        organiser = _organisation(self.value("organizer"))
        place = next((it for it in many(self.value("location")) if isinstance(it, dict)), {})
        keywords = [word for it in many(self.value("keywords")) for word in text_of(it).split(",")]
        activities = [text_of(it) for it in many(self.value("activity"))]
        return {
            "titel": self.title,
            "omschrijving": text_of(self.value("description")),
            "organisatie": text_of(organiser.get("name")),
            "website": website(*many(self.value("url"))),
            "telefoon": landline(organiser.get("telephone"), place.get("telephone")),
            "soort": ";".join(
                word.strip().replace(";", " ") for word in (*keywords, *activities) if word.strip()
            ),
            "kosten": self._cost(),
            **place_columns(self.value("location"), content),
        }

    def spans(self) -> list[Span]:
        """Its own dates, and those of parts that have no name of their own; empty when there is none."""
        parts = [it for it in many(self.node.get("subEvent"))[:_MOST_PARTS] if isinstance(it, dict)]
        dates = [span for it in parts if self.is_date(it) for span in self._own(it)]
        if dates and (types_of(self.node) & SERIES or not self.node.get("startDate")):
            return dates
        return [*self._own(self.node), *dates]

    def is_date(self, part: Node) -> bool:
        """Whether a part is a date of this event, and no event with a name of its own."""
        name = text_of(part.get("name"))
        return not name or name.casefold() == text_of(self.node.get("name")).casefold()

    def _own(self, node: Node) -> list[Span]:
        start = self._when(node, "startDate")
        if start is None:
            return []
        end = self._when(node, "endDate")
        if end is None and not start.is_date:
            length = read_duration(text_of(node.get("duration") or self.value("duration")))
            end = When(start.wall + length, False) if length and length.days < 30 else None
        given = next(filter(None, map(text_of, many(node.get("endDate")))), "")
        span, unusable = span_of(start, end, self._status(node), given)
        if unusable:
            self.problems.append(unusable)
        return [span]

    @staticmethod
    def _when(node: Node, name: str) -> When | None:
        """The date, with its time beside it where a page writes them apart."""
        for text in map(text_of, many(node.get(name))):
            found = read_when(text)
            if found and found.is_date and (clock := text_of(node.get(name.replace("Date", "Time")))):
                found = read_when(f"{found.wall:%Y-%m-%d}T{clock}") or found
            if found:
                return found
        return None

    def _status(self, node: Node) -> str:
        said = local_name(text_of(node.get("eventStatus") or self.node.get("eventStatus")))
        if said in _STATUSES:
            return _STATUSES[said]
        if text_of(node.get("remainingAttendeeCapacity")) == "0":
            return FULL
        offers = [it for it in many(node.get("offers") or self.value("offers")) if isinstance(it, dict)]
        sold = [local_name(text_of(it.get("availability"))) == "SoldOut" for it in offers]
        return FULL if sold and all(sold) else GOES_ON

    def _cost(self) -> str:
        """`gratis`, the one price in euros there is, or from-to in words; other money says nothing here."""
        free = self.value("isAccessibleForFree")
        if free is True or text_of(free).casefold() in (
            "true",
            "http://schema.org/true",
            "https://schema.org/true",
        ):
            return "gratis"
        prices = set()
        for offer in many(self.value("offers")):
            if isinstance(offer, dict) and text_of(offer.get("priceCurrency")).upper() in ("", "EUR", "€"):
                prices |= {text_of(offer.get(name)) for name in ("price", "lowPrice", "highPrice")}
        amounts = sorted({amount for text in prices if (amount := _amount(text)) is not None})
        if not amounts:
            return ""
        if len(amounts) == 1:
            return f"{amounts[0]:.2f}" if amounts[0] else "gratis"
        return f"van {amounts[0]:.2f} tot {amounts[-1]:.2f} euro".replace(".", ",")


def _amount(text: str) -> float | None:
    try:
        value = float(text.replace("€", "").replace(",", ".").strip())
    except ValueError:
        return None
    return value if 0 <= value < 10_000 else None


def _organisation(value: Any) -> Node:
    """The organiser, unless it is a person: people's names and numbers are not for us."""
    for organiser in many(value):
        if isinstance(organiser, dict) and "Person" not in types_of(organiser):
            return organiser
        if isinstance(organiser, str) and "://" not in organiser and "@" not in organiser:
            return {"name": organiser}
    return {}
