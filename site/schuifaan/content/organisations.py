"""Organisations of which we have checked facts, the sources we owe a credit, and pages of text."""

from datetime import date
from typing import Literal

from schuifaan.content.entry import Certainty, Entry, PartialDate, Phone, Slug, Text, Url

PublishableCertainty = Literal["recent", "plan"]
"""How sure a telephone number or website must be before a resident may lean on it."""


class PhoneFact(Entry):
    """A telephone number somebody published."""

    value: Phone
    certainty: PublishableCertainty
    source: Text
    source_dated: PartialDate


class WebsiteFact(Entry):
    """A web address somebody published."""

    value: Url
    certainty: PublishableCertainty
    source: Text
    source_dated: PartialDate


class Organisation(Entry):
    """One organisation in one municipality; the pair (municipality, name) is unique, a name alone is not."""

    slug: Slug
    municipality: Slug
    """Not in the file: the loader takes it from the file's name."""
    name: Text
    """Its own name, as it writes it."""
    aliases: tuple[str, ...] = ()
    does: Text
    """What it does for residents, in our words."""
    phone: PhoneFact | None = None
    website: WebsiteFact | None = None
    certainty: Certainty
    """How sure we are that it is there."""
    source: Text
    source_dated: PartialDate


class OrganisationsFile(Entry):
    """`organisations/<municipality>.toml`."""

    organisation: tuple[Organisation, ...]


class Source(Entry):
    """Where figures come from: the credit is shown on the map and in the colophon."""

    code: Slug
    name: Text
    licence: Text
    url: Url | None = None
    credit: Text


class SourcesFile(Entry):
    """`sources.toml`."""

    source: tuple[Source, ...]


class Page(Entry):
    """A page of text: `pages/<slug>.md`, TOML between `+++` lines and Markdown below.

    In another language than Dutch it is `pages/<language>/<slug>.md`, and its key in `Content.pages` the same.
    """

    slug: Slug
    title: Text
    description: Text
    updated: date
    markdown: Text
