"""The codes as one document, for partners and for `schuifaan content codes --json`."""

from typing import Any

from schuifaan.content.codes import Code
from schuifaan.content.content import Content


def codes_document(content: Content) -> dict[str, list[dict[str, Any]]]:
    """Kind -> every code with its label and the words that stand for it, in the order of the screen.

    Beside the kinds of `codes/` it has `gemeente` and `plaats`.
    """
    document = {kind: [_code(code) for code in codes.values()] for kind, codes in content.codes.items()}
    document["gemeente"] = [{"code": it.code, "label": it.name} for it in content.municipalities.values()]
    document["plaats"] = [
        {"code": it.slug, "label": it.name, "gemeente": it.municipality, "words": list(it.aliases)}
        for it in content.places.values()
    ]
    return document


def _code(code: Code) -> dict[str, Any]:
    return {
        "code": code.code,
        "label": code.label,
        "sentence": code.sentence,
        "pictogram": code.pictogram,
        "words": list(code.words),
    }
