"""Phrases: what they lead to can be asked."""

from collections.abc import Iterator

from schuifaan.content.folding import fold
from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rules.wishes import cannot_be_asked


def phrases_lead_somewhere(library: Library) -> Iterator[ContentProblem]:
    """Phrases have letters, or they would fit every question; ways to company ask what `/zoeken` knows."""
    for shelved in (library.crisis, library.alone):
        for key in ("phrases", "but_not"):
            for phrase in getattr(shelved.says, key):
                if not all(fold(choice) for word in phrase.split() for choice in word.split("|")):
                    yield shelved.file.problem((key,), f'"{phrase}" is geen zin om naar te luisteren.')
    for i, way in enumerate(library.alone.says.ways):
        yield from cannot_be_asked(library, library.alone.file, ("way", i, "query"), way.query)
