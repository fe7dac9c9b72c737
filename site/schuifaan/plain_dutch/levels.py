"""How plain is plain enough."""

from dataclasses import dataclass

ENOUGH_WORDS = 20
"""Below this a score says nothing: one long word would decide it."""


@dataclass(frozen=True, slots=True)
class Level:
    """What a text may ask of its readers.

    `score` is the least Flesch-Douma; 60 to 70 was its "normal", the last years of primary school (W.H. Douma,
    De leesbaarheid van landbouwbladen, 1960). `longest` and `average` are words in a sentence, `rare` the
    share of words that are not everyday Dutch.
    """

    score: float
    longest: int
    average: float
    rare: float


OWN_TEXT = Level(score=60, longest=14, average=9, rare=0.06)
"""Our own pages and screens."""

ACTIVITY_TEXT = Level(score=60, longest=16, average=10, rare=0.08)
"""What partners write about an activity; they get it as advice."""
