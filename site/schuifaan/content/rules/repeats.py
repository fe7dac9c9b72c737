"""Names that may stand only once."""

from collections.abc import Iterable, Iterator

from schuifaan.content.problems import ContentProblem
from schuifaan.content.reading import ContentFile
from schuifaan.content.toml_lines import KeyPath


def repeats(file: ContentFile, named: Iterable[tuple[KeyPath, str]]) -> Iterator[ContentProblem]:
    """A problem for every name of one file that was there before."""
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield file.problem(path, f'"{name}" staat er twee keer.')
        seen.add(name)
