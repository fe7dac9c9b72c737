"""What somebody says of themselves at `/instellingen`: their village and what they need, in one key of the address.

`mijn=goor.rollator.zitplaats`: the slug of a place and codes of `nodig`. No name of a place is such a code.
"""

from collections.abc import Iterable

from schuifaan.content import Content

LONGEST = 200


def mine_of(texts: Iterable[str], content: Content) -> tuple[str, ...]:
    """The codes in `texts` (each of them joined by `.`): at most one place, then needs in the order of the screen."""
    said = ".".join(texts)[:LONGEST].split(".")
    village = next(((code,) for code in said if code in content.places), ())
    return (*village, *(code for code in content.needs if code in said))


def pairs_of(mine: Iterable[str], content: Content) -> list[tuple[str, str]]:
    """The same as query keys of `/zoeken`."""
    return [("vertrek" if code in content.places else "nodig", code) for code in mine]


def words_of(mine: Iterable[str], content: Content) -> list[str]:
    """The same as people call them."""
    return [content.places[it].name if it in content.places else content.needs[it].label for it in mine]
