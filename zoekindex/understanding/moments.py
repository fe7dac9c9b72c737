"""Days, dates and parts of the day in words."""

from collections.abc import Sequence
from datetime import date

from zoekindex.spelling import sound
from zoekindex.understanding.dates import date_at
from zoekindex.understanding.days import day_at
from zoekindex.understanding.feasts import feast_at
from zoekindex.understanding.lexicon import WEEKDAYS
from zoekindex.understanding.periods import period_at
from zoekindex.understanding.spans import Reading
from zoekindex.understanding.spelling import closest
from zoekindex.understanding.tokens import Token

MISSPELT = 7
"""Letters a name of a day must have before a slip in it is forgiven."""
SOUNDS_RIGHT = 6
"""Letters a word must have to be the name of a day that it sounds like: "vrydag", "saterdach"."""
_SPELT = (*WEEKDAYS, *(f"{day}{part}" for day in WEEKDAYS for part in ("ochtend", "middag", "avond")))
_TODAY_SPELT = ("vandaag", "vanmiddag", "vanavond", "vanochtend", "overmorgen", "weekend", "morgenavond")
_NAMES = {name: name for name in (*_SPELT, *_TODAY_SPELT)}
_BY_SOUND = {sound(name): name for name in _NAMES}


def moment_at(tokens: Sequence[Token], today: date) -> Reading:
    """What the first of `tokens` and those after it say about time; no words used when they say nothing."""
    readings = (read(tokens, today) for read in (period_at, day_at, date_at, feast_at))
    return max(readings, key=lambda reading: reading[0])


def mended(word: str) -> str | None:
    """The name of a day that `word` must be a misspelling of, if any."""
    heard = _BY_SOUND.get(sound(word)) if len(word) >= SOUNDS_RIGHT else None
    return heard or closest(word, _NAMES, MISSPELT)
