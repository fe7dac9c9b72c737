"""Figures of a plan are about a municipality we have."""

from collections.abc import Iterator

from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem


def figures_are_about_us(library: Library) -> Iterator[ContentProblem]:
    """Each names one of our municipalities."""
    for i, figure in enumerate(library.figures.says.figures):
        if figure.municipality not in library.municipalities:
            sentence = f'de gemeente "{figure.municipality}" is er niet.'
            yield library.figures.file.problem(("figure", i, "municipality"), sentence)
