"""Reading a question from left to right, the longest phrase first."""

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zoekindex.analysis import MAX_QUERY_LENGTH
from zoekindex.stopwords import STOP_WORDS
from zoekindex.understanding.found import Found, Understood
from zoekindex.understanding.gazetteer import Choice, Gazetteer
from zoekindex.understanding.lexicon import (
    ASKING,
    AT_MOST,
    BEFORE_PLACE,
    CHEAP,
    DAYPART_OF,
    FILLERS,
    FOR_WHOM,
    FREE,
    GROWING,
    LIGHT,
    NEARBY,
    OWN,
    PREPOSITIONS,
)
from zoekindex.understanding.moments import mended, moment_at
from zoekindex.understanding.spelling import closest
from zoekindex.understanding.tokens import Token, tokens_of, words_in

PLACE_LETTERS, OTHER_LETTERS, BEHIND_IN_LETTERS = 6, 7, 4
"""How long a name of a place, and another word, must be before a slip in it is forgiven; and a name behind "in",
where hardly anything but a place is named: "eten in delen" is about Delden, though "delen" is a word.
"""

_FREE, _CHEAP, _NEARBY, _ASKING = (frozenset(map(words_in, list_)) for list_ in (FREE, CHEAP, NEARBY, ASKING))
_APOSTROPHES = ("'", "\u2019", "\u2018", "`", "\u00b4")
_CARING = {"zorg", "zorgen", "zorgt", "zorgde"}
"""Before "voor mijn man" they make him whom it is about: who asks so looks after him."""
_WITH = {(word,) for word in ("voor", "met", "for", "with", "fur", "mit")}
_LONGEST = max(len(words) for words in _FREE | _CHEAP | _NEARBY | _ASKING)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some words that stand together, and what they say."""

    first: int
    last: int  # excluded
    choices: tuple[Choice, ...] = ()
    aside: Choice | None = None
    asks: bool = False


def understand(text: str, today: date, gazetteer: Gazetteer) -> Understood:
    """What `text` means on `today`. Never raises, and reads no more than the first 200 characters."""
    text = unicodedata.normalize("NFC", text[:MAX_QUERY_LENGTH])
    tokens = tokens_of(text)
    parts: list[_Part] = []
    at = 0
    while at < len(tokens):
        part = _read(tokens, at, today, gazetteer)
        if part:
            parts.append(part)
        at = part.last if part else at + 1
    used = {place for part in parts for place in range(part.first, part.last)}
    left = [place for place in range(len(tokens)) if place not in used and not _idle(tokens, place)]
    if any(part.choices for part in parts) and all(tokens[place].word in LIGHT for place in left):
        left = []
    last = tuple(_last_resorts(tokens, left, gazetteer)) if left else ()
    if sum(part.last - part.first for part in last) == len(left):
        parts, left = sorted((*parts, *last), key=lambda part: part.first), []
    faint = [part for part in last if gazetteer.faint.issuperset(part.choices)]
    left = [place for place in left if not any(part.first <= place < part.last for part in faint)]
    return Understood(
        text=text,
        filters=_once(_found(text, tokens, part, choice) for part in parts for choice in part.choices),
        set_aside=tuple(_found(text, tokens, part, part.aside) for part in parts if part.aside),
        rest=_joined(text, tokens, _with_between(tokens, left, used)),
        asks_anything=any(part.asks for part in parts),
    )


def _read(tokens: Sequence[Token], at: int, today: date, gazetteer: Gazetteer) -> _Part | None:
    ahead = tokens[at:]
    words = tuple(token.word for token in ahead[: max(_LONGEST, gazetteer.longest)])
    candidates = [_phrase(words, at, gazetteer), _money(ahead, at)]
    if not any(token.word in _CARING for token in tokens[max(0, at - 2) : at]):
        candidates.append(_for_whom(words, at, gazetteer))
    used, choices = moment_at(ahead, today)
    if used:
        candidates.append(_Part(at, at + used, choices))
    found = [part for part in candidates if part]
    if found:
        return max(found, key=lambda part: part.last)
    return _misspelt(tokens, at, today, gazetteer)


def _phrase(words: tuple[str, ...], at: int, gazetteer: Gazetteer) -> _Part | None:
    for length in range(len(words), 0, -1):
        phrase, last = words[:length], at + length
        if phrase in gazetteer.table:
            return _Part(at, last, (gazetteer.table[phrase],))
        if phrase in _FREE:
            return _Part(at, last, (("gratis", "1"),))
        if phrase in _CHEAP:
            return _Part(at, last, aside=("prijs", "goedkoop"))
        if phrase in _NEARBY:
            return _Part(at, last, aside=("dichtbij", "1"))
        if phrase in _ASKING:
            return _Part(at, last, asks=True)
    return None


def _money(ahead: Sequence[Token], at: int) -> _Part | None:
    """`tot 5 euro`, `maximaal € 2,50`, `5 euro`."""
    words = [token.word for token in ahead[:6]]
    place = 1 if words[0] in AT_MOST or words[0] == "minder" else 0
    if words[:2] == ["minder", "dan"]:
        place = 2
    if place >= len(words) or not words[place].isdigit():
        return None
    signed = "€" in ahead[place].gap
    place += 1
    if place < len(words) and ahead[place].gap in {",", "."} and words[place].isdigit():
        place += 1
    if place < len(words) and words[place] in {"euro", "eur", "euros"}:
        place += 1
    elif not signed:
        return None
    return _Part(at, at + place, aside=("prijs", "bedrag"))


def _for_whom(words: tuple[str, ...], at: int, gazetteer: Gazetteer) -> _Part | None:
    """`mijn moeder`, `voor een vriendin`, `met m'n man`: who comes along, and not what it is about."""
    start = int(words[:1] in _WITH)
    anybody = start and words[start : start + 1] == ("een",)
    start += words[start : start + 2] == ("m", "n")
    owner, *who = words[start:] or ("",)
    if who and who[0] in FOR_WHOM and (owner in OWN or anybody):
        return _aged(words, at, start + 2, gazetteer) or _Part(at, at + start + 2, asks=True)
    return _aged(words, at, 1, gazetteer) if words[:1] and words[0] in GROWING else None


def _aged(words: tuple[str, ...], at: int, behind: int, gazetteer: Gazetteer) -> _Part | None:
    """`van 15`, `van 80 jaar` behind a person; who is grown up is asked for nothing in particular."""
    of, number, *more = (*words[behind : behind + 3], "", "")
    if of not in {"van", "of"} or not (number.isascii() and number.isdigit() and len(number) < 4):
        return None
    last = behind + 2 + (more[0] in {"jaar", "jaren"})
    choices = tuple(choice for low, high, choice in gazetteer.ages if low <= int(number) <= high)
    return _Part(at, at + last, choices, asks=True)


def _misspelt(tokens: Sequence[Token], at: int, today: date, gazetteer: Gazetteer) -> _Part | None:
    word = tokens[at].word
    if at and tokens[at - 1].word in BEFORE_PLACE:
        place = closest(word, gazetteer.place_words, BEHIND_IN_LETTERS)
        if place:
            return _Part(at, at + 1, (place,))
    if len(word) < PLACE_LETTERS or _says_nothing(tokens[at]) or word in gazetteer.known:
        return None
    choice = closest(word, gazetteer.place_words, PLACE_LETTERS)
    choice = choice or closest(word, gazetteer.other_words, OTHER_LETTERS)
    if choice:
        return _Part(at, at + 1, (choice,))
    day = mended(word)
    if not day:
        return None
    right = Token(day, tokens[at].start, tokens[at].end, tokens[at].gap)
    used, choices = moment_at((right, *tokens[at + 1 :]), today)
    return _Part(at, at + used, choices) if used else None


def _last_resorts(tokens: Sequence[Token], left: list[int], gazetteer: Gazetteer) -> Iterator[_Part]:
    """What the words that are left would mean as filters, should nothing else be left."""
    place = 0
    while place < len(left):
        first = left[place]
        for length in range(min(gazetteer.longest, len(left) - place), 0, -1):
            if left[place : place + length] != list(range(first, first + length)):
                continue
            words = tuple(token.word for token in tokens[first : first + length])
            choice = gazetteer.last_table.get(words)
            if choice is None and length == 1 and words[0] in DAYPART_OF:
                choice = ("dagdeel", DAYPART_OF[words[0]])
            if choice:
                yield _Part(first, first + length, (choice,))
                place += length - 1
                break
        place += 1


def _says_nothing(token: Token) -> bool:
    letter = len(token.word) == 1 and token.word.isascii() and token.word.isalpha()
    return letter or token.word in STOP_WORDS or token.word in FILLERS or token.word in {"euro", "uur"}


def _idle(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word says nothing where it stands; in "jeu-de-boules" even "de" does, and "man" behind "mijn"."""
    if place and tokens[place].word in FOR_WHOM and tokens[place - 1].word in OWN:
        return False
    hyphens = [token.gap for token in tokens[place : place + 2]]
    return _says_nothing(tokens[place]) and (place == 0 or hyphens[0] != "-") and hyphens[1:] != ["-"]


