"""What an index ought to look like: its files with their hashes.

Whoosh notices neither a damaged segment nor one that was cut short; and the file that names the segments
is a pickle, so it must not be opened before it is known to be our own.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Self

from zoekindex.analysis import fingerprint
from zoekindex.entry import FORMAT
from zoekindex.errors import IndexUnusable
from zoekindex.vocabulary import PLAIN, Vocabulary


def made_for(vocabulary: Vocabulary = PLAIN) -> dict[str, str]:
    """The rules under which this code writes an index, and can read it."""
    return {**fingerprint(vocabulary), "format": str(FORMAT)}


@dataclass(frozen=True, slots=True)
class Manifest:
    """`folder` holds the files (SHA-256 by name), `change` counts the changes since it was built, `count` the
    documents. `previous` is the folder that was current before this one.
    """

    folder: str
    change: int
    count: int
    files: Mapping[str, str]
    previous: str | None = None
    made_for: Mapping[str, str] = field(default_factory=made_for)

    @property
    def generation(self) -> str:
        return f"{self.folder}.{self.change}"

    @classmethod
    def unpack(cls, content: bytes, vocabulary: Vocabulary = PLAIN) -> Self:
        try:
            manifest = cls(**json.loads(content))
        except (ValueError, TypeError) as error:
            raise IndexUnusable("the list of files is damaged") from error
        ours = made_for(vocabulary)
        if manifest.made_for != ours:
            raise IndexUnusable(f"the index was made for {manifest.made_for}, and this is {ours}")
        return manifest

    def pack(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()

    def check(self, name: str, content: bytes) -> None:
        """Raise IndexUnusable when this is not what was once written under that name."""
        if self.files[name] != digest(content):
            raise IndexUnusable(f"{name} is damaged")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
