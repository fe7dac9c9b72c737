"""A small real installation to search in: a database file, a search index, and a few activities."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import select

from schuifaan.clock import parse_moment
from schuifaan.config import load_settings
from schuifaan.inputs.search import parse
from schuifaan.models import AccessFact, Activity, Occurrence, Organisation, Schedule, Venue
from schuifaan.services.installation import open_installation
from schuifaan.services.search.cards import SearchPage
from schuifaan.services.search.finding import find
from schuifaan.services.search.indexing import sync_index
from schuifaan.services.travel.working_out import Travel
from tests.support.tables import make_tables

WEDNESDAY = "2026-11-18T08:00"


class Village:
    """One installation at one fixed moment, a Wednesday morning. Everything in it is real but the clock."""

    def __init__(self, folder: Path, now: str = WEDNESDAY, **environment: str) -> None:
        self.environment = {"SCHUIFAAN_VAR": str(folder / "var"), "SCHUIFAAN_NOW": now, **environment}
        self.installation = open_installation(load_settings(self.environment))
        self.now = parse_moment(now)
        make_tables(self.installation.database)

    def add(
        self,
        title: str,
        *starts: str,
        place: str | None = "goor",
        venue: str = "Het Dorpshuis",
        point: tuple[float, float] | None = None,
        facts: Mapping[str, bool] = {},
        venue_facts: Mapping[str, bool] = {},
        minutes: int | None = 120,
        status: Mapping[str, str] = {},
        elsewhere: Mapping[str, str] = {},
        organisation: str | None = None,
        **fields: Any,
    ) -> int:
        """An activity on these dates, published unless `published` says no; returns its number.

        `status` and `elsewhere` (the slug of another place) are by start.
        """
        moment = datetime(2026, 11, 1)
        with self.installation.database.write() as session:
            here = self._venue(session, venue, place, point)
            values = {
                "slug": title.lower().replace(" ", "-"),
                "municipality": here.municipality,
                "published": True,
                "created_at": moment,
                "updated_at": moment,
                **fields,
            }
            if organisation:
                values["organisation_id"] = self._organisation(session, organisation)
            activity = Activity(title=title, venue_id=here.id, **values)
            session.add(activity)
            session.flush()
            for code, value in facts.items():
                session.add(_fact(code, value, activity_id=activity.id))
            for code, value in venue_facts.items():
                session.add(_fact(code, value, venue_id=here.id))
            if starts:
                first, *others = map(datetime.fromisoformat, starts)
                dates = [it.isoformat() for it in others]
                session.add(Schedule(activity_id=activity.id, start=first, minutes=minutes, rdates=dates))
            for text in starts:
                start = datetime.fromisoformat(text)
                moved = (
                    self._venue(session, "De andere zaal", elsewhere[text], None)
                    if text in elsewhere
                    else None
                )
                session.add(
                    Occurrence(
                        activity_id=activity.id,
                        original_start=start,
                        start=start,
                        end=start + timedelta(minutes=minutes) if minutes else None,
                        status=status.get(text, "gaat-door"),
                        venue_id=moved.id if moved else None,
                    )
                )
            assert activity.id is not None
            return activity.id

    def change(self, activity: int, **fields: Any) -> None:
        """Change an activity as an editor would."""
        with self.installation.database.write() as session:
            row = session.get_one(Activity, activity)
            for name, value in fields.items():
                setattr(row, name, value)

    def sync(self) -> None:
        """Bring everything into the index."""
        sync_index(self.installation, self.now)

    def work(self) -> None:
        """What the worker does beside the site, until there is nothing left to do."""
        Travel(self.installation).catch_up(self.now)
        self.sync()

    def find(self, *pairs: tuple[str, str], at: str | None = None) -> SearchPage:
        """What a visitor finds with these query keys."""
        asked, problems = parse(pairs, self.installation.content)
        return find(self.installation, asked, parse_moment(at) if at else self.now, problems)

    def titles(self, *pairs: tuple[str, str], at: str | None = None) -> list[str]:
        """The titles of what a visitor finds, in order."""
        return [card.title for card in self.find(*pairs, at=at).cards]

    def close(self) -> None:
        """Close the database."""
        self.installation.database.dispose()

    def _venue(self, session: Any, name: str, place: str | None, point: tuple[float, float] | None) -> Venue:
        known = session.exec(select(Venue).where(Venue.name == name, Venue.place == place)).first()
        if known:
            return known
        latitude, longitude = point or (None, None)
        municipality = self.installation.content.places[place].municipality if place else None
        venue = Venue(
            name=name, place=place, municipality=municipality, latitude=latitude, longitude=longitude
        )
        session.add(venue)
        session.flush()
        return venue

    def _organisation(self, session: Any, name: str) -> int:
        organisation = Organisation(
            municipality="hof-van-twente", slug=name.lower(), name=name, phone="0547-123456"
        )
        session.add(organisation)
        session.flush()
        assert organisation.id is not None
        return organisation.id


def weekly(first: str, times: int) -> Iterable[str]:
    """Starts of a weekly series."""
    start = datetime.fromisoformat(first)
    return [(start + timedelta(weeks=week)).isoformat(timespec="minutes") for week in range(times)]


def _fact(code: str, value: bool, **subject: Any) -> AccessFact:
    return AccessFact(
        code=code, value=value, said_by="de beheerder", said_on=datetime(2026, 11, 1).date(), **subject
    )