def _with_between(tokens: Sequence[Token], left: Sequence[int], used: Container[int]) -> list[int]:
    """The words that are left, with the stop words between neighbours: "jeu de boules" is one thing."""
    kept: list[int] = []
    for place in left:
        between = range(kept[-1] + 1, place) if kept else ()
        if all(it not in used and tokens[it].word in STOP_WORDS for it in between):
            kept.extend(between)
        kept.append(place)
    return kept


def _found(text: str, tokens: Sequence[Token], part: _Part, choice: Choice) -> Found:
    start, end = tokens[part.first].start, tokens[part.last - 1].end
    if start and tokens[part.first].gap.endswith(_APOSTROPHES):
        start -= 1
    cut = part.first
    while cut and tokens[cut - 1].word in PREPOSITIONS:
        cut -= 1
    key, value = choice
    return Found(key, value, text[start:end], start if cut == part.first else tokens[cut].start, end)


def _once(filters: Iterable[Found]) -> tuple[Found, ...]:
    """Each filter once. Several days are days to choose from, but a weekend and its Saturday are one wish."""
    return tuple({(found.key, found.value): found for found in reversed(tuple(filters))}.values())[::-1]


def _joined(text: str, tokens: Sequence[Token], left: Sequence[int]) -> str:
    """The words that are left as they were typed; neighbours keep what joined them ("jeu-de-boules")."""
    if not left:
        return ""
    pieces: list[str] = []
    for before, place in zip((None, *left), left, strict=False):
        joined = before is not None and place == before + 1
        pieces.append(tokens[place].gap if joined else " ")
        pieces.append(text[tokens[place].start : tokens[place].end])
    return " ".join("".join(pieces).split())
