"""A QR code as a drawing in the page: nothing is fetched, and nobody else sees what it says."""

import segno
from markupsafe import Markup

# Modules of 6 px make the code of a sign-in secret some 25 mm wide on a screen.
SCALE = 6


def qr_code(text: str) -> Markup:
    """An inline SVG, dark on white in every display, with the quiet border that scanners need."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(
        scale=SCALE, border=4, light="#fff", dark="#000", svgclass="qr", lineclass=None, omitsize=False
    )
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704  (made by segno from modules; the text is not in it)
