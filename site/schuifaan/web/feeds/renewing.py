"""`/mijn-organisatie/agendas/bron/<slug>/bestand`: a new version of a file that was sent before."""

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.errors import InputError, NotFoundError
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.feeds.renewing import renew_feed, renewable_feed
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.feeds.adding import MOST_SENT, sent_file
from schuifaan.web.feeds.views import blueprint
from schuifaan.web.forgery import UNUSABLE, takes_files
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

HERE = "/mijn-organisatie/agendas/bron/<slug>/bestand"
_NOTHING_GIVEN = "Kies het bestand dat u wilt sturen."


@blueprint.get(HERE)
@requires(Action.ADD_FEED)
def ask_file(slug: str) -> Response:
    """Which file?"""
    return _page(slug, "")


@blueprint.post(HERE)
@takes_files(MOST_SENT)
@requires(Action.ADD_FEED)
def take_file(slug: str) -> Response:
    """Read it; the page of the feed tells what came of it."""
    file = request.files.get("bestand")
    if not file or not file.filename:
        return _page(slug, _NOTHING_GIVEN)
    try:
        read = renew_feed(current(), slug, *sent_file(file), me(), now())
    except NotFoundError:
        raise
    except InputError as error:
        return _page(slug, str(error))
    done = "vernieuwd" if read else "onleesbaar"
    return redirect(link(f"/mijn-organisatie/agendas/bron/{slug}", klaar=done), SEE_OTHER)


def _page(slug: str, mistake: str) -> Response:
    with current().database.read() as session:
        feed = renewable_feed(session, slug, me())
        page = render_template("feeds/renew.html", feed=feed, mistake=mistake)
    return make_response(page, UNUSABLE if mistake else 200)
