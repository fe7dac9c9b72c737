"""Feeds that are fetched and run by themselves, and the fingerprints of what was read.

Revision: 0004
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("feed") as feed:
        feed.add_column(sa.Column("etag", sa.String(), nullable=True))
        feed.add_column(sa.Column("last_modified", sa.String(), nullable=True))
        feed.add_column(sa.Column("body_sha256", sa.String(), nullable=True))
        feed.add_column(sa.Column("minutes_between", sa.Integer(), nullable=False, server_default="240"))
        feed.add_column(sa.Column("own_minutes", sa.Integer(), nullable=False, server_default="0"))
        feed.add_column(sa.Column("next_run_at", sa.DateTime(), nullable=True))
        feed.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
        feed.add_column(sa.Column("paused", sa.String(), nullable=False, server_default=""))
        feed.add_column(sa.Column("role", sa.String(), nullable=False, server_default="organisator"))
        feed.add_column(sa.Column("headings", sa.JSON(), nullable=False, server_default="{}"))
        feed.add_column(sa.Column("rules", sa.JSON(), nullable=False, server_default="[]"))
        feed.add_column(sa.Column("unstable_keys", sa.Boolean(), nullable=False, server_default=sa.false()))
        feed.create_index("ix_feed_next_run_at", ["next_run_at"])
    with op.batch_alter_table("feedrun") as run:
        run.add_column(sa.Column("reader", sa.String(), nullable=False, server_default=""))
        run.add_column(sa.Column("fetched", sa.String(), nullable=False, server_default=""))
        run.add_column(sa.Column("decided_by", sa.String(), nullable=False, server_default=""))
        run.add_column(sa.Column("items", sa.Integer(), nullable=False, server_default="0"))
        run.add_column(sa.Column("http_status", sa.Integer(), nullable=True))
        run.add_column(sa.Column("size", sa.Integer(), nullable=False, server_default="0"))
        run.add_column(sa.Column("milliseconds", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("sourcerecord") as record:
        record.add_column(sa.Column("fingerprint", sa.String(), nullable=True))
        record.add_column(sa.Column("remarks", sa.JSON(), nullable=False, server_default="[]"))
        record.add_column(sa.Column("second_key", sa.String(), nullable=False, server_default=""))
        record.add_column(sa.Column("item", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("feedproblemrecord") as problem:
        problem.add_column(sa.Column("subject", sa.String(), nullable=False, server_default=""))
    _what_waits()
    _what_can_be_undone()
    _duplicates()


def _what_waits() -> None:
    op.create_table(
        "heldchange",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("external_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("item", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"]),
        sa.ForeignKeyConstraint(["run_id"], ["feedrun.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("feed_id", "external_key"),
    )
    op.create_index("ix_heldchange_run_id", "heldchange", ["run_id"])
    op.create_table(
        "fieldhint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("activity_id", "field"),
    )


def _what_can_be_undone() -> None:
    op.create_table(
        "runjournal",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("rolled_back_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["feedrun.id"]),
        sa.PrimaryKeyConstraint("run_id"),
    )


def _duplicates() -> None:
    op.create_table(
        "duplicatepair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["activity.id"]),
        sa.ForeignKeyConstraint(["second_id"], ["activity.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("first_id", "second_id"),
    )
    for column in ("first_id", "second_id", "state"):
        op.create_index(f"ix_duplicatepair_{column}", "duplicatepair", [column])
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("absorbed_id", sa.Integer(), nullable=False),
        sa.Column("merged_by", sa.String(), nullable=False),
        sa.Column("merged_at", sa.DateTime(), nullable=False),
        sa.Column("records", sa.JSON(), nullable=False),
        sa.Column("hidden_reason", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["activity.id"]),
        sa.ForeignKeyConstraint(["absorbed_id"], ["activity.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("kept_id", "absorbed_id"):
        op.create_index(f"ix_merge_{column}", "merge", [column])
