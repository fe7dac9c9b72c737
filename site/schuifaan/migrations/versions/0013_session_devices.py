"""On what kind of device somebody is signed in.

Revision: 0013
Follows: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("signedin", sa.Column("device", sa.String(), nullable=False, server_default=""))
