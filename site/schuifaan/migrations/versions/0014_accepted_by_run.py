"""What somebody said yes to, and is still being done, is the doing of the run that does it.

Revision: 0014
Follows: 0013
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "update heldchange set run_id = coalesce((select min(feedrun.id) from feedrun"
        " where feedrun.feed_id = heldchange.feed_id and feedrun.decision = 'bezig' and feedrun.decided_by <> ''),"
        " run_id) where state = 'akkoord'"
    )
