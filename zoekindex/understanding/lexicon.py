"""Words of time, price and asking: Dutch, with what newcomers and neighbours from over the border type."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""The values of `dag`, Monday first."""

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GERMAN = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")

WEEKDAY_OF = {
    **{form: day for day, name in enumerate(WEEKDAYS) for form in (name, f"{name}s", f"{name}en")},
    **{form: day for day, name in enumerate(_ENGLISH) for form in (name, f"{name}s")},
    **{form: day for day, name in enumerate(_GERMAN) for form in (name, f"{name}s")},
    "sonnabend": 5,
}
"""Every way to write a weekday in full -> its number."""

SHORT_WEEKDAY_OF = {
    **{form: day for day, name in enumerate(("ma", "di", "wo", "do", "vr", "za", "zo")) for form in (name,)},
    "mon": 0,
    "tue": 1,
    "wed": 2,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
"""Abbreviations; words of their own too ("zo", "do"), so they need a part of the day or a date beside them."""

DAYPART_OF = {
    **dict.fromkeys(("ochtend", "ochtenden", "morgen", "morgens", "ochtends", "voormiddag"), "ochtend"),
    **dict.fromkeys(("morning", "mornings", "vormittag", "vormittags"), "ochtend"),
    **dict.fromkeys(("middag", "middagen", "middags", "namiddag", "namiddags"), "middag"),
    **dict.fromkeys(("afternoon", "afternoons", "nachmittag", "nachmittags"), "middag"),
    **dict.fromkeys(("avond", "avonden", "avonds", "evening", "evenings", "abend", "abends"), "avond"),
}
"""What stands after a weekday -> part of the day."""

SURE_DAYPARTS = _set(
    "ochtends morgens middags namiddags avonds sochtends smorgens smiddags savonds vormittags nachmittags "
    "abends"
)
"""Forms that mean a part of the day by themselves; "avond" alone may be what the activity is called."""

BEFORE_DAYPART = frozenset({"s", "de", "the", "am", "iedere", "elke"})
"""Before a bare "avond" they make it a part of the day: in de avond, 's avonds."""

MONTH_OF = {
    **{
        name: number
        for number, names in enumerate(
            (
                ("januari", "jan", "january", "januar"),
                ("februari", "feb", "february", "februar"),
                ("maart", "mrt", "march"),
                ("april", "apr"),
                ("mei", "may"),
                ("juni", "jun", "june"),
                ("juli", "jul", "july"),
                ("augustus", "aug", "august"),
                ("september", "sep", "sept"),
                ("oktober", "okt", "october", "oct"),
                ("november", "nov"),
                ("december", "dec", "dezember"),
            ),
            1,
        )
        for name in names
    }
}
WHOLE_MONTHS = frozenset(name for name in MONTH_OF if len(name) > 4 and name not in {"march", "april"})
"""Names that mean a month without a day number before them too; "mei" and "maart" need "in"."""

FREE = (
    *("gratis", "kosteloos", "kosteloze", "voor niks", "voor niets", "kost niks", "kost niets", "geen geld"),
    *("niks kost", "niets kost", "kost geen geld", "hoeft niets te kosten", "mag niets kosten"),
    *("heb weinig geld", "heeft weinig geld", "weinig te besteden", "kleine beurs", "smalle beurs"),
    *("zonder kosten", "for free", "free of charge", "free", "kostenlos", "umsonst"),
)
CHEAP = (
    *("goedkoop", "goedkope", "niet duur", "niet te duur", "betaalbaar", "betaalbare", "weinig geld"),
    *("voor weinig", "cheap", "billig"),
)
AT_MOST = _set("tot onder maximaal max hoogstens")

NEARBY = (
    *("bij mij in de buurt", "bij ons in de buurt", "in mijn buurt", "in de buurt", "in onze buurt"),
    *(
        "dicht bij huis",
        "dichtbij huis",
        "dichtbij",
        "dicht bij",
        "vlakbij",
        "om de hoek",
        "near me",
        "nearby",
    ),
)

ASKING = (
    *("wat is er te doen", "wat is er allemaal te doen", "wat valt er te beleven", "wat is er te beleven"),
    *(
        "iets te doen",
        "te doen",
        "te beleven",
        "wat kan ik doen",
        "wat kunnen we doen",
        "wat kan ik",
        "iets leuks",
    ),
    *(
        "leuke dingen",
        "wat gebeurt er",
        "wat staat er op het programma",
        "activiteiten",
        "activiteit",
        "agenda",
    ),
    *("te doon", "wat is der te doon", "te beleaven", "wat is der"),
    *("evenementen", "evenement", "bezigheden", "alles", "erop uit", "eropuit", "what is there to do"),
    *("what to do", "things to do", "to do", "activities", "events", "was kann man machen"),
    *(
        "was gibt es",
        "was ist los",
        "was los",
        "veranstaltungen",
        "iets doen",
        "wat doen",
        "ergens heen",
        "programma",
    ),
)
"""Phrases that ask what there is; they are no words to search for."""

FILLERS = _set(
    "alsjeblieft alstublieft aub svp bedankt dank goedemorgen goedemiddag goedenavond hallo hoi leuk "
    "leuke leuks dingen ding mogelijk mogelijkheden mogelijkheid bestaat bestaan plaatsvindt plaats "
    "plekje soort soorten opzoek benieuwd weten vraag weet meedoen samenkomst volgend komende aanstaande "
    "terecht gaande aanbod aangeboden zin lekker fijn fijne goed goede heerlijk erg heel echt vaker jullie "
    "laatste tijd tijdje tegenwoordig proberen samenkomen contactpersoon informatie info omgeving regio kant "
    "der doon geern hef woar waor mekaar oonz mien "
    "deze dit elke iedere ieder s t n eigenlijk misschien allemaal gewoon zoal georganiseerd organiseert "
    "what where when who how is are there can could i we my me the a an to for with on at by of or and "
    "any some something want like would go going looking please do does have was ist wo wann wie kann man ich "
    "wir mein meine der das den dem ein eine fur mit und oder im am es gibt suche mochte etwas bitte"
)
"""Words of a question that say nothing about what is sought, beside the stop words of the index."""

LIGHT = _set(
    "mee plek ruimte rustig rustige locatie adres gebouw geschikt toegankelijk bereikbaar toegang handig nodig "
    "gebruik gebruiken binnen binnenkomen ingang samen mensen meenemen meekomen accessible suitable"
)
"""What says nothing more once the other words were understood: "mag mijn hulphond mee", "plek voor een rolstoel"."""

BEFORE_PLACE = frozenset({"in", "te"})

FOR_WHOM = _set(
    "moeder vader ouders man vrouw oma opa buurvrouw buurman zus broer tante oom schoonmoeder schoonvader "
    "dochter zoon partner vriendin vriend mama papa echtgenoot echtgenote schoonouders nicht neef ma pa "
    "moeke mother father mom dad husband wife son daughter grandma grandpa mutter vater mann frau tochter sohn"
)
"""After "mijn" or "onze", and after "voor een": for whom somebody asks, not what the activity is about."""
OWN = _set("mijn n onze ons my our meine meinen meiner mein unsere")
GROWING = FOR_WHOM | _set(
    "kind kinderen kleinkind kleinkinderen kleinzoon kleindochter jongen meisje jongere tiener puber peuter kleuter "
    "iemand mensen child boy girl grandson granddaughter kid kids"
)
"""Before "van 15" they make the number an age."""

PREPOSITIONS = _set("in op te bij naar voor met rond rondom om vanaf tot van uit de het t s on at near am um")
"""What goes along when the word after it is taken away."""
