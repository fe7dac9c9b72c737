"""From where to where: what somebody who asks for a journey may mean."""

from sqlalchemy import select
from sqlmodel import Session

from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.services.search.spots import own_point
from schuifaan.services.tables import ACTIVITY, VENUE
from schuifaan.transit import Point


def place_named(content: Content, text: str) -> str:
    """Slug of the place called `text` (slug, name, alias or postcode); raises NotFoundError."""
    place = content.places.get(text) or content.place_for(text) or content.place_for_postcode(text)
    if place is None:
        raise NotFoundError(f"Wij kennen geen plaats “{text}”.")
    return place.slug


def point_of_activity(session: Session, number: int) -> Point:
    """Where the activity is; raises NotFoundError when there is none, InputError when we know only the village."""
    rows = select(VENUE.c.latitude, VENUE.c.longitude).select_from(
        ACTIVITY.outerjoin(VENUE, ACTIVITY.c.venue_id == VENUE.c.id)
    )
    row = session.connection().execute(rows.where(ACTIVITY.c.id == number)).first()
    if row is None:
        raise NotFoundError(f"Er is geen activiteit {number}.")
    point = own_point(row)
    if point is None:
        raise InputError(f"Van activiteit {number} weten wij alleen het dorp, niet het punt.")
    return Point(*point)
