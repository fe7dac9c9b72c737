"""`schuifaan privacy`: what somebody may ask for by law."""

import click

from schuifaan.cli.installation import installation, print_json, say
from schuifaan.services.keeping.personal_data import export as everything_about
from schuifaan.services.keeping.personal_data import forget, forget_raw_files
from schuifaan.services.mail.post_office import forget_files
from schuifaan.services.search.indexing import sync_index


@click.group()
def privacy() -> None:
    """Everything about a person (an e-mail address) or an organisation (a slug)."""


@privacy.command()
@click.argument("who")
@click.option("--municipality", help="Where an organisation of that name is in both.")
def export(who: str, municipality: str | None) -> None:
    """Print everything about WHO as one JSON document."""
    with installation().database.read() as session:
        print_json(everything_about(session, who, municipality))


@privacy.command()
@click.argument("who")
@click.option("--municipality", help="Where an organisation of that name is in both.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(who: str, municipality: str | None, yes: bool) -> None:
    """Remove everything about WHO; it cannot be taken back."""
    opened = installation()
    now = opened.settings.clock.now()
    if not yes:
        click.confirm(f"Remove everything about {who}?", abort=True, err=True)
    raw = forget_raw_files(opened.database, opened.settings, who, municipality)
    if raw:
        say(f"files of feeds in {opened.settings.feeds}: {raw}")
    with opened.database.write() as session:
        counts = forget(session, who, now, municipality)
    files = forget_files(opened.settings, who)
    sync_index(opened, now)
    for table, number in sorted(counts.items()):
        say(f"{table}: {number}")
    if files:
        say(f"mails in {opened.settings.mail}: {files}")
