"""Who sends this request, and the cookie that says so."""

from datetime import timedelta
from typing import cast

from flask import g, request
from werkzeug.wrappers import Response

from schuifaan.services.accounts.sessions import NOTED_EVERY, Person, end_sessions, note_seen, person_of
from schuifaan.web.current import current, now

LONGEST_KEPT = timedelta(days=90)


def current_person() -> Person | None:
    """Who is signed in, also when the second proof is still to come; None for everybody else.

    Only pages behind the sign-in ask: what is public is the same for all.
    """
    if "person" not in g:
        g.person = _read()
    return cast(Person | None, g.person)


def current_account() -> Person | None:
    """Who is signed in, wholly."""
    person = current_person()
    return person if person and person.proven else None


def give_cookie(response: Response, token: str) -> None:
    """Let this browser be signed in; a browser that closes keeps it, the limits are ours."""
    response.set_cookie(
        _name(),
        token,
        max_age=LONGEST_KEPT,
        path="/",
        secure=current().settings.production,
        httponly=True,
        samesite="Lax",
    )


def sign_out(response: Response) -> None:
    """End this browser's session, if there is one, and leave nothing of it behind."""
    person = current_person()
    if person:
        with current().database.write() as session:
            end_sessions(session, person.id, now(), key=person.session_key)
    if _name() in request.cookies:
        response.delete_cookie(
            _name(), path="/", secure=current().settings.production, httponly=True, samesite="Lax"
        )


def _name() -> str:
    """With this prefix a browser takes the cookie only over https, for this host and no other."""
    return "__Host-sessie" if current().settings.production else "sessie"


def _read() -> Person | None:
    token = request.cookies.get(_name())
    if not token:
        return None
    moment = now()
    with current().database.read() as session:
        person = person_of(session, token, moment)
    if person and moment.replace(tzinfo=None) - person.seen_at > NOTED_EVERY:
        with current().database.write() as session:
            note_seen(session, person.session_key, moment)
    return person
