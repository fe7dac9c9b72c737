"""Colours of a municipality's own, as rules over the tokens of `static/css/tokens.css`.

The content check has refused colours people cannot read; here they only find their place in each theme.
"""

from collections.abc import Iterable

from schuifaan.content import Brand, Municipality


def brand_class(municipality: Municipality | None) -> str:
    """The class on `<html>` that the rules hang on."""
    return f"gemeente-{municipality.code}" if municipality and municipality.brand else ""


def brand_rules(municipalities: Iterable[Municipality]) -> str:
    """Style rules for every municipality that has colours of its own; they come after the style sheet."""
    return "\n".join(_rules(brand_class(it), it.brand) for it in municipalities if it.brand)


def _rules(name: str, brand: Brand) -> str:
    # The cloth keeps the light theme's colour: it is dark, and its letters are light, in both.
    cloth = f"--cloth: {brand.light};"
    light = f"--brand: {brand.light};" + _accent(brand.accent_light) + cloth
    dark = f"--brand: {brand.dark};" + _accent(brand.accent_dark) + cloth
    return (
        f"@layer themes {{ :root.{name}:not(.donker):not(.geelzwart) {{ {light} }}\n"
        f":root.{name}.donker {{ {dark} }}\n"
        f"@media screen and (prefers-color-scheme: dark) "
        f"{{ :root.{name}:not(.licht):not(.geelzwart) {{ {dark} }} }} }}"
    )


def _accent(colour: str | None) -> str:
    return f"--accent: {colour};" if colour else ""
