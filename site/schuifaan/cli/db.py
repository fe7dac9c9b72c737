"""`schuifaan db`: schema, backup and restore."""

from pathlib import Path

import click

from schuifaan.cli.installation import installation, say
from schuifaan.config import load_settings
from schuifaan.services.keeping.backup import backup, restore
from schuifaan.services.preparation import bring_up_to_date
from schuifaan.services.search.indexing import rebuild_index


@click.group()
def db() -> None:
    """The database: bring its schema up to date, back it up, put a backup back."""


@db.command("upgrade")
def upgrade_() -> None:
    """Bring the schema up to date."""
    bring_up_to_date(installation())
    say("The database is up to date.")


@db.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_(file: Path) -> None:
    """Write a whole, consistent copy to FILE, also while the site is running."""
    backup(load_settings().database_url, file)
    say(f"Backup written to {file}.")


@db.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore_(file: Path) -> None:
    """Put the backup in FILE in the place of the present data, and build the index anew from it."""
    settings = load_settings()
    restore(settings.database_url, file)
    say(f"The data of {file} is back.")
    opened = installation()
    say(str(rebuild_index(opened, settings.clock.now())))
