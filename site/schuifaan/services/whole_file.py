"""Files that nobody ever reads half of."""

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, body: bytes) -> None:
    """Write the file in one go; its folder must exist. Raises OSError, and then leaves nothing behind."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix="half-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as writer:
            writer.write(body)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
