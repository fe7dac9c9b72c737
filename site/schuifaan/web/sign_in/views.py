"""`/inloggen`: a link by mail or a password, then for editors a code, and out again."""

from urllib.parse import parse_qsl

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from schuifaan.inputs.contact import clean_email
from schuifaan.inputs.text import one_line
from schuifaan.services.accounts.attempts import network_of
from schuifaan.services.accounts.passkeys import passkeys_of, question_for_proof, use_passkey
from schuifaan.services.accounts.second_factor import new_telephone
from schuifaan.services.accounts.sessions import end_sessions, note_device
from schuifaan.services.accounts.sign_in import Entrance, ask_link, use_code, use_link, use_password
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, form_token
from schuifaan.web.own_paths import HOME, own_path
from schuifaan.web.sign_in.access import SEE_OTHER, private
from schuifaan.web.sign_in.menu import signed_in_menu
from schuifaan.web.sign_in.person import current_person, give_cookie, sign_out
from schuifaan.web.sign_in.qr import qr_code

blueprint = Blueprint("sign_in", __name__)

LONGEST_ADDRESS = 255
TOO_OFTEN = 429
_NO_ADDRESS = "Schrijf uw e-mailadres. Bijvoorbeeld: anna@voorbeeld.nl."
_TOO_OFTEN = "Er is vanaf deze plek te vaak om een link gevraagd. Probeer het over een uur nog eens."
_NOT_RIGHT = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na, of laat een link mailen."
_NO_CODE = "Deze code past niet. Vul de volgende code uit de app in. Na tien keer is het een uur wachten."
_NO_PASSKEY = "Deze passkey past niet. Vul de code van uw telefoon in."
_NO_LINK = "Deze link werkt niet meer. Vraag hieronder een nieuwe."


@blueprint.app_context_processor
def _behind_the_door() -> dict[str, object]:
    """What pages with a form, and pages behind the sign-in, ask for."""
    return {"form_token": form_token, "signed_in_menu": signed_in_menu}


@blueprint.get("/inloggen")
def sign_in() -> Response:
    """Where to mail the link?"""
    return _ask()


@blueprint.post("/inloggen")
def send_link() -> Response:
    """Mail a link. The answer is the same for every address."""
    email = _email()
    if clean_email(email) is None:
        return _ask(email, _NO_ADDRESS, UNUSABLE)
    with current().database.write() as session:
        may_ask = ask_link(session, current().settings, email, _network(), now(), _back())
    if not may_ask:
        return _ask(email, _TOO_OFTEN, TOO_OFTEN)
    return redirect(link("/inloggen/verstuurd"), SEE_OTHER)


@blueprint.get("/inloggen/verstuurd")
def sent() -> Response:
    """What happens now."""
    return private(make_response(render_template("sign_in/sent.html")))


@blueprint.get("/inloggen/<key>")
def follow(key: str) -> Response:
    """The page a mailed link leads to: only its button signs in, because mail scanners follow links."""
    page = make_response(render_template("sign_in/follow.html", key=key, back=_back()))
    page.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
    return private(page)


@blueprint.post("/inloggen/<key>")
def enter(key: str) -> Response:
    """Sign in with the link."""
    with current().database.write() as session:
        entrance = use_link(session, current().settings, key, now())
    return _let_in(entrance) if entrance else _ask("", _NO_LINK, UNUSABLE)


@blueprint.get("/inloggen/wachtwoord")
def password() -> Response:
    """E-mail address and password, for editors."""
    return _ask_password()


@blueprint.post("/inloggen/wachtwoord")
def enter_with_password() -> Response:
    """Sign in with a password."""
    entrance = use_password(
        current().database,
        current().settings,
        _email(),
        request.form.get("wachtwoord", ""),
        _network(),
        now(),
    )
    return _let_in(entrance) if entrance else _ask_password(_email(), _NOT_RIGHT, UNUSABLE)


