"""Feeds that a partner is looking at and has not sent yet: what was fetched, and what was chosen so far.

A draft is two files in `var/feeds/concepten`, kept for seven days after the last change.
"""

import gzip
import json
import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from schuifaan.errors import NotFoundError
from schuifaan.services.whole_file import write_whole

KEPT = timedelta(days=7)
_KEY = re.compile(r"[A-Za-z0-9_-]{16}")
_GONE = "Dit voorbeeld is er niet meer. Hebt u het al verstuurd? Kijk dan bij uw agenda's."


@dataclass(frozen=True, slots=True)
class Draft:
    """One feed to be; the columns are those of Feed."""

    organisation_id: int
    name: str
    """Of the file, or the address after redirects: what its ending says counts."""
    address: str = ""
    """What will be read again and again; empty for a file."""
    content_type: str = ""
    whole: bool = True
    """Whether all of the body came."""
    headings: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Mapping[str, Any], ...] = ()
    seen: bool = False
    """Its preview, as it is now, was shown and had something in it."""
    key: str = field(default_factory=lambda: secrets.token_urlsafe(12))


@dataclass(frozen=True, slots=True)
class Drafts:
    """All drafts, in `folder`."""

    folder: Path

    def start(self, draft: Draft, body: bytes, now: datetime) -> None:
        """Keep a new draft with its bytes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._body(draft.key), gzip.compress(body, 3, mtime=0))
        self.change(draft, now)

    def change(self, draft: Draft, now: datetime) -> None:
        """Keep what was chosen."""
        write_whole(self._file(draft.key), json.dumps(asdict(draft)).encode())
        for file in (self._file(draft.key), self._body(draft.key)):
            os.utime(file, (now.timestamp(), now.timestamp()))

    def load(self, key: str) -> Draft:
        """The draft; raises NotFoundError when it is not there (any more)."""
        try:
            if not _KEY.fullmatch(key):
                raise FileNotFoundError
            kept = json.loads(self._file(key).read_bytes())
        except FileNotFoundError:
            raise NotFoundError(_GONE) from None
        return Draft(**{**kept, "rules": tuple(kept["rules"])})

    def body(self, key: str) -> bytes:
        """The bytes it is about; raises NotFoundError."""
        try:
            return gzip.decompress(self._body(key).read_bytes())
        except FileNotFoundError:
            raise NotFoundError(_GONE) from None

    def take(self, key: str) -> tuple[Draft, bytes]:
        """The draft with its bytes, for the only one that may send it; raises NotFoundError for everybody after."""
        draft, body = self.load(key), self.body(key)
        try:
            self._file(key).unlink()
        except FileNotFoundError:
            raise NotFoundError(_GONE) from None
        return draft, body

    def drop(self, key: str) -> None:
        """Forget the bytes of a draft that was taken."""
        self._body(key).unlink(missing_ok=True)

    def clean(self, now: datetime) -> int:
        """Remove what nobody has looked after for seven days; returns how many files that were."""
        limit = (now - KEPT).timestamp()
        too_old = [file for file in self.folder.glob("*") if file.stat().st_mtime < limit]
        for file in too_old:
            with suppress(FileNotFoundError):
                file.unlink()
        return len(too_old)

    def forget(self, organisation_id: int) -> int:
        """Remove all drafts of an organisation; returns how many files that were."""
        gone = 0
        for file in self.folder.glob("*.json"):
            if json.loads(file.read_bytes())["organisation_id"] == organisation_id:
                for it in (file, self._body(file.stem)):
                    it.unlink(missing_ok=True)
                    gone += 1
        return gone

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _body(self, key: str) -> Path:
        return self.folder / f"{key}.body"
