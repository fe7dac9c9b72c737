"""The token that comes with a form: proof that the form is ours, and one name for one submission.

That of a public form is bound to nobody, because visitors have no session; it makes a form that is sent twice count
once. That of a page behind the sign-in is bound to the session: nobody else's page can send it.
"""

import secrets

from flask import g
from itsdangerous import BadSignature, URLSafeTimedSerializer

from schuifaan.config import Settings

FIELD = "token"
# Long enough to fetch the poster from the village hall and finish tomorrow; shorter than anybody keeps a tab.
VALID_SECONDS = 7 * 24 * 3600


def new_token(settings: Settings, session_key: str = "") -> str:
    """A token to put in a form of the page being made; that page is then one visitor's, and no cache may keep it."""
    g.has_token = True
    return _serializer(settings, session_key).dumps(secrets.token_urlsafe(12))


def name_in(settings: Settings, token: str, session_key: str = "") -> str | None:
    """The name in a token of ours; None for anything else, another session's, and for one that is too old."""
    try:
        return str(_serializer(settings, session_key).loads(token[:200], max_age=VALID_SECONDS))
    except BadSignature:
        return None


def _serializer(settings: Settings, session_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings.secret_key, salt=f"form.{session_key}" if session_key else "form")
