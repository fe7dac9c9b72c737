"""Everything on the coalition's page, read in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content, WeekYear, next_week, previous_week, week_on
from schuifaan.services.coalition.coming_gaps import ComingGaps, coming_gaps
from schuifaan.services.coalition.confirmed import Confirmed, confirmed_by_organisation
from schuifaan.services.coalition.follow_ups import WeekItem, week_items
from schuifaan.services.coalition.quarters import quarter_of
from schuifaan.services.coalition.reporting import QuarterReport, quarter_report
from schuifaan.services.coalition.supply import Supply, coming_supply
from schuifaan.services.coalition.villages import villages
from schuifaan.services.coalition.white_spots import WhiteSpots, white_spots
from schuifaan.services.feeds.health import FeedHealth, health_of_all
from schuifaan.services.received.wishes import Missed, missed


@dataclass(frozen=True, slots=True)
class Overview:
    """What the coalition sees of one municipality."""

    supply: Supply
    spots: WhiteSpots
    gaps: ComingGaps
    missed: Missed
    """Of all municipalities together."""
    confirmed: list[Confirmed]
    feeds: Sequence[FeedHealth]
    theme_weeks: tuple[tuple[WeekYear, list[WeekItem]], ...]
    """The week that is on or else the last one, and the next."""
    quarter: QuarterReport
    """The present one, as far as it is known."""


def overview(
    session: Session, content: Content, municipality: str, theme_week: str, now: datetime
) -> Overview:
    """The whole of it; what it reads grows with the dates of four months, and not with what was ever there."""
    today, week = wall_time(now).date(), content.weeks[theme_week]
    supply = coming_supply(session, content, municipality, now)
    places = [it.slug for it in villages(content, municipality)]
    years = (week_on(week, today) or previous_week(week, today), next_week(week, today))
    return Overview(
        supply=supply,
        spots=white_spots(supply.counts, places, list(content.dayparts), list(content.categories)),
        gaps=coming_gaps(session, municipality, now),
        missed=missed(session, now),
        confirmed=confirmed_by_organisation(session, municipality, now),
        feeds=health_of_all(session),
        theme_weeks=tuple(
            (year, week_items(session, theme_week, year.start, year.end, municipality, today))
            for year in years
        ),
        quarter=quarter_report(session, content, municipality, quarter_of(today)),
    )
