"""`schuifaan work`: the process beside the web server that does what a request must not wait for."""

import logging
import os
import time
from contextlib import suppress

import click

from schuifaan.cli.installation import installation
from schuifaan.services.maintenance import Upkeep

log = logging.getLogger(__name__)

# A change is searchable within a breath; an idle turn costs one query of an empty table.
PAUSE_SECONDS = 0.5
AFTER_FAILURE_SECONDS = 5.0


@click.command()
@click.option("--parent", type=int, help="End when this process is no longer our parent.")
def work(parent: int | None) -> None:
    """Keep dates and index up to date, until stopped."""
    logging.basicConfig(level=logging.WARNING)
    upkeep = Upkeep(installation())
    clock = upkeep.installation.settings.clock
    with suppress(KeyboardInterrupt):  # Ctrl-C reaches the master too, which says what there is to say
        while parent in (None, os.getppid()):
            try:
                upkeep.tick(clock.now())
                time.sleep(PAUSE_SECONDS)
            except Exception:  # whatever it was, the outbox still holds the work: say so and try again
                log.exception("upkeep failed; trying again in %s s", AFTER_FAILURE_SECONDS)
                time.sleep(AFTER_FAILURE_SECONDS)
