"""10,000 invented activities with 100,000 dates that look like ours, the same every time.

Titles name a pastime, company and a place; texts are everyday Dutch with a long tail of rarer words, spread as words
are (Zipf); half of the activities have one date, the rest are series, and some dates are held elsewhere or are off.
"""

import lzma
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

from schuifaan.content import Content, load_content
from schuifaan.paths import shipped
from zoekindex import CANCELLED, Document, Occurrence

ACTIVITIES, DATES = 10_000, 100_000
FIRST_DAY = date(2026, 11, 1)
TAIL, SHORTEST = 12_000, 5  # different words in the texts beside those below, and letters of each

PASTIMES = (
    *("koffie", "koffieochtend", "koffiemiddag", "wandelen", "wandelgroep", "samen eten", "eetcafé", "soep"),
    *(
        "soepmaaltijd",
        "kookclub",
        "zwemmen",
        "aquagym",
        "gymnastiek",
        "yoga",
        "stoelyoga",
        "fietsen",
        "fietstocht",
    ),
    *(
        "biljart",
        "klaverjassen",
        "kaarten",
        "kaartmiddag",
        "bingo",
        "bingoavond",
        "sjoelen",
        "schaken",
        "spelletjes",
    ),
    *(
        "spelletjesmiddag",
        "jeu de boules",
        "breien",
        "breicafé",
        "haken",
        "handwerken",
        "schilderen",
        "tekenen",
    ),
    *("keramiek", "zingen", "koor", "zangkoor", "muziek", "muziekmiddag", "dansen", "volksdansen", "film"),
    *(
        "filmavond",
        "lezen",
        "leeskring",
        "boekenclub",
        "taalcafé",
        "Nederlands leren",
        "computerhulp",
        "computerles",
    ),
    *(
        "digitaal café",
        "repair café",
        "tuinieren",
        "moestuin",
        "vogels kijken",
        "natuurwandeling",
        "museumbezoek",
    ),
    *("toneel", "dagtocht", "busreis", "rouwgroep", "Alzheimer café", "mantelzorgsalon", "vriendenkring"),
    *("huiskamer", "inloop", "buurtmaaltijd", "lunch", "ontbijt", "kerstdiner", "kinderclub", "tafeltennis"),
    *(
        "badminton",
        "voetbal",
        "darts",
        "fotoclub",
        "knutselen",
        "bloemschikken",
        "praatje",
        "maatje",
        "meditatie",
    ),
)
COMPANY = (
    *(
        "met de buurt",
        "met buren",
        "met ouderen",
        "met mannen",
        "voor vrouwen",
        "met senioren",
        "voor iedereen",
    ),
    *(
        "met nieuwe mensen",
        "met vrijwilligers",
        "in een groep",
        "met de vereniging",
        "met muziek",
        "met thee",
    ),
)
EVERYDAY = (
    *(
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "u",
        "is",
        "op",
        "te",
        "met",
        "voor",
        "wij",
        "bij",
        "om",
        "aan",
        "er",
        "kunt",
        "dat",
        "ook",
        "naar",
        "als",
        "die",
        "zijn",
        "of",
        "uit",
    ),
    *(
        "samen",
        "komen",
        "gezellig",
        "mensen",
        "kopje",
        "koffie",
        "thee",
        "buurt",
        "welkom",
        "vrijwilligers",
        "aanmelden",
        "niet",
        "nodig",
        "gratis",
    ),
    *(
        "euro",
        "keer",
        "week",
        "elke",
        "maand",
        "ochtend",
        "middag",
        "avond",
        "zaal",
        "gebouw",
        "dorp",
        "plek",
        "praten",
        "ontmoeten",
        "bewegen",
        "leren",
    ),
    *(
        "doen",
        "maken",
        "spelen",
        "wandelen",
        "eten",
        "drinken",
        "lopen",
        "zitten",
        "staan",
        "krijgen",
        "beginnen",
        "einde",
        "ingang",
        "parkeren",
    ),
    *(
        "bus",
        "rolstoel",
        "toilet",
        "hulp",
        "vragen",
        "bellen",
        "groep",
        "begeleiding",
        "ervaring",
        "meedoen",
        "kennismaken",
        "leuk",
        "rustig",
    ),
    *("actief", "nieuwe", "oude", "jonge", "ouderen", "iedereen", "alleen", "hele", "dag"),
)
LAST_NAMES = ("De Molen", "Salut", "De Linde", "Avedan", "Het Anker", "Noaberhoes", "De Esch", "Zonnebloem")
LENGTHS = (
    (1, 50),
    (6, 25),
    (26, 20),
    (52, 5),
)  # (dates of a series, how often); together 10 dates an activity


