"""The demonstration: invented activities, read as partners' feeds are.

They are files like any partner's (`content/demo/feeds/`), listed in `feeds.toml`, and go through the same import;
only their feeds are marked as example, so that everything they bring is shown as such. `venues.toml` adds where the
venues are, which the files do not say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import Field
from sqlmodel import Session, col, select

from schuifaan.content import Content
from schuifaan.content.demonstration import POINTS, DemoPoint, DemoPoints
from schuifaan.content.entry import Entry, Slug, Text
from schuifaan.content.reading import read_toml, validated
from schuifaan.db import Database
from schuifaan.models import Venue
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.runs import RunReport, import_file

LIST_OF_FEEDS = "feeds.toml"


class DemoFeed(Entry):
    """One feed of the demonstration."""

    slug: Slug
    file: Text
    """Path from the folder of the list."""
    municipality: Slug
    organisation: Slug | None = None
    """Whose activities they are where the file names nobody."""
    defaults: dict[str, str] = Field(default_factory=dict)
    """Columns of the interchange sheet that fill what the file leaves empty."""


class DemoFeeds(Entry):
    """`feeds.toml`."""

    feed: tuple[DemoFeed, ...]


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What loading the demonstration did, over all its feeds."""

    runs: tuple[RunReport, ...]

    @property
    def new(self) -> int:
        """Activities that were not there before."""
        return sum(run.new for run in self.runs)

    @property
    def changed(self) -> int:
        """Activities whose feed says something else now."""
        return sum(run.changed for run in self.runs)

    @property
    def unchanged(self) -> int:
        """Activities that were left alone."""
        return sum(run.unchanged for run in self.runs)

    def __str__(self) -> str:
        return (
            f"Demo activities: {self.new} new, {self.changed} changed, {self.unchanged} unchanged, "
            f"from {len(self.runs)} feeds."
        )


def load_demo(database: Database, content: Content, folder: Path, now: datetime) -> DemoReport:
    """Import every feed that `folder`/feeds.toml lists; what is there already is left alone.

    The content's organisations must be in the database. Each feed is a transaction of its own: whatever ends
    this half-way, the next time completes it. Raises ContentError for a list that cannot be read, and
    InputError for a feed that names something unknown.
    """
    feeds = validated(DemoFeeds, read_toml(folder, LIST_OF_FEEDS), {}).feed
    runs = [import_file(database, content, _settings(feed, folder), now, publish_now=True) for feed in feeds]
    with database.write() as session:
        _place(session, validated(DemoPoints, read_toml(folder, POINTS), {}).venue)
    return DemoReport(tuple(runs))


def _place(session: Session, points: Iterable[DemoPoint]) -> None:
    """Give venues that no feed gave a point the invented one."""
    invented = {(it.place, it.name): (it.lat, it.lon) for it in points}
    for venue in session.exec(select(Venue).where(col(Venue.latitude).is_(None))):
        if point := invented.get((venue.place or "", venue.name)):
            venue.latitude, venue.longitude = point
            session.add(venue)


def _settings(feed: DemoFeed, folder: Path) -> FeedSettings:
    return FeedSettings(
        location=str(folder / feed.file),
        slug=feed.slug,
        municipality=feed.municipality,
        organisation=feed.organisation,
        defaults=feed.defaults,
        example=True,
    )
