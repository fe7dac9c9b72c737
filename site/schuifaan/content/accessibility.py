"""What our own checks of every page found, and when: `accessibility.toml`, which `make statement` writes."""

from datetime import date
from typing import Literal

from pydantic import Field

from schuifaan.content.entry import Entry, Text


class AccessibilityCheck(Entry):
    """One way of looking at every type of page."""

    code: Literal["wijd-scherm", "telefoon", "grote-letters", "zonder-javascript", "letters-en-kleuren"]
    looked_at: int = Field(ge=1)
    """Times that a page was looked at in this way."""
    with_problems: int = Field(ge=0)
    """How many of those found something wrong."""


class Accessibility(Entry):
    """The last time that all of it was done."""

    tested: date
    browser: Text
    page_types: int = Field(ge=1)
    check: tuple[AccessibilityCheck, ...]
