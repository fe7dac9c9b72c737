"""What every entry of a content file has in common: strictness, and the shapes of small values."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints


class Entry(BaseModel):
    """Frozen, and strict about keys: a misspelt key is a mistake, never silently left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
URL = r"^https?://\S+$"
PHONE = r"^0\d{1,3}-?\d{6,8}$"
HELP_PHONE = r"^(11[23]|0800-\d{4,7}|0\d{1,3}-?\d{6,8})$"
PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
MONTH_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
POSTCODE = r"^[1-9]\d{3}$"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
STATION_CODE = r"^[A-Z]{2,5}$"

HINTS = {
    SLUG: "alleen kleine letters, cijfers en streepjes, zoals ambt-delden",
    URL: "een adres voluit, zoals https://www.voorbeeld.nl",
    PHONE: "een telefoonnummer zoals 0547-260053",
    HELP_PHONE: "112, 113 of een nummer zoals 0800-0113",
    PARTIAL_DATE: "een jaar, een maand of een dag, zoals 2026, 2026-02 of 2026-02-15",
    MONTH_DAY: "een maand en een dag, zoals 07-01",
    POSTCODE: "vier cijfers, zoals 7471",
    COLOUR: "een kleur zoals #5B1A4B",
    STATION_CODE: "de afkorting van de spoorwegen, zoals GO",
}
"""Pattern -> what would be right, for the sentence an administrator gets."""

Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Url = Annotated[str, StringConstraints(pattern=URL)]
Phone = Annotated[str, StringConstraints(pattern=PHONE)]
HelpPhone = Annotated[str, StringConstraints(pattern=HELP_PHONE)]
"""The national numbers for help as well, which are shorter."""
PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE)]
"""Sources are seldom more exact than a month."""
MonthDay = Annotated[str, StringConstraints(pattern=MONTH_DAY)]
"""A day of every year."""
Postcode = Annotated[str, StringConstraints(pattern=POSTCODE)]
Colour = Annotated[str, StringConstraints(pattern=COLOUR)]
StationCode = Annotated[str, StringConstraints(pattern=STATION_CODE)]

Certainty = Literal["recent", "gedateerd", "plan"]
"""`recent`: a source of November 2024 or later. `gedateerd`: a source, but older or without a date.
`plan`: named in the municipality's own plan. What has no source at all is not in these files."""
