"""The data files of the evaluation: lines of fields with bars between them.

There are two sets. The search was tuned on `tuned`; `fresh` was written without looking at the thesaurus, and says how
it does on words that nobody thought of.
"""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SETS = ("tuned", "fresh")


def rows(of: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The fields of every line that is no comment, with the number of the line."""
    for number, line in enumerate((HERE / of / name).read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, [field.strip() for field in line.split("|")]
