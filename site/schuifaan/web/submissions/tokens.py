"""The token that comes with a form: proof that the form is ours, and one name for one submission.

It is not bound to a visitor, because visitors have no session here. It makes a form that is sent twice count once.
"""

import secrets

from itsdangerous import BadSignature, URLSafeTimedSerializer

from schuifaan.config import Settings

# Long enough to fetch the poster from the village hall and finish tomorrow; shorter than anybody keeps a tab.
VALID_SECONDS = 7 * 24 * 3600


def new_token(settings: Settings) -> str:
    """A token to put in a form."""
    return _serializer(settings).dumps(secrets.token_urlsafe(12))


def name_in(settings: Settings, token: str) -> str | None:
    """The name in a token of ours; None for anything else, and for one that is too old."""
    try:
        return str(_serializer(settings).loads(token[:200], max_age=VALID_SECONDS))
    except BadSignature:
        return None


def _serializer(settings: Settings) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings.secret_key, salt="form")
