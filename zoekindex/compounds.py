"""Of which words a Dutch compound is made: koffieochtend -> koffie, ochtend.

A word is only taken apart when known words cover it from end to end, but for a joint between two of them. Of several
ways the one with the longest shortest part is taken, with a preference for words that this field is made of.
"""

from collections.abc import Iterator

from zoekindex.dutch import LONGEST, dutch_words
from zoekindex.memo import Memo
from zoekindex.vocabulary import Vocabulary

SHORTEST_COMPOUND = 7  # letters
SHORTEST_PART = 4  # letters; shorter ones must be named below
ONLY_WHEN_LONG = 9  # letters from which a part is itself looked at for parts
JOINTS = ("", "s", "en", "e", "er", "n")
MOST_LETTERS = 40


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


SHORT_PARTS = _set(
    "bad bal bar bos bus dag dal dam dij eet erf gym hof hok huis hut ijs jam kar kop lab les lol man mat",
    "mee oor pop pub rit sap schaak spa spel sla tas tea thee uit uur vis vut weg wei wol yoga zee zit",
    "zon zorg fit net pot bij bak doe aan",
)

# Words of which the names of activities are made. Each counts as two letters more when ways are compared.
USUAL = _set(
    "avond bal ballet biljart bingo boek brei buiten buurt cafe club computer concert cursus dag dans",
    "darts diner dorp eet eten feest fiets film fit foto gesprek groep gym haak hand hond huis inloop",
    "kaart kamer kerk kerst klets knutsel koffie kook koor koren kunst lees les lotgenoten loop lunch",
    "maal maaltijd maatje man mannen mantelzorg markt middag moeder morgen museum muziek naai natuur",
    "ochtend ontbijt ontmoeting oudere ouderen ouders praat puzzel repair rouw samen schaak schilder",
    "schrijf senioren sjoel soep spel spelletjes sport sta steun tafel taal teken tennis thee tocht tuin",
    "uitje uur vaders vereniging vis voetbal volks vrienden vriendschap vrijwilliger vrouwen wandel werk",
    "workshop yoga zang zangkoor zwem zorg",
)

GENERIC = _set(
    "groep club middag avond ochtend cursus les dag morgen uur uurtje vereniging activiteit bijeenkomst",
    "week tijd werk kring programma clubje groepje kransje krans instuif",
)
"""Parts that tell the form of an activity and not what it is about."""

WARES = _set(
    "tijden prijs prijzen tarief tarieven kosten kaartjes ticket tickets abonnement abonnementen korting verzekering",
    "verzekeringen vergunning vergunningen aanvraag rekening rekeningen storing uitslag uitslagen stand standen",
    "kalender winkel winkels verkoop verhuur handel handelaar dealer garage bezorging bestelling reservering merk",
    "merken onderdeel onderdelen hoes hoesje hoesjes schoen schoenen laars laarzen broek broeken jas jassen tas tassen",
    "trui jurk pak pakken apparaat apparaten machine machines plaat platen pan pannen bonen naald naalden",
    "stoel stoelen bank banken meubel meubels lamp lampen kast kasten houder houders drager rek rekken hoek voer",
    "model modellen woning woningen huisje huisjes camera printer printers scherm schermen batterij lader kabel kabels",
    "maker makers monteur lezer lezers vogel zaad zaden mest hok hokken bak bakken mand",
)
"""Last parts that make a compound something to buy, to pay or to arrange: an activity that is only about its other
parts is no answer then. "Treintijden" is not about trains.
"""

WHOLE = _set(
    "klaverjassen klaverjas vriendenkring handwerken voetbal automaatje kulturhoes kulturhus noaberhoes",
    "aanschuiven aansteken achtergrond alleenstaande alleenstaanden bezighoudt blijspel boodschap",
    "boodschappen evenwicht gezelschap kunstenaar kunstenaars levensmiddelenpakket maandag maandags nederland",
    "nederlands nederlandse scheiding scheidingen schippers speelgoed tentoonstelling tweedehands uitgebreid",
    "uitgebreide uitzicht vaderland veertien verrekijker verrekijkers vergeten voetballen voetbalde wegwijs",
)
"""Words that look like compounds, or are, and of which the parts mislead."""

# Good Dutch words that are nearly always the end of a verb or of a derived word.
NEVER_LAST = _set(
    "eren deren eling elingen ering eringen heid heden loos lozen baar bare ster sters erij eraar iseren",
    "aren eraars ende ende enden ingen lingen ling ings enen elen eter ijen matig matige achtig achtige",
    "teren tering leren lering neren kelen gelen zelen delen ders dere ten tel tels tele isch ische gen",
    "gens schap schappen lijk lijke terend terende pers ding neringen nering taanden",
    "eerde teerde keren seren selen pelen ieren ieders waarts stens sten",
)
NEVER_FIRST = _set(
    "aange afge alle beel been bent daar deel deze echt eens ende enig ging had heel hier hoe hulde inge",
    "kort mede over onder ontge door toege uitge veel verge voor voort want wand waar week weer zich zijn",
    "zonder tegen achter boven binnen ander",
)


class Splitter:
    """Takes words apart, for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Words of the vocabulary must be folded."""
        self._protected = vocabulary.protected | WHOLE
        self._own = vocabulary.parts | USUAL
        self._split: Memo[str, tuple[str, ...]] = Memo(50_000)

    def parts(self, word: str) -> tuple[str, ...]:
        """The words that a folded word is made of, in order; none when it is no compound."""
        if not SHORTEST_COMPOUND <= len(word) <= MOST_LETTERS or not (word.isascii() and word.isalpha()):
            return ()
        return self._split.get_or(word, lambda: self._take_apart(word))

    def _take_apart(self, word: str) -> tuple[str, ...]:
        if word in self._protected or word in self._own:
            return ()
        ways = list(self._ways(word))
        if not ways:
            return ()
        _, head, tail = max(ways, key=lambda way: (way[0], way[2]))
        return (*self._deeper(head), *self._deeper(tail))

    def _ways(self, word: str) -> Iterator[tuple[int, str, str]]:
        for place in range(3, len(word) - 2):
            head, tail = word[:place], word[place:]
            if tail in NEVER_LAST or not (self._is_part(tail) or self._divides(tail)):
                continue
            for joint in JOINTS:
                base = head.removesuffix(joint) if joint else head
                if (joint and base == head) or len(base) < 3 or base in NEVER_FIRST:
                    continue
                if self._is_part(base) or self._divides(base):
                    known = (base in self._own) + (tail in self._own)
                    yield 2 * min(len(base), len(tail)) + 4 * known - len(joint), base, tail

    def _is_part(self, word: str) -> bool:
        if word in self._own or word in SHORT_PARTS:
            return True
        return SHORTEST_PART <= len(word) <= LONGEST and word in dutch_words()

    def _divides(self, word: str) -> bool:
        return len(word) >= ONLY_WHEN_LONG and word not in self._protected and bool(self.parts(word))

    def _deeper(self, word: str) -> tuple[str, ...]:
        if len(word) >= ONLY_WHEN_LONG and word not in self._own:
            return self.parts(word) or (word,)
        return (word,)
