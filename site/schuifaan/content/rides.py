"""Volunteers who drive people. Every fact has its own source and date; what is not there is unknown, and said so."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from schuifaan.content.entry import Certainty, Entry, PartialDate, Phone, Slug, Text, Url
from schuifaan.content.reading import read_toml, validated

if TYPE_CHECKING:
    from schuifaan.content.content import Content
    from schuifaan.content.municipalities import Municipality

WORKING_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
"""In the order of `date.weekday`."""

EXAMPLES = "ride_services.toml"
DETAILS = ("lead_time", "desk", "fare", "area", "wheelchair")


class RideFact(Entry):
    """Something about a service, with where it was found and when that was written."""

    source: Text
    dated: PartialDate
    example: bool = False
    """Invented, for a demonstration; said so wherever it is shown. Never in the files of a municipality."""


class LeadTime(RideFact):
    """How many working days before the day of the ride one has to ask at the latest."""

    working_days: Annotated[int, Field(ge=1, le=10)]


class OpeningHours(Entry):
    """When somebody answers the telephone on one day of the week; never on a holiday."""

    day: Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
    opens: time
    closes: time


class Desk(RideFact):
    """When one can ring."""

    hours: Annotated[tuple[OpeningHours, ...], Field(min_length=1)]


class Fare(RideFact):
    """What one pays, by the kilometre."""

    cents_per_km: Annotated[int, Field(ge=0, le=1000)]


class ServiceArea(RideFact):
    """How far the drivers go, as a sentence."""

    text: Text


class Wheelchair(RideFact):
    """Whether somebody can come along in a wheelchair."""

    possible: bool


class RideService(Entry):
    """Volunteers who drive people. What is None is unknown, and is shown as unknown."""

    code: Slug
    name: Text
    municipality: Slug
    """Filled in by the loader, as with a place."""
    organisation: Slug
    organisation_name: Text
    """Whom one rings, as in "Bel Salut"."""
    for_whom: Text
    how: Text
    phone: Phone | None = None
    phone_source: Url | None = None
    phone_checked: date | None = None
    lead_time: LeadTime | None = None
    desk: Desk | None = None
    fare: Fare | None = None
    area: ServiceArea | None = None
    wheelchair: Wheelchair | None = None
    certainty: Certainty
    source: Text
    source_dated: PartialDate

    @property
    def has_deadline(self) -> bool:
        """Enough is known to say until when one can ring."""
        return self.lead_time is not None and self.desk is not None

    @property
    def facts(self) -> Iterator[tuple[str, RideFact]]:
        """Every fact that is known, by its key."""
        for key in DETAILS:
            fact = getattr(self, key)
            if fact is not None:
                yield key, fact


class ExampleFacts(Entry):
    """Invented facts of one service, for a demonstration."""

    municipality: Slug
    code: Slug
    lead_time: LeadTime | None = None
    desk: Desk | None = None
    fare: Fare | None = None
    area: ServiceArea | None = None
    wheelchair: Wheelchair | None = None


class ExamplesFile(Entry):
    """`demo/ride_services.toml`."""

    ride_service: tuple[ExampleFacts, ...] = ()


def with_examples(content: "Content", folder: Path) -> "Content":
    """The content of a demonstration: where a fact of a service is not known, the invented one of `folder`.

    Raises ContentError for a file that cannot be used.
    """
    if not (folder / EXAMPLES).exists():
        return content
    given = validated(ExamplesFile, read_toml(folder, EXAMPLES), {}).ride_service
    examples = {(it.municipality, it.code): it for it in given}
    return replace(
        content,
        municipalities={code: _with_examples(it, examples) for code, it in content.municipalities.items()},
    )


def _with_examples(
    municipality: "Municipality", examples: Mapping[tuple[str, str], ExampleFacts]
) -> "Municipality":
    services = tuple(
        _completed(service, examples.get((municipality.code, service.code)))
        for service in municipality.ride_services
    )
    return municipality.model_copy(update={"ride_services": services})


def _completed(service: RideService, examples: ExampleFacts | None) -> RideService:
    lacking = {
        key: fact.model_copy(update={"example": True})
        for key in DETAILS
        if examples and getattr(service, key) is None and (fact := getattr(examples, key)) is not None
    }
    return service.model_copy(update=lacking)
