"""Error pages that help: what to check first, then whom to ring."""

import logging

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from schuifaan.errors import InputError, NotFoundError, UnavailableError

log = logging.getLogger(__name__)

# Statuses with words of their own; any other client error reads as 400.
_WORDED = frozenset({400, 403, 404, 405, 413, 500, 503})
TRY_AGAIN_SECONDS = 60
_KEYS = ("/inloggen/", "/bevestigen/")


def handle_errors(app: Flask) -> None:
    """Answer every failure with a page (or, under /api/, with JSON)."""

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        answer = _answer(error.code or 500, "")
        if error.code == 405:
            answer.headers["Allow"] = error.get_response().headers.get("Allow", "GET")
        return answer

    @app.errorhandler(NotFoundError)
    def _not_found(error: NotFoundError) -> Response:
        return _answer(404, _sentence_of(error))

    @app.errorhandler(InputError)
    def _input(error: InputError) -> Response:
        return _answer(400, _sentence_of(error))

    @app.errorhandler(UnavailableError)
    def _unavailable(error: UnavailableError) -> Response:
        log.error("%s %s: %s", request.method, _asked(), error)
        answer = _answer(503, "")
        answer.headers["Retry-After"] = str(TRY_AGAIN_SECONDS)
        return answer

    @app.errorhandler(Exception)
    def _own_fault(error: Exception) -> Response:
        log.error("%s %s", request.method, _asked(), exc_info=error)
        return _answer(500, "")


def _asked() -> str:
    """What was asked for; a link that was mailed is a key, and no key is written down."""
    return next((f"{area}…" for area in _KEYS if request.path.startswith(area)), request.path)


def _sentence_of(error: InputError) -> str:
    """As it was raised, so that it can still be said in another language."""
    return error.args[0] if error.args and isinstance(error.args[0], str) else ""


def _answer(status: int, sentence: str) -> Response:
    if request.path.startswith("/api/"):
        response: Response = jsonify({"error": sentence or _API_SENTENCES.get(status, _API_SENTENCES[400])})
    else:
        response = Response(_page(status, sentence), mimetype="text/html")
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


_API_SENTENCES = {
    400: "Wij begrijpen deze vraag niet.",
    403: "Dit mag niet.",
    404: "Dit adres bestaat niet.",
    405: "Dit kan niet op dit adres.",
    413: "Dit is te veel in één keer.",
    500: "Er gaat iets mis bij ons.",
    503: "Dit lukt nu even niet. Probeer het over een minuut nog eens.",
}


def _page(status: int, sentence: str) -> str:
    name = status if status in _WORDED else (500 if status >= 500 else 400)
    try:
        return render_template(f"errors/{name}.html", sentence=sentence)
    except Exception:  # the page that says sorry must not fail itself, whatever is broken
        log.exception("error page %s", name)
        return _LAST_RESORT


_LAST_RESORT = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Er gaat iets mis</title></head>'
    "<body><main><h1>Er gaat iets mis</h1><p>Dat ligt aan ons. Probeer het over een paar minuten nog eens.</p>"
    "</main></body></html>"
)
