"""Whether two activities of different sources are the same one. A pure function, careful on purpose.

A merge that is wrong takes an activity off the site and nobody notices; a pair that an editor must look at costs
her ten seconds. So sure means: nothing at all speaks against it.
"""

from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz

from schuifaan.services.duplicates.title_words import (
    contradict,
    distinctive,
    marks_of,
    related,
    without,
    words_of,
)

# On both measures: `token_set_ratio` alone gives "Bingo" and "Bingo Zonnebloem" a full hundred.
SURE_TITLE = 95
NEAR_MINUTES = 15
# A calendar that reads UTC as our own time is one hour off in winter and two in summer.
CLOCK_SLIPS = (60, 120)
NEAR = (*range(-NEAR_MINUTES, NEAR_MINUTES + 1), *CLOCK_SLIPS, *(-minutes for minutes in CLOCK_SLIPS))
"""How many minutes later or earlier another activity may begin to be looked at; all others are different."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is compared of an activity. Empty or None is unknown, and unknown never counts as the same."""

    title: str
    start: datetime
    """Its next date, in local time."""
    all_day: bool = False
    minutes: int | None = None
    rule: str = ""
    """Recurrence rule; empty for a single date."""
    venue: str = ""
    address: str = ""
    postcode: str = ""
    areas: frozenset[str] = frozenset()
    """Slugs of its village and of whatever that is part of."""
    place: str = ""
    """Name of the village."""
    organisation: str = ""
    audiences: frozenset[str] = frozenset()
    cost_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two activities are."""

    score: int
    """0 to 100."""
    sure: bool = False
    doubtful: bool = False
    reasons: tuple[str, ...] = ()
    """What agrees (`titel`, `begintijd`, `locatie`, `organisatie`), for the editor."""


DIFFERENT = Likeness(0)


def likeness(a: Described, b: Described) -> Likeness:
    """Compare two activities. Neither sure nor doubtful means: different, nobody need look."""
    marks = marks_of(a.title, a.start), marks_of(b.title, b.start)
    if a.start.date() != b.start.date() or contradict(*marks):
        return DIFFERENT
    if a.areas and b.areas and a.areas.isdisjoint(b.areas):
        return DIFFERENT
    apart = abs((a.start - b.start).total_seconds()) // 60
    timed = not (a.all_day or b.all_day)
    venue, organiser = _venue(a, b), _alike(a.organisation, b.organisation)
    whole, ordered, same_words, akin = _titles(a, b)
    equal_titles = whole >= SURE_TITLE and ordered >= SURE_TITLE
    if timed and apart > NEAR_MINUTES:
        if apart in CLOCK_SLIPS and equal_titles and same_words and venue:
            return Likeness(60, doubtful=True, reasons=("titel", "locatie"))
        return DIFFERENT
    on_time = timed and apart == 0
    sure = (
        on_time
        and a.rule == b.rule
        and venue is True
        and equal_titles
        and same_words
        and marks[0] == marks[1]
        and organiser is not False
        and _agree(a, b)
    )
    doubtful = not sure and _worth_a_look(venue, organiser, on_time, whole, ordered, akin)
    agreed = {"titel": equal_titles, "begintijd": on_time, "locatie": venue, "organisatie": organiser}
    score = round(0.5 * (whole + ordered) / 2 + 20 * on_time + 20 * bool(venue) + 10 * bool(organiser))
    return Likeness(score, sure, doubtful, tuple(name for name, same in agreed.items() if same))


def _worth_a_look(
    venue: bool | None, organiser: bool | None, on_time: bool, whole: float, ordered: float, akin: bool
) -> bool:
    """Whether an editor should see the pair; how alike the titles must be depends on what else agrees."""
    if venue:
        return akin or whole >= 80 or ordered >= 70 or bool(on_time and organiser)
    if venue is None:
        return ordered >= 80 or (akin and whole >= 70) or bool(on_time and organiser and akin)
    return ordered >= 90 or bool(organiser and akin and on_time)


def _titles(a: Described, b: Described) -> tuple[float, float, bool, bool]:
    """Both measures, whether no word is left over on either side, and whether any words are akin."""
    names = [name for it in (a, b) for name in (it.place, it.organisation, it.venue)]
    words = words_of(a.title), words_of(b.title)
    bare = without(words[0], names), without(words[1], names)
    one, other = bare if all(bare) else words
    left, right = " ".join(one), " ".join(other)
    glued = fuzz.ratio("".join(one), "".join(other))
    ordered = max(fuzz.token_sort_ratio(left, right), glued)
    same = bool(one) and (sorted(set(one)) == sorted(set(other)) or "".join(one) == "".join(other))
    whole = max(fuzz.token_set_ratio(left, right), glued)
    return whole, ordered, same, related(one, other) or related(*words)


def _venue(a: Described, b: Described) -> bool | None:
    """Whether they are in the same building; None when that cannot be said."""
    if (
        len(a.postcode) > 4
        and a.postcode == b.postcode
        and (not (a.address and b.address) or a.address == b.address)
    ):
        return True
    alike = _alike(a.venue, b.venue, (a.place, b.place))
    if alike and a.areas and b.areas:
        return True
    return None if alike else alike


def _alike(a: str, b: str, besides: tuple[str, ...] = ()) -> bool | None:
    """Whether two names are of the same thing; None when one is unknown."""
    if not (words_of(a) and words_of(b)):
        return None
    common = {word for name in besides for word in words_of(name)}
    one, other = (distinctive(name) - common or distinctive(name) for name in (a, b))
    if one <= other or other <= one:
        return True
    return fuzz.token_sort_ratio(" ".join(sorted(one)), " ".join(sorted(other))) >= 90


def _agree(a: Described, b: Described) -> bool:
    """Whether what both say of length, price and for whom does not differ."""
    lengths = a.minutes is None or b.minutes is None or abs(a.minutes - b.minutes) <= 30
    prices = a.cost_cents is None or b.cost_cents is None or a.cost_cents == b.cost_cents
    people = not (a.audiences and b.audiences) or not a.audiences.isdisjoint(b.audiences)
    return lengths and prices and people
