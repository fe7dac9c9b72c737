"""`/papier`: choosing what to print, and each kind of paper as a PDF."""

from flask import Blueprint, Response, abort, render_template, request

from schuifaan.clock import wall_time
from schuifaan.inputs.search import parse
from schuifaan.paper import Sheet, pdf
from schuifaan.services.paper import PERIODS, fridge_card, village_poster, week_booklet
from schuifaan.web.addresses import municipality
from schuifaan.web.current import current, now
from schuifaan.web.themes.season import WEEK, season

blueprint = Blueprint("paper", __name__)

SIZES = ("a4", "a3")


@blueprint.get("/papier")
def choose() -> str:
    """What there is on paper, and for which village."""
    return render_template("paper/choose.html", periods=PERIODS, sizes=SIZES)


@blueprint.get("/poster.pdf")
def poster() -> Response:
    """Everything in a village (`plaats`) for so many `dagen`, on `formaat` a4 or a3."""
    place = current().content.place_for(request.args.get("plaats", "")[:100])
    if place is None:
        abort(404)
    size = request.args.get("formaat")
    days = next((it for it in PERIODS if str(it) == request.args.get("dagen")), PERIODS[0])
    sheet = village_poster(
        current(), place.slug, days, size if size in SIZES else SIZES[0], now(), request.host_url.rstrip("/")
    )
    return _pdf(sheet, f"poster-{place.slug}.pdf")


@blueprint.get("/week-van-de-ontmoeting.pdf")
def booklet() -> Response:
    """The programme of the week that is on or comes next."""
    here = municipality() or next(iter(current().content.municipalities.values()))
    found = season(current().content.weeks[WEEK], wall_time(now()).date())
    sheet = week_booklet(
        current(), here.code, WEEK, found.current or found.coming, now(), request.host_url.rstrip("/")
    )
    return _pdf(sheet, "week-van-de-ontmoeting.pdf")


@blueprint.get("/koelkastkaart.pdf")
def card() -> Response:
    """The nearest few of what a search finds; the same query keys as `/zoeken`."""
    asked, _ = parse(request.args.items(multi=True), current().content)
    here = municipality()
    if here and not asked.gemeente:
        asked = asked.with_("gemeente", here.code)
    return _pdf(fridge_card(current(), asked, now(), request.host_url.rstrip("/")), "koelkastkaart.pdf")


def _pdf(sheet: Sheet, name: str) -> Response:
    response = Response(pdf(sheet), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
