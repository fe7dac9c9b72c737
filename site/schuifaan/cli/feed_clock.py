"""Reading the feeds that are due, for a site without a timer of the system's."""

import subprocess
import sys
import time
from dataclasses import dataclass

from schuifaan.services.feeds.accepting import busy_accepting
from schuifaan.services.feeds.running import due_feeds
from schuifaan.services.installation import Installation

LOOK_SECONDS = 60.0
COMMAND = (sys.executable, "-m", "schuifaan", "feeds", "run", "--due", "--json")


@dataclass
class FeedClock:
    """Starts `schuifaan feeds run --due` when a feed is due, or what somebody let through is half done.

    Call `tick` as often as you like.

    In a process of its own, because a slow website must not keep the index waiting. Should a timer do the same,
    then the lock of each feed sees to it that it is read once.
    """

    installation: Installation
    process: subprocess.Popen[bytes] | None = None
    looked: float | None = None

    def tick(self) -> None:
        """Look whether there is something to read, once a minute at most and not while reading."""
        now = time.monotonic()
        busy = self.process is not None and self.process.poll() is None
        if busy or (self.looked is not None and now < self.looked + LOOK_SECONDS):
            return
        self.looked = now
        with self.installation.database.read() as session:
            due = due_feeds(session, self.installation.settings.clock.now())
        if due or busy_accepting(self.installation.database):
            self.process = subprocess.Popen(COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
