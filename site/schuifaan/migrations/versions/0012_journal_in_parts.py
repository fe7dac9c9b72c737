"""What a run changed is kept in parts, so that a big run need not write all of it again with each portion.

Revision: 0012
Follows: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("runjournal", "runjournal_before")
    op.create_table(
        "runjournal",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("rolled_back_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["feedrun.id"]),
        sa.PrimaryKeyConstraint("run_id", "part", name="runjournal_parts"),
    )
    op.execute(
        "insert into runjournal (run_id, part, changes, rolled_back_at)"
        " select run_id, 0, changes, rolled_back_at from runjournal_before"
    )
    op.drop_table("runjournal_before")
