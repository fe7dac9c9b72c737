"""`schuifaan work`: the process beside the web server that does what a request must not wait for."""

import logging
import os
import time
from contextlib import suppress
from threading import Thread

import click

from schuifaan.cli.feed_clock import FeedClock
from schuifaan.cli.installation import installation
from schuifaan.services.installation import Installation
from schuifaan.services.keeping.maintenance import Upkeep
from schuifaan.services.mail.post_office import deliver

log = logging.getLogger(__name__)

# A change is searchable within a breath; an idle turn costs one query of an empty table.
PAUSE_SECONDS = 0.5
AFTER_FAILURE_SECONDS = 5.0


@click.command()
@click.option("--parent", type=int, help="End when this process is no longer our parent.")
def work(parent: int | None) -> None:
    """Keep dates and index up to date, read the feeds that are due and send mail, until stopped."""
    logging.basicConfig(level=logging.WARNING)
    upkeep = Upkeep(installation())
    Thread(target=_post, args=(upkeep.installation,), daemon=True).start()
    clock = upkeep.installation.settings.clock
    feeds = FeedClock(upkeep.installation)
    with suppress(KeyboardInterrupt):  # Ctrl-C reaches the master too, which says what there is to say
        while parent in (None, os.getppid()):
            try:
                upkeep.tick(clock.now())
                feeds.tick()
                time.sleep(PAUSE_SECONDS)
            except Exception:  # whatever it was, the outbox still holds the work: say so and try again
                log.exception("upkeep failed; trying again in %s s", AFTER_FAILURE_SECONDS)
                time.sleep(AFTER_FAILURE_SECONDS)


def _post(opened: Installation) -> None:
    """Send mail; beside the rest, because a mail server that does not answer takes ten seconds to find out."""
    while True:
        pause = PAUSE_SECONDS
        try:
            deliver(opened.database, opened.settings, opened.settings.clock.now())
        except Exception:  # the queue still holds it
            log.exception("mail failed; trying again in %s s", AFTER_FAILURE_SECONDS)
            pause = AFTER_FAILURE_SECONDS
        time.sleep(pause)
