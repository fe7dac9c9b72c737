"""What an adapter makes of a partner's file: items to publish, and problems for the partner to mend."""

from dataclasses import dataclass, replace

from schuifaan.inputs.activity import ActivityInput
from schuifaan.recurrence import Moment, Series


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
    subject: str = ""
    """Title of what it is about, where it has one."""


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
    fingerprint: str | None = None
    """Of the raw text it was read from: the same text means the same again. None: to be read every time."""
    moments: tuple[Moment, ...] | None = None
    """Its kept dates, where whoever read it expanded them already."""


@dataclass(frozen=True, slots=True)
class KnownText:
    """What an earlier run made of a piece of raw text: an item that is on the site just as it was read."""

    external_key: str
    remarks: tuple[FeedProblem, ...] = ()
    """What there was to say about it; lines count from the first of the piece."""

    def remarks_at(self, line: int) -> list[FeedProblem]:
        """What there was to say about it, now that it begins at `line`."""
        return [
            replace(it, line=None if it.line is None else it.line + line, external_key=self.external_key)
            for it in self.remarks
        ]


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one column of a partner's sheet."""

    text: str
    column: str
    """The column of the interchange sheet it is taken for; empty = none."""


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
    unchanged: tuple[str, ...] = ()
    """External keys of items whose raw text was known (`KnownText`), so that they were not read again."""
    headings: tuple[Heading, ...] = ()
    """Of a sheet: what its columns are called."""
    whole: bool = False
    """The file is a list that cannot leave anything out by itself; a calendar may show only what comes next."""
    pages: int = 0
    """How many more pages were fetched for it: then the same first page says nothing about the rest."""
