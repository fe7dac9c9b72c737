"""What adapters of JSON, XML and web pages have in common: from a mapped entry to an item of the feed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schuifaan.feeds.items import LONGEST_KEY, ItemCollector, second_key
from schuifaan.feeds.moments import Span, series_of
from schuifaan.inputs.contact import clean_phone, clean_website
from schuifaan.recurrence import Series
from schuifaan.recurrence.rules import FIRST_YEAR, LAST_YEAR

Point = tuple[float, float]
# More dates of their own than this in one activity is a machine's timetable.
MOST_SPANS = 1000


@dataclass
class Entries:
    """Adds entries to the items of one file; the same entry twice is one item."""

    collector: ItemCollector
    _seen: dict[str, set[str]] = field(default_factory=dict)

    def add(
        self,
        key: str,
        columns: Mapping[str, str],
        dates: Series | Iterable[Span],
        number: int,
        *,
        held: bool = False,
        point: Point | None = None,
    ) -> None:
        """Make an item of `columns` (those of the interchange sheet) and `dates`; `number` is its place."""
        what = columns.get("titel") or "een activiteit"
        spans = () if isinstance(dates, Series) else tuple(dates)
        if not isinstance(dates, Series) and not spans:
            self.collector.report("geen_datum", number, key or None, wat=what)
            return
        if len(spans) > MOST_SPANS:
            spans, held = spans[:MOST_SPANS], True
            self.collector.report("herhaling_te_vaak", number, key or None, wat=what)
        series = dates if isinstance(dates, Series) else series_of(spans)
        if not FIRST_YEAR <= series.start.year <= LAST_YEAR:
            self.collector.report(
                "jaar_onwaarschijnlijk", number, key or None, wat=what, waarde=series.start.year
            )
            return
        kept = _kept(columns, series)
        own = self._own_key(key, columns, series, kept, number)
        if own:
            self.collector.add(own, columns, series, kept, number, held, point)

    def dates(self, found: Iterable[tuple[Span, str]], number: int, key: str, what: str) -> list[Span]:
        """The dates of `found`; why an end could not be used (see `span_of`) is told once."""
        pairs = list(found)
        for code in dict.fromkeys(code for _, code in pairs if code):
            self.collector.report(code, number, key or None, wat=what or "een activiteit")
        return [span for span, _ in pairs]

    def _own_key(
        self, key: str, columns: Mapping[str, str], series: Series, kept: str, number: int
    ) -> str | None:
        """The key to use; None when exactly this was added before."""
        start = f"{series.start:%Y%m%dT%H%M}"
        key = key[: LONGEST_KEY - 30] or second_key(
            columns.get("titel", ""), columns.get("locatie", ""), start
        )
        for attempt in (key, f"{key}@{start}"):
            if attempt not in self._seen:
                self._seen[attempt] = {kept}
                return attempt
            if kept in self._seen[attempt]:
                return None
        self.collector.report("dubbele_uid", number, key, wat=columns.get("titel") or "een activiteit")
        self._seen[f"{key}@{start}"].add(kept)
        return f"{key}@{start}#{len(self._seen[f'{key}@{start}'])}"


def website(*values: Any) -> str:
    """The first of `values` that is an address of a page, else nothing."""
    return next((v.strip() for v in values if isinstance(v, str) and "://" in v and clean_website(v)), "")


def landline(*values: Any) -> str:
    """The first of `values` that is a number of an organisation; a mobile number is somebody's own."""
    for value in values:
        number = clean_phone(value) if isinstance(value, str) else None
        if number and not is_mobile(number):
            return number
    return ""


def is_mobile(number: str) -> bool:
    """Whether a usable Dutch number is a mobile one."""
    digits = "".join(c for c in number if c.isdigit())
    return digits.removeprefix("00").removeprefix("31").removeprefix("0").startswith("6")


def point_of(latitude: Any, longitude: Any) -> Point | None:
    """(latitude, longitude) when both are numbers on the globe; 0, 0 is what programs write for unknown."""
    try:
        found = (float(latitude), float(longitude))
    except (TypeError, ValueError, OverflowError):
        return None
    if not (abs(found[0]) <= 90 and abs(found[1]) <= 180) or found == (0, 0):
        return None
    return found


def _kept(columns: Mapping[str, str], series: Series) -> str:
    """What is stored of an entry: only what we use, so no mailbox of a maker or organiser comes along."""
    filled = {name: value for name, value in columns.items() if value}
    return json.dumps({"columns": filled, "dates": repr(series)}, ensure_ascii=False, sort_keys=True)
