"""`schuifaan index`: look after the search index."""

import sys
from dataclasses import asdict

import click

from schuifaan.cli.installation import WITH_PROBLEMS, installation, print_json, say
from schuifaan.services.search.indexing import SyncReport, check_index, rebuild_index, sync_index

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")


@click.group()
def index() -> None:
    """Rebuild, update or check the search index."""


@index.command()
@as_json
def rebuild(as_json: bool) -> None:
    """Write the whole index anew from the database, and switch to it when it is ready."""
    opened = installation()
    _report(rebuild_index(opened, opened.settings.clock.now()), as_json)


@index.command()
@as_json
def sync(as_json: bool) -> None:
    """Bring the changes that wait into the index."""
    opened = installation()
    _report(sync_index(opened, opened.settings.clock.now()), as_json)


@index.command()
@as_json
def check(as_json: bool) -> None:
    """Compare the index with the database; exit code 1 when they differ."""
    found = check_index(installation())
    for problem in found.problems:
        say(f"The index is not right: {problem}.")
    if found.ok:
        say(f"The index is right: {found.documents} activities.")
    if found.waiting:
        say(f"{found.waiting} changes wait to be brought into it; run: schuifaan index sync")
    if as_json:
        print_json(asdict(found))
    if not found.ok:
        sys.exit(WITH_PROBLEMS)


def _report(done: SyncReport, as_json: bool) -> None:
    say(str(done))
    if as_json:
        print_json({**asdict(done), "at": done.at.isoformat()})
