"""Cards with the way there and home, for who says where they leave from."""

from dataclasses import replace

from schuifaan.inputs.search import SearchInput
from schuifaan.services.installation import Installation
from schuifaan.services.search.cards import Card
from schuifaan.services.search.needs import place_of, walking_of
from schuifaan.services.travel.reading import reaches_of


def with_journeys(
    installation: Installation, generation: str, cards: tuple[Card, ...], asked: SearchInput
) -> tuple[Card, ...]:
    """The same cards, each with its journeys from `asked.vertrek`; as they are when nobody said where."""
    place = place_of(asked, installation.content)
    if place is None:
        return cards
    reaches = reaches_of(installation, generation, cards, place, walking_of(asked))
    return tuple(replace(card, reach=reach) for card, reach in zip(cards, reaches, strict=True))
