"""On what kind of device somebody is, from what a browser says of itself. Only the kind is kept."""

TELEPHONE, TABLET, COMPUTER, UNKNOWN = "telefoon", "tablet", "computer", ""
# The first sign that is there decides: a tablet with Android leaves out "Mobile", and one of Apple may say "Macintosh".
_SIGNS = (
    (TABLET, ("iPad", "Tablet", "Silk")),
    (TELEPHONE, ("Mobi", "iPhone")),
    (TABLET, ("Android",)),
    (COMPUTER, ("Windows", "Macintosh", "CrOS", "X11", "Linux")),
)


def device_of(user_agent: str) -> str:
    """The kind of device; empty when the browser does not say."""
    return next((kind for kind, signs in _SIGNS if any(it in user_agent for it in signs)), UNKNOWN)
