"""No page of somebody else sends our forms: every POST comes from our own site and carries a token of ours."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, g, make_response, render_template, request
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException
from werkzeug.wrappers import Response

from schuifaan.web.current import current
from schuifaan.web.sign_in.access import private
from schuifaan.web.sign_in.person import current_account, current_person
from schuifaan.web.tokens import FIELD, name_in, new_token

UNUSABLE = 422

View = TypeVar("View", bound=Callable[..., object])


def keeps_answers(view: View) -> View:
    """Mark a view that says itself, beside the answers it was sent, that its form was open too long."""
    view.keeps_answers = True  # type: ignore[attr-defined]
    return view


def takes_files(most_bytes: int) -> Callable[[View], View]:
    """Mark a view whose form may be this large when somebody who is signed in sends it."""

    def mark(view: View) -> View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def form_token() -> str:
    """A token for a form on the page being made."""
    return new_token(current().settings, _session_key())


def sent_name() -> str | None:
    """The name in the token that was sent; None when it is not one of ours."""
    return name_in(current().settings, request.form.get(FIELD, ""), _session_key())


def refuse_forged(app: Flask) -> None:
    """Look at every POST before its view does, and keep what is one visitor's out of caches."""

    @app.before_request
    def _look() -> Response | None:
        if request.method != "POST" or request.endpoint is None:
            return None
        view = current_app.view_functions[request.endpoint]
        if hasattr(view, "most_bytes") and current_account() is not None:
            request.max_content_length = view.most_bytes
        _read_whole_form()
        if not _from_our_site():
            raise Forbidden
        if getattr(view, "keeps_answers", False) or (hasattr(view, "needs") and current_account() is None):
            return None
        if sent_name() is None:
            return private(make_response(render_template("errors/too_old.html"), UNUSABLE))
        return None

    @app.after_request
    def _nobody_elses(response: Response) -> Response:
        if g.get("has_token") or request.method == "POST":  # a cache would give it to whoever comes next
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def _session_key() -> str:
    person = current_person()
    return person.session_key if person else ""


def _read_whole_form() -> None:
    """A body that breaks off, or that is none, is the sender's mistake."""
    try:
        _ = request.form
    except HTTPException:
        raise
    except Exception as error:  # each web server has its own for this
        raise BadRequest from error


def _from_our_site() -> bool:
    """What the browser says of where the form stood; a very old browser says nothing, and has the token."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.host
