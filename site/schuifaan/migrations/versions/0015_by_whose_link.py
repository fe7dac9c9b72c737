"""The log names whoever had the link of an organisation by its number: two organisations may share a slug. And what
somebody said yes to stays the wish of the run that asked, so that one statement can note it for thousands.

Revision: 0015
Follows: 0014
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _name_by_number()
    op.execute("alter table heldchange add column accepted_run_id integer references feedrun (id)")
    op.create_index("ix_heldchange_accepted_run_id", "heldchange", ["accepted_run_id"])
    op.execute("update heldchange set accepted_run_id = run_id where state = 'akkoord'")


def _name_by_number() -> None:
    """The only one of that slug; of more the one whose activity it was; nobody where that cannot be told."""
    op.execute(
        "update auditentry set actor = 'link:' || coalesce("
        "(select cast(max(id) as varchar) from organisation where slug = substr(actor, 6) having count(*) = 1),"
        "(select cast(organisation.id as varchar) from organisation"
        " join activity on activity.organisation_id = organisation.id"
        " where organisation.slug = substr(actor, 6) and 'activity:' || activity.id = subject),"
        " 'verwijderd') where actor like 'link:%'"
    )
