"""Why one should ring first, in words."""

from schuifaan.services.confirming.rules import NO_PERSON, REPORTED, UNCONFIRMED
from schuifaan.wording.catalogs import gettext_for


def why_call_first(code: str, lang: str) -> str:
    """The reason behind a code of `Activity.call_first`, for residents; empty for none."""
    _ = gettext_for(lang)
    return {
        REPORTED: _("Drie mensen zeiden dat hier iets niet klopt."),
        UNCONFIRMED: _("De organisatie heeft al een tijd niet gezegd of dit nog klopt."),
        NO_PERSON: _("Dit staat al lang in een agenda. Niemand heeft pas nog gezegd dat het klopt."),
    }.get(code, "")
