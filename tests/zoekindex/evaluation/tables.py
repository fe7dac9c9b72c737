"""The data files of the evaluation: lines of fields with bars between them."""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """The fields of every line that is no comment, with the number of the line."""
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, [field.strip() for field in line.split("|")]
