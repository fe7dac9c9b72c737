"""One kind of thing an editor has to look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.services.accounts.permissions import Action


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list."""

    title: str
    """Words of a partner or resident; an empty one is never shown."""
    path: str
    """Where it is decided."""
    since: datetime | None = None
    """Wall time from which it waits."""
    note: str = ""
    """What kind of trouble, in Dutch."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A heading of the list and how to find what stands under it."""

    code: str
    title: str
    why: str
    """Why this comes before what stands under it: what a resident notices."""
    needs: Action
    """Who may not do this does not see it."""
    tasks: Callable[[Session, datetime], Sequence[Task]]
