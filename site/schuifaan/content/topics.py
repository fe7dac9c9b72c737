"""Topics: pages about one thing somebody looks for, with who arranges it and what is on."""

from typing import Literal

from pydantic import Field

from schuifaan.content.entry import Entry, PartialDate, Slug, Text
from schuifaan.content.organisations import Page


class TopicOrganisation(Entry):
    """Who arranges it."""

    organisation: Slug
    sentence: str = ""
    """What it does here, in our words; empty: what it does at all."""


class TopicSource(Entry):
    """Where we know it from."""

    name: Text
    dated: PartialDate


class Topic(Page):
    """`topics/<slug>.md`: a page with what is on, found by keys of `/zoeken`."""

    label: Text
    """As a door says it."""
    pictogram: str
    order: int
    audience: Literal["bewoners", "organisaties"] = "bewoners"
    municipality: Slug | None = None
    """The only municipality where there is such a thing; None for all."""
    query: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """What to look for; empty where no activity is of this kind."""
    listing: Literal["kaarten", "plekken"] = "kaarten"
    """As cards, or as places with the hours in which somebody is there."""
    who: tuple[TopicOrganisation, ...] = ()
    who_heading: Text = "Wie regelt het?"
    source: tuple[TopicSource, ...] = ()
