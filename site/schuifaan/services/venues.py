"""Finding the venue somebody means, or adding it."""

from sqlmodel import Session, col, select

from schuifaan.content.folding import fold_name
from schuifaan.inputs import VenueInput
from schuifaan.inputs.activity import LONGEST_LINE
from schuifaan.models import Activity, Venue

MOST_KNOWN = 40
"""Buildings of one village to choose from: what one can still read through."""


def find_or_add_venue(session: Session, given: VenueInput, municipality: str | None) -> int | None:
    """The number of the venue `given` describes; None when it says nothing at all.

    One name in one village is one building, unless two addresses say otherwise. What we did not know of it
    yet is added; what we know already is left as it is. A venue without a name stands for the village as a
    whole.
    """
    if not (given.name or given.place or given.town or given.address):
        return None
    # Names and no objects: a big feed asks this for every line, and nobody else can write meanwhile.
    there = select(Venue.id, Venue.name).where(Venue.municipality == municipality, Venue.place == given.place)
    for number, name in session.exec(there.order_by(col(Venue.id))).all():
        if fold_name(name) == fold_name(given.name) and _can_be(
            venue := session.get_one(Venue, number), given
        ):
            _complete(venue, given)
            return number
    venue = Venue(municipality=municipality, **given.model_dump())
    session.add(venue)
    session.flush()
    return venue.id


def venue_beside(session: Session, name: str, village: str | None, usual: Venue | None) -> int | None:
    """The venue called `name` in that village, in the usual one's if it is None: where one date has moved to."""
    there = VenueInput(name=name[:LONGEST_LINE], place=village or None)
    if village is None and usual:
        there = there.model_copy(update={"place": usual.place, "town": usual.town})
    return find_or_add_venue(session, there, usual.municipality if usual else None)


def known_venues(session: Session, place: str) -> list[Venue]:
    """The buildings of a village that activities on the site are in, by name."""
    used = select(Activity.venue_id).where(Activity.published, Activity.hidden_reason == "")
    wanted = select(Venue).where(Venue.place == place, Venue.name != "", col(Venue.id).in_(used))
    return list(session.exec(wanted.order_by(col(Venue.name), col(Venue.id)).limit(MOST_KNOWN)))


def known_venue(session: Session, number: str, place: str) -> Venue | None:
    """The one of them with that number; None when the number says nothing, or not any more."""
    return next((it for it in known_venues(session, place) if str(it.id) == number), None)


def _can_be(venue: Venue, given: VenueInput) -> bool:
    same_town = venue.place is not None or fold_name(venue.town) == fold_name(given.town)
    same_address = (
        not venue.address or not given.address or fold_name(venue.address) == fold_name(given.address)
    )
    return same_town and same_address


def _complete(venue: Venue, given: VenueInput) -> None:
    venue.address = venue.address or given.address
    venue.postcode = venue.postcode or given.postcode
    if venue.latitude is None and given.latitude is not None:
        venue.latitude, venue.longitude = given.latitude, given.longitude
