"""Which village or district something counts for."""

from schuifaan.content import Content, Place

PART_OF_A_VILLAGE = frozenset({"buurtschap", "buurt"})


def villages(content: Content, municipality: str) -> list[Place]:
    """The villages, towns and districts of a municipality, in the order of its file."""
    places = content.municipalities[municipality].places
    return [it for it in places if it.kind not in PART_OF_A_VILLAGE]


def village_of(content: Content, place: str | None) -> Place | None:
    """The village a place belongs to: a hamlet counts for its village. None for a place that is none of ours."""
    if place is None or place not in content.places:
        return None
    chain = [content.places[slug] for slug in content.covering(place)]
    return next((it for it in chain if it.kind not in PART_OF_A_VILLAGE), chain[0])
