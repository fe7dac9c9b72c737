"""`/redactie/inhoud`: look, change after seeing what it does, look back, and undo."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from schuifaan.content.overlay import KINDS
from schuifaan.errors import InputError
from schuifaan.inputs.content_change import LONGEST_LINE, LONGEST_TEXT
from schuifaan.inputs.search_values import read_number
from schuifaan.inputs.text import one_line
from schuifaan.services.accounts.permissions import Action, may
from schuifaan.services.content_in_use.changing import keep_change, last_change, undo_change
from schuifaan.services.content_in_use.page import items, past_changes
from schuifaan.services.content_in_use.trying import (
    LONGEST_KEY,
    Draft,
    drafted,
    form_for,
    new_key,
    standing_answers,
)
from schuifaan.services.editing.audit import actor_of
from schuifaan.web.addresses import link
from schuifaan.web.content_in_use import texts
from schuifaan.web.content_in_use.preview import preview_of
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

blueprint = Blueprint("content_in_use", __name__, url_prefix="/redactie/inhoud")

GROWING = ("zoekwoorden", "crisis")
"""Kinds to which something new can be added."""
LONGEST_WORDS = 100


@blueprint.get("")
@requires(Action.SEE_CONTENT)
def overview() -> Response:
    """What there is to change, and what no longer fits."""
    return _page("overview", left_out=current().in_use.left_out)


@blueprint.get("/<kind>")
@requires(Action.SEE_CONTENT)
def of_kind(kind: str) -> Response:
    """Everything of one kind, by a word if one likes."""
    _known(kind)
    words = str(one_line(request.args.get("q", "")[:LONGEST_WORDS]))
    found = items(current().in_use, kind, words, now())
    may_change = may(me(), Action.CHANGE_CONTENT)
    done = request.args.get("klaar", "")
    return _page("kind", kind=kind, found=found, words=words, may_change=may_change, done=done)


@blueprint.get("/<kind>/wijzigen")
@requires(Action.CHANGE_CONTENT)
def change(kind: str) -> Response:
    """The form, filled in with what stands there."""
    key = _key(kind, request.args.get("sleutel", ""))
    with current().database.read() as session:
        seen = last_change(session, kind, key)
    answers = standing_answers(current().in_use, kind, key) if key else {}
    return _form(kind, key, answers, seen)


@blueprint.post("/<kind>/wijzigen")
@requires(Action.CHANGE_CONTENT)
def take(kind: str) -> Response:
    """Show what it does, and keep it when that was seen."""
    sent, key = _answers(), _key(kind, request.form.get("sleutel", ""))
    seen = read_number(request.form.get("gezien-nummer", "")) or 0
    wanted = key or new_key(kind, sent)
    if not wanted:
        return _form(kind, key, sent, seen, [(_first(kind, key), "Vul hier iets in.")])
    with current().database.read() as session:
        draft = drafted(session.connection(), current().in_use, kind, wanted, sent)
        if not key:  # nobody looked at it before; it may have been there once
            seen = last_change(session, kind, wanted)
    mistakes = list(draft.mistakes)
    if not key and draft.before:
        mistakes = [(_first(kind, key), "Dit is er al. Zoek het op in de lijst en verander het daar.")]
    if mistakes:
        return _form(kind, key, sent, seen, mistakes)
    choice = request.form.get("besluit", "")
    if choice == "verder":
        return _form(kind, key, sent, seen)
    if choice != "bewaar":
        return _preview(draft, key, sent, seen)
    try:
        keep_change(current(), draft, seen, actor_of(me()), now())
    except InputError as error:
        return _form(kind, key, sent, seen, [(_first(kind, key), str(error))])
    return redirect(link(f"/redactie/inhoud/{kind}", klaar="bewaard"), SEE_OTHER)


@blueprint.get("/wijzigingen")
@requires(Action.SEE_CONTENT)
def history() -> Response:
    """What was changed, newest first: of everything, of a kind, or of one thing."""
    kind, key = request.args.get("soort", "")[:LONGEST_KEY], request.args.get("sleutel", "")[:LONGEST_KEY]
    with current().database.read() as session:
        found = past_changes(session, kind, key)
    may_change = may(me(), Action.CHANGE_CONTENT)
    return _page("history", found=found, kind=kind, key=key, may_change=may_change)


@blueprint.post("/wijzigingen/<int:number>/terug")
@requires(Action.CHANGE_CONTENT)
def undo(number: int) -> Response:
    """Bring back what stood there before a change."""
    kind, _ = undo_change(current(), number, actor_of(me()), now())
    return redirect(link(f"/redactie/inhoud/{kind}", klaar="terug"), SEE_OTHER)


def _known(kind: str) -> None:
    if kind not in KINDS:
        raise NotFound


def _key(kind: str, sent: str) -> str:
    """What a form is about; empty for something new."""
    _known(kind)
    key = sent[:LONGEST_KEY]
    if not key and kind not in GROWING:
        raise NotFound
    return key


def _answers() -> dict[str, str]:
    return {
        name: value[: LONGEST_TEXT if name in {"woorden", "getypt", "breder"} else LONGEST_LINE]
        for name, value in request.form.items()
        if name in texts.field_names() or name == "proef"
    }


def _first(kind: str, key: str) -> str:
    return "zin" if kind == "crisis" and not key else form_for(kind, key or "nieuw").fields[0]


def _form(
    kind: str, key: str, answers: dict[str, str], seen: int, mistakes: list[tuple[str, str]] | None = None
) -> Response:
    form = form_for(kind, key or "nieuw")
    return _page(
        "change",
        UNUSABLE if mistakes else 200,
        kind=kind,
        key=key,
        fields=form.fields,
        answers=answers,
        seen=seen,
        mistakes=mistakes or [],
    )


def _preview(draft: Draft, key: str, sent: dict[str, str], seen: int) -> Response:
    shown = preview_of(current(), draft, str(one_line(sent.get("proef", ""))), now())
    return _page("preview", kind=draft.kind, key=key, draft=draft, sent=sent, seen=seen, shown=shown)


def _page(name: str, status: int = 200, **values: object) -> Response:
    page = render_template(
        f"content_in_use/{name}.html",
        kind_names=texts.kind_names(),
        fact_names=texts.fact_names(),
        field_names=texts.field_names(),
        answer_names=texts.answer_names(),
        **values,
    )
    return make_response(page, status)
