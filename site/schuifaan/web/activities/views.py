"""`/activiteiten/<id>-<slug>`, and the same as a calendar file."""

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from schuifaan.clock import wall_time
from schuifaan.errors import MovedError
from schuifaan.inputs.search import parse
from schuifaan.services.activities import ActivityDetail, read_activity
from schuifaan.services.received.company import is_offered
from schuifaan.services.search.finding import find
from schuifaan.services.search.needs import walking_of
from schuifaan.services.travel.ways import departure_from, read_travel
from schuifaan.web.activities.calendar import activity_calendar, results_calendar
from schuifaan.web.activities.sharing import share_links
from schuifaan.web.activities.travel import TravelView, travel_view
from schuifaan.web.activities.view import activity_view, place_lines
from schuifaan.web.addresses import about, absolute, carried, joined, link, list_is_full, my_pairs, to_give
from schuifaan.web.current import current, now
from schuifaan.web.language import language, translate
from schuifaan.web.search.way_back import list_before, said_along

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
        return redirect(link(_read(moved.to).path, said_along()), MOVED_FOR_GOOD)
    if slug != detail.activity.slug:
        return redirect(link(detail.path, said_along()), MOVED_FOR_GOOD)
    about(detail.activity.municipality)
    installation = current()
    with installation.database.read() as session:
        company = is_offered(session, detail)
    content, today = installation.content, wall_time(now()).date()
    view = activity_view(detail, content, today, language())
    host = content.municipalities.get(detail.activity.municipality or "")
    return render_template(
        "activities/activity.html",
        detail=detail,
        view=view,
        travel=_travel(detail),
        company=company,
        pass_sentence=host.pass_holders_sentence if host else "",
        full=list_is_full(),
        list_before=list_before(),
        along=said_along(),
        add_link=link(detail.path, said_along(), keuze=joined((*carried().chosen, number))),
        canonical=to_give(detail.path, keuze=None, gemeente=None),
        **share_links(detail, view, to_give(detail.path, keuze=None)),
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
    body = results_calendar(page.cards, translate(page.sentence), absolute(""), request.host, now())
    return _calendar_file(body, "agenda.ics")


def _travel(detail: ActivityDetail) -> TravelView:
    """The way there and back from where the visitor says; from nowhere when that is no place of ours."""
    installation = current()
    content = installation.content
    pairs = list(request.args.items(multi=True))
    # Who emptied the form leaves from nowhere, also when we know where they live.
    asked, problems = parse(pairs if "vertrek" in request.args else pairs + my_pairs(), content)
    walking = walking_of(asked)
    with installation.database.read() as session:
        departure = departure_from(asked.vertrek, content)
        travel = read_travel(session, content, detail, departure, walking, now())
    where = ", ".join(place_lines(detail.venue, content))
    typed = request.args.get("vertrek", "")
    return travel_view(
        travel, content, wall_time(now()), walking, where, language(), problems if typed else ()
    )


def _read(number: int) -> ActivityDetail:
    installation = current()
    with installation.database.read() as session:
        return read_activity(session, installation.content, number, now())


def _calendar_file(body: bytes, name: str) -> Response:
    response = Response(body, mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
