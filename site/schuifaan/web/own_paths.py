"""Where to go after signing in: only within the part of the site behind it."""

import re
from urllib.parse import urlsplit

AREAS = ("/redactie", "/mijn-organisatie", "/mijn-account")
HOME = {"editor": "/redactie", "lezer": "/redactie", "partner": "/mijn-organisatie"}
LONGEST = 300

_PLAIN = re.compile(r"/[A-Za-z0-9/_.,:?=&%+~-]*")


def own_path(text: str) -> str:
    """`text` if it is an address of ours behind the sign-in, else nothing: never a way to another site."""
    if len(text) > LONGEST or not _PLAIN.fullmatch(text):
        return ""
    path = urlsplit(text).path
    if "//" in path or ".." in path:  # a browser would make another address of it
        return ""
    return text if any(path == area or path.startswith(f"{area}/") for area in AREAS) else ""
