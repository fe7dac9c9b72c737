"""`/mijn-organisatie/agendas/nieuw`: paste an address or send a file, see what it would become, and send it."""

from flask import make_response, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.errors import InputError, NotFoundError
from schuifaan.feeds import MOST_BYTES
from schuifaan.inputs.text import one_line
from schuifaan.services.accounts.permissions import Action, may
from schuifaan.services.feeds.preview_cards import preview_cards
from schuifaan.services.feeds.sending import send_draft
from schuifaan.services.feeds.trying import (
    Trial,
    draft_for,
    note_seen,
    start_from_address,
    start_from_file,
    try_out,
)
from schuifaan.web.addresses import link
from schuifaan.web.cards import card_views
from schuifaan.web.current import current, now
from schuifaan.web.feeds.views import blueprint
from schuifaan.web.forgery import UNUSABLE, takes_files
from schuifaan.web.language import language
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

HERE = "/mijn-organisatie/agendas/nieuw"
CARDS_SHOWN = 20
LONGEST_ADDRESS = 2000
# Besides the file itself: the other fields and what stands between them.
MOST_SENT = MOST_BYTES + 100_000
_NOTHING_GIVEN = "Plak het adres van uw agenda, of kies een bestand."


@blueprint.get(HERE)
@requires(Action.ADD_FEED)
def new() -> Response:
    """Where is it?"""
    _own_organisation()
    return _new_page("", "", "")


@blueprint.post(HERE)
@takes_files(MOST_SENT)
@requires(Action.ADD_FEED)
def take_new() -> Response:
    """Fetch it, or keep the file; then show what it would become."""
    owner, settings = _own_organisation(), current().settings
    address = str(one_line(request.form.get("adres", "")[:LONGEST_ADDRESS]))
    file = request.files.get("bestand")
    field = "bestand" if file and file.filename else "adres"
    try:
        if file and file.filename:
            draft = start_from_file(settings, *sent_file(file), owner, now())
        elif address:
            draft = start_from_address(settings, address, owner, now())
        else:
            return _new_page(address, field, _NOTHING_GIVEN)
    except InputError as error:
        return _new_page(address, field, str(error))
    return redirect(link(f"{HERE}/{draft.key}"), SEE_OTHER)


@blueprint.get(f"{HERE}/<key>")
@requires(Action.ADD_FEED)
def preview(key: str) -> Response:
    """What it would become, as real cards."""
    trial = try_draft(key)
    note_seen(current().settings, trial, now())
    return _preview_page(trial, "")


@blueprint.post(f"{HERE}/<key>")
@requires(Action.ADD_FEED)
def send(key: str) -> Response:
    """To the editors."""
    try:
        slug = send_draft(current(), key, me(), now())
    except NotFoundError:
        raise
    except InputError as error:
        return _preview_page(try_draft(key), str(error), UNUSABLE)
    return redirect(link(f"/mijn-organisatie/agendas/bron/{slug}", klaar="verstuurd"), SEE_OTHER)


def sent_file(file: FileStorage) -> tuple[str, str, bytes]:
    """Name, content type and bytes of a file that somebody chose; at most one byte more than we read."""
    kind = "" if file.mimetype == "application/octet-stream" else file.mimetype
    with file.stream as stream:
        return str(one_line(file.filename)), kind, stream.read(MOST_BYTES + 1)


def try_draft(key: str) -> Trial:
    """What one of this organisation's drafts would become now; raises NotFoundError."""
    settings, content = current().settings, current().content
    draft = draft_for(settings, key, me())
    with current().database.read() as session:
        return try_out(session, settings, content, draft, now())


def _own_organisation() -> int:
    owner = me().organisation_id
    if owner is None or not may(me(), Action.ADD_FEED, owner):
        raise NotFoundError("Uw account hoort niet bij een organisatie.")
    return owner


def _new_page(address: str, field: str, mistake: str) -> Response:
    page = render_template("feeds/new.html", address=address, field=field, mistake=mistake)
    return make_response(page, UNUSABLE if mistake else 200)


def _preview_page(trial: Trial, mistake: str, status: int = 200) -> Response:
    found = trial.preview
    cards = preview_cards(current().content, found.items, trial.organisation)
    page = render_template(
        "feeds/preview.html",
        draft=trial.draft,
        preview=found,
        cards=card_views(cards[:CARDS_SHOWN], current().content, wall_time(now()).date(), language()),
        more=len(cards) - CARDS_SHOWN,
        over=sum(not it.dates for it in found.items),
        unread_headings=found.verdict == "rejected" and bool(found.headings),
        mistake=mistake,
        draft_path=f"{HERE}/{trial.draft.key}",
    )
    return make_response(page, status)
