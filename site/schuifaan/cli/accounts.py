"""`schuifaan accounts`: who may sign in."""

import click

from schuifaan.cli.installation import installation, print_json, say
from schuifaan.models import Account
from schuifaan.services.accounts.keeping import accounts as all_accounts
from schuifaan.services.accounts.keeping import add_account, close_account, forget_second_factor
from schuifaan.services.accounts.permissions import GIVEN
from schuifaan.services.accounts.sign_in import link_for
from schuifaan.services.editing.audit import OPERATOR


@click.group()
def accounts() -> None:
    """Who may sign in, and as what."""


@accounts.command()
@click.argument("email")
@click.option("--role", type=click.Choice([str(it) for it in GIVEN]), required=True)
@click.option("--organisation", help="Slug of the organisation of a partner.")
@click.option("--municipality", help="Where an organisation of that name is in both.")
@click.option("--trusted", is_flag=True, help="What this partner changes is published at once.")
@click.option("--print-link", is_flag=True, help="Print a link that signs in once, for half an hour.")
def add(
    email: str, role: str, organisation: str | None, municipality: str | None, trusted: bool, print_link: bool
) -> None:
    """Let EMAIL sign in as ROLE, from now on."""
    opened = installation()
    now = opened.settings.clock.now()
    with opened.database.write() as session:
        account = add_account(
            session,
            email,
            role,
            now,
            OPERATOR,
            organisation=organisation,
            municipality=municipality,
            trusted=trusted,
        )
        sentence = f"{account.email}: {account.role}"
        link = link_for(session, opened.settings, account, now) if print_link else ""
    say(sentence)
    if link:
        click.echo(link)


@accounts.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_(as_json: bool) -> None:
    """List all accounts."""
    with installation().database.read() as session:
        found = all_accounts(session)
        if as_json:
            print_json([_document(it) for it in found])
            return
        for it in found:
            click.echo(f"{it.email:<40} {it.role:<8} {'closed' if it.disabled_at else 'open'}")
    if not found:
        say("There are no accounts.")


@accounts.command()
@click.argument("email")
def disable(email: str) -> None:
    """Let EMAIL in no more; every session ends at once."""
    opened = installation()
    with opened.database.write() as session:
        close_account(session, email, opened.settings.clock.now(), OPERATOR)
    say(f"{email}: closed.")


@accounts.command("new-telephone")
@click.argument("email")
def new_telephone(email: str) -> None:
    """For an editor who lost telephone and paper codes: the next sign-in asks for a new telephone."""
    opened = installation()
    with opened.database.write() as session:
        forget_second_factor(session, email, opened.settings.clock.now(), OPERATOR)
    say(f"{email}: the next sign-in asks for a new telephone.")


def _document(it: Account) -> dict[str, object]:
    return {
        "email": it.email,
        "role": it.role,
        "organisation_id": it.organisation_id,
        "trusted": it.trusted,
        "open": it.disabled_at is None,
        "second_factor": it.totp_proven,
    }
