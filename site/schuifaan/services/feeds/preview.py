"""What an address or a file would become on the site, before anybody has sent it: touches no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.feeds import FeedCheck, ReadContext, check_reading
from schuifaan.feeds.child import Reader, SiteRules, read_in_child
from schuifaan.feeds.rules import read_rules
from schuifaan.inputs import ActivityInput, FeedItem, FeedProblem, Heading
from schuifaan.recurrence import Moment, expand
from schuifaan.services.feeds.registered import check_columns, split_defaults
from schuifaan.services.occurrences import kept_window

MOST_SHOWN = 200
DATES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """One activity as it would be on the site."""

    external_key: str
    activity: ActivityInput
    dates: tuple[Moment, ...]
    """Its next ones, at most DATES_SHOWN; none when it is over."""
    more: int
    """How many come after the first of those."""
    waits: bool
    """An editor must look at it first."""
    line: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a file with these settings."""

    verdict: str
    """That of the feed check."""
    items: tuple[PreviewItem, ...]
    """The soonest first, at most MOST_SHOWN."""
    total: int
    left_out: tuple[str, ...]
    """Titles that the rules leave out."""
    issues: tuple[FeedProblem, ...]
    headings: tuple[Heading, ...]
    """Of a sheet: what each column is called and what we take it to be."""


def preview(
    content: Content,
    body: bytes,
    now: datetime,
    *,
    name: str = "",
    content_type: str = "",
    municipality: str | None = None,
    defaults: Mapping[str, str] | None = None,
    headings: Mapping[str, str] | None = None,
    rules: Sequence[Mapping[str, Any]] = (),
    site: SiteRules | None = None,
    reader: Reader | None = None,
) -> Preview:
    """Read `body` as a feed with these settings would; raises InputError for settings that mean nothing.

    `defaults` are columns of the interchange sheet that fill what an item leaves empty (`locatie`, `soort`,
    `doelgroep`, `kosten`) and `datumvolgorde`, `headings` the partner's own headings -> our columns, `rules` as in
    `read_rules`.
    `site` is how more pages of its website may be fetched; `reader` one that answers in time, for who waits.
    """
    check_columns(defaults or {}, headings or {})
    columns, date_order = split_defaults(defaults or {})
    context = ReadContext(
        content,
        name=name,
        content_type=content_type,
        municipality=municipality,
        defaults=columns,
        date_order=date_order,
        headings=dict(headings or {}),
        rules=read_rules(rules),
        address=site.start if site else "",
    )
    window = kept_window(now)
    reading = read_in_child(body, context, window, site, reader)
    checked: FeedCheck = check_reading(reading)
    wall = wall_time(now)
    items = [_item(it, wall, window[1]) for it in reading.items]
    items.sort(key=lambda it: (not it.dates, it.dates[0].start if it.dates else wall))
    return Preview(
        verdict=checked.verdict,
        items=tuple(items[:MOST_SHOWN]),
        total=len(items),
        left_out=tuple(it.subject for it in reading.problems if it.code == "uitgesloten"),
        issues=tuple(it for it in reading.problems if it.code != "uitgesloten"),
        headings=reading.headings,
    )


def _item(it: FeedItem, wall: datetime, until: datetime) -> PreviewItem:
    """The item with its dates from now on, as the other process expanded them."""
    dates = expand(it.activity.series, wall, until) if it.moments is None else it.moments
    coming = [moment for moment in dates if moment.start >= wall]
    return PreviewItem(
        it.external_key,
        it.activity,
        tuple(coming[:DATES_SHOWN]),
        max(0, len(coming) - 1),
        it.held or it.activity.municipality is None,
        it.line,
    )
