"""The number of an activity is never given out again, descriptions keep their shape, hints can be dismissed.

Revision: 0007
Follows: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity", sa.Column("description_html", sa.String(), nullable=False, server_default=""))
    op.add_column(
        "fieldhint", sa.Column("dismissed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    if op.get_bind().dialect.name == "sqlite":  # others never give out a number again
        _count_on()


def _count_on() -> None:
    """Make the table anew with AUTOINCREMENT, with the same rows.

    The rows are put back after the old table has gone: that is when SQLite finds again what refers to them.
    Renaming a filled table in its place would leave every reference counted as broken.
    """
    connection = op.get_bind()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    table = sa.Table("activity", sa.MetaData(), autoload_with=connection, sqlite_autoincrement=True)
    connection.exec_driver_sql("CREATE TABLE activity_kept AS SELECT * FROM activity")
    table.drop(connection)
    table.create(connection)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    connection.exec_driver_sql(f"INSERT INTO activity ({names}) SELECT {names} FROM activity_kept")  # noqa: S608
    connection.exec_driver_sql("DROP TABLE activity_kept")
