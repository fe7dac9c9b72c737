"""What a form shows at once of all kinds and places: what fits one screen. The others fold out."""

from schuifaan.content import Code, Content, Municipality, Place

_FIRST_KINDS = 7
_NEAR = frozenset({"dorp", "stad", "wijk"})


def kinds_in_two(content: Content) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """The first kinds of activities, and the others."""
    kinds = tuple(content.categories.values())
    return kinds[:_FIRST_KINDS], kinds[_FIRST_KINDS:]


def places_in_two(here: Municipality) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Villages and districts, and the smaller places around them."""
    near = tuple(place for place in here.places if place.kind in _NEAR)
    return near, tuple(place for place in here.places if place not in near)
