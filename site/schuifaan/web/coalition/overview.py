"""`/redactie/overzicht`: what is on offer and what is missing, for editors, coalition and municipality."""

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from schuifaan.clock import wall_time
from schuifaan.content import Municipality
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.coalition.heat import heat_table
from schuifaan.services.coalition.overview import Overview, overview
from schuifaan.services.coalition.quarters import Quarter, quarters_until, read_quarter
from schuifaan.services.coalition.reporting import QuarterReport, quarter_report
from schuifaan.services.coalition.supply import EVERY_KIND, coming_supply
from schuifaan.services.coalition.villages import villages
from schuifaan.services.received.wishes import SHOWN_FROM
from schuifaan.web.addresses import municipality
from schuifaan.web.coalition.csv_files import csv_response
from schuifaan.web.coalition.quarter_rows import HEADINGS, quarter_rows
from schuifaan.web.coalition.views import blueprint
from schuifaan.web.current import current, now
from schuifaan.web.sign_in.access import requires
from schuifaan.web.themes.season import WEEK

PLACE, KIND, QUARTER = "plaats", "soort", "kwartaal"


@blueprint.get("/redactie/overzicht")
@requires(Action.SEE_OVERVIEW)
def coalition_overview() -> Response:
    """One municipality, or one village of it, or one kind."""
    content, here = current().content, _here()
    place = _chosen(PLACE, [it.slug for it in villages(content, here.code)])
    kind = _chosen(KIND, list(content.categories))
    with current().database.read() as session:
        it = overview(session, content, here.code, WEEK, now())
    page = render_template(
        "coalition/overview.html",
        town=here,
        it=it,
        place=place,
        kind=kind,
        places=villages(content, here.code),
        tables=_tables(it, here, place, kind),
        today=wall_time(now()).date(),
        shown_from=SHOWN_FROM,
    )
    return make_response(page)


@blueprint.get("/redactie/overzicht/aanbod.csv")
@requires(Action.SEE_OVERVIEW)
def supply_file() -> Response:
    """The same supply, each village, week, part of day and kind in a row of its own."""
    here = _here()
    with current().database.read() as session:
        counts = coming_supply(session, current().content, here.code, now()).counts
    rows = (
        (here.code, it.place, it.week, it.daypart, it.kind, dates) for it, dates in sorted(counts.items())
    )
    headings = ("gemeente", "plaats", "week", "dagdeel", "soort", "keren")
    return csv_response(f"aanbod-{here.code}", headings, rows)


@blueprint.get("/redactie/overzicht/kwartaal")
@requires(Action.SEE_OVERVIEW)
def quarter_page() -> Response:
    """The report of a quarter for the council, to print."""
    here, quarter = _here(), _quarter()
    report, content = _report(here, quarter), current().content
    dayparts, weeks = list(content.dayparts), len(report.weeks)
    places = [it.slug for it in villages(content, here.code)]
    page = render_template(
        "coalition/quarter.html",
        town=here,
        report=report,
        quarters=quarters_until(wall_time(now()).date()),
        by_place=heat_table(report.counts, places, lambda it: it.place, dayparts, weeks),
        by_kind=heat_table(report.counts, content.categories, lambda it: it.kind, dayparts, weeks, kind=None),
        running=wall_time(now()).date() < quarter.after,
        shown_from=SHOWN_FROM,
    )
    return make_response(page)


@blueprint.get("/redactie/overzicht/kwartaal.csv")
@requires(Action.SEE_OVERVIEW)
def quarter_file() -> Response:
    """The same report as figures."""
    here, quarter = _here(), _quarter()
    rows = quarter_rows(_report(here, quarter), current().content)
    return csv_response(f"kwartaal-{here.code}-{quarter}", HEADINGS, rows)


def _report(here: Municipality, quarter: Quarter) -> QuarterReport:
    with current().database.read() as session:
        return quarter_report(session, current().content, here.code, quarter)


def _quarter() -> Quarter:
    return read_quarter(request.args.get(QUARTER, ""), wall_time(now()).date())


def _here() -> Municipality:
    """The municipality in the address, else the first."""
    return municipality() or next(iter(current().content.municipalities.values()))


def _chosen(key: str, offered: list[str]) -> str:
    asked = request.args.get(key, "")
    return asked if asked in offered else ""


def _tables(it: Overview, here: Municipality, place: str, kind: str) -> dict[str, object]:
    """The three tables of the supply: by village, by week, by kind."""
    content, supply = current().content, it.supply
    counts, dayparts, weeks = supply.counts, list(content.dayparts), len(supply.weeks)
    places = [place] if place else [village.slug for village in villages(content, here.code)]
    unknown = [] if place or not any(not cell.place for cell in counts) else [""]
    kinds = [kind] if kind else list(content.categories)
    return {
        "by_place": heat_table(
            counts, [*places, *unknown], lambda cell: cell.place, dayparts, weeks, kind=kind or EVERY_KIND
        ),
        "by_week": heat_table(
            counts,
            supply.weeks,
            lambda cell: cell.week,
            dayparts,
            1,
            place=place or None,
            kind=kind or EVERY_KIND,
        ),
        "by_kind": heat_table(
            counts, kinds, lambda cell: cell.kind, dayparts, weeks, place=place or None, kind=None
        ),
    }
