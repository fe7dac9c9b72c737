"""Static files under names that change with their content, so that browsers may keep them for ever.

They are read, joined and compressed once, when the process starts, without a build step: what an `order.txt` lists is
one file in that order, and so one request. Style sheets travel without what only their makers read, and without layers.
"""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort

from schuifaan.web.compression import accepts_gzip
from schuifaan.web.style_sheets import layers_of, without_layers

PREFIX = "/static/"
YEAR = 31_536_000
ORDER = "order.txt"
JOINED = {"css": "schuifaan.css", "js": "schuifaan.js", "map": "kaart.css"}
"""Folders with such a list, and under which name what it lists is sent: with every page, and with the map."""
_COMPRESSED = {".css", ".js", ".svg", ".txt", ".json"}
_REMARK, _SPACE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s+")
_REFERENCE = re.compile(r"/static/[\w./-]+\.(?:woff2|svg|png)")

mimetypes.add_type("font/woff2", ".woff2")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent: its hashed address, its bytes, and those bytes compressed where that helps."""

    url: str
    body: bytes
    mimetype: str
    zipped: bytes | None


class Assets:
    """The static files of one installation, by the name templates use."""

    def __init__(self, folder: Path, brand_rules: str = "") -> None:
        self._by_name: dict[str, Asset] = {}
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and file.suffix != ".css" and file.name != ORDER:
                self._add(name, name, file.read_bytes())
        layers = layers_of(_joined(folder / "css"))
        for name, path in JOINED.items():
            text = _joined(folder / name) + (f"\n{brand_rules}" if name == "css" else "")
            sent = self._style_sheet(text, layers) if path.endswith(".css") else text
            self._add(name, path, sent.encode())
        self._by_path = {asset.url.removeprefix(PREFIX): asset for asset in self._by_name.values()}

    def url(self, name: str) -> str:
        """The address of a file; raises KeyError for one that is not shipped."""
        return self._by_name[name].url

    def at(self, path: str) -> Asset | None:
        """The file behind a hashed path."""
        return self._by_path.get(path)

    def _add(self, name: str, path: str, body: bytes) -> None:
        stem, dot, suffix = path.rpartition(".")
        digest = hashlib.sha256(body).hexdigest()[:12]
        mimetype = mimetypes.guess_type(path)[0] or "application/octet-stream"
        zipped = gzip.compress(body, mtime=0) if f".{suffix}" in _COMPRESSED else None
        self._by_name[name] = Asset(f"{PREFIX}{stem}.{digest}{dot}{suffix}", body, mimetype, zipped)

    def _style_sheet(self, rules: str, layers: Sequence[str]) -> str:
        short = without_layers(_SPACE.sub(" ", _REMARK.sub("", rules)), layers)
        return _REFERENCE.sub(lambda found: self.url(found[0].removeprefix(PREFIX)), short)


def _joined(folder: Path) -> str:
    names = (folder / ORDER).read_text().split()
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def assets_blueprint(assets: Assets) -> Blueprint:
    """The route that serves them."""
    blueprint = Blueprint("assets", __name__)

    @blueprint.get(f"{PREFIX}<path:path>")
    def asset(path: str) -> Response:
        found = assets.at(path)
        if found is None:
            abort(404)
        zipped = found.zipped if accepts_gzip() else None
        response = Response(zipped or found.body, mimetype=found.mimetype)
        if zipped:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response

    return blueprint
