"""What the content files teach the search about words: names of places, needs, transport, languages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from schuifaan.content import Content
from schuifaan.content.content import code_names, place_names
from schuifaan.content.folding import fold
from zoekindex.dutch import dutch_words
from zoekindex.understanding import Gazetteer

Choice = tuple[str, str]

# Words of a sheet's column that mean something else, or too much, in a question.
_OTHERWISE = frozenset({
    *("stil", "rustig", "rustige plek", "weinig mensen", "stoelen", "zittend", "zitten", "arm"),
    *("ov", "bus", "trein", "bus en trein", "samen", "samen fietsen", "samen lopen"),
    *("man", "vrouw", "oudere", "ouders", "opa en oma"),
})  # fmt: skip

_EVERYDAY: Mapping[str, Choice] = {
    **dict.fromkeys(
        (
            "in een rolstoel",
            "rolstoelvriendelijk",
            "rolstoelgebruiker",
            "rolstoelers",
            "wheelchair",
            "rollstuhl",
        ),
        ("nodig", "rolstoel"),
    ),
    **dict.fromkeys(
        ("met de rollator", "zonder trap", "walker", "rollatorvriendelijk"), ("nodig", "rollator")
    ),
    **dict.fromkeys(("hoortoestel", "gehoorapparaat", "hoorapparaat"), ("nodig", "ringleiding")),
    **dict.fromkeys(("met hulphond", "met de hulphond"), ("nodig", "hulphond")),
    # Without a timetable `ov` would filter nothing; a stop nearby is what somebody states.
    **dict.fromkeys(
        (
            "met de bus",
            "met bus",
            "per bus",
            "met een bus",
            "by bus",
            "mit dem bus",
            "bus halte",
            "de bus stopt",
        ),
        ("vervoer", "bushalte"),
    ),
    **dict.fromkeys(("met het ov", "met ov", "met de trein", "per trein", "by train"), ("vervoer", "ov")),
    **dict.fromkeys(("met automaatje", "met de automaatje"), ("vervoer", "automaatje")),
    **dict.fromkeys(
        (
            *("ophaalt", "ophalen", "haalt me op", "haalt mij op", "haal me op", "komt halen", "me halen"),
            *(
                "mij halen",
                "opgehaald worden",
                "word opgehaald",
                "wordt opgehaald",
                "halen mij op",
                "thuis halen",
            ),
            *(
                "halen me op",
                "haalt u op",
                "ophaaldienst",
                "gehaald en gebracht",
                "pick me up",
                "halen brengen",
            ),
        ),
        ("vervoer", "ophalen"),
    ),
    **dict.fromkeys(("meereizen", "mee rijden", "samen erheen", "samen heen"), ("vervoer", "samen")),
    **dict.fromkeys(("met de auto", "parkeergelegenheid", "auto kwijt", "parking"), ("vervoer", "parkeren")),
    **dict.fromkeys(
        ("zonder auto", "geen eigen auto", "zonder eigen auto", "geen rijbewijs", "without a car"),
        ("vervoer", "zonder-auto"),
    ),
    **dict.fromkeys(
        (
            *(
                "zonder aanmelden",
                "zonder aan te melden",
                "zonder aanmelding",
                "niet aanmelden",
                "geen aanmelding",
            ),
            *(
                "zonder afspraak",
                "zonder inschrijven",
                "zonder inschrijving",
                "niet opgeven",
                "zonder opgave",
            ),
            *("aanmelden niet nodig", "aanmelden hoeft niet", "zonder opgeven"),
        ),
        ("zonder-aanmelden", "1"),
    ),
    **dict.fromkeys(("een op een", "1 op 1"), ("vorm", "een-op-een")),
    **dict.fromkeys(("bij mij thuis", "bij mij aan huis", "aan huis"), ("vorm", "thuis")),
}
_AUDIENCES = ("ouderen", "jongeren", "gezinnen", "mannen", "vrouwen")
"""Whose names are what people call themselves; other words of `voor` are what an activity is about."""

_AGES = ((0, 11, ("voor", "gezinnen")), (12, 27, ("voor", "jongeren")))
"""The young people's organisations of both municipalities work from 12 to 27 years."""

_SPOKEN = ("in het {}", "in {}", "{} spreken", "{} praten", "spreekt {}", "spreken {}")

OTHER_TOWNS = frozenset({
    *("hengelo", "enschede", "borne", "rijssen", "holten", "lochem", "neede", "haaksbergen"),
    *("wierden", "vriezenveen", "vroomshoop", "nijverdal", "oldenzaal", "losser", "dinxperlo"),
    *("deventer", "zwolle", "almere", "amersfoort", "utrecht", "eibergen", "borculo", "ruurlo", "zutphen"),
})  # fmt: skip
"""Near by or alike, and not ours: never taken for a slip in a name of ours."""


class KnownWords:
    """Words that are no misspelling of a name: other towns, and everything in the Dutch dictionary."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word in OTHER_TOWNS or word in dutch_words())


class Gazetteers:
    """For each municipality what names mean there; None is for who asks about all of them."""

    def __init__(self, content: Content) -> None:
        phrases = dict(_phrases(content))
        audiences = dict(_audiences(content))
        self._known = {
            municipality: Gazetteer(
                places=_places(content, municipality),
                phrases=phrases,
                last_resort=audiences,
                faint=frozenset({("voor", "ouderen")}),
                ages=tuple(it for it in _AGES if it[2][1] in content.audiences),
                known=KnownWords(),
            )
            for municipality in (None, *content.municipalities)
        }

    def of(self, municipality: str | None) -> Gazetteer:
        """What names mean for who searches in this municipality."""
        return self._known[municipality]


def _places(content: Content, municipality: str | None) -> dict[str, str]:
    """Names that stand for one place. "Centrum" does so only where the municipality is known."""
    slugs: defaultdict[str, set[str]] = defaultdict(set)
    for place in content.places.values():
        if not place.local_name or place.municipality == municipality:
            for name in place_names(place):
                slugs[fold(name)].add(place.slug)
    return {name: found.pop() for name, found in slugs.items() if len(found) == 1}


def _phrases(content: Content) -> Iterator[tuple[str, Choice]]:
    for kind in ("nodig", "vervoer"):
        for code in content.codes[kind].values():
            yield from (
                (name, (kind, code.code)) for name in code_names(code) if fold(name) not in _OTHERWISE
            )
    for code in content.languages_spoken.values():
        names = (code.label, *code.words)
        if code.code == "nl-makkelijk":
            yield from ((name, ("taal", code.code)) for name in names if " " in name)
        elif code.code != "nl":
            yield from ((spoken.format(name), ("taal", code.code)) for name in names for spoken in _SPOKEN)
            yield from ((name, ("taal", code.code)) for name in names if name.endswith("talig"))
    yield from _EVERYDAY.items()
    for municipality in content.municipalities.values():
        yield f"gemeente {municipality.name}", ("gemeente", municipality.code)
        if municipality.name not in {place.name for place in municipality.places}:
            yield municipality.name, ("gemeente", municipality.code)


def _audiences(content: Content) -> Iterator[tuple[str, Choice]]:
    for code in _AUDIENCES:
        if code in content.audiences:
            names = code_names(content.audiences[code])
            yield from ((name, ("voor", code)) for name in names if fold(name) not in _OTHERWISE)
