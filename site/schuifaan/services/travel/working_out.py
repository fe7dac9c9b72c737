"""Working out, beside the running site, how one gets to activities and home again by public transport.

It is done after an import of a timetable and after every change of activities, a few visits at a time, each few in a
transaction of their own that also leaves the tasks for the search index. Whatever ends it, and whenever: what is
lacking is found in the database again.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import insert, select
from sqlmodel import Session

from schuifaan import outbox
from schuifaan.clock import wall_time
from schuifaan.services.installation import Installation
from schuifaan.services.tables import REACH, REACH_COMPUTED, TIMETABLE_IN_USE
from schuifaan.services.travel.lacking import Lacking, adopt, note_stops, sort_out
from schuifaan.services.travel.storage import WALKING, moments, pack
from schuifaan.transit import Reach, Status, Timetable, TimetableError, open_timetable, reach_of
from schuifaan.transit.storage import FILE

VISITS_AT_ONCE = 25
"""Some thousands of rows: written in less than a tenth of a second, so that nobody who sends a form has to wait."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Travel:
    """Keeps stored journeys true to the timetable and to the activities; call `tick` as often as you like."""

    installation: Installation
    _seen: tuple[object, ...] | None = None
    """What the journeys depend on, as it was when we last looked for what is lacking."""
    _lacking: list[Lacking] = field(default_factory=list)
    _opened: tuple[int, ...] | None = None
    _timetable: Timetable | None = None

    def tick(self, now: datetime) -> None:
        """Do a little of what there is to do."""
        self._open()
        depends_on = (self._opened, self.installation.finder.generation, now.date())
        if depends_on != self._seen and not self._lacking:
            self._look(now)
            self._seen = depends_on
        self._step()

    def catch_up(self, now: datetime) -> int:
        """Do all there is to do; returns how many visits were worked out."""
        self._open()
        self._look(now)
        count = len(self._lacking)
        while self._lacking:
            self._step()
        return count

    def _step(self) -> None:
        some, self._lacking = self._lacking[:VISITS_AT_ONCE], self._lacking[VISITS_AT_ONCE:]
        if some and self._timetable:
            try:
                self._store(self._timetable, some)
            except Exception:
                self._lacking, self._seen = [], None  # look again: these are still lacking
                raise

    def _open(self) -> None:
        """Read the timetable when there is another one; what cannot be read leaves everything as it is."""
        folder = self.installation.settings.timetable
        try:
            found = (folder / FILE).stat()
            there: tuple[int, ...] = (found.st_mtime_ns, found.st_size, found.st_ino)
        except FileNotFoundError:
            there = ()
        if there == self._opened:
            return
        self._opened = there
        try:
            self._timetable = open_timetable(folder)
        except TimetableError as error:
            log.warning("%s", error)
            return
        self._lacking = []
        with self.installation.database.write() as session:
            adopt(session, self._timetable)

    def _look(self, now: datetime) -> None:
        if self._timetable is None:
            return
        with self.installation.database.write() as session:
            note_stops(session, self._timetable)
            self._lacking = sort_out(session, wall_time(now))

    def _store(self, timetable: Timetable, some: list[Lacking]) -> None:
        found = [(it, walking, _reaches(timetable, it, walking)) for it in some for walking in WALKING]
        with self.installation.database.write() as session:
            if session.connection().scalar(select(TIMETABLE_IN_USE.c.id)) == timetable.id:
                _write(session, found)


def _reaches(timetable: Timetable, it: Lacking, walking: str) -> Mapping[str, Reach]:
    start, end = moments(it.visit, it.day)
    return reach_of(timetable, it.point, start, end, WALKING[walking])


def _write(session: Session, found: list[tuple[Lacking, str, Mapping[str, Reach]]]) -> None:
    """Store what was worked out, unless another process did so meanwhile; and tell the index."""
    connection = session.connection()
    for it, walking, reaches in found:
        key = {**asdict(it.visit), "walking": walking}
        same = [REACH_COMPUTED.c[name] == value for name, value in key.items()]
        if connection.scalar(select(REACH_COMPUTED.c.id).where(*same)) is not None:
            continue
        reachable, unsure = (
            sorted(place for place, reach in reaches.items() if reach.status is status)
            for status in (Status.BOTH, Status.UNKNOWN)
        )
        number = connection.scalar(
            insert(REACH_COMPUTED)
            .values(**key, reachable=reachable, unsure=unsure)
            .returning(REACH_COMPUTED.c.id)
        )
        rows = [
            {
                "computed_id": number,
                "place": place,
                "status": reach.status.value,
                "journeys": pack(reach, it.day),
            }
            for place, reach in reaches.items()
            if reach != Reach(reach.status) or reach.status is Status.UNKNOWN
        ]
        if rows:
            connection.execute(insert(REACH), rows)
    outbox.enqueue(session, {activity for it, _, _ in found for activity in it.activities})
