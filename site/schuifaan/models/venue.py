"""Places where activities are."""

from sqlmodel import Field, Index, SQLModel


class Venue(SQLModel, table=True):
    """A building or meeting point. `place` is a content slug, None when it lies outside our area."""

    __table_args__ = (Index("venue_lookup", "municipality", "place", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    municipality: str | None = None
    place: str | None = None
    town: str = ""
    """The place's name as it was given to us, shown when `place` is None."""
    name: str
    address: str | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    """WGS 84; None = only the village is known, whose centre then stands in for it, and we say so."""