@cache
def shipped_content() -> Content:
    return load_content(shipped("content"))


@cache
def activities(count: int = ACTIVITIES, dates: int = DATES) -> tuple[Document, ...]:
    """So many activities with at most so many dates."""
    chance = random.Random(3)
    texts = _Texts(chance)
    lengths = _lengths(chance, count, dates)
    return tuple(_activity(str(number), lengths[number], texts, chance) for number in range(count))


def retold(document: Document, word: str) -> Document:
    """The same activity after its organiser put a word into the title."""
    return Document(
        **{name: getattr(document, name) for name in document.__slots__}
        | {"title": f"{document.title} {word}", "version": word}
    )


class _Texts:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        packed = files("zoekindex").joinpath("data", "dutch_words.txt.xz").read_bytes()
        words = [word for word in lzma.decompress(packed).decode().split() if len(word) >= SHORTEST]
        self._words = (*EVERYDAY, *chance.sample(words, TAIL))
        self._weights = list(accumulate(1 / (3 + place) for place in range(len(self._words))))

    def text(self, length: int) -> str:
        return " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=length))


def _lengths(chance: random.Random, count: int, dates: int) -> list[int]:
    sizes, often = zip(*LENGTHS, strict=True)
    lengths = chance.choices(sizes, often, k=count)
    for number in range(count):  # the last ones make it come out right
        left = dates - sum(lengths)
        if not left:
            break
        lengths[number] = max(1, lengths[number] + max(-20, min(20, left)))
    return lengths


def _activity(name: str, length: int, texts: _Texts, chance: random.Random) -> Document:
    content = shipped_content()
    place = chance.choice(list(content.places.values()))
    elsewhere = chance.choice(list(content.places))
    pastime = chance.choice(PASTIMES)
    flags = (*content.needs, *content.transport, "gratis", "zonder-aanmelden")
    return Document(
        id=name,
        version="1",
        title=f"{pastime.capitalize()} {chance.choice(COMPANY)} in {place.name}",
        summary=f"{pastime} {texts.text(chance.randrange(6, 14))}",
        body=texts.text(chance.randrange(30, 70)),
        organiser=f"{chance.choice(LAST_NAMES)} {place.name}",
        venue=f"{chance.choice(LAST_NAMES)} {chance.choice(PASTIMES)} {place.name}",
        keywords=tuple(chance.sample(PASTIMES, chance.randrange(3))),
        facets={
            "soort": frozenset(chance.sample(list(content.categories), chance.choice((1, 1, 1, 2)))),
            "vorm": _some(chance, list(content.codes["vorm"]), 0.9),
            "voor": _some(chance, list(content.audiences), 0.7),
            "taal": _some(chance, list(content.languages_spoken), 0.5),
            "gemeente": frozenset({place.municipality}),
        },
        flags={flag: chance.random() < 0.6 for flag in flags if chance.random() < 0.6},
        point=(place.lat + chance.uniform(-0.02, 0.02), place.lon + chance.uniform(-0.02, 0.02)),
        occurrences=tuple(_dates(length, content.covering(place.slug), content.covering(elsewhere), chance)),
    )


def _some(chance: random.Random, values: Sequence[str], share: float) -> frozenset[str]:
    return frozenset({chance.choice(values)}) if chance.random() < share else frozenset()


def _dates(
    length: int, here: tuple[str, ...], elsewhere: tuple[str, ...], chance: random.Random
) -> list[Occurrence]:
    first = datetime.combine(
        FIRST_DAY + timedelta(days=chance.randrange(60 if length > 1 else 200)), time(chance.randrange(9, 21))
    )
    lasts, moves = timedelta(hours=chance.randrange(1, 4)), chance.random() < 0.05
    found = []
    for number in range(length):
        start = first + timedelta(weeks=number)
        found.append(
            Occurrence(
                key=start.isoformat(),
                start=start,
                end=start + lasts,
                status=CANCELLED if chance.random() < 0.01 else "gaat-door",
                places=elsewhere if moves and number % 9 == 3 else here,
            )
        )
    return found
