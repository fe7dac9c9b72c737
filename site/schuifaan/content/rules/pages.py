"""Pages: the ones every page links to."""

from collections.abc import Iterator

from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem

REQUIRED = ("over", "privacy", "toegankelijkheid", "colofon")


def pages_are_there(library: Library) -> Iterator[ContentProblem]:
    """About, privacy, accessibility and colophon exist."""
    for slug in REQUIRED:
        if slug not in library.pages:
            sentence = "deze pagina moet er zijn: elke bladzijde verwijst ernaar."
            yield ContentProblem(f"pages/{slug}.md", 1, "fout", sentence)
