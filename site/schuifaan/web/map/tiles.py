"""Map tiles handed on from one fixed upstream, so that a resident's browser only ever talks to us."""

import hashlib
import time
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import urllib3

from schuifaan.errors import SetupError
from schuifaan.web.map.breather import Breather
from schuifaan.web.map.slots import slot
from schuifaan.web.map.tile_cache import Tile, TileCache

# The Kadaster's grey background map, CC BY 4.0: the calmest under coloured buttons. The address is the one
# that xyzservices publishes as `nlmaps.grijs` (tests/unit/map/test_tiles.py keeps it so).
PDOK_GREY = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
CREDITS = {
    "service.pdok.nl": "© Kadaster",
    "tile.openstreetmap.org": "© OpenStreetMap",
}

USER_AGENT = "schuifaan (map of a municipal website, with a cache)"
CONNECT_SECONDS = READ_SECONDS = 2.0
# A sender that drips one byte at a time would never meet the read time-out.
WHOLE_SECONDS = 4.0
LARGEST_TILE = 300_000
AT_ONCE = 4
"""Calls of the upstream, over all processes."""
_CHUNK = 65_536


def tile_template(setting: str) -> str | None:
    """The upstream's address for a value of SCHUIFAAN_TILES; None when tiles are off."""
    if setting == "none":
        return None
    template = setting.removeprefix("proxy").removeprefix(":") or PDOK_GREY
    address = urlsplit(template)
    if not all(part in template for part in ("{z}", "{x}", "{y}")) or "{" in address.netloc:
        raise SetupError("SCHUIFAAN_TILES=proxy:… needs {z}, {x} and {y} in its path, and a fixed host.")
    return template


def tile_credit(template: str) -> str:
    """Whom the page must name for these tiles; the host, where we know no better."""
    host = urlsplit(template).hostname or ""
    return CREDITS.get(host, host)


@lru_cache(maxsize=8)
def tile_proxy(setting: str, folder: Path) -> "TileProxy | None":
    """The one proxy of this process for these settings; None when tiles are off."""
    template = tile_template(setting)
    return TileProxy(template, folder) if template else None


class TileProxy:
    """Fetches tiles of one upstream and keeps them below `folder`."""

    def __init__(self, template: str, folder: Path) -> None:
        name = hashlib.sha256(template.encode()).hexdigest()[:12]
        self.credit = tile_credit(template)
        """Whom the page must name for these tiles."""
        self._template = template
        self._cache = TileCache(folder, name)
        self._breather = Breather(folder / f"{name}.mislukt")
        self._folder = folder
        self._http = urllib3.PoolManager(
            maxsize=AT_ONCE,
            retries=False,
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            headers={"User-Agent": USER_AGENT, "Accept": "image/*"},
        )

    @property
    def resting(self) -> bool:
        """Whether the upstream failed so often that we leave it alone for a while."""
        return self._breather.resting()

    def tile(self, tile: Tile) -> bytes | None:
        """The tile's image, from disk or from the upstream; None when it cannot be had now.

        An old copy on disk is better than no tile.
        """
        kept = self._cache.read(tile)
        if kept is not None:
            return kept
        return self._fetched(tile) or self._cache.read(tile, stale=True)

    def _fetched(self, tile: Tile) -> bytes | None:
        if self._breather.resting():
            return None
        with slot(self._folder, AT_ONCE, READ_SECONDS) as free:
            # The rest may have begun while we waited.
            if not free or self._breather.resting():
                return None
            try:
                body = self._download(tile)
            except (urllib3.exceptions.HTTPError, OSError):
                body = None
        if body is None:
            self._breather.failed()
            return None
        self._breather.succeeded()
        self._cache.write(tile, body)
        return body

    def _download(self, tile: Tile) -> bytes | None:
        zoom, column, row = map(str, tile)
        url = self._template.replace("{z}", zoom).replace("{x}", column).replace("{y}", row)
        deadline = time.monotonic() + WHOLE_SECONDS
        response = self._http.request("GET", url, redirect=False, preload_content=False)
        try:
            if response.status != 200 or not response.headers.get("Content-Type", "").startswith("image/"):
                return None
            body = b""
            while chunk := response.read1(_CHUNK):
                body += chunk
                if len(body) > LARGEST_TILE or time.monotonic() > deadline:
                    return None
            return body if image_type(body) else None
        finally:
            response.close()


def image_type(body: bytes) -> str | None:
    """The media type of a PNG, JPEG or WebP image, told from its first bytes; None for anything else.

    SVG is left out on purpose: it can carry script.
    """
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if body.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/webp" if body.startswith(b"RIFF") and body[8:12] == b"WEBP" else None
