"""What somebody said yes to, and is still being done, is the doing of the run that does it.

Revision: 0014
Follows: 0013
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_DOES_IT = (
    "(select min(feedrun.id) from feedrun where feedrun.feed_id = heldchange.feed_id"
    " and feedrun.decision = 'bezig' and feedrun.decided_by <> '')"
)


def upgrade() -> None:
    op.execute(
        f"update heldchange set run_id = {_DOES_IT} where state = 'akkoord' and {_DOES_IT} is not null"
    )
