"""Rows that an earlier run has read: found by fingerprint, so that they need not be read again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from schuifaan.feeds.context import ReadContext
from schuifaan.inputs import KnownText

# In no cell: reading a file takes them out.
_BETWEEN_CELLS = "\0"


@dataclass(frozen=True, slots=True)
class KnownRows:
    """The rows under `headings`; with other headings, or read by other rules, the same cells are another row."""

    context: ReadContext
    headings: Sequence[str]

    def fingerprint(self, row: Sequence[str]) -> str | None:
        """Of a row; None when nobody will ask for it again."""
        if not self.context.reader:
            return None
        text = _BETWEEN_CELLS.join((self.context.reader, *self.headings, "", *row))
        return hashlib.sha256(text.encode(errors="replace")).hexdigest()

    def known(self, fingerprint: str | None, key: str) -> KnownText | None:
        """What was made of a row, if it is on the site under `key`."""
        found = self.context.known.get(fingerprint) if fingerprint else None
        return found if found and found.external_key == key else None
