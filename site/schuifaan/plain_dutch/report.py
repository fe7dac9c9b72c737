"""What is found in a text."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from schuifaan.plain_dutch.levels import Level

Kind = Literal["lange-zin", "lang-woord", "moeilijk-woord", "lijdend", "zeldzaam-woord"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that would be plainer otherwise. `advice` is a Dutch sentence for who wrote the text."""

    kind: Kind
    sentence: str
    word: str | None
    advice: str
    hint: bool = False
    """Worth a thought; the others are too hard for our readers."""


@dataclass(frozen=True, slots=True)
class Report:
    """The measure of a text, and every finding in the order of reading.

    `score` is Flesch-Douma, None for a text too short to say. `average` and `longest` are words in a sentence,
    `rare` is the share of words that are not everyday Dutch, 0 to 1.
    """

    sentences: int
    words: int
    score: float | None
    average: float
    longest: int
    rare: float
    findings: tuple[Finding, ...]

    def shortcomings(self, level: Level) -> Iterator[str]:
        """What of the whole text is harder than `level` allows, in Dutch sentences."""
        if self.score is None:
            return
        if self.score < level.score:
            yield f"De tekst is moeilijk: {self.score:.0f} punten. Vanaf {level.score:.0f} is het goed."
        if self.average > level.average:
            yield f"De zinnen zijn lang: {self.average:.0f} woorden. Tot {level.average:.0f} is het goed."
        if self.rare > level.rare:
            yield f"{self.rare:.0%} van de woorden is niet gewoon. Gebruik vaker gewone woorden."

    def as_document(self) -> dict[str, Any]:
        """The report as values that JSON knows."""
        return asdict(self)
