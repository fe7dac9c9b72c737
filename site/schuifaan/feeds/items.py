"""The last step of every adapter: columns and dates become an item, or a reason why not."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from schuifaan.content.folding import fold
from schuifaan.feeds.columns import ColumnReader, activity_from, with_defaults
from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.expanding import SECONDS_OVER_CHECK, Patience, once
from schuifaan.feeds.privacy import private_in
from schuifaan.feeds.problems import problem
from schuifaan.inputs import ActivityInput, FeedItem, FeedProblem, Reading
from schuifaan.recurrence import Series, is_too_often

MOST_ITEMS = 20_000
LONGEST_KEY = 300
LONGEST_RAW = 20_000


@dataclass
class ItemCollector:
    """Gathers the items of one file and everything there is to say about them."""

    context: ReadContext
    items: list[FeedItem] = field(default_factory=list)
    problems: list[FeedProblem] = field(default_factory=list)
    unpublished: list[Series] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    """Of all items so far."""
    patience: Patience = field(default_factory=lambda: Patience(SECONDS_OVER_CHECK))

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """The feed's defaults as fields; their own mistakes are reported once."""
        reader = ColumnReader(self.context)
        fields = reader.read(self.context.defaults)
        self.problems += reader.problems
        return fields

    def report(self, code: str, line: int | None = None, key: str | None = None, **values: Any) -> None:
        """Note a problem by its code; `severity` among `values` is instead of the usual one."""
        self.problems.append(problem(code, line, key, **values))

    def add(
        self,
        key: str,
        columns: Mapping[str, str],
        series: Series,
        raw: str,
        line: int | None = None,
        held: bool = False,
        point: tuple[float, float] | None = None,
        fingerprint: str | None = None,
    ) -> None:
        """Make an item of `columns` and `series`; `point` is (latitude, longitude) of the venue.

        `fingerprint` is that of the raw text, where the text alone says what the item is.
        """
        key = self._own(key)
        reader = ColumnReader(self.context, line, key)
        fields = with_defaults(reader.read(columns), self.defaults)
        self.problems += reader.problems
        if point:
            fields["venue"] = fields["venue"].model_copy(update={"latitude": point[0], "longitude": point[1]})
        if not held and (told := self._too_much(series)):
            held, series, fingerprint = True, told, None
            self.report("herhaling_te_vaak", line, key, wat=fields.get("title", "Deze activiteit"))
        if "title" not in fields:
            self.report("geen_titel", line, key)
            self.unpublished.append(series)
            return
        activity = activity_from(fields, series)
        if isinstance(activity, str):
            self.report("gegevens_ongeldig", line, key, wat=fields["title"], kolom=activity)
            self.unpublished.append(series)
            return
        if private := private_in(activity):
            held = True
            self.report("prive_gegevens", line, key, wat=activity.title, waarde=private)
        self.items.append(
            FeedItem(key, raw[:LONGEST_RAW], content_hash(activity, held), activity, held, line, fingerprint)
        )

    def _own(self, key: str) -> str:
        """The key, or with a tail when another item has it: whatever a file says, no item hides another."""
        key = key[:LONGEST_KEY]
        tails = (f"{key[: LONGEST_KEY - 10]}#{number}" for number in count(2))
        own = key if key not in self.keys else next(it for it in tails if it not in self.keys)
        self.keys.add(own)
        return own

    def _too_much(self, series: Series) -> Series | None:
        """What is kept of a series that repeats too often, or that there was no time left to look at."""
        if self.patience.is_gone(series):
            return once(series)
        with self.patience.counted():
            return series if is_too_often(series) else None

    def reading(self, complete: bool, usable: bool = True, whole: bool = False) -> Reading:
        """Everything gathered; see Reading for what the words mean."""
        return Reading(
            tuple(self.items), tuple(self.problems), complete, usable, tuple(self.unpublished), whole=whole
        )


def refusal(code: str, **values: Any) -> Reading:
    """The reading of a file we can do nothing with."""
    return Reading((), (problem(code, **values),), complete=False, usable=False)


def second_key(title: str, venue: str, date: str) -> str:
    """What identifies an item without a key of its own: what, where and when it first is."""
    text = "\n".join((fold(title), fold(venue)))
    return f"{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:16]}-{date}"


def content_hash(activity: ActivityInput, held: bool) -> str:
    """A fingerprint of what an item means to us; lines that change at every export do not count."""
    unsaid = set() if activity.follow_up else {"follow_up"}  # younger than the fingerprints that are kept
    said = activity.model_dump_json(exclude=unsaid)
    return hashlib.sha256(f"{held}{said}".encode(errors="replace")).hexdigest()
