"""The command line: `schuifaan COMMAND`. One file a group of commands, listed here."""

import sys
from typing import NoReturn

import click

from schuifaan.cli.accounts import accounts
from schuifaan.cli.content import content
from schuifaan.cli.db import db
from schuifaan.cli.feeds import feeds
from schuifaan.cli.index import index
from schuifaan.cli.poster import poster
from schuifaan.cli.privacy import privacy
from schuifaan.cli.readability import readability
from schuifaan.cli.search import search
from schuifaan.cli.serve import serve
from schuifaan.cli.start import start
from schuifaan.cli.submissions import submissions
from schuifaan.cli.transit import transit
from schuifaan.cli.work import work
from schuifaan.errors import SchuifAanError

NOTHING_USABLE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def schuifaan() -> None:
    """Schuif aan: find an activity in your village, and how to get there and home again."""


COMMANDS = (
    *(start, serve, work, db, index, search, feeds, submissions, accounts, privacy, content),
    *(transit, poster, readability),
)

for command in COMMANDS:
    schuifaan.add_command(command)


def main() -> None:
    """Run a command; what it cannot use becomes one sentence and exit code 2."""
    try:
        schuifaan()
    except SchuifAanError as error:
        _refuse(str(error))
    except OSError as error:
        if error.filename is None:
            raise
        _refuse(f"{error.filename}: {error.strerror}.")


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(NOTHING_USABLE)
