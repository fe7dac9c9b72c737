"""`schuifaan start`: prepare everything that is missing, then serve."""

import click

from schuifaan.cli.installation import say
from schuifaan.cli.predecessor import require_port
from schuifaan.cli.server import HOST, run_server
from schuifaan.config import load_settings
from schuifaan.feeds.child import close_reader
from schuifaan.services.installation import open_installation, require_finished
from schuifaan.services.preparation import prepare


@click.command()
def start() -> None:
    """Make the database, the demo data and the index where they are missing, and serve on PORT (8000)."""
    settings = load_settings()
    require_port(settings)
    installation = open_installation(settings)
    require_finished(installation)
    for sentence in prepare(installation, settings.clock.now()):
        say(sentence)
    if not settings.smtp_url:
        say(f"No mail server is set: mails are files in {settings.mail}")
    installation.database.dispose()
    close_reader()  # what read the demonstration's files has nothing to do in a server
    say(f"Schuif aan is at http://{HOST}:{settings.port}  (Ctrl-C stops it)")
    run_server(settings)
