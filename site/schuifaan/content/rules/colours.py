"""A municipality's own colours: readable on our paper, in the light and in the dark theme."""

from collections.abc import Iterator

from schuifaan.content.contrast import contrast
from schuifaan.content.library import Library
from schuifaan.content.municipalities import Brand
from schuifaan.content.problems import ContentProblem

LIGHT_PAPER, LIGHT_CARD, LIGHT_INK = "#FFF9EF", "#FFFFFF", "#221A16"
DARK_PAPER, DARK_CARD = "#191411", "#231C18"
ENOUGH = 7.0
"""WCAG 2.2 success criterion 1.4.6 (AAA) for text of normal size."""


def colours_are_readable(library: Library) -> Iterator[ContentProblem]:
    """Brand colours as text on paper and card, and text on the accent: 7:1 at least."""
    for shelved in library.municipalities.values():
        brand = shelved.says.brand
        for key, colour, ground in _pairs(brand) if brand else ():
            ratio = contrast(colour, ground)
            if ratio < ENOUGH:
                sentence = f"het contrast van {colour} met {ground} is {ratio:.1f}. Dat moet minstens 7 zijn."
                yield shelved.file.problem(("brand", key), sentence)


def _pairs(brand: Brand) -> Iterator[tuple[str, str, str]]:
    yield "light", brand.light, LIGHT_PAPER
    yield "light", brand.light, LIGHT_CARD
    yield "dark", brand.dark, DARK_PAPER
    yield "dark", brand.dark, DARK_CARD
    if brand.accent_light is not None:
        yield "accent_light", brand.accent_light, LIGHT_INK
    if brand.accent_dark is not None:
        yield "accent_dark", brand.accent_dark, DARK_PAPER
