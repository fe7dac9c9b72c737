"""The tables as SQLAlchemy Core knows them: for reading many rows, which needs no objects."""

from sqlalchemy import Table
from sqlmodel import SQLModel

from schuifaan import models


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


ACCESS_FACT = _table(models.AccessFact)
ACTIVITY = _table(models.Activity)
FEED = _table(models.Feed)
FEED_PROBLEM = _table(models.FeedProblemRecord)
INDEX_TASK = _table(models.IndexTask)
OCCURRENCE = _table(models.Occurrence)
ORGANISATION = _table(models.Organisation)
SOURCE_RECORD = _table(models.SourceRecord)
VENUE = _table(models.Venue)
