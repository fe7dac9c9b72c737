"""The tables as SQLAlchemy Core knows them: for reading many rows, which needs no objects."""

from sqlalchemy import Table
from sqlmodel import SQLModel

from schuifaan import models


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


ACCESS_FACT = _table(models.AccessFact)
ACTIVITY = _table(models.Activity)
ATTENDANCE = _table(models.AttendanceReport)
CONFIRMATION = _table(models.Confirmation)
CONTENT_CHANGE = _table(models.ContentChange)
FEED = _table(models.Feed)
FEED_PROBLEM = _table(models.FeedProblemRecord)
HELD_CHANGE = _table(models.HeldChange)
INDEX_TASK = _table(models.IndexTask)
OCCURRENCE = _table(models.Occurrence)
ORGANISATION = _table(models.Organisation)
REACH = _table(models.Reach)
REACH_COMPUTED = _table(models.ReachComputed)
SCHEDULE = _table(models.Schedule)
SOURCE_RECORD = _table(models.SourceRecord)
SUBMISSION = _table(models.Submission)
SUPPLY_WEEK = _table(models.SupplyWeek)
TIMETABLE_DAY = _table(models.TimetableDay)
TIMETABLE_IN_USE = _table(models.TimetableInUse)
VENUE = _table(models.Venue)
VENUE_STOP = _table(models.VenueStop)
