"""Loading a content folder, and saying all that is wrong with one."""

from pathlib import Path

from schuifaan.content.content import Content
from schuifaan.content.demonstration import demonstration_problems
from schuifaan.content.library import Library, read_library
from schuifaan.content.problems import ContentError, ContentProblem
from schuifaan.content.rules import CONSISTENCY, EDITORIAL


def load_content(folder: Path) -> Content:
    """Read the folder; takes tens of milliseconds, so keep the result.

    Raises ContentError when a file cannot be read or refers to what is not there. Wording, contrast and
    the like do not stop it: `check_content` reports those.
    """
    return load_library(folder).content()


def load_library(folder: Path) -> Library:
    """The same, with what the files say in reach, so that changes can be laid over it."""
    library = read_library(folder)
    problems = sorted(problem for rule in CONSISTENCY for problem in rule(library))
    if problems:
        raise ContentError(problems)
    return library


def check_content(folder: Path) -> list[ContentProblem]:
    """Everything that is wrong with the folder, by file and line; empty when all is well.

    As long as a file cannot be read on its own, only that is reported.
    """
    try:
        library = read_library(folder)
    except ContentError as error:
        return list(error.problems)
    problems = {problem for rule in (*CONSISTENCY, *EDITORIAL) for problem in rule(library)}
    return sorted(problems.union(demonstration_problems(folder, library)))
