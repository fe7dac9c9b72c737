"""On what kind of device somebody is signed in.

Revision: 0014
Follows: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("signedin", sa.Column("device", sa.String(), nullable=False, server_default=""))
