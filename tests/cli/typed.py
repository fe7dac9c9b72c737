"""A command as one types it, with what it printed where."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """How a command ended; `out` is its standard output, `err` its standard error."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]
"""Called with the words of the command; settings of the environment go by name."""
