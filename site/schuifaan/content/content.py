"""Everything the content files say, ready to ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from schuifaan.content.accessibility import Accessibility
from schuifaan.content.alone import Alone
from schuifaan.content.codes import Code
from schuifaan.content.crisis import Crisis
from schuifaan.content.figures import Figures
from schuifaan.content.folding import fold
from schuifaan.content.municipalities import Municipality, Place, PostcodeArea, Station
from schuifaan.content.organisations import Organisation, Page, Source
from schuifaan.content.quiet_times import QuietTime
from schuifaan.content.rides import RideService
from schuifaan.content.thesaurus import WordGroup
from schuifaan.content.topics import Topic
from schuifaan.content.weeks import ThemeWeek
from schuifaan.content.wishes import Wish
from schuifaan.content.wording import WordToAvoid

Codes = Mapping[str, Code]
"""Code -> its words, in the order of the screen."""


@dataclass(frozen=True)
class Content:
    """The content of one folder; every mapping is in the order of its file.

    Make it with `load_content`, which has checked that whatever is referred to exists.
    """

    municipalities: Mapping[str, Municipality]
    codes: Mapping[str, Codes]
    """Kind (query key: `soort`, `vorm`, ...) -> its codes."""
    organisations: Mapping[str, Organisation]
    sources: Mapping[str, Source]
    wishes: Mapping[str, Wish]
    weeks: Mapping[str, ThemeWeek]
    pages: Mapping[str, Page]
    topics: Mapping[str, Topic]
    """Pages about one thing, in the order of the screen."""
    words_to_avoid: tuple[WordToAvoid, ...]
    thesaurus: tuple[WordGroup, ...]
    """Words that mean the same to a resident."""
    crisis: Crisis
    figures: Figures
    """Context for the coalition; nothing of it is for residents."""
    alone: Alone
    quiet_times: tuple[QuietTime, ...]
    """Times of the year in which many groups stop."""
    accessibility: Accessibility
    """What our own checks of every page found."""
    generation: int = 0
    """The number of the last change of the editors that is in it; 0 as it was shipped."""

    @property
    def categories(self) -> Codes:
        """`soort`: what one does there."""
        return self.codes["soort"]

    @property
    def forms(self) -> Codes:
        """`vorm`: one to one, a fixed group, drop in, at home."""
        return self.codes["vorm"]

    @property
    def audiences(self) -> Codes:
        """`voor`: for whom."""
        return self.codes["voor"]

    @property
    def needs(self) -> Codes:
        """`nodig`: access facts, each known to be so, known not to be so, or unknown."""
        return self.codes["nodig"]

    @cached_property
    def transport(self) -> Codes:
        """`vervoer`, as far as an organisation states it of an activity."""
        return {code: it for code, it in self.codes["vervoer"].items() if not it.computed}

    @cached_property
    def computed_transport(self) -> Codes:
        """`vervoer`, as far as it depends on where the resident starts: `ov`, `zonder-auto`."""
        return {code: it for code, it in self.codes["vervoer"].items() if it.computed}

    @property
    def languages_spoken(self) -> Codes:
        """`taal`: languages spoken at an activity."""
        return self.codes["taal"]

    @property
    def statuses(self) -> Codes:
        """What can be the matter with one date: goes on, cancelled, moved, full."""
        return self.codes["status"]

    @property
    def dayparts(self) -> Codes:
        """`dagdeel`: morning, afternoon, evening, by local start."""
        return self.codes["dagdeel"]

    @property
    def days(self) -> Codes:
        """`dag`: today, tomorrow, the weekend and the days of the week."""
        return self.codes["dag"]

    @property
    def sign_up(self) -> Codes:
        """`aanmelden`: whether and how one signs up for an activity."""
        return self.codes["aanmelden"]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Slug -> place, of all municipalities."""
        return {place.slug: place for it in self.municipalities.values() for place in it.places}

    @cached_property
    def stations(self) -> Mapping[str, Station]:
        """Slug -> railway station, of all municipalities."""
        return {station.slug: station for it in self.municipalities.values() for station in it.stations}

    @cached_property
    def ride_services(self) -> tuple[RideService, ...]:
        """Ride services of all municipalities."""
        return tuple(service for it in self.municipalities.values() for service in it.ride_services)

    @cached_property
    def postcode_areas(self) -> Mapping[str, PostcodeArea]:
        """Four digits -> the middle of that area."""
        return {area.code: area for place in self.places.values() for area in place.postcode_areas}

    def code_for(self, kind: str, text: str) -> str | None:
        """The code of `kind` that `text` stands for: the code itself, its label or a plain word for it."""
        return self._code_names[kind].get(fold(text))

    def covering(self, slug: str) -> tuple[str, ...]:
        """The place and every place it is part of, nearest first: azelo, ambt-delden, delden."""
        chain: list[str] = []
        here: str | None = slug
        while here is not None:
            chain.append(here)
            here = self.places[here].part_of
        return tuple(chain)

    def place_for(self, text: str, municipality: str | None = None) -> Place | None:
        """The place whose slug, name or alias is exactly `text`, capitals and accents aside.

        Never the most similar one: Hengelo is not Hengevelde. None when no or more than one place fits.
        With `municipality` only its places count, and its districts with everyday names ("Centrum") do too.
        """
        fitting = {
            place.slug: place
            for place in self._place_names.get(fold(text), ())
            if place.municipality == municipality or (municipality is None and not place.local_name)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def place_for_postcode(self, postcode: str) -> Place | None:
        """The place of a postcode, of which the four digits count ("7471 DK" is good too).

        An area that several places share gives the main place of their municipality.
        """
        digits = postcode.strip()[:4]
        sharing = [place for place in self.places.values() if digits in place.postcodes]
        if len(sharing) <= 1:
            return sharing[0] if sharing else None
        codes = {place.municipality for place in sharing}
        return self.places[self.municipalities[codes.pop()].main_place] if len(codes) == 1 else None

    def organisation_for(self, name: str, municipality: str) -> Organisation | None:
        """The organisation of that name in that municipality: Noaberhoes exists in both."""
        return self._organisation_names.get((municipality, fold(name)))

    @cached_property
    def _code_names(self) -> Mapping[str, Mapping[str, str]]:
        return {
            kind: {fold(word): code.code for code in codes.values() for word in code_names(code)}
            for kind, codes in self.codes.items()
        }

    @cached_property
    def _organisation_names(self) -> Mapping[tuple[str, str], Organisation]:
        return {
            (it.municipality, fold(name)): it
            for it in self.organisations.values()
            for name in (it.slug, it.name, *it.aliases)
        }

    @cached_property
    def _place_names(self) -> Mapping[str, list[Place]]:
        names: dict[str, list[Place]] = {}
        for place in self.places.values():
            for name in place_names(place):
                names.setdefault(fold(name), []).append(place)
        return names


def code_names(code: Code) -> tuple[str, ...]:
    """Everything that stands for the code."""
    return (code.code, code.label, *code.words)


def place_names(place: Place) -> tuple[str, ...]:
    """Everything that stands for the place."""
    return (place.slug, place.name, *place.aliases)
