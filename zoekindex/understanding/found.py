"""What was understood of a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A filter that was in the words. `text` is how it was typed.

    `start` and `end` say what to cut out of the question to be rid of it, the preposition before it
    included.
    """

    key: str
    value: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart: filters, and the words that are left to search for."""

    text: str
    """The question that was read; positions are positions in this."""
    filters: tuple[Found, ...] = ()
    set_aside: tuple[Found, ...] = ()
    """What was understood and cannot be filtered on, such as a price or "in de buurt"."""
    rest: str = ""
    asks_anything: bool = False
    """It asks what there is ("wat is er te doen?"), so that no words left to search for means: everything."""

    @property
    def meaningless(self) -> bool:
        """Nothing to search for, and nothing understood."""
        return not (self.rest or self.filters or self.set_aside or self.asks_anything)

    def without(self, found: Found) -> str:
        """The question with the words of `found` taken out."""
        return " ".join(f"{self.text[: found.start]} {self.text[found.end :]}".split())
