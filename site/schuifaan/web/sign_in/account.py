"""`/mijn-account`: where one is signed in, the password, and the codes for on paper."""

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.inputs.text import one_line
from schuifaan.services.accounts.page import account_page, set_password
from schuifaan.services.accounts.passkeys import (
    LONGEST_NAME,
    keep_passkey,
    question_for_new,
    remove_passkey,
)
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.accounts.second_factor import new_recovery_codes
from schuifaan.services.accounts.sessions import end_sessions
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

blueprint = Blueprint("account", __name__)

HERE = "/mijn-account"
_NO_PASSKEY = "De passkey is niet bewaard. Probeer het nog eens."


@blueprint.get(HERE)
@requires(Action.OWN_ACCOUNT)
def account() -> Response:
    """Everything about one's own account."""
    return _page()


@blueprint.post(f"{HERE}/sessies")
@requires(Action.OWN_ACCOUNT)
def end_others() -> Response:
    """Sign out in one other browser, or in all others: for who left one open."""
    one = request.form.get("sessie") or None
    with current().database.write() as session:
        end_sessions(session, me().id, now(), key=one, but=me().session_key)
    return redirect(link(HERE, klaar="sessie" if one else "sessies"), SEE_OTHER)


@blueprint.post(f"{HERE}/wachtwoord")
@requires(Action.OWN_PROOFS)
def choose_password() -> Response:
    """Choose a password; one who has one says it first."""
    mistakes = set_password(
        current().database,
        current().settings,
        me(),
        request.form.get("wachtwoord", ""),
        request.form.get("nieuw-wachtwoord", ""),
        now(),
    )
    return _page(mistakes, UNUSABLE) if mistakes else redirect(link(HERE, klaar="wachtwoord"), SEE_OTHER)


@blueprint.post(f"{HERE}/herstelcodes")
@requires(Action.OWN_PROOFS)
def recovery_codes() -> Response:
    """New codes for on paper, shown this once."""
    with current().database.write() as session:
        codes = new_recovery_codes(session, me().id)
    return make_response(render_template("sign_in/recovery_codes.html", codes=codes))


@blueprint.post(f"{HERE}/passkeys/vraag")
@requires(Action.OWN_PROOFS)
def ask_new_passkey() -> Response:
    """For the script: what a browser needs to make a passkey."""
    with current().database.write() as session:
        question = question_for_new(session, current().settings, me(), now())
    return make_response(question, 200, {"Content-Type": "application/json"})


@blueprint.post(f"{HERE}/passkeys")
@requires(Action.OWN_PROOFS)
def add_passkey() -> Response:
    """Keep the passkey that the browser made."""
    name = str(one_line(request.form.get("naam", "")))[:LONGEST_NAME]
    with current().database.write() as session:
        kept = keep_passkey(session, current().settings, me(), request.form.get("antwoord", ""), name, now())
    if not kept:
        return _page({"passkeys": _NO_PASSKEY}, UNUSABLE)
    return redirect(link(HERE, klaar="passkey"), SEE_OTHER)


@blueprint.post(f"{HERE}/passkeys/<int:number>/weg")
@requires(Action.OWN_PROOFS)
def drop_passkey(number: int) -> Response:
    """Let a passkey open nothing any more."""
    with current().database.write() as session:
        remove_passkey(session, me(), number, now())
    return redirect(link(HERE, klaar="passkey-weg"), SEE_OTHER)


def _page(mistakes: dict[str, str] | None = None, status: int = 200) -> Response:
    with current().database.read() as session:
        page = account_page(session, current().settings, me(), now())
    done = request.args.get("klaar", "")
    shown = render_template("sign_in/account.html", page=page, mistakes=mistakes or {}, done=done)
    return make_response(shown, status)
