"""Wishes: what they ask of the search can be asked."""

from collections.abc import Iterable, Iterator, Mapping

from schuifaan.content.codes import PICTOGRAMS
from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.reading import ContentFile
from schuifaan.content.rules.codes import no_pictogram
from schuifaan.content.rules.repeats import repeats
from schuifaan.content.toml_lines import KeyPath

KINDS_TO_ASK = ("soort", "vorm", "voor", "taal", "nodig", "vervoer", "dag", "dagdeel")
SWITCHES = ("gratis", "zonder-aanmelden")
"""Query keys that are either 1 or not there."""


def wishes_can_be_asked(library: Library) -> Iterator[ContentProblem]:
    """Codes are unique, drawings exist, and every key and value of a query is one `/zoeken` knows."""
    file, wishes = library.wishes.file, library.wishes.says.wish
    yield from repeats(file, ((("wish", i, "code"), wish.code) for i, wish in enumerate(wishes)))
    for i, wish in enumerate(wishes):
        if wish.pictogram not in PICTOGRAMS:
            yield file.problem(("wish", i, "pictogram"), no_pictogram(wish.pictogram))
        yield from cannot_be_asked(library, file, ("wish", i, "query"), wish.query)


def cannot_be_asked(
    library: Library, file: ContentFile, path: KeyPath, query: Mapping[str, tuple[str, ...]]
) -> Iterator[ContentProblem]:
    """The keys and values of a query that `/zoeken` does not know."""
    for key, values in query.items():
        known = list(_choices(library, key))
        if not known:
            asked = ", ".join((*KINDS_TO_ASK, *SWITCHES))
            yield file.problem((*path, key), f'een wens kan niet naar "{key}" vragen. Kies uit {asked}.')
        elif wrong := [value for value in values if value not in known]:
            sentence = f'"{wrong[0]}" is geen keuze van "{key}". Kies uit {", ".join(known)}.'
            yield file.problem((*path, key), sentence)


def _choices(library: Library, key: str) -> Iterable[str]:
    if key in SWITCHES:
        return ("1",)
    return (code.code for code in library.codes[key].says.code) if key in KINDS_TO_ASK else ()
