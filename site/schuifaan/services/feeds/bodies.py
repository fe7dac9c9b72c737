"""The bytes of feeds as they were fetched: kept for thirty days, to see afterwards what a partner sent.

They are also what a server means that says "not modified".
"""

import gzip
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from schuifaan.feeds import MOST_BYTES
from schuifaan.feeds.child import SiteRules
from schuifaan.services.whole_file import write_whole

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of one run, and how we came by them; see FeedRun and Feed."""

    content: bytes
    whole: bool = True
    """Whether all of it came."""
    content_type: str | None = None
    fetched: str = ""
    http_status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh_seconds: int = 0
    name: str = ""
    """Of a file that was just sent, as it will be kept; empty: the feed's own."""
    site: SiteRules | None = None
    """How more pages of its website may be fetched; None for a file."""

    @property
    def sha256(self) -> str:
        """Tells whether bytes are the same."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of all feeds, in `folder`; a folder a feed."""

    folder: Path

    def keep(self, feed_id: int, body: bytes, now: datetime) -> None:
        """Keep a body, thirty days from `now`."""
        file = self._file(feed_id, hashlib.sha256(body).hexdigest())
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, gzip.compress(body, 3, mtime=0))
        os.utime(file, (now.timestamp(), now.timestamp()))

    def load(self, feed_id: int, sha256: str) -> bytes | None:
        """A body that was kept; None when it is not there any more, or not whole."""
        try:
            with gzip.open(self._file(feed_id, sha256)) as file:
                body = file.read(MOST_BYTES + 1)
        except (OSError, EOFError):
            return None
        return body if hashlib.sha256(body).hexdigest() == sha256 else None

    def clean(self, now: datetime) -> int:
        """Remove what is older than thirty days; returns how many that were."""
        too_old = [
            file for file in self.folder.glob("*/*.gz") if file.stat().st_mtime < (now - KEPT).timestamp()
        ]
        for file in too_old:
            with suppress(FileNotFoundError):
                file.unlink()
        return len(too_old)

    def _file(self, feed_id: int, sha256: str) -> Path:
        return self.folder / str(feed_id) / f"{sha256}.gz"
