"""What somebody asks: the query keys of search page, map, calendar, API and `schuifaan search` alike."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from schuifaan.content import Content
from schuifaan.inputs.search_values import Problems, read_choice, read_date, read_number, read_words
from schuifaan.messages import Message

LONGEST_QUERY = 200
LONGEST_VALUE = 100
MOST_VALUES = 50
HIGHEST_PAGE = 1000
HIGHEST_LIMIT = 100

Pairs = list[tuple[str, str]]
_DATED = frozenset({"ov", "automaatje", "zonder-auto"})
"""Ways to get there that may do for one date of an activity, and not for another one."""


@dataclass(frozen=True, slots=True)
class SearchInput:
    """A question in canonical form; two equal questions are equal values, so it can be a cache key.

    Every field is a query key (`zonder_aanmelden` is `zonder-aanmelden`), in the order links have them.
    """

    q: str = ""
    gemeente: str | None = None
    plaats: tuple[str, ...] = ()
    dag: tuple[str, ...] = ()
    """Words (`vandaag`, `dinsdag`) and dates (`2026-11-18`); words come first."""
    dagdeel: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None
    soort: tuple[str, ...] = ()
    vorm: tuple[str, ...] = ()
    voor: tuple[str, ...] = ()
    taal: tuple[str, ...] = ()
    vervoer: tuple[str, ...] = ()
    nodig: tuple[str, ...] = ()
    vertrek: str | None = None
    """Where one leaves from: a place slug or four postcode digits."""
    gratis: bool = False
    zonder_aanmelden: bool = False
    letterlijk: bool = False
    """Search for exactly these words, without their other forms."""
    sorteer: str | None = None
    pagina: int = 1
    limit: int | None = None
    """How many to show; only the API and the command line can ask for it."""

    @property
    def some_dates(self) -> bool:
        """Whether it asks for some of the dates of a series: the days, hours or journeys that suit."""
        return bool(self.dag or self.dagdeel or self.van or self.tot or not _DATED.isdisjoint(self.vervoer))

    def pairs(self) -> Pairs:
        """The question as query keys and values, always in the same order; what is not asked is left out."""
        return list(_pairs(self))

    def with_(self, key: str, value: str) -> "SearchInput":
        """The question with this choice too, from its first page.

        A repeatable key gets one value more, a single key another value. The value must be a known one.
        """
        name = _field(key)
        held = getattr(self, name)
        added: Any = value
        if isinstance(held, tuple):
            added = held if value in held else (*held, value)
        elif isinstance(held, bool):
            added = True
        elif name in {"van", "tot"}:
            added = date.fromisoformat(value)
        elif name in {"pagina", "limit"}:
            added = int(value)
        return self._with({"pagina": 1, name: added})

    def without(self, key: str, value: str | None = None) -> "SearchInput":
        """The question without this choice (of a repeatable key: only this value), from its first page."""
        name = _field(key)
        held = getattr(self, name)
        if value is not None and isinstance(held, tuple):
            return self._with({"pagina": 1, name: tuple(other for other in held if other != value)})
        return self._with({"pagina": 1, name: getattr(_NOTHING, name)})

    def on_page(self, page: int) -> "SearchInput":
        """The same question, another page of its results."""
        return replace(self, pagina=page)

    def _with(self, changes: Mapping[str, Any]) -> "SearchInput":
        return replace(self, **changes)


_NOTHING = SearchInput()
KEYS = {field.name.replace("_", "-"): field.name for field in fields(SearchInput)}
"""Query key -> field."""
REPEATABLE = tuple(key for key, name in KEYS.items() if isinstance(getattr(_NOTHING, name), tuple))
FLAGS = tuple(key for key, name in KEYS.items() if isinstance(getattr(_NOTHING, name), bool))
SORTS = ("datum", "afstand", "beste")


def parse(pairs: Iterable[tuple[str, str]], content: Content) -> tuple[SearchInput, tuple[str, ...]]:
    """The question in `pairs`, and a Dutch sentence for everything in it that we cannot use.

    Unknown keys are ignored, so are empty values (a form sends them). Never raises: whatever somebody types
    into the address bar is a question we answer as far as we can.
    """
    asked, problems = _collect(pairs)
    found: dict[str, Any] = {}
    for key, values in asked.items():
        if key in REPEATABLE:
            known = [read_choice(key, value, content) for value in values]
            found[KEYS[key]] = _canonical(key, (choice for choice in known if choice), content)
            unknown = [value for value, choice in zip(values, known, strict=True) if not choice]
            problems.unknown(key, unknown, known)
        else:
            found[KEYS[key]] = _single(key, values[0], content, problems)
    search = SearchInput(**found)
    if search.van and search.tot and search.tot < search.van:
        problems.say(Message("De laatste dag ligt vóór de eerste dag. Wij kijken alleen naar de eerste dag."))
        search = replace(search, tot=None)
    return search, problems.sentences


def _collect(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, list[str]], Problems]:
    """Cleaned values by known key, no more of them and no longer than anybody needs."""
    asked: dict[str, list[str]] = {}
    problems = Problems()
    count = 0
    for key, value in pairs:
        # The query keeps one character more than we use, so that `read_words` can tell it was cut.
        text = read_words(value, LONGEST_QUERY + 1 if key == "q" else LONGEST_VALUE)
        if key not in KEYS or not text:
            continue
        count += 1
        if count > MOST_VALUES:
            problems.say(
                Message(
                    "U koos meer dan %(aantal)s dingen. Wij gebruiken de eerste %(aantal)s.",
                    aantal=MOST_VALUES,
                )
            )
            break
        asked.setdefault(key, []).append(text)
    return asked, problems


def _single(key: str, value: str, content: Content, problems: Problems) -> Any:
    if key == "q":
        if len(value) > LONGEST_QUERY:
            problems.say(
                Message(
                    "Uw zoekvraag is erg lang. Wij zoeken met de eerste %(aantal)s tekens.",
                    aantal=LONGEST_QUERY,
                )
            )
        return value[:LONGEST_QUERY].rstrip()
    if key in FLAGS:
        return _flag(key, value, problems)
    if key in {"van", "tot"}:
        known: Any = read_date(value)
    elif key in {"pagina", "limit"}:
        return _count(key, value, problems)
    elif key == "sorteer":
        known = value.casefold() if value.casefold() in SORTS else None
    else:
        known = read_choice(key, value, content)
    if known is None:
        problems.unknown(key, [value], [])
    return known


def _flag(key: str, value: str, problems: Problems) -> bool:
    if value not in {"0", "1"}:
        problems.unknown(key, [value], [])
    return value == "1"


def _count(key: str, value: str, problems: Problems) -> int | None:
    highest = HIGHEST_PAGE if key == "pagina" else HIGHEST_LIMIT
    number = read_number(value)
    if number is None or number < 1:
        problems.unknown(key, [value], [])
        return 1 if key == "pagina" else None
    if number > highest and key == "limit":
        problems.say(Message("Wij laten er ten hoogste %(aantal)s tegelijk zien.", aantal=HIGHEST_LIMIT))
    return min(number, highest)


def _canonical(key: str, values: Iterable[str], content: Content) -> tuple[str, ...]:
    """Every value once: codes in the order of the screen, then dates in theirs; places as they were named."""
    once = dict.fromkeys(values)
    if key == "plaats":
        return tuple(once)
    order = {code: position for position, code in enumerate(content.codes[key])}
    return tuple(sorted(once, key=lambda value: (order.get(value, len(order)), value)))


def _pairs(search: SearchInput) -> Iterator[tuple[str, str]]:
    for key, name in KEYS.items():
        held = getattr(search, name)
        if held == getattr(_NOTHING, name):
            continue
        if isinstance(held, tuple):
            yield from ((key, value) for value in held)
        else:
            yield key, "1" if held is True else str(held)


def _field(key: str) -> str:
    try:
        return KEYS[key]
    except KeyError:
        raise ValueError(f"no query key {key!r}") from None
