"""Which activity stands for one that was merged."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from schuifaan.models import Merge


def merged_into(session: Session, activity_id: int) -> int | None:
    """The activity that stands for this one now; None when it stands for itself."""
    current = activity_id
    while (found := session.exec(standing(col(Merge.absorbed_id) == current)).first()) is not None:
        current = found.kept_id
    return current if current != activity_id else None


def standing(condition: ColumnElement[bool]) -> SelectOfScalar[Merge]:
    """Merges that have not been undone, oldest first."""
    return select(Merge).where(condition, col(Merge.undone_at).is_(None)).order_by(col(Merge.id))
