"""`/activiteiten/<id>-<slug>`, and the same as a calendar file."""

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from schuifaan.clock import wall_time
from schuifaan.errors import MovedError
from schuifaan.inputs.search import parse
from schuifaan.services.activities import ActivityDetail, read_activity
from schuifaan.services.company import is_offered
from schuifaan.services.search import find
from schuifaan.web.activities.calendar import activity_calendar, results_calendar
from schuifaan.web.activities.sharing import share_links
from schuifaan.web.activities.view import activity_view, place_lines
from schuifaan.web.addresses import about, absolute, link
from schuifaan.web.current import current, now
from schuifaan.web.language import language

blueprint = Blueprint("activities", __name__)

MOVED_FOR_GOOD = 301
MOST_IN_CALENDAR = 100


@blueprint.get("/activiteiten/<int:number>-<slug>")
@blueprint.get("/activiteiten/<int:number>")
def activity(number: int, slug: str = "") -> AnyResponse | str:
    """One activity; an address with an old title, or of what was merged into another, leads to the present one."""
    try:
        detail = _read(number)
    except MovedError as moved:
        return redirect(link(_read(moved.to).path), MOVED_FOR_GOOD)
    if slug != detail.activity.slug:
        return redirect(link(detail.path), MOVED_FOR_GOOD)
    about(detail.activity.municipality)
    installation = current()
    with installation.database.read() as session:
        company = is_offered(session, detail)
    content = installation.content
    view = activity_view(detail, content, wall_time(now()).date(), language())
    host = content.municipalities.get(detail.activity.municipality or "")
    return render_template(
        "activities/activity.html",
        detail=detail,
        view=view,
        company=company,
        pass_sentence=host.pass_holders_sentence if host else "",
        **share_links(detail, view, absolute(link(detail.path))),
    )


@blueprint.get("/activiteiten/<int:number>.ics")
def calendar_of_activity(number: int) -> AnyResponse:
    """One activity for somebody's agenda."""
    try:
        detail = _read(number)
    except MovedError as moved:
        return redirect(f"/activiteiten/{moved.to}.ics", MOVED_FOR_GOOD)
    place = ", ".join(place_lines(detail.venue, current().content))
    body = activity_calendar(detail, place, absolute(detail.path), request.host, now())
    return _calendar_file(body, f"{detail.activity.slug}.ics")


@blueprint.get("/agenda.ics")
def calendar_of_results() -> Response:
    """What a search finds, to subscribe to; the same query keys as `/zoeken`."""
    asked, problems = parse(request.args.items(multi=True), current().content)
    page = find(current(), asked.with_("limit", str(MOST_IN_CALENDAR)), now(), problems)
    body = results_calendar(page.cards, page.sentence, absolute(""), request.host, now())
    return _calendar_file(body, "agenda.ics")


def _read(number: int) -> ActivityDetail:
    installation = current()
    with installation.database.read() as session:
        return read_activity(session, installation.content, number, now())


def _calendar_file(body: bytes, name: str) -> Response:
    response = Response(body, mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
