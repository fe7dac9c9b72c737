"""The thing people look for."""

from pydantic import NaiveDatetime
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Activity(SQLModel, table=True):
    """An activity, once or in a series. None means unknown, and is shown as unknown."""

    __table_args__ = {"sqlite_autoincrement": True}
    # A number that was on the site once never means another activity, not even when its run was rolled back.

    id: int | None = Field(default=None, primary_key=True)
    slug: str
    title: str
    """What, with whom, where."""
    summary: str = ""
    description: str = ""
    """Plain text; blank lines separate paragraphs."""
    description_html: str = ""
    """The same with lists, links and emphasis, through `inputs.html.safe_html`; empty when it has none."""
    municipality: str | None = Field(default=None, index=True)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    venue_id: int | None = Field(default=None, foreign_key="venue.id", index=True)

    categories: list[str] = Field(default_factory=list, sa_type=JSON)
    keywords: list[str] = Field(default_factory=list, sa_type=JSON)
    """Words of the partner that are no code of ours, kept for searching."""
    contact_form: str | None = None
    audiences: list[str] = Field(default_factory=list, sa_type=JSON)
    languages: list[str] = Field(default_factory=list, sa_type=JSON)
    theme_week: str | None = None

    cost_cents: int | None = None
    cost_note: str = ""
    sign_up: str | None = None
    contact_name: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    come_alone: bool | None = None
    first_time: str = ""
    """What happens the first time, in the organiser's words."""
    follow_up: str = ""
    """What somebody who liked it can do next, in the organiser's words."""

    published: bool = Field(default=False, index=True)
    hidden_reason: str = ""
    """Why a once published activity is not shown now; empty while it is."""
    example: bool = False
    """Invented, for a demonstration; said so wherever it is shown."""
    edited_fields: list[str] = Field(default_factory=list, sa_type=JSON)
    """Fields a person changed here: a feed never overwrites them."""
    confirmed_at: NaiveDatetime | None = None
    """Wall time of the last confirmation, by a person or by a complete reading of the partner's feed."""
    confirmed_by: str = ""
    call_first: str = ""
    """Why one had better ring before going, as a code of `services.confirming.rules`; empty when there is no reason."""
    created_at: NaiveDatetime
    updated_at: NaiveDatetime
