"""What the library is told about the words of one field: who means the same, and what must not be taken apart."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Concept:
    """Words that people use for one thing. A word may be several words ("jeu de boules").

    Whoever searches for one of `words` also finds what holds another one of them, at 0.65 times `weight` of what
    the word itself would count; and what holds one of the `broader` words, at 0.45 times `weight`. Broader goes one
    way: "koor" with "muziek" as its broader word finds music for who seeks a choir, and no choir for who seeks
    music. Nothing is followed twice: what `broader` words mean in their own concept plays no part.
    """

    words: tuple[str, ...]
    broader: tuple[str, ...] = ()
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.weight <= 1:
            raise ValueError(f"the weight of a concept lies between 0 and 1, and is not {self.weight}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`thesaurus` matters to questions alone: an index serves any. `protected` words (names of places, say) are
    never taken apart, and `parts` are words of which compounds are made that a Dutch dictionary may not know; these
    two decide what is in the index.
    """

    thesaurus: tuple[Concept, ...] = ()
    protected: frozenset[str] = field(default_factory=frozenset)
    parts: frozenset[str] = field(default_factory=frozenset)

    @property
    def index_fingerprint(self) -> str:
        """Changes with whatever changes the index; empty without any such words."""
        return _digest(sorted(self.protected), sorted(self.parts)) if self.protected or self.parts else ""

    @property
    def query_fingerprint(self) -> str:
        """Changes with whatever changes nothing but the answers; empty without a thesaurus."""
        return _digest(self.thesaurus) if self.thesaurus else ""


def _digest(*content: object) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()[:12]


PLAIN = Vocabulary()
"""The vocabulary of who brings none."""
