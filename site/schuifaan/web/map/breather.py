"""After three failures in a row: no calls for ten minutes."""

import time
from contextlib import suppress
from pathlib import Path

FAILURES_IN_A_ROW = 3
REST_SECONDS = 600


class Breather:
    """Counts failures in a file, one byte each, so that every process of this site rests at the same time.

    Appending a byte is atomic, and the file's own time says when the last failure was. After the rest one
    more failure is enough to rest again; one success forgets them all.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def resting(self) -> bool:
        """Whether there were too many failures, the last one less than ten minutes ago."""
        try:
            facts = self._file.stat()
        except OSError:
            return False
        return facts.st_size >= FAILURES_IN_A_ROW and time.time() - facts.st_mtime < REST_SECONDS

    def failed(self) -> None:
        """Note a failure."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab") as writer:
                writer.write(b"x")

    def succeeded(self) -> None:
        """Forget the failures."""
        self._file.unlink(missing_ok=True)
