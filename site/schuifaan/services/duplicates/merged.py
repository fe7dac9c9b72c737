"""Which activity stands for one that was merged."""

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from schuifaan.models import Merge


def merged_into(session: Session, activity_id: int) -> int | None:
    """The activity that stands for this one now; None when it stands for itself."""
    current = activity_id
    while (kept := session.exec(_kept(current)).first()) is not None:
        current = kept
    return current if current != activity_id else None


def _kept(absorbed: int) -> SelectOfScalar[int]:
    merges = select(Merge.kept_id).where(Merge.absorbed_id == absorbed, col(Merge.undone_at).is_(None))
    return merges.order_by(col(Merge.id))
