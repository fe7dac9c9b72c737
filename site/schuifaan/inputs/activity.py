"""One activity as somebody tells us about it: the partner form and every feed row pass through here."""

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from schuifaan.inputs.contact import clean_email, clean_phone, clean_website
from schuifaan.inputs.html import SafeHtml
from schuifaan.inputs.text import OneLine, Paragraphs, one_line
from schuifaan.recurrence import Series

LONGEST_TITLE = 200
LONGEST_LINE = 300
LONGEST_TEXT = 10_000
MOST_CODES = 30
# A hundred thousand euro: whoever means more has put the decimal comma in the wrong place.
HIGHEST_COST_CENTS = 10_000_000

_POSTCODE = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})?")

Line = Annotated[OneLine, Field(max_length=LONGEST_LINE)]
Codes = Annotated[tuple[str, ...], Field(max_length=MOST_CODES)]


class VenueInput(BaseModel):
    """Where it is. `place` is a content slug; `town` is what the sender wrote."""

    model_config = ConfigDict(frozen=True)

    name: Line = ""
    address: Line | None = None
    postcode: str | None = None
    place: str | None = None
    town: Line = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None

    @field_validator("postcode", mode="before")
    @classmethod
    def _postcode(cls, value: object) -> object:
        """`7471 aa` becomes `7471 AA`; anything that is no Dutch postcode is unknown."""
        match = _POSTCODE.fullmatch(str(one_line(value or "")))
        if not match:
            return None
        return f"{match[1]} {match[2].upper()}" if match[2] else match[1]


class ActivityInput(BaseModel):
    """An activity from outside, cleaned. None or empty means the sender did not say."""

    model_config = ConfigDict(frozen=True)

    title: Annotated[OneLine, Field(min_length=2, max_length=LONGEST_TITLE)]
    summary: Line = ""
    description: Annotated[Paragraphs, Field(max_length=LONGEST_TEXT)] = ""
    description_html: SafeHtml = ""
    """The same with its lists, links and emphasis, for the page; empty where the sender wrote plain text."""
    series: Series
    municipality: str | None = None
    organisation: Line | None = None
    venue: VenueInput = VenueInput()
    categories: Codes = ()
    keywords: Codes = ()
    contact_form: str | None = None
    audiences: Codes = ()
    languages: Codes = ()
    theme_week: str | None = None
    cost_cents: Annotated[int, Field(ge=0, le=HIGHEST_COST_CENTS)] | None = None
    cost_note: Line = ""
    sign_up: str | None = None
    contact_name: Line | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    come_alone: bool | None = None
    first_time: Annotated[Paragraphs, Field(max_length=LONGEST_TEXT)] = ""
    follow_up: Annotated[Paragraphs, Field(max_length=LONGEST_TEXT)] = ""
    facts: dict[str, bool] = Field(default_factory=dict, max_length=MOST_CODES)
    """Stated access and transport facts by code; a code that is absent is unknown."""

    @field_validator("phone", mode="before")
    @classmethod
    def _phone(cls, value: object) -> object:
        return clean_phone(value)

    @field_validator("email", mode="before")
    @classmethod
    def _email(cls, value: object) -> object:
        return clean_email(value)

    @field_validator("website", mode="before")
    @classmethod
    def _website(cls, value: object) -> object:
        return clean_website(value)
