"""What a village lacks altogether in the weeks to come."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from schuifaan.services.coalition.supply import EVERY_KIND, Counts


@dataclass(frozen=True, slots=True)
class WhiteSpots:
    """What nobody offers."""

    kinds_nowhere: tuple[str, ...]
    villages: tuple["VillageSpots", ...]
    """Only those that lack something; those without anything first."""


@dataclass(frozen=True, slots=True)
class VillageSpots:
    """What one village lacks."""

    place: str
    nothing_at_all: bool
    dayparts: tuple[str, ...]
    kinds: tuple[str, ...]
    """Without those that are nowhere."""


def white_spots(
    counts: Counts, places: Sequence[str], dayparts: Sequence[str], kinds: Sequence[str]
) -> WhiteSpots:
    """The places, parts of the day and kinds without one date in `counts`."""
    parts_there: dict[str, set[str]] = defaultdict(set)
    kinds_there: dict[str, set[str]] = defaultdict(set)
    for cell in counts:
        parts_there[cell.place].add(cell.daypart)
        if cell.kind != EVERY_KIND:
            kinds_there[cell.place].add(cell.kind)
    somewhere = set().union(*kinds_there.values())
    found = [
        VillageSpots(
            place,
            nothing_at_all=not parts_there[place],
            dayparts=_lacking(dayparts, parts_there[place]),
            kinds=_lacking([it for it in kinds if it in somewhere], kinds_there[place]),
        )
        for place in places
    ]
    lacking = [it for it in found if it.dayparts or it.kinds]
    return WhiteSpots(
        _lacking(kinds, somewhere), tuple(sorted(lacking, key=lambda it: not it.nothing_at_all))
    )


def _lacking(wanted: Sequence[str], there: Collection[str]) -> tuple[str, ...]:
    return tuple(it for it in wanted if it not in there)
