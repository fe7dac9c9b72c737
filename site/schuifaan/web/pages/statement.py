"""The accessibility statement: what our own checks looked at, in words."""

from collections.abc import Callable

from schuifaan.content.accessibility import Accessibility, AccessibilityCheck
from schuifaan.web.language import translate as _

WAYS: dict[str, Callable[[], str]] = {
    "wijd-scherm": lambda: _(
        "Op een wijd scherm: licht, donker, met meer contrast en met eigen kleuren. "
        "Ook vier keer zo groot, met het toetsenbord en op papier."
    ),
    "telefoon": lambda: _("Op een telefoon, en op het smalste scherm van 320 punten."),
    "grote-letters": lambda: _("Met de letters van de browser twee keer zo groot."),
    "zonder-javascript": lambda: _("Zonder JavaScript: is het dan nog dezelfde pagina?"),
    "letters-en-kleuren": lambda: _("Met alle letters en kleuren die u hier kunt kiezen."),
}


def ways_of(result: Accessibility) -> list[tuple[str, AccessibilityCheck]]:
    """Each check in words, with its figures."""
    return [(WAYS[check.code](), check) for check in result.check]
