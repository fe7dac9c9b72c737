"""Map tiles on disk: bounded, oldest out first, safe with several processes."""

import itertools
import time
from contextlib import suppress
from pathlib import Path

from schuifaan.services.whole_file import write_whole

# The whole area down to single buildings is about 150 MB: a full cache holds tiles of more than one upstream.
MOST_BYTES = 200_000_000
# What is kept leaves room for what several processes write before the next look: 32 tiles of 300 kB each.
LOOK_EVERY = 32
KEPT_BYTES = MOST_BYTES * 9 // 10
# The Kadaster renews its background map a few times a year.
FRESH_SECONDS = 30 * 24 * 3600

Tile = tuple[int, int, int]
"""Zoom, column, row."""


class TileCache:
    """The tiles of one upstream, below `root`; what lies below `root` is kept small as a whole."""

    def __init__(self, root: Path, name: str, *, kept_bytes: int = KEPT_BYTES) -> None:
        self._root = root
        self._folder = root / name
        self._kept_bytes = kept_bytes
        self._writes = itertools.count(1)

    def read(self, tile: Tile, *, stale: bool = False) -> bytes | None:
        """The tile's image; None when it is not here, or over a month old and that will not do."""
        file = self._file(tile)
        try:
            if not stale and time.time() - file.stat().st_mtime > FRESH_SECONDS:
                return None
            return file.read_bytes()
        except OSError:
            return None

    def write(self, tile: Tile, body: bytes) -> None:
        """Keep the tile. A full or read-only disk is no reason not to show it, so nothing is raised."""
        file = self._file(tile)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, body)
        if next(self._writes) % LOOK_EVERY == 0:
            self.trim()

    def trim(self) -> None:
        """Throw the oldest tiles away until what is left fits."""
        kept = []
        for file in self._root.glob("*/*/*/*"):
            with suppress(OSError):  # another process may just have thrown it away
                facts = file.stat()
                kept.append((facts.st_mtime, facts.st_size, file))
        total = sum(size for _, size, _ in kept)
        for _, size, file in sorted(kept):
            if total <= self._kept_bytes:
                return
            with suppress(OSError):
                file.unlink()
            total -= size

    def _file(self, tile: Tile) -> Path:
        zoom, column, row = tile
        return self._folder / str(zoom) / str(column) / str(row)
