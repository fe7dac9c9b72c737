"""`schuifaan serve`: the web server and the worker beside it."""

import click

from schuifaan.cli.server import run_server
from schuifaan.config import load_settings
from schuifaan.services.installation import open_installation, require_finished


@click.command()
def serve() -> None:
    """Serve the site, with its worker, on PORT (8000). `start` prepares everything first."""
    settings = load_settings()
    # Each web process finds out too, but says so in twenty lines.
    require_finished(open_installation(settings))
    run_server(settings)
