"""Organisations that offer activities."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint


class Organisation(SQLModel, table=True):
    """An organisation, known within its municipality by its slug (a name may occur in both municipalities)."""

    __table_args__ = (UniqueConstraint("municipality", "slug"),)

    id: int | None = Field(default=None, primary_key=True)
    municipality: str = Field(index=True)
    """Empty while nobody has said where it is."""
    slug: str
    name: str
    summary: str = ""
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    source: str | None = None
    """Where the facts come from, for the page."""
    checked: date | None = None
    """When a person or a dated source last vouched for them; None = unknown."""
    shipped: bool = False
    """Comes from the content files, which keep it up to date."""
