"""What somebody said yes to stays the wish of the run that asked, so that one statement can note it for thousands.

Revision: 0015
Follows: 0014
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter table heldchange add column accepted_run_id integer references feedrun (id)")
    op.create_index("ix_heldchange_accepted_run_id", "heldchange", ["accepted_run_id"])
    op.execute("update heldchange set accepted_run_id = run_id where state = 'akkoord'")
