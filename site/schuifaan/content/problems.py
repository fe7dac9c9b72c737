"""What can be wrong with the content files, in words an administrator can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from schuifaan.errors import SetupError

Severity = Literal["fout", "let op"]


@dataclass(frozen=True, slots=True, order=True)
class ContentProblem:
    """One thing to mend: `file` is relative to the content folder, `line` counts from 1."""

    file: str
    line: int
    severity: Severity
    sentence: str
    """Dutch, says what is wrong and what would be right."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.sentence}"


class ContentError(SetupError):
    """The content folder cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[ContentProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
