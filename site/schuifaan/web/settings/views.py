"""`/instellingen`: letters, colours, one's own village and needs; and remembering them on this computer."""

from flask import Blueprint, make_response, redirect, render_template
from werkzeug.wrappers import Response

from schuifaan.web.addresses import carried, display_with, link
from schuifaan.web.current import current
from schuifaan.web.mine import words_of
from schuifaan.web.settings.remembering import chosen_now, forget, remember, remembered_here
from schuifaan.web.sign_in.access import SEE_OTHER, private

blueprint = Blueprint("settings", __name__)


@blueprint.get("/instellingen")
def settings() -> Response:
    """Every choice lives in the address."""
    page = render_template(
        "settings/settings.html",
        display_with=display_with,
        remembered=remembered_here(),
        my_words=words_of(carried().mine, current().content),
    )
    return private(make_response(page))


@blueprint.post("/instellingen/onthouden")
def remember_this() -> Response:
    """Remember on this computer what the address says."""
    response = redirect(link("/instellingen"), SEE_OTHER)
    remember(response, chosen_now())
    return private(response)


@blueprint.post("/instellingen/vergeten")
def forget_this() -> Response:
    """Remember it no more; the address keeps what it says."""
    response = redirect(link("/instellingen"), SEE_OTHER)
    forget(response)
    return private(response)
