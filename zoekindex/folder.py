"""An index on disk.

    CURRENT                   the manifest of the living index; replacing it is the one atomic step
    generation-000002-5e1f/   its files; a file never changes once it has been written
    generation-000001-9a07/   what was current before: a reader may still be opening it
    lock                      held by whoever writes

Files are on the disk before CURRENT names them. So whoever is killed, wherever, leaves the old index or
the new one, and possibly some files that nobody names: the next writer sweeps these away.
"""

import fcntl
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from zoekindex.errors import IndexBusy, IndexUnusable
from zoekindex.manifest import Manifest, digest, made_for
from zoekindex.segments import Files
from zoekindex.vocabulary import PLAIN, Vocabulary

PATIENCE = 0.05  # seconds between two looks at a lock that is held
_GENERATION = re.compile(r"generation-\d+-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Generation:
    """The files of an index, known to be whole."""

    manifest: Manifest
    files: Files


class Folder:
    """One index. The folder must be writable by our own user only: the index holds pickles."""

    def __init__(self, path: Path, vocabulary: Vocabulary = PLAIN) -> None:
        """An index that was made with other words in its vocabulary (see there) cannot be used."""
        self.path = path
        self.vocabulary = vocabulary
        self._pointer = path / "CURRENT"

    def current(self) -> bytes:
        """The manifest as it is on disk; compare it with an earlier one to see whether anything has
        changed.
        """
        try:
            return self._pointer.read_bytes()
        except FileNotFoundError:
            raise IndexUnusable("there is no index yet") from None
        except OSError as error:
            raise IndexUnusable(f"the index cannot be read: {error.strerror}") from error

    def read(self, known: Generation | None = None) -> Generation:
        """The living index, every file checked against its hash. Files in `known` are not read again."""
        while True:
            pointer = self.current()
            try:
                return self.load(Manifest.unpack(pointer, self.vocabulary), known)
            except OSError as error:
                # A writer may have replaced the files between our looking at the manifest and at them.
                if self.current() == pointer:
                    raise IndexUnusable(f"a file cannot be read: {error}") from error

    def look(self) -> None:
        """Raise IndexUnusable when the manifest cannot be used, or names a file that is not there."""
        manifest = Manifest.unpack(self.current(), self.vocabulary)
        for name in manifest.files:
            if not (self.path / manifest.folder / name).exists():
                raise IndexUnusable(f"{name} is gone")

    def load(self, manifest: Manifest, known: Generation | None = None) -> Generation:
        """The files that a manifest names, checked."""
        files = {}
        for name, expected in manifest.files.items():
            if known and known.manifest.files.get(name) == expected:
                files[name] = known.files[name]
            else:
                files[name] = (self.path / manifest.folder / name).read_bytes()
                manifest.check(name, files[name])
        return Generation(manifest, files)

    @contextmanager
    def locked(self, timeout: float) -> Iterator[None]:
        """Be the only writer. The lock goes with the process: one that was killed leaves none behind."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        deadline = time.monotonic() + timeout
        with (self.path / "lock").open("ab") as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= deadline:
                        raise IndexBusy(f"another process has been writing for {timeout:g} seconds") from None
                    time.sleep(PATIENCE)
            self._sweep()
            yield
            self._sweep()

    def new_generation(self) -> str:
        """A name for a folder that sorts behind all others, and that no index has had before: not even
        one that was thrown away, whose answers somebody may still have in a cache.
        """
        numbers = [int(path.name.split("-")[1]) for path in self._generations()]
        return f"generation-{max(numbers, default=0) + 1:06}-{secrets.token_hex(4)}"

    def write(self, manifest: Manifest, files: Files) -> None:
        """Bring the files of a manifest to the disk, without making them current."""
        folder = self.path / manifest.folder
        folder.mkdir(mode=0o700, exist_ok=True)
        for name, content in files.items():
            if not (folder / name).exists():
                _write(folder / name, content)
        _sync_folder(folder)
        _sync_folder(self.path)

    def switch(self, manifest: Manifest) -> None:
        """Make this the living index. Its files must have been written."""
        fresh = self.path / "CURRENT.new"
        _write(fresh, manifest.pack())
        fresh.replace(self._pointer)
        _sync_folder(self.path)

    def _generations(self) -> list[Path]:
        return [path for path in self.path.iterdir() if _GENERATION.fullmatch(path.name)]

    def _sweep(self) -> None:
        """Remove what nobody names. Without a manifest that can be read nothing is touched: somebody may
        want to see what happened; a rebuild clears it away.
        """
        try:
            manifest = Manifest.unpack(self.current(), self.vocabulary)
        except IndexUnusable:
            return
        for path in self._generations():
            if path.name not in {manifest.folder, manifest.previous}:
                shutil.rmtree(path)
        for path in (self.path / manifest.folder).glob("*"):  # glob: the folder itself may have been lost
            if path.name not in manifest.files:
                path.unlink()


def describe(
    folder: str,
    change: int,
    count: int,
    files: Files,
    previous: str | None,
    vocabulary: Vocabulary = PLAIN,
) -> Manifest:
    """The manifest of these files."""
    hashes = {name: digest(content) for name, content in files.items()}
    return Manifest(folder, change, count, hashes, previous, made_for(vocabulary))


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
