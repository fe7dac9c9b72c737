"""Questions as residents ask them, in an order that is the same every time and never twice the same one."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

WORDS = (
    *("koffie", "wandelen", "samen eten", "zwemmen", "muziek", "kaarten", "iets leuks", "breien", "dansen"),
    *(
        "film",
        "biljart",
        "tuin",
        "computer hulp",
        "zingen",
        "schilderen",
        "bingo",
        "lezen",
        "praten",
        "sport",
    ),
    *("fietsen", "rouw", "dementie", "Nederlands leren", "soep", "schaken", "jeu de boules", "handwerken"),
)
HOF, ALMELO = "hof-van-twente", "almelo"
PLACES = {
    HOF: ("goor", "delden", "markelo", "diepenheim", "bentelo", "hengevelde", "ambt-delden", "azelo"),
    ALMELO: ("almelo", "de-riet", "sluitersveld", "schelfhorst", "windmolenbroek", "nijrees", "bornerbroek"),
}
DAYS = ("vandaag", "morgen", "weekend", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
CHOICES = {
    "dag": DAYS,
    "dagdeel": ("ochtend", "middag", "avond"),
    "soort": ("koffie", "eten", "wandelen", "sport", "creatief", "muziek", "spel", "leren", "natuur"),
    "vervoer": ("bushalte", "automaatje", "ophalen", "samen", "parkeren"),
    "nodig": ("rolstoel", "rollator", "toilet", "ringleiding", "zitplaats"),
    "vorm": ("vaste-groep", "vrij-binnenlopen"),
    "gratis": ("1",),
}
FIRST_DAY = date(2026, 11, 18)


def never_seen(seed: int = 2026) -> Iterator[str]:
    """Addresses of the search page, each of them new: neither a kept page nor a kept answer helps.

    Half of them name something to do, the others browse. Each begins on a day of its own choice: that makes a
    question new without making its answer small.
    """
    chance = random.Random(seed)
    asked: set[str] = set()
    while True:
        municipality = chance.choice((HOF, ALMELO))
        pairs = [("gemeente", municipality)]
        if chance.random() < 0.5:
            pairs.append(("q", chance.choice(WORDS)))
        if chance.random() < 0.3:
            pairs.append(("plaats", chance.choice(PLACES[municipality])))
        keys = chance.sample(tuple(CHOICES), chance.choice((0, 0, 1, 1, 2)))
        pairs += [(key, chance.choice(CHOICES[key])) for key in keys]
        pairs.append(("van", (FIRST_DAY + timedelta(chance.randrange(60))).isoformat()))
        address = f"/zoeken?{urlencode(pairs)}"
        if address not in asked:
            asked.add(address)
            yield address