@blueprint.get("/inloggen/code")
def code() -> Response:
    """The six digits of the app; the first time, how to get the app going."""
    return _ask_code()


@blueprint.post("/inloggen/code")
def enter_code() -> Response:
    """Give the second proof."""
    person = current_person()
    if person is None or person.proven:
        return _ask_code()
    sent_code = request.form.get("code", "")[:LONGEST_ADDRESS]
    with current().database.write() as session:
        entrance = use_code(session, current().settings, person.id, person.session_key, sent_code, now())
    return _let_in(entrance) if entrance else _ask_code(_NO_CODE, UNUSABLE)


@blueprint.post("/inloggen/passkey/vraag")
def ask_passkey() -> Response:
    """For the script: what a passkey of this editor must sign."""
    person = current_person()
    if person is None or person.proven:
        raise NotFound
    with current().database.write() as session:
        question = question_for_proof(session, current().settings, person, now())
    return private(make_response(question, 200, {"Content-Type": "application/json"}))


@blueprint.post("/inloggen/passkey")
def enter_with_passkey() -> Response:
    """Give the second proof with a passkey."""
    person = current_person()
    if person is None or person.proven:
        return _ask_code()
    with current().database.write() as session:
        entrance = use_passkey(session, current().settings, person, request.form.get("antwoord", ""), now())
    return _let_in(entrance) if entrance else _ask_code(_NO_PASSKEY, UNUSABLE)


@blueprint.get("/uitloggen")
def leave() -> Response:
    """One button: a link that somebody else makes you follow signs nobody out."""
    return private(make_response(render_template("sign_in/leave.html")))


@blueprint.post("/uitloggen")
def left() -> Response:
    """Sign out here, and leave nothing in this browser."""
    response = redirect(link("/inloggen", uit=1), SEE_OTHER)
    sign_out(response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return private(response)


def _let_in(entrance: Entrance) -> Response:
    """A new key for this browser; the one it had is of no use any more."""
    old = current_person()
    with current().database.write() as session:
        if old:
            end_sessions(session, old.id, now(), key=old.session_key)
        note_device(session, entrance.token, request.user_agent.string)
    to = (_back() or HOME[entrance.role]) if entrance.proven else "/inloggen/code"
    along = {} if entrance.proven else {"terug": _back() or None}
    path, _, query = to.partition("?")
    response = redirect(link(path, parse_qsl(query), **along), SEE_OTHER)
    give_cookie(response, entrance.token)
    return private(response)


def _ask(email: str = "", mistake: str = "", status: int = 200) -> Response:
    page = render_template(
        "sign_in/ask.html",
        email=email,
        mistake=mistake,
        back=_back(),
        left=request.args.get("uit") == "1",
    )
    return private(make_response(page, status))


def _ask_password(email: str = "", mistake: str = "", status: int = 200) -> Response:
    page = render_template("sign_in/password.html", email=email, mistake=mistake, back=_back())
    return private(make_response(page, status))


def _ask_code(mistake: str = "", status: int = 200) -> Response:
    person = current_person()
    if person is None or person.proven:
        return private(redirect(link(HOME[person.role] if person else "/inloggen"), SEE_OTHER))
    with current().database.read() as session:
        telephone = new_telephone(session, current().settings.secret_key, person.id)
        passkeys = current().settings.passkeys and bool(passkeys_of(session, person.id))
    page = render_template(
        "sign_in/code.html",
        mistake=mistake,
        telephone=telephone,
        passkeys=passkeys,
        qr=qr_code(telephone.address) if telephone else "",
        back=_back(),
    )
    return private(make_response(page, status))


def _email() -> str:
    return str(one_line(request.form.get("e-mail", "")))[:LONGEST_ADDRESS]


def _back() -> str:
    return own_path(request.values.get("terug", ""))


def _network() -> str:
    return network_of(request.remote_addr or "")
