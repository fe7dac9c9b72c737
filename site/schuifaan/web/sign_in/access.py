"""The door before a view: who may pass is decided by the table in `services.accounts.permissions`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from flask import make_response, redirect, render_template, request
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from schuifaan.services.accounts.permissions import Action, Reach, reach_of
from schuifaan.services.accounts.sessions import Person
from schuifaan.web.addresses import link
from schuifaan.web.own_paths import own_path
from schuifaan.web.sign_in.person import current_account, current_person
from schuifaan.web.tokens import FIELD

SEE_OTHER, UNAUTHORISED = 303, 401
_NOT_SHOWN_AGAIN = frozenset({FIELD, "wachtwoord", "nieuw-wachtwoord", "code"})

P = ParamSpec("P")
View = Callable[P, Any]


def requires(action: Action) -> Callable[[View[P]], Callable[P, Response]]:
    """Let only those pass who may do `action` to something at all. To whose, `activity_for` sees to."""

    def door(view: View[P]) -> Callable[P, Response]:
        @wraps(view)
        def answer(*args: P.args, **kwargs: P.kwargs) -> Response:
            person = current_account()
            if person is None:
                return _sign_in_first()
            if reach_of(person, action) is Reach.NONE:
                raise Forbidden
            return private(make_response(view(*args, **kwargs)))

        answer.needs = action  # type: ignore[attr-defined]
        return answer

    return door


def me() -> Person:
    """Whoever passed the door."""
    person = current_account()
    assert person is not None
    return person


def private(response: Response) -> Response:
    """Nobody keeps a copy: not the browser of a library, nor a cache on the way."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _sign_in_first() -> Response:
    if current_person() is not None:
        return redirect(link("/inloggen/code"), SEE_OTHER)
    if request.method == "POST":
        answers = [
            (name, value)
            for name, value in request.form.items(multi=True)
            if value.strip() and name not in _NOT_SHOWN_AGAIN
        ]
        return private(make_response(render_template("sign_in/ended.html", answers=answers), UNAUTHORISED))
    wanted = request.full_path.rstrip("?")
    return private(redirect(link("/inloggen", terug=own_path(wanted) or None), SEE_OTHER))
