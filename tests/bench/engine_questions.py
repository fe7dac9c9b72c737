"""What the engine itself is asked: the same questions every time, in three sorts.

Each holds words that no earlier question of its run held, so that nothing but the process itself is warm.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from schuifaan.inputs.search import SearchInput
from schuifaan.services.search.query import query_for
from tests.bench.corpus import PASTIMES, activities, shipped_content
from zoekindex import Days, Flag, Need, Query

NOW = datetime(2026, 11, 18, 8)
TODAY = NOW.date()
FACETS = ("soort", "vorm", "voor")
NEEDS = tuple(Need(flag, (Flag(flag),)) for flag in ("rolstoel", "toilet", "bushalte", "gratis"))
DAYPARTS = ("ochtend", "middag", "avond")


def words(chance: random.Random) -> Iterator[str]:
    """One, two or three words: what activities are called, and whatever else is written about them."""
    common = list(PASTIMES)
    rare = sorted({word for document in activities() for word in document.body.split()})
    chance.shuffle(common)
    chance.shuffle(rare)
    while True:
        picked = [chance.choice((common, rare, rare)).pop() if common else rare.pop()]
        picked += [rare.pop() for _ in range(chance.choice((0, 1, 1, 2)))]
        yield " ".join(picked)


def plain(chance: random.Random) -> Iterator[Query]:
    """The best twenty for some words."""
    return (Query(words=each, sort="beste") for each in words(chance))


def filtered(chance: random.Random) -> Iterator[Query]:
    """Words, three filters and the counts of three facets."""
    places, kinds = list(shipped_content().places), list(shipped_content().categories)
    for each in words(chance):
        first = TODAY + timedelta(days=chance.randrange(14))
        filters = {
            "places": frozenset({chance.choice(places)}),
            "facets": {"soort": frozenset(chance.sample(kinds, 2))},
            "needs": (chance.choice(NEEDS),),
            "period": Days(first, first + timedelta(days=chance.choice((1, 7, 60)))),
            "dayparts": frozenset({chance.choice(DAYPARTS)}),
        }
        chosen = {name: filters[name] for name in chance.sample(sorted(filters), 3)}
        yield Query(words=each, sort="beste", count_facets=FACETS, **chosen)


def whole_page(chance: random.Random) -> Iterator[Query]:
    """What the search page asks: some choices, and what every choice would give."""
    content = shipped_content()
    for each in words(chance):
        asked = SearchInput(
            q=each if chance.random() < 0.6 else "",
            plaats=(chance.choice(list(content.places)),) if chance.random() < 0.5 else (),
            soort=(chance.choice(list(content.categories)),) if chance.random() < 0.3 else (),
            nodig=(chance.choice(list(content.needs)),) if chance.random() < 0.3 else (),
            dag=(chance.choice(("vandaag", "weekend", "dinsdag", "vrijdag")),)
            if chance.random() < 0.4
            else (),
            van=None if chance.random() < 0.5 else date(2026, 11, 18) + timedelta(days=chance.randrange(60)),
            gemeente=chance.choice(("hof-van-twente", "almelo")),
        )
        yield query_for(asked, content, NOW)


SORTS = {"plain": plain, "filters and facets": filtered, "whole page": whole_page}
