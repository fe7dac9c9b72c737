"""What an adapter makes of a partner's file: items to publish, and problems for the partner to mend."""

from dataclasses import dataclass

from schuifaan.inputs.activity import ActivityInput
from schuifaan.recurrence import Series


@dataclass(frozen=True, slots=True)
class FeedProblem:
    """One thing to mend, in words for the partner.

    `code` is stable (`geen_begintijd`); `severity` is `fout` (the item is not published), `vastgehouden`
    (waits for a person), `let op` (published, but something was left out or guessed) or `tip` (nothing is
    wrong).
    """

    code: str
    severity: str
    text: str
    next_step: str
    line: int | None = None
    external_key: str | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One activity of a feed. `raw` is what was sent; `content_hash` changes when the meaning does."""

    external_key: str
    raw: str
    content_hash: str
    activity: ActivityInput
    held: bool = False
    """The adapter itself is not sure enough to publish this."""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, read. When not `complete`, something of it is missing: then nothing may vanish."""

    items: tuple[FeedItem, ...]
    problems: tuple[FeedProblem, ...]
    complete: bool
    usable: bool = True
    """False when this is no file of the kind at all (a login page, a sheet without our columns)."""
    unpublished: tuple[Series, ...] = ()
    """Dates that were understood and are not for the public: private appointments, items without a title."""
