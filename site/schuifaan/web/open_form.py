"""What every form that anybody may send has: a token, a trap for programs, and a limit."""

from flask import request

from schuifaan.inputs.text import one_line
from schuifaan.messages import Message
from schuifaan.services.accounts.attempts import FORMS_OF_NETWORK, allowed, network_of
from schuifaan.web.current import current, now
from schuifaan.web.forgery import form_token, sent_name

# A field that people do not see; whoever fills it in is a program.
TRAP = "bijnaam"
TOO_OLD = Message("Dit formulier stond lang open. Verstuur het nog een keer.")
TOO_OFTEN = Message("Er is vanaf hier net al vaak iets verstuurd. Wacht een uur, of bel ons.")


def answer_of(name: str, longest: int) -> str:
    """One answer on one line."""
    return str(one_line(request.form.get(name, "")[:longest]))


def is_program() -> bool:
    """Somebody filled in what people do not see."""
    return bool(request.form.get(TRAP))


def kept_token() -> str:
    """The token that was sent, so that sending again stays one; else a new one."""
    return request.form["token"] if sent_name() else form_token()


def too_often() -> bool:
    """Count this form; whether its network sent too many."""
    network, key = network_of(request.remote_addr or ""), current().settings.secret_key
    with current().database.write() as session:
        return not allowed(session, key, FORMS_OF_NETWORK, network, now())
