"""Organisers say how many people came; what was on offer in past weeks is counted.

Revision: 0009
Follows: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attendancereport",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.Column("first_time", sa.Integer(), nullable=True),
        sa.Column("with_transport", sa.Integer(), nullable=True),
        sa.Column("reported_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("activity_id", "day"),
    )
    op.create_index("ix_attendancereport_activity_id", "attendancereport", ["activity_id"])
    op.create_index("ix_attendancereport_day", "attendancereport", ["day"])
    op.create_table(
        "supplyweek",
        sa.Column("week", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("daypart", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("dates", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week", "municipality", "place", "daypart", "kind"),
    )
